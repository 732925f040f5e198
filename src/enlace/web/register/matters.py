"""Matters: the list, the timeline of one, the links that wait for a judgement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.enums import Visibility
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.register.matters import errors, queries, services
from enlace.register.matters.enums import MatterState
from enlace.web import taking
from enlace.web.register import tables
from enlace.web.register.marking import marked
from enlace.web.register.timelines import timeline_of
from enlace.web.templatetags.enlace import lang

PER_PAGE = 50
PASSAGES_PER_PAGE = 8
LINKS_A_TIME = 200
LATER_WORDS, EARLIER_WORDS = 90, 70


class MatterForm(forms.Form):
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    title_es = forms.CharField(label=gettext_lazy("Title in Spanish"), max_length=200, required=False)
    visibility = forms.ChoiceField(label=gettext_lazy("Who may see it"), choices=Visibility.choices)

    def title(self) -> services.Title:
        return services.Title(self.cleaned_data["title_en"], self.cleaned_data["title_es"])


@require_safe
def matters(request: EnlaceRequest) -> HttpResponseBase:
    """All matters that this person may see, the last spoken of first."""
    wish = _wish(request)
    found = queries.Listing(request.actor, wish, on=localdate())
    if taking.wanted(request):
        return taking.response(request, tables.matters(found, request.build_absolute_uri))
    page: Paginator[Any] = Paginator(found, PER_PAGE)  # type: ignore[arg-type]  # a sequence as far as pages need it
    facts = {
        "page": page.get_page(request.GET.get("page")),
        "count": page.count,
        "wish": wish,
        "narrows": wish != queries.Wish(),
        "states": [(state, found.states.get(state, 0)) for state in MatterState],
        "bodies": found.bodies(),
        "to_judge": queries.count_links_to_judge(request.actor),
        "may_keep": queries.may_keep(request.actor),
    }
    return render(request, "register/matters.html", facts)


def _wish(request: EnlaceRequest) -> queries.Wish:
    said = request.GET
    state = said.get("state", "")
    text = said.get("q", "").replace("\x00", "").strip()[:100]
    body = said.get("body", "").replace("\x00", "")[:40]
    return queries.Wish(text, body, (state,) if state in MatterState.values else ())


@require_safe
def matter(request: EnlaceRequest, slug: str) -> HttpResponse:
    """One matter: where it stands and why, its timeline, its last paragraphs in both languages."""
    held = _found(request, slug)
    if held.slug != slug:
        return redirect("register:matter", held.slug, permanent=False)
    life = queries.life_of(held, request.actor, on=localdate(), until=_until(request))
    facts = {
        "life": life,
        "shown": life.shown,
        "matter": held,
        "title": held.title(lang()),
        "languages": ("es", "en") if lang() == "es" else ("en", "es"),
        "may_keep": queries.may_keep(request.actor),
    }
    if request.headers.get("HX-Request") == "true":
        return _vary(render(request, "register/_passages.html", facts))
    facts["timeline"] = timeline_of(life) if life.words else None
    if request.actor.is_signed_in:
        facts["history"] = queries.history_of_matter(held, request.actor)
        facts["turns"] = queries.turns_of(held, request.actor)
    return _vary(render(request, "register/matter.html", facts))


def _vary(response: HttpResponse) -> HttpResponse:
    """A part of the page is never taken for the page."""
    patch_vary_headers(response, ["HX-Request"])
    return response


def _until(request: EnlaceRequest) -> int:
    """Paragraphs up to this number are asked for; 0 for the last ones."""
    said = request.GET.get("until", "")
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 7 else 0


@require_http_methods(["GET", "POST"])
def edit(request: EnlaceRequest, slug: str) -> HttpResponse:
    """Its titles and level, its paragraphs, and joining it with another matter."""
    if not queries.may_keep(request.actor):
        raise Http404
    held = _found(request, slug)
    begun = {"title_en": held.title_en, "title_es": held.title_es, "visibility": held.visibility}
    form = MatterForm(request.POST or None, initial=begun)
    if form.is_valid():
        level = Visibility(form.cleaned_data["visibility"])
        try:
            services.rename_matter(held.pk, form.title(), level, actor=request.actor)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("register:matter", held.slug)
    life = queries.life_of(held, request.actor, on=localdate(), until=_until(request))
    facts = {"life": life, "shown": life.shown, "matter": held, "title": held.title(lang()), "form": form}
    facts |= {"joined": queries.joined_into(held), **choice(request, held.slug)}
    return render(request, "register/matter_edit.html", facts, status=422 if form.errors else 200)


def choice(request: EnlaceRequest, apart_from: str = "") -> dict[str, Any]:
    """Matters to choose one of, by the words typed; the last spoken of while nothing is typed."""
    said = request.GET.get("choose", "").replace("\x00", "").strip()[:100]
    return {"said": said, "choices": queries.choices(said, request.actor, apart_from=apart_from)}


@require_safe
def choose(request: EnlaceRequest) -> HttpResponse:
    """The matters that the words typed name, for who is choosing one on another page."""
    if not queries.may_keep(request.actor):
        raise Http404
    facts = choice(request, request.GET.get("apart_from", "").replace("\x00", "")[:90])
    return render(request, "register/_choices.html", facts)


@require_POST
def take_out(request: EnlaceRequest, slug: str) -> HttpResponse:
    held = _found(request, slug)
    meeting, key = request.POST.get("meeting", ""), request.POST.get("key", "").replace("\x00", "")[:110]
    if not meeting.isdecimal() or len(meeting) > 12:
        raise Http404
    services.take_out_passage(held.pk, int(meeting), key, actor=request.actor)
    messages.success(request, _("The paragraph is not part of the matter any more."))
    return redirect("register:matter-edit", held.slug)


@require_POST
def merge(request: EnlaceRequest, slug: str) -> HttpResponse:
    """Put this matter into another one."""
    held = _found(request, slug)
    into = _found(request, request.POST.get("into", "")[:90])
    return _changed(
        request,
        held.slug,
        lambda: services.merge_matters(held.pk, into.pk, actor=request.actor),
        _("The two matters are one now."),
    )


@require_POST
def part(request: EnlaceRequest, slug: str) -> HttpResponse:
    """Take back that another matter was joined with this one."""
    held = _found(request, slug)
    wanted = request.POST.get("gone", "")[:90]
    gone = next((one for one in queries.joined_into(held) if one.slug == wanted), None)
    if gone is None:
        raise Http404
    return _changed(
        request,
        slug,
        lambda: services.part_matter(gone.pk, actor=request.actor),
        _("The two matters are two again."),
    )


@require_POST
def split(request: EnlaceRequest, slug: str) -> HttpResponse:
    """Put chosen paragraphs into a matter of their own."""
    held = _found(request, slug)
    chosen = [one for one in request.POST.getlist("passage")[:500] if one.isdecimal() and len(one) < 18]
    spots = queries.spots_in(held, chosen, request.actor)
    title = services.Title(request.POST.get("title_en", ""), request.POST.get("title_es", ""))
    return _changed(
        request,
        slug,
        lambda: services.split_matter(held.pk, spots, title, actor=request.actor, on=localdate()),
        _("The chosen paragraphs are a matter of their own now."),
    )


@require_POST
def close(request: EnlaceRequest, slug: str) -> HttpResponse:
    """Close the matter, or open it again where it is closed."""
    held = _found(request, slug)
    if request.POST.get("again"):
        return _changed(
            request,
            slug,
            lambda: services.reopen_matter(held.pk, actor=request.actor),
            _("The matter is open again."),
        )
    why = request.POST.get("why", "")
    return _changed(
        request,
        slug,
        lambda: services.close_matter(held.pk, why, actor=request.actor, on=localdate()),
        _("The matter is closed."),
    )


def _changed(request: EnlaceRequest, slug: str, change: Callable[[], Any], said: str) -> HttpResponse:
    """Make the change and show the matter that came of it; what is refused is told where it was asked."""
    try:
        held = change()
    except NotAllowed:
        raise
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("register:matter-edit", slug)
    messages.success(request, said)
    return redirect("register:matter", held.slug)


@require_POST
def gather(request: EnlaceRequest, slug: str, language: str, key: str) -> HttpResponse:
    """Put a paragraph into a matter, or open one with it."""
    said = request.POST
    item = queries.find_item(slug, language, key, request.actor)
    if item is None or item.report.meeting_id is None:
        raise Http404
    try:
        if chosen := said.get("into", "")[:90]:
            held = _found(request, chosen)
            services.add_passage(held.pk, item.report.meeting_id, key, actor=request.actor)
        else:
            title = services.Title(said.get("title_en", ""), said.get("title_es", ""))
            spot = (item.report.meeting_id, key)
            held = services.open_matter(title, [spot], actor=request.actor, on=localdate())
    except NotAllowed:
        raise
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("reports:item", slug, language, key)
    return redirect("register:matter", held.slug)


@require_safe
def links(request: EnlaceRequest) -> HttpResponseBase:
    """Suggested links, by report: both paragraphs side by side, why, and how likely."""
    if not queries.may_keep(request.actor):
        raise Http404
    meeting = request.GET.get("meeting", "").replace("\x00", "")[:80]
    waiting = queries.links_to_judge(request.actor, meeting=meeting)
    if taking.wanted(request):
        several = (waiting[at : at + LINKS_A_TIME] for at in range(0, waiting.count(), LINKS_A_TIME))
        batches = (queries.with_paragraphs(some, request.actor) for some in several)
        return taking.response(request, tables.links(batches))
    doubtful = request.GET.get("doubtful") == "1"
    rows = queries.passages_to_judge(request.actor, meeting=meeting, doubtful=doubtful)
    page = Paginator(rows, PASSAGES_PER_PAGE).get_page(request.GET.get("page"))
    spots = [(row["later_meeting"], row["later_key"]) for row in page.object_list]
    passages = queries.waiting_on(spots, request.actor)
    alike = queries.words_alike(pair.link for one in passages for pair in (*one.likely, *one.doubtful))
    facts = {
        "page": page,
        "count": (count := queries.count_links_to_judge(request.actor, meeting=meeting)),
        "done": (done := queries.count_judged_links(request.actor, meeting=meeting)),
        "all": count + done,
        "doubtful_count": queries.count_doubtful_links(request.actor, meeting=meeting),
        "doubtful": doubtful,
        "waiting": [_one_waiting(one, alike, request) for one in passages],
        "meeting": meeting,
        "reports": queries.reports_with_links(request.actor),
        "judged": [_side_by_side(one, {}) for one in queries.judged_lately(request.actor)],
        "asked": request.GET.get("join", ""),
    }
    return render(request, "register/matter_links.html", facts)


def _one_waiting(
    waiting: queries.Waiting, alike: dict[int, list[str]], request: EnlaceRequest
) -> dict[str, Any]:
    likely, doubtful = (
        [_side_by_side(one, alike) for one in some] for some in (waiting.likely, waiting.doubtful)
    )
    asked = request.GET.get("join", "")
    first = (likely or doubtful)[0]
    words = [word for one in likely or doubtful for word in alike[one["link"].pk]]
    return {
        "first": first,
        "said": marked(Truncator(first["later"].text).words(LATER_WORDS), words),
        "likely": likely,
        "doubtful": doubtful,
        "open": not likely or any(str(one["link"].pk) == asked for one in doubtful),
        "count": waiting.count,
        "matter": waiting.matter,
    }


def _side_by_side(judged: queries.Judged, alike: dict[int, list[str]]) -> dict[str, Any]:
    earlier, later = judged.pair(lang())
    return {
        "link": judged.link,
        "earlier": earlier,
        "later": later,
        "said": marked(Truncator(earlier.text).words(EARLIER_WORDS), alike.get(judged.link.pk, [])),
        "score": _in_words(judged.link.score),
        "matter": judged.matter,
        "together": judged.together,
    }


def _in_words(score: float) -> str:
    if score >= 0.85:
        return _("very likely")
    if score >= 0.6:
        return _("likely")
    return _("possible")


@require_POST
def judge(request: EnlaceRequest, pk: int, verdict: str) -> HttpResponse:
    """Accept, decline, undo; then on to the next one."""
    try:
        _judge(request, pk, verdict)
    except NotAllowed:
        raise
    except errors.TwoMatters as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(_back(request, join=str(pk)))
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
    return redirect(_back(request))


def _judge(request: EnlaceRequest, pk: int, verdict: str) -> None:
    now = timezone.now()
    if verdict in ("accept", "join"):
        held = services.accept_link(pk, actor=request.actor, at=now, on=localdate(), join=verdict == "join")
        messages.success(
            request, _("Accepted; both are part of “%(title)s”.") % {"title": held.title(lang())}
        )
    elif verdict == "decline":
        services.decline_link(pk, actor=request.actor, at=now)
        messages.success(request, _("Declined; this pair is not suggested again."))
    elif verdict == "rest":
        n = services.decline_rest(pk, actor=request.actor, at=now)
        told = ngettext(
            "%(n)s link declined; it is not suggested again.",
            "%(n)s links declined; they are not suggested again.",
            n,
        )
        messages.success(request, told % {"n": n})
    elif verdict == "undo":
        services.undo_judgement(pk, actor=request.actor)
        messages.success(request, _("The judgement is taken back; the link waits again."))
    else:
        raise Http404


def _back(request: EnlaceRequest, **more: str) -> str:
    said = {key: request.POST.get(key, "")[:80] for key in ("meeting", "page", "doubtful")} | more
    query = urlencode({key: value for key, value in said.items() if value})
    return reverse("register:matter-links") + (f"?{query}" if query else "") + "#judge"


def _found(request: EnlaceRequest, slug: str) -> Any:
    found = queries.find_visible(slug.replace("\x00", ""), request.actor)
    if found is None:
        raise Http404
    return found
