from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Acceptance(TextChoices):
    NOT_ASKED = "not_asked", _("not asked")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class Implementation(TextChoices):
    OPEN = "open", pgettext_lazy("a commitment", "open")
    IN_PROGRESS = "in_progress", _("in progress")
    REPORTED_DONE = "reported_done", _("reported done")
    CONFIRMED_DONE = "confirmed_done", _("confirmed done")
    NOT_APPLICABLE = "not_applicable", _("no longer applicable")


class Verb(TextChoices):
    """What somebody said or did about an answer."""

    ACCEPT = "accept", _("accepted it")
    DECLINE = "decline", _("declined it")
    START = "start", _("began work on it")
    COMMENT = "comment", _("commented")
    REPORT_DONE = "report_done", _("reported it done")
    CONFIRM = "confirm", _("confirmed it done")
    SEND_BACK = "send_back", _("sent it back")
    WAIVE = "waive", _("declared it no longer applicable")
    REOPEN = "reopen", _("opened it again")
    TAKE_BACK = "take_back", _("took back what was said")


UNFINISHED = frozenset({Implementation.OPEN, Implementation.IN_PROGRESS})
FINISHED = frozenset({Implementation.CONFIRMED_DONE, Implementation.NOT_APPLICABLE})
