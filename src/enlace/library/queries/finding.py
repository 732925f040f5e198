"""What is found: the newest that pass, the best of them first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from enlace.core.actor import Actor
from enlace.library import lexicon
from enlace.library.asking import Asked, Narrowing, Term
from enlace.library.enums import PassageKind
from enlace.library.models import SPANS, Passage, PassageQuerySet, quoted, words_seen_by
from enlace.library.queries.naming import nearer
from enlace.register.access import late_day
from enlace.register.days import past_for_any
from enlace.register.matters import queries as matters
from enlace.register.matters.enums import MatterState

MOST = 1_000
"""So many of the newest passages that pass are put in order; where more pass, the page says so."""
TRIED = 2
"""So many spans of years are looked up before all the rest is, where it is little."""
FEW = 500
"""Where the first years let so many be expected of all the others, these are looked up at once."""
MANY = 20_000
"""Where the database knows of more that pass in all, they are looked up by years whatever the first ones said."""
HALF_LIFE = 8.0
"""Years after which half of what being new adds is gone."""
WHOLE = 0.02
"""How near the words stand in a whole report, whose many words are not counted out."""
WEIGHTS: dict[str, float] = {PassageKind.POST: 0.25, PassageKind.MEETING: 0.5}
"""The names of posts and meetings repeat those of bodies: they come after what was said."""


@dataclass(frozen=True)
class Hit:
    pk: int
    kind: str
    score: float
    spoken: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Of an item, the best row in each language in which it was found."""

    def said_in(self, lang: str) -> int:
        """Its row in that language, or the best one where it was not found in it."""
        return self.spoken.get(lang, self.pk)


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
    def too_common(self) -> str:
        """What was asked for, where all of it is small words, which say nothing; ``""`` otherwise."""
        return "" if self.words else self.asked.phrase

    @property
    def kinds(self) -> list[tuple[str, int]]:
        said = [hit.kind for hit in self.hits]
        return [(kind, said.count(kind)) for kind in PassageKind.values if kind in said]


def passages_for(actor: Actor) -> PassageQuerySet:
    return Passage.objects.visible_to(actor)


def find(asked: Asked, actor: Actor, *, on: date) -> Found:
    """Search; where the words as written find nothing, once more with the nearest names and terms."""
    found = _find(asked, actor, on)
    if found.count or asked.is_exact or asked.is_empty or found.too_common:
        return found
    other = nearer(asked, passages_for(actor))
    if other is None:
        return found
    again = _find(other, actor, on)
    return replace(again, asked=asked, instead=other.phrase) if again.count else found


def _find(asked: Asked, actor: Actor, on: date) -> Found:
    if asked.is_empty:
        return Found(asked)
    words, query = _understood(asked)
    if query and (seen := words_seen_by(actor)):
        query = f"({query}) & ({seen})"
    rows = _narrowed(passages_for(actor), asked, late_day(actor, on))
    if not query and not asked.narrowings:
        return Found(asked)
    found = _newest(rows, query, words, _years(asked))
    passing = _standing_so(found[:MOST], asked, actor, on)
    return Found(asked, _ranked(passing, on), len(found) > MOST, words=words)


def _understood(asked: Asked) -> tuple[str, str]:
    """The words to mark and rank by, and the whole question, each as a ``tsquery`` in text."""
    groups = list(_together([one for one in asked.terms if not one.excluded]))
    unwanted = [one for one in asked.terms if one.excluded]
    said = [one for terms, others in groups for one in (*_all_said(terms), *others)]
    known = _as_queries([*said, *_all_said(unwanted)])
    words = " & ".join(f"({one})" for group in groups if (one := _any_of(group, known)))
    keys = [one for narrowing in asked.narrowings if (one := _key(narrowing))]
    without = [
        f"!({one})" for term in unwanted if (one := _alone(term, known, lexicon.translations(term.said)))
    ]
    return words, " & ".join([*([words] if words else []), *keys, *without])


Group = tuple[Sequence[Term], Sequence[str]]


def _together(terms: Sequence[Term]) -> Iterator[Group]:
    """Words that are a term of the field together, with what the other language says for them; the others alone."""
    at = 0
    while at < len(terms):
        for end in range(min(at + lexicon.longest_term(), len(terms)), at, -1):
            several = terms[at:end]
            if end == at + 1 or any(one.is_phrase for one in several):
                continue
            if others := lexicon.translations(" ".join(one.said for one in several)):
                yield several, others
                at = end
                break
        else:
            yield terms[at : at + 1], ()
            at += 1


