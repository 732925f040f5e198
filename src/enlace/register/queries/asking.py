"""What faces ask about commitments, answers, what was said, and saved views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet

from enlace.core.actor import Actor
from enlace.directory.names import name_of
from enlace.register import access
from enlace.register.enums import Verb
from enlace.register.models import (
    Answer,
    AnswerQuerySet,
    Commitment,
    CommitmentQuerySet,
    Evidence,
    SavedView,
    Source,
    Statement,
)
from enlace.register.transitions import MINUTES_TO_TAKE_BACK, Standing, refusal_of
from enlace.reports.models import Item

ORDER_OF_VERBS = (
    Verb.CONFIRM,
    Verb.SETTLE_HELP,
    Verb.REPORT_DONE,
    Verb.ACCEPT,
    Verb.START,
    Verb.SEND_BACK,
    Verb.DECLINE,
    Verb.WAIVE,
    Verb.REOPEN,
    Verb.ASK_HELP,
    Verb.COMMENT,
)


def commitments_for(actor: Actor) -> CommitmentQuerySet:
    """The commitments that this actor may see, with the meeting and body of each."""
    return Commitment.objects.visible_to(actor).select_related("meeting", "body").defer("search")


def answers_for(actor: Actor) -> AnswerQuerySet:
    """The answers of the commitments that this actor may see, with commitment and party."""
    rows = Answer.objects.visible_to(actor).select_related("commitment", "party")
    return rows.defer("commitment__search")


def unassigned_for(actor: Actor) -> CommitmentQuerySet:
    """What the reports ask of nobody by name and nobody was given yet."""
    return commitments_for(actor).filter(answers=None, withdrawn_on=None)


@dataclass(frozen=True)
class Passage:
    """The paragraph of a report that a commitment comes from, with the words of the act apart."""

    language: str
    meeting: str
    key: str
    path: str
    section: str
    before: str
    said: str
    after: str


def passages_of(commitment: Commitment, actor: Actor) -> list[Passage]:
    """The paragraph in each language, where this actor may see the item; otherwise only its own words are known."""
    seen = Item.objects.visible_to(actor).values("pk")
    first = commitment.occurrence_of_id or commitment.pk
    rows = Source.objects.filter(commitment=first, act__item__in=seen).select_related(
        "act__item__report__meeting"
    )
    rows = rows.defer("act__item__report__plain", "act__item__report__read", "act__item__search")
    return [_passage(one) for one in rows.order_by("language")]


def _passage(source: Source) -> Passage:
    act, item = source.act, source.act.item
    start, end = act.start - item.start, act.end - item.start
    if not 0 <= start <= end <= len(item.text):
        start = end = 0
    meeting = item.report.meeting.slug if item.report.meeting else ""
    text = item.text
    return Passage(
        source.language, meeting, item.key, item.path, item.section, text[:start], text[start:end], text[end:]
    )


def may_say(actor: Actor, verb: Verb, answer: Answer) -> bool:
    return access.can_say(actor, verb, answer)


def may_assign(actor: Actor) -> bool:
    return access.can_assign(actor)


def may_share_views(actor: Actor) -> bool:
    return access.can_share_views(actor)


def evidence_for(actor: Actor) -> QuerySet[Evidence]:
    """The evidence of answers that this actor may see; what parties attach is for those who sign in."""
    if not actor.is_signed_in:
        return Evidence.objects.none()
    seen = Commitment.objects.visible_to(actor)
    return Evidence.objects.filter(statement__answer__commitment__in=seen).select_related(
        "file", "statement__answer"
    )


@dataclass(frozen=True)
class Standpoint:
    """An answer as one person sees it: what was said, and what this person may do now."""

    answer: Answer
    said: list[Statement]
    verbs: list[Verb]
    may_take_back: bool
    on_behalf: bool

    @property
    def party(self) -> str:
        return self.answer.party_id

    @property
    def last(self) -> Statement | None:
        return self.said[0] if self.said else None


def standpoints(commitment: Commitment, actor: Actor, at: datetime) -> list[Standpoint]:
    """Every answer of a commitment, one's own first, with what was said; four queries however many there are."""
    evidence = Prefetch("evidence", Evidence.objects.select_related("file").order_by("pk"))
    statements = Prefetch("statements", Statement.objects.prefetch_related(evidence))
    rows = commitment.answers.select_related("party").prefetch_related(statements)
    newest = _last_word_of(actor)
    found = [_standpoint(answer, commitment, actor, at, newest) for answer in rows]
    return sorted(found, key=lambda one: (one.party not in actor.parties, name_of(one.party).casefold()))


def _last_word_of(actor: Actor) -> int | None:
    """What this person said last, anywhere: a slip is noticed at once, and only this one is offered to be undone."""
    said = Statement.objects.filter(said_by=actor.user_id) if actor.is_signed_in else Statement.objects.none()
    return said.order_by("-pk").values_list("pk", flat=True).first()


def to_take_back(actor: Actor, at: datetime) -> Statement | None:
    """What this person said last, where it can still be undone."""
    newest = _last_word_of(actor)
    if newest is None:
        return None
    last = Statement.objects.select_related("answer__commitment").get(pk=newest)
    if last.answer.statements.order_by("-pk").values_list("pk", flat=True).first() != newest:
        return None
    return last if _may_take_back([last], actor, at) else None


def _standpoint(
    answer: Answer, commitment: Commitment, actor: Actor, at: datetime, newest: int | None
) -> Standpoint:
    answer.commitment = commitment
    said = list(answer.statements.all())
    return Standpoint(
        answer,
        said,
        verbs_for(answer, actor),
        bool(said) and said[0].pk == newest and _may_take_back(said, actor, at),
        access.is_on_behalf(actor, answer),
    )


def verbs_for(answer: Answer, actor: Actor) -> list[Verb]:
    """What this person may do with the answer where it stands, the most likely first."""
    standing = Standing(answer.acceptance, answer.implementation)
    open_to = [Verb.COMMENT] if answer.commitment.withdrawn_on else ORDER_OF_VERBS
    idle = Verb.ASK_HELP if answer.help_since else Verb.SETTLE_HELP
    return [
        verb
        for verb in open_to
        if verb != idle and access.can_say(actor, verb, answer) and refusal_of(verb, standing) is None
    ]


def _may_take_back(said: list[Statement], actor: Actor, at: datetime) -> bool:
    if not said or not actor.is_signed_in:
        return False
    last = said[0]
    mine = last.said_by_id == actor.user_id and last.verb != Verb.TAKE_BACK
    return mine and at - last.said_at <= timedelta(minutes=MINUTES_TO_TAKE_BACK)


def saved_views_for(actor: Actor) -> QuerySet[SavedView]:
    """One's own views, and those that the secretariat shares with everybody who signs in."""
    if not actor.is_signed_in:
        return SavedView.objects.none()
    return SavedView.objects.filter(Q(owner=actor.user_id) | Q(is_shared=True)).order_by("name", "pk")
