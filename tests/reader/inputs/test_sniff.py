"""What a file is, told by its bytes."""

import io
import zipfile

import pytest

from enlace.reader import errors
from enlace.reader.inputs import sniff


def zipped(**parts: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return whole.getvalue()


def compound(*streams: str, flags: int = 0) -> bytes:
    """A compound file of 512-byte sectors: header, directory, and the Word header in sector 1."""
    header = (sniff.ole.MAGIC + bytes(22) + (9).to_bytes(2, "little")).ljust(512, b"\0")
    entries = b""
    for stream in streams:
        entry = bytearray((stream.encode("utf-16-le")).ljust(128, b"\0"))
        entry[116:120] = (1).to_bytes(4, "little")
        entries += bytes(entry)
    word = (0xA5EC).to_bytes(2, "little") + bytes(8) + flags.to_bytes(2, "little")
    return header + entries.ljust(512, b"\0") + word.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped(word__document="", **{"word/document.xml": "<x/>"}), sniff.DOCX),
        (zipped(**{"[Content_Types].xml": "application/…wordprocessingml.document.main+xml"}), sniff.DOCX),
        (zipped(mimetype=sniff.ODT), sniff.ODT),
        (compound("Root Entry", "WordDocument"), sniff.DOC),
        (b"{\\rtf1 Report}", sniff.RTF),
        (b"%PDF-1.7\n", sniff.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj", sniff.PDF),
        (b"<!DOCTYPE html><p>Report", sniff.HTML),
        (b"\xef\xbb\xbf  <!-- saved --> <HTML>", sniff.HTML),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html/>', sniff.HTML),
        ("<html>".encode("utf-16"), sniff.HTML),
        (b"1. To thank Honduras", sniff.TEXT),
        (b"See the file %PDF-1.4 for more", sniff.TEXT),
        (b"PK is how the list begins", sniff.TEXT),
        (b"MZ: 1. To thank", sniff.TEXT),
        (b"<1> To thank", sniff.TEXT),
        (b"<!-- never closed", sniff.TEXT),
        ("1. Agradecer a Panamá".encode("utf-16-le"), sniff.TEXT),
        ("1. Agradecer a Panamá".encode("cp1252"), sniff.TEXT),
    ],
)
def test_media_type_is_told_by_content(data: bytes, kind: str) -> None:
    assert sniff.media_type(data, "report.bin") == kind


@pytest.mark.parametrize(("name", "kind"), [("a.HTM", sniff.HTML), ("a.txt", sniff.TEXT), (None, sniff.TEXT)])
def test_media_type_of_text_with_tags_follows_the_name(name: str | None, kind: str) -> None:
    assert sniff.media_type(b"Report<br>1. To thank Honduras", name) == kind


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", errors.EmptyFile),
        (b" \r\n\t\0", errors.EmptyFile),
        (b"x" * (sniff.MAX_BYTES + 1), errors.TooLarge),
        (zipped(mimetype=sniff.ODT, **{"META-INF/manifest.xml": "<encryption-data/>"}), errors.Encrypted),
        (compound("EncryptedPackage"), errors.Encrypted),
        (compound("WordDocument", flags=0x0100), errors.Encrypted),
        (compound("Workbook"), errors.NotADocument),
        (sniff.ole.MAGIC + b"x" * 9 + "WordDocument\0".encode("utf-16-le"), errors.NotADocument),
        (zipped(**{"xl/workbook.xml": ""}), errors.NotADocument),
        (zipped(mimetype="application/epub+zip"), errors.NotADocument),
        (b"\x89PNG\r\n\x1a\n....", errors.NotADocument),
        (b"\x7fELF\x02", errors.NotADocument),
        (b"\x1f\x8b\x08", errors.NotADocument),
        (b'<?xml version="1.0"?><office:document/>', errors.NotADocument),
        (b"<svg xmlns='x'/>", errors.NotADocument),
        (bytes(range(256)), errors.NotADocument),
        (b"a" + bytes(8) + b"b", errors.NotADocument),
    ],
)
def test_media_type_of_what_cannot_be_read_is_refused_by_name(
    data: bytes, refusal: type[errors.ReaderError]
) -> None:
    with pytest.raises(refusal) as refused:
        sniff.media_type(data, "report.docx")

    assert type(refused.value) is refusal


def test_word_header_beyond_the_end_is_no_locked_document() -> None:
    assert sniff.media_type(compound("WordDocument")[:1024]) == sniff.DOC
    assert not sniff.ole.is_locked_word(compound("Workbook"))
