"""Process profiles: what the reader must know of one consultative process, from a TOML file without code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from enlace.reader.errors import BadProfile
from enlace.reader.grammar.names import Name, Names, name
from enlace.reader.grammar.tokens import Tokens, fold
from enlace.reader.grammar.words import CONTEXT
from enlace.reader.model import Language

Pair = tuple[str, str]

BUILT_IN = ("rcm",)
MAX_BYTES = 2**20


@dataclass(frozen=True)
class Body:
    """A forum or an organisation of the process: its id, kind, the body it reports to, and its names.

    ``names`` and ``short`` map a language to names, the first of which is what pages show.
    """

    id: str
    kind: str
    reports_to: str | None
    names: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    misspelt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """One process: its bodies, organisations, members (ISO code → first year), observers, section headings."""

    id: str
    name: Mapping[str, str]
    bodies: tuple[Body, ...]
    organisations: tuple[Body, ...]
    members: Mapping[str, int]
    observers: Mapping[str, int]
    sections: Mapping[str, tuple[str, ...]]
    ignored: tuple[str, ...] = ()
    verbs: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    cities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def body(self, body_id: str) -> Body | None:
        return self._bodies.get(body_id)

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.bodies}

    @cached_property
    def member_group(self) -> str | None:
        """The id that stands for all members together, as "Member Countries" does."""
        return next((body.id for body in self.bodies if body.kind == "members"), None)

    @cached_property
    def towns(self) -> dict[tuple[str, ...], str]:
        """The State of each well-known city, by the folded words of the city's name."""
        return {tuple(Tokens(city).words): code for code, cities in self.cities.items() for city in cities}

    @cached_property
    def shorts(self) -> frozenset[tuple[str, ...]]:
        """The short names in folded words, without their article: ("network",), ("regional", "conference", …)."""
        texts = [text for one in self.bodies for names in one.short.values() for text in names]
        return frozenset(tuple(Tokens(text.partition("|")[0]).words[1:]) for text in texts)

    @cached_property
    def misspelt(self) -> frozenset[tuple[str, ...]]:
        """The misspellings under which bodies and organisations are known, in folded words."""
        texts = [text for one in (*self.bodies, *self.organisations) for text in one.misspelt]
        return frozenset(tuple(Tokens(text).words) for text in texts)

    @cached_property
    def finder(self) -> Names:
        return Names(self._all_names(), CONTEXT)

    @cached_property
    def display(self) -> dict[str, dict[str, str]]:
        """The English and Spanish name of each id, States included."""
        shown = {
            code: {tongue: names[0] for tongue, names in state.items()} for code, state in states().items()
        }
        for one in (*self.organisations, *self.bodies):
            shown[one.id] = {tongue: names[0] for tongue, names in one.names.items() if names}
        return shown

    def _all_names(self) -> Iterator[Name]:
        for text in (*self.ignored, "US|$", "U.S.|$"):
            yield name(text)
        for one in (*self.bodies, *self.organisations):
            for names in one.names.values():
                for text in names:
                    common = one.kind == "members" and " " not in text
                    yield name(text, one.id, alone=common, case="capital" if common else None)
            for text in one.misspelt:
                yield name(text, one.id)
            for names in one.short.values():
                for text in names:
                    yield name(text, one.id, short=True, recalls=one.kind == "organisation")
        for code, state in states().items():
            for names in state.values():
                for text in names:
                    yield _state_name(text, code)


def _state_name(text: str, code: str) -> Name:
    letters = "".join(filter(str.isalpha, text))
    short = letters.isupper() and len(letters) <= 4
    return name(text, code, case="exact" if short else "capital")


@lru_cache(maxsize=1)
def states() -> dict[str, dict[str, tuple[str, ...]]]:
    """Names of all States by ISO 3166-1 alpha-3 code and language."""
    raw = tomllib.loads(_resource("states").decode())
    return {code: {tongue: tuple(names) for tongue, names in entry.items()} for code, entry in raw.items()}


def built_in() -> list[str]:
    """Names of the profiles that come with Enlace."""
    return list(BUILT_IN)


