"""What the links of a letter of reminders open, without signing in: a page that asks, and a press that answers.

Looking (GET) changes nothing, since mail scanners follow every link. The press is a POST with the token of the form's
own page and cookie, sent to an address that holds no secret; a scanner that posts what it finds in a letter, without
having opened the page as a browser does, is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.errors import EnlaceError
from enlace.register import services
from enlace.register.errors import HelpNeedsWords, LinkNotValid
from enlace.web.clients import is_few
from enlace.web.register import words

MOST_A_MINUTE = 40
LONGEST = 2_000
View = Callable[..., HttpResponse]


def secret(view: View) -> View:
    """The page is kept by nobody, told to nobody, and cannot be asked for without end."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = (
            view(request, *args, **kwargs) if _is_few(request) else render(request, "429.html", status=429)
        )
        response["Referrer-Policy"] = (
            "strict-origin"  # with none at all, browsers send forms without their origin
        )
        response["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(guarded)


def _is_few(request: HttpRequest) -> bool:
    return is_few("answer-by-mail", request, most=MOST_A_MINUTE)


@require_safe
@secret
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """The commitment's words, the answer that would be given, and the press that gives it."""
    try:
        found = services.look_at_link(token, on=timezone.localdate())
    except EnlaceError as refusal:
        return _refused(request, refusal)
    return render(request, "register/answer_by_mail.html", {**_told(found), "token": token})


@require_POST
@secret
def answer(request: HttpRequest) -> HttpResponse:
    token, note = request.POST.get("token", "")[:200], request.POST.get("note", "")[:LONGEST]
    try:
        found = services.answer_by_mail(token, on=timezone.localdate(), note=note)
    except HelpNeedsWords as refusal:
        said = _told(services.look_at_link(token, on=timezone.localdate()))
        page = {**said, "token": token, "wrong": refusal.sentence}
        return render(request, "register/answer_by_mail.html", page, status=422)
    except EnlaceError as refusal:
        return _refused(request, refusal)
    return render(request, "register/answer_by_mail_done.html", _told(found))


@csrf_exempt  # a mailbox posts here for its owner (RFC 8058); all it can do is to end letters, which can be taken back
@require_http_methods(["GET", "HEAD", "POST"])
@secret
def silence(request: HttpRequest, token: str) -> HttpResponse:
    language = services.language_of_silence_link(token) or translation.get_language()
    with translation.override(language):
        try:
            if request.method == "POST":
                services.ask_for_silence_by_mail(token, at=timezone.now())
            else:
                services.look_at_silence_link(token, on=timezone.localdate())
        except LinkNotValid:
            return render(request, "register/silence_refused.html", status=410)
        return render(request, "register/silence_by_mail.html", {"is_done": request.method == "POST"})


@require_safe
@secret
def look_at_reply(request: HttpRequest, token: str) -> HttpResponse:
    """A reply that came in somebody's name, and the press by which they say that it is theirs."""
    try:
        held = services.look_at_reply(token, on=timezone.localdate())
    except EnlaceError as refusal:
        return _refused(request, refusal, _("Nothing was added"))
    with translation.override(held.user.language):
        return render(request, "register/reply_by_mail.html", {"held": held, "token": token})


@require_POST
@secret
def settle_reply(request: HttpRequest) -> HttpResponse:
    """Nothing becomes of it unless one of the two is said."""
    token, now, wish = request.POST.get("token", "")[:200], timezone.now(), request.POST.get("wish")
    on = timezone.localdate(now)
    try:
        if wish == "add":
            held = services.confirm_reply_by_link(token, on=on, at=now)
        elif wish == "disown":
            held = services.disown_reply_by_link(token, on=on)
        else:
            held = services.look_at_reply(token, on=on)
    except EnlaceError as refusal:
        return _refused(request, refusal, _("Nothing was added"))
    with translation.override(held.user.language):
        if wish not in ("add", "disown"):
            page = {"held": held, "token": token}
            return render(request, "register/reply_by_mail.html", page, status=422)
        told = {"held": held, "is_theirs": wish == "add"}
        return render(request, "register/reply_by_mail_done.html", told)


def _told(found: Any) -> dict[str, Any]:
    return {
        "offer": found,
        "answer": found.answer,
        "commitment": found.answer.commitment,
        "act": words.BY_MAIL[found.verb],
    }


def _refused(request: HttpRequest, refusal: EnlaceError, title: str = "") -> HttpResponse:
    told = {"sentence": refusal.sentence, "title": title or _("Nothing was answered")}
    return render(request, "register/answer_by_mail_refused.html", told, status=410)
