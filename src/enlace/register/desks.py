"""What lies on a person's desk: what they owe, what is owed to them, what waits for the secretariat.

Every list is cut to what fits a page and comes with the count of all, so that a desk costs the same however much is
owed. The matrix shows the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Window

from enlace.core.actor import Actor
from enlace.core.enums import Role, Visibility
from enlace.register.days import day_of, past
from enlace.register.enums import FINISHED, Acceptance, Course, Verb
from enlace.register.keeping import kept
from enlace.register.models import Answer, AnswerQuerySet, Commitment, Statement

SOON = timedelta(days=30)
ROWS = 12
TS_ROLES = (Role.SECRETARIAT, Role.PRESIDENCY)


@dataclass(frozen=True)
class Row:
    """An answer on a desk, and whether the person whose desk it is may give it."""

    answer: Answer
    may_answer: bool


class Slim(NamedTuple):
    """An unfinished answer, as much of it as decides on which pile it lies."""

    pk: int
    acceptance: str
    due_on: date | None
    made_on: date
    reference: str
    party: str
    course: str


@dataclass(frozen=True)
class Pile:
    """Some of the rows of one kind, and how many there are."""

    rows: Sequence[Row]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Owed:
    """What the parties of a person owe, by when."""

    late: Pile
    soon: Pile
    later: Pile
    undated: Pile
    waiting: Pile
    """What waits for a condition, or for a meeting to be planned."""

    @property
    def count(self) -> int:
        piles = (self.late, self.soon, self.later, self.undated, self.waiting)
        return sum(pile.count for pile in piles)


@dataclass(frozen=True)
class CommitmentPile:
    rows: Sequence[Commitment]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Lateness:
    """How much of one party is late, and since when."""

    party: str
    late: int
    open: int
    oldest_due_on: date | None


def own_parties(actor: Actor) -> list[str]:
    """The parties whose desk this is: those that the person belongs to otherwise than by presiding."""
    return sorted({r.party for r in actor.rights if r.party and r.role not in TS_ROLES})


def _own(actor: Actor) -> Q:
    """Answers of a person's parties in the bodies where the person stands for them."""
    own = Q(pk__in=())
    for right in actor.rights:
        if right.party and right.role not in TS_ROLES:
            one = Q(party=right.party)
            own |= one & Q(commitment__body=right.body) if right.body else one
    return own


def answers_of(actor: Actor) -> AnswerQuerySet:
    """Every answer that the person's own parties owe, as far as the person may see it.

    Who owes always sees it, unless the secretariat keeps it to itself: said here again, since it is found so much
    faster than by asking what is visible.
    """
    own = Answer.objects.filter(_own(actor))
    return own if actor.sees_all else own.exclude(commitment__visibility=Visibility.SECRETARIAT)


def unfinished_of(actor: Actor, *, on: date) -> list[Slim]:
    """All that has begun and the person's parties have to do still, told briefly: read once for all piles of a desk."""
    facts = ("due_on", "made_on", "reference")
    fields = (
        "pk",
        "acceptance",
        *(f"commitment__{fact}" for fact in facts),
        "party_id",
        "commitment__course",
    )
    rows = answers_of(actor).unfinished().begun(on=on).order_by()
    return [Slim(*row) for row in rows.values_list(*fields)]


def what_we_owe(actor: Actor, unfinished: Sequence[Slim], *, on: date) -> Owed:
    """What is unfinished: late, due within thirty days, later, without a date; each in the order of its days."""
    days = {party: day_of(party, on) for party in {one.party for one in unfinished}}
    dated = sorted((one.due_on, one.reference, one.pk, days[one.party]) for one in unfinished if one.due_on)
    newest = sorted(
        (one for one in unfinished if one.due_on is None),
        key=lambda one: (-one.made_on.toordinal(), one.reference),
    )
    piles = {
        "late": [pk for due_on, _reference, pk, day in dated if due_on < day],
        "soon": [pk for due_on, _reference, pk, day in dated if day <= due_on <= day + SOON],
        "later": [pk for due_on, _reference, pk, day in dated if due_on > day + SOON],
        "undated": [one.pk for one in newest if one.course == Course.GOES_ON],
        "waiting": [one.pk for one in newest if one.course in (Course.CONDITION, Course.MEETING)],
    }
    found = _found([pk for keys in piles.values() for pk in keys[:ROWS]])
    return Owed(
        **{name: Pile(_in_order(keys[:ROWS], found, actor), len(keys)) for name, keys in piles.items()}
    )