def load(source: str | Path | Profile | None = None) -> Profile:
    """The profile of that name or in that file; ``rcm`` where nothing is named.

    Raises ``BadProfile`` with what is wrong.
    """
    if isinstance(source, Profile):
        return source
    if source is None or str(source) in BUILT_IN:
        return _built_in(str(source or "rcm"))
    try:
        data = _bytes_of(Path(source))
    except FileNotFoundError:
        name, known = Path(source).name, ", ".join(BUILT_IN)
        raise BadProfile(
            why=(
                f"no file {name} and no profile of that name (built in: {known}).",
                f"no hay un archivo {name} ni un perfil de ese nombre (incorporados: {known}).",
            )
        ) from None
    return from_toml(data)


def from_toml(data: bytes) -> Profile:
    raw, wrong = _parsed(data)
    if wrong:
        raise BadProfile(why=wrong[0])
    return _build(raw)


def check(path: str | Path, *, lang: Language = "en") -> list[str]:
    """What is wrong with the profile in that file, one sentence each; ``[]`` where nothing is."""
    try:
        _, wrong = _parsed(_bytes_of(Path(path)))
    except FileNotFoundError:
        return ["No existe ese archivo." if lang == "es" else "There is no such file."]
    except BadProfile as refusal:
        return [refusal.sentence(lang)]
    return [spanish if lang == "es" else english for english, spanish in wrong]


def _bytes_of(path: Path) -> bytes:
    """The file's bytes. Raises ``FileNotFoundError``, and ``BadProfile`` where it cannot be read otherwise."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        if isinstance(error, IsADirectoryError):
            raise BadProfile(why=("it is a folder.", "es una carpeta.")) from None
        why = error.strerror or type(error).__name__
        raise BadProfile(why=(f"it cannot be opened ({why}).", f"no se puede abrir ({why}).")) from None
    if len(data) > MAX_BYTES:
        raise BadProfile(why=("it is larger than 1 MB.", "ocupa más de 1 MB."))
    return data


def _parsed(data: bytes) -> tuple[Mapping[str, Any], list[Pair]]:
    """The profile's table, and what is wrong with it."""
    from enlace.reader.profile_check import problems

    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return {}, [("The file is not text in UTF-8.", "El archivo no es texto en UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        return {}, [(f"This is not TOML: {error}.", f"Esto no es TOML: {error}.")]
    except (RecursionError, ValueError):  # brackets in brackets without end; a number of thousands of digits
        return {}, [("This is not TOML.", "Esto no es TOML.")]
    return raw, problems(raw)


@lru_cache(maxsize=8)
def _built_in(profile_id: str) -> Profile:
    return _build(tomllib.loads(_resource(profile_id).decode()))


def _resource(stem: str) -> bytes:
    return resources.files("enlace.reader").joinpath("profiles", f"{stem}.toml").read_bytes()


def _build(raw: Mapping[str, Any]) -> Profile:
    sections = {
        fold(heading): section
        for section, tongues in raw.get("sections", {}).items()
        for headings in tongues.values()
        for heading in headings
    }
    by_section: dict[str, tuple[str, ...]] = {}
    for heading, section in sections.items():
        by_section[section] = (*by_section.get(section, ()), heading)
    ignored = tuple(text for names in raw.get("ignore", {}).values() for text in names)
    return Profile(
        id=raw["id"],
        name=raw["name"],
        bodies=tuple(_body(entry) for entry in raw.get("bodies", [])),
        organisations=tuple(_body(entry) for entry in raw.get("organisations", [])),
        members=raw.get("members", {}),
        observers=raw.get("observers", {}),
        sections=by_section,
        ignored=ignored,
        verbs={
            act: {tongue: tuple(words) for tongue, words in tongues.items()}
            for act, tongues in raw.get("verbs", {}).items()
        },
        cities={code: tuple(cities) for code, cities in raw.get("cities", {}).items()},
    )


def _body(entry: Mapping[str, Any]) -> Body:
    names: dict[str, tuple[str, ...]] = {}
    for source in (entry, *entry.get("periods", [])):
        for tongue, texts in source.get("names", {}).items():
            names[tongue] = (*names.get(tongue, ()), *texts)
    return Body(
        id=entry["id"],
        kind=entry.get("kind", "organisation"),
        reports_to=entry.get("reports_to"),
        names=names,
        short={tongue: tuple(texts) for tongue, texts in entry.get("short", {}).items()},
        misspelt=tuple(entry.get("misspelt", ())),
    )
