"""What people may be and see, in the words of the process."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    SECRETARIAT = "secretariat", _("Technical Secretariat")
    PRESIDENCY = "presidency", _("Presidency Pro Tempore")
    FOCAL_POINT = "focal_point", _("Focal point")
    DELEGATE = "delegate", _("Delegate")
    OBSERVER = "observer", _("Observer")
    READER = "reader", _("Read only")


class Visibility(TextChoices):
    """Who may see a document, item or matter."""

    PUBLIC = "public", _("Public")
    MEMBERS = "members", _("Member Countries")
    BODY = "body", _("Those who take part in the body")
    SECRETARIAT = "secretariat", _("Technical Secretariat")
