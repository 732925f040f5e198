"""What is refused of mail that comes in, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.register.errors import RegisterError


class AlreadySettled(RegisterError):
    message = _("This message was dealt with already.")


class NotOfTheLetter(RegisterError):
    message = _("Choose at least one of the commitments of the letter.")


class AddressIsSound(RegisterError):
    message = _("Letters to this person are not paused.")
