"""The things that an item names: "Workshop on …", "Memorandum of … for …", "«title»", "Regarding …,"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from enlace.matching.lexicon import SMALL, lexicon
from enlace.matching.model import Topic
from enlace.matching.wording import Wording

_LONGEST = 26
_MOST = 40
_OPENING = frozenset('“«"‘„')
_CLOSING = frozenset('”»"’')
_HARD_STOPS = frozenset(".;:()—–•")
_STOPS = frozenset(
    """which that who held celebrado celebrada celebrados celebradas realizado realizada realizados realizadas que cual
    cuyo cuya organized organised organizado organizada prepared elaborado elaborada elaborados presented presentado
    presentada developed made formulada formulado submitted funded financed financiado will would shall should has have
    had was were is are be para to in en during durante by por before antes since desde with con from until hasta
    take tome taking place scheduled prevista previsto aiming aimed objetivo""".split()
)
_SOFT = frozenset(
    "which who held celebrado celebrada realizado realizada que la el lo in en to with con y and as como".split()
)
_LEADS = (
    ("regarding",),
    ("concerning",),
    ("about",),
    ("on",),
    ("as", "for"),
    ("as", "to"),
    ("in", "regard", "to"),
    ("with", "regard", "to"),
    ("with", "regards", "to"),
    ("in", "relation", "to"),
    ("in", "relation", "with"),
    ("with", "respect", "to"),
    ("with", "reference", "to"),
    ("in", "connection", "with"),
    ("sobre",),
    ("en", "relacion", "con"),
    ("en", "relacion", "a"),
    ("con", "relacion", "a"),
    ("con", "respecto", "a"),
    ("con", "respecto", "al"),
    ("respecto", "a"),
    ("respecto", "al"),
    ("respecto", "de"),
    ("respecto", "del"),
    ("en", "cuanto", "a"),
    ("en", "cuanto", "al"),
    ("en", "lo", "relativo", "a"),
    ("en", "lo", "relativo", "al"),
    ("acerca", "de"),
    ("acerca", "del"),
    ("en", "torno", "a"),
    ("en", "torno", "al"),
)
_ON = frozenset(
    "on for of to about against in de del sobre para contra en regarding concerning entre among between a al".split()
)


def topics(said: Wording) -> list[Topic]:
    """Each thing named, the quoted ones first; none without a term that tells something."""
    found = islice(chain(_quoted(said), _led(said), _headed(said)), _MOST)
    kept: list[Topic] = []
    for topic in found:
        if topic.terms and all(topic.terms != other.terms for other in kept):
            kept.append(topic)
    return kept[:8]


def _topic(said: Wording, first: int, last: int, instrument: str, *, quoted: bool = False) -> Topic:
    group_of = lexicon().group_of
    told = dict.fromkeys(
        term for term in said.terms(first, last) if group_of.get(term) not in ("common", "stage")
    )
    instruments = [term for term in told if group_of.get(term) == "instrument"]
    instrument = instrument or (instruments[0] if instruments else "")
    terms = tuple(term for term in told if term != instrument)
    return Topic(instrument, terms if len(terms) > 0 else (), quoted)


def _quoted(said: Wording) -> Iterator[Topic]:
    opened: int | None = None
    for at, word in enumerate(said.written):
        if opened is not None and word in _CLOSING:
            if 2 <= at - opened <= 40:
                yield _topic(said, opened + 1, at, _head_before(said, opened), quoted=True)
            opened = None
        elif word in _OPENING:
            opened = at


def _head_before(said: Wording, at: int) -> str:
    """The kind of instrument just before a quoted title: the workshop “…”."""
    group_of = lexicon().group_of
    near = [one.concept for one in said.concepts if at - 4 <= one.last <= at]
    return next((one for one in reversed(near) if group_of[one] == "instrument"), "")


def _led(said: Wording) -> Iterator[Topic]:
    at = next((at for at, word in enumerate(said.folded) if word.isalpha() and len(word) > 1), 0)
    for lead in _LEADS:
        if said.folded[at : at + len(lead)] == lead:
            first = at + len(lead)
            yield _topic(said, first, _end(said, first, lead=True), "")
            return


def _headed(said: Wording) -> Iterator[Topic]:
    """An instrument or a proposal and what it is on; where nothing follows, what stands before it."""
    group_of = lexicon().group_of
    for found in said.concepts:
        group = group_of[found.concept]
        if group not in ("instrument", "stage"):
            continue
        first = found.last
        last = _end(said, first)
        if group == "instrument":
            before = _start(said, found.first)
            yield _topic(said, before, last, found.concept)
        elif first < last and said.folded[first] in _ON:
            yield _topic(said, first, last, "")


def _start(said: Wording, at: int) -> int:
    """English puts what a thing is on before it too: "migrant children working group"."""
    first = at
    while first > 0 and at - first < 4:
        word = said.folded[first - 1]
        if not word.isalpha() or word in SMALL:
            break
        first -= 1
    return first


def _end(said: Wording, first: int, *, lead: bool = False) -> int:
    """Where the name of a thing ends: at a sign, at "held", "which", at a purpose, or when it is long."""
    top = min(len(said.folded), first + _LONGEST)
    for at in range(first, top):
        word = said.folded[at]
        if word in _HARD_STOPS or word in _CLOSING or (lead and word == ","):
            return at
        if word == "," and (at + 1 >= top or said.folded[at + 1] in _STOPS | _SOFT):
            return at
        if word in _STOPS and at > first and not lead and not _goes_on(said, at):
            return at
    return top


def _goes_on(said: Wording, at: int) -> bool:
    """ "in", "para", "to" and "con" go on with the name where a capital letter or nothing but a name follows."""
    if said.folded[at] not in ("in", "en", "para", "to", "con", "with", "by", "por"):
        return False
    after = said.written[at + 1 : at + 3]
    return any(word[:1].isupper() for word in after) and not any(said.party[at + 1 : at + 3])
