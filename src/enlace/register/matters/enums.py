from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LinkKind(TextChoices):
    """What the later passage does with the earlier one."""

    CONTINUES = "continues", _("continues")
    ANSWERS = "answers", _("answers")
    SUPERSEDES = "supersedes", _("supersedes")
    WITHDRAWS = "withdraws", _("withdraws")
    SPLITS = "splits", _("splits from")
    MERGES = "merges", _("merges with")
    MENTIONS = "mentions", _("mentions")


class LinkState(TextChoices):
    SUGGESTED = "suggested", _("suggested")
    ACCEPTED = "accepted", pgettext_lazy("a link", "accepted")
    DECLINED = "declined", pgettext_lazy("a link", "declined")


class MatterState(TextChoices):
    """Where a matter stands; derived from its passages, their links and what is owed after them."""

    PROPOSED = "proposed", _("proposed")
    CONSULTED = "consulted", _("under consultation")
    APPROVED = "approved", _("approved")
    IN_EXECUTION = "in_execution", _("in execution")
    DONE = "done", pgettext_lazy("a matter", "done")
    WITHDRAWN = "withdrawn", pgettext_lazy("a matter", "withdrawn")
    DORMANT = "dormant", _("dormant")
