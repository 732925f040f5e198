"""Reviewing a report: each item's text beside what was read in it; accept, correct, undo; one item at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError
from enlace.reports import queries, services
from enlace.reports.enums import OWING
from enlace.reports.errors import NotANumber
from enlace.reports.wording import place_of
from enlace.web.accounts.guards import signed_in
from enlace.web.reports.review_forms import NumberForm, PassageForm, PlaceForm
from enlace.web.reports.reviewing import (
    back,
    can_change,
    changing,
    fresh,
    item_or_404,
    known_parties,
    refused,
    report_or_404,
    row_of,
    show,
    title_of,
)

PER_PAGE = 50


@signed_in
@require_safe
def review(request: EnlaceRequest, pk: int) -> HttpResponse:
    """The whole review: the head, then the items, those with open questions first unless asked otherwise."""
    report = report_or_404(request, pk)
    in_order = request.GET.get("order") == "report"
    found = queries.items_to_review(report, doubts_first=not in_order)
    pages = Paginator(found, PER_PAGE)
    page = pages.get_page(_page_wanted(request, found))
    others = queries.counterparts_of(report, page)
    open_for_change = can_change(report)
    rows = [row_of(item, can_change=open_for_change, other=others.get(item.pk)) for item in page]
    facts = {
        "report": report,
        "about": title_of(report),
        "counts": queries.count_review(report),
        "page": page,
        "rows": rows,
        "in_order": in_order,
        "can_change": open_for_change,
        "owing_kinds": OWING,
        "head_questions": queries.questions_of_the_whole(report),
        "known": known_parties(),
        "passages": queries.passages_to_review(report),
    }
    return render(request, "reports/review.html", facts)


def _page_wanted(request: EnlaceRequest, found: Any) -> Any:
    """The page that is asked for, or the one on which the item ``at`` stands."""
    at = request.GET.get("at", "")
    if at.isdecimal():
        places = list(found.values_list("pk", flat=True))
        if int(at) in places:
            return places.index(int(at)) // PER_PAGE + 1
    return request.GET.get("page")


@signed_in
@require_safe
def item(request: EnlaceRequest, pk: int) -> HttpResponse:
    return show(request, fresh(request, pk))


@signed_in
@require_POST
def accept(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Accept an item and go to the next one that is not reviewed yet."""
    item = item_or_404(request, pk)
    seen = [int(one) for one in request.POST.get("asked", "").split(",") if one.isdecimal() and len(one) < 19]
    answer = changing(
        request,
        pk,
        lambda revision: services.accept_item(pk, revision=revision, actor=request.actor, settling=seen),
    )
    if answer.status_code != 302:
        return answer
    following = queries.next_to_review(item)
    return back(following) if following else redirect("reports:review", item.report_id)


@signed_in
@require_POST
def reopen(request: EnlaceRequest, pk: int) -> HttpResponse:
    item_or_404(request, pk)
    return changing(request, pk, lambda n: services.reopen_item(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def undo(request: EnlaceRequest, pk: int) -> HttpResponse:
    item_or_404(request, pk)
    return changing(request, pk, lambda n: services.undo(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def number(request: EnlaceRequest, pk: int) -> HttpResponse:
    item_or_404(request, pk)
    form = NumberForm(request.POST)
    path = form.cleaned_data["path"] if form.is_valid() else ""
    return changing(
        request, pk, lambda n: services.correct_item_path(pk, path, revision=n, actor=request.actor)
    )


@signed_in
@require_POST
def divide(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Split an item at the words with which the second one begins."""
    item = item_or_404(request, pk)

    def change(revision: int) -> None:
        form = PlaceForm(request.POST)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        at = place_of(item, words)[0]
        path = form.cleaned_data.get("path", "")
        services.split_item(pk, at, path, revision=revision, actor=request.actor)

    return _whole(request, changing(request, pk, change), item)


@signed_in
@require_POST
def join(request: EnlaceRequest, pk: int) -> HttpResponse:
    item = item_or_404(request, pk)
    answer = changing(request, pk, lambda n: services.merge_item(pk, revision=n, actor=request.actor))
    return _whole(request, answer, item)


@signed_in
@require_POST
def add_item(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Make an item of a passage that stands in none."""
    report_or_404(request, pk)
    form = PassageForm(request.POST)
    try:
        if not form.is_valid():
            raise NotANumber
        said = form.cleaned_data
        made = services.add_item(pk, said["start"], said["end"], said["path"], actor=request.actor)
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
        return redirect(f"{reverse('reports:review', args=[pk])}#no-item")
    return back(made)


def _whole(request: EnlaceRequest, answer: HttpResponse, item: Any) -> HttpResponse:
    """Other items have changed too: the page is loaded anew."""
    after = queries.item_under_review(item.pk, request.actor)
    if request.headers.get("HX-Request") and after and after.revision != item.revision:
        answer["HX-Redirect"] = back(after)["Location"]
    return answer


@signed_in
@require_POST
def settle(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Say that a question was looked at, or open it again."""
    question = queries.question_under_review(pk, request.actor)
    if question is None:
        raise Http404
    try:
        if "again" in request.POST:
            services.ask_again(pk, actor=request.actor)
        else:
            remark = request.POST.get("remark", "").replace("\0", "")[:2000]
            services.settle_question(pk, actor=request.actor, remark=remark)
    except EnlaceError as refusal:
        if question.item_id is None:
            messages.error(request, refusal.sentence)
            return redirect("reports:review", question.report_id)
        return refused(request, question.item_id, refusal, -1)
    if question.item_id is None:
        return redirect(f"{reverse('reports:review', args=[question.report_id])}#head")
    if request.headers.get("HX-Request"):
        return show(request, fresh(request, question.item_id))
    return back(question.item)
