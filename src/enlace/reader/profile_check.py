"""What is wrong with a process profile, in sentences for the person who writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from enlace.reader.grammar.tokens import Tokens
from enlace.reader.model import ActKind, Language

Pair = tuple[str, str]

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
_TYPES = {
    str: ("a text", "un texto"),
    int: ("a year", "un año"),
    list: ("a list", "una lista"),
    dict: ("a table", "una tabla"),
}


def problems(raw: Mapping[str, Any]) -> list[Pair]:
    """All that is wrong with a parsed profile, naming the key, each in English and Spanish; ``[]`` if nothing is."""
    found = list(_shape(raw))
    if not found:
        found = [*_sections(raw), *_states(raw), *_verbs(raw), *_bodies(raw), *_hierarchy(raw), *_claims(raw)]
    return found


def _shape(raw: Mapping[str, Any]) -> Iterator[Pair]:
    yield from _unknown(raw, _KEYS, "")
    yield from _id(raw, "id")
    yield from _tongues(raw, "name", "name", str)
    for key in _TABLES:
        yield from _typed(raw, key, key, dict)
    for key in ("bodies", "organisations"):
        entries = raw.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield (
                f"“{key}” must be written as [[{key}]], once for each.",
                f"«{key}» debe escribirse como [[{key}]], una vez por cada uno.",
            )
    if not raw.get("bodies"):
        yield (
            "“bodies” is missing: a process has at least one body, written as [[bodies]].",
            "Falta «bodies»: un proceso tiene al menos un órgano, escrito como [[bodies]].",
        )


def _unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> Iterator[Pair]:
    for key in table:
        if key not in known:
            near = get_close_matches(key, list(known), 1, 0.7)
            if near:
                yield (
                    f"“{where}{key}” is not known; did you mean “{near[0]}”?",
                    f"No se conoce «{where}{key}»; ¿quiso decir «{near[0]}»?",
                )
            else:
                yield (
                    f"“{where}{key}” is not known; known are: {', '.join(known)}.",
                    f"No se conoce «{where}{key}»; se conocen: {', '.join(known)}.",
                )


def _must_be(where: str, kind: type) -> Pair:
    en, es = _TYPES[kind]
    return f"“{where}” must be {en}.", f"«{where}» debe ser {es}."


def _typed(table: Mapping[str, Any], key: str, where: str, kind: type) -> Iterator[Pair]:
    if key in table and (not isinstance(table[key], kind) or isinstance(table[key], bool)):
        yield _must_be(where, kind)


def _id(table: Mapping[str, Any], where: str) -> Iterator[Pair]:
    given = table.get("id")
    if given is None:
        yield f"“{where}” is missing.", f"Falta «{where}»."
    elif not isinstance(given, str) or not _ID.fullmatch(given):
        yield (
            f"“{where}” must be small letters, digits and hyphens, a letter first; it is {given!r}.",
            f"«{where}» debe tener minúsculas, cifras y guiones, y empezar por una letra; es {given!r}.",
        )


def _tongues(table: Mapping[str, Any], key: str, where: str, kind: type) -> Iterator[Pair]:
    """A table by language: of texts (``kind`` is ``str``) or of lists of texts (``list``)."""
    tongues = table.get(key)
    if tongues is None or tongues == {}:
        yield (
            f"“{where}” is missing: give it in en, es or both.",
            f"Falta «{where}»: indíquelo en en, en es o en ambos.",
        )
        return
    if not isinstance(tongues, dict):
        yield (
            f"“{where}” must be a table by language, such as {where}.en = …",
            f"«{where}» debe ser una tabla por idioma, como {where}.es = …",
        )
        return
    yield from _unknown(tongues, _TONGUES, where + ".")
    for tongue, said in tongues.items():
        if not isinstance(said, kind):
            yield _must_be(f"{where}.{tongue}", kind)
        else:
            yield from _texts(said if isinstance(said, list) else [said], f"{where}.{tongue}")


def _texts(texts: Iterable[Any], where: str) -> Iterator[Pair]:
    for text in texts:
        if not isinstance(text, str):
            yield (
                f"“{where}” holds {text!r}, which is no text.",
                f"«{where}» contiene {text!r}, que no es un texto.",
            )
        elif not len(Tokens(text)):
            yield f"“{where}” holds an empty name.", f"«{where}» contiene un nombre vacío."


def _sections(raw: Mapping[str, Any]) -> Iterator[Pair]:
    for section, headings in raw.get("sections", {}).items():
        if not _ID.fullmatch(section):
            yield (
                f"“sections.{section}” must be small letters, digits and hyphens, a letter first.",
                f"«sections.{section}» debe tener minúsculas, cifras y guiones, y empezar por una letra.",
            )
        yield from _tongues({"of": headings}, "of", f"sections.{section}", list)
    if raw.get("ignore"):
        yield from _tongues(raw, "ignore", "ignore", list)


def _states(raw: Mapping[str, Any]) -> Iterator[Pair]:
    from enlace.reader.profile import states

    for key in ("members", "observers", "cities"):
        for code, said in raw.get(key, {}).items():
            where = f"{key}.{code}"
            if code not in states():
                yield (
                    f"“{where}”: {code} is no ISO 3166-1 alpha-3 code of a State.",
                    f"«{where}»: {code} no es el código ISO 3166-1 alfa-3 de un Estado.",
                )
            if key == "cities":
                yield from _cities(said, where)
            elif not isinstance(said, int) or isinstance(said, bool) or said not in _YEARS:
                yield (
                    f"“{where}” must be the first year of taking part, from 1900 to 2100; it is {said!r}.",
                    f"«{where}» debe ser el primer año de participación, de 1900 a 2100; es {said!r}.",
                )


def _cities(said: Any, where: str) -> Iterator[Pair]:
    if isinstance(said, list):
        yield from _texts(said, where)
    else:
        yield _must_be(where, list)


def _verbs(raw: Mapping[str, Any]) -> Iterator[Pair]:
    verbs = raw.get("verbs", {})
    for act in verbs:
        if act not in _ACTS:
            near = get_close_matches(act, _ACTS, 1)
            if near:
                yield (
                    f"“verbs.{act}” is no act; did you mean “{near[0]}”?",
                    f"«verbs.{act}» no es un acto; ¿quiso decir «{near[0]}»?",
                )
            else:
                yield (
                    f"“verbs.{act}” is no act; the acts are: {', '.join(_ACTS)}.",
                    f"«verbs.{act}» no es un acto; los actos son: {', '.join(_ACTS)}.",
                )
        yield from _tongues(verbs, act, f"verbs.{act}", list)


def _entries(raw: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Bodies and organisations, each with the words that name it in a sentence."""
    for key in ("bodies", "organisations"):
        for number, entry in enumerate(raw.get(key, []), 1):
            yield f"{key}.{entry.get('id', number)}", entry


