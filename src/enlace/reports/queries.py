"""What faces ask about imports, reports and items; only what the actor may see."""

from __future__ import annotations

from django.db.models import QuerySet

from enlace.core.actor import Actor
from enlace.reports.models import Import, Item, Report


def imports_for(actor: Actor) -> QuerySet[Import]:
    """Imports, the newest first; they are the secretariat's."""
    return Import.objects.all() if actor.is_secretariat else Import.objects.none()


def reports_for(actor: Actor) -> QuerySet[Report]:
    return Report.objects.visible_to(actor).select_related("meeting__body")


def items_for(actor: Actor) -> QuerySet[Item]:
    return Item.objects.visible_to(actor).select_related("report__meeting__body")


def report_of(slug: str, language: str, actor: Actor) -> Report | None:
    """The report of a meeting in a language that this person may see: the adopted one first, else the newest."""
    found = reports_for(actor).filter(meeting__slug=slug, language=language).exclude(state="set_aside")
    rows = sorted(found, key=lambda one: (one.state == "adopted", one.state == "to_review", one.version))
    return rows[-1] if rows else None
