"""The rows of a paper: edit one, add one, move it, leave it out, take it in again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import ChangedMeanwhile, EnlaceError, NotAllowed
from enlace.papers import queries, services
from enlace.papers.errors import NoSuchNumber
from enlace.web.papers import paging
from enlace.web.papers.forms import RowForm, stored_beside
from enlace.web.papers.guards import for_editors, paper_or_404
from enlace.web.pressing import pressed

EDITS = ["GET", "HEAD", "POST"]


@require_http_methods(EDITS)
@for_editors
def edit(request: EnlaceRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """The words of a row in both languages; of two who edit it at once, the second sees what the first wrote."""
    paper = paper_or_404(request, slug, kind)
    row = _row(paper, pk)
    form = RowForm(request.POST or None, initial={**row.words(), "revision": row.revision})
    stored: list[Any] = []
    if form.is_bound and form.is_valid():
        try:
            services.edit_row(
                pk, form.words(), revision=form.cleaned_data["revision"] or 0, actor=request.actor
            )
            messages.success(request, _("The row is kept as you wrote it."))
            return redirect(_at(slug, kind, pk))
        except NotAllowed:
            raise
        except ChangedMeanwhile as refusal:
            row = _row(paper, pk)
            stored = stored_beside(form, row)
            form = RowForm({**request.POST.dict(), "revision": row.revision})
            form.is_valid()
            form.add_error(None, refusal.sentence)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
    page = {
        "form": form,
        "paper": paper,
        "row": row,
        "stored": stored,
        "back": _at(slug, kind, pk),
        "sections": queries.sections_of(paper),
    }
    return render(request, "papers/row.html", page)


@require_http_methods(EDITS)
@for_editors
def add(request: EnlaceRequest, slug: str, kind: str, section: str) -> HttpResponse:
    """A row of people's own at the end of a section."""
    paper = paper_or_404(request, slug, kind)
    part = queries.find_part(paper, section)
    if part is None:
        raise Http404
    form = RowForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            row = services.add_row(part.pk, form.words(), actor=request.actor)
            messages.success(request, _("The row is added."))
            return redirect(_at(slug, kind, row.pk))
        except NotAllowed:
            raise
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
    page = {"form": form, "paper": paper, "part": part, "back": reverse("papers:paper", args=[slug, kind])}
    return render(request, "papers/row.html", page)


@require_POST
@for_editors
def move(request: EnlaceRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """To a place among the rows of its section, or of the one that ``section`` names, counted from 0.

    ``after`` names the place by the number of a row instead, wherever in the paper that stands.
    """
    paper = paper_or_404(request, slug, kind)
    _row(paper, pk)
    revision = _number(request, "revision")
    if "after" in request.POST:
        number = request.POST["after"].strip()[:20]
        goal = queries.place_after(paper, number, pk, request.actor)
        if goal is None:
            messages.error(request, NoSuchNumber(number=number).sentence)
            return redirect(reverse("papers:row", args=[slug, kind, pk]) + "#id_after")
        section, to = goal
    else:
        section, to = request.POST.get("section", ""), _number(request, "to")
    return pressed(
        request,
        _at(slug, kind, pk),
        lambda: services.move_row(pk, to, revision=revision, actor=request.actor, section=section),
    )


@require_POST
@for_editors
def put(request: EnlaceRequest, slug: str, kind: str, pk: int, act: str) -> HttpResponse:
    """Leave a row out, take it in again, or drop one of people's own for good."""
    paper = paper_or_404(request, slug, kind)
    row = _row(paper, pk)
    verbs: dict[str, tuple[Any, str]] = {
        "leave-out": (services.leave_out_row, _("Left out. It waits at the end of its section.")),
        "take-in": (services.take_in_row, _("Taken in again.")),
        "drop": (services.drop_row, _("The row is gone.")),
    }
    if act not in verbs:
        raise Http404
    verb, done = verbs[act]
    onward = _at(slug, kind, pk) if act == "take-in" else _part_of(slug, kind, row)
    return pressed(
        request, onward, lambda: verb(pk, revision=_number(request, "revision"), actor=request.actor), done
    )


def _row(paper: Any, pk: int) -> Any:
    found = queries.find_row(paper, pk)
    if found is None:
        raise Http404
    return found


def _at(slug: str, kind: str, pk: int) -> str:
    return paging.address_of_row(slug, kind, pk)


def _part_of(slug: str, kind: str, row: Any) -> str:
    return paging.address_of_part(slug, kind, row.part.section)


def _number(request: EnlaceRequest, name: str) -> int:
    said = request.POST.get(name, "")
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Http404
    return int(said)
