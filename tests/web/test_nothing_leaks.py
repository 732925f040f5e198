"""What somebody may not see is on no page, in no list, export, feed or file, whatever address they ask for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from tests.standing import make_commitment, make_meeting, make_report, say
from tests.web.test_url_by_role import close
from tests.web.url_table import TABLE
from tests.web.url_world import make_world

pytestmark = pytest.mark.django_db
HIDDEN = {"secretariat": "ZQOWN", "body": "ZQBODY", "members": "ZQMEMBERS"}
SAID = ("ZQNOTE", "ZQWHO", "ZQEVIDENCE", "Persona Ejemplo")
"""What somebody said of a public commitment, and who is somebody: for those who sign in."""
SEES = {"public": (), "mexico_trafficking": ("ZQMEMBERS", *SAID), "iom": ("ZQBODY", *SAID)}


@pytest.fixture
def addresses(people: Any) -> list[str]:
    """Every address of things with words that tell for whom they are."""
    from enlace.register.models import Commitment, Evidence

    world = make_world(people)
    late, found = localdate() - timedelta(days=40), []
    for at, (level, word) in enumerate(HIDDEN.items(), 1):
        meeting = make_meeting("consular-network", date(2024, 2, at))
        report = make_report(
            meeting, visibility=level, texts=(f"Honduras {word} will send the list.", f"Thanks {word}.")
        )
        words = {"text_en": word, "text_es": word, "due_text": word, "visibility": level}
        answer = make_commitment(meeting, due_on=late, **words).answers.get()
        say(answer, "report_done", note=word)
        make_commitment(meeting, answer={"implementation": "confirmed_done", "done_on": late}, **words)
        items = [f"/reports/{meeting.slug}/en/{item.key}/" for item in report.items.all()]
        found += [
            f"/meetings/{meeting.slug}/",
            f"/reports/{meeting.slug}/en/",
            *items,
            f"/files/{report.pk}/",
        ]
        found += [f"/matrix/?meeting={meeting.slug}", f"/matrix/?lang=es&q=list+{word}"]
    public = make_commitment(make_meeting("trafficking-network"), visibility="public")
    statement = say(public.answers.get(), "comment", note="ZQNOTE")
    type(statement).objects.filter(pk=statement.pk).update(said_by_name="ZQWHO")
    Evidence.objects.create(statement=statement, name="ZQEVIDENCE", url="https://example.org/")
    found += [f"/commitments/{one.reference}/" for one in Commitment.objects.all()]
    dear = ("desk:picture-file", "register:matrix-export")
    found += [reverse(name, kwargs=row.arguments(world)) for name, row in TABLE.items() if name not in dear]
    return [
        *found,
        "/matrix/export.csv",
        "/matrix/?state=late",
        "/bodies/consular-network/",
        "/picture/body.json",
    ]


@pytest.mark.parametrize("who", list(SEES))
def test_nothing_leaks(client: Any, people: Any, addresses: list[str], who: str) -> None:
    if who != "public":
        client.force_login(people.user(who))
    kept_from = [word for word in (*HIDDEN.values(), *SAID) if word not in SEES[who]]
    leaks = []
    for address in addresses:
        answer = client.get(address)
        text = (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")
        close(answer)
        leaks += [(address, word) for word in kept_from if word in text and word not in address]

    assert leaks == []
