"""The page of one commitment, what people say about it, and the evidence that they gave."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, require
from enlace.core.queries import history_of
from enlace.core.services import path_of
from enlace.directory.names import name_of
from enlace.register import queries, services
from enlace.register.enums import Verb
from enlace.web.pressing import pressed
from enlace.web.register import deadlines, words
from enlace.web.register.cards import cards_of
from enlace.web.register.forms import AssignForm, SayForm

SERVICES: dict[str, Any] = {
    Verb.ACCEPT: services.accept,
    Verb.DECLINE: services.decline,
    Verb.START: services.start,
    Verb.COMMENT: services.comment,
    Verb.REPORT_DONE: services.report_done,
    Verb.CONFIRM: services.confirm_done,
    Verb.SEND_BACK: services.send_back,
    Verb.WAIVE: services.waive,
    Verb.REOPEN: services.reopen,
    Verb.ASK_HELP: services.ask_help,
    Verb.SETTLE_HELP: services.settle_help,
}


@require_safe
def show(request: EnlaceRequest, reference: str) -> HttpResponse:
    commitment = _found(request, reference)
    standpoints = queries.standpoints(commitment, request.actor, timezone.now())
    context = {
        "commitment": commitment,
        "passages": queries.passages_of(commitment, request.actor),
        "cards": cards_of(standpoints, request.actor),
        "may_assign": queries.may_assign(request.actor) and not commitment.withdrawn_on,
    }
    deadline = queries.deadline_of(commitment, request.actor, on=timezone.localdate())
    context |= deadlines.shown(commitment, deadline, [one.party for one in standpoints])
    if request.actor.is_signed_in:
        context["history"] = history_of(commitment, *deadline.rows, *(one.answer for one in standpoints))
    return render(request, "register/commitment.html", context)


@require_http_methods(["GET", "POST"])
def say(request: EnlaceRequest, reference: str, party: str, verb: str) -> HttpResponse:
    """One act about the answer of one party: its form, and what comes of it."""
    commitment = _found(request, reference)
    answer = get_object_or_404(queries.answers_for(request.actor), commitment=commitment, party=party)
    if verb == Verb.TAKE_BACK and request.method == "POST":
        return _take_back(request, answer)
    if verb not in SERVICES:
        raise Http404
    require(queries.may_say(request.actor, Verb(verb), answer))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SayForm(Verb(verb), *sent, party=party)
    if form.is_valid():
        try:
            SERVICES[verb](answer.pk, actor=request.actor, on=timezone.localdate(), **form.said())
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, words.SAYS[verb] % {"party": name_of(party)})
            return redirect(_onward(request, answer))
    context = {
        "commitment": commitment,
        "answer": answer,
        "verb": verb,
        "act": words.ACTS[verb],
        "form": form,
    }
    return render(request, "register/say.html", context, status=422 if form.errors else 200)


def _take_back(request: EnlaceRequest, answer: Any) -> HttpResponse:
    return pressed(
        request,
        _onward(request, answer),
        lambda: services.take_back(answer.pk, actor=request.actor, at=timezone.now()),
        words.SAYS[Verb.TAKE_BACK] % {"party": name_of(answer.party_id)},
    )


@require_http_methods(["GET", "POST"])
def assign(request: EnlaceRequest, reference: str) -> HttpResponse:
    """Say who is to answer where the report names nobody, or one more party."""
    commitment = _found(request, reference)
    if not queries.may_assign(request.actor):
        raise Http404
    here = list(commitment.answers.values_list("party_id", flat=True))
    form = AssignForm(request.POST if request.method == "POST" else None, here=here)
    if form.is_valid():
        try:
            services.assign_parties(commitment.pk, form.cleaned_data["parties"], actor=request.actor)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("They are asked for an answer."))
            return redirect("register:commitment", reference)
    return render(request, "register/assign.html", {"commitment": commitment, "form": form, "here": here})


@require_safe
def evidence(request: EnlaceRequest, pk: int) -> HttpResponseBase:
    """The file as it came, to be kept and not shown: a browser never runs what somebody attached."""
    one = get_object_or_404(queries.evidence_for(request.actor), pk=pk, file__isnull=False)
    try:
        held = path_of(str(one.file_id)).open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        held, as_attachment=True, filename=one.name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _found(request: EnlaceRequest, reference: str) -> Any:
    return get_object_or_404(queries.commitments_for(request.actor), reference=reference)


def _onward(request: EnlaceRequest, answer: Any) -> str:
    """Back to the desk and its next row for who pressed there; else to where the answer stands now."""
    row = request.POST.get("desk", "")
    if row.isdecimal() and len(row) < 4:
        return f"{reverse('desk:desk')}?next={row}"
    return _address_of(answer)


def _address_of(answer: Any) -> str:
    page = reverse("register:commitment", args=[answer.commitment.reference])
    return f"{page}#answer-{answer.party_id}"
