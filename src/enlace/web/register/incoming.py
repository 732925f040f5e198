"""Mail that came in: what waits for a person to say which; and the address to which a mail server hands it over.

The webhook takes a message as it is (RFC 822) in the body of a POST. ``X-Enlace-Timestamp`` is the moment in seconds,
``X-Enlace-Signature`` is ``v1=`` and the HMAC-SHA256, in hexadecimal, of the timestamp, a full stop and the body, with
the secret of ``ENLACE_INBOUND_SECRET``. 204: kept for good; 4xx: refused, do not send again; 429 and 503: send again.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from functools import partial

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from enlace.core.actor import Actor, EnlaceRequest
from enlace.core.errors import NotNow
from enlace.register import queries, services
from enlace.register.postbox.enums import Way
from enlace.register.postbox.reading import MOST_BYTES
from enlace.web.accounts.guards import signed_in
from enlace.web.clients import is_few
from enlace.web.pressing import pressed

ROWS = 20
SECONDS = 300
"""How old a signed message may be: who overhears one can send it again no longer, and it is known then anyway."""
MOST_A_MINUTE = 120


@require_safe
@signed_in
def replies(request: EnlaceRequest) -> HttpResponse:
    """What came in by mail, what waits first; each that names none with the commitments of its letter."""
    page = Paginator(queries.incoming_for(request.actor), ROWS).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    choices = queries.choices_of(rows)
    told = {
        "page": page,
        "rows": [(one, choices[one.pk], one.may_be_added_by(request.actor)) for one in rows],
        "waiting": queries.count_waiting(request.actor),
        "may_sort": queries.may_sort_mail(request.actor),
        "address": settings.REPLY_ADDRESS,
    }
    return render(request, "register/replies.html", told)


@require_POST
@signed_in
def settle(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Add a message to the commitments that were chosen, or put it away."""
    now, onward = timezone.now(), reverse("register:replies")
    if request.POST.get("wish") == "away":
        put_away = partial(services.put_away, pk, actor=request.actor, at=now)
        return pressed(request, onward, put_away, _("The message is put away."))
    if request.POST.get("wish") == "confirm":
        confirm = partial(services.confirm_reply, pk, actor=request.actor, on=timezone.localdate(now), at=now)
        return pressed(request, onward, confirm, _("What the message says is added."))
    if request.POST.get("wish") == "disown":
        disown = partial(services.disown_reply, pk, actor=request.actor)
        return pressed(request, onward, disown, _("It is not added; the Technical Secretariat sees it."))
    chosen = [int(one) for one in request.POST.getlist("answer")[:100] if one.isdecimal()]
    add = partial(
        services.add_waiting_reply, pk, chosen, actor=request.actor, on=timezone.localdate(now), at=now
    )
    return pressed(request, onward, add, _("What the message says is added."))


@require_POST
@signed_in
def trust_address(request: EnlaceRequest, pk: int) -> HttpResponse:
    back = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return pressed(
        request,
        back if is_ours else reverse("register:reminders"),
        lambda: services.trust_address_again(pk, actor=request.actor),
        _("Letters go out to this address again."),
    )


@csrf_exempt  # a mail server has no cookie; it proves itself by the signature
@require_POST
@never_cache
def take_in(request: HttpRequest) -> HttpResponse:
    if not settings.INBOUND_SECRET or settings.DEMO:
        raise Http404
    if not is_few("incoming", request, most=MOST_A_MINUTE):
        return _answer(429)
    said = request.META.get("CONTENT_LENGTH") or ""
    if not said.isdecimal():
        return _answer(411)
    if int(said) > MOST_BYTES:
        return _answer(413)
    if not _is_fresh(request):
        return _answer(401)
    try:
        raw = request.read(MOST_BYTES)
    except (OSError, RawPostDataException):
        return _answer(400)
    if not raw or not _is_signed(request, raw):
        return _answer(401)
    try:
        services.take_in(raw, way=Way.WEBHOOK, actor=Actor.system(), at=timezone.now())
    except NotNow:
        return _answer(503)
    return _answer(204)


def _is_fresh(request: HttpRequest) -> bool:
    said = request.META.get("HTTP_X_ENLACE_TIMESTAMP", "")
    return said.isdecimal() and len(said) <= 12 and abs(time.time() - int(said)) <= SECONDS


def _is_signed(request: HttpRequest, raw: bytes) -> bool:
    moment = request.META["HTTP_X_ENLACE_TIMESTAMP"].encode()
    made = hmac.new(settings.INBOUND_SECRET.encode(), moment + b"." + raw, hashlib.sha256).hexdigest()
    said = request.META.get("HTTP_X_ENLACE_SIGNATURE", "")
    return hmac.compare_digest(f"v1={made}".encode(), said.encode())


def _answer(status: int) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain")
