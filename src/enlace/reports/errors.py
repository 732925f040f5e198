"""What this room refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.core.errors import EnlaceError


class NothingToImport(EnlaceError):
    message = _("No file was given. Choose the reports to import.")


class AlreadyAdopted(EnlaceError):
    message = _("This report is adopted; its text and its meeting stay as they are.")


class SetAside(EnlaceError):
    message = _("This report was set aside or replaced by a newer version.")


class MeetingHasReport(EnlaceError):
    message = _("That meeting already has a report in this language that is still to review.")


class NoReason(EnlaceError):
    message = _("Say why.")


class ItemTooLong(EnlaceError):
    message = _("One paragraph of the file is far too long to be an item of a report.")


class TooManyItems(EnlaceError):
    message = _("The file has more than %(limit)s numbered paragraphs; no report of a meeting has so many.")


class UnknownParty(EnlaceError):
    message = _("“%(code)s” is no party, body or State that Enlace knows.")


class NotADate(EnlaceError):
    message = _("“%(said)s” is no day or period. Write it as 2018-07-31, 2018-07, 2018 or 2018-S2.")


class OwesNothing(EnlaceError):
    message = _("Only a request, an undertaking or an offer has somebody who owes and a date.")


class NoWords(EnlaceError):
    message = _("These words do not stand in the item.")


class NothingToJoin(EnlaceError):
    message = _("There is nothing after it to join.")


class CannotSplitThere(EnlaceError):
    message = _("It cannot be split there: each part must have words of its own.")


class ActInTheWay(EnlaceError):
    message = _("An act goes on across that place. Split the act there first.")


class NumberTaken(EnlaceError):
    message = _("Another item of the report has this number.")


class NotANumber(EnlaceError):
    message = _("The number of an item is made of letters, digits, points and dashes.")


class NothingToUndo(EnlaceError):
    message = _("There is nothing to undo here.")


class NoMeeting(EnlaceError):
    message = _("Say first which meeting the report is of.")


class ItemsLeft(EnlaceError):
    message = _("Some items are not reviewed yet; the report cannot be adopted before.")


class QuestionsLeft(EnlaceError):
    message = _("Some questions are not settled yet; the report cannot be adopted before.")


class NothingRead(EnlaceError):
    message = _("This report has no items; there is nothing to adopt.")


class NotAdopted(EnlaceError):
    message = _("Only an adopted report is corrected by a corrigendum; this one can still be reviewed.")


class SaysNothing(EnlaceError):
    message = _("Write what is to be read instead.")
