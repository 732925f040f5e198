"""Word templates: what may be one, and what comes of it. The filling in is done by a process of its own."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from enlace.papers import errors
from enlace.reader.errors import EmptyFile, Encrypted, NotADocument, ReaderError, TooLarge
from enlace.reader.inputs.zipsafe import SafeZip

SECONDS = 90
MOST_BYTES = 10 << 20
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MACROS = re.compile(r"vbaproject|vbadata|/activex/|/embeddings/|\.bin$", re.IGNORECASE)
_EXTERNAL = re.compile(rb'<Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>', re.IGNORECASE)
_KIND = re.compile(rb'Type\s*=\s*["\'][^"\']*/([A-Za-z]+)["\']')


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
            _see_that_it_stays_home(said)


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return [name.replace("\\", "/").lower() for name in held.namelist() if not name.endswith("/")]


def _see_that_it_stays_home(rels: bytes) -> None:
    """A link to press is nothing; a picture, a template or a frame from elsewhere would be fetched on opening."""
    for found in _EXTERNAL.findall(rels):
        kind = _KIND.search(found)
        what = kind[1].decode() if kind else "?"
        if what != "hyperlink":
            raise errors.ReachesOut(what=what)


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
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise errors.TemplateTooSlow from None
        if done.returncode:
            raise errors.TemplateTooSlow if done.returncode < 0 else errors.DamagedTemplate
        _raise(json.loads(done.stdout.decode().splitlines()[-1]))
        return [Path(folder, f"{at}.docx").read_bytes() for at in range(len(contexts))]


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
