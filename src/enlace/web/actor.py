"""Gives every request its actor, once, and reads names anew."""

from __future__ import annotations

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from enlace.accounts import queries
from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.directory import names


class ActorMiddleware:
    """Sets ``request.actor`` and who is to be named in the history; turns ``NotAllowed`` into a 403 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        names.forget()
        actor = Actor.public()
        if request.user.is_authenticated:
            actor = queries.actor_for(request.user, on=timezone.localdate())
        request.actor = actor  # type: ignore[attr-defined]  # EnlaceRequest from here on
        if request.method in ("GET", "HEAD"):
            return self.get_response(request)
        with pghistory.context(user=actor.user_id, url=request.path):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            return render(request, "403.html", status=403)
        return None
