"""What was found as a page shows it: its words marked, long texts cut, the other languages named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Any
from unicodedata import normalize

from django.db import connection

from enlace.core.actor import Actor
from enlace.library.enums import PassageKind
from enlace.library.folding import RARE, folded
from enlace.library.models import Passage
from enlace.library.queries.finding import Found, Hit, passages_for
from enlace.reports.models import Item

LONG = 1_200
"""Of longer texts a part is shown."""
MOST_PLACES = 100
_LETTERS = {
    "a": "[aáàâãäå]",
    "e": "[eéèêë]",
    "i": "[iíìîïı]",
    "o": "[oóòôõöø]",
    "u": "[uúùûü]",
    "n": "[nñ]",
    "c": "[cç]",
    "d": "[dđ]",
    "l": "[lł]",
}
ON, OFF = "\x01", "\x02"


@dataclass(frozen=True)
class Shown:
    """One found thing as the page shows it; pieces are ``(words, is_marked)``."""

    passage: Passage
    language: str
    pieces: tuple[tuple[str, bool], ...] = ()
    others: tuple[str, ...] = field(default=())
    """The other languages in which this actor may read the same item."""
    version: int | None = None
    """Of what was replaced, the version that says it."""


def shown(found: Found, hits: Sequence[Hit], actor: Actor, lang: str) -> list[Shown]:
    """Those hits in full, each in this language where it was found in it, with their words marked and the other
    languages of each; as many queries however many hits."""
    wanted = [hit.said_in(lang) for hit in hits]
    rows = {row.pk: row for row in passages_for(actor).defer("words").filter(pk__in=wanted)}
    passages = [rows[pk] for pk in wanted if pk in rows]
    stems = _stems(found.words)
    texts = {one.pk: (_spoken(one, lang), _neighbourhood(_text(one, lang), stems)) for one in passages}
    marked = _marked(texts, found.words)
    others = _others(passages, actor)
    versions = _versions(passages)
    return [
        Shown(
            one,
            texts[one.pk][0],
            tuple(_cut(marked[one.pk])),
            others.get((one.meeting, one.key, one.language), ()),
            versions.get((one.kind, one.ref)),
        )
        for one in passages
    ]


def _spoken(passage: Passage, lang: str) -> str:
    if passage.language:
        return passage.language
    held = passage.text_es if lang == "es" else passage.text_en
    other = "en" if lang == "es" else "es"
    return lang if held or not (passage.text_en or passage.text_es) else other


def _text(passage: Passage, lang: str) -> str:
    return normalize("NFC", passage.text_es if _spoken(passage, lang) == "es" else passage.text_en)


def _neighbourhood(said: str, stems: re.Pattern[str] | None) -> str:
    """Of a long text the part that says most of the words; its beginning where it says none."""
    if len(said) <= LONG or stems is None:
        return said[:LONG]
    places = [(one.start(), one[0]) for one in islice(stems.finditer(said.lower()), MOST_PLACES)]
    best, at, every = 0, 0, len({stem for _start, stem in places})
    for first, (start, _stem) in enumerate(places):
        near = {stem for place, stem in places[first : first + 10] if place < start + LONG // 2}
        if len(near) > best:
            best, at = len(near), start
        if best == every:
            break
    start = max(at - LONG // 4, 0)
    return said[start : start + LONG]


def _stems(words: str) -> re.Pattern[str] | None:
    """What the words asked for begin with: where to look; which words are meant the database says later."""
    stems = sorted(set(re.findall(r"'([^']+)'", words)), key=len, reverse=True)
    plain = "|".join(
        "".join(_LETTERS.get(letter, re.escape(letter)) for letter in folded(one)) for one in stems
    )
    return re.compile(rf"\b(?:{plain})") if plain else None


def _marked(texts: Mapping[int, tuple[str, str]], words: str) -> dict[int, list[tuple[str, bool]]]:
    """Each text in pieces, marked or not. A folded copy is marked; the marks are carried to the text as it is."""
    plain = {pk: [(text, False)] for pk, (_language, text) in texts.items()}
    if not words or not texts:
        return plain
    statement = """
        SELECT pk, ts_headline(CASE WHEN spoken = 'es' THEN 'spanish' ELSE 'english' END::regconfig,
          CASE WHEN spoken = 'es' THEN library_fold_es(said) ELSE library_fold(said) END, %s::tsquery,
          'HighlightAll=true, StartSel=' || chr(1) || ', StopSel=' || chr(2))
        FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS told(pk, spoken, said)"""
    columns: list[list[Any]] = [
        list(texts),
        [one[0] for one in texts.values()],
        [one[1] for one in texts.values()],
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, [words, *columns])
        for pk, headline in cursor.fetchall():
            plain[pk] = list(_carried(texts[pk][1], headline))
    return plain


def _carried(text: str, headline: str) -> Iterator[tuple[str, bool]]:
    ends = _ends(text)
    if len(headline) - headline.count(ON) - headline.count(OFF) != ends[-1]:
        yield text, False
        return
    at, first, marked = 0, 0, False
    for piece in re.split(f"([{ON}{OFF}])", headline):
        if piece in (ON, OFF):
            marked = piece == ON
        elif piece:
            at += len(piece)
            last = bisect_left(ends, at) if at < ends[-1] else len(text)
            yield text[first:last], marked
            first = last


def _ends(text: str) -> Sequence[int]:
    """Where each letter begins in the folded copy, and where all ends: some letters are two there, some signs none."""
    if not RARE.search(text):
        return range(len(text) + 1)
    return [0, *accumulate(1 if one.isascii() else len(folded(one)) for one in text)]


def _cut(pieces: list[tuple[str, bool]], longest: int = 420) -> Iterator[tuple[str, bool]]:
    """The neighbourhood of the first mark, where the text is long."""
    whole = sum(len(said) for said, _marked in pieces)
    if whole <= longest + 80:
        yield from pieces
        return
    first, at = 0, 0
    for said, marked in pieces:
        if marked:
            first = max(at - 120, 0)
            break
        at += len(said)
    start, end, at = first, first + longest, 0
    if start:
        yield "… ", False
    for said, marked in pieces:
        inside = said[max(start - at, 0) : max(end - at, 0)]
        at += len(said)
        if inside:
            yield inside, marked
    if end < whole:
        yield " …", False


def _versions(passages: Iterable[Passage]) -> dict[tuple[str, str], int]:
    """Which version says what was replaced."""
    gone = [one for one in passages if "replaced" in one.states]
    versions = {(one.kind, one.ref): int(one.path) for one in gone if one.kind == PassageKind.REPORT}
    items = [int(one.ref) for one in gone if one.kind == PassageKind.ITEM]
    if items:
        rows = Item.objects.filter(pk__in=items).values_list("pk", "report__version")
        versions |= {(str(PassageKind.ITEM), str(pk)): version for pk, version in rows}
    return versions


def _others(passages: Iterable[Passage], actor: Actor) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """For each item, the other languages in which this actor may read it."""
    items = [one for one in passages if one.kind == PassageKind.ITEM and one.meeting]
    if not items:
        return {}
    rows = passages_for(actor).filter(kind=PassageKind.ITEM, states__contains=["adopted"])
    found = rows.extra(
        where=["(meeting, key) IN (SELECT * FROM unnest(%s::text[], %s::text[]))"],
        params=[[one.meeting for one in items], [one.key for one in items]],
    )
    held: dict[tuple[str, str], set[str]] = {}
    for meeting, key, language in found.values_list("meeting", "key", "language"):
        held.setdefault((meeting, key), set()).add(language)
    return {
        (one.meeting, one.key, one.language): tuple(
            sorted(held.get((one.meeting, one.key), set()) - {one.language})
        )
        for one in items
    }
