"""What lies on a person's desk: what they owe, what is owed to them, what waits for the secretariat.

Every list is cut to what fits a page and comes with the count of all, so that a desk costs the same however much is
owed. The matrix shows the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery

from enlace.core.actor import Actor
from enlace.core.enums import Role
from enlace.register.enums import FINISHED, Acceptance, Verb
from enlace.register.models import Answer, AnswerQuerySet, Commitment, Statement

SOON = timedelta(days=30)
ROWS = 12
TS_ROLES = (Role.SECRETARIAT, Role.PRESIDENCY)


@dataclass(frozen=True)
class Row:
    """An answer on a desk, and whether the person whose desk it is may give it."""

    answer: Answer
    may_answer: bool


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

    @property
    def count(self) -> int:
        return self.late.count + self.soon.count + self.later.count + self.undated.count


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
    """Every answer that the person's own parties owe, as far as the person may see it."""
    return Answer.objects.visible_to(actor).filter(_own(actor))


def what_we_owe(actor: Actor, *, on: date) -> Owed:
    """Unfinished answers of the person's parties: late, due within thirty days, later, without a date."""
    unfinished = answers_of(actor).unfinished()
    soon = on + SOON
    kinds = {
        "late": Q(commitment__due_on__lt=on),
        "soon": Q(commitment__due_on__gte=on, commitment__due_on__lte=soon),
        "later": Q(commitment__due_on__gt=soon),
        "undated": Q(commitment__due_on=None),
    }
    counts = unfinished.aggregate(**{name: Count("pk", filter=kind) for name, kind in kinds.items()})
    dated = ("commitment__due_on", "commitment__reference")
    undated = ("-commitment__made_on", "commitment__reference")
    piles = {
        name: _pile(unfinished.filter(kind), undated if name == "undated" else dated, counts[name], actor)
        for name, kind in kinds.items()
    }
    return Owed(**piles)


def _pile(
    rows: QuerySet[Answer], order: Iterable[str], count: int, actor: Actor, *, shown: int = ROWS
) -> Pile:
    if not count:
        return Pile((), 0)
    cut = rows.select_related("commitment__meeting").order_by(*order)[:shown]
    return Pile([_row(answer, actor) for answer in cut], count)


def _row(answer: Answer, actor: Actor) -> Row:
    return Row(answer, actor.speaks_for(answer.party_id, answer.commitment.body_id))


def owed_to_us(actor: Actor, *, on: date) -> CommitmentPile:
    """Commitments to the person's parties that somebody has not finished yet; those due first come first."""
    parties = own_parties(actor)
    if not parties:
        return CommitmentPile((), 0)
    rows = Commitment.objects.visible_to(actor).filter(owed_to__overlap=parties, withdrawn_on=None)
    waiting = Answer.objects.filter(commitment=OuterRef("pk")).exclude(implementation__in=sorted(FINISHED))
    rows = rows.filter(Exists(waiting.exclude(acceptance=Acceptance.DECLINED)))
    shown = rows.select_related("meeting").order_by("due_on", "-made_on")[:ROWS]
    return CommitmentPile(list(shown), rows.count())


def awaits_input(actor: Actor) -> Pile:
    """What the person's parties have neither accepted nor declined yet, and what was sent back to them."""
    unfinished = answers_of(actor).unfinished()
    later = Statement.objects.filter(answer=OuterRef("answer"), pk__gt=OuterRef("pk"))
    sent_back = Statement.objects.filter(answer=OuterRef("pk"), verb=Verb.SEND_BACK).filter(~Exists(later))
    rows = unfinished.filter(Q(acceptance=Acceptance.NOT_ASKED) | Exists(sent_back))
    rows = rows.annotate(is_sent_back=Exists(sent_back), reason=Subquery(sent_back.values("note")[:1]))
    order = ("-is_sent_back", "-commitment__made_on", "commitment__reference")
    return _pile(rows, order, rows.count(), actor, shown=8)


def said_last(actor: Actor) -> list[Statement]:
    """What the person's parties said last."""
    ours = Statement.objects.filter(answer__in=answers_of(actor)).exclude(said_as__in=TS_ROLES)
    return list(ours.select_related("answer__commitment").order_by("-said_at", "-pk")[:6])


def to_confirm(actor: Actor) -> Pile:
    """What parties report done and the secretariat has not confirmed, the longest waiting first."""
    rows = Answer.objects.visible_to(actor).to_confirm()
    last = Statement.objects.filter(answer=OuterRef("pk"), verb=Verb.REPORT_DONE).order_by("-pk")
    rows = rows.annotate(said=Subquery(last.values("note")[:1]), said_on=Subquery(last.values("said_on")[:1]))
    return _pile(rows, ("changed_at",), rows.count(), actor)


def late_by_party(actor: Actor, *, on: date) -> list[Lateness]:
    """Each party that is late with something; the latest first."""
    is_late = Q(commitment__due_on__lt=on)
    rows = (
        Answer.objects.visible_to(actor)
        .unfinished()
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


def late_list(actor: Actor, *, on: date) -> Pile:
    """The answers that are late, longest first, whoever owes them."""
    rows = Answer.objects.visible_to(actor).late(on=on)
    return _pile(rows, ("commitment__due_on", "commitment__reference", "party_id"), rows.count(), actor)


def owed_by_nobody(actor: Actor) -> CommitmentPile:
    """Commitments that name no party which answers: somebody has to say whose they are."""
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    rows = Commitment.objects.visible_to(actor).filter(~Exists(answers), withdrawn_on=None)
    return CommitmentPile(list(rows.select_related("meeting")[:ROWS]), rows.count())


def open_and_late(actor: Actor, *, on: date) -> tuple[int, int]:
    """How many answers are unfinished, and how many of them are late."""
    rows = Answer.objects.visible_to(actor).unfinished()
    counts = rows.aggregate(open=Count("pk"), late=Count("pk", filter=Q(commitment__due_on__lt=on)))
    return counts["open"], counts["late"]


def is_empty(actor: Actor) -> bool:
    """Is there no commitment that this person may see?"""
    return not Commitment.objects.visible_to(actor).exists()
