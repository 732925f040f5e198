"""Sums are kept for those who see the same rows, and counted anew by one request at a time."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache

from enlace.core.actor import Actor
from enlace.register.keeping import kept

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 15)


def test_what_was_counted_is_kept_for_those_who_see_the_same(secretariat: Actor, public: Actor) -> None:
    assert kept("sum", secretariat, ON, lambda: 1) == 1
    assert kept("sum", secretariat, ON, lambda: 2) == 1
    assert kept("sum", public, ON, lambda: 3) == 3


def test_one_request_counts_anew_and_others_get_what_was_there(secretariat: Actor) -> None:
    assert kept("sum", secretariat, ON, lambda: 1) == 1
    cache.delete(f"register:sum:all:{ON}:fresh")
    others: list[int] = []

    def count() -> int:
        others.append(kept("sum", secretariat, ON, lambda: 99))
        return 2

    assert kept("sum", secretariat, ON, count) == 2
    assert others == [1]
    assert kept("sum", secretariat, ON, lambda: 99) == 2


def test_nothing_to_count_is_kept_too(secretariat: Actor) -> None:
    assert kept("none", secretariat, ON, lambda: None) is None
    assert kept("none", secretariat, ON, lambda: 1) is None