def _bodies(raw: Mapping[str, Any]) -> Iterator[Pair]:
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
            kinds = ", ".join(KINDS)
            if "kind" in entry:
                yield (
                    f"“{where}.kind” is {entry['kind']!r}; it must be one of: {kinds}.",
                    f"«{where}.kind» es {entry['kind']!r}; debe ser uno de estos: {kinds}.",
                )
            else:
                yield (
                    f"“{where}.kind” is missing; it must be one of: {kinds}.",
                    f"Falta «{where}.kind»; debe ser uno de estos: {kinds}.",
                )
        yield from _periods(entry.get("periods", []), where + ".periods")


def _periods(periods: Any, where: str) -> Iterator[Pair]:
    if not isinstance(periods, list) or not all(isinstance(period, dict) for period in periods):
        key = f"{where.split('.')[0]}.periods"
        yield (
            f"“{where}” must be written as [[{key}]], once for each.",
            f"«{where}» debe escribirse como [[{key}]], una vez por cada uno.",
        )
        return
    for period in periods:
        yield from _unknown(period, _PERIOD_KEYS, where + ".")
        yield from _tongues(period, "names", where + ".names", list)
        for key in ("from", "to"):
            yield from _typed(period, key, f"{where}.{key}", int)
            if isinstance(period.get(key), int) and period[key] not in _YEARS:
                yield (
                    f"“{where}.{key}” must be a year from 1900 to 2100; it is {period[key]!r}.",
                    f"«{where}.{key}» debe ser un año de 1900 a 2100; es {period[key]!r}.",
                )


def _hierarchy(raw: Mapping[str, Any]) -> Iterator[Pair]:
    """Each body reports to one of the profile, and none in the end to itself."""
    above = {entry.get("id"): entry.get("reports_to") for entry in raw["bodies"]}
    for body, target in above.items():
        if target is not None and target not in above:
            near = get_close_matches(str(target), list(filter(None, above)), 1)
            key = f"bodies.{body}.reports_to"
            if near:
                yield (
                    f"“{key}” is {target!r}, which is no body of this profile (did you mean “{near[0]}”?).",
                    f"«{key}» es {target!r}, que no es un órgano de este perfil (¿quiso decir «{near[0]}»?).",
                )
            else:
                yield (
                    f"“{key}” is {target!r}, which is no body of this profile.",
                    f"«{key}» es {target!r}, que no es un órgano de este perfil.",
                )
        seen = [body]
        while target in above and target not in seen:
            seen.append(target)
            target = above[target]
        if target is not None and target == body:
            circle = " → ".join(map(str, [*seen, body]))
            yield (
                f"“bodies.{body}.reports_to” goes in a circle: {circle}.",
                f"«bodies.{body}.reports_to» forma un círculo: {circle}.",
            )


def _claims(raw: Mapping[str, Any]) -> Iterator[Pair]:
    """An id belongs to one body or organisation, and so does a name that is not short."""
    ids: dict[Any, str] = {}
    names: dict[tuple[str, ...], str] = {}
    for where, entry in _entries(raw):
        given = entry.get("id")
        if given in ids:
            yield (
                f"“{where}.id”: {given!r} is also the id of {ids[given]}.",
                f"«{where}.id»: {given!r} también es el id de {ids[given]}.",
            )
        ids[given] = where
        for text in _names(entry):
            words = tuple(Tokens(text).words)
            holder = names.setdefault(words, where)
            if holder != where:
                yield (
                    f"“{where}.names”: “{text}” is also a name of {holder}; put it under short or drop one.",
                    f"«{where}.names»: «{text}» también es un nombre de {holder}; póngalo en short o quite uno.",
                )


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
