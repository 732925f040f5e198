"""What a press of a button does: one call, then on to a page that says what was done, or why not."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, NotAllowed


def pressed(request: EnlaceRequest, onward: str, do: Callable[[], object], done: str = "") -> HttpResponse:
    """Go on to ``onward``, an address. What is not allowed is refused with a page of its own."""
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
