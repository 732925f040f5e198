"""The process in which PDFium works: whatever a hostile file does to it, the reader itself goes on.

It answers requests on its standard input until that ends. A request is ``read``, ``reread`` (a text layer made by OCR)
or ``draw FOLDER``, and a file; the answer is one JSON object. Each is preceded by its length in eight bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import IO, Any

from enlace.reader.document import Document
from enlace.reader.errors import ReaderError, TooLarge
from enlace.reader.inputs import pdf_document

MAX_MEMORY = 350 * 2**20
"""How much an extracted file may take, beyond what the process has when it starts."""


def main() -> None:
    limit_memory(MAX_MEMORY)
    serve(sys.stdin.buffer, sys.stdout.buffer)


def limit_memory(size: int) -> None:
    """So much more address space and no more, where the system can say so (not on Windows)."""
    try:
        import resource  # only POSIX has it

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + size,) * 2)
    except (ImportError, OSError, ValueError):
        return


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    while (asked := take(requests)) is not None:
        give(answers, json.dumps(_answer(asked.decode("utf-8"), take(requests) or b"")).encode())


def _answer(asked: str, data: bytes) -> dict[str, Any]:
    try:
        if asked.startswith("draw "):
            return {"pictures": [str(path) for path in pdf_document.draw(data, Path(asked[5:]))]}
        return _as_dict(pdf_document.read(data, recognised=asked == "reread"))
    except ReaderError as refusal:
        return {"refusal": type(refusal).__name__, "facts": refusal.facts}
    except MemoryError:
        return {"refusal": TooLarge.__name__, "facts": {"limit": f"{MAX_MEMORY >> 20} MB"}}


def _as_dict(document: Document) -> dict[str, Any]:
    spans = [(paragraph.start, paragraph.end) for paragraph in document.paragraphs]
    return {
        "plain": document.plain,
        "paragraphs": spans,
        "doubts": [(doubt.code, doubt.message, doubt.es) for doubt in document.warnings],
    }


def take(stream: IO[bytes]) -> bytes | None:
    """The next message, or ``None`` where the stream ends before it or in it."""
    length = int.from_bytes(stream.read(8), "big")
    message = stream.read(length)
    return message if length and len(message) == length else None


def give(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(8, "big"))
    stream.write(message)
    stream.flush()
