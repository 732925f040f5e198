"""Meetings and due days as calendars (RFC 5545), which phones and mailboxes fetch again and again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from enlace.accounts.models import User
from enlace.accounts.queries import actor_for
from enlace.core.actor import Actor
from enlace.directory import queries as directory
from enlace.directory.names import name_of, short_name_of
from enlace.meetings.models import Meeting
from enlace.register.models import Answer, AnswerQuerySet
from enlace.register.queries.reminding import answers_in_charge
from enlace.register.reminders import holiday_in

MOST = 1_000
SHORT_WORDS = 80
PAST = timedelta(days=365)
"""How long what is over stays on the calendar."""


def own_calendar(user: User, *, on: date, at: datetime, lang: str) -> bytes:
    """The meetings of the bodies in which this person takes part, and the days by which they have to answer."""
    actor = actor_for(user, on=on)
    meetings = Meeting.objects.filter(ends_on__gte=on - PAST)
    if actor.bodies is not None:
        meetings = meetings.filter(body__in=sorted(actor.bodies))
    return _calendar(
        _("Enlace: %(name)s") % {"name": user.name}, meetings, answers_in_charge(actor), at, lang
    )


def calendar_of_body(code: str, *, on: date, at: datetime, lang: str) -> bytes:
    """What is public of a body: its meetings, and what is owed after them."""
    meetings = Meeting.objects.filter(body=code, ends_on__gte=on - PAST)
    return _calendar(name_of(code), meetings, _public(on).filter(commitment__body=code), at, lang)


def calendar_of_party(code: str, *, on: date, at: datetime, lang: str) -> bytes:
    """What is public of a party: the meetings in which it is to take part, and what it owes."""
    meetings = Meeting.objects.filter(participants__contains=[code], ends_on__gte=on - PAST)
    return _calendar(name_of(code), meetings, _public(on).filter(party=code), at, lang)


def _public(on: date) -> AnswerQuerySet:
    rows = Answer.objects.visible_to(Actor.public()).unfinished().filter(commitment__due_on__gte=on - PAST)
    return rows.select_related("commitment").defer("commitment__search")


def _calendar(
    name: str, meetings: Iterable[Meeting], answers: AnswerQuerySet, at: datetime, lang: str
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Enlace//Enlace//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for meeting in list(meetings)[:MOST]:
        calendar.add_component(_meeting(meeting, at, lang))
    for answer in answers.exclude(commitment__due_on=None).order_by("commitment__due_on", "pk")[:MOST]:
        calendar.add_component(_due(answer, at, lang))
    return bytes(calendar.to_ical())


def _meeting(meeting: Meeting, at: datetime, lang: str) -> Event:
    event = _event(f"meeting-{meeting.pk}", at, meeting.starts_on, meeting.ends_on)
    event.add("summary", name_of(meeting.body_id, lang))
    place = ", ".join(one for one in (meeting.city, directory.state_name(meeting.country, lang)) if one)
    if place:
        event.add("location", place)
    event.add("url", f"{settings.BASE_URL}/meetings/{meeting.slug}/")
    if meeting.cancelled_on:
        event.add("status", "CANCELLED")
    return event


def _due(answer: Answer, at: datetime, lang: str) -> Event:
    """A day of its own and not a task: most calendars of phones show no tasks of others."""
    commitment = answer.commitment
    due = commitment.due_on
    assert due is not None  # those without a day were left out
    event = _event(f"answer-{answer.pk}", at, due, due)
    words = " ".join(commitment.text(lang).split())
    short = words if len(words) <= SHORT_WORDS else words[:SHORT_WORDS].rsplit(" ", 1)[0] + " …"
    event.add("summary", f"{short_name_of(answer.party_id, lang)}: {short}")
    holiday = holiday_in(answer.party_id, due, lang)
    note = _("Public holiday in %(state)s: %(name)s") % {
        "state": short_name_of(answer.party_id, lang),
        "name": holiday,
    }
    event.add("description", f"{words}\n\n{note}" if holiday else words)
    event.add("url", f"{settings.BASE_URL}/commitments/{commitment.reference}/")
    return event


def _event(uid: str, at: datetime, first: date, last: date) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", at)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
