"""Why two items may be of one matter, in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator

from enlace.matching.labels import parties, quoted
from enlace.matching.likeness import Likeness
from enlace.matching.model import Fingerprint, Reason
from enlace.matching.weights import Weights

_MOST_TERMS = 4
_TELLING = 0.3
_LIKE, _SAME = 0.35, 0.8


def reasons(a: Fingerprint, b: Fingerprint, likeness: Likeness, weights: Weights) -> tuple[Reason, ...]:
    """The reasons that hold, the heaviest first; always one at least."""
    return tuple(_all(a, b, likeness, weights)) or (
        Reason("words", "The two items use like words.", "Los dos puntos usan palabras parecidas."),
    )


def _all(a: Fingerprint, b: Fingerprint, likeness: Likeness, weights: Weights) -> Iterator[Reason]:
    yield from _same_name(a, b, likeness)
    yield from _same_subject(a, b, likeness, weights)
    yield from _same_parties(a, b)
    yield from _where_and_when(a, b)
    if "above" in b.refers or "agreed" in b.refers:
        yield Reason(
            "reference",
            "The later item refers to something agreed or mentioned before.",
            "El punto posterior remite a algo acordado o mencionado antes.",
        )


def _same_name(a: Fingerprint, b: Fingerprint, likeness: Likeness) -> Iterator[Reason]:
    if likeness.topic is None or likeness.figures["topic"] < _LIKE:
        return
    one, other = likeness.topic
    kind = one.instrument if one.instrument == other.instrument else ""
    called = quoted(kind, a, b) if kind else ""
    if likeness.figures["topic"] >= _SAME:
        more = f" ({called})" if called else ""
        yield Reason("name", f"Both name the same thing{more}.", f"Ambos nombran lo mismo{more}.")
    elif called:
        yield Reason(
            "instrument",
            f"Both speak of one kind of thing, with a like name ({called}).",
            f"Ambos hablan de una cosa del mismo tipo, con nombre parecido ({called}).",
        )


def _same_subject(a: Fingerprint, b: Fingerprint, likeness: Likeness, weights: Weights) -> Iterator[Reason]:
    ranked = sorted(likeness.shared, key=lambda term: (-weights(term), term))
    told = (quoted(term, a, b) for term in ranked if weights(term) >= _TELLING and term[0] != "#")
    words = ", ".join(list(dict.fromkeys(filter(None, told)))[:_MOST_TERMS])
    if words:
        yield Reason("subject", f"Both are about {words}.", f"Ambos tratan de {words}.")
    acronyms = ", ".join(term[1:].upper() for term in ranked if term[0] == "#")
    if acronyms:
        yield Reason("acronym", f"Both name {acronyms}.", f"Ambos nombran {acronyms}.")


def _same_parties(a: Fingerprint, b: Fingerprint) -> Iterator[Reason]:
    if both := [one for one in b.proposers if one in a.proposers]:
        yield Reason(
            "proposer",
            f"The same party acts in both: {parties(both, 'en')}.",
            f"La misma parte actúa en ambos: {parties(both, 'es')}.",
        )
    elif both := [one for one in b.players if one in a.players]:
        yield Reason("party", f"Both name {parties(both, 'en')}.", f"Ambos nombran: {parties(both, 'es')}.")
    if owing := [one for one in a.debtors if one in b.actors]:
        yield Reason(
            "owed",
            f"The earlier item leaves something to do to: {parties(owing, 'en')}; the later one names them.",
            f"El punto anterior deja algo por hacer a: {parties(owing, 'es')}; el posterior lo menciona.",
        )


def _where_and_when(a: Fingerprint, b: Fingerprint) -> Iterator[Reason]:
    if places := [place.title() for place in b.places if place in a.places]:
        names = ", ".join(places)
        yield Reason("place", f"The same place: {names}.", f"El mismo lugar: {names}.")
    if days := [day for day in b.dates if day in a.dates and len(day) > len("2013")]:
        names = ", ".join(days)
        yield Reason("dates", f"The same month: {names}.", f"El mismo mes: {names}.")
