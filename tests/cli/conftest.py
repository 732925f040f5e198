"""A reader that understands one word a file, so that these tests are about the command line alone.

A file's first line tells what the fake reader does: ``refuse``, ``crash``, ``die`` or make a report of its text.
"""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

import enlace.reader
from enlace.cli import main
from enlace.reader import profile
from enlace.reader.errors import NotADocument
from enlace.reader.model import Act, Commitment, Doubt, Due, Item, Meeting, Report, Source

NAMES = {
    "ts": {"en": "Technical Secretariat", "es": "Secretaría Técnica"},
    "MEX": {"en": "Mexico", "es": "México"},
    "member-countries": {"en": "Member Countries", "es": "Países Miembros"},
}


def fake_read(source, *, profile=None, name=None):
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    word = data.decode("utf-8", "replace").split("\n", 1)[0]
    if word == "refuse":
        raise NotADocument
    if word == "crash":
        raise ValueError("nobody foresaw\nthis")
    if word == "die":
        os._exit(9)
    return report_of(data.decode("utf-8", "replace"), name or Path(source).name)


def report_of(plain: str, name: str, *, due: Due | None = None) -> Report:
    text = plain.strip() or "x"
    owed = Commitment(("ts",), ("member-countries",), due or Due("by June", "2014-06", date(2014, 6, 30)))
    act = Act("commit", ("ts",), (), text, (0, len(text)), owed, "commit.will", 0.9)
    item = Item("conclusions", "1.a", "1", text, (0, len(text)), ("ts",), (act,))
    source = Source(name, hashlib.sha256(plain.encode()).hexdigest(), "text/plain", "en")
    return Report(source, Meeting(), (item,), (Doubt("odd", "Something is odd."),), plain, NAMES)


@pytest.fixture
def make_report():
    return report_of


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def reader(monkeypatch):
    """The fake reader in place of the real one, in forked workers too."""
    monkeypatch.setattr(enlace.reader, "read", fake_read, raising=False)
    monkeypatch.setattr(profile, "load", lambda source=None: SimpleNamespace(id=source or "rcm"))


@pytest.fixture
def run(capfdbinary) -> Callable[..., SimpleNamespace]:
    """Run ``enlace`` here and give its exit code and what it printed."""

    def run(*argv: str | Path) -> SimpleNamespace:
        code = main([str(word) for word in argv])
        out, err = capfdbinary.readouterr()
        return SimpleNamespace(code=code, out=out.decode("utf-8", "replace"), err=err.decode(), raw=out)

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three reports, one of them below, and what a walk leaves out."""
    for name, text in {
        "b.txt": "Report b",
        "a.docx": "Report a",
        "below/c.pdf": "Report c",
        "~$a.docx": "lock",
        ".hidden.txt": "hidden",
        ".git/d.txt": "hidden",
        "b.gold.json": "{}",
        "picture.png": "png",
    }.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "in"
