"""What the pages and the exports of the register say: whole sentences, in the language that is active."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from enlace.directory.names import name_of, short_name_of
from enlace.meetings import queries as meetings
from enlace.reader.outputs.words import date_in_words, days_in_words
from enlace.register.enums import MatrixOrder, MatrixState, Verb
from enlace.register.queries import Counts, MatrixFilter
from enlace.reports.enums import ActKind
from enlace.web.templatetags.enlace import lang

STATES = (
    "late",
    "waiting",
    "open",
    "in_progress",
    "reported_done",
    "confirmed_done",
    "declined",
    "not_applicable",
)
ACTS: dict[str, Any] = {
    Verb.ACCEPT: pgettext_lazy("a button", "Accept"),
    Verb.DECLINE: pgettext_lazy("a button", "Decline"),
    Verb.START: pgettext_lazy("a button", "Work has begun"),
    Verb.COMMENT: pgettext_lazy("a button", "Comment"),
    Verb.REPORT_DONE: pgettext_lazy("a button", "Report done"),
    Verb.CONFIRM: pgettext_lazy("a button", "Confirm"),
    Verb.SEND_BACK: pgettext_lazy("a button", "Send back"),
    Verb.WAIVE: pgettext_lazy("a button", "Waive"),
    Verb.REOPEN: pgettext_lazy("a button", "Open again"),
    Verb.ASK_HELP: pgettext_lazy("a button", "Ask for help"),
    Verb.SETTLE_HELP: pgettext_lazy("a button", "Help is settled"),
    Verb.TAKE_BACK: pgettext_lazy("a button", "Undo"),
}
BY_MAIL: dict[str, Any] = {
    Verb.REPORT_DONE: gettext_lazy("It is done"),
    Verb.START: gettext_lazy("Work has begun"),
    Verb.ACCEPT: gettext_lazy("We take it on"),
    Verb.ASK_HELP: gettext_lazy("We need help"),
}
"""What the links of a letter say in the name of the party."""
SAYS: dict[str, Any] = {
    Verb.ACCEPT: gettext_lazy("%(party)s has accepted it."),
    Verb.DECLINE: gettext_lazy("%(party)s has declined it."),
    Verb.START: gettext_lazy("Written down that %(party)s has begun work on it."),
    Verb.COMMENT: gettext_lazy("The comment stands with the answer of %(party)s."),
    Verb.REPORT_DONE: gettext_lazy("%(party)s has reported it done; the secretariat will look at it."),
    Verb.CONFIRM: gettext_lazy("Confirmed: %(party)s has done it."),
    Verb.SEND_BACK: gettext_lazy("Sent back to %(party)s."),
    Verb.WAIVE: gettext_lazy("Waived for %(party)s: it is no longer applicable."),
    Verb.REOPEN: gettext_lazy("Opened again for %(party)s."),
    Verb.ASK_HELP: gettext_lazy("The secretariat finds on its desk that %(party)s asks for help."),
    Verb.SETTLE_HELP: gettext_lazy("The request of %(party)s for help is settled."),
    Verb.TAKE_BACK: gettext_lazy("Taken back for %(party)s; it stands as before."),
}


@dataclass(frozen=True)
class Chip:
    """One filter in words, and the query without it."""

    name: str
    text: str
    without: str


def title_of(wanted: MatrixFilter, counts: Counts, *, tells_late: bool = True) -> str:
    """The answer that the matrix gives: how many, and how many of them are late where that is told."""
    n = counts.commitments
    facts = {"n": n, "late": counts.late, "party": name_of(wanted.party)}
    if not tells_late and wanted.party:
        said = ngettext("%(party)s: %(n)s commitment", "%(party)s: %(n)s commitments", n)
    elif not tells_late:
        said = ngettext("%(n)s commitment", "%(n)s commitments", n)
    elif wanted.party and counts.late:
        said = ngettext(
            "%(party)s: %(n)s commitment, %(late)s late", "%(party)s: %(n)s commitments, %(late)s late", n
        )
    elif wanted.party:
        said = ngettext(
            "%(party)s: %(n)s commitment, none late", "%(party)s: %(n)s commitments, none late", n
        )
    elif counts.late:
        said = ngettext("%(n)s commitment, %(late)s late", "%(n)s commitments, %(late)s late", n)
    else:
        said = ngettext("%(n)s commitment, none late", "%(n)s commitments, none late", n)
    return said % facts


def chips_of(wanted: MatrixFilter) -> list[Chip]:
    """The filters in words, each with the address that takes it away."""
    return [
        Chip(name, _SAID[name](value), wanted.without(name).query)
        for name, value in wanted.pairs
        if name != "order"
    ]


def filters_in_words(wanted: MatrixFilter) -> str:
    said = [chip.text for chip in chips_of(wanted)]
    return " · ".join(said) if said else _("All commitments")


def order_in_words(wanted: MatrixFilter) -> str:
    return str(MatrixOrder(wanted.order or "newest").label)


def meeting_in_words(slug: str) -> str:
    meeting = meetings.meetings().filter(slug=slug).first()
    return meeting_in_words_of(meeting) if meeting else slug


def meeting_in_words_of(meeting: Any) -> str:
    """Which body met, on which days."""
    days = days_in_words(meeting.starts_on, meeting.ends_on, lang())
    return f"{short_name_of(meeting.body_id)}, {days}"


def _day(said: str) -> str:
    return date_in_words(date.fromisoformat(said), lang())


_SAID: dict[str, Callable[[str], str]] = {
    "q": lambda said: _("Words: %(said)s") % {"said": said},
    "party": lambda said: _("Owed by %(said)s") % {"said": name_of(said)},
    "state": lambda said: _("State: %(said)s") % {"said": MatrixState(said).label},
    "body": lambda said: _("Body: %(said)s") % {"said": name_of(said)},
    "meeting": lambda said: _("Meeting: %(said)s") % {"said": meeting_in_words(said)},
    "kind": lambda said: _("Act: %(said)s") % {"said": ActKind(said).label},
    "year": lambda said: _("Year: %(said)s") % {"said": said},
    "due_from": lambda said: _("Due from %(said)s") % {"said": _day(said)},
    "due_to": lambda said: _("Due until %(said)s") % {"said": _day(said)},
}
