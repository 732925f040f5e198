"""From a file's bytes to a ``Report``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from enlace.reader.errors import EmptyFile, NoItems
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.inputs.open import extract
from enlace.reader.items.acts import Reading, read_items
from enlace.reader.items.tree import grow
from enlace.reader.meeting import language as language_of
from enlace.reader.meeting import read_meeting
from enlace.reader.model import Report, Source
from enlace.reader.profile import Profile, load


def read(
    source: str | Path | bytes, *, profile: Profile | str | Path | None = None, name: str | None = None
) -> Report:
    """Read one report of a meeting.

    ``source`` is a path or the bytes of a Word, PDF, HTML or text file; ``name`` the file's name where bytes are given.
    ``profile`` is a process profile, its name, or its TOML file; ``rcm`` where none is given.

    Spans in the result are half open, in code points of ``Report.plain``. Raises a ``ReaderError``: ``EmptyFile``,
    ``NotADocument``, ``Damaged``, ``Encrypted``, ``TooLarge``, ``NoText``, ``NeedsOffice``, ``NoItems`` or
    ``BadProfile``; and ``OSError`` where the path cannot be read.
    """
    process = load(profile)
    if not isinstance(source, bytes):
        path = Path(source)
        name = name or path.name
        source = path.read_bytes()
    if not source:
        raise EmptyFile()
    document = extract(source, name)
    plain = document.plain
    tongue = language_of(plain)
    places, head_end = grow(document, process)
    if not places:
        raise NoItems()
    meeting, doubts = read_meeting(
        plain[:head_end], offset=0, language=tongue, profile=process, body_text=plain[head_end:]
    )
    finder = process.finder
    tokens = Tokens(plain, finder.splitter)
    marks = finder.find(tokens, meeting.body)
    items = read_items(Reading(plain, tokens, marks, tongue, meeting, process), places)
    return Report(
        source=Source(name or "", hashlib.sha256(source).hexdigest(), document.media_type, tongue),
        meeting=meeting,
        items=items,
        warnings=(*document.warnings, *doubts),
        plain=plain,
        names=process.display,
    )
