"""What shows that something was done: files and links, kept with what was said, or refused with all of it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.register.rows import ON, an_answer, standing

from enlace.core.errors import FileIsEmpty
from enlace.core.services import read_stored
from enlace.register import errors, services
from enlace.register.models import Evidence, Statement

pytestmark = pytest.mark.django_db


def test_evidence_is_kept_with_what_was_said(honduras: Any) -> None:
    answer = an_answer()

    services.report_done(
        answer.pk,
        actor=honduras,
        on=ON,
        evidence=[
            services.EvidenceFile("C:\\fakes\\..\\Informe\n2026.pdf", b"%PDF-1.7", "application/pdf"),
            services.EvidenceLink("https://example.org/informe", "The report"),
        ],
    )

    first, second = Evidence.objects.order_by("pk")
    assert (first.name, read_stored(first.file_id)) == ("Informe 2026.pdf", b"%PDF-1.7")
    assert (second.name, second.url) == ("The report", "https://example.org/informe")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://example.org/", "file:///etc/passwd", "", "http://" + "a" * 600 + ".org"],
)
def test_a_link_that_is_none_is_refused_and_nothing_is_said(url: str, honduras: Any) -> None:
    with pytest.raises(errors.LinkRefused):
        services.report_done(an_answer().pk, actor=honduras, on=ON, evidence=[services.EvidenceLink(url)])

    assert not Statement.objects.exists()


def test_an_empty_file_and_too_many_are_refused(honduras: Any) -> None:
    answer = an_answer()

    with pytest.raises(FileIsEmpty):
        services.report_done(answer.pk, actor=honduras, on=ON, evidence=[services.EvidenceFile("a", b"")])
    links = [services.EvidenceLink("https://example.org/")] * 11
    with pytest.raises(errors.TooMuchEvidence):
        services.report_done(answer.pk, actor=honduras, on=ON, evidence=links)

    assert standing(answer) == ("not_asked", "open", None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.EXE", b"a"),
        ("list.pdf.lnk ", b"a"),
        ("list.pdf", b"MZ\x90"),
        ("list", b"#!/bin/sh"),
        ("a/b.js.", b"a"),
    ],
)
def test_a_program_is_no_evidence(name: str, data: bytes, honduras: Any) -> None:
    with pytest.raises(errors.ProgramRefused):
        services.report_done(
            an_answer().pk, actor=honduras, on=ON, evidence=[services.EvidenceFile(name, data)]
        )

    assert not Statement.objects.exists()
