"""PDF files: lines put back into paragraphs."""

from __future__ import annotations

import io
import signal
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from enlace.reader.document import Document
from enlace.reader.errors import Damaged, Encrypted, NoText, ReaderError, TooLarge
from enlace.reader.inputs import pdf, pdf_document, pdf_glyphs, pdf_lines, pdf_process, pdf_worker

SAMPLES = Path(__file__).parents[3] / "samples"
MakePdf = Callable[..., bytes]
LinesOf = Callable[[Document], list[str]]
FULL = "of which every line reaches as far as the others do, and this one"
"""A line that leaves no room: what follows it goes on."""


def column(*lines: str, x: float = 72, y: float = 700, pitch: float = 14, size: float = 12) -> list[tuple]:
    return [(x, y - at * pitch, size, line) for at, line in enumerate(lines)]


@pytest.fixture
def read(lines_of: LinesOf) -> Callable[[bytes], list[str]]:
    return lambda data: lines_of(pdf_document.read(data))


@pytest.mark.parametrize("sample", sorted((SAMPLES / "pdf").glob("*.pdf")), ids=lambda path: path.stem)
def test_extract_of_a_sample_gives_the_paragraphs_of_its_text(sample: Path, lines_of: LinesOf) -> None:
    written = (SAMPLES / f"{sample.stem}.txt").read_text("utf-8").split("\n")

    document = pdf.extract(sample.read_bytes())

    assert lines_of(document) == [" ".join(line.split()) for line in written if line.strip()]
    assert document.media_type == "application/pdf"
    assert document.warnings == ()


def test_read_joins_full_lines_and_parts_short_ones(make_pdf: MakePdf, read: Callable) -> None:
    data = make_pdf(column(f"The report {FULL}", "ends here.", f"Another {FULL}.", "Short it is."))

    assert read(data) == [f"The report {FULL} ends here.", f"Another {FULL}. Short it is."]


def test_read_parts_paragraphs_by_space_size_and_label(make_pdf: MakePdf, read: Callable) -> None:
    pieces = [
        *column(f"1. One {FULL}", f"2. Two {FULL},"),
        *column("3 countries.", y=672),
        *column(f"After a space {FULL}", y=640),
        *column("LARGER", y=620, size=16),
    ]

    assert read(make_pdf(pieces)) == [
        f"1. One {FULL}",
        f"2. Two {FULL}, 3 countries.",
        f"After a space {FULL}",
        "LARGER",
    ]


def test_read_takes_a_number_in_mid_sentence_for_no_label(make_pdf: MakePdf, read: Callable) -> None:
    data = make_pdf(
        column(f"held in Mexico, {FULL}", f"19. October {FULL} and", "a) that,", f"as said {FULL}")
    )

    assert read(data) == [f"held in Mexico, {FULL} 19. October {FULL} and", "a) that,", f"as said {FULL}"]


def test_read_parts_by_indents(make_pdf: MakePdf, read: Callable) -> None:
    pieces = [
        *column(f"  {FULL}. The", x=96),
        *column(f"second line {FULL}.", f"third {FULL}.", y=686),
        *column(f"A new one {FULL}.", x=96, y=658),
        *column("(a) To ask", x=72, y=644),
        *column(FULL, x=96, y=630),
        *column("(b) To thank", x=96, y=616),
    ]

    shown = read(make_pdf(pieces))

    assert shown[1].startswith("A new one")
    assert [line[:3] for line in shown[2:]] == ["(a)", FULL[:3], "(b)"]


def test_read_keeps_a_title_over_two_lines_whole_and_apart_from_the_text(
    make_pdf: MakePdf, read: Callable
) -> None:
    pieces = [
        (82, 700, 12, "REPORT OF THE MEETING OF THE LIAISON OFFICER NETWORK TO"),
        (255, 686, 12, "COMBAT SMUGGLING"),
        *column(f"The Network met, and so on, and on, {FULL}", "in San José.", y=672),
    ]

    assert read(make_pdf(pieces))[-1].endswith("in San José.")


