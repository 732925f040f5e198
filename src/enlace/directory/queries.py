"""What faces ask of the directory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import get_language

from enlace.accounts.models import User
from enlace.core.actor import Actor
from enlace.core.queries import Change, history_of
from enlace.directory import access, names
from enlace.directory.enums import MembershipRole, PartyKind
from enlace.directory.models import Body, Holding, Membership, Party, Person, PersonQuerySet, Post, Presidency
from enlace.reader import profile as profiles
from enlace.reader.grammar.tokens import fold

MEMBERS = "member-countries"


def bodies() -> QuerySet[Body]:
    return Body.objects.all()


def parties() -> QuerySet[Party]:
    return Party.objects.all()


def people_for(actor: Actor) -> PersonQuerySet:
    rows: PersonQuerySet = Person.objects.visible_to(actor)
    return rows


def can_reach(person: Person, actor: Actor) -> bool:
    """Is this actor told the mail and the telephone of that person? Others see the name and the posts."""
    return people_for(actor).reachable_by(actor).filter(pk=person.pk).exists()


def reachable_people(actor: Actor) -> frozenset[int]:
    """Of all people those of whom ``can_reach`` holds, by their keys: one question for a whole list."""
    return frozenset(people_for(actor).reachable_by(actor).order_by().values_list("pk", flat=True))


def posts() -> QuerySet[Post]:
    return Post.objects.select_related("party", "body")


def members_on(day: date) -> list[str]:
    """Codes of the Member Countries of the process on that day, in order."""
    held = Membership.objects.filter(body=None, role=MembershipRole.MEMBER, starts_on__lte=day)
    held = held.filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return sorted(held.values_list("party_id", flat=True))


def expand(codes: Iterable[str], *, on: date) -> list[str]:
    """The parties that answer one by one: "Member Countries" are those of that day; unknown codes are left out."""
    codes = list(codes)
    wanted = {code for code in codes if code != MEMBERS}
    if MEMBERS in codes:
        wanted.update(members_on(on))
    known = Party.objects.filter(code__in=wanted).exclude(kind=PartyKind.GROUP)
    return sorted(known.values_list("code", flat=True))


def presiding_on(day: date) -> Party | None:
    term = (
        Presidency.objects.filter(starts_on__lte=day)
        .filter(Q(ends_on=None) | Q(ends_on__gte=day))
        .select_related("party")
        .first()
    )
    return term.party if term else None


@dataclass(frozen=True)
class Branch:
    """A body with those that report to it."""

    body: Body
    under: tuple[Branch, ...]


def body_tree() -> tuple[Branch, ...]:
    """All bodies, each under the one to which it reports."""
    under: dict[str | None, list[Body]] = {}
    for body in Body.objects.all():
        under.setdefault(body.reports_to_id, []).append(body)

    def below(above: str | None) -> tuple[Branch, ...]:
        return tuple(Branch(body, below(body.code)) for body in under.get(above, []))

    return below(None)


@dataclass(frozen=True)
class PartiesByRole:
    """Who takes part in the process on a day, by role; apart from them organs that are no body, and the others."""

    members: list[Membership]
    observers: list[Membership]
    civil_society: list[Membership]
    organs: list[Party]
    former: list[Party]


def parties_by_role(*, on: date) -> PartiesByRole:
    held = (
        _in_force(Membership.objects.filter(body=None), on).select_related("party").order_by("party__name_en")
    )
    by_role: dict[str, list[Membership]] = {}
    for one in held:
        by_role.setdefault(one.role, []).append(one)
    taking = {one.party_id for one in held}
    lang = get_language() or "es"
    for named in by_role.values():
        named.sort(key=lambda one: fold(one.party.name(lang)))
    rest = [party for party in Party.objects.exclude(kind=PartyKind.GROUP) if party.code not in taking]
    return PartiesByRole(
        members=by_role.get(MembershipRole.MEMBER, []),
        observers=by_role.get(MembershipRole.OBSERVER, []),
        civil_society=by_role.get(MembershipRole.CIVIL_SOCIETY, []),
        organs=[party for party in rest if party.kind == PartyKind.ORGAN and party.body_id is None],
        former=[party for party in rest if party.kind != PartyKind.ORGAN],
    )


def roles_on(day: date) -> dict[str, str]:
    """As what each party takes part in the process on that day, in words, by its code."""
    held = _in_force(Membership.objects.filter(body=None), day)
    return {one.party_id: one.get_role_display() for one in held}


def _in_force(rows: QuerySet[Membership], on: date) -> QuerySet[Membership]:
    return rows.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on))


def presidencies() -> QuerySet[Presidency]:
    return Presidency.objects.select_related("party")


def memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("party", "body")


def members_of(body: Body, *, on: date) -> QuerySet[Membership]:
    """Who takes part in that body on that day."""
    return _in_force(memberships().filter(body=body), on)


def posts_for(actor: Actor) -> QuerySet[Post]:
    """Posts with their party, body and all who held them; for those who sign in."""
    if not access.can_see_people(actor):
        return Post.objects.none()
    held = Holding.objects.select_related("person")
    return Post.objects.select_related("party", "body", "head").prefetch_related(
        Prefetch("holdings", queryset=held)
    )


def holdings_for(actor: Actor) -> QuerySet[Holding]:
    if not access.can_see_people(actor):
        return Holding.objects.none()
    return Holding.objects.select_related("post__party", "post__body", "person")


def states_by_name(lang: str) -> list[tuple[str, str]]:
    """The ISO code and name of every State, in the order of the names in that language."""
    named = [(code, said[lang][0]) for code, said in profiles.states().items()]
    return sorted(named, key=lambda pair: fold(pair[1]))


def state_name(code: str, lang: str) -> str:
    """The name of a State, whether or not it takes part; ``""`` for none."""
    said = profiles.states().get(code)
    return said[lang][0] if said else code


def can_sign_in(person: Person) -> bool:
    """As recorded, or known by the address of their mail since an invitation was accepted."""
    if person.user_id or not person.email:
        return person.user_id is not None
    return User.objects.filter(email__iexact=person.email).exists()


def post_name(post: Post) -> str:
    """``Focal point: Honduras, Consular network``, in the language that is active now."""
    places = ", ".join(names.short_name_of(code) for code in (post.party_id, post.body_id) if code)
    return f"{post.get_kind_display()}: {places}" if places else post.get_kind_display()


def _called(row: Any) -> str:
    return post_name(row) if isinstance(row, Post) else str(row)


def history_of_party(party: Party) -> list[Change]:
    return history_of(party, *party.memberships.all(), *party.presidencies.all())


def history_of_body(body: Body) -> list[Change]:
    return history_of(body, *body.memberships.all())


def history_of_post(post: Post, actor: Actor) -> list[Change]:
    held = list(post.holdings.all())
    told = held if access.can_read_notes(actor, post.party_id) else []
    return _without_notes(history_of(post, *held, called=_called), told)


def history_of_person(person: Person, actor: Actor) -> list[Change]:
    held = list(person.holdings.select_related("post"))
    told = [one for one in held if access.can_read_notes(actor, one.post.party_id)]
    changes = _without_notes(history_of(person, *held, called=_called), told)
    return changes if can_reach(person, actor) else _without_addresses(changes)


def _without_addresses(changes: Iterable[Change]) -> list[Change]:
    """The changes without the mail and the telephone that were and are."""
    hidden = {"email", "phone"}
    kept = [
        replace(one, changed=tuple(told for told in one.changed if told.field not in hidden))
        for one in changes
    ]
    return [one for one in kept if one.changed or one.label != "update"]


def _without_notes(changes: Iterable[Change], told: Iterable[Holding]) -> list[Change]:
    """The changes without the notes of holdings that are not among those told."""
    known = {one.pk for one in told}
    kept = []
    for change in changes:
        if change.thing == "holding" and change.pk not in known:
            change = replace(change, changed=tuple(one for one in change.changed if one.field != "note"))
        if change.changed or change.label != "update":
            kept.append(change)
    return kept
