"""What the register refuses, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.core.errors import EnlaceError, FileRefused


class RegisterError(EnlaceError):
    """Something that the register refuses."""


class AlreadyAccepted(RegisterError):
    message = _("This has already been accepted.")


class AlreadyDeclined(RegisterError):
    message = _("This has already been declined.")


class IsDeclined(RegisterError):
    message = _("This was declined. Accept it before anything is done about it.")


class AlreadyBegun(RegisterError):
    message = _("Work on this has already begun.")


class AlreadyReported(RegisterError):
    message = _("This has already been reported done.")


class AlreadyConfirmed(RegisterError):
    message = _("This has already been confirmed done.")


class NoLongerApplicable(RegisterError):
    message = _("This is no longer applicable; it would have to be opened again first.")


class NothingReported(RegisterError):
    message = _("Nothing has been reported yet that could be confirmed or sent back.")


class StillOpen(RegisterError):
    message = _("This is still to be done; there is nothing to open again.")


class IsWithdrawn(RegisterError):
    message = _("The newest version of the report does not say this any more.")


class HasEnded(RegisterError):
    message = _("This was ended: it does not repeat any more.")


class AnchorRefused(RegisterError):
    message = _(
        "Choose a meeting of that body that takes place, or the month in which it is to be, and a period of 1 to 1,000."
    )


class DoesNotRepeat(RegisterError):
    message = _("This does not repeat.")


class EndsTooEarly(RegisterError):
    message = _("A series cannot end before it was asked for.")


class NoEnding(RegisterError):
    message = _("No end of this series was said.")


class EndedByLink(RegisterError):
    message = _("A later decision supersedes this; undo that link of its matter first.")


class NoSuchCommitment(RegisterError):
    message = _("There is no other commitment with this reference.")


class NoCondition(RegisterError):
    message = _("This waits for no condition.")


class ConditionMet(RegisterError):
    message = _("That this condition is met has already been said.")


class ConditionOpen(RegisterError):
    message = _("Nobody has said that this condition is met; there is nothing to take back.")


class ConditionRefused(RegisterError):
    message = _("Say in at most 400 characters what has to happen first, and a period of 1 to 1,000 or none.")


class MetOnRefused(RegisterError):
    message = _("Give a day from the one on which it was asked for until today.")


class NothingToTakeBack(RegisterError):
    message = _("Nothing has been said that could be taken back.")


class NotTheLastWord(RegisterError):
    message = _("Somebody else has spoken since; only the last word can be taken back.")


class TooLateToTakeBack(RegisterError):
    message = _("It was said more than %(minutes)s minutes ago and stays in the register.")


class ReasonMissing(RegisterError):
    message = _("Give a reason.")


class NothingSaid(RegisterError):
    message = _("Write a comment or attach something.")


class HelpAlreadyAsked(RegisterError):
    message = _("Help with this was asked for already; say more in a comment.")


class NoHelpAsked(RegisterError):
    message = _("Nobody asks for help with this, or it was settled already.")


class HelpNeedsWords(RegisterError):
    message = _("Say in some words what you need.")


class NoteTooLong(RegisterError):
    message = _("The text is longer than %(limit)s characters.")


class LinkRefused(RegisterError):
    message = _("A link has to begin with http:// or https:// and be no longer than 500 characters.")


class TooMuchEvidence(RegisterError):
    message = _("Attach no more than %(limit)s files and links at once.")


class ProgramRefused(RegisterError, FileRefused):
    message = _("“%(name)s” is a program. Attach a document, a table or a picture.")


class UnknownParty(RegisterError):
    message = _("%(code)s is not a party that can owe something.")


class NobodyChosen(RegisterError):
    message = _("Choose at least one party.")


class NameMissing(RegisterError):
    message = _("Give the view a name of at most 80 characters.")


class NameTaken(RegisterError):
    message = _("You already keep a view under that name.")


class TooManyViews(RegisterError):
    message = _("You keep %(limit)s views already; delete one first.")


class TooManyForPaper(RegisterError):
    message = _(
        "%(rows)s commitments are too many for a document of this kind, which holds %(limit)s. "
        "Narrow the filters, or take the spreadsheet."
    )


class ScheduleRefused(RegisterError):
    message = _(
        "Give one to twelve numbers of days from 0 to 365, weeks from 1 to 90 days and an hour from 0 to 23."
    )


class LinkNotValid(RegisterError):
    message = _("This link is not valid, or not any more. Sign in to answer.")


class LinkExpired(LinkNotValid):
    message = _("This link was valid for 30 days. Sign in to answer.")


class LinkUsed(LinkNotValid):
    message = _("This answer was already given by this link. Sign in to say more.")
