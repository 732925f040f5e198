"""Two people press at once: one is done, the other is told why not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from enlace.core.errors import EnlaceError
from enlace.directory.enums import MembershipRole
from enlace.directory.models import Membership, Presidency
from enlace.directory.services import begin_presidency, open_membership

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2025, 1, 1)


def at_once(*acts: Callable[[], object]) -> list[str]:
    all_there, said = threading.Barrier(len(acts)), []

    def do(act: Callable[[], object]) -> None:
        all_there.wait()
        try:
            act()
            said.append("done")
        except EnlaceError as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_a_party_enters_a_body_once(people):
    actor = people.actor("secretariat")

    def enter() -> object:
        return open_membership("HND", MembershipRole.MEMBER, body="rcgm", on=ON, actor=actor)

    assert at_once(enter, enter) == ["MembershipOverlaps", "done"]
    assert Membership.objects.filter(party="HND", body="rcgm").count() == 1


def test_one_state_presides(people):
    actor = people.actor("secretariat")

    said = at_once(
        lambda: begin_presidency("PAN", on=ON, actor=actor),
        lambda: begin_presidency("CRI", on=ON, actor=actor),
    )

    assert said == ["PresidencyOverlaps", "done"]
    assert Presidency.objects.count() == 1
