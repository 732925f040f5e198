"""Opening a zip that a stranger sent: every way of being wrong has a name, and nothing is read unbounded."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from enlace.reader.errors import Damaged, EmptyFile, Encrypted, NotADocument, TooLarge

MB = 1 << 20
FILE_LIMIT = 50 * MB
UNZIPPED_LIMIT = 25 * MB
"""Some twenty thousand paragraphs; as a tree they take fifteen times the memory."""
ENTRY_LIMIT = 10_000
RATIO_LIMIT = 200
RATIO_FLOOR = 8 * MB
"""Below this size a part may be packed as tightly as it likes: two thousand like paragraphs are no bomb."""

_PIECE = MB
_ZIP = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
)


class SafeZip:
    """The parts of a zip by name, whatever their case and slashes; at most ``UNZIPPED_LIMIT`` is read.

    Raises ``EmptyFile``, ``NotADocument``, ``Encrypted``, ``TooLarge`` or ``Damaged``.
    """

    def __init__(self, data: bytes) -> None:
        _refuse_what_is_no_zip(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise Damaged from error
        self._entries = {_part_name(entry.filename): entry for entry in self._zip.infolist()}
        self._left = UNZIPPED_LIMIT

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The part's bytes; ``Damaged`` where there is no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise Damaged
        if entry.flag_bits & 1:
            raise Encrypted
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Damaged
        return self._read(entry)

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        """Piece by piece: what the entry says of its own size is not believed."""
        pieces: list[bytes] = []
        size, tightest = 0, max(RATIO_FLOOR, RATIO_LIMIT * entry.compress_size)
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    pieces.append(piece)
                    size += len(piece)
                    self._left -= len(piece)
                    if self._left < 0:
                        raise TooLarge(
                            limit=(
                                f"{UNZIPPED_LIMIT // MB} MB unzipped",
                                f"{UNZIPPED_LIMIT // MB} MB descomprimidos",
                            )
                        )
                    if size > tightest:
                        raise TooLarge(
                            limit=(
                                f"unzipped to {RATIO_LIMIT} times its size",
                                f"{RATIO_LIMIT} veces su tamaño al descomprimirlo",
                            )
                        )
        except _UNREADABLE as error:
            raise Damaged from error
        return b"".join(pieces)


def _refuse_what_is_no_zip(data: bytes) -> None:
    if not data:
        raise EmptyFile
    if len(data) > FILE_LIMIT:
        raise TooLarge(limit=f"{FILE_LIMIT // MB} MB")
    if data.startswith(_OLE) and _ENCRYPTED_STREAM in data:
        raise Encrypted
    if not data.startswith(_ZIP):
        raise NotADocument
    if data.count(_ENTRY) > ENTRY_LIMIT:
        raise TooLarge(limit=(f"{ENTRY_LIMIT:,} files in one zip", f"{ENTRY_LIMIT:,} archivos en un zip"))


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
