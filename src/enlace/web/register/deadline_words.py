"""By when and why, in whole sentences, in the language that is active."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enlace.directory.names import short_name_of
from enlace.reader.outputs.words import date_in_words, days_in_words, month_in_words
from enlace.web.templatetags.enlace import lang


def period(count: int, unit: str) -> str:
    if unit == "month":
        said = ngettext("%(n)s month", "%(n)s months", count)
    elif unit == "week":
        said = ngettext("%(n)s week", "%(n)s weeks", count)
    else:
        said = ngettext("%(n)s day", "%(n)s days", count)
    return said % {"n": count}


def anchor_in_words(anchor: Any) -> str:
    """What a due day hangs on."""
    facts = {
        "meeting": meeting_of(anchor),
        "period": period(anchor.count, anchor.unit) if anchor.count else "",
    }
    if anchor.kind == "after":
        said = _("Due %(period)s after %(meeting)s.")
    elif anchor.kind == "at":
        said = _("Due at %(meeting)s.")
    elif anchor.count:
        said = _("Due %(period)s before %(meeting)s.")
    else:
        said = _("Due before %(meeting)s.")
    return said % facts


def meeting_of(anchor: Any) -> str:
    body = short_name_of(anchor.body_id)
    if anchor.meeting and anchor.meeting.cancelled_on is None:
        days = days_in_words(anchor.meeting.starts_on, anchor.meeting.ends_on, lang())
        return _("the meeting of %(body)s of %(days)s") % {"body": body, "days": days}
    if anchor.month and not anchor.meeting:
        year, month = anchor.month.split("-")
        said = {"body": body, "month": month_in_words(year, int(month), lang())}
        return _("the meeting of %(body)s in %(month)s") % said
    return _("the next meeting of %(body)s") % {"body": body}


def change_in_words(change: Any) -> str:
    """From which day to which, and why."""
    said = _CHANGES[change.was is not None, change.becomes is not None]()
    facts = {
        "was": date_in_words(change.was, lang()) if change.was else "",
        "becomes": date_in_words(change.becomes, lang()) if change.becomes else "",
        "why": why_in_words(change),
    }
    return said % facts


_CHANGES = {
    (True, True): lambda: _("Due on %(becomes)s instead of %(was)s: %(why)s."),
    (False, True): lambda: _("Due on %(becomes)s, which had no day before: %(why)s."),
    (True, False): lambda: _("No longer due on %(was)s: %(why)s."),
    (False, False): lambda: _("Without a day: %(why)s."),
}


def why_in_words(change: Any) -> str:
    if change.why == "meeting" and change.meeting:
        days = days_in_words(change.meeting.starts_on, change.meeting.ends_on, lang())
        facts = {"body": short_name_of(change.meeting.body_id), "days": days}
        if change.meeting.cancelled_on:
            return _("the meeting of %(body)s of %(days)s is cancelled") % facts
        return _("it hangs on the meeting of %(body)s of %(days)s") % facts
    return str(change.get_why_display())


def holiday_in_words(party: str, name: str, day: Any) -> str:
    """``27 December 2026: public holiday in Honduras (…)``."""
    facts = {"day": date_in_words(day, lang()), "state": short_name_of(party), "name": name}
    return _("%(day)s: public holiday in %(state)s (%(name)s)") % facts
