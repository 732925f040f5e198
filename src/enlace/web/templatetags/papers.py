"""What the pages of papers say of a row: its words in the language of the page, its address, what changed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from enlace.papers import queries
from enlace.papers.queries import Line
from enlace.web.papers import words
from enlace.web.templatetags.enlace import lang

register = template.Library()


@register.filter
def said(row: Any, field: str) -> str:
    return str(row.said(field, lang()))


@register.filter
def spoken(row: Any, field: str) -> str:
    """The language in which that field is said: the page's own, or the other where it is said in that one alone."""
    other = "en" if lang() == "es" else "es"
    return lang() if getattr(row, f"{field}_{lang()}") or not getattr(row, f"{field}_{other}") else other


@register.filter
def page_of(line: Line) -> str:
    return words.path_of(line)


@register.filter
def page_of_sheet_row(row: Any) -> str:
    return words.path_of_sheet_row(row)


@register.filter
def news(row: Any) -> list[str]:
    """What bringing up to date changed, a sentence for each field, in the language of the page."""
    return [_in_words(one) for one in row.news if str(one["field"]).endswith(f"_{lang()}")]


def _in_words(one: dict[str, Any]) -> str:
    field = str(words.FIELDS.get(one["field"].rpartition("_")[0], one["field"]))
    facts = {"field": field, "old": one["old"] or "–", "new": one["new"] or "–"}
    if one["kept"]:
        return _("%(field)s: your words were kept; the rules now say “%(new)s”.") % facts
    return _("%(field)s: was “%(old)s”.") % facts


@register.filter
def plus(number: int, more: int) -> int:
    return number + more


@register.inclusion_tag("papers/_of_meeting.html", takes_context=True)
def papers_of(context: dict[str, Any], meeting: Any, named: bool = False) -> dict[str, Any]:
    """The papers of a meeting; of one that is to come, also the buttons that make what is not there yet."""
    actor = context["actor"]
    papers = queries.papers_of(meeting, actor)
    known = {paper.kind for paper in papers}
    is_ahead = meeting.ends_on >= context["today"] and meeting.cancelled_on is None
    may_make = queries.may_edit(actor) and is_ahead
    return {
        "actor": actor,
        "meeting": meeting,
        "papers": papers,
        "may_make": may_make,
        "to_make": [(kind, label) for kind, label in words.MAKE.items() if kind not in known],
        "csrf_token": context.get("csrf_token"),
        "named": named,
        "lang": lang(),
    }
