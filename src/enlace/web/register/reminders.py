"""What a person is told, and whether they want it; for the secretariat, when, to whom, and what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import require
from enlace.directory.names import joined
from enlace.register import queries, reminders, services
from enlace.register.errors import RegisterError
from enlace.web import taking
from enlace.web.accounts.forms import Styled
from enlace.web.accounts.guards import signed_in
from enlace.web.register import tables

ROWS = 50


class ScheduleForm(Styled):
    days_before = forms.RegexField(
        regex=r"^\s*\d{1,3}(\s*[,;]\s*\d{1,3})*\s*$",
        label=gettext_lazy("Days before the due day"),
        help_text=gettext_lazy("Such as 30, 14, 7, 1, 0; 0 is the day itself."),
    )
    late_every = forms.IntegerField(
        label=gettext_lazy("Once late, again after so many days"), min_value=1, max_value=90
    )
    head_after = forms.IntegerField(
        label=gettext_lazy("Tell the head of the post after so many days late"), min_value=0, max_value=365
    )
    presidency_after = forms.IntegerField(
        label=gettext_lazy("Tell the presidency after so many days late"), min_value=0, max_value=365
    )
    send_hour = forms.IntegerField(
        label=gettext_lazy("Hour of the day from which letters go out"), min_value=0, max_value=23
    )
    on_weekends = forms.BooleanField(
        label=gettext_lazy("On Saturdays and Sundays too"),
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
    on_holidays = forms.BooleanField(
        label=gettext_lazy("On national holidays too"),
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )

    def facts(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["days_before"] = [int(one) for one in said["days_before"].replace(";", ",").split(",")]
        return said


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mine(request: EnlaceRequest) -> HttpResponseBase:
    if request.method == "POST":
        if request.POST.get("wish") == "silence":
            services.ask_for_silence(actor=request.actor, at=timezone.now())
            messages.success(request, _("You get no more letters of reminders."))
        else:
            services.end_silence(actor=request.actor)
            messages.success(request, _("You get letters of reminders again."))
        return redirect("register:reminders")
    actor, today = request.actor, timezone.localdate()
    if taking.wanted(request):
        rows = queries.digests_for(actor).iterator(500)
        return taking.response(request, tables.letters(rows, of_all=queries.may_plan_reminders(actor)))
    plan = reminders.schedule()
    page = {
        "is_silent": queries.is_silent(actor),
        "letter": queries.preview_for(actor, actor.user_id or 0, on=today),
        "page": Paginator(queries.digests_for(actor), ROWS).get_page(request.GET.get("page")),
        "may_plan": queries.may_plan_reminders(actor),
        "plan": plan,
        "days": joined([str(day) for day in plan.days_before if day]),
        "on_the_day": 0 in plan.days_before,
        "trouble": queries.trouble_of(actor.user_id, actor),
        "waiting": queries.count_waiting(actor),
        "demo": settings.DEMO,
    }
    return render(request, "register/reminders.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def schedule(request: EnlaceRequest) -> HttpResponse:
    require(queries.may_plan_reminders(request.actor))
    plan = reminders.schedule()
    names = ("late_every", "head_after", "presidency_after", "send_hour", "on_weekends", "on_holidays")
    initial = {name: getattr(plan, name) for name in names}
    initial["days_before"] = ", ".join(str(day) for day in plan.days_before)
    form = ScheduleForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            services.plan_reminders(**form.facts(), actor=request.actor)
        except RegisterError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The schedule is kept; it holds from the next letters on."))
            return redirect("register:reminders-schedule")
    told = queries.who_is_told(request.actor, on=timezone.localdate())
    page = {"form": form, "told": told, "demo": settings.DEMO}
    return render(request, "register/reminders_schedule.html", page, status=422 if form.errors else 200)


@require_safe
@signed_in
def preview(request: EnlaceRequest, pk: int) -> HttpResponse:
    """The letter that somebody would get today, without its links."""
    require(queries.may_plan_reminders(request.actor) or request.actor.user_id == pk)
    letter = queries.preview_for(request.actor, pk, on=timezone.localdate())
    return render(request, "register/reminders_preview.html", {"letter": letter})
