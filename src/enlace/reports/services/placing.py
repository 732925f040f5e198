"""Which meeting a report is of; what is there of that meeting already; who may see the report; setting it aside."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import queries as directory
from enlace.meetings.models import Meeting
from enlace.meetings.services import MeetingFacts, find_or_record_meeting
from enlace.reader import model as said
from enlace.reports import access
from enlace.reports.enums import ReportState
from enlace.reports.errors import AlreadyAdopted, MeetingHasReport, NoReason, SetAside
from enlace.reports.models import Item, Report
from enlace.reports.services.pairing import ask_about_discrepancies, find_pair
from enlace.reports.services.recording import ask, storable
from enlace.reports.services.succeeding import step_back, take_over

NEAR = timedelta(days=3)
"""Two heads may give the days of one meeting differently; a body does not meet twice within so few days."""
OF_THE_MEETING = ("no-body", "no-date", "unknown-body", "no-meeting", "meeting-near")
"""Questions that are settled when a person says which meeting it is."""


def place_as_read(report: Report, read: said.Meeting, *, actor: Actor) -> None:
    """Put a new report with the meeting that its head names; where it names none that is known, ask."""
    facts = _facts(report, read)
    if facts is None:
        return
    meeting = _meeting_near(report, facts) or find_or_record_meeting(facts, actor=actor)
    if (meeting.starts_on, meeting.ends_on) != (facts.starts_on, facts.ends_on):
        _ask_about_days(report, meeting, facts)
    place(report, meeting)


def place(report: Report, meeting: Meeting) -> None:
    """Put the report with that meeting, as the next version of what is there, beside its other language.

    The meeting is locked: of two reports that come at once, the second finds the first.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    earlier = _earlier_version(report, meeting)
    if earlier is not None:
        take_over(earlier, report)
    report.meeting = meeting
    report.save(update_fields=["meeting", "version", "replaces", "visibility"])
    other = find_pair(report)
    if other is not None:
        ask_about_discrepancies(report, other)


def _leave(report: Report) -> None:
    """Take the report from the meeting where it was; what it had replaced there comes back."""
    report.meeting = None
    report.save(update_fields=["meeting"])
    step_back(report)


def _earlier_version(report: Report, meeting: Meeting) -> Report | None:
    """What is current of that meeting in that language: a version still to review before the adopted one."""
    held = Report.objects.filter(meeting=meeting, language=report.language).exclude(pk=report.pk)
    current = held.filter(state__in=(ReportState.TO_REVIEW, ReportState.ADOPTED))
    return current.select_for_update(of=("self",)).order_by("-state").first()


def _facts(report: Report, read: said.Meeting) -> MeetingFacts | None:
    """What the head says of the meeting; ``None``, and a question, where body or day are not known."""
    known = read.body is not None and directory.bodies().filter(code=read.body).exists()
    if read.body is not None and not known:
        _ask(report, "unknown-body", _UNKNOWN_BODY, body=storable(read.body))
    if not known or read.body is None or read.start is None:
        if not report.questions.filter(code__in=OF_THE_MEETING).exists():
            _ask(report, "no-meeting", _NO_MEETING)
        return None
    reports_to = read.reports_to
    if reports_to and not directory.bodies().filter(code=reports_to).exists():
        reports_to = None
    return MeetingFacts(
        body=read.body,
        starts_on=read.start,
        ends_on=max(read.end or read.start, read.start),
        city=storable(read.city or "")[:120],
        country=(read.country or "")[:3],
        participants=[code for code in read.participants if len(code) <= 40],
        reports_to=reports_to,
    )


_UNKNOWN_BODY = (
    "The report names the body “{body}”, which is not in the directory; say which meeting it is of.",
    "El informe nombra el órgano «{body}», que no está en el directorio; indique de qué reunión es.",
)
_NO_MEETING = (
    "It is not known which meeting this report is of; say so before adopting it.",
    "No se sabe de qué reunión es este informe; indíquelo antes de adoptarlo.",
)
_OTHER_DAYS = (
    "The report gives the days {said}, the meeting is recorded from {start} to {end}; check that it is the same.",
    "El informe da los días {said}; la reunión está registrada del {start} al {end}. Verifique que sea la misma.",
)


