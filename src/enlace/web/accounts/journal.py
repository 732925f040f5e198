"""The journal: who did what, when; filtered, paged, and as a table to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enlace.accounts import queries, services
from enlace.core.actor import EnlaceRequest
from enlace.web.accounts.forms import JournalForm
from enlace.web.accounts.guards import for_managers
from enlace.web.accounts.words import verb_in_words
from enlace.web.taking import harmless

ROWS = 50
COLUMNS = ("at", "who", "what", "verb", "about", "facts")


@require_safe
@for_managers
def journal(request: EnlaceRequest) -> HttpResponse:
    form = _form(request)
    rows = queries.journal_for(request.actor, **form.chosen())
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/journal.html",
        {"form": form, "page": page, "lines": queries.with_names(page.object_list)},
    )


@require_safe
@for_managers
def export_journal(request: EnlaceRequest) -> HttpResponseBase:
    """What the filter shows, all of it, as CSV; that it was taken away is itself a line of the journal."""
    chosen = _form(request).chosen()
    services.note_journal_export(actor=request.actor, chosen=chosen)
    rows = queries.journal_for(request.actor, **chosen)
    response = StreamingHttpResponse(_table(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="journal-{timezone.localdate().isoformat()}.csv"'
    return response


def _form(request: EnlaceRequest) -> JournalForm:
    verbs = [(verb, verb_in_words(verb)) for verb in queries.journal_verbs(request.actor)]
    return JournalForm(
        request.GET,
        verbs=sorted(verbs, key=lambda one: one[1].casefold()),
        people=queries.journal_people(request.actor),
    )


class _Echo:
    def write(self, line: str) -> str:
        return line


def _table(rows: Any) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in rows.iterator(chunk_size=500):
        facts = "; ".join(f"{name}={said}" for name, said in row.facts.items())
        who = row.user.name if row.user else ""
        line = (row.at.isoformat(), who, verb_in_words(row.verb), row.verb, row.about, facts)
        yield writer.writerow([harmless(cell) for cell in line])
