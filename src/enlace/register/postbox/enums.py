from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How a message came in."""

    MAILBOX = "mailbox", _("by the mailbox")
    WEBHOOK = "webhook", _("by the mail server")


class Fate(TextChoices):
    """What became of a message."""

    ADDED = "added", _("added to what was said")
    WHICH = "which", _("waits to be told which commitment it is about")
    CONFIRM = "confirm", _("waits to be confirmed by who wrote it")
    ASIDE = "aside", _("put aside")
    BOUNCE = "bounce", _("word that a letter was not delivered")
    AUTOMATIC = "auto", _("an automatic answer")
    SETTLED = "settled", _("put away")


WAITING = (Fate.WHICH, Fate.CONFIRM, Fate.ASIDE)
"""What somebody still has to say something about."""


class Reason(TextChoices):
    """Why a message was put aside, or waits."""

    NOT_NAMED = "not_named", _("It does not say which number of the letter it is about.")
    NO_SUCH_NUMBER = "no_number", _("It names a number that the letter does not have.")
    TOO_OLD = "too_old", _("The letter that it answers is older than 30 days.")
    SIGN_IN = "sign_in", _("Who answers with a second factor confirms here what came by mail.")
    NOT_ALLOWED = "not_allowed", _("Its sender may not answer this any more.")
    NO_LETTER = "no_letter", _("It answers no letter of Enlace.")
    OTHER_SENDER = "other_sender", _("It did not come from the person to whom the letter was written.")
    FORGED = "forged", _("The mail server says that its sender may be forged.")
    UNVOUCHED = "unvouched", _("No mail server vouches for its sender: who wrote it confirms it.")
    DISOWNED = "disowned", _("The person to whom the letter was written says that it is not theirs.")
    INFECTED = "infected", _("Something attached to it is infected.")
    ATTACHED = "attached", _("Something attached to it cannot be kept: too large, too many, or a program.")
    TOO_LARGE = "too_large", _("The message is too large.")
    UNREADABLE = "unreadable", _("The message cannot be read.")
    EMPTY = "empty", _("It says nothing and nothing is attached.")
    UNKNOWN_BOUNCE = "bounce", _("Word that a letter was not delivered, but of no letter that is known.")
