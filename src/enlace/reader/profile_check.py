"""What is wrong with a process profile, in sentences for the person who writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from enlace.reader.grammar.tokens import Tokens
from enlace.reader.model import ActKind, Language

KINDS = (
    "plenary",
    "consultation-group",
    "network",
    "committee",
    "panel",
    "working-group",
    "secretariat",
    "presidency",
    "members",
    "partner",
    "organisation",
)
"""Kinds of body. Those from ``secretariat`` on hold no meetings of their own."""

_ID = re.compile(r"[a-z][a-z0-9-]*")
_TONGUES: tuple[str, ...] = get_args(Language)
_ACTS: tuple[str, ...] = (*get_args(ActKind), "light")
_KEYS = (
    "id",
    "name",
    "sections",
    "members",
    "observers",
    "bodies",
    "organisations",
    "ignore",
    "verbs",
    "cities",
)
_TABLES = ("sections", "members", "observers", "ignore", "verbs", "cities")
_BODY_KEYS = ("id", "kind", "reports_to", "names", "short", "misspelt", "periods")
_ORGANISATION_KEYS = ("id", "names", "short", "misspelt", "periods")
_PERIOD_KEYS = ("from", "to", "names")
_YEARS = range(1900, 2101)
_TYPES = {str: "a text", int: "a year", list: "a list", dict: "a table"}


def problems(raw: Mapping[str, Any]) -> list[str]:
    """All that is wrong with a parsed profile, one sentence each, naming the key; ``[]`` where nothing is."""
    found = list(_shape(raw))
    if not found:
        found = [*_sections(raw), *_states(raw), *_verbs(raw), *_bodies(raw), *_hierarchy(raw), *_claims(raw)]
    return found


def _shape(raw: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown(raw, _KEYS, "")
    yield from _id(raw, "id")
    yield from _tongues(raw, "name", "name", str)
    for key in _TABLES:
        yield from _typed(raw, key, key, dict)
    for key in ("bodies", "organisations"):
        entries = raw.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield f"“{key}” must be written as [[{key}]], once for each."
    if not raw.get("bodies"):
        yield "“bodies” is missing: a process has at least one body, written as [[bodies]]."


def _unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> Iterator[str]:
    for key in table:
        if key not in known:
            near = get_close_matches(key, list(known), 1, 0.7)
            hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(known)}."
            yield f"“{where}{key}” is not known; {hint}"


def _typed(table: Mapping[str, Any], key: str, where: str, kind: type) -> Iterator[str]:
    if key in table and (not isinstance(table[key], kind) or isinstance(table[key], bool)):
        yield f"“{where}” must be {_TYPES[kind]}."


def _id(table: Mapping[str, Any], where: str) -> Iterator[str]:
    given = table.get("id")
    if given is None:
        yield f"“{where}” is missing."
    elif not isinstance(given, str) or not _ID.fullmatch(given):
        yield f"“{where}” must be small letters, digits and hyphens, a letter first; it is {given!r}."


def _tongues(table: Mapping[str, Any], key: str, where: str, kind: type) -> Iterator[str]:
    """A table by language: of texts (``kind`` is ``str``) or of lists of texts (``list``)."""
    tongues = table.get(key)
    if tongues is None or tongues == {}:
        yield f"“{where}” is missing: give it in en, es or both."
        return
    if not isinstance(tongues, dict):
        yield f"“{where}” must be a table by language, such as {where}.en = …"
        return
    yield from _unknown(tongues, _TONGUES, where + ".")
    for tongue, said in tongues.items():
        if not isinstance(said, kind):
            yield f"“{where}.{tongue}” must be {_TYPES[kind]}."
        else:
            yield from _texts(said if isinstance(said, list) else [said], f"{where}.{tongue}")


def _texts(texts: Iterable[Any], where: str) -> Iterator[str]:
    for text in texts:
        if not isinstance(text, str):
            yield f"“{where}” holds {text!r}, which is no text."
        elif not len(Tokens(text)):
            yield f"“{where}” holds an empty name."


def _sections(raw: Mapping[str, Any]) -> Iterator[str]:
    for section, headings in raw.get("sections", {}).items():
        if not _ID.fullmatch(section):
            yield f"“sections.{section}” must be small letters, digits and hyphens, a letter first."
        yield from _tongues({"of": headings}, "of", f"sections.{section}", list)
    if raw.get("ignore"):
        yield from _tongues(raw, "ignore", "ignore", list)


def _states(raw: Mapping[str, Any]) -> Iterator[str]:
    from enlace.reader.profile import states

    for key in ("members", "observers", "cities"):
        for code, said in raw.get(key, {}).items():
            where = f"{key}.{code}"
            if code not in states():
                yield f"“{where}”: {code} is no ISO 3166-1 alpha-3 code of a State."
            if key == "cities":
                yield from _cities(said, where)
            elif not isinstance(said, int) or isinstance(said, bool) or said not in _YEARS:
                yield f"“{where}” must be the first year of taking part, from 1900 to 2100; it is {said!r}."


def _cities(said: Any, where: str) -> Iterator[str]:
    if isinstance(said, list):
        yield from _texts(said, where)
    else:
        yield f"“{where}” must be a list."


def _verbs(raw: Mapping[str, Any]) -> Iterator[str]:
    verbs = raw.get("verbs", {})
    for act in verbs:
        if act not in _ACTS:
            near = get_close_matches(act, _ACTS, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"the acts are: {', '.join(_ACTS)}."
            yield f"“verbs.{act}” is no act; {hint}"
        yield from _tongues(verbs, act, f"verbs.{act}", list)


def _entries(raw: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Bodies and organisations, each with the words that name it in a sentence."""
    for key in ("bodies", "organisations"):
        for number, entry in enumerate(raw.get(key, []), 1):
            yield f"{key}.{entry.get('id', number)}", entry


