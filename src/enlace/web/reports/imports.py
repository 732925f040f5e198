"""Bringing files in: the page where they are dropped, how far their reading has come, the original as it came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError
from enlace.reports import access, imports, services
from enlace.web import taking
from enlace.web.reports import tables

IMPORTS_PER_PAGE = 20
FILES_PER_PAGE = 50
CHANGES_PER_PAGE = 50
ENDINGS = (".docx", ".docm", ".pdf", ".txt", ".html", ".htm", ".doc", ".odt", ".rtf")


@require_http_methods(["GET", "POST"])
def bring_in(request: EnlaceRequest) -> HttpResponseBase:
    """Take the files that were dropped or chosen; a script sends many of them in several parts."""
    if not access.can_import(request.actor):
        raise PermissionDenied
    wrong = ""
    if request.method == "POST":
        try:
            batch = services.start_import(_files(request), actor=request.actor, into=_begun_before(request))
        except EnlaceError as refusal:
            wrong = refusal.sentence
        else:
            return _begun(request, batch.pk)
    rows = imports.imports_with_counts(request.actor)
    if request.method == "GET" and taking.wanted(request):
        return taking.response(request, tables.imports(rows.iterator(500), request.build_absolute_uri))
    page = Paginator(rows, IMPORTS_PER_PAGE)
    facts = {
        "wrong": wrong,
        "page": page.get_page(request.GET.get("page")),
        "limit": settings.MAX_UPLOAD_BYTES // 2**20,
        "endings": ",".join(ENDINGS),
    }
    return render(request, "reports/import.html", facts, status=400 if wrong else 200)


def _files(request: EnlaceRequest) -> Iterator[tuple[str, bytes]]:
    """One after the other: Django keeps large ones on disk until they are asked for."""
    for sent in request.FILES.getlist("files"):
        yield sent.name or "", sent.read(settings.MAX_UPLOAD_BYTES + 1)


def _begun_before(request: EnlaceRequest) -> UUID | None:
    said = request.POST.get("into", "")
    if not said:
        return None
    try:
        begun = imports.find_import(UUID(said), request.actor)
    except ValueError:
        begun = None
    if begun is None:
        raise BadRequest
    return begun[0].pk


def _begun(request: EnlaceRequest, pk: UUID) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"import": str(pk), "url": reverse("reports:import-progress", args=[pk])})
    return redirect("reports:import-progress", pk)


@require_safe
def progress(request: EnlaceRequest, pk: UUID) -> HttpResponse:
    """What became of each file so far; the page asks again until all are done."""
    found = imports.find_import(pk, request.actor)
    if found is None:
        raise Http404
    batch, counts = found
    page = Paginator(imports.files_of(batch), FILES_PER_PAGE).get_page(request.GET.get("page"))
    facts: dict[str, Any] = {"batch": batch, "progress": counts, "page": page}
    part = request.headers.get("HX-Request") == "true"
    return render(request, "reports/_import_progress.html" if part else "reports/import_progress.html", facts)


@require_safe
def original(request: EnlaceRequest, pk: int) -> HttpResponse:
    """The file as it came in, to be saved, never shown inside our pages."""
    try:
        found = imports.find_original(pk, request.actor)
    except FileNotFoundError as gone:
        raise Http404 from gone
    if found is None:
        raise Http404
    report, data = found
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, report.file_name) or "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def difference(request: EnlaceRequest, pk: int) -> HttpResponse:
    """What this version of a report says otherwise than the one before it, item by item."""
    found = imports.find_versions(pk, request.actor)
    if found is None:
        raise Http404
    earlier, report = found
    changes = services.difference(earlier, report)
    page = Paginator(changes, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    facts = {"report": report, "earlier": earlier, "page": page, "count": len(changes)}
    return render(request, "reports/import_difference.html", facts)
