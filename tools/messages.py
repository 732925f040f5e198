"""Keep the Spanish catalogues in step with the code: ``python -m tools.messages`` gathers, ``--check`` only tells.

Each room has its own catalogue, ``<room>/locale/es/LC_MESSAGES/django.po``; pages have one for each folder of ``web``.
What is new comes in untranslated, what is gone goes, and the compiled ``.mo`` beside each is written anew.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "enlace"
ROOMS = ("core", "accounts", "directory", "meetings", "reports", "register", "library", "papers", "config")
_CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), "s"),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), "sp"),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), "cs"),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), "csp"),
}


class Message(NamedTuple):
    context: str | None
    text: str
    plural: str | None


def catalogue_of(file: Path) -> Path:
    """The folder whose catalogue holds the words of that file."""
    parts = file.relative_to(PACKAGE).parts
    if parts[0] != "web":
        return PACKAGE / parts[0]
    room = parts[2] if parts[1] == "templates" else parts[1]
    return (
        PACKAGE / "web" / room
        if (PACKAGE / "web" / room / "__init__.py").exists() and len(parts) > 2
        else PACKAGE / "web"
    )


def messages_in(file: Path) -> Iterator[Message]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        from django.utils.translation.template import templatize

        source = _as_python(templatize(source, origin=str(file)))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (found := _message(node)):
            yield found


def _as_python(templatized: str) -> str:
    """The calls that Django makes of a template, one a line, without what it blanked out between them."""
    calls = re.findall(r"\b(n?p?gettext|_)\((.*?)\)(?=\s|$|X|S|B|P|x)", templatized, re.S)
    kept = []
    for name, inside in calls:
        call = f"{name}({inside})"
        try:
            ast.parse(call)
        except SyntaxError:
            continue
        kept.append(call)
    return "\n".join(kept)


def _message(call: ast.Call) -> Message | None:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    shape = _CALLS.get(name)
    if shape is None or len(call.args) < len(shape):
        return None
    said: dict[str, str] = {}
    for letter, argument in zip(shape, call.args, strict=False):
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            return None
        said[letter] = argument.value
    return Message(said.get("c"), said["s"], said.get("p"))


def gather() -> dict[Path, set[Message]]:
    found: dict[Path, set[Message]] = {}
    files = [*PACKAGE.rglob("*.py"), *(PACKAGE / "web" / "templates").rglob("*.*")]
    for file in sorted(files):
        if "migrations" in file.parts or file.relative_to(PACKAGE).parts[0] in ("reader", "cli"):
            continue
        found.setdefault(catalogue_of(file), set()).update(messages_in(file))
    return {folder: said for folder, said in found.items() if said}


def renew(folder: Path, said: set[Message], *, write: bool) -> list[str]:
    """Bring one catalogue up to date; tells what is wrong with it: missing, untranslated, out of step."""
    place = folder / "locale" / "es" / "LC_MESSAGES" / "django.po"
    old = polib.pofile(str(place)) if place.exists() else polib.POFile()
    known = {Message(e.msgctxt, e.msgid, e.msgid_plural or None): e for e in old}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {
        "Language": "es",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    wrong = []
    for message in sorted(said, key=lambda one: (one.text, one.context or "")):
        entry = known.get(message) or polib.POEntry(
            msgctxt=message.context,
            msgid=message.text,
            **({"msgid_plural": message.plural, "msgstr_plural": {0: "", 1: ""}} if message.plural else {}),
        )
        if not entry.translated():
            wrong.append(f"{place.relative_to(PACKAGE)}: not translated: {message.text!r}")
        fresh.append(entry)
    if write:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.save(str(place))
        fresh.save_as_mofile(str(place.with_suffix(".mo")))
    else:
        gone = set(known) - said
        wrong += [f"{place.relative_to(PACKAGE)}: no longer used: {one.text!r}" for one in gone]
        compiled = place.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != fresh.to_binary():
            wrong.append(f"{place.relative_to(PACKAGE)}: its .mo is out of step")
    return wrong


def clashes() -> list[str]:
    """Messages that two catalogues say differently: Django joins them all, and only one of the two would be shown."""
    said: dict[tuple[str | None, str], dict[tuple[str, ...], str]] = {}
    for place in sorted(PACKAGE.rglob("django.po")):
        for entry in polib.pofile(str(place)):
            words = (entry.msgstr, *entry.msgstr_plural.values())
            said.setdefault((entry.msgctxt, entry.msgid), {})[words] = str(place.relative_to(PACKAGE))
    return [
        f"said differently in {' and '.join(places.values())}: {text!r}"
        for (_context, text), places in said.items()
        if len(places) > 1
    ]


def main(argv: list[str]) -> int:
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    wrong = [
        said
        for folder, found in gather().items()
        for said in renew(folder, found, write="--check" not in argv)
    ]
    wrong += clashes()
    print("\n".join(wrong) or "The Spanish catalogues are complete.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
