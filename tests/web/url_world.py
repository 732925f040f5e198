"""One of each thing that an address can name, for the table of addresses and roles.

The meeting, its report and its commitment are of the consular network and only for those who take part in it.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.people import People
from tests.standing import make_commitment, make_meeting, make_report, say

BODY, HIDDEN = "consular-network", "body"


def make_world(people: People) -> SimpleNamespace:
    from enlace.accounts.models import GivenRight, Invitation
    from enlace.directory.models import Holding, Membership, Person, Post, Presidency
    from enlace.register.models import Evidence, SavedView

    meeting = make_meeting(BODY)
    report = make_report(meeting, visibility=HIDDEN)
    draft = make_report(None, state="to_review", adopted_at=None, text_sha256="")
    for one in (report, draft):
        _lay_down(one.file)
    commitment = make_commitment(meeting, visibility=HIDDEN)
    statement = say(commitment.answers.get(), "report_done")
    person = Person.objects.create(name="Persona Ejemplo", party_id="HND")
    post = Post.objects.create(kind="focal_point", party_id="HND", body_id=BODY)
    Holding.objects.create(post=post, person=person, starts_on=date(2020, 1, 1))
    return SimpleNamespace(
        meeting=meeting,
        report=report,
        draft=draft,
        item=report.items.first(),
        draft_item=draft.items.first(),
        act=draft.items.first().acts.first(),
        question=_question(draft),
        commitment=commitment,
        matter=_matter(meeting, report.items.first()),
        paper=_paper(),
        template=_template(),
        link=_link(meeting, report.items.first()),
        evidence=Evidence.objects.create(statement=statement, name="a.txt", file=_stored()),
        view=SavedView.objects.create(owner=people.user("honduras"), name="Mine", filters="state=late"),
        batch=_batch(draft),
        person=person,
        post=post,
        membership=Membership.objects.filter(body=None).first(),
        presidency=Presidency.objects.first()
        or Presidency.objects.create(party_id="PAN", starts_on=date(2026, 1, 1)),
        user=people.user("delegate"),
        right=GivenRight.objects.get(user=people.user("delegate")),
        invitation=Invitation.objects.create(
            email="a@example.org", name="A", secret_hash="0" * 64, expires_at="2030-01-01T00:00Z"
        ),
    )


def _matter(meeting: Any, item: Any) -> Any:
    from enlace.register.matters.models import Matter, Passage

    matter = Matter.objects.create(
        slug="the-network", title_en="The network", visibility=HIDDEN, opened_on=date(2026, 1, 15)
    )
    Passage.objects.create(matter=matter, meeting=meeting, item_key=item.key)
    return matter


def _paper() -> Any:
    """The matrix of a meeting to come, shared with those who take part in the consular network, with one row."""
    from enlace.papers.models import Paper, Part, Row

    ahead = make_meeting(BODY, date(2096, 3, 10))
    titles = {"title_en": "Matrix", "title_es": "Matriz"}
    paper = Paper.objects.create(
        meeting=ahead, kind="matrix", as_of=date(2026, 1, 15), visibility=HIDDEN, **titles
    )
    part = Part.objects.create(
        paper=paper, section="late", position=0, heading_en="Late", heading_es="Atrasados"
    )
    Row.objects.create(part=part, position=0, title_en="A row", title_es="Una fila")
    return paper


def _template() -> Any:
    from enlace.papers.models import Template

    file = _stored()
    return Template.objects.create(
        kind="matrix", language="en", file=file, name="a.docx", kept_at="2026-01-15T00:00Z", is_current=False
    )


def _link(meeting: Any, item: Any) -> Any:
    from enlace.register.matters.models import Link

    spot = {"earlier_meeting": meeting, "later_meeting": meeting, "earlier_key": item.key, "later_key": "x"}
    return Link.objects.create(kind="continues", score=0.5, **spot)


def _lay_down(file: Any) -> None:
    """Bytes where this file's bytes should lie."""
    from enlace.core.services import path_of

    path_of(file.sha256).parent.mkdir(parents=True, exist_ok=True)
    path_of(file.sha256).write_bytes(b"original")


def _stored() -> Any:
    from enlace.core.services import store_file

    return store_file(b"evidence", media_type="text/plain")


def _question(report: Any) -> Any:
    from enlace.reports.models import Question

    return Question.objects.create(report=report, kind="doubt", code="x", text_en="Who?", text_es="¿Quién?")


def _batch(report: Any) -> Any:
    from enlace.reports.models import Import, ImportFile

    batch = Import.objects.create()
    ImportFile.objects.create(
        batch=batch, position=0, name="a.txt", file=report.file, state="read", report=report
    )
    return batch
