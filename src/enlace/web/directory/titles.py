"""What a party or a post owes, as the title of its page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enlace.register.queries import Owing
from enlace.web.desk.titles import owing as owing_in_words
from enlace.web.templatetags.enlace import named


def of_party(party: Any, owing: Owing, *, tells_late: bool) -> str:
    """``Honduras owes 7 answers, 2 late``; without a word on lateness for who is not told of it."""
    facts = {"party": named(party), "n": owing.open}
    if not owing.open:
        return _("%(party)s: focal points and membership") % facts
    if not tells_late:
        said = ngettext("%(party)s owes %(n)s answer", "%(party)s owes %(n)s answers", owing.open)
        return said % facts
    return owing_in_words([party.code], owing.open, owing.late)


def of_post(owing: Owing) -> str:
    facts = {"n": owing.open, "late": owing.late}
    if not owing.open:
        return _("This post owes nothing today")
    if not owing.late:
        said = ngettext(
            "This post owes %(n)s answer, none late", "This post owes %(n)s answers, none late", owing.open
        )
    elif owing.late == 1:
        said = ngettext(
            "This post owes %(n)s answer, late", "This post owes %(n)s answers, 1 late", owing.open
        )
    else:
        said = _("This post owes %(n)s answers, %(late)s late")
    return said % facts
