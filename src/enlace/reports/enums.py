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


class ReviewVerb(TextChoices):
    """What a reviewer did to an item."""

    ACCEPT = "accept", _("accepted the item")
    REOPEN = "reopen", _("opened the item again")
    CORRECT = "correct", _("corrected an act")
    ADD = "add", _("added an act")
    REMOVE = "remove", _("removed an act")
    RESTORE = "restore", _("restored an act")
    SPLIT = "split", _("split an act")
    MERGE = "merge", _("joined two acts")
    NUMBER = "number", _("corrected the number of the item")
    DIVIDE = "divide", _("split the item")
    JOIN = "join", _("joined the next item to it")
    ITEM = "item", _("made it an item")
    UNDO = "undo", _("undid the last step")
