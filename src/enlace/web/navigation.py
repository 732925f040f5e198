"""The left rail and, on phones, the bottom bar: where this person may go."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enlace.core.actor import Actor


@dataclass(frozen=True)
class Place:
    label: str | Promise
    url: str
    is_here: bool
    is_main: bool = True
    """Shown on the bottom bar of a phone too."""


def places_for(actor: Actor, path: str) -> list[Place]:
    wanted: list[tuple[str | Promise, str, bool]] = []
    if actor.is_signed_in:
        wanted.append((_("Desk"), "desk:desk", True))
    wanted += [(_("Matrix"), "register:matrix", True), (_("Matters"), "register:matters", True)]
    wanted += [(_("Meetings"), "meetings:meetings", True), (_("Reports"), "reports:reports", True)]
    wanted += [(_("Overview"), "desk:dashboard", False)]
    wanted.append((_("Search"), "library:search", False))
    if actor.is_signed_in:
        wanted.append((_("Papers"), "papers:papers", False))
        wanted.append((_("Directory"), "directory:directory", False))
    if actor.is_secretariat:
        wanted.append((_("Import"), "reports:import", False))
        wanted.append((_("People and rights"), "accounts:people", False))
    return [_place(label, reverse(name), path, main) for label, name, main in wanted]


def _place(label: str | Promise, url: str, path: str, main: bool) -> Place:
    here = path == url if url == "/" else path.startswith(url)
    return Place(label, url, here, main)
