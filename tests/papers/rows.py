"""Rows that tests of papers stand on."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from tests.standing import make_commitment, make_meeting, make_report, say


def make_scene(*, visibility: str = "members", meets_on: date = date(2026, 3, 10)) -> SimpleNamespace:
    """The RCGM meets in March 2026; it met in June 2025. A network below and the vice-ministers above have reported."""
    before = make_meeting("rcgm", date(2025, 6, 10))
    report = make_report(before, visibility=visibility, keys=("conclusions-1", "conclusions-2"))
    spanish = make_report(before, "es", visibility=visibility, keys=("conclusions-1", "conclusions-2"))
    meeting = make_meeting("rcgm", meets_on, city="Panamá", country="PAN")

    def owed(who: list[str], **fields: Any) -> Any:
        said = {"visibility": visibility, "item_key": "conclusions-1", **fields}
        return make_commitment(before, who, **said)

    late = owed(
        ["HND", "MEX"],
        due_on=date(2025, 12, 1),
        text_en="send the list of consulates",
        text_es="enviar la lista",
    )
    due = owed(["MEX"], due_on=meets_on)
    later = owed(["GTM"], due_on=meets_on + timedelta(days=180))
    undated = owed(["HND"])
    done = owed(["SLV"], answer={"implementation": "confirmed_done", "done_on": date(2025, 9, 1)})
    say(done.answers.get(), "confirm", on=date(2025, 9, 1))
    below = make_meeting("consular-network", date(2025, 8, 5))
    sent = make_report(
        below,
        visibility=visibility,
        keys=("recommendations-1", "recommendations-2"),
        texts=("The Network recommends a workshop on visas.", "The Network thanks IOM."),
    )
    _act(sent.items.first(), "recommend", by=["consular-network"], to=["rcgm"])
    above = make_meeting("vice-ministers", date(2025, 11, 20))
    decided = make_report(
        above,
        visibility=visibility,
        keys=("decisions-1", "decisions-2"),
        texts=("The RCGM shall prepare a plan on returns.", "Thanks to Panama."),
    )
    _act(decided.items.first(), "request", by=["vice-ministers"], to=["rcgm"], owed_by=["rcgm"])
    return SimpleNamespace(
        meeting=meeting,
        before=before,
        report=report,
        spanish=spanish,
        late=late,
        due=due,
        later=later,
        undated=undated,
        done=done,
        sent=sent,
        decided=decided,
        matter=_matter(before, visibility),
    )


def _act(item: Any, kind: str, **fields: Any) -> None:
    """The one act of an item of an adopted report, which otherwise nobody can change."""
    import pgtrigger

    from enlace.reports.models import Act

    with pgtrigger.ignore("reports.Act:adopted_acts_stay", "reports.Act:adopted_items_take_no_acts"):
        Act.objects.filter(item=item).delete()
        Act.objects.create(
            item=item, position=0, kind=kind, text=item.text, start=item.start, end=item.end, **fields
        )


def _matter(meeting: Any, visibility: str) -> Any:
    from enlace.register.matters.models import Matter, Passage

    matter = Matter.objects.create(
        slug="list-of-consulates",
        title_en="List of consulates",
        title_es="Lista de consulados",
        visibility=visibility,
        opened_on=date(2025, 7, 1),
    )
    Passage.objects.create(matter=matter, meeting=meeting, item_key="conclusions-2")
    return matter
