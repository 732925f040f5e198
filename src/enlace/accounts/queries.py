"""Who is signed in, as an Actor; who may sign in, as what; and what the journal says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from enlace.accounts import access, cipher
from enlace.accounts.models import GivenRight, Invitation, User
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role
from enlace.core.errors import require
from enlace.core.models import Entry

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SIGN_IN_VERBS = (
    "accounts.signed_in",
    "accounts.signed_out",
    "accounts.sign_in_failed",
    "accounts.sign_in_locked",
)


def actor_for(user: User, *, on: date) -> Actor:
    """The actor that this user is on that day. A user who may not sign in any more is the public."""
    if not user.is_active:
        return Actor.public()
    given = GivenRight.objects.filter(user=user).in_force(on=on)
    rights = frozenset(Right(Role(one.role), one.party, one.body) for one in given)
    return Actor(user_id=user.pk, name=user.name, rights=rights)


def people_for(actor: Actor, *, on: date) -> QuerySet[User]:
    """Everybody who has an account, with ``rights`` in force or to come and whether they have a second factor."""
    if not access.can_manage_people(actor):
        return User.objects.none()
    rights = Prefetch("given_rights", GivenRight.objects.not_over(on=on).order_by("role", "party"), "rights")
    return (
        User.objects.prefetch_related(rights)
        .annotate(has_second_factor=Exists(_second_factors().filter(user=OuterRef("pk"))))
        .order_by("-is_active", "name", "pk")
    )


def rights_for(actor: Actor) -> QuerySet[GivenRight]:
    rights = GivenRight.objects.select_related("user")
    return rights if access.can_manage_people(actor) else rights.none()


def my_rights(actor: Actor, *, on: date) -> QuerySet[GivenRight]:
    """In force on that day."""
    return GivenRight.objects.filter(user_id=_signed_in(actor)).in_force(on=on).order_by("role", "party")


def invitations_for(actor: Actor) -> QuerySet[Invitation]:
    return Invitation.objects.all() if access.can_manage_people(actor) else Invitation.objects.none()


def open_invitations_for(actor: Actor) -> QuerySet[Invitation]:
    """Neither accepted nor withdrawn; some may have expired and wait to be sent again."""
    waiting = invitations_for(actor).filter(accepted_at=None, withdrawn_at=None)
    return waiting.order_by("-invited_at", "-pk")


def rights_in(invitation: Invitation) -> list[Right]:
    """What the invited person will be."""
    return [Right(Role(said["role"]), said.get("party"), said.get("body")) for said in invitation.rights]


def me(actor: Actor) -> User:
    return User.objects.get(pk=_signed_in(actor))


def _signed_in(actor: Actor) -> int:
    require(actor.is_signed_in)
    return int(actor.user_id or 0)


def has_second_factor(user_id: int) -> bool:
    """An app that makes codes, or a security key. Recovery codes alone do not count."""
    return _second_factors().filter(user_id=user_id).exists()


def _second_factors() -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(type__in=SECOND_FACTORS)
    return found


def count_second_factors_of_another_secret() -> int:
    """How many people have an app whose key was encrypted under another secret than that of this machine."""
    apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP)
    return sum(not cipher.opens(app.data["secret"]) for app in apps.iterator())


def journal_for(actor: Actor, *, verb: str = "", person: str = "") -> QuerySet[Entry]:
    """All lines for the secretariat, newest first, of one verb or about or by one person; nobody else sees any."""
    if not access.can_read_journal(actor):
        return Entry.objects.none()
    rows = Entry.objects.select_related("user").order_by("-at", "-pk")
    if verb:
        rows = rows.filter(verb=verb)
    if person.isdecimal():
        rows = rows.filter(Q(user_id=int(person)) | Q(about=f"user:{int(person)}"))
    return rows


def journal_verbs(actor: Actor) -> list[str]:
    """The verbs that the journal holds, for its filter."""
    return sorted(journal_for(actor).order_by().values_list("verb", flat=True).distinct())


def journal_people(actor: Actor) -> list[tuple[str, str]]:
    """Everybody by whom or about whom the journal may hold a line, for its filter."""
    if not access.can_read_journal(actor):
        return []
    return [(str(pk), name) for pk, name in User.objects.order_by("name", "pk").values_list("pk", "name")]


@dataclass(frozen=True)
class Line:
    """A line of the journal with the name of the person that it is about, where it is about one."""

    entry: Entry
    about: str


def with_names(entries: Iterable[Entry]) -> list[Line]:
    entries = list(entries)
    told = {entry.about: int(entry.about[5:]) for entry in entries if _is_about_a_user(entry.about)}
    known = dict(User.objects.filter(pk__in=told.values()).values_list("pk", "name"))
    return [Line(entry, known.get(told.get(entry.about, 0), entry.about)) for entry in entries]


def _is_about_a_user(about: str) -> bool:
    return about.startswith("user:") and about[5:].isdecimal()


def my_sign_ins(actor: Actor, *, newest: int = 20) -> QuerySet[Entry]:
    """The latest sign-ins, failed and not, of this person."""
    if actor.user_id is None:
        return Entry.objects.none()
    mine = Entry.objects.filter(about=f"user:{actor.user_id}", verb__in=SIGN_IN_VERBS)
    return mine.order_by("-at", "-pk")[:newest]


def who_may_sign_in(email: str) -> User | None:
    """The active user of that address, or nobody."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()
