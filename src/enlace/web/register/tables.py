"""Matters, links that wait for a judgement, and letters of reminders as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enlace.directory.names import short_name_of
from enlace.web.taking import Listed
from enlace.web.templatetags.enlace import lang


def matters(rows: Iterable[Any], absolute: Callable[[str], str]) -> Listed:
    heads = [
        _("Matter"),
        _("Title in the other language"),
        _("State"),
        _("Bodies"),
        _("Paragraphs"),
        _("Since"),
    ]
    heads += [_("Last spoken of"), _("Address")]
    return Listed("matters", heads, (_matter(one, absolute) for one in rows))


def _matter(one: Any, absolute: Callable[[str], str]) -> list[Any]:
    held, brief = one.matter, one.brief
    other = held.title_en if lang() == "es" else held.title_es
    where = "; ".join(map(short_name_of, brief.bodies))
    address = absolute(reverse("register:matter", args=[held.slug]))
    state = str(brief.standing.state.label)
    return [held.title(lang()), other, state, where, brief.passages, brief.first_on, brief.last_on, address]


def links(batches: Iterable[list[Any]]) -> Listed:
    """Both paragraphs of each link, its score, and why."""
    heads = [_("Later meeting"), _("Later paragraph"), _("What the later one says"), _("Earlier meeting")]
    heads += [
        _("Earlier paragraph"),
        _("What the earlier one says"),
        _("Kind"),
        _("Likelihood"),
        _("Reasons"),
    ]
    return Listed("links", heads, _links(batches))


def _links(batches: Iterable[list[Any]]) -> Iterator[list[Any]]:
    for several in batches:
        for one in several:
            earlier, later = one.pair(lang())
            sides = [
                said
                for side in (later, earlier)
                for said in (side.report.meeting.slug, side.path or side.key, side.text)
            ]
            link = one.link
            yield [*sides, link.get_kind_display(), f"{link.score:.2f}", "; ".join(link.why)]


def letters(rows: Iterable[Any], *, of_all: bool) -> Listed:
    """One's own letters; of everybody, with whom they went to, for those who plan them."""
    heads = [_("Day"), *([_("To whom")] if of_all else []), _("Answers"), _("State")]
    told = ([one.day, *([one.user.name] if of_all else []), one.n, one.get_state_display()] for one in rows)
    return Listed("letters", heads, told)
