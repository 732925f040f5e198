"""Lines of the journal in words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

import enlace
from enlace.core.actor import Right
from enlace.core.enums import Role
from enlace.web.accounts.words import VERBS, facts_in_words, right_in_words, verb_in_words

SOURCES = sorted(Path(enlace.__file__).parent.rglob("*.py"))
WRITTEN = re.compile(r'write_entry\(\s*"([a-z_]+\.[a-z_]+)"')


def test_every_verb_of_the_journal_has_words() -> None:
    verbs = {verb for file in SOURCES for verb in WRITTEN.findall(file.read_text(encoding="utf-8"))}

    assert sorted(verbs - set(VERBS)) == []


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_each_verb_is_said_in_spanish(verb: str) -> None:
    with translation.override("en"):
        english = verb_in_words(verb)
    with translation.override("es"):
        assert verb_in_words(verb) != english


def test_a_verb_without_words_stands_as_it_is() -> None:
    assert verb_in_words("later.unknown_verb") == "later.unknown_verb"


@pytest.mark.parametrize(
    ("right", "said"),
    [
        (Right(Role.SECRETARIAT), "Technical Secretariat"),
        (Right(Role.FOCAL_POINT, "HND"), "Focal point: Honduras, in every body"),
        (
            Right(Role.FOCAL_POINT, "HND", "consular-network"),
            "Focal point: Honduras, Liaison Officer Network for Consular Protection",
        ),
        (Right(Role.READER, None, "rcgm"), "Read only: Regional Consultation Group on Migration"),
    ],
)
def test_a_right_is_said_in_words(db: None, right: Right, said: str) -> None:
    with translation.override("en"):
        assert right_in_words(right) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"by": "password+mfa"}, "with a password; with a second factor"),
        ({"by": "single_sign_on"}, "with single sign-on"),
        ({"role": "reader", "party": "HND", "body": None}, "Read only: Honduras, in every body"),
        ({"rights": [{"role": "secretariat", "party": None, "body": None}]}, "Technical Secretariat"),
        ({"rows": 7}, "rows: 7"),
        ({"parties": ["HND", "MEX"], "unknown": 1}, "parties: HND, MEX; unknown: 1"),
        ({"visibility": "members"}, "open to: Member Countries"),
    ],
)
def test_facts_are_said_in_words(db: None, facts: dict[str, Any], said: str) -> None:
    with translation.override("en"):
        assert facts_in_words(facts) == said


def test_facts_are_said_in_spanish(db: None) -> None:
    with translation.override("es"):
        assert facts_in_words({"visibility": "public", "rows": 7}) == "abierto a: Público; filas: 7"
