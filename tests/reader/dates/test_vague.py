from __future__ import annotations

from typing import Any

import pytest

from enlace.reader.dates.vague import vague_terms
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as soon as possible", ("as soon as possible", None, None, None)),
        ("as soon as practicable", ("as soon as practicable", None, None, None)),
        ("at its earliest convenience", ("at its earliest convenience", None, None, None)),
        ("at the earliest opportunity", ("at the earliest opportunity", None, None, None)),
        ("in due course", ("in due course", None, None, None)),
        ("in good time", ("in good time", None, None, None)),
        ("in due time", ("in due time", None, None, None)),
        ("in the near future", ("in the near future", None, None, None)),
        ("in the short term", ("in the short term", None, None, None)),
        ("in a timely manner", ("in a timely manner", None, None, None)),
        ("shortly", ("shortly", None, None, None)),
        ("promptly", ("promptly", None, None, None)),
        ("soon", ("soon", None, None, None)),
        ("without delay", ("without delay", None, None, None)),
        ("in the coming weeks", ("in the coming weeks", None, None, None)),
        ("within a reasonable time", ("within a reasonable time", None, None, None)),
        ("at a later date", ("at a later date", None, None, None)),
    ],
)
def test_vague_terms_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(vague_terms, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a la brevedad", ("a la brevedad", None, None, None)),
        ("a la mayor brevedad posible", ("a la mayor brevedad posible", None, None, None)),
        ("lo antes posible", ("lo antes posible", None, None, None)),
        ("tan pronto como sea posible", ("tan pronto como sea posible", None, None, None)),
        ("cuanto antes", ("cuanto antes", None, None, None)),
        ("en su oportunidad", ("en su oportunidad", None, None, None)),
        ("en su debido momento", ("en su debido momento", None, None, None)),
        ("oportunamente", ("oportunamente", None, None, None)),
        ("próximamente", ("próximamente", None, None, None)),
        ("en breve", ("en breve", None, None, None)),
        ("en el corto plazo", ("en el corto plazo", None, None, None)),
        ("en un plazo razonable", ("en un plazo razonable", None, None, None)),
        ("en un futuro próximo", ("en un futuro próximo", None, None, None)),
        ("sin demora", ("sin demora", None, None, None)),
        ("de inmediato", ("de inmediato", None, None, None)),
        ("en los próximos meses", ("en los próximos meses", None, None, None)),
        ("pronto", ("pronto", None, None, None)),
    ],
)
def test_vague_terms_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(vague_terms, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("as soon as they are complete", "en"),
        ("shortly before the meeting", "en"),
        ("immediately after the workshop", "en"),
        ("in a date to be confirmed", "en"),
        ("in the short report", "en"),
        ("tan pronto como se conozca", "es"),
        ("inmediatamente después del taller", "es"),
        ("en cuanto se conozcan", "es"),
        ("un futuro", "es"),
    ],
)
def test_vague_terms_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(vague_terms, text, language) == []
