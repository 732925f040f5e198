"""PDF files written by hand, and programs that only pretend."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from enlace.reader.document import Document
from enlace.reader.inputs import pdf_process

Piece = tuple[float, float, float, str]
"""x, y, size and text."""

HEAD = "1. To thank Honduras for its presentation on the workshop."


@pytest.fixture(autouse=True, scope="session")
def _worker_ends() -> Iterator[None]:
    yield
    pdf_process.stop()


def lines_of(document: Document) -> list[str]:
    return [document.plain[paragraph.start : paragraph.end] for paragraph in document.paragraphs]


@pytest.fixture(name="lines_of")
def _lines_of() -> Callable[[Document], list[str]]:
    return lines_of


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return write_pdf


def write_pdf(
    *pages: Sequence[Piece],
    rotate: int = 0,
    matrix: str = "1 0 0 1",
    extra: bytes = b"",
    content: bytes = b"",
) -> bytes:
    """A PDF in Helvetica, A4; ``matrix`` turns the letters, ``content`` is drawn before the text."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, pieces in enumerate(pages):
        drawn = zlib.compress(content + b"".join(_drawn(piece, matrix) for piece in pieces))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (rotate, 5 + 2 * at)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n" % len(drawn) + drawn + b"\nendstream")
    return _file(objects, extra)


def _drawn(piece: Piece, matrix: str) -> bytes:
    x, y, size, text = piece
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({escaped}) Tj ET\n".encode("cp1252")


def _file(objects: Sequence[bytes], extra: bytes) -> bytes:
    whole, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        whole
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, extra, len(whole))
    )


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Leave nothing on PATH but the programs that a test puts there, each with a body in Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, body: str) -> None:
        program = folder / name
        program.write_text(f"#!{sys.executable}\nimport sys, time, shutil, pathlib\n{body}\n", "utf-8")
        program.chmod(0o755)
        assert os.access(program, os.X_OK)

    return put
