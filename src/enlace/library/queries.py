"""What faces ask of the library: what is found, how it reads, what somebody may be about to type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.db import connection
from django.db.models import Q

from enlace.core.actor import Actor
from enlace.directory import names
from enlace.library import lexicon
from enlace.library.asking import Asked, Narrowing, Term
from enlace.library.enums import NAMES, PassageKind
from enlace.library.models import Passage, PassageQuerySet
from enlace.reader.grammar.tokens import fold

MOST = 1_000
"""So many of the newest passages that pass are put in order; where more pass, the page says so."""
HALF_LIFE = 8.0
"""Years after which half of what being new adds is gone."""
LONGEST_HEADLINE = 20_000
ON, OFF = "\x01", "\x02"
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True)
class Hit:
    pk: int
    kind: str
    score: float


@dataclass(frozen=True)
class Found:
    """What was found, best first, both languages of an item as one; ``is_more``: only the newest were put in order."""

    asked: Asked
    hits: tuple[Hit, ...] = ()
    is_more: bool = False
    instead: str = ""
    """What was searched for in place of words that nothing says."""
    words: str = ""
    """The words alone, as the database understands them: what is marked on the page."""

    @property
    def count(self) -> int:
        return len(self.hits)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        said = [hit.kind for hit in self.hits]
        return [(kind, said.count(kind)) for kind in PassageKind.values if kind in said]


@dataclass(frozen=True)
class Shown:
    """One found thing as the page shows it; pieces are ``(words, is_marked)``."""

    passage: Passage
    language: str
    pieces: tuple[tuple[str, bool], ...] = ()
    others: tuple[str, ...] = field(default=())
    """The other languages in which this actor may read the same item."""


def passages_for(actor: Actor) -> PassageQuerySet:
    return Passage.objects.visible_to(actor)


def find(asked: Asked, actor: Actor, *, on: date) -> Found:
    """Search; where the words as written find nothing, once more with the nearest names and terms."""
    found = _find(asked, actor, on)
    if found.count or asked.is_exact or asked.is_empty:
        return found
    nearer = _nearer(asked, actor)
    if nearer is None:
        return found
    again = _find(nearer, actor, on)
    return replace(again, asked=asked, instead=nearer.phrase) if again.count else found


def _find(asked: Asked, actor: Actor, on: date) -> Found:
    if asked.is_empty:
        return Found(asked)
    words, query = _understood(asked)
    rows = _narrowed(passages_for(actor), asked, on)
    if not query and not asked.narrowings:
        return Found(asked)
    hits, is_more = _ranked(rows, query, words, on)
    return Found(asked, hits, is_more, words=words)


def _understood(asked: Asked) -> tuple[str, str]:
    """The words to mark and rank by, and the whole question, each as a ``tsquery`` in text."""
    with connection.cursor() as cursor:
        wanted = [_one(cursor, term) for term in asked.terms if not term.excluded]
        unwanted = [_one(cursor, term, translated=False) for term in asked.terms if term.excluded]
    words = " & ".join(f"({one})" for one in wanted if one)
    keys = [one for narrowing in asked.narrowings if (one := _key(narrowing))]
    parts = [*([words] if words else []), *keys, *(f"!({one})" for one in unwanted if one)]
    return words, " & ".join(parts)


def _one(cursor: Any, term: Term, *, translated: bool = True) -> str:
    """A word or phrase in both languages, and as the other language says it; ``""`` for a mere small word."""
    said = [term.said, *(lexicon.translations(term.said) if translated else ())]
    alone = (
        "SELECT phraseto_tsquery('simple', library_fold(%s))::text,"
        " phraseto_tsquery('english', library_fold(%s))::text, phraseto_tsquery('spanish', library_fold_es(%s))::text"
    )
    found: list[str] = []
    for at, one in enumerate(said):
        cursor.execute(alone, [one] * 3)
        simple, english, spanish = cursor.fetchone()
        if at == 0 and not (english and spanish) and not term.is_phrase:
            return ""
        found += [simple, english, spanish]
    return " | ".join(f"({one})" for one in dict.fromkeys(found) if one)


_LETTERS = {"party": "p", "body": "b", "year": "y", "act": "a", "state": "s", "kind": "k", "language": "l"}


def _key(narrowing: Narrowing) -> str:
    """A field as the words that stand for it in the index."""
    if narrowing.values == ("late",):
        keys = ["s:unfinished"]
    else:
        keys = [f"{_LETTERS[narrowing.name]}:{one}" for one in narrowing.values]
    said = " | ".join("'" + one.replace("'", "''").replace("\\", "\\\\") + "'" for one in keys)
    if narrowing.excluded:
        return "" if narrowing.values == ("late",) else f"!({said})"
    return f"({said})"


def _narrowed(rows: PassageQuerySet, asked: Asked, on: date) -> PassageQuerySet:
    """What the index does not hold: days, and whether it still stands."""
    states = {one for narrowing in asked.narrowings if narrowing.name == "state" for one in narrowing.values}
    if not states & {"replaced", "withdrawn"}:
        rows = rows.filter(is_current=True)
    for narrowing in asked.narrowings:
        if narrowing.values == ("late",):
            late = Q(due_on__lt=on, states__contains=["unfinished"])
            rows = rows.exclude(late) if narrowing.excluded else rows.filter(late)
    return rows


def _ranked(rows: PassageQuerySet, query: str, words: str, on: date) -> tuple[tuple[Hit, ...], bool]:
    """The newest that pass, the best of them first: how near the words stand, and how new it is."""
    inner = rows.order_by("-held_on").values_list("pk", "kind", "meeting", "key", "held_on", "words")
    if query:
        inner = inner.extra(where=["words @@ %s::tsquery"], params=[query])
    statement, params = inner[: MOST + 1].query.sql_with_params()
    rank = "ts_rank_cd('{0.1, 0.3, 0.5, 1.0}', words, %s::tsquery, 1)" if words else "1.0"
    told = "id, kind, meeting, key, held_on"
    outer = f"SELECT {told}, {rank} FROM ({statement}) newest({told}, words)"
    with connection.cursor() as cursor:
        cursor.execute(outer, [*([words] if words else []), *params])
        found = cursor.fetchall()
    best: dict[Any, tuple[float, Hit]] = {}
    for pk, kind, meeting, key, held_on, near in found[:MOST]:
        hit = Hit(pk, kind, (float(near) + 0.001) * _newness(held_on, on))
        same = (meeting, key) if kind == "item" and meeting else pk
        if same not in best or best[same][0] < hit.score:
            best[same] = (hit.score, hit)
    hits = sorted((hit for _score, hit in best.values()), key=lambda hit: (-hit.score, -hit.pk))
    return tuple(hits), len(found) > MOST


def _newness(held_on: date | None, on: date) -> float:
    if held_on is None:
        return 2.0
    return 1.0 + float(0.5 ** (max((on - held_on).days, 0) / 365.25 / HALF_LIFE))


def shown(found: Found, hits: Sequence[Hit], actor: Actor, lang: str) -> list[Shown]:
    """Those hits in full, with their words marked and the other languages of each; three queries however many."""
    rows = {row.pk: row for row in passages_for(actor).defer("words").filter(pk__in=[hit.pk for hit in hits])}
    passages = [rows[hit.pk] for hit in hits if hit.pk in rows]
    texts = {one.pk: (_spoken(one, lang), _text(one, lang)[:LONGEST_HEADLINE]) for one in passages}
    marked = _marked(texts, found.words)
    others = _others(passages, actor)
    return [
        Shown(
            one,
            texts[one.pk][0],
            tuple(_cut(marked[one.pk])),
            others.get((one.meeting, one.key, one.language), ()),
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
    return passage.text_es if _spoken(passage, lang) == "es" else passage.text_en


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
    if len(headline) - headline.count(ON) - headline.count(OFF) != len(text):
        yield text, False
        return
    at, marked = 0, False
    for piece in re.split(f"([{ON}{OFF}])", headline):
        if piece in (ON, OFF):
            marked = piece == ON
        elif piece:
            yield text[at : at + len(piece)], marked
            at += len(piece)


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


def _others(passages: Iterable[Passage], actor: Actor) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """For each item, the other languages in which this actor may read it."""
    items = [one for one in passages if one.kind == PassageKind.ITEM and one.meeting]
    if not items:
        return {}
    rows = passages_for(actor).filter(kind=PassageKind.ITEM, is_current=True)
    rows = rows.filter(meeting__in={one.meeting for one in items}, key__in={one.key for one in items})
    held: dict[tuple[str, str], set[str]] = {}
    for meeting, key, language in rows.values_list("meeting", "key", "language"):
        held.setdefault((meeting, key), set()).add(language)
    return {
        (one.meeting, one.key, one.language): tuple(
            sorted(held.get((one.meeting, one.key), set()) - {one.language})
        )
        for one in items
    }


def jump(said: str, actor: Actor) -> Passage | None:
    """What an exact reference names: a commitment, a meeting, or an item by its meeting and number."""
    said = _printable(said).strip()
    if not said or len(said) > 200 or " " in said:
        return None
    rows = passages_for(actor).filter(is_current=True).defer("words", "text_en", "text_es")
    named = rows.filter(kind__in=("commitment", "meeting"), key=said).first()
    if named or not (parts := re.fullmatch(r"(.+-\d{4}-\d{2}-\d{2})-(.+)", said)):
        return named
    return rows.filter(kind="item", meeting=parts[1], key=parts[2]).order_by("language").first()


@dataclass(frozen=True)
class Suggestion:
    said: str
    kind: str
    """``party``, ``body``, ``person``, ``commitment``, ``meeting`` or ``term``."""


def suggestions(said: str, actor: Actor, lang: str, *, most: int = 8) -> list[Suggestion]:
    """What somebody who types this may want: names first, then references, then terms of the field."""
    wanted = fold(" ".join(_printable(said).split()))[:80]
    if len(wanted) < 2:
        return []
    found = [Suggestion(one, kind) for one, kind in _called(actor, lang) if _begins(one, wanted)]
    if not found and len(wanted) >= 4:
        called = {fold(one): Suggestion(one, kind) for one, kind in _called(actor, lang)}
        found = [called[one] for one in get_close_matches(wanted, called, 3, 0.75)]
    terms = [Suggestion(term, "term") for term in lexicon.terms(lang) if fold(term).startswith(wanted)]
    rows = passages_for(actor).filter(
        kind__in=("commitment", "meeting"), is_current=True, key__startswith=wanted
    )
    refs = [Suggestion(key, kind) for key, kind in rows.order_by("-held_on").values_list("key", "kind")[:3]]
    return list(dict.fromkeys([*found[:5], *refs, *terms]))[:most]


def _printable(said: str) -> str:
    """Without signs that the database cannot hold."""
    return said.encode("utf-8", "ignore").decode().replace("\x00", " ")


def _begins(called: str, wanted: str) -> bool:
    folded = fold(called)
    return folded.startswith(wanted) or f" {wanted}" in folded


def _called(actor: Actor, lang: str) -> Iterator[tuple[str, str]]:
    """Every name that this actor may know, in that language, and of persons where they may see people."""
    rows = passages_for(actor).filter(kind__in=NAMES - {PassageKind.POST})
    for kind, key, title in rows.order_by("kind", "ref").values_list("kind", "key", "title_en"):
        yield (title if kind == PassageKind.PERSON else names.name_of(key, lang)), kind


def _nearer(asked: Asked, actor: Actor) -> Asked | None:
    """The same with words that are nobody's name put right to the nearest name or term; None where none is near."""
    said = [one for lang in ("en", "es") for one, _kind in _called(actor, lang)]
    known = {
        fold(word): word
        for lang in ("en", "es")
        for one in lexicon.terms(lang)
        for word in _WORD.findall(one)
    }
    known |= {fold(word): word for one in said for word in _WORD.findall(one)}
    changed = tuple(_near(term, known) for term in asked.terms)
    return asked.saying(changed) if changed != asked.terms else None


def _near(term: Term, known: Mapping[str, str]) -> Term:
    if term.excluded:
        return term
    return replace(term, said=" ".join(_near_word(word, known) for word in term.said.split()))


def _near_word(word: str, known: Mapping[str, str]) -> str:
    folded = fold(word)
    if folded in known or len(folded) < 4 or len(folded) > 40:
        return word
    near = get_close_matches(folded, known, 1, 0.78)
    return known[near[0]] if near else word
