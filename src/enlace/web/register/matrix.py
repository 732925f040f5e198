"""The matrix, what is exported of it, and the views that people keep of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.register import queries, services
from enlace.register.days import today
from enlace.register.enums import MatrixState
from enlace.register.errors import RegisterError
from enlace.web.register import exports, words
from enlace.web.register.forms import FilterForm, ViewForm

LAYOUTS = ("list", "matrix")


@require_safe
def show(request: EnlaceRequest) -> HttpResponse:
    """Commitments by parties; on a narrow screen the same rows as a list."""
    wanted = queries.MatrixFilter.parsed(request.GET)
    if wanted.q and (found := _named(request, wanted.q)):
        return redirect(found)
    matrix = queries.matrix(wanted, request.actor, today())
    wanted = matrix.filter
    page = matrix.page(request.GET.get("page"))
    layout = request.GET.get("layout", "")
    context = {
        "filter": wanted,
        "chips": words.chips_of(wanted),
        "title": words.title_of(wanted, matrix.counts, tells_late=matrix.tells_late),
        "counts": [(one, MatrixState(one).label, matrix.counts.states.get(one, 0)) for one in words.STATES],
        "form": FilterForm(wanted, tells_late=matrix.tells_late),
        "page": page,
        "table": matrix.table(page.object_list),
        "layout": layout if layout in LAYOUTS else "",
        "export_formats": exports.FORMATS,
        **_views(request),
    }
    return render(request, "register/matrix.html", context)


def _named(request: EnlaceRequest, said: str) -> str | None:
    """The page of the commitment whose reference was typed, where nothing else is asked for."""
    if set(request.GET) - {"q"} and any(value for name, value in request.GET.items() if name != "q"):
        return None
    one = queries.commitments_for(request.actor).filter(reference=said).first()
    return reverse("register:commitment", args=[one.reference]) if one else None


def _views(request: EnlaceRequest) -> dict[str, Any]:
    actor = request.actor
    if not actor.is_signed_in:
        return {"views": []}
    may_share = queries.may_share_views(actor)
    return {
        "views": queries.saved_views_for(actor),
        "may_share": may_share,
        "view_form": ViewForm(may_share=may_share),
    }


@require_GET
def export(request: EnlaceRequest, file_format: str) -> HttpResponseBase:
    """Exactly what the filters and the order on the screen give, all pages of it."""
    if file_format not in exports.FORMATS:
        raise Http404
    wanted = queries.MatrixFilter.parsed(request.GET)
    matrix = queries.matrix(wanted, request.actor, today())
    try:
        response = exports.response(matrix, file_format)
    except RegisterError as refusal:
        messages.error(request, refusal.sentence)
        return redirect(f"{reverse('register:matrix')}?{wanted.query}")
    services.record_export(file_format, rows=matrix.counts.commitments, wanted=wanted, actor=request.actor)
    return response


@require_POST
def save_view(request: EnlaceRequest) -> HttpResponse:
    """Keep the filters on the screen under a name."""
    wanted = queries.MatrixFilter.parsed(QueryDict(request.POST.get("filters", "")[:2000]))
    form = ViewForm(request.POST, may_share=queries.may_share_views(request.actor))
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.save_view(given["name"], wanted, actor=request.actor, shared=given.get("shared", False))
            messages.success(request, _("Kept as “%(name)s”.") % {"name": given["name"]})
        except RegisterError as refusal:
            messages.error(request, refusal.sentence)
    else:
        messages.error(request, _("Give the view a name of at most 80 characters."))
    return redirect(f"{reverse('register:matrix')}?{wanted.query}")


@require_POST
def change_view(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Share one's own view, keep it to oneself again, or forget it."""
    view = queries.saved_views_for(request.actor).filter(pk=pk).first()
    if view is None:
        raise Http404
    act = request.POST.get("act")
    try:
        if act == "delete":
            services.delete_view(pk, actor=request.actor)
            messages.success(request, _("“%(name)s” is forgotten.") % {"name": view.name})
        elif act in ("share", "keep"):
            services.share_view(pk, act == "share", actor=request.actor)
    except RegisterError as refusal:
        messages.error(request, refusal.sentence)
    return redirect(f"{reverse('register:matrix')}?{view.filters}")
