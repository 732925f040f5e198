"""Where a matter stands, told by what its passages do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enlace.register.matters.states import Said, standing_of


def said(key: int, *acts: str, links: Any = (), answers: Any = ()) -> Said:
    return Said(key, date(2010 + key, 6, 1), frozenset(acts), frozenset(links), tuple(answers))


@pytest.mark.parametrize(
    ("passages", "state", "because"),
    [
        ([said(1, "propose")], "proposed", (1,)),
        ([said(1, "propose"), said(2, "request")], "consulted", (1, 2)),
        ([said(1, "propose"), said(2, "approve")], "approved", (2,)),
        ([said(1, "approve"), said(2, "propose")], "proposed", (2,)),
        ([said(1, "propose"), said(2, "withdraw")], "withdrawn", (2,)),
        ([said(1, "propose"), said(2, "note", links=["withdraws"])], "withdrawn", (2,)),
        ([said(1, "withdraw"), said(2, "propose")], "proposed", (2,)),
        ([said(1, "propose"), said(2, "commit", answers=["open", "in_progress"])], "in_execution", (2,)),
        ([said(1, "commit", answers=["confirmed_done", "declined"])], "done", (1,)),
        ([said(1, "commit", answers=["not_applicable"])], "approved", (1,)),
        ([said(1, "commit", answers=["confirmed_done"]), said(2, "propose")], "proposed", (2,)),
        ([said(1, "note")], "consulted", (1,)),
        ([said(1)], "proposed", (1,)),
        ([], "dormant", ()),
    ],
)
def test_a_matter_stands_where_its_passages_say(passages, state, because):
    found = standing_of(reversed(passages))

    assert (found.state, found.because) == (state, because)


def test_a_matter_sleeps_once_it_is_quiet():
    assert standing_of([said(1, "propose")]).state == "proposed"
    quiet = standing_of([said(1, "propose"), said(2, "request")], is_quiet=True)
    assert (quiet.state, quiet.because) == ("dormant", (2,))


@pytest.mark.parametrize("over", [said(1, "withdraw"), said(1, "commit", answers=["confirmed_done"])])
def test_what_is_over_does_not_sleep(over):
    assert standing_of([over], is_quiet=True).state in ("done", "withdrawn")