def _bodies(raw: Mapping[str, Any]) -> Iterator[str]:
    for where, entry in _entries(raw):
        yield from _unknown(
            entry, _BODY_KEYS if where.startswith("bodies") else _ORGANISATION_KEYS, where + "."
        )
        yield from _id(entry, where + ".id")
        yield from _tongues(entry, "names", where + ".names", list)
        if "short" in entry:
            yield from _tongues(entry, "short", where + ".short", list)
        yield from _typed(entry, "misspelt", where + ".misspelt", list)
        if isinstance(entry.get("misspelt"), list):
            yield from _texts(entry["misspelt"], where + ".misspelt")
        if where.startswith("bodies") and entry.get("kind") not in KINDS:
            said = f"is {entry['kind']!r}" if "kind" in entry else "is missing"
            yield f"“{where}.kind” {said}; it must be one of: {', '.join(KINDS)}."
        yield from _periods(entry.get("periods", []), where + ".periods")


def _periods(periods: Any, where: str) -> Iterator[str]:
    if not isinstance(periods, list) or not all(isinstance(period, dict) for period in periods):
        yield f"“{where}” must be written as [[{where.split('.')[0]}.periods]], once for each."
        return
    for period in periods:
        yield from _unknown(period, _PERIOD_KEYS, where + ".")
        yield from _tongues(period, "names", where + ".names", list)
        for key in ("from", "to"):
            yield from _typed(period, key, f"{where}.{key}", int)
            if isinstance(period.get(key), int) and period[key] not in _YEARS:
                yield f"“{where}.{key}” must be a year from 1900 to 2100; it is {period[key]!r}."


def _hierarchy(raw: Mapping[str, Any]) -> Iterator[str]:
    """Each body reports to one of the profile, and none in the end to itself."""
    above = {entry.get("id"): entry.get("reports_to") for entry in raw["bodies"]}
    for body, target in above.items():
        if target is not None and target not in above:
            near = get_close_matches(str(target), list(filter(None, above)), 1)
            hint = f" (did you mean “{near[0]}”?)" if near else ""
            yield f"“bodies.{body}.reports_to” is {target!r}, which is no body of this profile{hint}."
        seen = [body]
        while target in above and target not in seen:
            seen.append(target)
            target = above[target]
        if target is not None and target == body:
            yield f"“bodies.{body}.reports_to” goes in a circle: {' → '.join(map(str, [*seen, body]))}."


def _claims(raw: Mapping[str, Any]) -> Iterator[str]:
    """An id belongs to one body or organisation, and so does a name that is not short."""
    ids: dict[Any, str] = {}
    names: dict[tuple[str, ...], str] = {}
    for where, entry in _entries(raw):
        given = entry.get("id")
        if given in ids:
            yield f"“{where}.id”: {given!r} is also the id of {ids[given]}."
        ids[given] = where
        for text in _names(entry):
            words = tuple(Tokens(text).words)
            holder = names.setdefault(words, where)
            if holder != where:
                yield f"“{where}.names”: “{text}” is also a name of {holder}; put it under short or drop one."


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    periods = entry.get("periods", [])
    later = (
        [period.get("names") for period in periods if isinstance(period, dict)]
        if isinstance(periods, list)
        else []
    )
    tables = [entry.get("names"), *later]
    for table in tables:
        for texts in table.values() if isinstance(table, dict) else ():
            yield from (text for text in texts if isinstance(text, str))
