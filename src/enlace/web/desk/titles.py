"""The titles of a desk: each is the answer, said whole in either language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from enlace.directory import names


def owing(parties: list[str], count: int, late: int) -> str:
    """``Honduras owes 7 answers, 2 late``; a person with several parties reads "your parties"."""
    if len(parties) != 1:
        return _several(count, late)
    facts = {"party": names.short_name_of(parties[0]), "n": count, "late": late}
    if not count:
        return _("%(party)s owes nothing") % facts
    if not late:
        said = ngettext("%(party)s owes %(n)s answer", "%(party)s owes %(n)s answers", count)
    elif late == 1:
        said = ngettext("%(party)s owes %(n)s answer, late", "%(party)s owes %(n)s answers, 1 late", count)
    else:
        said = _("%(party)s owes %(n)s answers, %(late)s late")
    return said % facts


def _several(count: int, late: int) -> str:
    if not count:
        return _("Your parties owe nothing")
    if not late:
        said = ngettext("Your parties owe %(n)s answer", "Your parties owe %(n)s answers", count)
    elif late == 1:
        said = ngettext(
            "Your parties owe %(n)s answer, late", "Your parties owe %(n)s answers, 1 late", count
        )
    else:
        said = _("Your parties owe %(n)s answers, %(late)s late")
    return said % {"n": count, "late": late}


def secretariat(reports: int, answers: int) -> str:
    if not reports and not answers:
        return _("Nothing waits for the Technical Secretariat")
    if not reports:
        return ngettext("%(n)s answer to confirm", "%(n)s answers to confirm", answers) % {"n": answers}
    review = ngettext("%(n)s report to review", "%(n)s reports to review", reports) % {"n": reports}
    if not answers:
        return review
    if answers == 1:
        both = ngettext(
            "%(n)s report to review, 1 answer to confirm",
            "%(n)s reports to review, 1 answer to confirm",
            reports,
        )
    else:
        both = ngettext(
            "%(n)s report to review, %(answers)s answers to confirm",
            "%(n)s reports to review, %(answers)s answers to confirm",
            reports,
        )
    return both % {"n": reports, "answers": answers}


def whole(count: int, late: int) -> str:
    """Where everything stands."""
    if not count:
        return _("Nothing is open")
    if not late:
        said = ngettext("%(n)s answer is open, none late", "%(n)s answers are open, none late", count)
    elif late == 1:
        said = ngettext("%(n)s answer is open, and it is late", "%(n)s answers are open, 1 late", count)
    else:
        said = _("%(n)s answers are open, %(late)s late")
    return said % {"n": count, "late": late}


def states(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Each state with its label and count, in the order in which people ask."""
    labels = {
        "late": pgettext("answers", "late"),
        "open": pgettext("answers", "open, in time"),
        "in_progress": pgettext("answers", "in progress, in time"),
        "reported_done": pgettext("answers", "reported done"),
        "confirmed_done": pgettext("answers", "confirmed done"),
        "declined": pgettext("answers", "declined"),
        "not_applicable": pgettext("answers", "no longer applicable"),
    }
    return [(state, label, counts.get(state, 0)) for state, label in labels.items()]
