"""A PDF's text layer, page by page, rebuilt into paragraphs; and its pages as pictures.

PDFium works here, on files from strangers: this runs in a process of its own (``pdf_worker``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from enlace.reader.document import Document, Draft
from enlace.reader.doubts import doubt
from enlace.reader.errors import Damaged, Encrypted, NoText, TooLarge
from enlace.reader.inputs.pdf_furniture import Page, without_furniture
from enlace.reader.inputs.pdf_glyphs import Run, read_runs
from enlace.reader.inputs.pdf_hyphens import Joiner
from enlace.reader.inputs.pdf_lines import Line, gutters, in_reading_order, rows
from enlace.reader.inputs.pdf_paragraphs import Block, blocks, frame_of
from enlace.reader.inputs.text import clean

MEDIA_TYPE = "application/pdf"
MAX_PAGES, MAX_LETTERS, MAX_PICTURES = 1_000, 2_000_000, 100
_DOTS_PER_INCH, _MOST_PIXELS = 300, 20_000_000
_MISREAD_BULLET = re.compile(r"^[.=*+°¢«»] ")


def read(data: bytes, *, recognised: bool = False) -> Document:
    """One paragraph of the file a paragraph, in reading order, without page heads, feet and numbers.

    ``recognised`` says that the text layer is the work of OCR. Raises ``Encrypted``, ``Damaged``, ``TooLarge`` and
    ``NoText``.
    """
    with _opened(data) as document:
        pages = _pages_of(document)
    if not any(page.rows for page in pages):
        raise NoText
    return _document(pages, recognised=recognised)


def draw(data: bytes, folder: Path) -> list[Path]:
    """Each page in grey, at 300 dots an inch, as a PGM file, which needs no imaging library."""
    with _opened(data) as document:
        if len(document) > MAX_PICTURES:
            raise TooLarge(limit=(f"{MAX_PICTURES:,} scanned pages", f"{MAX_PICTURES:,} páginas escaneadas"))
        return [_picture(document[number], folder / f"{number}.pgm") for number in range(len(document))]


def _picture(page: pypdfium2.PdfPage, path: Path) -> Path:
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    grey = memoryview(bitmap.buffer)
    with path.open("wb") as picture:
        picture.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        for row in range(bitmap.height):
            picture.write(grey[bitmap.stride * row : bitmap.stride * row + bitmap.width])
    page.close()
    return path


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        raise (Encrypted if failure.err_code == pdfium.FPDF_ERR_PASSWORD else Damaged) from failure
    try:
        yield document
    except pypdfium2.PdfiumError as failure:
        raise Damaged from failure
    finally:
        document.close()


def _pages_of(document: pypdfium2.PdfDocument) -> list[Page]:
    if len(document) > MAX_PAGES:
        raise TooLarge(limit=(f"{MAX_PAGES:,} pages", f"{MAX_PAGES:,} páginas"))
    pages, letters = [], 0
    for number in range(len(document)):
        runs = _runs_of(document, number)
        letters += sum(len(run.letters) for run in runs)
        if letters > MAX_LETTERS:
            raise TooLarge(limit="2 MB")
        pages.append(Page(number + 1, rows(runs)))
    return pages


def _runs_of(document: pypdfium2.PdfDocument, number: int) -> list[Run]:
    page = document[number]
    try:
        turn = page.get_rotation()
        width, height = page.get_size()
        return read_runs(page.raw, turn, width, height)
    finally:
        page.close()


def _document(pages: Sequence[Page], *, recognised: bool) -> Document:
    kept, with_notes = without_furniture(pages)
    lines = _lines(kept)
    found = blocks(lines, frame_of(lines))
    joiner = Joiner([line.text for line in lines])
    draft = Draft()
    for block in found:
        shown = _text_of(block, joiner)
        draft.add(_MISREAD_BULLET.sub("• ", shown) if recognised else shown)
    blank = [page.number for page in pages if not page.rows]
    doubts = [doubt("recognised")] if recognised else []
    said = [
        *doubts,
        *(doubt("page-without-text", page=number) for number in blank),
        *(doubt("page-notes-left-out", page=number) for number in with_notes),
    ]
    return draft.document(MEDIA_TYPE, tuple(said))


def _text_of(block: Block, joiner: Joiner) -> str:
    """White space in a PDF is only a distance, so each is one plain space, hard spaces too."""
    return " ".join(clean(joiner.join([line.text for line in block.lines])).split())


def _lines(pages: Sequence[Page]) -> list[Line]:
    runs = {page.number: [run for row in page.rows for run in row] for page in pages}
    own = {number: gutters(some) for number, some in runs.items()}
    shared = [gutter for some in own.values() for gutter in some]
    lines: list[Line] = []
    for number, some in runs.items():
        gutter = next((x for x in own[number] or shared if _fits(x, some)), None)
        lines += in_reading_order(some, number, gutter)
    return lines


def _fits(gutter: float, runs: Sequence[Run]) -> bool:
    """Whether a page could have another page's gutter: nothing runs across, or little, and text begins after it."""
    begins = any(0 <= run.x0 - gutter < 8 for run in runs)
    across = sum(run.x0 < gutter < run.x1 for run in runs)
    return across == 0 or (begins and across <= len(runs) / 3)