def _cut(
    rows: QuerySet[Answer], order: Sequence[str], actor: Actor, *, shown: int = ROWS, **more: Any
) -> Pile:
    """The first rows and the count of all; what else is asked of a row is asked of those that are shown."""
    keys, count = _first(rows, order, shown)
    return Pile(_rows(keys, actor, **more), count)


def _first(rows: QuerySet[Any], order: Sequence[str], shown: int) -> tuple[list[int], int]:
    """Keys of the first rows, and how many there are: found among narrow rows, however many they are."""
    counted = rows.order_by(*order).annotate(all_rows=Window(Count("*")))
    found = list(counted.values_list("pk", "all_rows")[:shown])
    return [key for key, _count in found], found[0][1] if found else 0


def _rows(keys: Sequence[int], actor: Actor, **more: Any) -> list[Row]:
    return _in_order(keys, _found(keys, **more), actor)


def _found(keys: Sequence[int], **more: Any) -> dict[int, Answer]:
    wide = Answer.objects.filter(pk__in=keys).select_related("commitment__meeting")
    return {answer.pk: answer for answer in wide.defer("commitment__search").annotate(**more)}


def _in_order(keys: Sequence[int], found: Mapping[int, Answer], actor: Actor) -> list[Row]:
    return [_row(found[key], actor) for key in keys if key in found]


def _row(answer: Answer, actor: Actor) -> Row:
    return Row(answer, actor.speaks_for(answer.party_id, answer.commitment.body_id))


def owed_to_us(actor: Actor, *, on: date) -> CommitmentPile:
    """Commitments to the person's parties that somebody has not finished yet; those due first come first."""
    parties = own_parties(actor)
    if not parties:
        return CommitmentPile((), 0)
    rows = Commitment.objects.visible_to(actor).filter(owed_to__overlap=parties, withdrawn_on=None)
    waiting = Answer.objects.filter(commitment=OuterRef("pk")).exclude(implementation__in=sorted(FINISHED))
    rows = rows.filter(Exists(waiting.exclude(acceptance=Acceptance.DECLINED))).begun(on=on)
    return _commitments(rows, ("due_on", "-made_on"))


def _commitments(rows: QuerySet[Commitment], order: Sequence[str]) -> CommitmentPile:
    keys, count = _first(rows, order, ROWS)
    found = Commitment.objects.select_related("meeting").defer("search").in_bulk(keys)
    return CommitmentPile([found[key] for key in keys if key in found], count)


def waiting(actor: Actor) -> CommitmentPile:
    """What waits for a condition, or for a meeting to be planned, and is not done; the longest waiting first."""
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    rows = Commitment.objects.visible_to(actor).filter(
        Exists(answers.unfinished()) | ~Exists(answers), course__in=(Course.CONDITION, Course.MEETING)
    )
    keys, count = _first(rows.filter(withdrawn_on=None), ("made_on", "position"), ROWS)
    found = Commitment.objects.select_related("meeting", "condition", "anchor").defer("search").in_bulk(keys)
    return CommitmentPile([found[key] for key in keys if key in found], count)


