"""The matrix: a page of commitments, a column for each party, a cell where that party owes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Case, Count, Exists, F, OrderBy, OuterRef, Q, Value, When
from django.utils.functional import cached_property

from enlace.core.actor import Actor
from enlace.directory import queries as directory
from enlace.meetings.models import Meeting
from enlace.register import access
from enlace.register.days import day_of, last_of, past
from enlace.register.enums import UNFINISHED, Acceptance, Course, MatrixOrder, MatrixState
from enlace.register.models import Answer, AnswerQuerySet, Commitment, CommitmentQuerySet
from enlace.register.queries.filters import MatrixFilter
from enlace.register.queries.tallies import Counts, remembered

ROWS = 50
SOON = timedelta(days=30)
_STATES = {MatrixState.OPEN, MatrixState.IN_PROGRESS, MatrixState.REPORTED_DONE}
_STATES |= {MatrixState.CONFIRMED_DONE, MatrixState.NOT_APPLICABLE}
_ACCEPTANCES = {MatrixState.NOT_ASKED, MatrixState.ACCEPTED, MatrixState.DECLINED}
_UNFINISHED = Q(implementation__in=sorted(UNFINISHED)) & ~Q(acceptance=Acceptance.DECLINED)
_ORDERS: dict[str, list[str | OrderBy]] = {
    MatrixOrder.NEWEST: ["-made_on", "body_id", "position", "pk"],
    MatrixOrder.OLDEST: ["made_on", "body_id", "position", "pk"],
    MatrixOrder.DUE: [F("due_on").asc(nulls_last=True), "made_on", "body_id", "position", "pk"],
    MatrixOrder.DUE_LAST: [F("due_on").desc(nulls_last=True), "made_on", "body_id", "position", "pk"],
}


@dataclass(frozen=True)
class Cell:
    """Where one party stands with one commitment; ``state`` is the id of the one state to show."""

    answer: int
    party: str
    acceptance: str
    implementation: str
    state: str
    label: str


@dataclass(frozen=True)
class Row:
    """A commitment with its cells, one for each column; ``None`` where that party does not owe it."""

    commitment: Commitment
    cells: Sequence[Cell | None]

    @property
    def owed(self) -> list[Cell]:
        return [cell for cell in self.cells if cell]


class Matrix:
    """What a filter shows to an actor on a day; nothing is asked of the database before it is needed."""

    def __init__(self, wanted: MatrixFilter, actor: Actor, on: date) -> None:
        if wanted.state == MatrixState.LATE and not access.can_see_who_is_late(actor):
            wanted = wanted.without("state")
        self.filter, self.actor, self.on = wanted, actor, on
        self.tells_late = access.can_see_who_is_late(actor)
        self.late_day = access.late_day(actor, on)

    @cached_property
    def rows(self) -> CommitmentQuerySet:
        """The commitments, in order, with the meeting of each."""
        found = narrowed(self.filter, self.actor, self.on)
        return (
            found.select_related("meeting").defer("search").order_by(*_ORDERS[self.filter.order or "newest"])
        )

    @cached_property
    def counts(self) -> Counts:
        return remembered(self.filter, self.actor, self.on, counted)

    def page(self, number: str | int | None = 1) -> Page[Commitment]:
        paginator = _Counted(self.rows, ROWS)
        paginator.count = self.counts.commitments
        return paginator.get_page(number)

    def table(self, commitments: Iterable[Commitment], parties: Sequence[str] | None = None) -> Table:
        """These commitments with their cells: one query however many they are."""
        commitments = list(commitments)
        answers = Answer.objects.filter(commitment__in=[one.pk for one in commitments])
        if self.filter.party:
            answers = answers.filter(party=self.filter.party)
        cells: dict[int, dict[str, Cell]] = {one.pk: {} for one in commitments}
        due = {one.pk: one for one in commitments}
        labels = {one.value: str(one.label) for one in MatrixState}
        fields = ("pk", "commitment_id", "party_id", "acceptance", "implementation")
        for pk, commitment, party, acceptance, implementation in answers.values_list(*fields):
            state = state_of(acceptance, implementation, due[commitment], day_of(party, self.late_day))
            cells[commitment][party] = Cell(pk, party, acceptance, implementation, state, labels[state])
        if parties is None:
            parties = in_column_order({party for held in cells.values() for party in held})
        rows = [Row(one, list(map(cells[one.pk].get, parties))) for one in commitments]
        return Table(parties, rows)

    def parties(self) -> list[str]:
        """The columns of the whole matrix, all pages together: for exports."""
        if self.filter.party:
            return [self.filter.party]
        wanted = narrowed(self.filter, self.actor, self.on).order_by().values("pk")
        owing = Answer.objects.filter(commitment__in=wanted).order_by().values_list("party_id", flat=True)
        return in_column_order(set(owing.distinct()))

    def batches(self, parties: Sequence[str], size: int = 500) -> Iterator[list[Row]]:
        """All rows in their order, a few hundred at a time, so that memory stays bounded."""
        rows = self.rows.select_related(None).iterator(chunk_size=size)
        meetings: dict[int, Meeting] = {}
        while held := list(islice(rows, size)):
            new = {one.meeting_id for one in held} - meetings.keys()
            meetings |= Meeting.objects.in_bulk(new) if new else {}
            for one in held:
                one.meeting = meetings[one.meeting_id]
            yield list(self.table(held, parties).rows)


@dataclass(frozen=True)
class Table:
    parties: Sequence[str]
    rows: Sequence[Row]


class _Counted(Paginator):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A paginator that is told how many there are; they were counted already."""

    count = 0


