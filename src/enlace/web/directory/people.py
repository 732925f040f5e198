"""What is known of each person. For those who sign in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import access, queries, services
from enlace.register import queries as register
from enlace.web.accounts.guards import signed_in
from enlace.web.directory.answering import EDITS, answer, for_editors
from enlace.web.directory.forms import PersonForm


@require_safe
@signed_in
def person(request: EnlaceRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.people_for(request.actor).select_related("party"), pk=pk)
    holdings = list(queries.holdings_for(request.actor).filter(person=found))
    page = {
        "person": found,
        "holdings": holdings,
        "reachable": queries.can_reach(found, request.actor),
        "now": [one for one in holdings if one.ends_on is None],
        "history": queries.history_of_person(found, request.actor),
        "may_edit": access.can_edit(request.actor),
        "trouble": register.trouble_of(found.user_id, request.actor),
    }
    return render(request, "directory/person.html", page)


@require_http_methods(EDITS)
@for_editors
def person_new(request: EnlaceRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, initial={"party": request.GET.get("party", "")})
    return answer(
        request,
        form,
        lambda _said: services.record_person(form.person(), actor=request.actor),
        title=_("Who is the new person?"),
        press=_("Record the person"),
        done=_("The person is recorded."),
        onward=lambda made: reverse("directory:person", args=[made.pk]),
        back=reverse("directory:directory"),
    )


@require_http_methods(EDITS)
@for_editors
def person_edit(request: EnlaceRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.people_for(request.actor), pk=pk)
    here = reverse("directory:person", args=[pk])
    fields = ("name", "email", "phone", "language")
    initial = {name: getattr(found, name) for name in fields} | {"party": found.party_id or ""}
    form = PersonForm(request.POST or None, initial=initial)
    return answer(
        request,
        form,
        lambda _said: services.correct_person(pk, form.person(), actor=request.actor),
        title=_("What is known of this person?"),
        press=_("Keep it"),
        done=_("What is known of this person is kept."),
        onward=here,
        back=here,
    )
