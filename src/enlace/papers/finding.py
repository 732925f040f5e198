"""What each section of a paper gathers, by its rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from enlace.core.actor import Actor
from enlace.directory.models import Body
from enlace.meetings.models import Meeting
from enlace.papers import wording
from enlace.papers.enums import PaperKind, SectionKind
from enlace.papers.rules import FIXED, OF_COMMITMENTS, SectionRule
from enlace.register.enums import Course, Verb
from enlace.register.matters import queries as matters
from enlace.register.models import Answer, Commitment, CommitmentQuerySet, Statement
from enlace.reports.enums import ActKind, ActState, ReportState
from enlace.reports.models import Act, Item, Report

Spot = tuple[int, str]
"""A paragraph: its meeting's key in the database and its item's key."""
_WAITING = (Course.CONDITION, Course.MEETING)


@dataclass(frozen=True)
class Draft:
    """A row as the rules would write it."""

    source: str
    words: dict[str, str]
    commitment: int | None = None
    matter: int | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Found:
    """The rows of a section, cut to what its rule allows, and how many there were."""

    rule: SectionRule
    drafts: list[Draft] = field(default_factory=list)
    count: int = 0


def find(
    kind: PaperKind, rules: Iterable[SectionRule], meeting: Meeting, *, actor: Actor, on: date
) -> list[Found]:
    """All sections that are in, in their order."""
    return [_find(kind, rule, meeting, actor, on) for rule in rules if rule.is_in]


def _find(kind: PaperKind, rule: SectionRule, meeting: Meeting, actor: Actor, on: date) -> Found:
    if rule.section in FIXED:
        names = wording.OPENING if rule.section == SectionKind.OPENING else wording.CLOSING
        drafts = [Draft(f"fixed:{name}", wording.fixed_words(name)) for name in names]
        return Found(rule, drafts, len(drafts))
    if rule.section in OF_COMMITMENTS:
        rows = commitments_of(rule, meeting, actor=actor, on=on)
        return Found(rule, list(_of_commitments(kind, rule, rows[: rule.most], actor, on)), rows.count())
    if rule.section == SectionKind.MATTERS:
        waiting = matters_of(rule, meeting, actor=actor, on=on)
        shown = matters.show_in_order(waiting[: rule.most], actor, on=on)
        return Found(rule, [_of_matter(one) for one in shown], len(waiting))
    spots = sent_to(rule, meeting, actor=actor)
    return Found(rule, list(_of_paragraphs(rule, spots[: rule.most], actor)), len(spots))


def commitments_of(rule: SectionRule, meeting: Meeting, *, actor: Actor, on: date) -> CommitmentQuerySet:
    """The body's commitments that this section gathers, in its order."""
    rows = Commitment.objects.visible_to(actor).filter(body=meeting.body_id, withdrawn_on=None)
    rows = rows.filter(kind__in=rule.kinds).select_related("meeting").defer("search")
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    to_do = Q(Exists(answers.unfinished())) | ~Q(Exists(answers))
    if rule.section == SectionKind.DONE:
        since = _since(meeting, rule.meetings_back, on)
        said = Statement.objects.filter(
            answer__commitment=OuterRef("pk"), verb__in=(Verb.REPORT_DONE, Verb.CONFIRM), said_on__gt=since
        )
        return rows.filter(~to_do, Exists(said)).order_by("-made_on", "position", "pk")
    if rule.meetings_back:
        last = _held_before(meeting, [meeting.body_id], on)[: rule.meetings_back]
        rows = rows.filter(meeting__in=[one.pk for one in last])
    rows = rows.filter(to_do)
    if rule.section == SectionKind.WAITING:
        return rows.filter(course__in=_WAITING).order_by("-made_on", "position", "pk")
    rows = rows.exclude(course__in=_WAITING)
    if rule.section == SectionKind.OPEN_ENDED:
        instances = Commitment.objects.filter(occurrence_of=OuterRef("pk"))
        return rows.filter(~Exists(instances), due_on=None).order_by("-made_on", "position", "pk")
    if rule.section == SectionKind.LATE:
        rows = rows.filter(due_on__lte=on - timedelta(days=max(rule.days_late, 1)))
    elif rule.section == SectionKind.DUE:
        rows = rows.filter(due_on__gte=on, due_on__lte=max(meeting.ends_on, on))
    else:
        rows = rows.filter(due_on__gt=max(meeting.ends_on, on))
    return rows.order_by(F("due_on").asc(), "made_on", "position", "pk")


def _held_before(meeting: Meeting, bodies: Sequence[str], on: date) -> list[Meeting]:
    """Meetings of these bodies that were over when this one begins, the last one first."""
    until = min(meeting.starts_on, on + timedelta(days=1))
    rows = Meeting.objects.filter(body__in=bodies, ends_on__lt=until, cancelled_on=None).exclude(
        pk=meeting.pk
    )
    return list(rows.order_by("-ends_on", "-pk"))


def _since(meeting: Meeting, back: int, on: date) -> date:
    held = _held_before(meeting, [meeting.body_id], on)
    return held[min(max(back, 1), len(held)) - 1].ends_on if held else date(1900, 1, 1)


