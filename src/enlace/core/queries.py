"""Who changed what when, read from the event tables that triggers fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

SYSTEM = "Enlace"
_UNTOLD = frozenset({"id", "code", "changed_at", "revision"})
_FIELDS: Mapping[str, str | Promise] = {
    "name_en": _("Name in English"),
    "name_es": _("Name in Spanish"),
    "short_en": _("Short name in English"),
    "short_es": _("Short name in Spanish"),
    "institution_en": _("Institution, in English"),
    "institution_es": _("Institution, in Spanish"),
    "name": _("Name"),
    "email": _("Mail"),
    "phone": _("Telephone"),
    "language": _("Language"),
    "party": _("Party"),
    "body": _("Body"),
    "kind": _("Kind"),
    "role": _("Role"),
    "user": _("User"),
    "person": _("Person"),
    "post": _("Post"),
    "note": _("Note"),
    "position": _("Order"),
    "reports_to": _("Reports to"),
    "starts_on": _("From"),
    "ends_on": _("Until"),
    "closed_on": _("Closed on"),
    "city": _("City"),
    "country": _("Country"),
    "participants": _("Participants"),
    "slug": _("Address"),
    "cancelled_on": _("Cancelled on"),
    "cancelled_why": _("Why it is cancelled"),
    "course": _("What holds it"),
    "occurrence_of": _("One of the series"),
    "occurrence_on": _("Day of its series"),
    "month": _("Month"),
    "count": _("How long"),
    "unit": _("Counted in"),
    "by_hand": _("Said by the secretariat"),
    "met_on": _("Met on"),
    "dropped_on": _("Said to be no condition on"),
    "held_due_on": _("Due day that is held"),
    "replaced_by": _("In its place"),
    "link": _("Link"),
    "said_at": _("Said at"),
    "said_by": _("Said by"),
    "said_by_name": _("Name of who said it"),
    "state": _("State"),
    "visibility": _("Who may see it"),
    "acceptance": _("Acceptance"),
    "implementation": _("Implementation"),
    "done_on": _("Done on"),
    "due_on": _("Due on"),
    "due_text": _("Due, in words"),
    "withdrawn_on": _("Withdrawn on"),
    "owed_by": _("Owed by"),
    "owed_to": _("Owed to"),
    "by": _("Who acts"),
    "to": _("Towards whom"),
    "text": _("Text"),
    "reviewed_at": _("Reviewed at"),
    "reviewed_by": _("Reviewed by"),
    "adopted_at": _("Adopted at"),
    "adopted_by": _("Adopted by"),
    "meeting": _("Meeting"),
    "given_by": _("Given by"),
    "is_active": _("May sign in"),
    "joined_at": _("Joined at"),
    "reference": _("Reference"),
    "commitment": _("Commitment"),
    "text_en": _("Text in English"),
    "text_es": _("Text in Spanish"),
    "made_on": _("Made on"),
    "item": _("Item"),
    "item_key": _("Item"),
    "due_edtf": _("Due, as a day or period"),
    "rrule": _("Repeats"),
    "report": _("Report"),
    "version": _("Version"),
    "replaces": _("Replaces"),
    "file": _("File"),
    "file_name": _("Name of the file"),
    "imported_at": _("Brought in at"),
    "text_sha256": _("Seal of the text"),
    "number": _("Number"),
    "dated_on": _("Dated"),
    "issued_by": _("Issued by"),
    "issued_at": _("Issued at"),
}
_THINGS: Mapping[str, str | Promise] = {
    "party": _("Party"),
    "body": _("Body"),
    "membership": _("Membership"),
    "presidency": _("Presidency Pro Tempore"),
    "person": _("Person"),
    "post": _("Post"),
    "holding": _("Holder of the post"),
    "meeting": _("Meeting"),
    "report": _("Report"),
    "item": _("Item"),
    "act": _("Act"),
    "corrigendum": _("Corrigendum"),
    "commitment": _("Commitment"),
    "answer": _("Answer"),
    "anchor": _("What the due day hangs on"),
    "condition": _("Condition"),
    "ending": _("End of the series"),
    "givenright": _("Right"),
    "invitation": _("Invitation"),
}


@dataclass(frozen=True)
class Changed:
    """One field and what became of it; codes, days and lists are given as they are, to be put in words on the page."""

    field: str
    label: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """One change of one row: when, by whom (``Enlace`` where nobody was signed in), and of which fields."""

    at: datetime
    who: str
    label: str
    """``insert``, ``update`` or ``delete``."""
    thing: str
    """The model's name, such as ``membership``."""
    pk: int | str
    changed: tuple[Changed, ...]

    @property
    def what(self) -> str:
        """The kind of row, in words."""
        return str(_THINGS.get(self.thing, self.thing))


