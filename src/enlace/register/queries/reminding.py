"""What somebody would be told on a day, and what they were told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone, translation

from enlace.accounts.models import GivenRight, User
from enlace.accounts.queries import actor_for
from enlace.core.actor import ANSWERING_ROLES, Actor
from enlace.core.enums import Role
from enlace.core.errors import require
from enlace.directory.enums import PartyKind
from enlace.directory.models import Post
from enlace.register import access, letters
from enlace.register.days import day_of
from enlace.register.enums import Course, DigestState
from enlace.register.models import Answer, AnswerQuerySet, Digest, DueChange, Reminder, Schedule, Silence
from enlace.register.postbox.models import AddressTrouble
from enlace.register.reminders import FARTHEST, is_quiet, schedule, step_reached

TOLD = (DigestState.QUEUED, DigestState.SENDING, DigestState.SENT)
MOVED_DAYS = 60
MOST_UNDER = 200
"""Late answers of which the head of a post is told at once."""
MOST_PEOPLE = 200
"""Of whom it is reckoned while somebody looks at the page what they would be told."""


@dataclass(frozen=True)
class Line:
    """One answer that somebody is to be told of."""

    answer: Answer
    due_on: date | None
    """None where it waits for a meeting now."""
    step: int
    moved_from: date | None = None
    as_head: bool = False

    def reminder(self, digest: Digest | None = None) -> Reminder:
        """Its row in a letter, not kept yet."""
        return Reminder(
            digest=digest,
            answer=self.answer,
            due_on=self.due_on,
            step=self.step,
            moved_from=self.moved_from,
            as_head=self.as_head,
        )


@dataclass(frozen=True)
class Telling:
    """What one person is to be told on a day."""

    lines: list[Line] = field(default_factory=list)
    late_by_party: dict[str, int] = field(default_factory=dict)
    help_wanted: list[int] = field(default_factory=list)
    """The answers about which parties ask for help."""

    def __bool__(self) -> bool:
        return bool(self.lines or self.late_by_party or self.help_wanted)


def answers_in_charge(actor: Actor) -> AnswerQuerySet:
    """The answers that are this person's own to give, of what they may see."""
    mine = Q(pk__in=[])
    for right in actor.rights:
        of_body = Q(commitment__body=right.body) if right.body else Q()
        if right.role in ANSWERING_ROLES and right.party:
            mine |= Q(party=right.party) & of_body
        elif right.role == Role.PRESIDENCY:
            mine |= Q(party=access.PRESIDENCY) & of_body
        elif right.role == Role.SECRETARIAT:
            mine |= Q(party__kind=PartyKind.ORGAN)
    rows = Answer.objects.visible_to(actor).unfinished().filter(mine)
    return rows.select_related("commitment", "party").defer("commitment__search")


def telling_for(user: User, *, on: date, plan: Schedule | None = None) -> Telling:
    """What this person is to be told on that day, and was not told before; nothing on a quiet day."""
    plan = plan or schedule()
    actor = actor_for(user, on=on)
    if not actor.rights or is_quiet(actor, on=on, plan=plan):
        return Telling()
    own = _lines(user, actor, on, plan)
    headed = _late_under(user, actor, on, plan, besides={line.answer.pk for line in own})
    return Telling(own + headed, _late_for_long(user, actor, on, plan), _help_to_tell(user, actor, on, plan))


def _lines(user: User, actor: Actor, on: date, plan: Schedule) -> list[Line]:
    horizon = on + timedelta(days=max(plan.days_before, default=0))
    mine = answers_in_charge(actor)
    moved = _moved(mine, on)
    rows = mine.filter(
        Q(commitment__due_on__lte=horizon)
        | Q(commitment__in=[pk for pk, _ in moved], commitment__due_on__isnull=False)
    )
    answers = list(rows.order_by("commitment__due_on", "pk"))
    told, last = _told(user, answers), _last_told(user, answers)
    lines = [line for answer in answers if (line := _line(answer, told, last, moved, on, plan))]
    lines += _without_a_meeting(user, actor, on)
    if any(line.step < 0 for line in lines):  # those that are late are told together, once a week
        chosen = {line.answer.pk for line in lines}
        late = [answer for answer in answers if answer.pk not in chosen and answer.is_late(on=on)]
        lines += [Line(one, _due(one), _step(one, on, plan)) for one in late]
    return sorted(lines, key=lambda line: (line.due_on or date.max, line.answer.pk))


