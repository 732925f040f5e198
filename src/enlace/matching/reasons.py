"""Why two items may be of one matter, in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator

from enlace.matching.labels import called, parties
from enlace.matching.likeness import Likeness
from enlace.matching.model import Fingerprint, LinkKind, Reason
from enlace.matching.weights import Weights

_MOST_TERMS = 4


def reasons(
    a: Fingerprint, b: Fingerprint, likeness: Likeness, kind: LinkKind, weights: Weights
) -> tuple[Reason, ...]:
    """The reasons that weigh, the heaviest first; always one at least."""
    del kind
    return tuple(_all(a, b, likeness, weights)) or (
        Reason("words", "The two items use like words.", "Los dos puntos usan palabras parecidas."),
    )


def _all(a: Fingerprint, b: Fingerprint, likeness: Likeness, weights: Weights) -> Iterator[Reason]:
    yield from _same_name(likeness)
    ranked = sorted(likeness.shared, key=lambda term: (-weights(term), term))
    shared = [term for term in ranked if weights(term) >= 0.3 and term[0] != "#"][:_MOST_TERMS]
    if shared:
        en, es = (", ".join(called(term, tongue) for term in shared) for tongue in ("en", "es"))
        yield Reason("subject", f"Both are about: {en}.", f"Ambos tratan de: {es}.")
    acronyms = ", ".join(term[1:].upper() for term in ranked if term[0] == "#")
    if acronyms:
        yield Reason("acronym", f"Both name {acronyms}.", f"Ambos nombran {acronyms}.")
    if both := [one for one in b.proposers if one in a.proposers]:
        yield Reason(
            "proposer",
            f"The same party acts in both: {parties(both, 'en')}.",
            f"La misma parte actúa en ambos: {parties(both, 'es')}.",
        )
    elif both := [one for one in b.players if one in a.players]:
        yield Reason(
            "party",
            f"Both name {parties(both, 'en')}.",
            f"Ambos nombran a {parties(both, 'es')}.",
        )
    if owing := [one for one in a.debtors if one in b.proposers]:
        yield Reason(
            "owed",
            f"What {parties(owing, 'en')} owed after the first comes up in the second.",
            f"Lo que {parties(owing, 'es')} debía según el primero se trata en el segundo.",
        )
    yield from _where_and_when(a, b)
    yield from _references(b)


def _same_name(likeness: Likeness) -> Iterator[Reason]:
    if likeness.topic is None or likeness.figures["topic"] < 0.35:
        return
    one, other = likeness.topic
    if one.instrument and one.instrument == other.instrument:
        en, es = called(one.instrument, "en"), called(one.instrument, "es")
        if one.terms == other.terms or likeness.figures["topic"] > 0.8:
            yield Reason("name", f"The same {en} is named in both.", f"Ambos nombran lo mismo ({es}).")
        else:
            yield Reason(
                "instrument",
                f"Both speak of a {en} with a like name.",
                f"Ambos hablan de lo mismo ({es}) con nombre parecido.",
            )
    elif likeness.figures["topic"] > 0.8:
        yield Reason("name", "The same name stands in both.", "El mismo nombre figura en ambos.")


def _where_and_when(a: Fingerprint, b: Fingerprint) -> Iterator[Reason]:
    if places := [place.title() for place in b.places if place in a.places]:
        names = ", ".join(places)
        yield Reason("place", f"The same place: {names}.", f"El mismo lugar: {names}.")
    if days := [day for day in b.dates if day in a.dates and len(day) > 4]:
        names = ", ".join(days)
        yield Reason("dates", f"The same month: {names}.", f"El mismo mes: {names}.")


def _references(b: Fingerprint) -> Iterator[Reason]:
    if "above" in b.refers or "agreed" in b.refers:
        yield Reason(
            "reference",
            "The later item refers to something agreed or mentioned before.",
            "El punto posterior remite a algo acordado o mencionado antes.",
        )
