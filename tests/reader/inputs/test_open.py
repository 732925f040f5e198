"""Whatever the bytes are: a document, or a refusal by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enlace.reader.document import Document
from enlace.reader.errors import NeedsOffice, ReaderError
from enlace.reader.inputs import extract

SAMPLES = Path(__file__).parents[3] / "samples"
REAL = [
    path.read_bytes()
    for folder, ending in ((".", "txt"), ("pdf", "pdf"), ("html", "html"))
    for path in sorted((SAMPLES / folder).glob(f"*.{ending}"))
]


def holds(data: bytes) -> None:
    """The promise of ``extract``."""
    try:
        document = extract(data, "report.html")
    except ReaderError:
        return
    assert isinstance(document, Document)
    assert all(document.plain[paragraph.end] == "\n" for paragraph in document.paragraphs)
    assert all(0 <= paragraph.start <= paragraph.end for paragraph in document.paragraphs)


@given(st.binary(max_size=300))
def test_extract_of_any_bytes_gives_a_document_or_a_refusal(data: bytes) -> None:
    holds(data)


@given(st.text(max_size=300))
def test_extract_of_any_text_gives_a_document_or_a_refusal(text: str) -> None:
    holds(text.encode("utf-8", "surrogatepass"))
    holds(b"<html>" + text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200)
@given(st.data())
def test_extract_of_a_real_file_with_a_wound_gives_a_document_or_a_refusal(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(REAL))
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 200))

    holds(whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + cut :])
    holds(whole[:at])


@pytest.mark.parametrize(
    ("data", "plain", "media_type"),
    [
        (b"1. To thank", "1. To thank\n", "text/plain"),
        (b"<ol><li>To thank</ol>", "1. To thank\n", "text/html"),
    ],
)
def test_extract_opens_a_file_as_what_it_is(data: bytes, plain: str, media_type: str) -> None:
    document = extract(data, "report.pdf")

    assert (document.plain, document.media_type) == (plain, media_type)


def test_extract_sends_office_files_to_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(NeedsOffice):
        extract(b"{\\rtf1 1. To thank}")


@pytest.mark.parametrize("sample", sorted((SAMPLES / "html").glob("*.html")), ids=lambda path: path.stem)
def test_extract_of_an_html_sample_gives_the_paragraphs_of_its_text(sample: Path) -> None:
    written = (SAMPLES / f"{sample.stem}.txt").read_text("utf-8").replace("▪", "•").split("\n")

    document = extract(sample.read_bytes(), sample.name)

    assert document.plain.split("\n")[:-1] == [line.strip() for line in written if line.strip()]