def _all_said(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        yield term.said
        yield from lexicon.translations(term.said)


def _any_of(group: Group, known: dict[str, tuple[str, str, str]]) -> str:
    terms, others = group
    each = [one for term in terms if (one := _alone(term, known, lexicon.translations(term.said)))]
    together = " & ".join(f"({one})" for one in each)
    if not others or not together:
        return together
    return " | ".join([f"({together})", *(f"({one})" for said in others for one in _forms(said, known))])


def _alone(term: Term, known: dict[str, tuple[str, str, str]], others: Sequence[str]) -> str:
    """A word or phrase in both languages, and as the other language says it; ``""`` for mere small words."""
    _simple, english, spanish = known[term.said]
    if not (english and spanish):
        return ""
    said = [form for one in (term.said, *others) for form in _forms(one, known)]
    return " | ".join(f"({one})" for one in dict.fromkeys(said))


def _forms(said: str, known: dict[str, tuple[str, str, str]]) -> list[str]:
    return [one for one in dict.fromkeys(known[said]) if one]


def _as_queries(said: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Each as plain words, as English and as Spanish; one question to the database for all."""
    statement = """
        SELECT said, phraseto_tsquery('simple', library_fold(said))::text,
          phraseto_tsquery('english', library_fold(said))::text,
          phraseto_tsquery('spanish', library_fold_es(said))::text FROM unnest(%s::text[]) told(said)"""
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(dict.fromkeys(said))])
        return {one: (simple, english, spanish) for one, simple, english, spanish in cursor.fetchall()}


_LETTERS = {"party": "p", "body": "b", "year": "y", "act": "a", "state": "s", "kind": "k", "language": "l"}


def _key(narrowing: Narrowing) -> str:
    """A field as the words that stand for it in the index; of where a matter stands, that it is a matter."""
    keys = [f"{_LETTERS[narrowing.name]}:{one}" for one in narrowing.values]
    if narrowing.values == ("late",):
        keys = ["s:unfinished"]
    elif is_of_matters := _names_matters(narrowing):
        keys.append("k:matter")
    if narrowing.excluded:
        return "" if narrowing.values == ("late",) or is_of_matters else f"!({_any_key(keys)})"
    return f"({_any_key(keys)})"


def _names_matters(narrowing: Narrowing) -> bool:
    return narrowing.name == "state" and not {*MatterState.values}.isdisjoint(narrowing.values)


def _any_key(keys: Sequence[str]) -> str:
    return " | ".join(map(quoted, keys))


def _years(asked: Asked) -> set[str] | None:
    """The years that the question itself names; ``None`` for all."""
    named = [set(one.values) for one in asked.narrowings if one.name == "year" and not one.excluded]
    return set.intersection(*named) if named else None


def _narrowed(rows: PassageQuerySet, asked: Asked, on: date) -> PassageQuerySet:
    """What the index does not hold: days, and whether it still stands."""
    wanted = [one for one in asked.narrowings if one.name == "state" and not one.excluded]
    states = {value for narrowing in wanted for value in narrowing.values}
    if not states & {"replaced", "withdrawn"}:
        rows = rows.filter(is_current=True)
    for narrowing in asked.narrowings:
        if narrowing.values == ("late",):
            late = past_for_any(on, due="due_on", parties="parties") & Q(states__contains=["unfinished"])
            rows = rows.exclude(late) if narrowing.excluded else rows.filter(late)
    return rows


Row = tuple[int, str, str, str, date | None, str, str, float]
"""Its number, kind, meeting, key, day, language, path (of a matter, its number), and how near the words stand."""


def _standing_so(found: Sequence[Row], asked: Asked, actor: Actor, on: date) -> Sequence[Row]:
    """Without the matters that stand elsewhere: where one stands follows from what this actor may read of it today."""
    wanted = [one for one in asked.narrowings if _names_matters(one)]
    concerned = {int(row[6]) for row in found if row[1] == PassageKind.MATTER}
    if not wanted:
        return found
    stands = matters.states_of(concerned, actor, on=on) if concerned else {}
    return [row for row in found if all(_passes(row, one, stands) for one in wanted)]


def _passes(row: Row, narrowing: Narrowing, stands: Mapping[int, str]) -> bool:
    if row[1] != PassageKind.MATTER:
        return True
    return (stands.get(int(row[6])) in narrowing.values) is not narrowing.excluded


def _newest(rows: PassageQuerySet, query: str, words: str, named: set[str] | None) -> list[Row]:
    """The newest that pass, one more than are put in order. They are looked up in two years after two, from the newest,
    so that what is old costs nothing; where the first years say little, all the rest is looked up at once. What has no
    day, a name, comes first."""
    statement, params = _statement(rows, query, words)
    found: list[Row] = [] if named is not None else _look(statement, params, "held_on IS NULL", MOST + 1)
    spans, undated = _spans(named), len(found)
    for looked, (span, rest) in enumerate(spans):
        expected = (len(found) - undated) / max(looked, 1) * (len(spans) - looked)
        if looked >= TRIED and query and _are_few(expected, query):
            return found + _look(statement, params, rest, MOST + 1 - len(found))
        found += _look(statement, params, span, MOST + 1 - len(found))
        if len(found) > MOST:
            break
    return found


def _are_few(expected: float, query: str) -> bool:
    """May the rest be looked up at once? By what the first years said, unless the database knows of very many."""
    return expected <= FEW and _about_how_many(query) <= MANY


def _spans(named: set[str] | None) -> list[tuple[str, str]]:
    """Each as its index is conditioned, and with all that is older; only where there is something, and only those of
    the years that are named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(held_on), max(held_on) FROM library_passage")
        oldest, newest = cursor.fetchone()
    wanted = [date(int(one), 7, 1) for one in named or ()]
    found = []
    for span in reversed(SPANS):
        first, last = span.get("held_on__gte", date.min), span.get("held_on__lt", date.max)
        is_empty = oldest is None or first > newest or last <= oldest
        if not is_empty and (named is None or any(first <= day < last for day in wanted)):
            within = " AND ".join(f"held_on {_SIGNS[name]} '{day}'" for name, day in span.items())
            found.append((within, f"held_on < '{last}'"))
    return found


_SIGNS = {"held_on__gte": ">=", "held_on__lt": "<"}
_WITHIN = "'within' = 'a span'"


def _about_how_many(query: str) -> int:
    """How many rows the database expects to pass."""
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT FROM library_passage WHERE words @@ %s::tsquery", [query]
        )
        said = cursor.fetchone()[0]
    plan = json.loads(said) if isinstance(said, str) else said
    return int(plan[0]["Plan"]["Plan Rows"])


def _statement(rows: PassageQuerySet, query: str, words: str) -> tuple[str, list[Any]]:
    """The question in SQL, but for the span and how many. The fence (``OFFSET 0``) makes the database take the index of
    words, never that of days."""
    inner = rows.order_by().values_list(
        "pk", "kind", "meeting", "key", "held_on", "language", "path", "words"
    )
    inner = inner.extra(where=[_WITHIN])
    if query:
        inner = inner.extra(where=["words @@ %s::tsquery"], params=[query])
    statement, params = inner.query.sql_with_params()
    rank = "ts_rank_cd('{0.1, 0.3, 0.5, 1.0}', words, %s::tsquery, 1)" if words else "1.0"
    told = "id, kind, meeting, key, held_on, language, path"
    outer = f"""
        SELECT {told}, CASE WHEN kind = 'report' THEN {WHOLE} ELSE {rank} END FROM
          (SELECT * FROM ({statement} OFFSET 0) passing({told}, words)
           ORDER BY held_on DESC, id DESC LIMIT %s) newest"""
    return outer, [*([words] if words else []), *params]


def _look(statement: str, params: list[Any], span: str, most: int) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement.replace(_WITHIN, span), [*params, most])
        found: list[Row] = cursor.fetchall()
    return found


