"""Letters by mail, in the language of who gets them: plain and HTML in one."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from enlace.accounts.errors import MailNotSent
from enlace.accounts.models import Invitation

log = logging.getLogger(__name__)


def link(secret: str) -> str:
    """Where an invitation is accepted. The address holds the secret: it belongs in the letter and nowhere else."""
    return f"{settings.BASE_URL}/invitation/{secret}/"


def send_invitation(invitation: Invitation, secret: str, *, by: str) -> None:
    """Raises ``MailNotSent`` where the mail server does not take it."""
    said = {
        "invitation": invitation,
        "link": link(secret),
        "by": by,
        "language": invitation.language,
    }
    with translation.override(invitation.language):
        letter = EmailMultiAlternatives(
            subject=_("Enlace: your invitation"),
            body=render_to_string("accounts/mail/invitation.txt", said),
            to=[invitation.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        letter.attach_alternative(render_to_string("accounts/mail/invitation.html", said), "text/html")
    try:
        letter.send()
    except (OSError, SMTPException) as failed:
        log.error("the invitation %s could not be mailed: %s", invitation.pk, type(failed).__name__)
        raise MailNotSent from None
