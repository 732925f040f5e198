"""An adopted report taken along: in three formats, with what one may see of it and nothing else."""

from __future__ import annotations

import io
import json
from importlib import resources
from typing import Any

import pytest
from django.test import Client
from docx import Document
from jsonschema import Draft202012Validator
from lxml import etree
from tests.standing import make_meeting, make_report

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


def test_akoma_ntoso_is_one_document(client, report):
    root = etree.fromstring(taken(client, report, "xml").content)

    assert [etree.QName(one).localname for one in root] == ["debateReport"]


def test_what_is_not_adopted_or_no_format_is_not_there(client, people, report):
    draft = make_report(make_meeting("rcgm"), state="to_review", adopted_at=None, text_sha256="")
    client.force_login(people.user("secretariat"))

    assert taken(client, draft, "json").status_code == 404
    assert taken(client, report, "exe").status_code == 404