def history_of(*things: models.Model, limit: int = 40, called: Callable[[Any], str] = str) -> list[Change]:
    """The last changes of these rows together, the newest first: two queries a kind of row, however many rows.

    ``called`` names the rows that a changed field points to.
    """
    found: list[tuple[models.Model, models.Model | None]] = []
    kinds: dict[type[models.Model], list[Any]] = {}
    for thing in things:
        kinds.setdefault(type(thing), []).append(thing.pk)
    for kind, pks in kinds.items():
        found += _events(kind, pks)
    found.sort(key=lambda pair: (pair[0].pgh_created_at, pair[0].pk), reverse=True)  # type: ignore[attr-defined]  # of every event
    found = found[:limit]
    users = _users(event for event, _before in found)
    known = _referred(found, called)
    said = (_change(event, before, users, known) for event, before in found)
    return [change for change in said if change.changed or change.label != "update"]


def events_of(kind: type[models.Model]) -> models.QuerySet[Any]:
    """What happened to the rows of a tracked model."""
    found: models.QuerySet[Any] = kind.pgh_event_model.objects.all()  # type: ignore[attr-defined]  # of every tracked model
    return found


def _events(kind: type[models.Model], pks: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Each event with the one before it of the same row."""
    rows = (
        events_of(kind).filter(pgh_obj__in=pks).select_related("pgh_context").order_by("pgh_obj_id", "pgh_id")
    )
    for _pk, events in groupby(rows, key=lambda one: one.pgh_obj_id):
        before = None
        for event in events:
            yield event, before
            before = event


def _users(events: Iterable[Any]) -> dict[Any, str]:
    ids = {(event.pgh_context.metadata or {}).get("user") for event in events if event.pgh_context}
    return {pk: str(user) for pk, user in get_user_model().objects.in_bulk([i for i in ids if i]).items()}


def _told(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    for field in model._meta.concrete_fields:
        if not field.name.startswith("pgh_") and field.name not in _UNTOLD:
            yield field


def _referred(
    found: Iterable[tuple[Any, Any]], called: Callable[[Any], str]
) -> dict[tuple[type[models.Model], Any], str]:
    """The names of the rows that the events point to by number; what has a code is named by it."""
    wanted: dict[type[models.Model], set[Any]] = {}
    for event, _before in found:
        for field in _told(type(event)):
            if (target := field.related_model) and _is_numbered(target):
                wanted.setdefault(target, set()).add(getattr(event, field.attname))
    return {
        (target, pk): called(row)
        for target, pks in wanted.items()
        for pk, row in target._base_manager.in_bulk([pk for pk in pks if pk is not None]).items()
    }


def _is_numbered(target: Any) -> bool:
    return isinstance(target, type) and isinstance(target._meta.pk, models.IntegerField)  # type: ignore[attr-defined]


def _change(event: Any, before: Any, users: Mapping[Any, str], known: Mapping[Any, str]) -> Change:
    context = event.pgh_context
    changed = []
    for field in _told(type(event)):
        new = _value(event, field, known)
        old = _value(before, field, known) if before is not None else None
        first_known = before is None and event.pgh_label != "insert"
        if event.pgh_label == "delete" or first_known or new == old:
            continue
        if before is None and new in ("", [], False):
            continue
        changed.append(
            Changed(field.name, str(_FIELDS.get(field.name, capfirst(field.verbose_name))), old, new)
        )
    return Change(
        at=event.pgh_created_at,
        who=users.get((context.metadata or {}).get("user"), SYSTEM) if context else SYSTEM,
        label=event.pgh_label,
        thing=event.pgh_tracked_model._meta.model_name,
        pk=event.pgh_obj_id,
        changed=tuple(changed),
    )


def _value(event: Any, field: models.Field[Any, Any], known: Mapping[Any, str]) -> Any:
    value = getattr(event, field.attname)
    if field.choices:
        return str(getattr(event, f"get_{field.name}_display")()) if value else ""
    if field.related_model and value is not None:
        return known.get((field.related_model, value), value)
    return value
