"""Mail that came in, and addresses that letters do not reach, as people see them."""

from __future__ import annotations

from django.db.models import Case, F, Q, QuerySet, When

from enlace.core.actor import Actor
from enlace.register import access
from enlace.register.models import Reminder
from enlace.register.postbox.enums import WAITING, Fate
from enlace.register.postbox.models import AddressTrouble, Incoming


def incoming_for(actor: Actor) -> QuerySet[Incoming]:
    """What came in and was not nothing: what waits first, then the newest. One's own; all for the secretariat."""
    rows = Incoming.objects.visible_to(actor).exclude(fate__in=(Fate.AUTOMATIC, Fate.BOUNCE))
    waits = Case(When(fate__in=WAITING, then=0), default=1)
    return (
        rows.order_by(waits, "-came_at", "-pk")
        .select_related("user", "digest")
        .prefetch_related("files__file", "statements__answer__commitment")
    )


def count_waiting(actor: Actor) -> int:
    """What waits for this person; what somebody else has to confirm does not."""
    rows = Incoming.objects.visible_to(actor).waiting()
    return rows.exclude(~Q(user=actor.user_id or 0), fate=Fate.CONFIRM).count()


def choices_of(rows: list[Incoming]) -> dict[int, list[Reminder]]:
    """The numbered lines of the letter of each of these messages that waits to be told which; one query."""
    digests = {one.digest_id for one in rows if one.fate == Fate.WHICH}
    lines = Reminder.objects.filter(digest__in=digests, number__isnull=False, as_head=False)
    found: dict[int, list[Reminder]] = {}
    for line in (
        lines.select_related("answer__commitment").defer("answer__commitment__search").order_by("number")
    ):
        found.setdefault(line.digest_id, []).append(line)
    return {one.pk: found.get(one.digest_id or 0, []) for one in rows}


def may_sort_mail(actor: Actor) -> bool:
    return access.can_sort_mail(actor)


def troubles_for(actor: Actor) -> QuerySet[AddressTrouble]:
    """People whom no letter reaches, for the secretariat; for others themselves."""
    rows = AddressTrouble.objects.filter(email__iexact=F("user__email"), user__is_active=True)
    if not access.can_sort_mail(actor):
        rows = rows.filter(user=actor.user_id or 0)
    return rows.select_related("user").order_by("since", "pk")


def trouble_of(user_pk: int | None, actor: Actor) -> AddressTrouble | None:
    """Whether letters reach this person; told to them and to the secretariat."""
    return troubles_for(actor).filter(user=user_pk or 0).first()
