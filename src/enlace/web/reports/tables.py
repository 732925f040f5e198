"""Reports, imports and the reader's figures as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enlace.directory.names import name_of
from enlace.web.taking import Listed


def reports(meetings: Iterable[Any], told: Mapping[int, Any], absolute: Callable[[str], str]) -> Listed:
    """A line for each report that may be read; what became of its meeting's decisions beside it."""
    heads = [_("Meeting"), _("First day"), _("Last day"), _("City"), _("Language"), _("Version"), _("State")]
    heads += [
        _("Adopted on"),
        _("Commitments done"),
        _("Commitments open"),
        _("Commitments late"),
        _("Address"),
    ]
    return Listed("reports", heads, _reports(meetings, told, absolute))


def _reports(
    meetings: Iterable[Any], told: Mapping[int, Any], absolute: Callable[[str], str]
) -> Iterator[list[Any]]:
    for meeting in meetings:
        became = told.get(meeting.pk)
        counts = [became.done, became.open, became.late] if became else [0, 0, 0]
        for one in meeting.readable:
            where = [name_of(meeting.body_id), meeting.starts_on, meeting.ends_on, meeting.city]
            address = reverse("reports:report", args=[meeting.slug, one.language])
            state = one.get_state_display()
            yield [*where, one.language, one.version, state, one.adopted_at, *counts, absolute(address)]


def imports(rows: Iterable[Any], absolute: Callable[[str], str]) -> Listed:
    heads = [
        _("Day"),
        _("By"),
        _("Files"),
        _("Still to be read"),
        _("Already here"),
        _("Refused"),
        _("Address"),
    ]
    told = (
        [
            one.started_at,
            one.started_by.name if one.started_by else "",
            *(one.count, one.waiting, one.known, one.refused),
            absolute(reverse("reports:import-progress", args=[one.pk])),
        ]
        for one in rows
    )
    return Listed("imports", heads, told)


def reader(measured: Any) -> Listed:
    heads = [_("What"), _("Said rightly"), _("Said by the reader"), _("There"), _("Right, of what it said")]
    heads += [_("Found, of what is there")]
    told = (
        [one.name, one.right, one.said, one.there, _share(one.precision), _share(one.recall)]
        for one in measured.layers
    )
    return Listed("reader", heads, told)


def _share(part: float | None) -> str:
    return "" if part is None else f"{part:.4f}"
