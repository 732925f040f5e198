"""What meetings refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.core.errors import EnlaceError


class MeetingError(EnlaceError):
    message = _("The meeting cannot be changed in this way.")


class MeetingExists(MeetingError):
    message = _("This body already has a meeting that begins on that day.")


class EndsBeforeItStarts(MeetingError):
    message = _("The last day lies before the first day.")