def _without_a_meeting(user: User, actor: Actor, on: date) -> list[Line]:
    """What was due by a meeting that is cancelled now and waits for another one; told once each time."""
    mine = answers_in_charge(actor).filter(commitment__course=Course.MEETING)
    lost = _changed_lately(mine, on).filter(becomes=None, was__isnull=False)
    days = {
        pk: (was, at)
        for pk, was, at in lost.order_by("changed_at", "pk").values_list("commitment", "was", "changed_at")
    }
    if not days:
        return []
    rows = mine.filter(commitment__in=days)
    told = Reminder.objects.filter(digest__user=user, digest__state__in=TOLD, due_on=None, answer__in=rows)
    last = dict(told.order_by().values_list("answer").annotate(Max("digest__made_at")))
    return [
        Line(one, None, FARTHEST, days[one.commitment_id][0])
        for one in rows.order_by("pk")
        if one.pk not in last or last[one.pk] < days[one.commitment_id][1]
    ]


def _line(
    answer: Answer,
    told: dict[tuple[int, date], tuple[int, date]],
    last_told: dict[int, date | None],
    moved: dict[tuple[int, date], date | None],
    on: date,
    plan: Schedule,
) -> Line | None:
    due = _due(answer)
    before = told.get((answer.pk, due))
    step = step_reached(due, on=day_of(answer.party_id, on), plan=plan)
    is_news = before is None or last_told.get(answer.pk, due) != due  # they were told of another day since
    if is_news and (answer.commitment_id, due) in moved:
        return Line(answer, due, _step(answer, on, plan), moved[answer.commitment_id, due])
    if step is None:
        return None
    if before is None:
        return Line(answer, due, step)
    lowest, last = before
    if step >= lowest or (step < 0 and last > on - timedelta(days=plan.late_every)):
        return None
    return Line(answer, due, step)


def _due(answer: Answer) -> date:
    due: date | None = answer.commitment.due_on
    assert due is not None  # only those with a day are asked for
    return due


def _step(answer: Answer, on: date, plan: Schedule) -> int:
    """The step that it has come to; while it is farther off than the first one, the days that are left."""
    due = _due(answer)
    reached = step_reached(due, on=on, plan=plan)
    return min((due - on).days, FARTHEST) if reached is None else reached


def _changed_lately(mine: AnswerQuerySet, on: date) -> QuerySet[DueChange]:
    """Of these answers' commitments alone: a meeting that moves changes the days of very many."""
    since = timezone.make_aware(datetime.combine(on - timedelta(days=MOVED_DAYS), time.min))
    asked = mine.order_by().values("commitment")
    return DueChange.objects.filter(changed_at__gte=since, commitment__in=asked)


def _moved(mine: AnswerQuerySet, on: date) -> dict[tuple[int, date], date | None]:
    """Commitments whose due day was computed again lately: the day that it became, and the day that it was."""
    rows = _changed_lately(mine, on).filter(becomes__isnull=False)
    found = rows.order_by("changed_at", "pk").values_list("commitment", "becomes", "was")
    return {(pk, becomes): was for pk, becomes, was in found if becomes}


def _told(user: User, answers: list[Answer]) -> dict[tuple[int, date], tuple[int, date]]:
    """The last step told of each answer for its due day, and on which day."""
    rows = Reminder.objects.filter(digest__user=user, digest__state__in=TOLD, answer__in=answers)
    summed = rows.order_by().values_list("answer", "due_on").annotate(Min("step"), Max("digest__day"))
    return {(pk, due): (lowest, last) for pk, due, lowest, last in summed}


def _last_told(user: User, answers: list[Answer]) -> dict[int, date | None]:
    """By which day each answer was due as they were told last; ``None`` where it waited for a meeting."""
    rows = Reminder.objects.filter(digest__user=user, digest__state__in=TOLD, answer__in=answers)
    newest = rows.order_by("answer", "-digest__day", "-pk").distinct("answer")
    return dict(newest.values_list("answer", "due_on"))


def _late_for_long(user: User, actor: Actor, on: date, plan: Schedule) -> dict[str, int]:
    """For the presidency, once a week: how many answers of each party are late for longer than the schedule bears."""
    presiding = [right.body for right in actor.rights if right.role == Role.PRESIDENCY]
    if not presiding:
        return {}
    since = on - timedelta(days=plan.late_every)
    if Digest.objects.filter(user=user, state__in=TOLD, day__gt=since).exclude(late_by_party={}).exists():
        return {}
    rows = Answer.objects.visible_to(actor).late(on=on - timedelta(days=plan.presidency_after))
    if None not in presiding:
        rows = rows.filter(commitment__body__in=presiding)
    counted = rows.order_by().values_list("party").annotate(n=Count("pk")).order_by("-n", "party")
    return {str(party): n for party, n in counted}


