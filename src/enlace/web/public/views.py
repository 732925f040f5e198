"""The public face: adopted reports that are public, and what became of their commitments."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from enlace.core.actor import EnlaceRequest
from enlace.register import outcomes
from enlace.register.days import today
from enlace.reports import readings
from enlace.reports.readings import Wish

PER_PAGE = 20


@require_safe
def home(request: EnlaceRequest) -> HttpResponse:
    """Guests see what the process is and what became of its reports; who is signed in goes to the desk."""
    actor = request.actor
    if actor.is_signed_in:
        return redirect("desk:desk")
    year, body = request.GET.get("year", ""), request.GET.get("body", "")[:40]
    wish = Wish(body=body, year=int(year) if year.isdecimal() and len(year) == 4 else None)
    page = Paginator(readings.meetings_with_reports(actor, wish), PER_PAGE).get_page(request.GET.get("page"))
    years, bodies = readings.years_and_bodies(actor)
    facts = {
        "page": page,
        "told": outcomes.outcomes_of_meetings([one.pk for one in page], actor, on=today()),
        "all": outcomes.outcome(actor, on=today()),
        "wish": wish,
        "years": years,
        "bodies": bodies,
        "canonical": request.build_absolute_uri("/"),
    }
    return render(request, "public/home.html", facts)


@require_safe
def robots(request: EnlaceRequest) -> HttpResponse:
    """Machines may read what is public; they are kept from pages that only people use."""
    closed = (
        "/accounts/",
        "/desk/",
        "/import/",
        "/review/",
        "/me/",
        "/rights/",
        "/directory/",
        "/people/",
        "/posts/",
    )
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('public:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
