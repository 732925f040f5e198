"""Pages that ask who is there before anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase

from enlace.accounts import access
from enlace.core.actor import Actor, EnlaceRequest
from enlace.core.errors import require

View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Whoever is not signed in is led to do so, and back."""

    @wraps(view)
    def guarded(request: EnlaceRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.actor.is_signed_in:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def only_for(may: Callable[[Actor], bool]) -> Callable[[View], View]:
    """Only for those of whom ``may`` holds; everybody else who is signed in gets a refusal that says nothing more."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: EnlaceRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(may(request.actor))
            return view(request, *args, **kwargs)

        return signed_in(guarded)

    return guard


for_managers = only_for(access.can_manage_people)
