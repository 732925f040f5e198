"""Where matters stand is kept, and what is kept is what would be derived, whatever changes and whoever looks."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.register.rows import write_report

from enlace.core.actor import Actor
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.meetings import services as meetings
from enlace.meetings.models import Meeting
from enlace.register import services as register
from enlace.register.matters import queries, services
from enlace.register.matters.models import KeptStanding, Link, Matter, Passage, Unsettled
from enlace.register.matters.queries.listing import to_derive
from enlace.register.matters.queries.standings import brief_of, quiet_before, words_of
from enlace.register.models import Answer
from enlace.reports.models import Report

pytestmark = pytest.mark.usefixtures("frozen")
AT = datetime(2026, 1, 15, 12, tzinfo=UTC)
ON = date(2026, 1, 15)
BODIES = ("consular-network", "trafficking-network", "rcgm")
ACTS = ("propose", "approve", "commit", "request", "withdraw", "thank", "note", "recommend")
LEVELS = ("public", "members", "body", "secretariat")
WHO = ("secretariat", "presidency", "honduras", "mexico", "mexico_trafficking", "iom", "rncom", "reader")


def settle() -> int:
    return services.keep_standings(actor=Actor.system())


def adopt(secretariat: Actor, items: dict[str, Any], on: date, **facts: Any) -> Report:
    report = write_report(facts.pop("language", "en"), items, on=on, **facts)
    register.adopt_report(report.pk, actor=secretariat, at=AT)
    return report


def said(kind: str, n: int = 0, **facts: Any) -> list[dict[str, Any]]:
    owed = {"owed_by": ["HND"]} if kind in ("commit", "request") else {}
    return [{"text": f"Honduras says number {n}, {kind}.", "kind": kind, **owed, **facts}]


@pytest.fixture
def matter(secretariat: Actor) -> Matter:
    """Proposed in 2013, and owed by Honduras since 2016; settled."""
    old = adopt(secretariat, {"1": said("propose")}, date(2013, 6, 1), visibility="public")
    new = adopt(secretariat, {"1": said("commit")}, date(2016, 6, 1), visibility="public")
    spots = [(old.meeting_id, "1"), (new.meeting_id, "1")]
    made = services.open_matter(services.Title("The guide", "La guía"), spots, actor=secretariat, on=ON)
    settle()
    return made


def states(actor: Actor, on: date = ON) -> list[str]:
    return [str(one.standing.state) for one in queries.list_matters(actor, queries.Wish(), on=on)]


def test_a_new_matter_is_kept_with_what_lists_tell_of_it(matter):
    kept = KeptStanding.objects.get()

    assert (kept.matter_id, kept.state, kept.passages) == (matter.pk, "approved", 2)
    assert (kept.first_on, kept.last_on) == (date(2013, 6, 1), date(2016, 6, 1))
    assert (kept.bodies, kept.last_body, kept.levels) == (
        ["consular-network"],
        "consular-network",
        ["public"],
    )
    assert kept.because == [kept.last_passage]
    assert not Unsettled.objects.exists()
    assert settle() == 0


def test_only_enlace_and_the_secretariat_keep_standings(honduras):
    with pytest.raises(NotAllowed):
        services.keep_standings(actor=honduras)


def test_an_answer_shows_at_once_and_is_kept_later(matter, secretariat, honduras):
    answer = Answer.objects.get(party="HND")

    register.start(answer.pk, actor=honduras, on=ON)

    assert states(secretariat) == states(Actor.public()) == ["in_execution"]
    assert KeptStanding.objects.get().state == "approved"
    assert settle() == 1
    assert KeptStanding.objects.get().state == "in_execution"
    assert states(secretariat) == ["in_execution"]


def test_what_is_not_of_a_matter_unsettles_none(matter, secretariat):
    adopt(secretariat, {"1": said("commit"), "2": said("request")}, date(2017, 6, 1))

    assert not Unsettled.objects.exists()


def test_time_alone_lets_a_matter_sleep(matter, secretariat):
    for year in (2017, 2018):
        meetings.plan_meeting(
            meetings.MeetingFacts("consular-network", date(year, 6, 1), date(year, 6, 2)), actor=secretariat
        )

    assert not Unsettled.objects.exists()
    assert states(secretariat, date(2018, 6, 1)) == ["approved"]
    assert states(secretariat, date(2018, 6, 2)) == ["dormant"]
    kept = KeptStanding.objects.get()
    brief = queries.briefs_of([matter.pk], secretariat, on=ON)[matter.pk]
    assert brief.standing.because == (kept.last_passage,)
    meetings.cancel_meeting(
        Meeting.objects.get(starts_on=date(2018, 6, 1)).pk,
        why="Rain.",
        actor=secretariat,
        on=date(2017, 1, 1),
    )
    assert states(secretariat) == ["approved"]


def test_what_one_does_not_see_decides_nothing(matter, secretariat, honduras, public, people):
    elsewhere = people.actor("mexico_trafficking")
    register.set_visibility(Report.objects.get(meeting__starts_on="2016-06-01").pk, "body", actor=secretariat)
    services.rename_matter(matter.pk, services.Title("The guide"), "public", actor=secretariat)

    for settled in (False, True):
        assert states(secretariat) == states(honduras) == ["approved"], settled
        assert states(public) == states(elsewhere) == ["proposed"], settled
        wish = queries.Wish(states=("approved",))
        for actor in (public, elsewhere):
            found = queries.Listing(actor, wish, on=ON)
            assert (found.count(), dict(found.states), list(found)) == (0, {"proposed": 1}, [])
            assert queries.states_of([matter.pk], actor, on=ON) == {matter.pk: "proposed"}
        settle()


def test_a_commitment_that_one_does_not_see_decides_nothing(matter, secretariat, honduras, public):
    from enlace.register.models import Commitment

    register.start(Answer.objects.get(party="HND").pk, actor=honduras, on=ON)
    Commitment.objects.update(visibility="members")
    settle()

    assert states(public) == ["approved"]
    assert states(secretariat) == states(honduras) == ["in_execution"]


def test_a_change_while_standings_are_kept_is_not_lost(matter, monkeypatch):
    """It comes when the passages are read and before what was derived from them is kept."""
    from enlace.register.matters.services import standing

    def read_and_change(pks: Any, actor: Actor) -> Any:
        found = words_of(pks, actor)
        if Answer.objects.filter(implementation="open").exists():
            Answer.objects.update(implementation="in_progress")
        return found

    Answer.objects.update(acceptance="accepted")
    monkeypatch.setattr(standing, "words_of", read_and_change)
    assert settle() == 2  # twice the same one
    assert KeptStanding.objects.get().state == "in_execution"


def test_a_matter_that_is_taken_away_leaves_nothing(matter):
    Passage.objects.all().delete()
    matter.delete()
    settle()

    assert not KeptStanding.objects.exists()
    assert not Unsettled.objects.exists()


class World:
    """A register that changes by chance, by the same services that people use."""

    def __init__(self, secretariat: Actor, seed: int) -> None:
        self.officer, self.chance = secretariat, random.Random(seed)

    def change(self) -> None:
        verbs = [self.report] * 3 + [self.open, self.add, self.take_out, self.merge, self.part, self.split]
        verbs += [self.link, self.undo, self.answer, self.answer, self.level, self.rename, self.newer]
        verbs += [self.move, self.cancel, self.plan, self.settle]
        with suppress(EnlaceError):  # chance may ask for what is refused
            self.chance.choice(verbs)()

    def one(self, rows: Any) -> Any:
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def day(self) -> date:
        return date(2015, 1, 1) + timedelta(days=self.chance.randrange(0, 4000))

    def items(self) -> dict[str, Any]:
        return {str(n): said(self.chance.choice(ACTS), n) for n in range(1, self.chance.randint(2, 5))}

    def report(self) -> None:
        """Of a new meeting, or of one that has none in that language; one that was moved has another address."""
        meeting = self.one(Meeting.objects.all()) if self.chance.random() < 0.3 else None
        body, on = (
            (meeting.body_id, meeting.starts_on) if meeting else (self.chance.choice(BODIES), self.day())
        )
        held = Meeting.objects.filter(body=body, starts_on=on).first()
        language, level = self.chance.choice(("en", "es")), self.chance.choice(LEVELS)
        if held is None or (
            held.slug == f"{body}-{on}" and not held.reports.filter(language=language).exists()
        ):
            adopt(self.officer, self.items(), language=language, visibility=level, body=body, on=on)

    def newer(self) -> None:
        old = self.one(Report.objects.filter(state="adopted"))
        if old and old.meeting.slug == f"{old.meeting.body_id}-{old.meeting.starts_on}":
            facts = {"body": old.meeting.body_id, "on": old.meeting.starts_on, "visibility": old.visibility}
            adopt(self.officer, self.items(), language=old.language, replaces=old, **facts)

    def spots(self) -> list[tuple[int, str]]:
        reports = list(Report.objects.filter(state="adopted").order_by("pk"))
        chosen = self.chance.sample(reports, min(len(reports), self.chance.randint(1, 4)))
        return [(one.meeting_id, self.chance.choice(list(one.items.all())).key) for one in chosen]

    def open(self) -> None:
        title = services.Title(f"Matter {Matter.objects.count()}")
        if spots := self.spots():
            services.open_matter(title, spots, actor=self.officer, on=ON)

    def add(self) -> None:
        if (matter := self.one(Matter.objects.all())) and (spots := self.spots()):
            services.add_passage(matter.pk, *spots[0], actor=self.officer)

    def take_out(self) -> None:
        if one := self.one(Passage.objects.all()):
            services.take_out_passage(one.matter_id, one.meeting_id, one.item_key, actor=self.officer)

    def merge(self) -> None:
        one, other = self.one(Matter.objects.current()), self.one(Matter.objects.current())
        if one:
            services.merge_matters(one.pk, other.pk, actor=self.officer)

    def part(self) -> None:
        if one := self.one(Matter.objects.exclude(merged_into=None)):
            services.part_matter(one.pk, actor=self.officer)

    def split(self) -> None:
        if one := self.one(Passage.objects.all()):
            spot = (one.meeting_id, one.item_key)
            services.split_matter(one.matter_id, [spot], services.Title("Own"), actor=self.officer, on=ON)

    def link(self) -> None:
        spots = self.spots() + self.spots()
        if len(set(spots)) > 1:
            (a, a_key), (b, b_key) = sorted(set(spots))[:2]
            kind = self.chance.choice(("continues", "withdraws", "answers"))
            ends = {"earlier_meeting_id": a, "earlier_key": a_key, "later_meeting_id": b, "later_key": b_key}
            link, _ = Link.objects.get_or_create(**ends, defaults={"kind": kind, "score": 0.9})
            services.accept_link(link.pk, actor=self.officer, at=AT, on=ON, join=True)

    def undo(self) -> None:
        if one := self.one(Link.objects.filter(state="accepted")):
            services.undo_judgement(one.pk, actor=self.officer)

    def answer(self) -> None:
        if one := self.one(Answer.objects.all()):
            verb = self.chance.choice(
                (register.start, register.report_done, register.confirm_done, register.decline)
            )
            verb(one.pk, actor=self.officer, on=ON, note="So it is.")

    def level(self) -> None:
        if one := self.one(Report.objects.filter(state="adopted")):
            register.set_visibility(one.pk, self.chance.choice(LEVELS), actor=self.officer)

    def rename(self) -> None:
        if one := self.one(Matter.objects.current()):
            level = self.chance.choice(LEVELS)
            services.rename_matter(one.pk, services.Title("Renamed", "Otro"), level, actor=self.officer)

    def plan(self) -> None:
        day = self.day()
        meetings.plan_meeting(meetings.MeetingFacts(self.chance.choice(BODIES), day, day), actor=self.officer)

    def move(self) -> None:
        if one := self.one(Meeting.objects.all()):
            day = self.day()
            meetings.move_meeting(one.pk, starts_on=day, ends_on=day, actor=self.officer)

    def cancel(self) -> None:
        if one := self.one(Meeting.objects.all()):
            meetings.cancel_meeting(one.pk, why="Rain.", actor=self.officer, on=date(2014, 1, 1))

    def settle(self) -> None:
        settle()


def by_hand(actor: Actor) -> list[Any]:
    """What the list tells, derived of every matter that the actor may see."""
    rows = Matter.objects.visible_to(actor).current().values_list("pk", flat=True)
    quiet = quiet_before(on=ON)
    found = [brief_of(pk, words, quiet) for pk, words in words_of(list(rows), actor).items()]
    return sorted(found, key=lambda one: (one.last_on, one.matter), reverse=True)


@pytest.mark.parametrize("seed", range(4))
def test_lists_tell_what_would_be_derived_whatever_changes(people, secretariat, seed):
    world = World(secretariat, seed)
    actors = [people.actor(who) for who in WHO] + [Actor.public()]

    for step in range(90):
        world.change()
        if step % 6 == 0:
            for actor in actors:
                told = _as_told(queries.list_matters(actor, queries.Wish(), on=ON))
                assert told == _as_told(by_hand(actor)), (seed, step)

    settle()
    assert not to_derive(secretariat).exists()
    for actor in actors:
        expected = by_hand(actor)
        listing = queries.Listing(actor, queries.Wish(), on=ON)
        assert listing.bodies() == sorted({body for one in expected for body in one.bodies})
        assert dict(listing.states) == dict(Counter(str(one.standing.state) for one in expected))
        parts = [one for start in range(0, len(expected), 3) for one in listing.briefs(start, start + 3)]
        assert _as_told(parts) == _as_told(expected)
        for state in listing.states:
            wish = queries.Wish(states=(state,))
            assert _as_told(queries.list_matters(actor, wish, on=ON)) == _as_told(
                [one for one in expected if one.standing.state == state]
            )
    assert Matter.objects.count() > 3


def _as_told(briefs: list[Any]) -> list[Any]:
    return [
        (
            one.matter,
            one.standing.state,
            {*one.standing.because},
            one.passages,
            one.first_on,
            one.last_on,
            [*one.bodies],
        )
        for one in briefs
    ]


def test_as_many_questions_for_one_as_for_many(people, secretariat):
    reports = [
        adopt(
            secretariat, {"1": said("propose"), "2": said("commit")}, date(2014, 1, 1 + n), visibility=level
        )
        for n, level in enumerate(("public", "members", "body") * 4)
    ]

    def open_one(at: int) -> None:
        spots = [(reports[at].meeting_id, "1"), (reports[at - 1].meeting_id, "2")]
        made = services.open_matter(services.Title(f"Matter {at}"), spots, actor=secretariat, on=ON)
        services.rename_matter(made.pk, services.Title(f"Matter {at}"), "public", actor=secretariat)

    def asked(actor: Actor) -> list[int]:
        numbers = []
        for wish in (
            queries.Wish(),
            queries.Wish(states=("approved",)),
            queries.Wish("Matter", "consular-network"),
        ):
            with CaptureQueriesContext(connection) as captured:
                found = queries.Listing(actor, wish, on=ON)
                assert found[0:50] or wish.states
                found.bodies()
            numbers.append(len(captured))
        return numbers

    actors = [people.actor(who) for who in ("secretariat", "honduras")] + [Actor.public()]
    open_one(1)
    open_one(2)
    settle()
    few = [asked(actor) for actor in actors]
    for at in (4, 5, 7, 8):
        open_one(at)
    settle()
    assert [asked(actor) for actor in actors] == few
