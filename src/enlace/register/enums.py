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
    ASK_HELP = "ask_help", _("asked for help")
    SETTLE_HELP = "settle_help", _("settled the request for help")


UNFINISHED = frozenset({Implementation.OPEN, Implementation.IN_PROGRESS})
FINISHED = frozenset({Implementation.CONFIRMED_DONE, Implementation.NOT_APPLICABLE})


class DigestState(TextChoices):
    """Where a letter of reminders stands."""

    QUEUED = "queued", _("waits to be sent")
    SENDING = "sending", _("is being sent")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused by the mail server")
    UNSURE = "unsure", _("perhaps sent: the sending was interrupted")
    DROPPED = "dropped", _("not needed any more")
    BOUNCED = "bounced", _("came back: it could not be delivered")


class AnchorKind(TextChoices):
    """How a due day hangs on a meeting."""

    BEFORE = "before", _("before a meeting")
    AT = "at", _("at a meeting")
    AFTER = "after", _("so long after a meeting")
    NONE = "none", _("on no meeting")


class DueReason(TextChoices):
    """Why a due day was computed again."""

    MEETING = "meeting", _("its meeting was planned, moved or cancelled")
    BY_HAND = "by_hand", _("the secretariat said what it hangs on")
    CONDITION = "condition", _("its condition was met or is open again")


class Unit(TextChoices):
    """What a period is counted in."""

    DAY = "day", _("days")
    WEEK = "week", _("weeks")
    MONTH = "month", _("months")


class Course(TextChoices):
    """What holds a commitment, beside what its parties answer."""

    GOES_ON = "goes_on", _("goes on")
    CONDITION = "condition", _("waits for a condition")
    MEETING = "meeting", _("waits for a meeting")
    ENDED = "ended", _("ended")


class MatrixState(TextChoices):
    """What the matrix can be narrowed to: the states, and what follows from states and days."""

    LATE = "late", _("late")
    DUE_SOON = "due_soon", _("due within 30 days")
    UNFINISHED = "unfinished", _("still to be done")
    OPEN_ENDED = "open_ended", _("still to be done, without a day")
    WAITING = "waiting", _("waits for a condition")
    WAITS_FOR_MEETING = "waits_for_meeting", _("waits for a meeting")
    NOT_ASKED = "not_asked", _("not asked")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    OPEN = "open", pgettext_lazy("a commitment", "open")
    IN_PROGRESS = "in_progress", _("in progress")
    REPORTED_DONE = "reported_done", _("reported done")
    CONFIRMED_DONE = "confirmed_done", _("confirmed done")
    NOT_APPLICABLE = "not_applicable", _("no longer applicable")
    NOBODY = "nobody", _("owed by nobody named")
    WITHDRAWN = "withdrawn", _("withdrawn by a newer version")


class MatrixOrder(TextChoices):
    NEWEST = "newest", _("newest first")
    OLDEST = "oldest", _("oldest first")
    DUE = "due", _("by due day, the earliest first")
    DUE_LAST = "due_last", _("by due day, the latest first")