def test_read_undoes_hyphens_and_keeps_those_of_words(make_pdf: MakePdf, read: Callable) -> None:
    lines = [
        f"the consular net- {FULL} con-",
        f"sular work and the Ad-hoc group {FULL} Ad-",
        f"hoc meetings of the period {FULL} 2017-",
        f"2018 and the Presidency, {FULL} Pro-",
        f"Tempore, from the 18 to the 19 {FULL} 18–",
        f"19 or the follow-up {FULL} follow-",
        f"up, as MIGRATION is {FULL} MIGRA-",
        f"TION, - {FULL} –",
        "the end -",
    ]

    text = " ".join(read(make_pdf(column(*lines))))

    for whole in ("consular work", "Ad-hoc meetings", "2017-2018", "Pro-Tempore", "18–19", "follow-up,"):
        assert whole in text
    assert "MIGRATION, -" in text
    assert text.endswith("– the end -")


def test_read_of_a_file_that_divides_no_words_keeps_its_hyphens(make_pdf: MakePdf, read: Callable) -> None:
    lines = [f"line {FULL} x{at}" for at in range(60)]
    lines[5] += " part-"
    lines[6] = f"time work {FULL} here"

    assert "part-time work" in " ".join(read(make_pdf(column(*lines, y=830, pitch=13))))


def test_read_drops_heads_feet_and_page_numbers_and_keeps_items_whole(
    make_pdf: MakePdf, read: Callable
) -> None:
    def page(number: int, *lines: str) -> list[tuple]:
        head = column(f"RCM – Report, page {number}", y=800, size=9)
        return [*head, *column(*lines), *column(f"- {number} -", x=280, y=40)]

    data = make_pdf(
        page(1, f"1. To thank {FULL}", f"and {FULL}"),
        page(2, f"Honduras {FULL}", "and Panama.", "2. To note."),
        page(3, "3. To ask."),
    )

    assert read(data) == [
        f"1. To thank {FULL} and {FULL} Honduras {FULL} and Panama.",
        "2. To note.",
        "3. To ask.",
    ]


def test_read_drops_a_small_head_and_a_lone_number_that_stand_once(make_pdf: MakePdf, read: Callable) -> None:
    data = make_pdf(
        column(f"1. To thank {FULL}", f"and {FULL}"),
        [*column("Regional Conference", y=800, size=8), *column("2. To note."), *column("1.152", y=40)],
        [*column("3. To ask."), *column("A line alone", y=40)],
        column("Page 4 of 4"),
    )

    assert read(data)[1:] == ["2. To note.", "3. To ask.", "A line alone"]


def test_read_leaves_footnotes_out_with_a_doubt(make_pdf: MakePdf, lines_of: LinesOf) -> None:
    notes = [*column("1 See the annex.", "continued", y=60, size=8, pitch=10)]
    data = make_pdf([*column(f"1. To thank {FULL}", "Honduras.", "2. To note."), *notes], [])

    document = pdf_document.read(data)

    assert lines_of(document) == [f"1. To thank {FULL} Honduras.", "2. To note."]
    assert [doubt.message for doubt in document.warnings] == [
        "Page 2 has no text; if it is a scan, it was not read.",
        "The footnotes of page 1 were left out.",
    ]


def test_read_of_small_print_that_is_no_note_keeps_it(make_pdf: MakePdf, read: Callable) -> None:
    assert read(make_pdf([*column("1. To thank."), *column("Text in small", y=60, size=8)])) == [
        "1. To thank.",
        "Text in small",
    ]


def test_read_goes_column_by_column_where_the_page_clearly_has_two(make_pdf: MakePdf, read: Callable) -> None:
    half = "of which each line is full"
    left = [f"{at}. Left {half}" for at in range(1, 8)]
    right = [f"{at}. Right {half}" for at in range(8, 15)]
    title = [(150, 760, 12, "REPORT OF THE MEETING OF THE NETWORK ON PROTECTION")]
    first = [*title, *column(*left), *column(*right, x=320)]
    second = [*column("15. Left one of it"), *column("16. Right one of it", x=320), (60, 500, 12, FULL)]
    third = column(f"17. Left {half}")  # nothing on the right, but nothing across the gap either
    fourth = [(60, 700, 12, FULL), (60, 686, 12, FULL)]

    shown = read(make_pdf(first, second, third, fourth))

    assert shown[0] == title[0][3]
    assert [line.split()[1] for line in shown[1:17]] == ["Left"] * 7 + ["Right"] * 7 + ["Left", "Right"]
    assert shown[18] == f"17. Left {half}"


def test_read_of_labels_far_from_their_text_is_one_column(make_pdf: MakePdf, read: Callable) -> None:
    rows = [
        [(72, 700 - 20 * at, 12, f"{at}."), (260, 700 - 20 * at, 12, "To thank all")] for at in range(1, 8)
    ]

    assert read(make_pdf([piece for row in rows for piece in row])) == [
        f"{at}. To thank all" for at in range(1, 8)
    ]


