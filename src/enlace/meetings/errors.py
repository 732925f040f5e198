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


class AlreadyCancelled(MeetingError):
    message = _("This meeting is cancelled already.")


class IsCancelled(MeetingError):
    message = _("This meeting is cancelled. Let it take place again before you move it.")


class NotCancelled(MeetingError):
    message = _("This meeting is not cancelled.")


class WasHeld(MeetingError):
    message = _("The days of this meeting are over; only a meeting to come can be cancelled.")


class CancelledWhy(MeetingError):
    message = _("Say in at most 500 characters why it does not take place.")
