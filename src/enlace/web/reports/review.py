"""Reviewing a report: each item's text beside what was read in it; accept, correct, undo; one item at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import ChangedMeanwhile, EnlaceError
from enlace.directory import names
from enlace.reports import queries, services
from enlace.reports.enums import OWING, ActState, ReviewVerb
from enlace.reports.wording import place_of
from enlace.web.accounts.guards import signed_in
from enlace.web.reports.marking import Piece, pieces_of
from enlace.web.reports.review_forms import ActForm, NumberForm, PlaceForm
from enlace.web.templatetags.enlace import days, named

PER_PAGE = 50


@dataclass
class Row:
    """An item as the page shows it."""

    item: Any
    can_change: bool
    acts: list[Any]
    removed: list[Any]
    pieces: list[Piece]
    asked: list[Any]
    settled: list[Any]
    other: Any = None
    form: ActForm | None = None
    act: Any = None
    """The act that the form is about; none where one is added."""
    notice: str = ""
    steps: Iterable[Any] = ()
    differs: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def undo_label(self) -> str:
        return str(ReviewVerb(self.item.undoable).label) if self.item.undoable else ""

    @property
    def asked_ids(self) -> str:
        return ",".join(str(one.pk) for one in self.asked)


def row_of(item: Any, *, can_change: bool, other: Any = None) -> Row:
    acts = [act for act in item.acts.all() if act.state != ActState.REMOVED]
    questions = list(item.questions.all())
    return Row(
        item=item,
        can_change=can_change,
        acts=acts,
        removed=[act for act in item.acts.all() if act.state == ActState.REMOVED],
        pieces=_pieces(item, acts),
        asked=[one for one in questions if one.settled_at is None],
        settled=[one for one in questions if one.settled_at is not None],
        other=other,
    )


def _pieces(item: Any, acts: list[Any]) -> list[Piece]:
    at = item.start
    dates = []
    for act in acts:
        found = item.text.find(act.due_text, max(act.start - at, 0)) if act.due_text else -1
        if found >= 0:
            dates.append((found, found + len(act.due_text)))
    return pieces_of(
        item.text,
        acts=[(act.start - at, act.end - at) for act in acts],
        parties=[(code, start - at, end - at) for code, start, end in item.marks],
        dates=dates,
    )


def report_or_404(request: EnlaceRequest, pk: int) -> Any:
    report = queries.report_under_review(pk, request.actor)
    if report is None:
        raise Http404
    return report


def can_change(report: Any) -> bool:
    return report.adopted_at is None and report.state == "to_review"


@signed_in
@require_safe
def review(request: EnlaceRequest, pk: int) -> HttpResponse:
    """The whole review: the head, then the items, those with open questions first unless asked otherwise."""
    report = report_or_404(request, pk)
    in_order = request.GET.get("order") == "report"
    found = queries.items_to_review(report, doubts_first=not in_order)
    pages = Paginator(found, PER_PAGE)
    page = pages.get_page(_page_wanted(request, found))
    others = queries.counterparts_of(report, [item.key for item in page])
    open_for_change = can_change(report)
    rows = [row_of(item, can_change=open_for_change, other=others.get(item.key)) for item in page]
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


def known_parties() -> list[str]:
    """Short names that can be chosen, in the language of the page."""
    return sorted({names.short_name_of(code) for code in names.names()})


def _item_or_404(request: EnlaceRequest, pk: int) -> Any:
    item = queries.item_under_review(pk, request.actor)
    if item is None:
        raise Http404
    return item


def _show(request: EnlaceRequest, row: Row, *, status: int = 200) -> HttpResponse:
    """One item: alone for htmx, within a page for everybody else."""
    report = row.item.report
    facts = {
        "row": row,
        "report": report,
        "about": title_of(report),
        "counts": queries.count_review(report),
        "owing_kinds": OWING,
    }
    if request.headers.get("HX-Request"):
        return render(request, "reports/_review_swap.html", facts)
    return render(request, "reports/review_item.html", facts | {"known": known_parties()}, status=status)


def _fresh(request: EnlaceRequest, pk: int) -> Row:
    item = _item_or_404(request, pk)
    other = queries.counterparts_of(item.report, [item.key]).get(item.key)
    return row_of(item, can_change=can_change(item.report), other=other)


def _back(item: Any) -> HttpResponse:
    return redirect(f"{reverse('reports:review', args=[item.report_id])}?at={item.pk}#item-{item.pk}")


Change = Callable[[int], object]


def _changing(request: EnlaceRequest, item_pk: int, change: Change) -> HttpResponse:
    """Make one change of an item as it was seen; show it anew, with what stood in the way if something did."""
    said = request.POST.get("revision", "")
    revision = int(said) if said.isdecimal() and len(said) < 10 else -1
    try:
        change(revision)
    except EnlaceError as refusal:
        return _refused(request, item_pk, refusal, revision)
    if request.headers.get("HX-Request"):
        return _show(request, _fresh(request, item_pk))
    return _back(_item_or_404(request, item_pk))


def _refused(request: EnlaceRequest, item_pk: int, refusal: EnlaceError, revision: int) -> HttpResponse:
    row = _fresh(request, item_pk)
    row.notice = refusal.sentence
    if isinstance(refusal, ChangedMeanwhile):
        row.steps = queries.steps_since(row.item, revision)
    return _show(request, row, status=409)


@signed_in
@require_safe
def item(request: EnlaceRequest, pk: int) -> HttpResponse:
    return _show(request, _fresh(request, pk))


@signed_in
@require_POST
def accept(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Accept an item and go to the next one that is not reviewed yet."""
    item = _item_or_404(request, pk)
    seen = [int(one) for one in request.POST.get("asked", "").split(",") if one.isdecimal() and len(one) < 19]
    answer = _changing(
        request,
        pk,
        lambda revision: services.accept_item(pk, revision=revision, actor=request.actor, settling=seen),
    )
    if answer.status_code != 302:
        return answer
    following = queries.next_to_review(item)
    return _back(following) if following else redirect("reports:review", item.report_id)


