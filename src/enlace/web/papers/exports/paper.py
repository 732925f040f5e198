"""Papers and sheets as PDF, set by typst; words reach it as data, never as source."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from enlace.papers.defaults import label
from enlace.papers.errors import TooLongForPdf
from enlace.reader.model import Language
from enlace.web.register.exports.paper import typeset

LAYOUT = Path(__file__).with_name("papers.typ")
LABELS = (
    *("as_of", "number", "what", "who", "due", "state", "action", "page", "of", "note", "suggested", "text"),
    *("meeting", "late", "by_meeting", "later", "no_date", "owed_to_it", "said", "proposed", "more"),
)


def made(kind: str, lang: Language, context: dict[str, Any]) -> bytes:
    """``kind`` is ``matrix``, ``agenda`` or ``sheet``. Raises ``TooLongForPdf`` where it cannot be set in time."""
    said = {**context, "kind": kind, "lang": lang, "labels": {name: label(name, lang) for name in LABELS}}
    try:
        return typeset(LAYOUT, said)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise TooLongForPdf from None
