"""Refusals: classes with a sentence for people, translated where it is shown."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class EnlaceError(Exception):
    """Something that Enlace refuses. ``message`` may hold ``%(name)s``, filled from the facts it is raised with."""

    message: str | Promise = _("This cannot be done.")

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(type(self).__name__)

    @property
    def sentence(self) -> str:
        """The sentence in the language that is active now."""
        return str(self.message) % self.facts if self.facts else str(self.message)

    def __str__(self) -> str:
        return self.sentence


class NotAllowed(EnlaceError):
    message = _("You may not do this.")


class ChangedMeanwhile(EnlaceError):
    message = _("Somebody else has changed this meanwhile. Nothing was saved; compare and decide.")


class FileRefused(EnlaceError):
    message = _("The file was refused.")


class FileTooLarge(FileRefused):
    message = _("The file is larger than %(limit)s MB.")


class FileInfected(FileRefused):
    message = _("The virus scan refused the file.")


class NotNow(FileRefused):
    """Nothing is wrong with the file: it may come again."""


class ScanFailed(NotNow):
    message = _("The virus scan could not be run; the file was not kept.")


class FileNotKept(NotNow):
    message = _("The file could not be kept: there is no room for it, or its folder cannot be written.")


class FileIsEmpty(FileRefused):
    message = _("The file is empty.")


def require(allowed: bool) -> None:
    """Raise ``NotAllowed`` unless allowed. Stands in the first lines of a service."""
    if not allowed:
        raise NotAllowed