def _ranked(found: Sequence[Row], on: date) -> tuple[Hit, ...]:
    """The best first: how near the words stand, and how new it is. Of one item or matter its best row."""
    best: dict[Any, dict[str, tuple[float, int]]] = {}
    kinds: dict[Any, str] = {}
    newness: dict[date | None, float] = {}
    for pk, kind, meeting, key, held_on, language, _path, near in found:
        if held_on not in newness:
            newness[held_on] = _newness(held_on, on)
        score = (float(near) + 0.001) * newness[held_on] * WEIGHTS.get(kind, 1.0)
        same: Any = pk
        if kind == PassageKind.MATTER or (kind == PassageKind.ITEM and meeting):
            same = (kind, meeting, key)
        kinds[same] = kind
        spoken = best.setdefault(same, {})
        spoken[language] = max(spoken.get(language, (score, pk)), (score, pk))
    hits = [
        Hit(pk, kinds[same], score, {language: one for language, (_score, one) in spoken.items()})
        for same, spoken in best.items()
        for score, pk in [max(spoken.values())]
    ]
    return tuple(sorted(hits, key=lambda hit: (-hit.score, -hit.pk)))


def _newness(held_on: date | None, on: date) -> float:
    if held_on is None:
        return 2.0
    return 1.0 + float(0.5 ** (max((on - held_on).days, 0) / 365.25 / HALF_LIFE))
