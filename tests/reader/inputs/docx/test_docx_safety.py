import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_builder import (
    CONTENT_TYPES,
    W,
    abstract,
    document_xml,
    docx,
    lvl,
    num,
    p,
    relations,
    run,
    style,
    table,
    zipped,
)

from enlace.reader.document import Document
from enlace.reader.errors import Damaged, EmptyFile, Encrypted, NotADocument, ReaderError, TooLarge
from enlace.reader.inputs import zipsafe
from enlace.reader.inputs.docx import extract

GOOD = docx(
    p("Title", style="T"),
    p("To thank ", run("Mexico"), num=1),
    p('<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>', num=1, level=1),
    table([p(num=1), p("cell")]),
    numbering=abstract(0, lvl(0, "%1."), lvl(1, "%1.%2)")) + num(1, 0),
    styles=style("T", '<w:outlineLvl w:val="0"/>'),
)


def with_document(xml):
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": xml})


def test_an_empty_file_is_refused_as_empty():
    with pytest.raises(EmptyFile):
        extract(b"")


@pytest.mark.parametrize(
    "data", [b"1. To thank", b"%PDF-1.7", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_zip_is_no_document(data):
    with pytest.raises(NotADocument):
        extract(data)


def test_a_file_with_a_password_is_refused_as_encrypted():
    with pytest.raises(Encrypted):
        extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


def test_a_zip_with_encrypted_parts_is_refused_as_encrypted():
    data = bytearray(with_document(document_xml(p("a"))))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1

    with pytest.raises(Encrypted):
        extract(bytes(data))


@pytest.mark.parametrize("length", [30, 200, len(GOOD) // 2, len(GOOD) - 30])
def test_a_file_cut_short_is_damaged(length):
    with pytest.raises(Damaged):
        extract(GOOD[:length])


def test_a_package_without_text_is_damaged_and_another_zip_no_document():
    with pytest.raises(Damaged):
        extract(zipped({"[Content_Types].xml": CONTENT_TYPES}))
    with pytest.raises(NotADocument):
        extract(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))


def test_another_office_file_is_no_document():
    sheet = {"_rels/.rels": relations(officeDocument="xl/workbook.xml"), "xl/workbook.xml": "<workbook/>"}

    with pytest.raises(NotADocument):
        extract(zipped(sheet))


def test_xml_that_is_broken_or_nests_too_deep_is_damaged():
    for xml in (
        "<w:document",
        '<?xml version="1.0" encoding="nonsense"?><a/>',
        "<a>" * 5000 + "</a>" * 5000,
        "",
    ):
        with pytest.raises(Damaged):
            extract(with_document(xml))


def test_a_dtd_is_refused():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    with pytest.raises(NotADocument):
        extract(with_document(bomb + document_xml(p("&b;"))))


def test_a_damaged_part_is_damaged():
    data = zipped({"word/document.xml": document_xml(p("To thank Mexico."))}, zipfile.ZIP_STORED)

    with pytest.raises(Damaged):
        extract(data.replace(b"Mexico", b"Canada"))


def test_an_unusual_compression_is_damaged():
    with pytest.raises(Damaged):
        extract(zipped({"word/document.xml": document_xml(p("a"))}, zipfile.ZIP_LZMA))


def test_a_part_that_is_asked_for_and_missing_is_damaged():
    with pytest.raises(Damaged):
        zipsafe.SafeZip(GOOD).read("word/none.xml")


def test_files_over_the_limits_are_too_large(monkeypatch):
    monkeypatch.setattr(zipsafe, "FILE_LIMIT", 100)
    with pytest.raises(TooLarge):
        extract(GOOD)


def test_too_many_entries_are_too_large(monkeypatch):
    monkeypatch.setattr(zipsafe, "ENTRY_LIMIT", 3)
    with pytest.raises(TooLarge):
        extract(GOOD)


def test_all_parts_together_may_not_unzip_to_more_than_the_limit(monkeypatch):
    monkeypatch.setattr(zipsafe, "UNZIPPED_LIMIT", 1500)
    with pytest.raises(TooLarge):
        extract(GOOD)


def test_a_zip_bomb_is_too_large():
    with pytest.raises(TooLarge):
        extract(with_document(document_xml(p("a" * (9 << 20)))))


def test_hostile_bodies_take_time_in_proportion_to_their_length():
    breaks = "<w:t>a</w:t><w:br/>" * 100_000
    codes = '<w:fldChar w:fldCharType="begin"/>' + "<w:instrText>aaaa</w:instrText>" * 100_000
    marks = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" * 50_000
    boxes = f"<w:p><w:txbxContent>{p('x')}</w:txbxContent></w:p>" * 50_000

    assert len(extract(with_document(document_xml(p(breaks)))).paragraphs) == 1
    assert extract(with_document(document_xml(p(codes + '<w:fldChar w:fldCharType="end"/>')))).plain == ""
    assert len(extract(with_document(document_xml(marks))).paragraphs) == 1
    assert len(extract(with_document(document_xml(boxes))).paragraphs) == 50_000


def test_strict_files_and_parts_at_unusual_places_are_read():
    strict = document_xml(p("a", num=1)).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    numbers = f'<w:numbering xmlns:w="{W}">{abstract(0, lvl(0, "%1."))}{num(1, 0)}</w:numbering>'
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="/Texto/Documento.xml"),
            "texto\\documento.xml": strict,
            "Texto/_rels/Documento.xml.rels": relations(numbering="../n.xml", styles="none.xml"),
            "n.xml": numbers,
        }
    )

    assert extract(data).plain == "1. a\n"


