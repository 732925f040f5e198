"""The text before the first item, cut into sentences, with the names, days and asides that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from enlace.reader.dates import Days, days
from enlace.reader.grammar.names import Mark
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.meeting.asides import aside_spans, flat
from enlace.reader.model import Language, Span
from enlace.reader.profile import Profile

_MET = re.compile(
    r"\b(?:held|met|meets|meeting in|met in|gathered|convened|assembled|took place|in session|sat in"
    r"|celebro|celebraron|celebrad[ao]s?|celebra|se reunio|se reunieron|reunid[ao]s?|habiendose reunido"
    r"|sesiono|sesionaron|tuvo lugar|tuvieron lugar|llevo a cabo|llevaron a cabo|llevada a cabo|realizo"
    r"|realizaron"
    r"|realizada|sostuvo|sostuvieron|congregaron|congrego|efectuo|efectuaron|efectuada|desarrollo su"
    r"|convoco)\b"
)
_STILL_TO_COME = re.compile(
    r"\b(?:next|proxim[ao]|following) (?:ordinary |regular )?(?:meeting|reunion|session|sesion)"
    r"|\bwill (?:be held|meet)\b"
    r"|\bse (?:reunira|celebrara|llevara a cabo)"
)
_BREAK = re.compile(
    r"\n[^\S\n]*\n\s*"  # a blank line
    r"|(?<=[\w)\]”\"][.])[^\S\n]+(?=[“\"¿(]?[A-ZÁÉÍÓÚÑ])"  # the end of a sentence
    r"|\n\s*"  # the end of a line
    r"|(?<=[A-ZÁÉÍÓÚÑ)][A-ZÁÉÍÓÚÑ)])\s+(?=(?:The|La|El|Los|Las|On|En|In|At)\s[\w-]*[a-z])"  # a heading runs on
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Dra|Sr|Sra|Lic|Licda|Ing|St|Sta|Sto|No|Nos|Art|Gral|Emb|Hon|Amb|pp"
    r"|vol))\.$"
)
_JOINING = re.compile(
    r"(?:,|\b(?:of|the|and|to|in|with|for|on|by|at|from|de|del|la|las|el|los|y|en|con|para|por|al|a|su))$",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("The", "La", "El", "Los", "Las"))
_PAGE, _FULL_LINE = 100, 55
_SHORT, _LONG = 30, 60


class Named(NamedTuple):
    """A State, body or organisation named in the head; ``short`` where it stands for a longer one ("the Network")."""

    id: str
    start: int
    end: int
    short: bool


@dataclass(frozen=True)
class Head:
    """``flat`` is ``text`` without accents and capitals, character for character; spans count from its start.

    ``opening`` holds the sentences that tell of the meeting; ``heading`` is the span before the first of them.
    """

    text: str
    flat: str
    tokens: Tokens
    named: tuple[Named, ...]
    days: tuple[Days, ...]
    sentences: tuple[Span, ...]
    opening: tuple[Span, ...]
    heading: Span
    asides: tuple[Span, ...]
    profile: Profile

    def named_in(self, span: Span) -> list[Named]:
        return [one for one in self.named if span[0] <= one.start and one.end <= span[1]]

    def days_in(self, span: Span) -> list[Days]:
        return [one for one in self.days if span[0] <= one.start and one.end <= span[1]]

    def token_range(self, span: Span) -> tuple[int, int]:
        """The tokens ``[first, last)`` that stand in that part."""
        return bisect_left(self.tokens.starts, span[0]), bisect_left(self.tokens.starts, span[1])

    def is_aside(self, place: int) -> bool:
        """Whether that place speaks of something else than the meeting ("prior to the meeting of …")."""
        return any(start <= place < end for start, end in self.asides)


def take_in(text: str, language: Language, profile: Profile, tokens: Tokens | None = None) -> Head:
    """Read the head once for all recognisers; ``tokens`` are those of ``text`` where they are at hand."""
    low = flat(text)
    finder = profile.finder
    tokens = tokens or Tokens(text, finder.splitter)
    named = tuple(
        Named(
            mark.id, tokens.starts[mark.first], tokens.ends[mark.last - 1], _is_short(profile, tokens, mark)
        )
        for mark in finder.find(tokens, None)
    )
    found_days = tuple(days(text, language=language))
    sentences = _sentences(text, [one for one in named if profile.body(one.id)])
    opening = _opening(text, low, sentences, found_days)
    heading = (0, min((start for start, _ in opening), default=len(text)))
    asides = tuple(span for sentence in sentences for span in aside_spans(low, sentence))
    return Head(text, low, tokens, named, found_days, sentences, opening, heading, asides, profile)


def _is_short(profile: Profile, tokens: Tokens, mark: Mark) -> bool:
    return tuple(tokens.words[mark.first : mark.last]) in profile.shorts


def _sentences(text: str, bodies: Iterable[Named]) -> tuple[Span, ...]:
    breaks = [match.span() for match in _breaks(text)]
    places = [_article_before(text, one) for one in bodies]
    breaks.extend(
        (place, place)
        for place in places
        if place and not _JOINING.search(text[max(0, place - 12) : place].rstrip())
    )
    breaks.sort()
    spans, start = [], 0
    for end, after in [*breaks, (len(text), len(text))]:
        if end > start and not text[start:end].isspace():
            spans.append((start, end))
        start = max(start, after)
    return tuple(spans)


def _breaks(text: str) -> Iterable[re.Match[str]]:
    wrapped = _is_wrapped(text)
    for match in _BREAK.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        after = text[match.end() : match.end() + 1]
        if before.endswith(".") and _ABBREVIATION.search(before[-8:]):
            continue
        lines = match.group().count("\n")
        if lines and _runs_on(before, after, lines, wrapped):
            continue
        yield match


def _is_wrapped(text: str) -> bool:
    """Whether lines end where the page did, not where a sentence does."""
    lengths = [len(line) for line in text.split("\n")]
    return max(lengths) <= _PAGE and sum(length >= _FULL_LINE for length in lengths) > 2


def _runs_on(before: str, after: str, lines: int, wrapped: bool) -> bool:
    """Whether a line end stands inside a sentence."""
    line = before.rpartition("\n")[2].rstrip()
    if line.endswith((".", ":", ";")) or not line:
        return False
    if after.islower() or _JOINING.search(line):
        return True
    return lines == 1 and wrapped and len(line) >= _FULL_LINE and not line.isupper()


def _article_before(text: str, one: Named) -> int:
    """Where a sentence begins without a full stop before it ("REPORT OF THE MEETING The Network held …")."""
    before = text[max(0, one.start - 6) : one.start].split()
    return text.rindex(before[-1], 0, one.start) if before and before[-1] in _ARTICLES else 0


def _opening(text: str, low: str, sentences: tuple[Span, ...], found: tuple[Days, ...]) -> tuple[Span, ...]:
    """The sentences that say that a meeting was held, else those that name a day."""
    prose = [span for span in sentences if _is_prose(text, span)]
    telling = [span for span in prose if _says_met(low, span)]
    return tuple(telling or [span for span in prose if _ends(text, span) and _has_days(found, span)])


def _has_days(found: tuple[Days, ...], span: Span) -> bool:
    return any(span[0] <= one.start < span[1] for one in found)


def _ends(text: str, span: Span) -> bool:
    """Whether it ends as a sentence does, not as a heading."""
    return text[slice(*span)].rstrip().endswith((".", ":"))


def _says_met(low: str, span: Span) -> bool:
    to_come = _STILL_TO_COME.search(low, *span)
    return _MET.search(low, span[0], to_come.start() if to_come else span[1]) is not None


def _is_prose(text: str, span: Span) -> bool:
    part = text[slice(*span)]
    if len(part) < (_SHORT if _ends(text, span) else _LONG):
        return False
    return sum(map(str.islower, part)) > 2 * sum(map(str.isupper, part))
