"""The directory, and what is known of each party: its names, memberships, presidencies, posts and what it owes."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import access, queries, services
from enlace.directory.enums import MembershipRole, PartyKind
from enlace.register import days
from enlace.register import queries as register
from enlace.register.access import can_see_who_is_late
from enlace.web import taking
from enlace.web.directory import tables, titles
from enlace.web.directory.answering import EDITS, answer, for_editors
from enlace.web.directory.forms import (
    LastDayForm,
    MembershipForm,
    NamesForm,
    NewPartyForm,
    PresidencyForm,
)


@require_safe
def directory(request: EnlaceRequest) -> HttpResponseBase:
    today = timezone.localdate()
    if taking.wanted(request):
        return taking.response(request, _listed(request))
    page = {
        "parties": queries.parties_by_role(on=today),
        "tree": queries.body_tree(),
        "presidencies": queries.presidencies(),
        "presiding": queries.presiding_on(today),
        "may_edit": access.can_edit(request.actor),
    }
    return render(request, "directory/directory.html", page)


def _listed(request: EnlaceRequest) -> taking.Listed:
    """One of the four lists of the directory, as its ``list`` says; people and posts for those who sign in."""
    actor = request.actor
    if request.GET.get("list") == "people":
        people = queries.people_for(actor).order_by("name", "pk")
        return tables.people(people, queries.reachable_people(actor))
    if request.GET.get("list") == "posts":
        return tables.posts(queries.posts_for(actor).filter(closed_on=None))
    if request.GET.get("list") == "bodies":
        return tables.bodies(queries.bodies())
    return tables.parties(queries.parties(), queries.roles_on(timezone.localdate()))


@require_safe
def party(request: EnlaceRequest, code: str) -> HttpResponse:
    found = get_object_or_404(queries.parties().select_related("body"), code=code)
    owing = register.owing_of(code, actor=request.actor, on=days.today())
    page = {
        "party": found,
        "title": titles.of_party(found, owing, tells_late=can_see_who_is_late(request.actor)),
        "memberships": queries.memberships().filter(party=found).order_by("body__position", "-starts_on"),
        "presidencies": queries.presidencies().filter(party=found),
        "posts": queries.posts_for(request.actor).filter(party=found, closed_on=None),
        "closed_posts": queries.posts_for(request.actor).filter(party=found).exclude(closed_on=None),
        "people": queries.people_for(request.actor).filter(party=found),
        "owing": owing,
        "late": register.answers_to_do(code, actor=request.actor, on=days.today())[:5],
        "history": queries.history_of_party(found) if request.actor.is_signed_in else [],
        "may_edit": access.can_edit(request.actor),
    }
    return render(request, "directory/party.html", page)


@require_http_methods(EDITS)
@for_editors
def party_edit(request: EnlaceRequest, code: str) -> HttpResponse:
    found = get_object_or_404(queries.parties(), code=code)
    fields = ("name_en", "name_es", "short_en", "short_es")
    form = NamesForm(request.POST or None, initial={name: getattr(found, name) for name in fields})
    here = reverse("directory:party", args=[code])
    return answer(
        request,
        form,
        lambda _said: services.name_party(code, form.names(), actor=request.actor),
        title=_("What is this party called?"),
        press=_("Keep the names"),
        done=_("The names are kept."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def party_new(request: EnlaceRequest) -> HttpResponse:
    form = NewPartyForm(request.POST or None)
    return answer(
        request,
        form,
        lambda said: services.record_party(
            said["code"], PartyKind(said["kind"]), form.names(), actor=request.actor
        ),
        title=_("Which State or organisation takes part from now on?"),
        press=_("Record the party"),
        done=_("The party is recorded. Say now as what it takes part."),
        onward=lambda made: reverse("directory:membership-open", args=[made.code]),
        back=reverse("directory:directory"),
    )


@require_http_methods(EDITS)
@for_editors
def membership_open(request: EnlaceRequest, code: str) -> HttpResponse:
    found = get_object_or_404(queries.parties(), code=code)
    here = reverse("directory:party", args=[code])
    initial = {"on": timezone.localdate(), "body": request.GET.get("body", "")}
    form = MembershipForm(request.POST or None, initial=initial)
    return answer(
        request,
        form,
        lambda said: services.open_membership(
            code,
            MembershipRole(said["role"]),
            body=said["body"] or None,
            on=said["on"],
            until=said["until"],
            actor=request.actor,
        ),
        title=_("As what does %(party)s take part, and where?")
        % {"party": found.name(request.LANGUAGE_CODE or "")},
        press=_("Open the membership"),
        done=_("The membership is open."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def membership_end(request: EnlaceRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(queries.memberships(), pk=pk)
    here = reverse("directory:party", args=[held.party_id])
    return answer(
        request,
        LastDayForm(request.POST or None, initial={"on": timezone.localdate()}),
        lambda said: services.end_membership(pk, on=said["on"], actor=request.actor),
        title=_("With which day does this membership end?"),
        press=_("End the membership"),
        done=_("The membership is ended. It stays in the history."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def presidency_begin(request: EnlaceRequest) -> HttpResponse:
    here = reverse("directory:directory")
    return answer(
        request,
        PresidencyForm(request.POST or None, initial={"on": timezone.localdate()}),
        lambda said: services.begin_presidency(
            said["party"], on=said["on"], until=said["until"], actor=request.actor
        ),
        title=_("Which State holds the Presidency Pro Tempore, and from when?"),
        press=_("Begin the presidency"),
        done=_("The presidency is recorded."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def presidency_end(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.presidencies(), pk=pk)
    here = reverse("directory:directory")
    return answer(
        request,
        LastDayForm(request.POST or None, initial={"on": timezone.localdate()}),
        lambda said: services.end_presidency(pk, on=said["on"], actor=request.actor),
        title=_("With which day does this presidency end?"),
        press=_("End the presidency"),
        done=_("The presidency is ended. It stays in the history."),
        onward=here,
        back=here,
    )
