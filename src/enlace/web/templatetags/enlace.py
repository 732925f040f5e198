"""What every template may use: names, dates in words, states. Loaded everywhere, without ``{% load %}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from enlace.directory import names, queries
from enlace.reader.model import Due, Language
from enlace.reader.outputs.words import date_in_words, days_in_words, due_in_words, section_in_words
from enlace.register.enums import UNFINISHED, Acceptance, Course, Implementation
from enlace.register.reminders import holiday_in

register = template.Library()
_MONTH_OR_DAY = re.compile(r"(?:\.\.)?/?(\d{4}-(?:0[1-9]|1[0-2]))(-\d{2})?")


def lang() -> Language:
    return "es" if (get_language() or "").startswith("es") else "en"


@register.filter
def party(code: str | None) -> str:
    """The full name of a party or body."""
    return names.name_of(code) if code else ""


@register.filter
def short(code: str | None) -> str:
    return names.short_name_of(code) if code else ""


@register.filter
def country(code: str | None) -> str:
    """The name of a State by its ISO code, whether or not it takes part."""
    return queries.state_name(code, lang()) if code else ""


@register.filter
def parties(codes: Iterable[str]) -> str:
    """``Honduras, Mexico and Panama``."""
    return names.listed(codes)


@register.filter
def day(when: date | None) -> str:
    """A day in words; of a moment, the day that it was here."""
    if isinstance(when, datetime):
        when = timezone.localdate(when)
    return date_in_words(when, lang()) if when else ""


@register.filter
def days(meeting: Any) -> str:
    """The days of a meeting in words."""
    return days_in_words(meeting.starts_on, meeting.ends_on, lang())


@register.filter
def due(owed: Any) -> str:
    """By when, in words, of an act or a commitment."""
    if not (owed.due_text or owed.due_on or owed.rrule or owed.due_edtf):
        return ""
    edtf = owed.due_edtf if _says_still(owed.due_edtf, owed.due_on) else ""
    if owed.rrule and owed.due_on and not edtf:
        edtf = owed.due_on.isoformat()  # the first of its series
    return due_in_words(Due(owed.due_text, edtf or None, owed.due_on, owed.rrule or None), lang())


def _says_still(edtf: str, due_on: date | None) -> bool:
    """Does the period that the report names still say when it is due? Not where its meeting was moved away."""
    said = _MONTH_OR_DAY.fullmatch(edtf)
    if not said or due_on is None:
        return True
    first = date.fromisoformat(said[1] + (said[2] or "-01"))
    is_before = due_on == first - timedelta(days=1)
    return is_before or (due_on == first if said[2] else f"{due_on:%Y-%m}" == said[1])


@register.filter
def section(section_id: str) -> str:
    return section_in_words(section_id or None, lang())


@register.filter
def said_in(commitment: Any) -> str:
    """The language of these words: the page's own, or the other where the report is in that one alone."""
    return lang() if getattr(commitment, f"text_{lang()}") else ("en" if lang() == "es" else "es")


@register.filter
def words(commitment: Any) -> str:
    """A commitment's words in the language of the page."""
    return str(commitment.text(lang()))


@register.filter
def begins(commitment: Any, marked: Any = False) -> str:
    """The first words of a commitment; marked as of the other language where they are, for who hears the page."""
    said = Truncator(words(commitment)).words(14)
    if not marked or said_in(commitment) == lang():
        return said
    return format_html('<span lang="{}">{}</span>', said_in(commitment), said)


@register.filter
def quoted(said: str) -> str:
    """Words of a report between the marks of the page's language."""
    return f"«{said}»" if lang() == "es" else f"“{said}”"


@register.filter
def named(thing: Any) -> str:
    """The name of a party or body in the language of the page."""
    return str(thing.name(lang()))


@register.simple_tag(takes_context=True)
def lateness(context: dict[str, Any], due_on: date | None) -> str:
    """By how much something due is late today; nothing for who is not told who is late."""
    return late_by(due_on, context["today"]) if context.get("tells_late", True) else ""


@register.filter
def late_by(due_on: date | None, today: date) -> str:
    """``late by 12 days``, by months from two on, by years from two on; nothing where it is not late."""
    if due_on is None or due_on >= today:
        return ""
    n = (today - due_on).days
    if n >= 2 * 365:
        return ngettext("late by %(n)s year", "late by %(n)s years", n // 365) % {"n": n // 365}
    if n >= 61:
        return ngettext("late by %(n)s month", "late by %(n)s months", n // 30) % {"n": n // 30}
    return ngettext("late by %(n)s day", "late by %(n)s days", n) % {"n": n}


@register.filter
def holiday(answer: Any) -> str:
    """That the due day is a public holiday of the State that owes it; nothing where it is none."""
    due_on = answer.commitment.due_on
    name = holiday_in(answer.party_id, due_on, lang()) if due_on else ""
    said = {"state": names.short_name_of(answer.party_id), "name": name}
    return _("public holiday in %(state)s: %(name)s") % said if name else ""


@register.simple_tag
def state_badge(state: str, label: str) -> SafeString:
    """A state as word, shape and colour. ``state`` is the id that the style sheet knows."""
    return _badge(str(state), str(label))


@lru_cache(256)  # a page shows the same few some hundred times
def _badge(state: str, label: str) -> SafeString:
    return format_html('<span class="state state-{}">{}</span>', state, label)


@register.simple_tag(takes_context=True)
def answer_state(context: dict[str, Any], answer: Any, today: date) -> SafeString:
    """Where an answer stands: late where the reader is told of it, declined, or its implementation."""
    is_open = answer.implementation in UNFINISHED and answer.acceptance != Acceptance.DECLINED
    if is_open and answer.commitment.course == Course.CONDITION:
        return state_badge("waiting", str(Course.CONDITION.label))
    if context.get("tells_late", True) and answer.is_late(on=today):
        return state_badge("late", _("late"))
    if answer.acceptance == "declined":
        return state_badge("declined", str(Acceptance.DECLINED.label))
    return state_badge(answer.implementation, str(Implementation(answer.implementation).label))


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with some of its query changed; ``None`` takes a word out."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = str(value)
    return "?" + urlencode([(key, value) for key, values in query.lists() for value in values])


@register.filter
def as_said(value: Any) -> str:
    """A value of the history in words: days, codes of parties and bodies, lists of them; a dash for nothing."""
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_in_words(value.date() if isinstance(value, datetime) else value, lang())
    if isinstance(value, list | tuple):
        return names.listed(str(one) for one in value)
    return names.short_name_of(str(value))


@register.filter
def of(told: Any, key: Any) -> Any:
    """What a mapping says of a key; nothing where it says nothing."""
    return told.get(key) if told else None
