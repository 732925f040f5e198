"""How the pages of the directory and of meetings take a form: one call, then on; a refusal stands beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.directory import access
from enlace.web.accounts.guards import only_for

EDITS = ["GET", "HEAD", "POST"]

for_editors = only_for(access.can_edit)


def answer(
    request: EnlaceRequest,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    *,
    title: str,
    press: str,
    done: str,
    onward: str | Callable[[Any], str],
    back: str,
    help_text: str = "",
) -> HttpResponse:
    """Show the form; where it is filled in well, act, say what was done and go on to ``onward``."""
    if form.is_bound and form.is_valid():
        try:
            made = act(form.cleaned_data)
        except NotAllowed:
            raise
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, done)
            return redirect(onward(made) if callable(onward) else onward)
    page = {"form": form, "title": title, "press": press, "back": back, "help_text": help_text}
    return render(request, "directory/form.html", page)
