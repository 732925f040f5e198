"""What the directory refuses, each in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.core.errors import EnlaceError


class DirectoryError(EnlaceError):
    message = _("The directory cannot be changed in this way.")


class NameMissing(DirectoryError):
    message = _("A name is needed, in English and in Spanish.")


class NoAddressToInvite(DirectoryError):
    message = _("An invitation goes by mail: record the address of %(name)s first.")


class CodeTaken(DirectoryError):
    message = _("There is already a party or body with the code %(code)s.")


class ReportsInCircle(DirectoryError):
    message = _("A body cannot report to itself, nor to one that reports to it.")


class EndsBeforeItBegins(DirectoryError):
    message = _("The last day lies before the first day.")


class MembershipOverlaps(DirectoryError):
    message = _("This party already takes part here in that time. End that membership first.")


class MembershipEnded(DirectoryError):
    message = _("This membership has already ended.")


class OnlyStatesPreside(DirectoryError):
    message = _("Only a State can hold the Presidency Pro Tempore.")


class PresidencyOverlaps(DirectoryError):
    message = _("Another State presides in that time. Two States never preside at once.")


class PresidencyEnded(DirectoryError):
    message = _("This presidency has already ended.")


class PostExists(DirectoryError):
    message = _("This party already has such a post in that body.")


class PostIncomplete(DirectoryError):
    message = _("A post of this kind needs a party.")


class HeadsThemselves(DirectoryError):
    message = _("Who holds a post cannot be its head.")


class PostClosed(DirectoryError):
    message = _("This post is closed.")


class PostIsVacant(DirectoryError):
    message = _("Nobody holds this post now.")


class AlreadyHoldsPost(DirectoryError):
    message = _("This person already holds the post.")


class HandedOverMeanwhile(DirectoryError):
    message = _(
        "Somebody else has handed this post over meanwhile. Nothing was changed; look who holds it now."
    )


class HandOverTooEarly(DirectoryError):
    message = _("Somebody began to hold this post on that day, or held it later. Choose a later day.")
