"""Finds the States, bodies and organisations that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from enlace.reader.grammar.tokens import Splitter, Tokens

Case = Literal["any", "capital", "exact"]
IGNORED = ""


class Name(NamedTuple):
    """One way to write a name: folded words, how strictly its case counts, and whom it may stand for.

    More than one id means a short name ("the Network") that the context decides. ``alone`` marks a common word
    ("Countries") that is a name only where no other word narrows it.
    """

    words: tuple[str, ...]
    raw: tuple[str, ...]
    case: Case
    ids: tuple[str, ...]
    short: bool = False
    alone: bool = False
    after: frozenset[str] = frozenset()  # one of these must stand before it
    recalls: bool = False  # a short name only of what has been named before
    taken: int = 0  # how many of the words are the name, where the others only tell it from another


class Mark(NamedTuple):
    """A name found: the tokens ``[first, last)`` stand for ``id``."""

    first: int
    last: int
    id: str


@dataclass(frozen=True)
class Context:
    """What decides a short name: the body that meets, and the words that narrow a common one."""

    body: str | None
    narrowing: frozenset[str]
    opening: frozenset[str]


def name(
    text: str,
    *ids: str,
    short: bool = False,
    alone: bool = False,
    recalls: bool = False,
    case: Case | None = None,
) -> Name:
    """A name from a profile; "|" ends the name proper.

    The article of a short name must stand before it; one of a single word has none.
    """
    head, _, tail = text.partition("|")
    taken = len(Tokens(head))
    tokens = Tokens(head + tail)
    if short:
        first = 1 if len(tokens) > 1 else 0
        words, raw = tuple(tokens.words[first:]), tuple(tokens.raw[first:])
        article = tokens.words[0] if first else None
        after = _ARTICLES.get(article, frozenset((article,))) if article else frozenset()
        return Name(words, raw, "capital", ids, True, False, after, recalls, len(words))
    if case is None:
        letters = "".join(tokens.raw)
        acronym = len(tokens) == 1 and len(letters) <= 3 and letters.isupper()
        case = "exact" if acronym else "any"
    return Name(tuple(tokens.words), tuple(tokens.raw), case, ids, short, alone, taken=taken)


_ARTICLES = {
    "the": frozenset(("the", "this", "its", "our")),
    "el": frozenset(("el", "del", "al", "este", "dicho", "su")),
    "la": frozenset(("la", "esta", "dicha", "su")),
}


class Names:
    """All names of a profile in a form that finds the longest one at each token."""

    def __init__(self, names: Iterable[Name], context_words: Mapping[str, frozenset[str]]) -> None:
        merged: dict[tuple[str, ...], Name] = {}
        for one in names:
            known = merged.get(one.words)
            if known is not None and known.short and one.short:
                one = one._replace(
                    ids=tuple(dict.fromkeys(known.ids + one.ids)), after=known.after | one.after
                )
            elif known is not None and not known.short:
                continue
            merged[one.words] = one
        self._by_first: dict[str, list[Name]] = {}
        for one in merged.values():
            self._by_first.setdefault(one.words[0], []).append(one)
        for group in self._by_first.values():
            group.sort(key=lambda one: -len(one.words))
        self._narrowing = context_words["narrowing"]
        self._opening = context_words["opening"]
        # A name's last word may have the next word run into it: "Hondurasprior", "Panamaand".
        self._tails = {
            one.words[-1] for one in merged.values() if one.case == "capital" and len(one.words[-1]) > 4
        }
        self._function_words = context_words["function"]
        self._heads = {tail[:5] for tail in self._tails}
        self._known = {word for one in merged.values() for word in one.words}
        self.splitter = Splitter(self._split)

    def _split(self, word: str, folded: str) -> int:
        """Where a word run together with the one after a name is to be taken apart; 0 where it is one word."""
        if folded[:5] not in self._heads or folded in self._known:
            return 0
        for end in range(5, len(folded)):
            if folded[:end] in self._tails and folded[end:] in self._function_words:
                return end
        return 0

    def find(self, tokens: Tokens, body: str | None) -> list[Mark]:
        """All names in the order of the text; short names stand for ``body`` or for the one named before."""
        found: list[Mark] = []
        own: dict[str, str] = {}  # acronyms that the report itself gives: "Secretaría Ejecutiva (SE)"
        words, by_first = tokens.words, self._by_first
        place, size = 0, len(words)
        while place < size:
            group = by_first.get(words[place])
            one = self._at(group, tokens, place) if group is not None else None
            if one is None:
                if own and tokens.raw[place] in own:
                    found.append(Mark(place, place + 1, own[tokens.raw[place]]))
                place += 1
                continue
            last = place + one.taken
            if one.ids:
                chosen = one.ids[0] if not one.short else _decide(one, body, found)
                if chosen and self._corrected(tokens, last, chosen):
                    chosen = None
                if chosen:
                    found.append(Mark(place, last, chosen))
                    acronym = _acronym(tokens, last)
                    if acronym and not chosen.isupper():
                        own[acronym] = chosen
            place = last
        return found

    def _corrected(self, tokens: Tokens, place: int, chosen: str) -> bool:
        """Where a long name and its acronym differ ("… Integration System (SIECA)"), the acronym counts."""
        if chosen.isupper() or _acronym(tokens, place) is None:
            return False
        other = self._at(self._by_first.get(tokens.words[place + 1], []), tokens, place + 1)
        return other is not None and not other.short and bool(other.ids) and other.ids[0] != chosen

    def _at(self, group: list[Name], tokens: Tokens, place: int) -> Name | None:
        words = tokens.words
        for one in group:
            last = place + len(one.words)
            if len(one.words) > 1 and tuple(words[place:last]) != one.words:
                continue
            if (
                one.case == "capital"
                and not tokens.raw[place][0].isupper()
                and not _pointed_at(one, words, place)
            ):
                continue
            if one.case == "exact" and tuple(tokens.raw[place:last]) != one.raw:
                continue
            if one.after and not (place and words[place - 1] in one.after and _ends_here(tokens, last)):
                continue
            if one.alone and not self._stands_alone(tokens, place, last):
                continue
            return one
        return None

    def _stands_alone(self, tokens: Tokens, place: int, last: int) -> bool:
        """A common word is a name when nothing narrows it ("Countries will …", not "the five countries of …")."""
        before = tokens.words[place - 1] if place else "."
        after = tokens.words[last] if last < len(tokens) else "."
        if after in self._narrowing:
            return False
        if tokens.raw[place][0].isupper():
            return not before.isalpha() or before in self._opening or before in self._function_words
        return False


def _pointed_at(one: Name, words: list[str], place: int) -> bool:
    """ "This network" is the Network in lower case too."""
    return one.short and place > 0 and words[place - 1] in ("this", "esta", "este")


def _acronym(tokens: Tokens, place: int) -> str | None:
    """The acronym in parentheses right after a name."""
    if tokens.words[place : place + 1] != ["("] or tokens.words[place + 2 : place + 3] != [")"]:
        return None
    acronym = tokens.raw[place + 1]
    return acronym if acronym.isupper() and len(acronym) > 1 else None


def _ends_here(tokens: Tokens, last: int) -> bool:
    """Whether a short name is whole: "the Network", not "the Network of Shelters" or "the Group Life"."""
    if last >= len(tokens):
        return True
    following = tokens.raw[last]
    if tokens.words[last] in ("of", "de", "for", "para") and last + 1 < len(tokens):
        following = tokens.raw[last + 1]
    return not (following[0].isupper() and following[1:].islower())


def _decide(one: Name, body: str | None, found: list[Mark]) -> str | None:
    ids = one.ids
    if body in ids:
        return body
    for mark in reversed(found):
        if mark.id in ids:
            return mark.id
    return ids[0] if len(ids) == 1 and not one.recalls else None
