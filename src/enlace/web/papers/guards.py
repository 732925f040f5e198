"""Who gets to the pages by which papers are made and edited."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from enlace.core.actor import EnlaceRequest
from enlace.papers import queries
from enlace.web.accounts.guards import only_for

for_editors = only_for(queries.may_edit)


def paper_or_404(request: EnlaceRequest, slug: str, kind: str) -> Any:
    found = queries.find_paper(slug, kind, request.actor)
    if found is None:
        raise Http404
    return found
