"""The list of meetings as a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from enlace.directory import queries as directory
from enlace.directory.names import name_of
from enlace.web.taking import Listed
from enlace.web.templatetags.enlace import lang


def meetings(rows: Iterable[Any], address: str) -> Listed:
    heads = [
        _("First day"),
        _("Last day"),
        _("Body"),
        _("City"),
        _("Country"),
        _("Cancelled on"),
        _("Address"),
    ]
    return Listed("meetings", heads, (_meeting(one, address) for one in rows))


def _meeting(one: Any, address: str) -> list[Any]:
    country = directory.state_name(one.country, lang()) if one.country else ""
    where = [name_of(one.body_id), one.city, country]
    return [one.starts_on, one.ends_on, *where, one.cancelled_on, f"{address}{one.slug}/"]