def test_without_relations_the_usual_place_is_looked_at_and_links_abroad_are_not_followed():
    links = relations(numbering="http://example.org/n.xml").replace(
        "Target=", 'TargetMode="External" Target='
    )
    data = zipped({"word/document.xml": document_xml(p("a", num=1)), "word/_rels/document.xml.rels": links})

    assert extract(data).plain == "a\n"


def test_reading_twice_is_equal():
    assert extract(GOOD) == extract(GOOD)


def is_document_or_refusal(data):
    try:
        document = extract(data)
    except ReaderError:
        return True
    assert isinstance(document, Document)
    for paragraph in document.paragraphs:
        assert "\n" not in document.plain[paragraph.start : paragraph.end]
    return document.plain == "".join(
        document.plain[one.start : one.end] + "\n" for one in document.paragraphs
    )


@given(st.binary(max_size=2000), st.sampled_from([b"", b"PK\x03\x04", GOOD[:400]]))
def test_any_bytes_give_a_document_or_a_named_refusal(data, head):
    assert is_document_or_refusal(head + data)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=300)
def test_a_file_with_changed_bytes_gives_a_document_or_a_named_refusal(changes):
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte

    assert is_document_or_refusal(bytes(data))


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


PARTS = parts_of(GOOD)
PIECES = st.sampled_from(
    [
        "<w:p>",
        "</w:p>",
        "<w:p/>",
        "<w:tbl><w:tr><w:tc>",
        "</w:tc></w:tr></w:tbl>",
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="end"/>',
        "<w:rPr><w:vanish/></w:rPr>",
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent>",
        "<w:del/>",
        '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>',
        '<w:start w:val="99999999999"/>',
        '<w:sym w:char="F0B7"/>',
        "<mc:AlternateContent/>",
        "<w:br/>",
        "\u2028",
        "%",
        "-1",
    ]
)


@given(st.sampled_from(sorted(PARTS)), st.lists(st.tuples(PIECES, st.floats(0, 1)), min_size=1, max_size=6))
@settings(max_examples=400)
def test_a_file_with_pieces_in_the_wrong_place_gives_a_document_or_a_named_refusal(name, pieces):
    part = PARTS[name]
    for piece, where in pieces:
        at = part.find("<", int(where * len(part)))
        part = part[:at] + piece + part[at:]

    assert is_document_or_refusal(zipped({**PARTS, name: part}))


def test_styles_based_on_each_other_without_end_take_time_in_proportion_to_their_number():
    count = 20_000
    styles = "".join(style(f"s{n}", based_on=f"s{n - 1}" if n else "") for n in range(count))
    body = "".join(p("a", style=f"s{n}") for n in range(count))

    before = time.process_time()
    extract(docx(body, styles=styles))

    assert time.process_time() - before < 30


def test_a_style_takes_what_it_is_based_on_as_deep_as_word_goes():
    styles = style("s0", '<w:outlineLvl w:val="0"/>')
    styles += "".join(style(f"s{n}", based_on=f"s{n - 1}") for n in range(1, 60))

    headings = [
        extract(docx(p("a", style=name), styles=styles)).paragraphs[0].heading for name in ("s40", "s59")
    ]

    assert headings == [1, None]
