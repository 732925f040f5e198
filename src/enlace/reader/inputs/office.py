"""Word 97, OpenDocument and RTF: opened by LibreOffice, where it is installed, and read as the .docx it makes."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from enlace.reader.document import Document
from enlace.reader.errors import Damaged, NeedsOffice
from enlace.reader.inputs import docx
from enlace.reader.inputs.programs import run

SECONDS = 90
ENDINGS = {
    "application/msword": ".doc",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
}
_PROGRAMS = ("soffice", "libreoffice")
# Links in a stranger's file are not followed, and its macros do not run.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def extract(data: bytes, media_type: str) -> Document:
    """Raises ``NeedsOffice`` where LibreOffice is not installed, ``Damaged`` where it cannot open the file."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise NeedsOffice(kind=ENDINGS[media_type])
    with tempfile.TemporaryDirectory(prefix="enlace-", ignore_cleanup_errors=True) as folder:
        converted = _converted(program, data, ENDINGS[media_type], Path(folder))
    return replace(docx.extract(converted), media_type=media_type)


def _converted(program: str, data: bytes, ending: str, folder: Path) -> bytes:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, "utf-8")
    given, made = folder / f"report{ending}", folder / "made" / "report.docx"
    given.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    modes = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    command = [program, profile, *modes, "--convert-to", "docx", "--outdir", str(made.parent), str(given)]
    if run(command, folder, SECONDS) is None or not made.exists():
        raise Damaged
    return made.read_bytes()
