"""A scanned PDF given a text layer by the OCR program that is installed: ``ocrmypdf``, else ``tesseract``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pypdfium2

from enlace.reader.errors import NoText, TooLarge
from enlace.reader.inputs.programs import run

MAX_PAGES = 100
_SECONDS = 600
_DOTS_PER_INCH, _MOST_PIXELS = 300, 20_000_000


def with_text(data: bytes) -> bytes:
    """The PDF with its text recognised. Raises ``NoText`` where no program is installed or none could read it."""
    ocrmypdf, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if not (ocrmypdf or tesseract):
        raise NoText
    with tempfile.TemporaryDirectory(prefix="enlace-") as folder:
        done = _ocrmypdf(ocrmypdf, data, Path(folder)) if ocrmypdf else None
        done = done or (_tesseract(tesseract, data, Path(folder)) if tesseract else None)
    if not done:
        raise NoText
    return done


def _ocrmypdf(program: str, data: bytes, folder: Path) -> bytes | None:
    scan, made = folder / "scan.pdf", folder / "read.pdf"
    scan.write_bytes(data)
    languages = _languages(shutil.which("tesseract"), folder)
    command = [program, "--quiet", "--force-ocr", "--output-type", "pdf", *languages, str(scan), str(made)]
    return made.read_bytes() if run(command, folder, _SECONDS) is not None and made.exists() else None


def _tesseract(program: str, data: bytes, folder: Path) -> bytes | None:
    pictures = folder / "pages.txt"
    pictures.write_text("".join(f"{picture}\n" for picture in _pictures(data, folder)), "utf-8")
    languages = _languages(program, folder)
    made = folder / "read.pdf"
    command = [program, str(pictures), str(made.with_suffix("")), *languages, "pdf"]
    return made.read_bytes() if run(command, folder, _SECONDS) is not None and made.exists() else None


def _languages(program: str | None, folder: Path) -> list[str]:
    listed = run([program, "--list-langs"], folder, _SECONDS) if program else None
    known = [language for language in ("spa", "eng") if language in (listed or "").split()]
    return ["-l", "+".join(known)] if known else []


def _pictures(data: bytes, folder: Path) -> list[Path]:
    """Each page drawn in grey, as a PGM file, which needs no imaging library."""
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > MAX_PAGES:
            raise TooLarge(limit=f"{MAX_PAGES} pp.")
        return [_picture(document[number], folder / f"{number}.pgm") for number in range(len(document))]
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, path: Path) -> Path:
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    grey = bytes(bitmap.buffer)
    rows = (grey[bitmap.stride * row :][: bitmap.width] for row in range(bitmap.height))
    path.write_bytes(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows))
    page.close()
    return path
