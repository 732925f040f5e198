from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FileState(TextChoices):
    """What became of one file of an import."""

    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    READ = "read", pgettext_lazy("a file", "read")
    KNOWN = "known", _("already here")
    REFUSED = "refused", _("refused")


class ReportState(TextChoices):
    TO_REVIEW = "to_review", _("to review")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced by a newer version")
    SET_ASIDE = "set_aside", _("set aside")


class ActKind(TextChoices):
    """What somebody does in an item; see the contract of reports."""

    REQUEST = "request", _("request")
    COMMIT = "commit", _("undertaking")
    OFFER = "offer", _("offer")
    RECOMMEND = "recommend", _("recommendation")
    PROPOSE = "propose", _("proposal")
    APPROVE = "approve", _("approval")
    WITHDRAW = "withdraw", _("withdrawal")
    INFORM = "inform", _("information")
    AFFIRM = "affirm", _("affirmation")
    NOTE = "note", _("note taken")
    THANK = "thank", _("thanks")


OWING = frozenset({ActKind.REQUEST, ActKind.COMMIT, ActKind.OFFER})


class ActState(TextChoices):
    READ = "read", _("as read")
    ACCEPTED = "accepted", _("accepted")
    CORRECTED = "corrected", _("corrected")
    ADDED = "added", _("added by a person")
    REMOVED = "removed", _("removed")


class QuestionKind(TextChoices):
    DOUBT = "doubt", _("doubt of the reader")
    DISCREPANCY = "discrepancy", _("difference between the language versions")
    CHANGE = "change", _("difference from the earlier version")
