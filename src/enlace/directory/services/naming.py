"""Name parties and bodies; record new ones; say which body reports to which."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import access, names
from enlace.directory.enums import BodyKind, PartyKind
from enlace.directory.errors import CodeTaken, NameMissing, ReportsInCircle
from enlace.directory.models import Body, Party


@dataclass(frozen=True)
class Names:
    """A name in both languages; the short ones may be empty."""

    name_en: str
    name_es: str
    short_en: str = ""
    short_es: str = ""

    def checked(self) -> dict[str, str]:
        said = {key: " ".join(value.split()) for key, value in asdict(self).items()}
        if not (said["name_en"] and said["name_es"]):
            raise NameMissing
        return said


@transaction.atomic
def name_party(code: str, said: Names, *, actor: Actor) -> Party:
    """Give a party its names; where it stands for a body, the body is called the same."""
    require(access.can_edit(actor))
    party = Party.objects.select_for_update().get(code=code)
    _name(party, said)
    if party.body_id:
        _name(Body.objects.select_for_update().get(code=party.body_id), said)
    write_entry("directory.name_party", actor=actor, about=code)
    return party


@transaction.atomic
def name_body(code: str, said: Names, *, actor: Actor) -> Body:
    """Give a body its names; the party that stands for it is called the same."""
    require(access.can_edit(actor))
    body = Body.objects.select_for_update().get(code=code)
    _name(body, said)
    for party in Party.objects.select_for_update().filter(body=body):
        _name(party, said)
    write_entry("directory.name_body", actor=actor, about=code)
    return body


def _name(thing: Party | Body, said: Names) -> None:
    for key, value in said.checked().items():
        setattr(thing, key, value)
    thing.save()
    names.forget()


@transaction.atomic
def place_body(code: str, *, reports_to: str | None, actor: Actor) -> Body:
    """Say to which body this one reports. Circles are refused."""
    require(access.can_edit(actor))
    above = dict(Body.objects.select_for_update().values_list("code", "reports_to_id"))
    at: str | None = reports_to
    while at:
        if at == code:
            raise ReportsInCircle
        at = above[at]
    body = Body.objects.get(code=code)
    body.reports_to_id = reports_to
    body.save(update_fields=["reports_to"])
    write_entry("directory.place_body", actor=actor, about=code)
    return body


@transaction.atomic
def record_party(code: str, kind: PartyKind, said: Names, *, actor: Actor) -> Party:
    """A State or organisation that takes part from now on. Its memberships are opened apart."""
    require(access.can_edit(actor))
    _free(code)
    party = Party.objects.create(code=code, kind=kind, **said.checked())
    names.forget()
    write_entry("directory.record_party", actor=actor, about=code)
    return party


@transaction.atomic
def record_body(
    code: str, kind: BodyKind, said: Names, *, reports_to: str | None = None, actor: Actor
) -> Body:
    """A new forum, such as an ad hoc group; it can owe like any party."""
    require(access.can_edit(actor))
    _free(code)
    position = Body.objects.count()
    body = Body.objects.create(
        code=code, kind=kind, reports_to_id=reports_to, position=position, **said.checked()
    )
    Party.objects.create(code=code, kind=PartyKind.ORGAN, body=body, **said.checked())
    names.forget()
    write_entry("directory.record_body", actor=actor, about=code)
    return body


def _free(code: str) -> None:
    taken = (
        Party.objects.filter(code__iexact=code).exists() or Body.objects.filter(code__iexact=code).exists()
    )
    if taken:
        raise CodeTaken(code=code)
