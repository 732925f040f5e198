"""Plain text of every encoding."""

import pytest

from enlace.reader.errors import EmptyFile, TooLarge
from enlace.reader.inputs import decoding, text
from enlace.reader.inputs.mojibake import repair

SPANISH = "1. La reunión acogió a Panamá, México y España: «¿qué haría el señor Núñez?» — así.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1252"],
)
def test_decode_reads_every_usual_encoding_without_a_doubt(encoding: str) -> None:
    assert decoding.decode(SPANISH.encode(encoding)) == (SPANISH, ())


def test_decode_with_a_utf16_mark_of_the_other_order_reads_it() -> None:
    assert decoding.decode(b"\xfe\xff" + "reunión".encode("utf-16-be")) == ("reunión", ())


@pytest.mark.parametrize(("encoding", "name"), [("mac-roman", "Mac Roman"), ("cp850", "DOS (code page 850)")])
def test_decode_of_an_old_code_page_reads_it_and_says_so(encoding: str, name: str) -> None:
    said = "La reunión acogió a Panamá, México y España. El señor Núñez informó después."

    decoded, doubts = decoding.decode(said.encode(encoding))

    assert decoded == said
    assert [(doubt.code, doubt.message) for doubt in doubts] == [
        ("encoding-guessed", f"The file was read as {name}.")
    ]


def test_decode_of_windows_quotation_marks_alone_stays_with_windows() -> None:
    said = "Mexico’s and Canada’s “offer” – in Panama’s name … €5"

    assert decoding.decode(said.encode("cp1252")) == (said, ())


def test_decode_of_two_encodings_in_one_file_reads_both_and_says_so() -> None:
    decoded, doubts = decoding.decode("reunión, Panamá, México ".encode() + "España".encode("cp1252"))

    assert decoded == "reunión, Panamá, México España"
    assert [doubt.code for doubt in doubts] == ["encoding-mixed"]


def test_decode_of_half_a_character_says_that_something_was_lost() -> None:
    decoded, doubts = decoding.decode("\ufeffabc".encode("utf-16-le") + b"d")

    assert decoded == "abc\ufffd"
    assert [doubt.code for doubt in doubts] == ["characters-lost"]


def test_decode_of_a_stray_letter_with_nothing_around_it_is_windows() -> None:
    assert decoding.decode(b"\xe9")[0] == "é"
    assert decoding.decode(b"O\x92 \x92 \x81") == ("O’ ’ \ufffd", decoding.decode(b"\x81")[1])


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("reuniÃ³n", "reunión"),
        ("reuniÃƒÂ³n", "reunión"),
        ("â€œTrataâ€\x9d â€“ PanamÃ¡ Â«yÂ» â‚¬", "“Trata” – Panamá «y» €"),
        ("paÃ\xads", "país"),
        ("ï»¿1. ï¬\x81nal", "\ufeff1. ﬁnal"),
    ],
)
def test_repair_of_garbled_letters_restores_them_with_a_doubt(garbled: str, meant: str) -> None:
    repaired, doubts = repair(garbled)

    assert repaired == meant
    assert [doubt.code for doubt in doubts] == ["mojibake-repaired"]


@pytest.mark.parametrize("said", ["«CANADÉ»", "“PANAMÁ”", "MÉXICO", "Ã y Â", "año", "plain"])
def test_repair_leaves_alone_what_somebody_could_have_meant(said: str) -> None:
    assert repair(said) == (said, ())


def test_extract_makes_one_paragraph_a_line_and_keeps_the_rest() -> None:
    document = text.extract("A\r\nB\rC\x0cD\x0bE\u2028F\u2029G\x85\n  1.\u00a0H\t i".encode())

    assert document.plain == "A\nB\nC\nD\nE\nF\nG\n\n  1.\u00a0H\t i\n"
    assert [document.plain[one.start : one.end] for one in document.paragraphs] == [
        *"ABCDEFG",
        "",
        "  1.\u00a0H\t i",
    ]
    assert document.media_type == "text/plain"


def test_extract_drops_what_nobody_sees_and_joins_accents() -> None:
    document = text.extract("co\u00admu\u200bni\u0000ca\ufeff\x07 reunio\u0301n\n".encode())

    assert document.plain == "comunica reunión\n"


@pytest.mark.parametrize("data", ["\u200b\u00a0".encode(), " ".encode("utf-16")])
def test_extract_of_nothing_visible_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        text.extract(data)


@pytest.mark.parametrize("data", [b"x" * (text.MAX_BYTES + 1), b"1\n" * (text.MAX_LINES + 1)])
def test_extract_of_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(TooLarge):
        text.extract(data)
