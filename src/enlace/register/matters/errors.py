"""What is refused about matters, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.register.errors import RegisterError


class NoSuchLink(RegisterError):
    message = _("This link is not there any more.")


class NoSuchMatter(RegisterError):
    message = _("This matter is not there any more.")


class NoSuchPassage(RegisterError):
    message = _("There is no such paragraph in an adopted report.")


class LinkAlreadyAccepted(RegisterError):
    message = _("Somebody has already accepted this link.")


class LinkAlreadyDeclined(RegisterError):
    message = _("Somebody has already declined this link.")


class NothingJudged(RegisterError):
    message = _("Nobody has judged this link; there is nothing to undo.")


class TwoMatters(RegisterError):
    message = _(
        "The two paragraphs are in different matters: “%(one)s” and “%(other)s”. Join the matters, or decline."
    )


class InAnotherMatter(RegisterError):
    message = _("This paragraph is already part of the matter “%(title)s”.")


class TitleMissing(RegisterError):
    message = _("Give the matter a title in one language at least.")


class TitleTooLong(RegisterError):
    message = _("A title is no longer than %(limit)s characters.")


class SameMatter(RegisterError):
    message = _("A matter cannot be joined with itself.")


class IsMerged(RegisterError):
    message = _("This matter was joined with another one; open that one.")


class IsClosed(RegisterError):
    message = _("The matter “%(title)s” is closed. Open it again first.")


class IsNotMerged(RegisterError):
    message = _("This matter was not joined with another one, or the other one was joined further since.")


class NothingToSplit(RegisterError):
    message = _("Choose the paragraphs that go into a matter of their own, and leave one at least.")


class WhyTooLong(RegisterError):
    message = _("Say why in no more than %(limit)s characters.")
