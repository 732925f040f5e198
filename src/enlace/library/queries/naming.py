"""By what names things are known: what somebody may be about to type, and what they meant where they mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from django.db import connection
from django.db.models import Q

from enlace.library import lexicon
from enlace.library.asking import HYPHENS, MOST_READ, Asked, Term, readable
from enlace.library.enums import PassageKind
from enlace.library.folding import folded
from enlace.library.models import Name, Passage, PassageQuerySet

_NOT_A_LETTER = re.compile("[^a-z0-9]+")
_REFERENCE = re.compile(r"[\w-]+-\d")
_FEW = (PassageKind.BODY, PassageKind.PARTY)
_MANY = (PassageKind.MATTER, PassageKind.PERSON)
LEAST_HYPHENS = 2
"""A reference has more; "extra-continental" is a word, though a matter may have it for address."""
MOST_LOOKED_AT = 120
MOST_MENDED = 6
"""So many words of a question are put right at most."""


@dataclass(frozen=True)
class Suggestion:
    """``kind`` is one of ``PassageKind``, or ``term``; ``key`` is its address among its kind, if it has one."""

    said: str
    kind: str
    key: str = ""


def suggestions(said: str, rows: PassageQuerySet, lang: str, *, most: int = 8) -> list[Suggestion]:
    """What somebody who types this may want: names first, then references, then terms of the field."""
    said = " ".join(printable(said).split())[:80]
    plain = _NOT_A_LETTER.sub(" ", folded(said)).strip()
    if len(plain) < 2:
        return []
    rows = rows.filter(is_current=True)
    found = _beginning(plain, rows, lang) or _alike(plain, rows, lang)
    terms = [Suggestion(one, "term") for one in lexicon.terms(lang) if folded(one).startswith(plain)]
    room = most - min(len(terms), 3)
    return [*_referred(said, rows), *found[:room], *terms][:most]


def _beginning(plain: str, rows: PassageQuerySet, lang: str) -> list[Suggestion]:
    """Bodies and parties first, of which there are few; of matters and persons as many as are looked at."""
    names = Name.objects.filter(tail__startswith=plain).order_by()
    told = [
        one
        for kinds, most in ((_FEW, None), (_MANY, MOST_LOOKED_AT))
        for one in names.filter(passage__in=rows.filter(kind__in=kinds)).values_list(
            "said", "language", "passage__kind", "passage__key"
        )[:most]
    ]
    order: list[str] = [*_FEW, *_MANY]
    told.sort(key=lambda one: (order.index(one[2]), one[1] not in ("", lang), len(one[0]), one[0]))
    return _one_each((said, kind, key) for said, _language, kind, key in told)


def _one_each(rows: Iterable[tuple[str, str, str]]) -> list[Suggestion]:
    """The first of the names of each thing; of a body that is a party too, the body."""
    found: dict[tuple[str, str], Suggestion] = {}
    names = set()
    for said, kind, key in rows:
        if (kind, key) not in found and (kind not in _FEW or said not in names):
            found[kind, key] = Suggestion(said, kind, key)
            names.add(said)
    return list(found.values())


def _alike(plain: str, rows: PassageQuerySet, lang: str) -> list[Suggestion]:
    """Names with a word that is nearly the first one typed."""
    word = plain.split()[0]
    if len(word) < 4 or not (near := get_close_matches(word, _like(word, rows), 1, 0.75)):
        return []
    return _beginning(near[0], rows, lang)[:3]


def _referred(said: str, rows: PassageQuerySet) -> list[Suggestion]:
    if not _REFERENCE.match(said):
        return []
    kinds = (PassageKind.COMMITMENT, PassageKind.MEETING)
    named = _keyed(rows).filter(kind__in=kinds, key__startswith=said.lower())
    told = named.order_by("-held_on", "key").values_list("key", "kind")[:3]
    return [Suggestion(key, kind, key) for key, kind in told]


def _keyed(rows: PassageQuerySet) -> PassageQuerySet:
    """In the words by which the index of references knows its rows."""
    return rows.exclude(kind__in=("item", "report"))


def jump(said: str, rows: PassageQuerySet, lang: str) -> Passage | None:
    """What an exact reference names: a commitment, withdrawn or not, a matter, a meeting, or an item by its meeting and
    number, in this language where it has it. What may be a plain word is searched for, whatever has it for address."""
    said = printable(said).strip()
    if not said or len(said) > 200 or " " in said or said.count("-") < LEAST_HYPHENS:
        return None
    rows = rows.defer("words", "text_en", "text_es")
    named = _keyed(rows).filter(kind__in=("commitment", "meeting", "matter"), key=said).first()
    if named or not (parts := re.fullmatch(r"(.+-\d{4}-\d{2}-\d{2})-(.+)", said)):
        return named
    found = rows.filter(kind="item", meeting=parts[1], key=parts[2], is_current=True).order_by("language")
    return min(found, key=lambda one: ("adopted" not in one.states, one.language != lang), default=None)


def printable(said: str) -> str:
    """Without signs that the database cannot hold, each letter as one sign, hyphens as one types them."""
    return readable(said[:MOST_READ]).translate(HYPHENS)


def nearer(asked: Asked, rows: PassageQuerySet) -> Asked | None:
    """The same with words that are nobody's name put right to the nearest name or term; None where none is near."""
    words = [word for term in asked.terms if not term.excluded for word in term.said.split()]
    better = {word: _near_word(word, rows) for word in dict.fromkeys(words[:MOST_MENDED])}
    changed = tuple(_mended(term, better) for term in asked.terms)
    return asked.saying(changed) if changed != asked.terms else None


