"""A scanned PDF given a text layer by the OCR program that is installed: ``ocrmypdf``, else ``tesseract``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from enlace.reader.errors import NoText, UnreadableScan
from enlace.reader.inputs.pdf_process import ask
from enlace.reader.inputs.programs import run

_SECONDS = 600


def with_text(data: bytes) -> bytes:
    """The PDF with its text recognised.

    Raises ``NoText`` where no program is installed, ``UnreadableScan`` where none could read it.
    """
    ocrmypdf, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if not (ocrmypdf or tesseract):
        raise NoText
    with tempfile.TemporaryDirectory(prefix="enlace-") as folder:
        done = _ocrmypdf(ocrmypdf, data, Path(folder)) if ocrmypdf else None
        done = done or (_tesseract(tesseract, data, Path(folder)) if tesseract else None)
    if not done:
        raise UnreadableScan
    return done


def _ocrmypdf(program: str, data: bytes, folder: Path) -> bytes | None:
    scan, made = folder / "scan.pdf", folder / "read.pdf"
    scan.write_bytes(data)
    languages = _languages(shutil.which("tesseract"), folder)
    command = [program, "--quiet", "--force-ocr", "--output-type", "pdf", *languages, str(scan), str(made)]
    return made.read_bytes() if run(command, folder, _SECONDS) is not None and made.exists() else None


def _tesseract(program: str, data: bytes, folder: Path) -> bytes | None:
    pictures = folder / "pages.txt"
    drawn = ask(f"draw {folder}", data, seconds=_SECONDS)["pictures"]
    pictures.write_text("".join(f"{picture}\n" for picture in drawn), "utf-8")
    languages = _languages(program, folder)
    made = folder / "read.pdf"
    command = [program, str(pictures), str(made.with_suffix("")), *languages, "pdf"]
    return made.read_bytes() if run(command, folder, _SECONDS) is not None and made.exists() else None


def _languages(program: str | None, folder: Path) -> list[str]:
    listed = run([program, "--list-langs"], folder, _SECONDS) if program else None
    known = [language for language in ("spa", "eng") if language in (listed or "").split()]
    return ["-l", "+".join(known)] if known else []
