"""Record people and mend what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import access
from enlace.directory.errors import NameMissing
from enlace.directory.models import Person
from enlace.directory.services.rights import withdraw_letters


@dataclass(frozen=True)
class PersonFields:
    """What is known of a person; ``party`` by its code."""

    name: str
    email: str = ""
    phone: str = ""
    language: str = "es"
    party: str | None = None


@transaction.atomic
def record_person(fields: PersonFields, *, actor: Actor) -> Person:
    require(access.can_edit(actor))
    person = _filled(Person(), fields)
    write_entry("directory.record_person", actor=actor, about=str(person.pk))
    return person


@transaction.atomic
def correct_person(pk: int, fields: PersonFields, *, actor: Actor) -> Person:
    """Where the address changes, a letter to the older one lets nobody in any more with the rights of their posts."""
    require(access.can_edit(actor))
    person = Person.objects.select_for_update().get(pk=pk)
    if person.email.lower() != fields.email.strip().lower():
        withdraw_letters(person, actor=actor)
    person = _filled(person, fields)
    write_entry("directory.correct_person", actor=actor, about=str(pk))
    return person


def _filled(person: Person, fields: PersonFields) -> Person:
    person.name = " ".join(fields.name.split())
    if not person.name:
        raise NameMissing
    person.email, person.phone = fields.email.strip().lower(), fields.phone.strip()
    person.language, person.party_id = fields.language, fields.party
    person.save()
    return person