def test_read_of_a_page_with_a_word_far_right_is_one_column(make_pdf: MakePdf, read: Callable) -> None:
    rows = column(*(f"{at}. To thank all." for at in range(1, 11)))

    assert read(make_pdf([*rows, (230, 700, 12, "Final"), (480, 686, 12, "x")]))[:2] == [
        "1. To thank all. Final",
        "2. To thank all. x",
    ]


@pytest.mark.parametrize(
    ("rotate", "matrix", "places"),
    [
        (90, "0 1 -1 0", [(100, 72), (114, 72)]),
        (180, "-1 0 0 -1", [(500, 100), (500, 114)]),
        (270, "0 -1 1 0", [(500, 700), (486, 700)]),
    ],
)
def test_read_of_a_turned_page_reads_it_as_it_is_shown(
    rotate: int, matrix: str, places: list[tuple[float, float]], make_pdf: MakePdf, read: Callable
) -> None:
    pieces = [
        (*place, 12, text) for place, text in zip(places, ("1. To thank all.", "2. To note."), strict=True)
    ]

    assert read(make_pdf(pieces, rotate=rotate, matrix=matrix)) == ["1. To thank all.", "2. To note."]


def test_read_ignores_letters_across_the_page_and_those_too_small_to_see(
    make_pdf: MakePdf, read: Callable
) -> None:
    draft = b"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET BT /F1 0.5 Tf 9 9 Td (tiny) Tj ET\n"

    assert read(make_pdf(column("1. To thank."), content=draft)) == ["1. To thank."]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0xFB01, "fi"),
        (0xF0B7, "•"),
        (0x02, "-"),
        (0xAD, "‐"),
        (0xD800, ""),
        (0x07, ""),
        (0x110000, ""),
        (0xE9, "é"),
    ],
)
def test_character_is_what_a_person_reads(code: int, text: str) -> None:
    assert pdf_glyphs._character(code) == text


def test_gather_keeps_a_hard_space_and_sees_gaps() -> None:
    def glyph(text: str, x: float) -> pdf_glyphs._Glyph:
        return pdf_glyphs._Glyph(text, x, x + 5, 100, 10)

    glyphs = [glyph("a", 0), None, glyph("\xa0", 5), None, glyph("b", 10), glyph("c", 18), glyph("d", 40)]

    assert [run.text for run in pdf_glyphs._gather(iter(glyphs))] == ["a\xa0b c", "d"]


def test_read_runs_of_a_page_that_cannot_be_opened_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_glyphs.pdfium, "FPDFText_LoadPage", lambda page: None)

    assert pdf_glyphs.read_runs(None, 0, 1, 1) == []


def test_read_of_recognised_text_restores_bullets_and_says_where_it_is_from(
    make_pdf: MakePdf, lines_of: LinesOf
) -> None:
    document = pdf_document.read(
        make_pdf(column(FULL + ".", "1. To ask:", ". Honduras;", "= Panama.")), recognised=True
    )

    assert lines_of(document) == [FULL + ".", "1. To ask:", "• Honduras;", "• Panama."]
    assert [doubt.code for doubt in document.warnings] == ["recognised"]


def locked() -> bytes:
    return b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda make: make([]), NoText),
        (lambda make: make(column("x"), extra=locked()), Encrypted),
        (lambda make: make(column("x"))[:300], Damaged),
        (lambda make: make(column("x")).replace(b"/Type/Page/Parent", b"/Type/Pgae/Parent"), ReaderError),
        (lambda make: make(*[[]] * (pdf_document.MAX_PAGES + 1)), TooLarge),
    ],
)
def test_read_of_what_cannot_be_read_is_refused_by_name(
    change: Callable[[MakePdf], bytes], refusal: type[ReaderError], make_pdf: MakePdf
) -> None:
    with pytest.raises(refusal):
        pdf_document.read(change(make_pdf))


def test_read_of_more_letters_than_a_report_has_is_refused(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_document, "MAX_LETTERS", 3)

    with pytest.raises(TooLarge):
        pdf_document.read(make_pdf(column("1. To thank.")))


def test_draw_makes_a_picture_of_each_page(make_pdf: MakePdf, tmp_path: Path) -> None:
    pictures = pdf_document.draw(make_pdf(column("1. To thank."), []), tmp_path)

    assert [picture.name for picture in pictures] == ["0.pgm", "1.pgm"]
    assert pictures[0].read_bytes().startswith(b"P5 2480 3509 255\n")
    assert pictures[0].stat().st_size == 17 + 2480 * 3509


