"""``enlace matters``: which items of a folder's reports may be of one matter, and why."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from enlace.cli import files, reading, writing
from enlace.cli.outcomes import Failure
from enlace.cli.voice import Voice
from enlace.cli.words import Language, Pair, one_line, pick

if TYPE_CHECKING:
    from enlace.matching import Fingerprint, Link
    from enlace.reader.model import Report
    from enlace.reader.profile import Profile

_NONE: Pair = ("No two items seem to be of one matter.", "No parece haber puntos de un mismo asunto.")
_COUNT: tuple[Pair, Pair] = (
    ("1 candidate; whether it is one matter is for a person to say.",
     "1 candidato; si es un mismo asunto lo decide una persona."),
    ("{n} candidates; which of them are one matter is for a person to say.",
     "{n} candidatos; cuáles son un mismo asunto lo decide una persona."),
)  # fmt: skip
_NAMESAKE: Pair = (
    "Another report here has this name, and links tell reports by their names: rename one of the two.",
    "Otro informe de aquí tiene este nombre, y los vínculos distinguen los informes por su nombre: "
    "cambie el nombre de uno de los dos.",
)
_KINDS: dict[str, Pair] = {
    "continues": ("continues", "continúa"),
    "answers": ("answers", "responde a"),
    "supersedes": ("supersedes", "sustituye a"),
    "withdraws": ("withdraws", "retira"),
    "splits": ("splits from", "se separa de"),
    "merges": ("merges", "se une con"),
    "mentions": ("mentions", "menciona"),
}
_HEADS: tuple[Pair, ...] = (
    ("Later item", "Punto posterior"),
    ("Kind", "Tipo"),
    ("Earlier item", "Punto anterior"),
    ("Score", "Puntaje"),
    ("Why", "Por qué"),
)
LEAST_SHOWN = 0.2
"""The table leaves out what is less likely than this; JSON has it all."""


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Exit code 0; 1 where some of the files could not be read, 2 where none could."""
    from enlace.matching import link
    from enlace.reader.profile import load

    used = load(args.profile)
    named = files.gather(args.files)
    for name, failure in named.troubles:
        voice.fail(name, failure)
    reports = _read(named, used, voice)
    wanted = len(named.inputs) + len(named.troubles)
    if not reports:
        return 2
    links = link(reports, profile=used, top=args.top)
    if args.format == "json":
        told = {"links": [one.as_dict(voice.lang) for one in links]}
        said = json.dumps(told, ensure_ascii=False, indent=2)
    else:
        said = _in_words(links, voice.lang)
    writing.write(said + "\n", None)
    if len(reports) < wanted:
        voice.count_failed(wanted - len(reports), wanted)
        return 1
    return 0


def _read(named: files.Named, profile: Profile, voice: Voice) -> list[Report]:
    read: list[Report] = []
    names: set[str] = set()
    for one, outcome in zip(named.inputs, reading.read_all(named.inputs, profile, None), strict=True):
        if isinstance(outcome, Failure):
            voice.fail(one.shown, outcome)
        elif (name := PurePath(outcome.source.name).stem) in names:
            voice.fail(one.shown, Failure(*_NAMESAKE))
        else:
            names.add(name)
            voice.tell(one.shown, outcome)
            read.append(outcome)
    return read


def _in_words(links: Sequence[Link], lang: Language) -> str:
    from enlace.cli import table

    shown = [one for one in links if one.score >= LEAST_SHOWN]
    if not shown:
        return pick(_NONE, lang)
    rows = [
        (
            _spot(one.b, lang),
            pick(_KINDS[one.kind], lang),
            _spot(one.a, lang),
            f"{one.score:.2f}",
            " ".join(reason.sentence(lang) for reason in one.reasons),
        )
        for one in shown
    ]
    heads = tuple(pick(head, lang) for head in _HEADS)
    return table.plain_table(heads, rows) + pick(_COUNT[len(rows) != 1], lang, n=len(rows))


def _spot(item: Fingerprint, lang: Language) -> str:
    from enlace.reader.outputs.words import section_in_words

    return " ".join(filter(None, (one_line(item.report), section_in_words(item.section, lang), item.path)))