@signed_in
@require_POST
def reopen(request: EnlaceRequest, pk: int) -> HttpResponse:
    _item_or_404(request, pk)
    return _changing(request, pk, lambda n: services.reopen_item(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def undo(request: EnlaceRequest, pk: int) -> HttpResponse:
    _item_or_404(request, pk)
    return _changing(request, pk, lambda n: services.undo(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def number(request: EnlaceRequest, pk: int) -> HttpResponse:
    _item_or_404(request, pk)
    form = NumberForm(request.POST)
    path = form.cleaned_data["path"] if form.is_valid() else ""
    return _changing(
        request, pk, lambda n: services.correct_item_path(pk, path, revision=n, actor=request.actor)
    )


@signed_in
@require_POST
def divide(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Split an item at the words with which the second one begins."""
    item = _item_or_404(request, pk)

    def change(revision: int) -> None:
        form = PlaceForm(request.POST)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        at = place_of(item, words)[0]
        path = form.cleaned_data.get("path", "")
        services.split_item(pk, at, path, revision=revision, actor=request.actor)

    return _whole(request, _changing(request, pk, change), item)


@signed_in
@require_POST
def join(request: EnlaceRequest, pk: int) -> HttpResponse:
    item = _item_or_404(request, pk)
    answer = _changing(request, pk, lambda n: services.merge_item(pk, revision=n, actor=request.actor))
    return _whole(request, answer, item)


def _whole(request: EnlaceRequest, answer: HttpResponse, item: Any) -> HttpResponse:
    """Other items have changed too: the page is loaded anew."""
    after = queries.item_under_review(item.pk, request.actor)
    if request.headers.get("HX-Request") and after and after.revision != item.revision:
        answer["HX-Redirect"] = _back(after)["Location"]
    return answer


@signed_in
@require_http_methods(["GET", "POST"])
def add_act(request: EnlaceRequest, pk: int) -> HttpResponse:
    item = _item_or_404(request, pk)
    if request.method == "POST":
        return _saving(request, item, None)
    said = request.GET.get("words", "")[:5000]
    start = request.GET.get("start", "")
    initial = {"revision": item.revision, "kind": "request", "words": said or item.text}
    if start.isdecimal() and len(start) < 10:
        initial["start"] = int(start)
    row = _fresh(request, pk)
    row.form = ActForm(item=item, initial=initial)
    return _show(request, row)


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
        form = ActForm(request.POST, item=_item_or_404(request, int(item)))
        form.is_valid()
        return _compare(request, form, None, ChangedMeanwhile())
    act = _act_or_404(request, pk)
    if request.method == "POST":
        return _saving(request, act.item, act)
    row = _fresh(request, act.item_id)
    row.act, row.form = act, ActForm(item=act.item, act=act, initial=ActForm.initial_of(row.item, act))
    return _show(request, row)


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
                return _show(request, _fresh(request, item.pk))
            following = queries.next_to_review(item) if accepting else None
            return _back(following or item)
    row = _fresh(request, item.pk)
    row.act, row.form = act, form
    return _show(request, row, status=422)


def _compare(request: EnlaceRequest, form: ActForm, act: Any, refusal: EnlaceError) -> HttpResponse:
    """What stands now beside what was sent; saving once more is then a choice."""
    row = _fresh(request, form.item.pk)
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
    return _show(request, row, status=409)


@signed_in
@require_POST
def remove(request: EnlaceRequest, pk: int) -> HttpResponse:
    act = _act_or_404(request, pk)
    return _changing(request, act.item_id, lambda n: services.remove_act(pk, revision=n, actor=request.actor))


@signed_in
@require_POST
def restore(request: EnlaceRequest, pk: int) -> HttpResponse:
    act = _act_or_404(request, pk)
    return _changing(
        request, act.item_id, lambda n: services.restore_act(pk, revision=n, actor=request.actor)
    )


@signed_in
@require_POST
def merge(request: EnlaceRequest, pk: int) -> HttpResponse:
    act = _act_or_404(request, pk)
    return _changing(request, act.item_id, lambda n: services.merge_acts(pk, revision=n, actor=request.actor))


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

    return _changing(request, act.item_id, change)


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
        return _refused(request, question.item_id, refusal, -1)
    if question.item_id is None:
        return redirect(f"{reverse('reports:review', args=[question.report_id])}#head")
    if request.headers.get("HX-Request"):
        return _show(request, _fresh(request, question.item_id))
    return _back(question.item)


def title_of(report: Any) -> str:
    """The meeting in words; the file's name while it is not known."""
    if report.meeting is None:
        return str(report.file_name)
    return _("%(body)s, %(days)s") % {"body": named(report.meeting.body), "days": days(report.meeting)}
