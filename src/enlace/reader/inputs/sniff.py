"""What kind of document some bytes are, told by what they contain."""

from __future__ import annotations

import re
from pathlib import PurePath

from enlace.reader.errors import EmptyFile, Encrypted, NotADocument, TooLarge
from enlace.reader.inputs import ole, text
from enlace.reader.inputs.decoding import decode
from enlace.reader.inputs.zipsafe import SafeZip

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
RTF = "application/rtf"
PDF = "application/pdf"
HTML = "text/html"
TEXT = text.MEDIA_TYPE

MAX_BYTES = 50 * 2**20
_SAMPLE = 65_536

_OTHER_KINDS = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM....\0\0\0\0|II\*\0|MM\0\*|8BPS"  # pictures
    rb"|RIFF....(?:WEBP|WAVE|AVI )|....ftyp|ID3[\x02-\x04]|OggS|fLaC"  # pictures, sound, film
    rb"|\x7fELF|MZ.{58}..\0\0|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\0asm"  # programs
    rb"|\x1f\x8b|BZh[1-9]|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a|\x28\xb5\x2f\xfd|.{257}ustar"  # archives
    rb"|SQLite format 3|wOF[F2]|%!PS|\x00\x01\x00\x00\x00",  # data, fonts, PostScript
    re.DOTALL,
)
_PDF_HEADER = re.compile(rb"%PDF-\d")
_RTF_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_BLOCK = "p|div|ol|ul|table|h[1-6]|center|section|article|main|header|span|font|b|strong|title|style|link"
_HTML_HEADER = re.compile(rf"<(?:!doctype\s+html|html|head|body|meta|{_BLOCK})\b", re.IGNORECASE)
_PROLOGUE_ENDS = {"<?xml": "?>", "<!--": "-->"}
_HTML_BODY = re.compile(r"<(?:p|br|li|div|h[1-6]|td)\b[^<>]*>", re.IGNORECASE)
_UNREADABLE = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")


def media_type(data: bytes, name: str | None = None) -> str:
    """The media type of a document that can be read.

    Raises ``EmptyFile``, ``TooLarge``, ``Encrypted``, ``Damaged`` (a zip cut short) and ``NotADocument``.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(limit="50 MB")
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise EmptyFile
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(ole.MAGIC):
        return _compound(data)
    if _is_pdf(data):
        return PDF
    if _RTF_HEADER.match(data[:_SAMPLE]):
        return RTF
    if _OTHER_KINDS.match(data[:_SAMPLE]):
        raise NotADocument
    return _written(data, name)


def _is_pdf(data: bytes) -> bool:
    header = _PDF_HEADER.search(data[:2048])
    return header is not None and (header.start() == 0 or b" obj" in data)


def _compound(data: bytes) -> str:
    streams = ole.stream_names(data)
    if "EncryptedPackage" in streams or ole.is_locked_word(data):
        raise Encrypted
    if "WordDocument" in streams:
        return DOC
    raise NotADocument


def _zipped(data: bytes) -> str:
    parts = SafeZip(data)
    if "word/document.xml" in parts or b"wordprocessingml" in _read(parts, "[Content_Types].xml"):
        return DOCX
    if _read(parts, "mimetype").startswith(ODT.encode()):
        if b"encryption-data" in _read(parts, "META-INF/manifest.xml"):
            raise Encrypted
        return ODT
    raise NotADocument


def _read(parts: SafeZip, name: str) -> bytes:
    return parts.read(name) if name in parts else b""


def _written(data: bytes, name: str | None) -> str:
    """HTML or plain text, if the bytes are writing at all."""
    sample = data[:_SAMPLE]
    decoded, _ = decode(sample)
    if len(_UNREADABLE.findall(decoded)) * 50 > len(decoded) or decoded.count("\0") * 3 > len(decoded):
        raise NotADocument
    prologue, body = _split_prologue(decoded)
    if _HTML_HEADER.match(body) or (_named_html(name) and _HTML_BODY.search(body)):
        return HTML
    if "<?xml" in prologue or body.startswith("<svg"):
        raise NotADocument
    return TEXT


def _split_prologue(written: str) -> tuple[str, str]:
    """What stands before the first element: the XML declaration and comments; and the rest."""
    at = 0
    while True:
        while written[at : at + 1].isspace():
            at += 1
        opening = next((mark for mark in _PROLOGUE_ENDS if written.startswith(mark, at)), None)
        end = written.find(_PROLOGUE_ENDS[opening], at) if opening else -1
        if opening is None or end == -1:
            return written[:at], written[at:]
        at = end + len(_PROLOGUE_ENDS[opening])


def _named_html(name: str | None) -> bool:
    return PurePath(name or "").suffix.lower() in {".html", ".htm", ".xhtml"}
