"""Word templates: what may be one, and what comes of it. The filling in is done by a process of its own."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from enlace.papers import errors
from enlace.reader.errors import EmptyFile, Encrypted, NotADocument, ReaderError, TooLarge
from enlace.reader.inputs.zipsafe import SafeZip

SECONDS = 90
MOST_BYTES = 10 << 20
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MACROS = re.compile(r"vbaproject|vbadata|/activex/|/embeddings/|\.bin$", re.IGNORECASE)
_FETCHING = frozenset(
    {"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"}
)
"""Fields of Word that take something from a file, an address or another program."""


def check(data: bytes) -> None:
    """Raise ``TemplateRefused`` for what is no plain Word document, holds programs, fetches something, or is a bomb."""
    if len(data) > MOST_BYTES:
        raise errors.TooBigInside
    try:
        _check(SafeZip(data), data)
    except TooLarge:
        raise errors.TooBigInside from None
    except (NotADocument, Encrypted, EmptyFile):
        raise errors.NotAWordFile from None
    except ReaderError:
        raise errors.DamagedTemplate from None


def _check(parts: SafeZip, data: bytes) -> None:
    if "[content_types].xml" not in parts or "word/document.xml" not in parts:
        raise errors.NotAWordFile
    types = parts.read("[content_types].xml")
    names = _names(data)
    if len(names) != len(set(names)):
        raise errors.DamagedTemplate  # which of the two would be read is not for us to guess
    if b"macroEnabled" in types or any(_MACROS.search(name) for name in names):
        raise errors.HasMacros
    if (
        b"wordprocessingml.document.main+xml" not in types
        and b"wordprocessingml.template.main+xml" not in types
    ):
        raise errors.NotAWordFile
    for name in names:
        said = parts.read(name)
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in said or b"<!ENTITY" in said):
            raise errors.DamagedTemplate
        if name.endswith(".rels"):
            if b"<Relationships" not in said:
                raise errors.DamagedTemplate
            _see_that_it_stays_home(_parsed(said))
        elif name.startswith("word/") and name.endswith(".xml"):
            _see_that_fields_stay_home(_parsed(said))


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return [name.replace("\\", "/").lower() for name in held.namelist() if not name.endswith("/")]


def _parsed(part: bytes) -> Any:
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        raise errors.DamagedTemplate from None


def _see_that_it_stays_home(rels: Any) -> None:
    """A link to press is nothing; a picture, a template or a frame from elsewhere would be fetched on opening."""
    for one in rels.iter("{*}Relationship"):
        what = str(one.get("Type", "")).rpartition("/")[2] or "?"
        if str(one.get("TargetMode", "")).strip().lower() == "external" and what != "hyperlink":
            raise errors.ReachesOut(what=what)


def _see_that_fields_stay_home(part: Any) -> None:
    for code in _field_codes(part):
        name = (code.split() or [""])[0].upper()
        if name in _FETCHING:
            raise errors.ReachesOut(what=name)


def _field_codes(part: Any) -> Iterator[str]:
    """What each field says, also where it is written in pieces, as Word does."""
    open_fields: list[str] = []
    for one in part.iter("{*}fldSimple", "{*}fldChar", "{*}instrText"):
        what = etree.QName(one).localname
        kind = next((said for name, said in one.attrib.items() if name.endswith("fldCharType")), "")
        if what == "fldSimple":
            yield from (said for name, said in one.attrib.items() if name.endswith("}instr"))
        elif what == "instrText" and open_fields:
            open_fields[-1] += one.text or ""
        elif kind == "begin":
            open_fields.append("")
        elif kind == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields


def fill(template: bytes, context: Mapping[str, Any]) -> bytes:
    """The document that comes of it. Raises ``TemplateRefused`` with the reason."""
    return fill_each(template, [context])[0]


def fill_each(template: bytes, contexts: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """A document for each of these, made by one process."""
    with tempfile.TemporaryDirectory() as folder:
        source, data = Path(folder, "template.docx"), Path(folder, "data.json")
        source.write_bytes(template)
        data.write_text(json.dumps(_clean(list(contexts)), ensure_ascii=False), encoding="utf-8")
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "enlace.papers.setter",
            str(source),
            str(data),
            folder,
        ]
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=SECONDS, check=False, env=_surroundings()
            )
        except subprocess.TimeoutExpired:
            raise errors.TemplateTooSlow from None
        if done.returncode:
            raise errors.TemplateTooSlow if done.returncode < 0 else errors.DamagedTemplate
        _raise(json.loads(done.stdout.decode().splitlines()[-1]))
        return [Path(folder, f"{at}.docx").read_bytes() for at in range(len(contexts))]


def _surroundings() -> dict[str, str]:
    """What Python needs to start, and no secret of the process that asks."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def _raise(said: Mapping[str, str]) -> None:
    refused = said.get("refused")
    if refused == "unknown_field":
        raise errors.UnknownField(name=said["said"])
    if refused == "syntax":
        raise errors.WrongSyntax(near=said["near"], said=said["said"])
    if refused == "not_allowed":
        raise errors.NotAllowedInTemplate(said=said["said"])
    if refused == "too_slow":
        raise errors.TemplateTooSlow
    if refused == "says_nothing":
        raise errors.SaysNothing
    if refused:
        raise errors.TemplateFails(said=said["said"])


def _clean(value: Any) -> Any:
    """Plain values alone, without signs that XML cannot hold."""
    if isinstance(value, str):
        return _NOT_XML.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, Mapping):
        return {str(key): _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value
