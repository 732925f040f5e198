"""The history of a row: who, when, which fields from what to what."""

from __future__ import annotations

import pghistory
import pytest

from enlace.core.queries import history_of
from enlace.directory.models import Party

pytestmark = pytest.mark.django_db


def test_history_names_who_changed_what_from_what_to_what(people):
    party = Party.objects.create(code="XYZ", kind="state", name_en="Old", name_es="Viejo")
    with pghistory.context(user=people.user("secretariat").pk):
        party.name_en = "New"
        party.save()

    changed, recorded = history_of(party)

    assert (changed.who, changed.label, changed.thing, changed.pk) == (
        "Secretariat Example",
        "update",
        "party",
        "XYZ",
    )
    assert [(one.field, one.old, one.new) for one in changed.changed] == [("name_en", "Old", "New")]
    assert (recorded.who, recorded.label) == ("Enlace", "insert")
    assert "short_en" not in {one.field for one in recorded.changed}


def test_history_of_several_rows_is_one_list_of_few_queries(django_assert_num_queries):
    three = [
        Party.objects.create(code=f"X{n}", kind="state", name_en=str(n), name_es=str(n)) for n in range(3)
    ]

    with django_assert_num_queries(1):
        changes = history_of(*three)

    assert [change.pk for change in changes] == ["X2", "X1", "X0"]


def test_history_says_choices_in_words(people):
    party = Party.objects.create(code="XYZ", kind="state", name_en="Old", name_es="Viejo")

    (recorded,) = history_of(party)

    assert ("kind", "State") in {(one.field, one.new) for one in recorded.changed}
