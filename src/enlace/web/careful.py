"""What holds for every request and answer: no NUL comes in, and what was shown to a person is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.cache import patch_cache_control

NUL = "%00"


class CarefulMiddleware:
    """The database holds no NUL: an address with one is of nothing here, and in a query it says nothing.

    A page of somebody who is signed in is kept neither by a proxy nor by the browser, unless the view says otherwise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        asked = request.META.get("QUERY_STRING", "")
        while NUL in asked:  # what is taken out may leave another one: "%%0000"
            asked = asked.replace(NUL, "")
            request.META["QUERY_STRING"] = asked
            request.GET = QueryDict(asked, encoding=request.encoding)
        response = self.get_response(request)
        actor = getattr(request, "actor", None)
        if actor is not None and actor.is_signed_in and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response
