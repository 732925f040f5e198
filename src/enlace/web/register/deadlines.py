"""By when a commitment is due: what the secretariat says of it, and that a condition is met."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.register import queries, reminders, services
from enlace.web.register.deadline_forms import AnchorForm, ConditionForm, EndForm, MetForm
from enlace.web.register.deadline_words import anchor_in_words, change_in_words, holiday_in_words
from enlace.web.templatetags.enlace import lang

DONE: dict[str, Any] = {
    "anchor": gettext_lazy("The due day is computed from what it hangs on now."),
    "no-anchor": gettext_lazy("The due day hangs on no meeting any more."),
    "condition": gettext_lazy("It waits for what you said."),
    "no-condition": gettext_lazy("It waits for no condition any more."),
    "end": gettext_lazy("What is due after that day is not asked for any more."),
    "resume": gettext_lazy("It repeats again."),
    "met": gettext_lazy("The condition is met; those who owe it are reminded again."),
    "reopen": gettext_lazy("Taken back: it waits again."),
}


def shown(commitment: Any, deadline: Any, parties: Iterable[str]) -> dict[str, Any]:
    """What the page of a commitment tells of its due day, in words."""
    due = commitment.due_on
    holidays = reminders.holidays_of(parties, due, lang()) if due else []
    return {
        "deadline": deadline,
        "hangs": anchor_in_words(deadline.anchor) if deadline.hangs else "",
        "due_changes": [(one.changed_at, change_in_words(one)) for one in deadline.changes],
        "holidays": [holiday_in_words(party, name, due) for party, name in holidays],
        "met_form": MetForm(initial={"met_on": timezone.localdate()}) if deadline.may_meet else None,
    }


@require_http_methods(["GET", "POST"])
def edit(request: EnlaceRequest, reference: str) -> HttpResponse:
    """For the secretariat: what the due day hangs on, what it waits for, until when it repeats."""
    commitment = get_object_or_404(queries.commitments_for(request.actor), reference=reference)
    if not queries.may_set_deadlines(request.actor):
        raise Http404
    deadline = queries.deadline_of(commitment, request.actor, on=timezone.localdate())
    act = request.POST.get("act", "")
    forms = {
        "anchor": _form(
            AnchorForm, request, act == "anchor",
            commitment=commitment, anchor=deadline.anchor, on=timezone.localdate(),
        ),
        "condition": _form(ConditionForm, request, act == "condition", condition=deadline.condition),
        "end": _form(EndForm, request, act == "end", ending=deadline.ending),
    }  # fmt: skip
    form = forms.get(act)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            _ACTS[act](commitment.pk, form, {"actor": request.actor, "at": timezone.now()})
        except KeyError:
            raise Http404 from None
        except NotAllowed:
            raise
        except EnlaceError as refusal:
            if form is None:
                messages.error(request, refusal.sentence)
                return redirect("register:deadline", reference)
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, DONE[act])
            return redirect("register:commitment", reference)
    page = {"commitment": commitment, "deadline": deadline, "forms": forms}
    page["repeats"] = bool(commitment.rrule) and commitment.occurrence_of_id is None
    return render(request, "register/deadline.html", page, status=422 if form and form.errors else 200)


def _form(kind: Any, request: EnlaceRequest, is_sent: bool, **facts: Any) -> Any:
    return kind(request.POST if is_sent else None, **facts)


_ACTS: dict[str, Callable[[int, Any, dict[str, Any]], Any]] = {
    "anchor": lambda pk, form, by: services.set_anchor(pk, form.facts(), **by),
    "no-anchor": lambda pk, _form, by: services.remove_anchor(pk, **by),
    "condition": lambda pk, form, by: services.set_condition(pk, form.facts(), **by),
    "no-condition": lambda pk, _form, by: services.drop_condition(pk, **by),
    "end": lambda pk, form, by: services.end_series(pk, **form.cleaned_data, **by),
    "resume": lambda pk, _form, by: services.resume_series(pk, **by),
}


@require_POST
def condition(request: EnlaceRequest, reference: str) -> HttpResponse:
    """Say that the condition is met, or take that back."""
    commitment = get_object_or_404(queries.commitments_for(request.actor), reference=reference)
    act = "reopen" if request.POST.get("act") == "reopen" else "met"
    form = MetForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "at": timezone.now()}
    try:
        if act == "reopen":
            services.reopen_condition(commitment.pk, **by)
        elif form.is_valid():
            services.meet_condition(commitment.pk, **form.cleaned_data, **by)
        else:
            messages.error(request, _("Give the day on which it was met."))
            return redirect("register:commitment", reference)
        messages.success(request, DONE[act])
    except NotAllowed:
        raise
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
    return redirect("register:commitment", reference)
