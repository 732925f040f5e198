"""Parties, bodies, people and posts as files."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from django.utils.translation import gettext as _

from enlace.directory.names import name_of, short_name_of
from enlace.web.taking import Listed


def parties(rows: Iterable[Any], roles: dict[str, str]) -> Listed:
    heads = [_("Code"), _("Name"), _("Short name"), _("Kind"), _("Takes part as")]
    told = (
        [
            one.code,
            name_of(one.code),
            short_name_of(one.code),
            one.get_kind_display(),
            roles.get(one.code, ""),
        ]
        for one in rows
    )
    return Listed("parties", heads, told)


def bodies(rows: Iterable[Any]) -> Listed:
    heads = [_("Code"), _("Name"), _("Short name"), _("Kind"), _("Reports to")]
    told = (
        [
            *(one.code, name_of(one.code), short_name_of(one.code), one.get_kind_display()),
            name_of(one.reports_to_id) if one.reports_to_id else "",
        ]
        for one in rows
    )
    return Listed("bodies", heads, told)


def people(rows: Iterable[Any], reachable: Container[int]) -> Listed:
    """Mail and telephone stand only with those whom the reader may reach, as on each person's own page."""
    heads = [_("Name"), _("Party"), _("Mail address"), _("Telephone"), _("Language")]
    told = (
        [
            one.name,
            _named(one.party_id),
            *((one.email, one.phone) if one.pk in reachable else ("", "")),
            one.language,
        ]
        for one in rows
    )
    return Listed("people", heads, told)


def posts(rows: Iterable[Any]) -> Listed:
    heads = [_("Post"), _("Party"), _("Body"), _("Held by"), _("Since"), _("Closed on")]
    return Listed("posts", heads, (_post(one) for one in rows))


def _post(one: Any) -> list[Any]:
    held = one.holder
    where = [one.get_kind_display(), _named(one.party_id), _named(one.body_id)]
    return [*where, held.person.name if held else "", held.starts_on if held else None, one.closed_on]


def _named(code: str | None) -> str:
    return name_of(code) if code else ""