def _ask(report: Report, code: str, pair: tuple[str, str], **facts: object) -> None:
    one = said.Doubt(code, pair[0].format(**facts), None, pair[1].format(**facts))
    ask(report, one, None).save()


def _ask_about_days(report: Report, meeting: Meeting, facts: MeetingFacts) -> None:
    days = f"{facts.starts_on.isoformat()}/{facts.ends_on.isoformat()}"
    _ask(report, "meeting-near", _OTHER_DAYS, said=days, start=meeting.starts_on, end=meeting.ends_on)


def _meeting_near(report: Report, facts: MeetingFacts) -> Meeting | None:
    """A meeting of that body on those days, or a few days off if it has no such report yet; the nearest first."""
    near = Meeting.objects.filter(
        body_id=facts.body, starts_on__lte=_later(facts.ends_on), ends_on__gte=_earlier(facts.starts_on)
    )
    found = sorted(near, key=lambda one: abs(one.starts_on - facts.starts_on))
    if not found or found[0].starts_on == facts.starts_on:
        return found[0] if found else None
    taken = Report.objects.filter(meeting__in=found, language=report.language)
    held = set(
        taken.filter(state__in=(ReportState.TO_REVIEW, ReportState.ADOPTED)).values_list("meeting", flat=True)
    )
    return next((one for one in found if one.pk not in held), None)


def _later(day: date) -> date:
    return day + NEAR if day < date.max - NEAR else day


def _earlier(day: date) -> date:
    return day - NEAR if day > date.min + NEAR else day


@transaction.atomic
def set_meeting(report_pk: int, facts: MeetingFacts, *, actor: Actor) -> Report:
    """Say which meeting a report is of, where the reader could not tell or was wrong; settles what was asked of it."""
    require(access.can_review(actor))
    report = _to_review(report_pk)
    meeting = find_or_record_meeting(facts, actor=actor)
    others = Report.objects.filter(meeting=meeting, language=report.language).exclude(pk=report.pk)
    if others.to_review().exists():
        raise MeetingHasReport
    if report.meeting_id != meeting.pk:
        _leave(report)
        place(report, meeting)
    report.questions.filter(code__in=OF_THE_MEETING, settled_at=None).update(
        settled_at=timezone.now(), settled_by=actor.user_id
    )
    write_entry("reports.set_meeting", actor=actor, about=meeting.slug, report=report.pk)
    return report


@transaction.atomic
def set_visibility(report_pk: int, visibility: Visibility, *, actor: Actor) -> Report:
    """Say who may see a report, all its items with it."""
    require(access.can_review(actor))
    report = Report.objects.select_for_update().get(pk=report_pk)
    level = Visibility(visibility)
    report.visibility = level
    report.save(update_fields=["visibility"])
    Item.objects.filter(report=report).update(visibility=level)
    write_entry("reports.set_visibility", actor=actor, about=str(report.pk), visibility=level.value)
    return report


@transaction.atomic
def set_aside(report_pk: int, reason: str, *, actor: Actor) -> Report:
    """Put away a text that is no report, or that came in by mistake; its file may then be imported again."""
    require(access.can_review(actor))
    report = _to_review(report_pk)
    if not reason.strip():
        raise NoReason
    report.state = ReportState.SET_ASIDE
    report.save(update_fields=["state"])
    step_back(report)
    write_entry("reports.set_aside", actor=actor, about=str(report.pk), reason=reason.strip()[:500])
    return report


def _to_review(report_pk: int) -> Report:
    """The report, locked, if it may still be changed."""
    report = Report.objects.select_for_update().get(pk=report_pk)
    if report.state == ReportState.ADOPTED:
        raise AlreadyAdopted
    if report.state != ReportState.TO_REVIEW:
        raise SetAside
    return report