def matrix(wanted: MatrixFilter, actor: Actor, on: date) -> Matrix:
    return Matrix(wanted, actor, on)


def state_of(acceptance: str, implementation: str, commitment: Commitment, on: date) -> str:
    """The one state that a cell shows: late before all, declined next, else the implementation."""
    due = commitment.due_on
    return _shown(
        acceptance,
        implementation,
        due is not None and due < on and commitment.withdrawn_on is None,
        commitment.course == Course.CONDITION,
    )


def _shown(acceptance: str, implementation: str, is_past: bool, is_waiting: bool) -> str:
    if implementation in UNFINISHED and acceptance == Acceptance.DECLINED:
        return MatrixState.DECLINED.value
    if implementation in UNFINISHED and is_waiting:
        return MatrixState.WAITING.value
    return MatrixState.LATE.value if implementation in UNFINISHED and is_past else implementation


def narrowed(wanted: MatrixFilter, actor: Actor, on: date) -> CommitmentQuerySet:
    """The commitments that this actor may see and that pass every filter."""
    rows = _narrowed_but_for_state(wanted, actor)
    if wanted.state == MatrixState.WITHDRAWN:
        return rows.exclude(withdrawn_on=None)
    rows = _begun(rows.filter(withdrawn_on=None), wanted, on)
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    if wanted.party:
        answers = answers.filter(party=wanted.party)
    if wanted.state == MatrixState.NOBODY:
        return rows.exclude(Exists(Answer.objects.filter(commitment=OuterRef("pk"))))
    if wanted.state:
        rows = rows.filter(days_of(wanted.state, on))
        answers = answers.filter(answers_of(wanted.state))
        if wanted.state == MatrixState.LATE and last_of(on) != on:
            answers = answers.filter(past(on))
        return rows.filter(Exists(answers))
    return rows.filter(Exists(answers)) if wanted.party else rows


def _begun(rows: CommitmentQuerySet, wanted: MatrixFilter, on: date) -> CommitmentQuerySet:
    """Times of a series that have not begun stand behind it; who asks for days, or for one of them, is shown them."""
    if wanted.due_from or wanted.due_to:
        return rows
    if wanted.q:
        return rows.exclude(
            ~Q(reference=wanted.q), pk__in=Commitment.objects.to_come(on=on).order_by().values("pk")
        )
    return rows.begun(on=on)


def _narrowed_but_for_state(wanted: MatrixFilter, actor: Actor) -> CommitmentQuerySet:
    rows = Commitment.objects.visible_to(actor)
    exact = {"body": wanted.body, "meeting__slug": wanted.meeting, "kind": wanted.kind}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.year:
        rows = rows.filter(made_on__range=(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.due_from:
        rows = rows.filter(due_on__gte=wanted.due_from)
    if wanted.due_to:
        rows = rows.filter(due_on__lte=wanted.due_to)
    if wanted.q:
        query = SearchQuery(wanted.q, config="simple", search_type="websearch")
        rows = rows.filter(Q(search=query) | Q(reference=wanted.q))
    return rows


def days_of(state: str, on: date) -> Q:
    """What a state says about the day on which the commitment is due."""
    if state == MatrixState.LATE:
        return Q(due_on__lt=last_of(on))
    if state in (MatrixState.WAITING, MatrixState.WAITS_FOR_MEETING):
        return Q(course=Course.CONDITION if state == MatrixState.WAITING else Course.MEETING)
    if state == MatrixState.DUE_SOON:
        return Q(due_on__range=(on, on + SOON))
    return Q(due_on=None, course=Course.GOES_ON) if state == MatrixState.OPEN_ENDED else Q()


def answers_of(state: str) -> Q:
    """What a state says about the answer of a party."""
    if state in _STATES:
        return Q(implementation=state)
    return Q(acceptance=state) if state in _ACCEPTANCES else _UNFINISHED


def counted(wanted: MatrixFilter, actor: Actor, on: date) -> Counts:
    """How many commitments, how many of them with somebody late, and how many answers stand where."""
    rows = narrowed(wanted, actor, on).order_by()
    answers = Answer.objects.filter(party=wanted.party) if wanted.party else Answer.objects.all()
    day = access.late_day(actor, on)
    late = rows.filter(Exists(answers.late(on=day).filter(commitment=OuterRef("pk")))).count()
    return Counts(rows.count(), late, _states(answers.filter(commitment__in=rows.values("pk")), day))


def _states(answers: AnswerQuerySet, on: date) -> dict[str, int]:
    """Answers by the one state that each shows; grouped by the database, named as ``state_of`` names them."""
    is_past = Case(
        When(past(on) & Q(commitment__withdrawn_on=None), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    is_waiting = Case(
        When(commitment__course=Course.CONDITION, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    marked = answers.order_by().annotate(past=is_past, waits=is_waiting)
    groups = marked.values_list("acceptance", "implementation", "past", "waits").annotate(n=Count("pk"))
    found: dict[str, int] = {}
    for acceptance, implementation, is_over, waits, n in groups:
        state = _shown(acceptance, implementation, is_over, waits)
        found[state] = found.get(state, 0) + n
    return found


def in_column_order(codes: set[str]) -> list[str]:
    """States first, by code; then organisations, then organs of the process."""
    kinds = dict(directory.parties().filter(code__in=codes).values_list("code", "kind"))
    rank = {"state": 0, "organisation": 1, "organ": 2}
    return sorted(codes, key=lambda code: (rank.get(kinds.get(code, ""), 3), code.casefold()))
