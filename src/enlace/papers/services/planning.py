"""Change the rules by which papers are made. Papers that are made already follow when they are brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import ChangedMeanwhile, require
from enlace.core.services import write_entry
from enlace.papers import access, errors
from enlace.papers.enums import PaperKind
from enlace.papers.models import Plan, Rule
from enlace.papers.rules import SectionRule

MOST_ROWS = 500


@transaction.atomic
def change_rules(
    kind: PaperKind, body: str | None, rules: Sequence[SectionRule], *, revision: int, actor: Actor
) -> Plan:
    """These sections in this order, for one body or, without one, for all that have no rules of their own.

    ``revision`` is that of the plan that was seen; 0 where the body had none.
    """
    require(access.can_edit(actor))
    checked = [_checked(one) for one in rules]
    if not any(one.is_in for one in checked):
        raise errors.NothingChosen
    plan, _made = Plan.objects.select_for_update().get_or_create(kind=kind, body_id=body)
    if plan.revision != revision:
        raise ChangedMeanwhile
    plan.rules.all().delete()
    for place, one in enumerate(checked):
        Rule.objects.create(
            plan=plan,
            section=one.section,
            position=place,
            is_in=one.is_in,
            heading_en=one.heading_en,
            heading_es=one.heading_es,
            only=list(one.only),
            days_late=one.days_late,
            meetings_back=one.meetings_back,
            most=one.most,
        )
    plan.revision += 1
    plan.save(update_fields=["revision"])
    write_entry("papers.change_rules", actor=actor, about=f"{body or 'all'} {kind}")
    return plan


@transaction.atomic
def drop_rules(kind: PaperKind, body: str | None, *, actor: Actor) -> None:
    """Back to the rules for all bodies; for these, back to Enlace's own."""
    require(access.can_edit(actor))
    gone, _each = Plan.objects.filter(kind=kind, body=body).delete()
    if gone:
        write_entry("papers.drop_rules", actor=actor, about=f"{body or 'all'} {kind}")


def _checked(rule: SectionRule) -> SectionRule:
    heading_en, heading_es = rule.heading_en.strip(), rule.heading_es.strip()
    if not (heading_en and heading_es):
        raise errors.HeadingMissing
    offered = {value for value, _label in rule.offered}
    return replace(
        rule,
        heading_en=heading_en[:200],
        heading_es=heading_es[:200],
        only=tuple(one for one in rule.only if one in offered),
        days_late=min(max(rule.days_late, 0), 3650),
        meetings_back=min(max(rule.meetings_back, 0), 50),
        most=min(max(rule.most, 1), MOST_ROWS),
    )
