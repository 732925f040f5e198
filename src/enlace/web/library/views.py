"""Search: one page, whose address can be sent; what may be typed; the same as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from enlace.core.actor import EnlaceRequest
from enlace.library import queries, services
from enlace.library.asking import Asked
from enlace.library.enums import PassageKind
from enlace.register.days import today
from enlace.web.library import exports, words
from enlace.web.library.forms import SearchForm
from enlace.web.templatetags.enlace import lang

PER_PAGE = 20


@require_safe
def search(request: EnlaceRequest) -> HttpResponse:
    """What is found, best first; an exact reference leads to its own page."""
    asked, actor = Asked.parsed(request.GET), request.actor
    if (
        asked.q
        and not asked.chosen
        and not asked.is_exact
        and (named := queries.jump(asked.q, actor, lang()))
    ):
        return redirect(words.address_of(named))
    found = queries.find(asked, actor, on=today())
    page = Paginator(found.hits, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "found": found,
        "title": words.title_of(found),
        "form": SearchForm(asked),
        "page": page,
        "rows": [_row(one) for one in queries.shown(found, list(page), actor, lang())],
        "kinds": [] if found.is_more else [(kind, PassageKind(kind).label, n) for kind, n in found.kinds],
        "most": queries.MOST,
        "formats": exports.FORMATS,
    }
    return render(request, "library/search.html", context)


def _row(one: queries.Shown) -> dict[str, Any]:
    passage = one.passage
    return {
        "passage": passage,
        "label": PassageKind(passage.kind).label,
        "name": words.name_of(passage),
        "url": words.address_of(passage, one.version),
        "language": one.language,
        "pieces": one.pieces,
        "others": one.others,
    }


@require_safe
def suggest(request: EnlaceRequest) -> HttpResponse:
    """A list to put under the field in which somebody types."""
    found = queries.suggestions(request.GET.get("q", ""), request.actor, lang())
    rows = [
        {"said": one.said, "label": words.kind_of_suggestion(one), "url": words.address_of_suggestion(one)}
        for one in found
    ]
    told = ngettext("%(n)s suggestion", "%(n)s suggestions", len(rows)) % {"n": len(rows)}
    return render(request, "library/_suggestions.html", {"suggestions": rows, "told": told})


@require_safe
def export(request: EnlaceRequest, file_format: str) -> HttpResponse:
    """All that is found, in the order of the page."""
    if file_format not in exports.FORMATS:
        raise Http404
    asked, actor = Asked.parsed(request.GET), request.actor
    found = queries.find(asked, actor, on=today())
    rows = queries.shown(found, found.hits, actor, lang())
    services.record_export(file_format, rows=len(rows), actor=actor)
    return exports.response(words.title_of(found), rows, request.build_absolute_uri("/")[:-1], file_format)
