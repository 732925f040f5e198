"""Reports of two meetings, written as people write them, and the links between their items."""

from collections.abc import Callable

import pytest

from enlace.matching import link
from enlace.reader import read

HEADS = {
    "en": "REPORT OF THE MEETING OF THE {body}\n\nThe {body} held its meeting on {month} {day}, {year} in "
    "Managua, Nicaragua, with participation of Canada, Costa Rica, Honduras and Mexico.\n\nCONCLUSIONS\n\n",
    "es": "INFORME DE LA REUNIÓN DE LA {body}\n\nLa {body} celebró su reunión el {day} de {month} de {year} en "
    "Managua, Nicaragua, con la participación de Canadá, Costa Rica, Honduras y México.\n\nCONCLUSIONES\n\n",
}
BODIES = {
    "en": "Liaison Officer Network for Consular Protection",
    "es": "Red de Funcionarios de Enlace para la Protección Consular",
}
MONTHS = {"en": "May", "es": "mayo"}


@pytest.fixture
def report() -> Callable[..., object]:
    """A report of the consular network's meeting of May that year, with these items."""

    def report(year, *items, lang="en", day=12, name=None):
        head = HEADS[lang].format(body=BODIES[lang], month=MONTHS[lang], day=day, year=year)
        text = head + "\n\n".join(f"{at}. {item}" for at, item in enumerate(items, start=1))
        return read(text.encode(), name=name or f"consular-{year}.{lang}.txt")

    return report


@pytest.fixture
def pairs(report) -> Callable[..., list[object]]:
    """The links of the first items of two meetings a year apart."""

    def pairs(earlier, later, *, langs=("en", "en")):
        return link([report(2010, earlier, lang=langs[0]), report(2011, later, lang=langs[1])])

    return pairs
