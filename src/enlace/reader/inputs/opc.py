"""Which part of an Office Open XML package is the text, and which parts belong to it (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath

from enlace.reader.errors import Damaged, NotADocument
from enlace.reader.inputs.wordxml import parse
from enlace.reader.inputs.zipsafe import SafeZip

_USUAL_MAIN = "word/document.xml"
_CONTENT_TYPES = "[content_types].xml"


def main_part(package: SafeZip) -> str:
    """The name of the part that holds the text; ``Damaged`` or ``NotADocument`` where there is none."""
    name = related(package, "").get("officeDocument", _USUAL_MAIN)
    if name in package:
        return name
    raise Damaged if _CONTENT_TYPES in package else NotADocument


def related(package: SafeZip, part: str) -> dict[str, str]:
    """The parts that ``part`` points to, by kind, such as ``styles``; ``""`` is the package itself."""
    folder, name = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in package:
        return {}
    return {
        link.get("Type", "").rpartition("/")[2]: _resolve(folder, link.get("Target", ""))
        for link in parse(package.read(links))
        if link.get("TargetMode") != "External"
    }


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
