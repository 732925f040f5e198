"""From an adopted report to what is owed: one commitment for each act that owes, one answer for each party."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from enlace.core import jobs
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import queries as directory
from enlace.meetings.models import Meeting
from enlace.register import access
from enlace.register.enums import FINISHED, Course, Implementation, Verb
from enlace.register.matters.services import follow_new_version
from enlace.register.models import Answer, Commitment, Condition, Source, Statement
from enlace.register.services.conditions import read_conditions
from enlace.register.services.deadlines import bodies_hung_on, compute_deadlines, hang_on_meetings
from enlace.register.services.levels import narrowest
from enlace.register.services.recurrences import make_occurrences_of_meeting
from enlace.register.wording import words_in_full
from enlace.reports import services as reports
from enlace.reports.enums import OWING, ActState
from enlace.reports.facing import facing_items
from enlace.reports.models import Act, Report

FACTS = ("kind", "owed_by", "owed_to", "due_text", "due_edtf", "due_on", "rrule")
_NO_LONGER_NAMED = {
    "en": "The newest version of the report does not name this party any more.",
    "es": "La versión más reciente del informe ya no nombra a esta parte.",
}


@transaction.atomic
def adopt_report(report_pk: int, *, actor: Actor, at: datetime) -> Report:
    """Freeze a report and take what is owed after it into the register.

    The second language of a meeting joins the commitments of the first. A newer version keeps every answer: what it
    says otherwise is changed, what it does not say any more is withdrawn, nothing is deleted.
    """
    require(access.can_adopt(actor))
    report: Report = reports.freeze_report(report_pk, actor=actor, at=at)
    register = _Register(report, actor=actor, on=timezone.localdate(at))
    taken = register.take()
    hang_on_meetings(report.meeting_id or 0, actor=actor)
    read_conditions(report, actor=actor, at=at, known={one.pk for one in register.known})
    compute_deadlines(actor=actor, at=at, bodies=bodies_hung_on(report.meeting_id or 0))
    make_occurrences_of_meeting(report.meeting_id or 0, actor=actor, at=at)
    follow_new_version(report)
    jobs.defer("register.suggest_links", report_pk=report.pk)
    write_entry("register.adopt_report", actor=actor, about=str(report), report=report.pk, commitments=taken)
    return report


class _Register:
    """One report on its way into the register; the meeting is locked, so that two languages come in one by one."""

    def __init__(self, report: Report, *, actor: Actor, on: date) -> None:
        self.report, self.actor, self.on = report, actor, on
        self.meeting = Meeting.objects.select_for_update().get(reports=report.pk)
        held = self.meeting.commitments.filter(occurrence_of=None)
        self.known = list(held.select_for_update().order_by("position", "pk"))
        self.references = {one.reference for one in self.known}
        sources = Source.objects.filter(commitment__meeting=self.meeting).select_related("act__item")
        self.words: dict[int, str] = {}
        self.sources = {(one.commitment_id, one.language): one for one in sources}
        others = {one.act.item.report_id for one in self.sources.values()}
        self.now = {pk: key for older in sorted(others) for pk, key in _moves(older, report).items()}

    def take(self) -> int:
        acts = list(_owing(self.report))
        self.words = words_in_full(acts, list(self.report.items.all()))
        pairs = self._paired(acts)
        for at, act in enumerate(acts):
            commitment = pairs.get(act.pk)
            if commitment is None:
                self._make(act, at)
            else:
                self._join(commitment, act, at)
        self._withdraw({one.pk for one in pairs.values()})
        return len(acts)

    def _paired(self, acts: list[Act]) -> dict[int, Commitment]:
        """Which act says which commitment: the same words first, then the same item, kind and debtors, then order."""
        free, left = list(self.known), list(acts)
        pairs: dict[int, Commitment] = {}
        for of_act, of_commitment in self._likenesses():
            waiting: dict[Hashable, list[Commitment]] = defaultdict(list)
            for one in free:
                if (likeness := of_commitment(one)) is not None:
                    waiting[likeness].append(one)
            for act in left:
                if queue := waiting.get(of_act(act)):
                    pairs[act.pk] = queue.pop(0)
            taken = {one.pk for one in pairs.values()}
            free = [one for one in free if one.pk not in taken]
            left = [act for act in left if act.pk not in pairs]
        return pairs

    def _key_now(self, one: Commitment) -> str | None:
        """Where what it owes stands in this report, whatever its number is there; ``None`` where it is not said."""
        said = [source for (pk, _), source in self.sources.items() if pk == one.pk]
        mine = [source for source in said if source.language == self.report.language]
        keys = [self.now.get(source.act.item_id) for source in mine or said]
        return next(filter(None, keys), None) if said else one.item_key

    def _likenesses(self) -> list[tuple[Callable[[Act], Hashable], Callable[[Commitment], Hashable | None]]]:
        said = f"text_{self.report.language}"
        now = {one.pk: self._key_now(one) for one in self.known}

        def same_words(one: Commitment) -> Hashable | None:
            text = getattr(one, said)
            return (now[one.pk], one.kind, _folded(text)) if text else None

        def same_words_anywhere(one: Commitment) -> Hashable | None:
            text = getattr(one, said)
            return (one.kind, _folded(text)) if text else None

        def same_item(*facts: str) -> Callable[[Commitment], Hashable | None]:
            def likeness(one: Commitment) -> Hashable | None:
                key = now[one.pk]
                return None if key is None else (key, *(_told(one, fact) for fact in facts))

            return likeness

        return [
            (lambda act: (act.item.key, act.kind, _folded(self.words[act.pk])), same_words),
            (lambda act: (act.kind, _folded(self.words[act.pk])), same_words_anywhere),
            (lambda act: (act.item.key, act.kind, _told(act, "owed_by")), same_item("kind", "owed_by")),
            (lambda act: (act.item.key, act.kind), same_item("kind")),
            (lambda act: (act.item.key,), same_item()),
        ]

    def _make(self, act: Act, at: int) -> None:
        commitment = Commitment.objects.create(
            reference=self._reference(act.item.key),
            meeting=self.meeting,
            body_id=self.meeting.body_id,
            item_key=act.item.key,
            position=at,
            made_on=self.meeting.ends_on,
            visibility=act.item.visibility,
            **{f"text_{self.report.language}": self.words[act.pk]},
            **{fact: getattr(act, fact) for fact in FACTS},
        )
        Source.objects.create(commitment=commitment, act=act, language=self.report.language)
        self._ask(commitment, self._debtors(commitment.owed_by))

    def _reference(self, key: str) -> str:
        """``<meeting>-<item>``, with ``-2`` for the second in an item; never one that was given before."""
        base = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{self.meeting.slug}-{key}").rstrip(".")[:112]
        found, n = base, 1
        while found in self.references or Commitment.objects.filter(reference=found).exists():
            n += 1
            found = f"{base}-{n}"
        self.references.add(found)
        return found

    def _join(self, commitment: Commitment, act: Act, at: int) -> None:
        lang = self.report.language
        source = self.sources.get((commitment.pk, lang))
        before = set(self._debtors(commitment.owed_by))
        if commitment.withdrawn_on:
            self._forget_others(commitment)
        setattr(commitment, f"text_{lang}", self.words[act.pk])
        was_due = commitment.due_on
        news = dict(_news(commitment, act, source.act if source else None))
        for fact, said in news.items():
            setattr(commitment, fact, said)
        if self._leads(commitment):
            commitment.item_key, commitment.position = act.item.key, at
        levels = [act.item.visibility, *self._levels_of_others(commitment)]
        commitment.visibility = narrowest(levels)
        if commitment.course != Course.ENDED:
            commitment.withdrawn_on = None
        if "due_on" in news:
            _keep_period(commitment, was_due)
        _keep_waiting(commitment)
        commitment.save()
        Source.objects.update_or_create(commitment=commitment, language=lang, defaults={"act": act})
        now = self._debtors(commitment.owed_by)
        self._ask(commitment, now)
        self._release(commitment, before - set(now))

    def _forget_others(self, commitment: Commitment) -> None:
        """What was withdrawn and comes back in this language is not said by the other ones any more."""
        for pk, lang in list(self.sources):
            if pk == commitment.pk and lang != self.report.language:
                self.sources.pop((pk, lang)).delete()
                setattr(commitment, f"text_{lang}", "")

    def _levels_of_others(self, commitment: Commitment) -> list[str]:
        """Who may see the paragraphs in the other languages."""
        lang = self.report.language
        return [
            one.act.item.visibility
            for (pk, other), one in self.sources.items()
            if pk == commitment.pk and other != lang
        ]

    def _leads(self, commitment: Commitment) -> bool:
        """Does this language say where the commitment stands in the report? The one that came first does."""
        others = [s for (pk, lang), s in self.sources.items() if pk == commitment.pk]
        return not others or min(others, key=lambda one: one.pk).language == self.report.language

    def _debtors(self, owed_by: Iterable[str]) -> list[str]:
        return directory.expand(owed_by, on=self.meeting.ends_on)

    def _ask(self, commitment: Commitment, parties: list[str]) -> None:
        here = {one.party_id: one for one in commitment.answers.select_for_update()}
        Answer.objects.bulk_create(
            Answer(commitment=commitment, party_id=code) for code in parties if code not in here
        )
        for code in parties:
            if code in here and _was_released(here[code]):
                self._move(here[code], Verb.REOPEN, Implementation.OPEN, "")

    def _release(self, commitment: Commitment, gone: set[str]) -> None:
        """Whoever is not named any more owes nothing any more; what was said and done stays."""
        for answer in commitment.answers.select_for_update().filter(party__in=gone):
            if answer.implementation not in FINISHED:
                note = _NO_LONGER_NAMED[self.report.language]
                self._move(answer, Verb.WAIVE, Implementation.NOT_APPLICABLE, note)

    def _move(self, answer: Answer, verb: Verb, to: Implementation, note: str) -> None:
        Statement.objects.create(
            answer=answer,
            verb=verb,
            said_on=self.on,
            said_by_id=self.actor.user_id,
            said_by_name=self.actor.name,
            said_as="secretariat",
            note=note,
            acceptance_before=answer.acceptance,
            acceptance_after=answer.acceptance,
            implementation_before=answer.implementation,
            implementation_after=to,
        )
        answer.implementation = to
        answer.save(update_fields=["implementation", "changed_at"])

    def _withdraw(self, said: set[int]) -> None:
        """What the newest version does not say any more is withdrawn, unless another language still says it."""
        lang = self.report.language
        for one in self.known:
            mine = self.sources.get((one.pk, lang))
            if one.pk in said or mine is None:
                continue
            if any(pk == one.pk and other != lang for pk, other in self.sources):
                mine.delete()
                setattr(one, f"text_{lang}", "")
            elif one.withdrawn_on is None:
                one.withdrawn_on = self.on
            one.save()


def _keep_period(commitment: Commitment, was_due: date | None) -> None:
    """A condition holds the day that the report says now; a period that runs since it was met goes on."""
    for held in Condition.objects.filter(commitment=commitment):
        held.held_due_on = commitment.due_on
        held.save(update_fields=["held_due_on"])
        if held.met_on and held.count:
            commitment.due_on = was_due


def _keep_waiting(commitment: Commitment) -> None:
    """What waits has no due day: what hangs on a meeting is computed again, what a condition holds is kept by it."""
    if commitment.course == Course.MEETING:
        commitment.course = Course.GOES_ON
    elif commitment.course == Course.CONDITION:
        commitment.due_on = None


def _owing(report: Report) -> Iterable[Act]:
    acts = Act.objects.filter(item__report=report, kind__in=sorted(OWING)).exclude(state=ActState.REMOVED)
    return acts.select_related("item").order_by("item__position", "start", "position", "pk")


def _moves(older: int, report: Report) -> dict[int, str]:
    """For each item of an older version or of the other language, the key of the one that says it in this report."""
    held = Report.objects.select_related("meeting").get(pk=older)
    if held.language != report.language:
        keys = dict(report.items.values_list("pk", "key"))
        return {theirs: keys[ours] for theirs, ours in facing_items(held, report).items()}
    before, now = (list(one.items.defer("search").order_by("position")) for one in (held, report))
    return {old.pk: new.key for old, new in reports.pair_items(before, now) if old and new}


def _told(one: Act | Commitment, fact: str) -> Hashable:
    said = getattr(one, fact)
    return tuple(sorted(said)) if isinstance(said, list) else said


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _news(commitment: Commitment, act: Act, older: Act | None) -> Iterable[tuple[str, Any]]:
    """What a newer version says otherwise than the older one; of another language, what was not known yet."""
    for fact in FACTS:
        said = getattr(act, fact)
        is_new = not getattr(commitment, fact) and said if older is None else said != getattr(older, fact)
        if is_new:
            yield fact, said


def _was_released(answer: Answer) -> bool:
    last = answer.statements.first()
    return last is not None and last.verb == Verb.WAIVE and last.note in _NO_LONGER_NAMED.values()