def awaits_input(actor: Actor, unfinished: Sequence[Slim]) -> Pile:
    """What was sent back to the person's parties, and what they have neither accepted nor declined yet."""
    later = Statement.objects.filter(answer=OuterRef("answer"), pk__gt=OuterRef("pk"))
    back = Statement.objects.filter(verb=Verb.SEND_BACK, answer__in=answers_of(actor)).filter(~Exists(later))
    sent_back = set(back.values_list("answer_id", flat=True))
    waiting = [one for one in unfinished if one.pk in sent_back or one.acceptance == Acceptance.NOT_ASKED]
    waiting.sort(key=lambda one: (one.pk not in sent_back, -one.made_on.toordinal(), one.reference))
    said = Statement.objects.filter(answer=OuterRef("pk"), verb=Verb.SEND_BACK).filter(~Exists(later))
    keys = [one.pk for one in waiting[:8]]
    return Pile(_rows(keys, actor, reason=Subquery(said.values("note")[:1])), len(waiting))


def said_last(actor: Actor) -> list[Statement]:
    """What the person's parties said last, looked for among the answers of theirs that changed last."""
    changed = answers_of(actor).order_by("-changed_at").values_list("pk", flat=True)[:40]
    ours = Statement.objects.filter(answer__in=list(changed)).exclude(said_as__in=TS_ROLES)
    return list(ours.select_related("answer__commitment").order_by("-pk")[:6])


def to_confirm(actor: Actor) -> Pile:
    """What parties report done and the secretariat has not confirmed, the longest waiting first."""
    rows = Answer.objects.visible_to(actor).to_confirm()
    last = Statement.objects.filter(answer=OuterRef("pk"), verb=Verb.REPORT_DONE).order_by("-pk")
    said: dict[str, Any] = {
        "said": Subquery(last.values("note")[:1]),
        "said_on": Subquery(last.values("said_on")[:1]),
    }
    return _cut(rows, ("changed_at",), actor, **said)


def help_wanted(actor: Actor) -> Pile:
    """Where a party asks for help and nobody has settled it, the longest waiting first."""
    rows = Answer.objects.visible_to(actor).help_wanted()
    last = Statement.objects.filter(answer=OuterRef("pk"), verb=Verb.ASK_HELP).order_by("-pk")
    said: dict[str, Any] = {
        "said": Subquery(last.values("note")[:1]),
        "said_on": Subquery(last.values("said_on")[:1]),
    }
    return _cut(rows, ("help_since",), actor, **said)


def late_by_party(actor: Actor, *, on: date) -> list[Lateness]:
    """Each party that is late with something; the latest first."""
    return kept("late_by_party", actor, on, lambda: _late_by_party(actor, on))


def _late_by_party(actor: Actor, on: date) -> list[Lateness]:
    is_late = past(on)
    rows = (
        Answer.objects.visible_to(actor)
        .unfinished()
        .begun(on=on)
        .order_by()
        .values("party_id")
        .annotate(
            late=Count("pk", filter=is_late),
            open=Count("pk"),
            oldest=Min("commitment__due_on", filter=is_late),
        )
        .filter(late__gt=0)
        .order_by("-late", "party_id")
    )
    return [Lateness(row["party_id"], row["late"], row["open"], row["oldest"]) for row in rows]


def late_list(actor: Actor, *, on: date, count: int) -> Pile:
    """The answers that are late, longest first, whoever owes them; how many they are was counted already."""
    rows = Answer.objects.visible_to(actor).late(on=on)
    rows = rows.order_by("commitment__due_on", "commitment__reference", "party_id")
    return Pile(_rows(list(rows.values_list("pk", flat=True)[:ROWS]), actor), count)


def owed_by_nobody(actor: Actor) -> CommitmentPile:
    """Commitments that name no party which answers: somebody has to say whose they are.

    Of a series its first stands for all: who is named there is asked each time that is to come.
    """
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    rows = Commitment.objects.visible_to(actor).filter(~Exists(answers), withdrawn_on=None)
    return _commitments(rows.filter(occurrence_of=None), ("-made_on", "position"))


def is_empty(actor: Actor) -> bool:
    """Is there no commitment that this person may see?"""
    return not Commitment.objects.visible_to(actor).exists()
