"""An adopted report taken along: in three formats, with what one may see of it and nothing else."""

from __future__ import annotations

import io
import json
from datetime import date
from importlib import resources
from typing import Any

import pytest
from django.test import Client
from docx import Document
from jsonschema import Draft202012Validator
from lxml import etree
from tests.standing import make_meeting, make_report

from enlace.directory.names import name_of
from enlace.reports.services import issue_corrigendum

pytestmark = pytest.mark.django_db
TEXTS = ("Honduras undertakes to send the list by 30 June 2024.", "A hidden wish of Mexico.")


@pytest.fixture
def report(db: None) -> Any:
    """One paragraph for the public, one for the secretariat alone."""
    made = make_report(make_meeting(), texts=TEXTS)
    made.items.filter(position=1).update(visibility="secretariat")
    return made


def taken(client: Client, report: Any, file_format: str) -> Any:
    return client.get(f"/reports/{report.meeting.slug}/{report.language}/report.{file_format}")


def test_the_data_follow_the_contract_and_tell_nothing_hidden(client, report):
    answer = taken(client, report, "json")

    told = json.loads(answer.content)
    schema = json.loads(resources.files("enlace.reader").joinpath("report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(told)
    assert [item["text"] for item in told["items"]] == [TEXTS[0]]
    assert told["meeting"]["body"] == "consular-network"
    assert answer["Content-Disposition"] == f'attachment; filename="{report.meeting.slug}.en.json"'


@pytest.mark.parametrize("file_format", ["json", "xml", "docx"])
def test_each_reader_gets_what_they_may_see(client, people, report, file_format):
    def words(answer: Any) -> str:
        if file_format == "docx":
            return "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
        if file_format == "xml":
            return " ".join("".join(etree.fromstring(answer.content).itertext()).split())
        return answer.content.decode()

    public = words(taken(client, report, file_format))
    client.force_login(people.user("secretariat"))
    officer = words(taken(client, report, file_format))

    assert TEXTS[0] in public
    assert ("hidden" in public, "hidden" in officer) == (False, True)


@pytest.mark.parametrize(("language", "other"), [("en", "es"), ("es", "en")])
def test_the_words_around_a_report_are_in_its_language_whatever_the_pages_are_in(client, language, other):
    report = make_report(make_meeting(), language)

    answer = client.get(
        f"/reports/{report.meeting.slug}/{language}/report.docx", headers={"accept-language": other}
    )

    said = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert name_of(report.meeting.body_id, language) in said
    assert ("Adopted on" in said) is (language == "en")


def test_what_corrects_a_report_is_taken_along_as_far_as_the_paragraph_is_seen(client, people, report):
    officer = people.actor("secretariat")
    for item, text in ((None, "Of all."), *zip(report.items.all(), ("Of one.", "Of a secret."), strict=True)):
        issue_corrigendum(report.pk, item and item.pk, text, dated_on=date(2024, 6, 1), actor=officer)

    said = "\n".join(
        one.text for one in Document(io.BytesIO(taken(client, report, "docx").content)).paragraphs
    )

    assert "Corrigendum 1 of 1 June 2024: Of all." in said
    assert "Of one." in said
    assert "Of a secret." not in said


def test_akoma_ntoso_is_one_document(client, report):
    root = etree.fromstring(taken(client, report, "xml").content)

    assert [etree.QName(one).localname for one in root] == ["debateReport"]


def test_what_is_not_adopted_or_no_format_is_not_there(client, people, report):
    draft = make_report(make_meeting("rcgm"), state="to_review", adopted_at=None, text_sha256="")
    client.force_login(people.user("secretariat"))

    assert taken(client, draft, "json").status_code == 404
    assert taken(client, report, "exe").status_code == 404
