from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PassageKind(TextChoices):
    """What a passage is: each kind has its own page."""

    ITEM = "item", _("Item of a report")
    COMMITMENT = "commitment", _("Commitment")
    MATTER = "matter", _("Matter")
    REPORT = "report", _("Report")
    MEETING = "meeting", _("Meeting")
    BODY = "body", _("Body")
    PARTY = "party", _("Party")
    POST = "post", _("Post")
    PERSON = "person", _("Person")


class PassageState(TextChoices):
    """Where a report or a commitment stands; where a matter does, its own room says."""

    ADOPTED = "adopted", _("adopted")
    TO_REVIEW = "to_review", _("to review")
    REPLACED = "replaced", _("replaced by a newer version")
    LATE = "late", _("late")
    UNFINISHED = "unfinished", _("still to be done")
    OPEN = "open", pgettext_lazy("a commitment", "open")
    IN_PROGRESS = "in_progress", _("in progress")
    REPORTED_DONE = "reported_done", _("reported done")
    CONFIRMED_DONE = "confirmed_done", _("confirmed done")
    NOT_APPLICABLE = "not_applicable", _("no longer applicable")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("a commitment or a matter", "withdrawn")


SIGNED_IN = "signed_in"
"""The level of what is shown to everybody who signs in: persons and posts."""
MEMBERS_OF_BODY = "members_body"
"""The level of a matter that Member Countries alone may read, in a paragraph that those of one body alone may read."""
