"""The rules by which papers are made, for all bodies and for one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.directory import queries as directory
from enlace.papers import queries, services
from enlace.papers.enums import PaperKind, SectionKind
from enlace.papers.rules import FIXED, SectionRule
from enlace.web.papers.guards import for_editors

MOST_NUMBER = 10_000


@require_safe
@for_editors
def overview(request: EnlaceRequest) -> HttpResponse:
    """For which bodies there are rules of their own."""
    bodies = list(directory.bodies())
    kinds = [(kind, kind.label, set(queries.bodies_with_rules(kind))) for kind in PaperKind]
    return render(request, "papers/rules.html", {"bodies": bodies, "kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def edit(request: EnlaceRequest, kind: str, code: str | None = None) -> HttpResponse:
    """Which sections, in which order, under which heading, how much of each."""
    wanted, body = _asked(kind, code)
    plan = queries.plan_for(wanted, code)
    rules, revision, wrong = plan.rules, plan.revision, ""
    if request.method == "POST":
        rules, revision = _said(request.POST, plan.rules), _number(request.POST.get("revision"))
        if step := request.POST.get("step", ""):
            rules = _moved(rules, step)
        else:
            try:
                services.change_rules(wanted, code, rules, revision=revision, actor=request.actor)
                messages.success(
                    request, _("The rules are kept. Papers follow when they are brought up to date.")
                )
                return redirect(_here(kind, code))
            except NotAllowed:
                raise
            except EnlaceError as refusal:
                wrong = refusal.sentence
    page = {
        "kind": wanted,
        "body": body,
        "plan": plan,
        "rules": [_shown(rule, at, len(rules)) for at, rule in enumerate(rules)],
        "revision": revision,
        "wrong": wrong,
    }
    return render(request, "papers/rules_edit.html", page)


@require_POST
@for_editors
def drop(request: EnlaceRequest, kind: str, code: str | None = None) -> HttpResponse:
    wanted, _body = _asked(kind, code)
    services.drop_rules(wanted, code, actor=request.actor)
    messages.success(request, _("These rules are gone; those above them hold again."))
    return redirect(_here(kind, code))


def _asked(kind: str, code: str | None) -> tuple[PaperKind, Any]:
    if kind not in PaperKind.values:
        raise Http404
    return PaperKind(kind), get_object_or_404(directory.bodies(), code=code) if code else None


def _here(kind: str, code: str | None) -> str:
    if code:
        return reverse("papers:rules-of-body", args=[kind, code])
    return reverse("papers:rules-of-all", args=[kind])


def _shown(rule: SectionRule, at: int, count: int) -> dict[str, Any]:
    """A rule with what its form offers."""
    return {
        "rule": rule,
        "label": rule.section.label,
        "offered": [(value, label, value in rule.kinds) for value, label in rule.offered],
        "is_fixed": rule.section in FIXED,
        "has_late": rule.section == SectionKind.LATE,
        "is_first": at == 0,
        "is_last": at == count - 1,
    }


def _said(post: QueryDict, before: list[SectionRule]) -> list[SectionRule]:
    """The rules as the form says them, in the order in which they stand there."""
    known = {str(one.section): one for one in before}
    order = [name for name in post.getlist("section") if name in known]
    order += [name for name in known if name not in order]
    return [_one(post, known[name]) for name in dict.fromkeys(order)]


def _one(post: QueryDict, rule: SectionRule) -> SectionRule:
    name = rule.section.value
    only = tuple(post.getlist(f"{name}-only"))
    everything = {value for value, _label in rule.offered}
    return SectionRule(
        rule.section,
        f"{name}-in" in post,
        post.get(f"{name}-heading_en", rule.heading_en),
        post.get(f"{name}-heading_es", rule.heading_es),
        () if set(only) == everything and rule.section != SectionKind.MATTERS else only,
        _number(post.get(f"{name}-days_late")),
        _number(post.get(f"{name}-meetings_back")),
        _number(post.get(f"{name}-most")) or 1,
    )


def _moved(rules: list[SectionRule], step: str) -> list[SectionRule]:
    """One section a place up or down: ``late:up``."""
    name, _sep, way = step.partition(":")
    at = next((place for place, one in enumerate(rules) if one.section == name), None)
    if at is None:
        return rules
    to = at - 1 if way == "up" else at + 1
    if 0 <= to < len(rules):
        rules[at], rules[to] = rules[to], rules[at]
    return rules


def _number(said: str | None) -> int:
    said = said or ""
    return min(int(said), MOST_NUMBER) if said.isascii() and said.isdigit() and len(said) < 8 else 0
