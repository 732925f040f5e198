"""``enlace compare``: what two language versions of one report do not say alike."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from enlace.cli import files, reading, writing
from enlace.cli.errors import CannotRead, IsAFolder
from enlace.cli.outcomes import Failure
from enlace.cli.voice import Voice
from enlace.cli.words import Language, Pair, pick

if TYPE_CHECKING:
    from enlace.reader.compare import Difference
    from enlace.reader.model import Report
    from enlace.reader.profile import Profile

_SAME: Pair = ("The two versions say the same.", "Las dos versiones dicen lo mismo.")
_COUNT: tuple[Pair, Pair] = (
    ("The two versions differ in 1 place.", "Las dos versiones difieren en 1 lugar."),
    ("The two versions differ in {n} places.", "Las dos versiones difieren en {n} lugares."),
)
_KINDS: dict[str, Pair] = {
    "item": ("item", "punto"),
    "parties": ("parties", "partes"),
    "dates": ("dates", "fechas"),
    "numbers": ("numbers", "números"),
    "acts": ("acts", "actos"),
}
_HEADS: tuple[Pair, Pair] = (("Differs", "Difiere"), ("How", "En qué"))
_MISSING: Pair = ("(missing)", "(falta)")


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Exit code 0 where they say the same, 1 where they differ."""
    from enlace.reader.compare import compare
    from enlace.reader.profile import load

    used = load(args.profile)
    a, b = (_read(word, used, voice) for word in (args.a, args.b))
    differences = compare(a, b)
    if args.format == "json":
        said = json.dumps(
            {"differences": [_as_dict(one, voice.lang) for one in differences]}, ensure_ascii=False, indent=2
        )
    else:
        said = _in_words(differences, a, b, voice.lang)
    writing.write(said + "\n", None)
    return 1 if differences else 0


def _read(word: str, profile: Profile, voice: Voice) -> Report:
    named = files.gather([word])
    if not named.single:
        raise IsAFolder(name=word)
    troubles = [failure for _, failure in named.troubles]
    outcome = troubles[0] if troubles else reading.read_one(named.inputs[0], profile)
    if isinstance(outcome, Failure):
        voice.detail(outcome.detail)
        raise CannotRead(name=word, en=outcome.en, es=outcome.es)
    voice.tell(word, outcome)
    return outcome


def _as_dict(one: Difference, lang: Language) -> dict[str, Any]:
    return {"kind": one.kind, "a": _place(one.a), "b": _place(one.b), "detail": one.detail_in(lang)}


def _place(point: Any) -> dict[str, str | None] | None:
    """Section and path of the item that a difference points to; ``None`` where that version has no such item."""
    if point is None:
        return None
    section, path = point if isinstance(point, tuple) else (point.section, point.path)
    return {"section": section, "path": path}


def _in_words(differences: Sequence[Difference], a: Report, b: Report, lang: Language) -> str:
    from enlace.cli import table

    if not differences:
        return pick(_SAME, lang)
    heads = (pick(_HEADS[0], lang), a.source.name, b.source.name, pick(_HEADS[1], lang))
    rows = [
        (pick(_KINDS[one.kind], lang), _spot(one.a, lang), _spot(one.b, lang), one.detail_in(lang))
        for one in differences
    ]
    count = pick(_COUNT[len(rows) != 1], lang, n=len(rows))
    return table.plain_table(heads, rows) + count


def _spot(point: Any, lang: Language) -> str:
    from enlace.reader.outputs.words import section_in_words

    place = _place(point)
    if place is None:
        return pick(_MISSING, lang)
    return f"{section_in_words(place['section'], lang)} {place['path']}".strip()
