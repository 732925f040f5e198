"""Paragraphs and their places in the plain text."""

from enlace.reader.document import Document, Draft, Paragraph
from enlace.reader.doubts import doubt


def test_a_draft_becomes_a_document():
    draft = Draft()
    draft.add("Conclusions", heading=1)
    draft.add("To thank", label="1.", level=0, list_id="a")
    odd = (doubt("no-date"),)

    document = draft.document("text/html", odd)

    assert document == Document(
        "Conclusions\n1. To thank\n",
        (Paragraph(0, 11, heading=1), Paragraph(12, 23, "1.", 0, "a")),
        "text/html",
        odd,
    )