def test_draw_of_too_many_pages_is_refused(
    make_pdf: MakePdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_document, "MAX_PICTURES", 1)

    with pytest.raises(TooLarge):
        pdf_document.draw(make_pdf([], []), tmp_path)


def ask_in_this_process(request: str, data: bytes) -> dict:
    asked, answered = io.BytesIO(), io.BytesIO()
    pdf_worker.give(asked, request.encode())
    pdf_worker.give(asked, data)
    asked.seek(0)
    pdf_worker.serve(asked, answered)
    answered.seek(0)
    return pdf_process.json.loads(pdf_worker.take(answered) or b"null")


def test_serve_answers_with_the_document_the_pictures_or_the_refusal(
    make_pdf: MakePdf, tmp_path: Path
) -> None:
    data = make_pdf(column("1. To thank."))

    assert ask_in_this_process("read", data) == {
        "plain": "1. To thank.\n",
        "paragraphs": [[0, 12]],
        "doubts": [],
    }
    assert ask_in_this_process(f"draw {tmp_path}", data) == {"pictures": [str(tmp_path / "0.pgm")]}
    assert ask_in_this_process("read", b"") == {"refusal": "Damaged", "facts": {}}


def test_serve_out_of_memory_refuses_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(data: bytes, *, recognised: bool) -> Document:
        raise MemoryError

    monkeypatch.setattr(pdf_document, "read", explode)

    assert ask_in_this_process("read", b"x") == {"refusal": "TooLarge", "facts": {"limit": "350 MB"}}


def test_main_limits_memory_and_serves_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[int] = []
    monkeypatch.setattr(pdf_worker, "limit_memory", limits.append)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))

    pdf_worker.main()

    assert limits == [pdf_worker.MAX_MEMORY]


def test_limit_memory_sets_what_is_used_and_so_much_more(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: limits.append(limit))

    pdf_worker.limit_memory(1000)
    monkeypatch.setattr(Path, "read_text", lambda *_: "no number")
    pdf_worker.limit_memory(1000)

    assert len(limits) == 1
    assert limits[0][0] > 1000


def test_extract_goes_on_after_a_bomb_a_crash_and_a_file_that_takes_too_long(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = make_pdf(column("1. To thank."))
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(10**6)) for _ in range(600)) + packer.flush()
    bomb = zlib.compress(bomb)
    whole = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj"
        % ()
    )
    whole += b" 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj"
    whole += (
        b" 4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(bomb)
        + bomb
        + b"\nendstream endobj"
    )
    whole += b" trailer<</Size 5/Root 1 0 R>>"

    with pytest.raises(TooLarge):
        pdf.extract(whole)
    assert pdf.extract(good).plain == "1. To thank.\n"

    crashed = pdf_process._worker()
    crashed.send_signal(signal.SIGSEGV)
    monkeypatch.setattr(crashed, "poll", lambda: None)  # it dies after it was looked at
    with pytest.raises(Damaged):
        pdf.extract(good)
    assert pdf.extract(good).plain == "1. To thank.\n"

    ended = pdf_process._worker()
    ended.terminate()
    ended.wait()
    monkeypatch.setattr(ended, "poll", lambda: None)
    with pytest.raises(TooLarge, match="350 MB"):
        pdf.extract(good)

    with pytest.raises(TooLarge, match="0 s"):
        pdf_process.ask("read", good, seconds=0)

    pdf_process.stop()
    pdf_process.stop()
    assert pdf.extract(good).plain == "1. To thank.\n"


def justified(gap: float) -> list[pdf_glyphs.Run]:
    """Ten rows of two columns whose words stand that far from each other; the columns stand 40 apart."""
    width = (220 - 3 * gap) / 4
    return [
        pdf_glyphs.Run(["word"], x0, x0 + width, 700 - 14 * row, 12, x0 + width)
        for row in range(10)
        for column_at in (72, 332)
        for x0 in (column_at + at * (width + gap) for at in range(4))
    ]


@pytest.mark.parametrize(("gap", "found"), [(16, [328]), (30, [])])
def test_words_that_a_scan_gives_one_by_one_make_a_column_but_cells_do_not(
    gap: float, found: list[float]
) -> None:
    assert pdf_lines.gutters(justified(gap)) == found
