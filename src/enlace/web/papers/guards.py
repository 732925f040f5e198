"""Who gets to the pages by which papers are made and edited, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, NotAllowed, require
from enlace.papers import queries
from enlace.web.accounts.guards import View, signed_in


def for_editors(view: View) -> View:
    """Only for who may edit papers; whoever is not signed in is led to do so."""

    @wraps(view)
    def guarded(request: EnlaceRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(queries.may_edit(request.actor))
        return view(request, *args, **kwargs)

    return signed_in(guarded)


def paper_or_404(request: EnlaceRequest, slug: str, kind: str) -> Any:
    found = queries.find_paper(slug, kind, request.actor)
    if found is None:
        raise Http404
    return found


def answered(request: EnlaceRequest, onward: str, do: Callable[[], object], done: str = "") -> HttpResponse:
    """One call; what was done, or why not, is said on the page to which it goes on."""
    try:
        do()
    except NotAllowed:
        raise
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
    else:
        if done:
            messages.success(request, done)
    return redirect(onward)
