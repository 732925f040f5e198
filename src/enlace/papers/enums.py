from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperKind(TextChoices):
    MATRIX = "matrix", _("Follow-up matrix")
    AGENDA = "agenda", _("Annotated agenda")


class TemplateKind(TextChoices):
    """What is set in Word: both kinds of paper, and the sheet of a country."""

    MATRIX = "matrix", _("Follow-up matrix")
    AGENDA = "agenda", _("Annotated agenda")
    SHEET = "sheet", _("Country sheet")


class SectionKind(TextChoices):
    """What a section of a paper gathers; the rules say which, in which order and how much of each."""

    OPENING = "opening", _("Opening, with points that every agenda has")
    ABOVE = "above", _("What was decided above")
    BELOW = "below", _("What the bodies below sent up")
    MATTERS = "matters", _("Matters awaiting a decision")
    LATE = "late", _("Late commitments")
    DUE = "due", _("Commitments due by this meeting")
    OPEN = "open", _("Commitments due after this meeting")
    OPEN_ENDED = "open_ended", _("Commitments with no date")
    WAITING = "waiting", _("Commitments that wait for a condition or a meeting")
    DONE = "done", _("Done or reported done since the last meeting")
    CLOSING = "closing", _("Closing, with points that every agenda has")


class Fate(TextChoices):
    """What became of a row when its paper was last brought up to date."""

    SAME = "same", _("as before")
    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    GONE = "gone", _("no longer follows from the rules")
