"""Compound files (OLE): just enough to tell a Word 97 document and a locked one from the rest.

Layout after [MS-CFB]: directory entries of 128 bytes begin on multiples of 128; each has its name in UTF-16 in its
first 64 bytes and the number of its first sector at byte 116. The Word header is [MS-DOC] 2.5.1 FibBase.
"""

from __future__ import annotations

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = ("WordDocument", "EncryptedPackage")
_ENTRY = 128
_WORD = 0xA5EC
_F_ENCRYPTED = 0x0100


def stream_names(data: bytes) -> frozenset[str]:
    """Those of the streams that tell a document's kind which the file has."""
    return frozenset(name for name in _NAMES if _find_entry(data, name) is not None)


def is_locked_word(data: bytes) -> bool:
    """Whether the file is a Word 97 document with a password."""
    entry = _find_entry(data, "WordDocument")
    if entry is None:
        return False
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    begin = (sector + 1) << min(data[30], 16)
    header = data[begin : begin + 12]
    is_word = int.from_bytes(header[:2], "little") == _WORD
    return is_word and bool(int.from_bytes(header[10:12], "little") & _F_ENCRYPTED)


def _find_entry(data: bytes, name: str) -> int | None:
    written = name.encode("utf-16-le") + b"\0\0"
    at = data.find(written)
    while at != -1 and at % _ENTRY:
        at = data.find(written, at + 1)
    return None if at == -1 else at
