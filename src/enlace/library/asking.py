"""What somebody asks for: words, phrases, what to leave out, and fields, read from one line and from a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from unicodedata import normalize
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import override

from enlace.directory import names
from enlace.library.enums import PassageKind, PassageState
from enlace.library.folding import folded
from enlace.register.matters.enums import MatterState
from enlace.reports.enums import ActKind

LONGEST = 300
MOST_READ = 4_000
"""So many characters are looked at, whatever comes in."""
MOST_TERMS = 24
MOST_YEARS = 200
FIELDS = ("kind", "party", "body", "year", "act", "state", "language")
_SPANISH = {
    "parte": "party",
    "pais": "party",
    "organo": "body",
    "ano": "year",
    "acto": "act",
    "estado": "state",
}
_SHORT = {"country": "party", "lang": "language", "idioma": "language", "clase": "kind", "tipo": "kind"}
_NAMES = dict(zip(FIELDS, FIELDS, strict=True)) | _SPANISH | _SHORT
_TOKEN = re.compile(r'(-?)(?:(\w+):(?:"([^"]*)"|(\S+))|"([^"]*)"|(\S+))')
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″＂"), '"')
"""Programs that write letters turn quotes and hyphens into others."""
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2212\ufe63\uff0d"), "-")
_YEARS = re.compile(r"([12]\d{3})(?:(?:-|\.\.|–)([12]\d{3}))?")


@dataclass(frozen=True)
class Term:
    """A word or a phrase to look for, or to leave out."""

    said: str
    excluded: bool = False
    is_phrase: bool = False


@dataclass(frozen=True)
class Narrowing:
    """A field and the values that pass, any of them; or that do not."""

    name: str
    values: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True)
class Asked:
    """A whole question. ``errors`` holds a sentence for each thing that was not understood."""

    q: str = ""
    terms: tuple[Term, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    """What the form's fields say, apart from the line of words."""
    errors: tuple[str, ...] = ()
    is_exact: bool = False
    """Look for the words as they are written, whatever they may be meant to be."""

    @classmethod
    def parsed(cls, query: Mapping[str, str]) -> Asked:
        """The question of a query string. Never raises."""
        return _Reading(query).asked()

    @property
    def is_empty(self) -> bool:
        return not self.terms and not self.narrowings

    @property
    def pairs(self) -> list[tuple[str, str]]:
        said = [("q", self.q), *((name, self.chosen.get(name, "")) for name in FIELDS)]
        return [(name, value) for name, value in [*said, ("exact", "1" if self.is_exact else "")] if value]

    @property
    def query(self) -> str:
        """As a query string, in one order: an address that can be sent to a colleague."""
        return urlencode(self.pairs)

    @property
    def phrase(self) -> str:
        """What is looked for, as one says it."""
        return " ".join(term.said for term in self.terms if not term.excluded)

    def saying(self, terms: tuple[Term, ...]) -> Asked:
        return replace(self, terms=terms)


class _Reading:
    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query
        self.errors: list[str] = []
        self.values: Mapping[str, Callable[[str], tuple[str, ...]]] = {
            "party": _coded,
            "body": _coded,
            "year": _years,
            "act": lambda said: _labelled(said, ActKind.choices),
            "state": lambda said: _labelled(said, [*PassageState.choices, *MatterState.choices]),
            "kind": lambda said: _labelled(said, PassageKind.choices),
            "language": _language,
        }

    def asked(self) -> Asked:
        line = self._said("q")
        if len(line) > LONGEST:
            self.errors.append(_("Only the first 300 characters are searched for."))
            line = line[:LONGEST]
        terms, narrowings = self._line(line)
        chosen = {}
        for name in FIELDS:
            if (said := self._said(name)[:80]) and (values := self._values(name, said)):
                chosen[name] = said
                narrowings.append(Narrowing(name, values))
        exact = self._said("exact") == "1"
        return Asked(line, tuple(terms), tuple(narrowings), chosen, tuple(self.errors), exact)

    def _said(self, name: str) -> str:
        return " ".join(readable(str(self.query.get(name) or "")[:MOST_READ]).split())

    def _line(self, line: str) -> tuple[list[Term], list[Narrowing]]:
        terms: list[Term] = []
        narrowings: list[Narrowing] = []
        for found in _TOKEN.finditer(line.translate(_QUOTES | HYPHENS)):
            minus, name, *values = found.groups()
            value = next((one for one in values if one is not None), "")
            known = _NAMES.get(folded(name)) if name else None
            if known:
                if read := self._values(known, value):
                    narrowings.append(Narrowing(known, read, bool(minus)))
                continue
            said = f"{name} {value}" if name else value
            if any(letter.isalnum() for letter in said):
                terms.append(Term(said, bool(minus), found[5] is not None))
        if len(terms) > MOST_TERMS:
            self.errors.append(_("Only the first 24 words are searched for."))
        return terms[:MOST_TERMS], narrowings[:MOST_TERMS]

    def _values(self, name: str, said: str) -> tuple[str, ...]:
        values = self.values[name](said)
        if not values:
            self.errors.append(_sentences()[name] % {"said": said[:60]})
        return values


def readable(said: str) -> str:
    """Without signs that the database cannot hold, each letter as one sign."""
    return normalize("NFC", said.encode("utf-8", "ignore").decode().replace("\x00", " "))


def _sentences() -> Mapping[str, str]:
    return {
        "party": _("There is no party “%(said)s”."),
        "body": _("There is no body “%(said)s”."),
        "year": _("“%(said)s” is not a year."),
        "act": _("There is no act “%(said)s”."),
        "state": _("There is no state “%(said)s”."),
        "kind": _("There is no kind “%(said)s”."),
        "language": _("There is no language “%(said)s”."),
    }


def _coded(said: str) -> tuple[str, ...]:
    """A code, or a name or short name in either language."""
    wanted = folded(said)
    for code, called in names.names().items() if wanted else ():
        if wanted in (folded(code), *map(folded, called)):
            return (code,)
    return ()


def _years(said: str) -> tuple[str, ...]:
    found = _YEARS.fullmatch(said)
    if not found or not said.isascii():
        return ()
    first, last = int(found[1]), int(found[2] or found[1])
    if last - first > MOST_YEARS:  # of "1000-9999" those in which somebody may have met
        first, last = max(first, 1900), min(last, 1900 + MOST_YEARS)
    return tuple(str(year) for year in range(first, last + 1))


def _labelled(said: str, choices: Sequence[tuple[str, Any]]) -> tuple[str, ...]:
    """By its value or by its label in either language: an address goes to colleagues who read the other one."""
    wanted = folded(said)
    if wanted in (by_value := {folded(value): value for value, _label in choices}):
        return (by_value[wanted],)
    for lang in ("en", "es"):
        with override(lang):
            if found := [value for value, label in choices if folded(str(label)) == wanted]:
                return (found[0],)
    return ()


def _language(said: str) -> tuple[str, ...]:
    spoken = {"en": "en", "english": "en", "ingles": "en", "es": "es", "spanish": "es", "espanol": "es"}
    return (spoken[folded(said)],) if folded(said) in spoken else ()
