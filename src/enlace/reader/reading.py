"""From a file's bytes to a ``Report``."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from enlace.reader.errors import EmptyFile, NoItems, NotAFile, TooLarge
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.inputs.open import extract
from enlace.reader.inputs.sniff import MAX_BYTES
from enlace.reader.items.acts import Reading, read_items
from enlace.reader.items.doubts import item_doubts
from enlace.reader.items.tree import grow
from enlace.reader.meeting import language as language_of
from enlace.reader.meeting import read_meeting
from enlace.reader.model import Report, Source
from enlace.reader.profile import Profile, load


def read(
    source: str | Path | bytes, *, profile: Profile | str | Path | None = None, name: str | None = None
) -> Report:
    """Read one report of a meeting.

    ``source`` is a path or the bytes of a Word, PDF, HTML or text file; ``name`` the file's name, else the path's.
    ``profile`` is a process profile, its name, or its TOML file; ``rcm`` where none is given.

    Spans in the result are half open, in code points of ``Report.plain``. Raises a ``ReaderError``: ``EmptyFile``,
    ``NotAFile``, ``NotADocument``, ``Damaged``, ``Encrypted``, ``TooLarge``, ``NoText``, ``NeedsOffice``, ``NoItems``
    or ``BadProfile``; and ``OSError`` where the path cannot be read.
    """
    process = load(profile)
    if not isinstance(source, bytes):
        path = Path(source)
        name = name or path.name
        source = _bytes_of(path)
    if not source:
        raise EmptyFile
    document = extract(source, name)
    plain = document.plain
    tongue = language_of(plain)
    tree = grow(document, process)
    if not tree.places:
        raise NoItems
    finder = process.finder
    tokens = Tokens(plain, finder.splitter)
    head, body_text = plain[: tree.head_end], plain[tree.head_end :]
    meeting, doubts = read_meeting(
        head, offset=0, language=tongue, profile=process, body_text=body_text, tokens=tokens
    )
    marks = finder.find(tokens, meeting.body)
    items = read_items(Reading(plain, tokens, marks, tongue, meeting, process), tree.places)
    return Report(
        source=Source(name or "", hashlib.sha256(source).hexdigest(), document.media_type, tongue),
        meeting=meeting,
        items=items,
        warnings=(*document.warnings, *doubts, *tree.doubts, *item_doubts(items, plain, process)),
        plain=plain,
        names=process.display,
    )


def _bytes_of(path: Path) -> bytes:
    """A regular file's bytes, of which no more are read than may be: a file can grow, and a pipe never end."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(name=path.name or str(path))
    if found.st_size <= MAX_BYTES:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) <= MAX_BYTES:
            return data
    raise TooLarge(limit=f"{MAX_BYTES >> 20} MB")