def _late_under(user: User, actor: Actor, on: date, plan: Schedule, *, besides: set[int]) -> list[Line]:
    """For the head of a post, once a week: what its holder has let be late for longer than the schedule bears."""
    under = Q(pk__in=[])
    mine = Q(head__user=user) | Q(head__user=None, head__email__iexact=user.email)
    posts = Post.objects.filter(mine, closed_on=None, party__isnull=False)
    for party, body in posts.values_list("party", "body"):
        under |= Q(party=party, commitment__body=body) if body else Q(party=party)
    if not under:
        return []
    rows = Answer.objects.visible_to(actor).late(on=on - timedelta(days=plan.head_after)).filter(under)
    rows = rows.exclude(pk__in=besides).select_related("commitment", "party").defer("commitment__search")
    answers = list(rows.order_by("commitment__due_on", "pk")[:MOST_UNDER])
    told = _told(user, answers)
    since = on - timedelta(days=plan.late_every)
    if any(last > since for _lowest, last in (told.get((one.pk, _due(one)), (0, since)) for one in answers)):
        return []  # what is late is told together
    return [Line(one, _due(one), _step(one, on, plan), as_head=True) for one in answers]


def _help_to_tell(user: User, actor: Actor, on: date, plan: Schedule) -> list[int]:
    """For officers: where help is asked for and they were not told of it, or not for a week."""
    if not access.is_officer(actor):
        return []
    wanted = list(
        Answer.objects.visible_to(actor)
        .help_wanted()
        .order_by("help_since", "pk")
        .values_list("pk", "help_since")
    )
    since = on - timedelta(days=plan.late_every)
    rows = Digest.objects.filter(user=user, state__in=TOLD, day__gt=since)
    told = {(pk, made) for pks, made in rows.values_list("help_wanted", "made_at") for pk in pks}
    return [
        pk for pk, asked in wanted if asked and not any(pk == one and made >= asked for one, made in told)
    ]


def people_to_remind(*, on: date) -> QuerySet[User]:
    """Everybody who may have something to answer and did not ask for silence."""
    roles = [*ANSWERING_ROLES, Role.PRESIDENCY, Role.SECRETARIAT]
    rights = GivenRight.objects.in_force(on=on).filter(role__in=roles)
    theirs = Q(head__user=OuterRef("pk")) | Q(head__user=None, head__email__iexact=OuterRef("email"))
    headed = Post.objects.filter(theirs, closed_on=None, head__isnull=False)
    asked = Q(pk__in=rights.values("user")) | Q(Exists(headed))
    return letters_go_to(User.objects.filter(asked)).order_by("pk")


def letters_go_to(people: QuerySet[User]) -> QuerySet[User]:
    """Those with an account who did not ask for silence and whose address letters reach."""
    broken = AddressTrouble.objects.filter(user=OuterRef("pk"), email__iexact=OuterRef("email"))
    return people.filter(~Exists(broken), is_active=True, silence=None)


def digests_for(actor: Actor) -> QuerySet[Digest]:
    """All digests for the secretariat, one's own for everybody else, with how many answers each told of."""
    rows = Digest.objects.select_related("user").annotate(n=Count("reminders"))
    if not access.is_officer(actor):
        rows = rows.filter(user=actor.user_id) if actor.is_signed_in else rows.none()
    return rows.order_by("-day", "user__name", "pk")


def is_silent(actor: Actor) -> bool:
    return Silence.objects.filter(user=actor.user_id or 0).exists()


def may_plan_reminders(actor: Actor) -> bool:
    return access.can_plan_reminders(actor)


def preview_for(actor: Actor, user_pk: int, *, on: date) -> tuple[str, str] | None:
    """Subject and text of the letter that a person would get on that day, without its links."""
    require(access.can_plan_reminders(actor) or actor.user_id == user_pk)
    user = User.objects.filter(pk=user_pk, is_active=True).first()
    telling = telling_for(user, on=on) if user else Telling()
    if user is None or not telling:
        return None
    lines = [one.reminder() for one in telling.lines]
    reader = actor_for(user, on=on)
    with translation.override(user.language):
        said = letters.content_of(
            user,
            letters.numbered(lines),
            telling.late_by_party,
            letters.help_of(telling.help_wanted, reader),
            actor=reader,
            on=on,
        )
        return said["subject"], letters.plain(said | {"silence": ""})


def who_is_told(actor: Actor, *, on: date) -> list[tuple[User, Telling]]:
    """Everybody who would get a digest on that day, and what it would tell; for the secretariat."""
    require(access.can_plan_reminders(actor))
    plan = schedule()
    told = [(user, telling_for(user, on=on, plan=plan)) for user in people_to_remind(on=on)[:MOST_PEOPLE]]
    return [(user, telling) for user, telling in told if telling]
