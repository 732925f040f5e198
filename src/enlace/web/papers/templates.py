"""The Word templates: which are in use, which fields they may name; replace one, go back to an older one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.papers import fields, queries, services
from enlace.papers.enums import TemplateKind
from enlace.web.papers import exports, words
from enlace.web.papers.forms import TemplateForm
from enlace.web.papers.guards import for_editors
from enlace.web.pressing import pressed


@require_safe
@for_editors
def overview(request: EnlaceRequest) -> HttpResponse:
    held = queries.all_templates()
    rows = [
        {
            "kind": kind,
            "label": kind.label,
            "language": language,
            "current": next((one for one in held.get((kind.value, language), ()) if one.is_current), None),
        }
        for kind in TemplateKind
        for language in words.LANGUAGES
    ]
    return render(request, "papers/templates.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def template(request: EnlaceRequest, kind: str, language: str) -> HttpResponse:
    """One template: take it, replace it, go back."""
    wanted = _asked(kind, language)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.keep_template(
                wanted, language, file.name, file.read(), actor=request.actor, at=timezone.now()
            )
            messages.success(request, _("The template is in use. The one before is kept."))
            return redirect("papers:template", kind, language)
        except NotAllowed:
            raise
        except EnlaceError as refusal:
            form.add_error("file", refusal.sentence)
    held = queries.templates_of(wanted, language)
    page: dict[str, Any] = {
        "form": form,
        "kind": wanted,
        "language": language,
        "held": held,
        "current": next((one for one in held if one.is_current), None),
        "fields": fields.explained(wanted),
        "example": "{{ title }}",
    }
    return render(request, "papers/template.html", page)


@require_safe
@for_editors
def present(request: EnlaceRequest, kind: str, language: str) -> HttpResponse:
    """The template in use, to be changed in Word."""
    wanted = _asked(kind, language)
    return exports.download(queries.template_bytes(wanted, language), f"enlace-{kind}.{language}", "docx")


@require_safe
@for_editors
def older(request: EnlaceRequest, pk: int) -> HttpResponse:
    held = _held(pk)
    return exports.download(queries.bytes_of(held), f"enlace-{held.kind}.{held.language}.{pk}", "docx")


@require_POST
@for_editors
def restore(request: EnlaceRequest, pk: int) -> HttpResponseBase:
    held = _held(pk)
    return pressed(
        request,
        _page(held.kind, held.language),
        lambda: services.restore_template(pk, actor=request.actor),
        _("That template is in use again."),
    )


@require_POST
@for_editors
def built_in(request: EnlaceRequest, kind: str, language: str) -> HttpResponseBase:
    wanted = _asked(kind, language)
    return pressed(
        request,
        _page(kind, language),
        lambda: services.use_built_in(wanted, language, actor=request.actor),
        _("Enlace's own template is in use again."),
    )


def _page(kind: str, language: str) -> str:
    return reverse("papers:template", args=[kind, language])


def _asked(kind: str, language: str) -> TemplateKind:
    if kind not in TemplateKind.values or language not in words.LANGUAGES:
        raise Http404
    return TemplateKind(kind)


def _held(pk: int) -> Any:
    found = queries.find_template(pk)
    if found is None:
        raise Http404
    return found
