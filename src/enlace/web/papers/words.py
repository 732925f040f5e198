"""What the pages of papers say: titles that answer, addresses of what a row tells of."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enlace.papers.enums import PaperKind
from enlace.papers.queries import Line, Shown
from enlace.papers.services import Refreshed
from enlace.papers.sheets import SheetRow
from enlace.reader.model import Language
from enlace.web.templatetags.enlace import lang

FIELDS: dict[str, Any] = {
    "title": gettext_lazy("Title"),
    "text": gettext_lazy("Text"),
    "who": gettext_lazy("Who"),
    "due": gettext_lazy("By when"),
    "state": gettext_lazy("State"),
    "action": gettext_lazy("Suggested action"),
    "note": gettext_lazy("Note"),
}
LANGUAGES: tuple[Language, Language] = ("es", "en")


def title_of(shown: Shown) -> str:
    """How many points or rows it has, in which state of work."""
    n = shown.count
    if shown.paper.kind == PaperKind.AGENDA:
        return ngettext("Annotated agenda with %(n)s point", "Annotated agenda with %(n)s points", n) % {
            "n": n
        }
    return ngettext("Follow-up matrix with %(n)s row", "Follow-up matrix with %(n)s rows", n) % {"n": n}


def path_of(line: Line) -> str:
    """The page of what a row tells of; empty for a row of people's own."""
    if line.reference:
        return reverse("register:commitment", args=[line.reference])
    if line.matter:
        return reverse("register:matter", args=[line.matter])
    if line.spot:
        return reverse("reports:item", args=[line.spot[0], lang(), line.spot[1]])
    return ""


def address_of(line: Line) -> str:
    path = path_of(line)
    return f"{settings.BASE_URL}{path}" if path else ""


def address_of_sheet_row(row: SheetRow) -> str:
    path = path_of_sheet_row(row)
    return f"{settings.BASE_URL}{path}" if path else ""


def path_of_sheet_row(row: SheetRow) -> str:
    if row.reference:
        return reverse("register:commitment", args=[row.reference])
    return reverse("register:matter", args=[row.matter]) if row.matter else ""


def refreshed(told: Refreshed) -> str:
    """What bringing up to date found, in one sentence."""
    if not told:
        return _("It was up to date already.")
    facts = {"new": told.new, "changed": told.changed, "gone": told.gone}
    return _("Brought up to date: %(new)s new, %(changed)s changed, %(gone)s no longer there.") % facts


def field_in_words(name: str) -> str:
    """``title_es`` is ``Title, in Spanish``."""
    field, _sep, language = name.rpartition("_")
    said = str(FIELDS.get(field, field))
    if language == "es":
        return _("%(field)s, in Spanish") % {"field": said}
    return _("%(field)s, in English") % {"field": said}


MAKE: dict[str, Any] = {
    PaperKind.AGENDA.value: gettext_lazy("Make the annotated agenda"),
    PaperKind.MATRIX.value: gettext_lazy("Make the follow-up matrix"),
}
