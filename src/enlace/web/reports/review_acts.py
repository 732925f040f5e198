"""Reviewing the acts of an item: add, correct, take away, split, join."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import ChangedMeanwhile, EnlaceError
from enlace.reports import queries, services
from enlace.reports.wording import place_of
from enlace.web.accounts.guards import signed_in
from enlace.web.reports.review_forms import ActForm, PlaceForm
from enlace.web.reports.reviewing import back, changing, fresh, item_or_404, show


@signed_in
@require_http_methods(["GET", "POST"])
def add_act(request: EnlaceRequest, pk: int) -> HttpResponse:
    item = item_or_404(request, pk)
    if request.method == "POST":
        return _saving(request, item, None)
    said = request.GET.get("words", "")[:5000]
    start = request.GET.get("start", "")
    initial = {"revision": item.revision, "kind": "request", "words": said or item.text}
    if start.isdecimal() and len(start) < 10:
        initial["start"] = int(start)
    row = fresh(request, pk)
    row.form = ActForm(item=item, initial=initial)
    return show(request, row)


def _act_or_404(request: EnlaceRequest, pk: int) -> Any:
    act = queries.act_under_review(pk, request.actor)
    if act is None:
        raise Http404
    return act


@signed_in
@require_http_methods(["GET", "POST"])
def act(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Correct an act. One that somebody took away meanwhile comes back as an act to be added, filled as it was."""
    item = request.POST.get("item", "")
    if queries.act_under_review(pk, request.actor) is None and item.isdecimal() and len(item) < 19:
        form = ActForm(request.POST, item=item_or_404(request, int(item)))
        form.is_valid()
        return _compare(request, form, None, ChangedMeanwhile())
    act = _act_or_404(request, pk)
    if request.method == "POST":
        return _saving(request, act.item, act)
    row = fresh(request, act.item_id)
    row.act, row.form = act, ActForm(item=act.item, act=act, initial=ActForm.initial_of(row.item, act))
    return show(request, row)


def _saving(request: EnlaceRequest, item: Any, act: Any) -> HttpResponse:
    """Save what the form says of an act. Whatever is refused, the form comes back as it was filled in."""
    form = ActForm(request.POST, item=item, act=act)
    accepting = "accept" in request.POST
    if form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            if act is None:
                services.add_act(
                    item.pk, form.act_fields(), revision=revision, actor=request.actor, accepting=accepting
                )
            else:
                services.correct_act(
                    act.pk, form.act_fields(), revision=revision, actor=request.actor, accepting=accepting
                )
        except ChangedMeanwhile as refusal:
            return _compare(request, form, act, refusal)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            if request.headers.get("HX-Request"):
                return show(request, fresh(request, item.pk))
            following = queries.next_to_review(item) if accepting else None
            return back(following or item)
    row = fresh(request, item.pk)
    row.act, row.form = act, form
    return show(request, row, status=422)


def _compare(request: EnlaceRequest, form: ActForm, act: Any, refusal: EnlaceError) -> HttpResponse:
    """What stands now beside what was sent; saving once more is then a choice."""
    row = fresh(request, form.item.pk)
    sent = {**request.POST.dict(), "revision": str(row.item.revision)}
    row.act = queries.act_under_review(act.pk, request.actor) if act else None
    row.form = ActForm(sent, item=row.item, act=row.act)
    row.form.is_valid()
    row.notice = refusal.sentence
    row.steps = queries.steps_since(row.item, form.cleaned_data.get("revision") or 0)
    if row.act is not None:
        stored = ActForm.initial_of(row.item, row.act)
        shown = [name for name in ActForm.base_fields if name not in ("start", "revision")]
        pairs = [(row.form[name], str(stored[name] or ""), str(sent.get(name, "")).strip()) for name in shown]
        row.differs = [(str(one.label), now, mine) for one, now, mine in pairs if now.split() != mine.split()]
    return show(request, row, status=409)


@signed_in
@require_POST
def remove(request: EnlaceRequest, pk: int) -> HttpResponse:
    act = _act_or_404(request, pk)
    return changing(request, act.item_id, lambda n: services.remove_act(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def restore(request: EnlaceRequest, pk: int) -> HttpResponse:
    act = _act_or_404(request, pk)
    return changing(request, act.item_id, lambda n: services.restore_act(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def merge(request: EnlaceRequest, pk: int) -> HttpResponse:
    act = _act_or_404(request, pk)
    return changing(request, act.item_id, lambda n: services.merge_acts(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def split(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Split an act at the words with which the second one begins."""
    act = _act_or_404(request, pk)

    def change(revision: int) -> None:
        form = PlaceForm(request.POST)
        words, start = "", act.start
        if form.is_valid():
            words, start = form.cleaned_data["words"], form.cleaned_data["start"] or act.start
        at = place_of(act.item, words, near=start)[0]
        services.split_act(pk, at, revision=revision, actor=request.actor)

    return changing(request, act.item_id, change)
