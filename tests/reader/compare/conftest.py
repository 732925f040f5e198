"""Small versions of a report, read by the reader itself."""

from collections.abc import Callable

import pytest

from enlace.reader import Report, read

_HEADS = {
    "en": "REGIONAL CONSULTATION GROUP ON MIGRATION (RCGM)\n\nPanama, June 2 – 3, 2015\n\nCONCLUSIONS\n\n",
    "es": "GRUPO REGIONAL DE CONSULTA SOBRE MIGRACIÓN\n\nPanamá, 2 y 3 de junio de 2015\n\nCONCLUSIONES\n\n",
}


@pytest.fixture
def version() -> Callable[..., Report]:
    """A report in that language with those items, numbered from 1; "a) …" stands under the one before."""

    def version(language: str, *items: str) -> Report:
        lines, number = [], 0
        for item in items:
            number += item[1:2] != ")"
            lines.append(item if item[1:2] == ")" else f"{number}. {item}")
        return read((_HEADS[language] + "\n".join(lines) + "\n").encode(), name=f"report.{language}.txt")

    return version


@pytest.fixture
def told(version) -> Callable[[str, str], list[tuple[str, str]]]:
    """Kind and English words of each difference of two items, which are the same either way round."""
    from enlace.reader.compare import compare

    def told(english: str, spanish: str) -> list[tuple[str, str]]:
        a, b = version("en", english), version("es", spanish)
        found, reverse = compare(a, b), compare(b, a)
        assert [one.kind for one in found] == [one.kind for one in reverse]
        return [(one.kind, one.detail) for one in found]

    return told