def _mended(term: Term, better: dict[str, str]) -> Term:
    if term.excluded:
        return term
    return replace(term, said=" ".join(better.get(word, word) for word in term.said.split()))


def _near_word(word: str, rows: PassageQuerySet) -> str:
    plain = _NOT_A_LETTER.sub("", folded(word))
    if not 4 <= len(plain) <= 40 or plain in _words_of_terms() or _is_a_name(plain, rows):
        return word
    known = _like(plain, rows)
    near = get_close_matches(plain, known, 1, 0.78)
    return known[near[0]] if near else word


def _is_a_name(plain: str, rows: PassageQuerySet) -> bool:
    begun = Name.objects.filter(Q(tail=plain) | Q(tail__startswith=f"{plain} "))
    return begun.filter(passage__in=rows).exists()


def _like(plain: str, rows: PassageQuerySet) -> dict[str, str]:
    """Words of names and terms that share letters with this one, folded and as they are written."""
    grams = list(_grams(plain))
    statement, params = rows.order_by().values("pk").query.sql_with_params()
    asked = f"""
        SELECT said, word FROM (
          SELECT DISTINCT ON (word) said, word, (SELECT count(*) FROM unnest(grams) one WHERE one = ANY(%s)) AS shared
          FROM (SELECT said, split_part(tail, ' ', 1) AS word, grams, passage_id FROM library_name
                WHERE grams && %s::varchar[]) n
          WHERE length(word) BETWEEN %s AND %s AND passage_id IN ({statement})) near
        ORDER BY shared DESC LIMIT 20"""
    with connection.cursor() as cursor:
        cursor.execute(asked, [grams, grams, len(plain) - 2, len(plain) + 2, *params])
        names = cursor.fetchall()
    known = {
        one: written
        for one, (written, letters) in _words_of_terms().items()
        if abs(len(one) - len(plain)) <= 2 and letters & set(grams)
    }
    return known | {word: _as_written(word, said) for said, word in names}


def _as_written(word: str, said: str) -> str:
    return next((one for one in re.findall(r"\w+", said) if folded(one) == word), word)


def _grams(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(word) + 1))


@cache
def _words_of_terms() -> dict[str, tuple[str, frozenset[str]]]:
    """The words of the field's terms, folded, each as it is written and its letters three by three."""
    said = [
        word for lang in ("en", "es") for one in lexicon.terms(lang) for word in re.findall(r"\w{3,}", one)
    ]
    return {folded(word): (word, _grams(folded(word))) for word in said}