def _of_commitments(
    kind: PaperKind, rule: SectionRule, rows: Iterable[Commitment], actor: Actor, on: date
) -> Iterator[Draft]:
    rows = list(rows)
    answers: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in Answer.objects.filter(commitment__in=[one.pk for one in rows]).order_by("party_id"):
        answers[answer.commitment_id].append(answer)
    items = matters.items_at({(one.meeting_id, one.item_key) for one in rows}, actor)
    for one in rows:
        spot = (one.meeting_id, one.item_key)
        said = wording.commitment_words(kind, rule.section, one, answers[one.pk], items.get(spot, []), on)
        quoted = (spot,) if spot in items and kind == PaperKind.AGENDA else ()
        yield Draft(f"commitment:{one.reference}", said, commitment=one.pk, spots=quoted)


def matters_of(rule: SectionRule, meeting: Meeting, *, actor: Actor, on: date) -> list[int]:
    """Matters of the body that wait for a decision, the last spoken of first."""
    wish = matters.Wish(body=meeting.body_id, states=tuple(str(one) for one in rule.kinds))
    found = [one.matter for one in matters.list_matters(actor, wish, on=on)] if wish.states else []
    if rule.meetings_back:
        last = [one.pk for one in _held_before(meeting, [meeting.body_id], on)[: rule.meetings_back]]
        spoken = matters.spoken_of_at(found, last, actor)
        found = [one for one in found if one in spoken]
    return found


def _of_matter(shown: matters.Shown) -> Draft:
    told = [shown.last, *shown.because, *wording.proposing(shown)]
    spots = tuple(dict.fromkeys(one.spot for one in told))
    matter = shown.matter
    return Draft(f"matter:{matter.slug}", wording.matter_words(shown), matter=matter.pk, spots=spots)


def sent_to(rule: SectionRule, meeting: Meeting, *, actor: Actor) -> list[tuple[Spot, tuple[str, ...]]]:
    """Paragraphs of the last reports of the bodies below, or above, that are for this body; each with its acts."""
    found: dict[Spot, list[str]] = {}
    is_below = rule.section == SectionKind.BELOW
    for held in _meetings_of(meeting, is_below=is_below, back=max(rule.meetings_back, 1)):
        for item in _items_of(held, actor):
            acts = [act for act in item.acts.all() if act.kind in rule.kinds]
            for_us = [act for act in acts if _is_for(act, item, meeting.body_id, is_below=is_below)]
            if for_us:
                found.setdefault((held.pk, item.key), []).extend(str(act.kind) for act in for_us)
    return [(spot, tuple(dict.fromkeys(kinds))) for spot, kinds in found.items()]


def _is_for(act: Act, item: Item, body: str, *, is_below: bool) -> bool:
    """Named in it; from below, also what is put forward without saying to whom."""
    if body in (*act.to, *act.owed_by) or (not is_below and body in item.mentions):
        return True
    is_put_forward = act.kind in (ActKind.PROPOSE, ActKind.RECOMMEND)
    return is_below and is_put_forward and not act.to and not act.owed_by


def _meetings_of(meeting: Meeting, *, is_below: bool, back: int) -> list[Meeting]:
    """The last meetings with an adopted report, so many of each body, that were over when this one begins."""
    if is_below:
        bodies = list(Body.objects.filter(reports_to=meeting.body_id).order_by("position", "code"))
    else:
        above = meeting.reports_to_id or meeting.body.reports_to_id
        bodies = list(Body.objects.filter(pk=above)) if above else []
    adopted = Report.objects.filter(meeting=OuterRef("pk"), state=ReportState.ADOPTED)
    found: list[Meeting] = []
    for body in bodies:
        rows = Meeting.objects.filter(Exists(adopted), body=body, ends_on__lte=meeting.starts_on)
        found += rows.exclude(pk=meeting.pk).order_by("-ends_on", "-pk")[:back]
    return found


def _items_of(meeting: Meeting, actor: Actor) -> Iterator[Item]:
    """The paragraphs in force, in their order; of two languages the one that has the most comes first."""
    rows = Item.objects.visible_to(actor).filter(report__meeting=meeting, report__state=ReportState.ADOPTED)
    acts = Prefetch("acts", Act.objects.exclude(state=ActState.REMOVED))
    yield from rows.order_by("report__language", "position").prefetch_related(acts).defer("search")


def _of_paragraphs(
    rule: SectionRule, spots: Sequence[tuple[Spot, tuple[str, ...]]], actor: Actor
) -> Iterator[Draft]:
    items = matters.items_at({spot for spot, _kinds in spots}, actor)
    from_below = rule.section == SectionKind.BELOW
    for spot, kinds in spots:
        held = items[spot]
        meeting = held[0].report.meeting
        assert meeting is not None  # it is in an adopted report
        said = wording.sent_words(held, meeting, kinds, from_below=from_below)
        yield Draft(f"item:{meeting.slug}:{spot[1]}", said, spots=(spot,))
