"""Fill the directory from a process profile."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory.enums import BodyKind, MembershipRole, PartyKind
from enlace.directory.models import Body, Membership, Party
from enlace.reader import profile as profiles

_CALLED = {
    "vice-ministers": (
        ("Meeting of Vice-Ministers", "Reunión de Viceministros"),
        ("Vice-Ministers", "Viceministros"),
    ),
    "consular-network": (None, ("Consular network", "Red consular")),
    "trafficking-network": (None, ("Network against trafficking", "Red contra la trata")),
    "working-group": (None, ("Working group", "Grupo de trabajo")),
    "regional-coalition": (None, ("Regional Coalition", "Coalición Regional")),
}
"""What well-known bodies are called in lists, since a profile knows only how reports name them: full and short."""
_NO_FORUM = frozenset({"secretariat", "presidency", "members", "partner"})
_BODY_KINDS = {kind.value for kind in BodyKind}


@transaction.atomic
def load_process(source: str, *, actor: Actor) -> None:
    """Take parties, bodies and memberships from a process profile; what is there already keeps what people edited."""
    require(actor.is_secretariat)
    profile = profiles.load(source)
    codes = {*profile.members, *profile.observers}
    for code, names in profiles.states().items():
        if code in codes:
            _party(code, PartyKind.STATE, names)
    for one in profile.organisations:
        _party(one.id, PartyKind.ORGANISATION, one.names)
    for at, one in enumerate(profile.bodies):
        _body(one, at)
    for one in profile.bodies:
        if one.reports_to:
            Body.objects.filter(code=one.id, reports_to=None).update(reports_to=one.reports_to)
    _members(profile)
    write_entry("directory.load_process", actor=actor, about=profile.id)


def _names(names: object) -> dict[str, str]:
    """The first name of several words is the full one; an acronym among the names is the short one."""
    said: dict[str, str] = {}
    for lang in ("en", "es"):
        known = list(names.get(lang, ())) if isinstance(names, dict) else []
        if not known:
            continue
        said[f"name_{lang}"] = next((one for one in known if " " in one and one[0].isupper()), known[0])
        said[f"short_{lang}"] = next((one for one in known if one.isupper() and len(one) <= 8), "")
    said.setdefault("name_es", said.get("name_en", ""))
    said.setdefault("name_en", said["name_es"])
    return said


def _called(code: str) -> dict[str, str]:
    full, short = _CALLED.get(code, (None, None))
    said: dict[str, str] = {}
    for prefix, pair in (("name", full), ("short", short)):
        if pair:
            said |= {f"{prefix}_en": pair[0], f"{prefix}_es": pair[1]}
    return said


def _party(code: str, kind: PartyKind, names: object, body: Body | None = None) -> Party:
    said = _names(names)
    if kind == PartyKind.STATE:
        said = {"name_en": names["en"][0], "name_es": names["es"][0]}  # type: ignore[index]  # a table of names
    said |= _called(code)
    party, _ = Party.objects.get_or_create(code=code, defaults={"kind": kind, "body": body, **said})
    return party


def _body(one: profiles.Body, at: int) -> None:
    said = _names(dict(one.names)) | _called(one.id)
    forum = None
    if one.kind not in _NO_FORUM:
        kind = one.kind if one.kind in _BODY_KINDS else BodyKind.OTHER
        forum, _ = Body.objects.get_or_create(code=one.id, defaults={"kind": kind, "position": at, **said})
    group = PartyKind.GROUP if one.kind == "members" else PartyKind.ORGAN
    _party(one.id, group, dict(one.names), forum)


def _members(profile: profiles.Profile) -> None:
    roles = ((profile.members, MembershipRole.MEMBER), (profile.observers, MembershipRole.OBSERVER))
    wanted = [(code, year, role) for held, role in roles for code, year in held.items()]
    founded = min(profile.members.values(), default=1996)
    for one in profile.organisations:
        role = MembershipRole.CIVIL_SOCIETY if one.id == "rncom" else MembershipRole.OBSERVER
        wanted.append((one.id, founded, role))
    for code, year, role in wanted:
        Membership.objects.get_or_create(
            party_id=code, body=None, defaults={"role": role, "starts_on": date(year, 1, 1)}
        )
