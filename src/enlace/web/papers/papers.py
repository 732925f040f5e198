"""Papers: make one, read it, share it, bring it up to date, take it out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.enums import Visibility
from enlace.core.errors import ChangedMeanwhile, EnlaceError, NotAllowed
from enlace.meetings import queries as meetings
from enlace.papers import queries, services
from enlace.papers.enums import PaperKind
from enlace.papers.errors import PaperError
from enlace.register.days import today
from enlace.web.accounts.guards import signed_in
from enlace.web.papers import exports, paging, words
from enlace.web.papers.forms import HeadForm, ShareForm, stored_beside
from enlace.web.papers.guards import for_editors, paper_or_404
from enlace.web.pressing import pressed


@signed_in
@require_safe
def papers(request: EnlaceRequest) -> HttpResponse:
    """All papers that this person may see, the next meeting's first."""
    rows = queries.papers_for(request.actor).order_by("-meeting__starts_on", "meeting", "kind")
    page = Paginator(rows, paging.ROWS).get_page(request.GET.get("page"))
    shown = {"papers": page.object_list, "page": page, "may_edit": queries.may_edit(request.actor)}
    return render(request, "papers/papers.html", shown)


@require_safe
def paper(request: EnlaceRequest, slug: str, kind: str) -> HttpResponse:
    found = paper_or_404(request, slug, kind)
    shown = queries.show(found, request.actor)
    may_edit = queries.may_edit(request.actor)
    at = paging.page_of(shown, request.GET, empty_parts=may_edit)
    page: dict[str, Any] = {
        "paper": found,
        "page": at,
        "parts": paging.parts_on(at),
        "meeting": found.meeting,
        "shown": shown,
        "title": words.title_of(shown),
        "languages": words.LANGUAGES,
        "formats": exports.FORMATS,
        "may_edit": may_edit,
        "is_matrix": found.kind == PaperKind.MATRIX,
    }
    if may_edit:
        share = {"visibility": found.visibility, "revision": found.revision}
        page |= {
            "share_form": ShareForm(initial=share),
            "history": queries.history_of_paper(found),
            "other": _other(found),
        }
    return render(request, "papers/paper.html", page)


def _other(found: Any) -> PaperKind:
    return PaperKind.AGENDA if found.kind == PaperKind.MATRIX else PaperKind.MATRIX


@require_POST
@for_editors
def make(request: EnlaceRequest, slug: str, kind: str) -> HttpResponse:
    """One press: the paper is made by the rules, or the one that is there is opened."""
    if kind not in PaperKind.values:
        raise Http404
    meeting = get_object_or_404(meetings.meetings(), slug=slug)
    services.make_paper(meeting.pk, PaperKind(kind), actor=request.actor, on=today())
    return redirect("papers:paper", slug, kind)


@require_POST
@for_editors
def refresh(request: EnlaceRequest, slug: str, kind: str) -> HttpResponse:
    found = paper_or_404(request, slug, kind)
    now = timezone.now()
    told = services.refresh_paper(found.pk, actor=request.actor, on=today(now), at=now)
    messages.success(request, words.refreshed(told))
    return redirect("papers:paper", slug, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def head(request: EnlaceRequest, slug: str, kind: str) -> HttpResponse:
    """Another title or introduction; of two who write at once, the second sees what the first wrote."""
    found = paper_or_404(request, slug, kind)
    here = reverse("papers:paper", args=[slug, kind])
    names = ("title_en", "title_es", "intro_en", "intro_es", "revision")
    form = HeadForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    stored: list[Any] = []
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            services.head_paper(found.pk, said, revision=said["revision"], actor=request.actor)
            messages.success(request, _("The head of the paper is kept."))
            return redirect(here)
        except NotAllowed:
            raise
        except ChangedMeanwhile as refusal:
            found = paper_or_404(request, slug, kind)
            stored = stored_beside(form, found)
            form = HeadForm({**request.POST.dict(), "revision": found.revision})
            form.add_error(None, refusal.sentence)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
    page = {"form": form, "paper": found, "meeting": found.meeting, "back": here, "stored": stored}
    return render(request, "papers/head.html", page)


@require_POST
@for_editors
def share(request: EnlaceRequest, slug: str, kind: str) -> HttpResponse:
    """Say who may see the paper."""
    found = paper_or_404(request, slug, kind)
    form = ShareForm(request.POST)
    if not form.is_valid():
        raise Http404
    level = Visibility(form.cleaned_data["visibility"])
    revision = form.cleaned_data["revision"]
    return pressed(
        request,
        reverse("papers:paper", args=[slug, kind]),
        lambda: services.share_paper(found.pk, level, revision=revision, actor=request.actor),
        _("Seen by: %(level)s.") % {"level": level.label},
    )


@require_safe
def export(request: EnlaceRequest, slug: str, kind: str, language: str, file_format: str) -> HttpResponseBase:
    """What the screen shows, in one of the two languages."""
    found = paper_or_404(request, slug, kind)
    if language not in words.LANGUAGES or file_format not in exports.FORMATS:
        raise Http404
    shown = queries.show(found, request.actor)
    try:
        with translation.override(language):
            response = exports.of_paper(shown, "es" if language == "es" else "en", file_format)
    except PaperError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("papers:paper", slug, kind)
    about = f"{slug} {kind}.{language}.{file_format}"
    services.record_export(about, rows=shown.count, actor=request.actor)
    return response
