"""The acts of each item: sentences, their predicates, and what is owed after them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from enlace.reader.acts import RECOGNISERS
from enlace.reader.acts.recogniser import Aim
from enlace.reader.dates import deadline
from enlace.reader.grammar.clauses import predicates
from enlace.reader.grammar.lexicon import Lexicon, lexicon
from enlace.reader.grammar.names import Mark
from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.predicate import Predicate, Setting, Thread
from enlace.reader.grammar.receivers import receivers
from enlace.reader.grammar.sentence import REMEMBERED, Sentence, sentences
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.grammar.words import TONGUES
from enlace.reader.items.tree import Place
from enlace.reader.model import Act, ActKind, Commitment, Due, Item, Language, Meeting
from enlace.reader.profile import Profile

_AIMS: Mapping[str, Aim] = {one.act: one.aim for one in RECOGNISERS}
_CHAPEAU_ASKS = frozenset(("request", "commit", "offer", "recommend"))
_FROM_CHILDREN = frozenset(("thank", "request", "recommend"))
_HOLDING = {
    "en": frozenset(
        "hold host organize organise attend convene celebrate conduct "
        "held hosted organized organised meet cosponsor sponsor".split()
    ),
    "es": frozenset(
        "celebrar realizar organizar albergar auspiciar acoger participar asistir reunir sede "
        "celebrara realizara organizara celebrado "
        "realizado organizado reunira celebrarse realizarse llevarse".split()
    ),
}
_HOLDING_STEMS = ("acoger", "celebrar", "organizar", "realizar", "albergar", "hospedar", "auspiciar")


@lru_cache(maxsize=8)
def _lexicon(language: Language, extra: tuple[tuple[ActKind, str], ...]) -> Lexicon:
    pairs = [(one.act, verb) for one in RECOGNISERS for verb in (one.en if language == "en" else one.es)]
    return lexicon(language, [*extra, *pairs])


@dataclass(frozen=True)
class Reading:
    """What the acts of a report are read with: its text in tokens, its names, its language and its meeting."""

    plain: str
    tokens: Tokens
    marks: Sequence[Mark]
    language: Language
    meeting: Meeting
    profile: Profile

    @cached_property
    def organisations(self) -> frozenset[str]:
        return frozenset(one.id for one in self.profile.organisations)

    @cached_property
    def _firsts(self) -> list[int]:
        return [mark.first for mark in self.marks]

    @cached_property
    def words(self) -> Lexicon:
        extra = tuple(
            (act, verb)
            for act, tongues in self.profile.verbs.items()
            for verb in tongues.get(self.language, ())
        )
        return _lexicon(self.language, extra)

    def between(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end)

    def marks_between(self, first: int, last: int) -> Sequence[Mark]:
        low = bisect_left(self._firsts, first)
        high = bisect_left(self._firsts, last)
        if high > low and self.marks[high - 1].last > last:
            # A name that runs over the end, into the next item, is none of this one.
            high -= 1
        return self.marks[low:high]


def read_items(reading: Reading, places: Sequence[Place]) -> tuple[Item, ...]:
    """All items with their mentions and acts."""
    children: dict[Place | None, list[Place]] = {}
    for place in places:
        children.setdefault(place.above, []).append(place)
    chapeaux: dict[Place | None, Act] = {}
    openers: dict[Place | None, Ids] = {}
    items: list[Item] = []
    for place in places:
        above = chapeaux.get(place.above)
        below = children.get(place, [])
        opening = openers.get(place.above)
        acts = _acts(reading, place, above, below, opening)
        if below and not acts:
            openers[place] = _named_last(reading, place)
        if below and acts and reading.plain[place.end - 1] in ":;,":
            chapeaux[place] = acts[-1]
        elif above is not None and below:
            chapeaux[place] = above
        items.append(_item(reading, place, acts))
    return tuple(items)


def _members_meant(reading: Reading, first: int, last: int, acts: tuple[Act, ...]) -> set[str]:
    """ "The countries will …" names the members where it acts or is asked."""
    members = reading.profile.member_group
    many = TONGUES[reading.language].many
    if members is None or many.isdisjoint(reading.tokens.words[first:last]):
        return set()
    return {members} if any(members in (*act.by, *act.to) for act in acts) else set()


def _item(reading: Reading, place: Place, acts: tuple[Act, ...]) -> Item:
    first, last = reading.between(place.start, place.end)
    marks = reading.marks_between(first, last)
    tokens = reading.tokens
    spans = tuple((mark.id, tokens.starts[mark.first], tokens.ends[mark.last - 1]) for mark in marks)
    return Item(
        section=place.section,
        path=place.path,
        parent=place.parent,
        text=reading.plain[place.start : place.end],
        span=(place.start, place.end),
        mentions=tuple(sorted({mark.id for mark in marks} | _members_meant(reading, first, last, acts))),
        acts=acts,
        marks=spans,
    )


def _named_last(reading: Reading, place: Place) -> Ids:
    """ "At this session, the Network:": who acts in the bullets below."""
    if reading.plain[place.end - 1] != ":":
        return ()
    first, last = reading.between(place.start, place.end)
    sentence = Sentence(
        reading.tokens,
        first,
        last,
        reading.marks_between(first, last),
        TONGUES[reading.language],
        reading.words,
    )
    size = len(sentence.words)
    found: Ids = ()
    for begin in range(max(0, size - 12), size):
        listed = row(sentence, begin)
        if listed is not None and listed.end == size - 1 and _stands_free(sentence, begin):
            joined = any(word in sentence.tongue.conjunctions for word in sentence.words[begin : size - 1])
            found = found if found and joined else listed.ids
    return found


def _stands_free(sentence: Sentence, begin: int) -> bool:
    """Whether a party is a subject: at the beginning or after a comma, not "of the TS"."""
    while begin and sentence.words[begin - 1] in sentence.tongue.determiners:
        begin -= 1
    return not begin or sentence.words[begin - 1] == ","


def _acts(
    reading: Reading, place: Place, above: Act | None, below: Sequence[Place], opening: Ids | None
) -> tuple[Act, ...]:
    body: Ids = (reading.meeting.body,) if reading.meeting.body else ()
    setting = Setting(body, reading.profile.member_group, _AIMS, place.section == "recommendations")
    asked = above is not None and above.act in _CHAPEAU_ASKS
    thread = Thread(above.by if above else opening or body, quiet=asked, listed=place.parent is not None)
    first, last = reading.between(place.start, place.end)
    found: list[Act] = []
    earlier: list[Sentence] = []
    for low, high in sentences(reading.tokens, first, last, reading.plain):
        marks = reading.marks_between(low, high)
        sentence = Sentence(
            reading.tokens,
            low,
            high,
            marks,
            TONGUES[reading.language],
            reading.words,
            earlier,
            reading.organisations,
            reading.profile.member_group,
        )
        said = predicates(sentence, setting, thread)
        if not said and found:
            found[-1] = _with_more(found[-1], sentence)
        for number, predicate in enumerate(said):
            begin = 0 if number == 0 else predicate.first
            end = said[number + 1].first if number + 1 < len(said) else len(sentence.words)
            found.append(_act(reading, sentence, predicate, begin, max(end, predicate.group.end)))
        earlier.append(sentence)
        if len(earlier) > REMEMBERED:
            # What is forgotten must not be kept alive by those that remember it.
            earlier.pop(0).earlier = ()
    if above is not None and asked and not found:
        found = _dated_bullet(reading, place, above)
    if below and found and reading.plain[place.end - 1] == ":":
        found[-1] = _with_children(reading, found, below)
        if found[-1].act == "thank":
            found = [
                _with_children(reading, [one], below) if one.act == "thank" and not one.to else one
                for one in found
            ]
    return tuple(found)


def _act(reading: Reading, sentence: Sentence, predicate: Predicate, begin: int, end: int) -> Act:
    start = sentence.start(_past_joint(sentence, begin, predicate.group.head))
    stop = sentence.end(end - 1)
    while stop > start and reading.plain[stop - 1] in " ,;:\n\t\xa0":
        stop -= 1
    commitment = None
    if predicate.act in ("request", "commit", "offer"):
        owing = predicate.to if predicate.act == "request" else predicate.by
        due = _due(reading, sentence, predicate, start, stop)
        owed_to = receivers(sentence, predicate.group.end, end, owing)
        commitment = Commitment(owing, owed_to, due)
    return Act(
        act=predicate.act,
        by=predicate.by,
        to=predicate.to,
        text=reading.plain[start:stop],
        span=(start, stop),
        commitment=commitment,
        rule=predicate.rule,
        confidence=predicate.confidence,
    )


def _with_more(last: Act, sentence: Sentence) -> Act:
    """ "Agradecer a Canadá por …; a Nicaragua por …": a clause that only names more of those the act is aimed at."""
    if last.act not in _FROM_CHILDREN or not last.to:
        return last
    begin = 1 if sentence.words[:1] and sentence.words[0] in sentence.tongue.conjunctions else 0
    if sentence.words[begin : begin + 1] not in (["a"], ["al"], ["to"]):
        return last
    listed = row(sentence, begin + 1)
    if listed is None:
        return last
    to = tuple(dict.fromkeys((*last.to, *listed.ids)))
    commitment = last.commitment
    if commitment is not None:
        commitment = replace(commitment, owed_by=to)
    return replace(last, to=to, commitment=commitment)


def _past_joint(sentence: Sentence, begin: int, head: int) -> int:
    """An act's words begin after the comma or "and" that joins it to the one before."""
    while begin < head and (
        sentence.words[begin] in (",", ";", ":") or sentence.words[begin] in sentence.tongue.conjunctions
    ):
        begin += 1
    return begin


def _due(reading: Reading, sentence: Sentence, predicate: Predicate, start: int, stop: int) -> Due | None:
    found = deadline(
        reading.plain[start:stop],
        language=reading.language,
        after=reading.meeting.end,
        holding=_is_holding(sentence, predicate),
    )
    return found.due if found else None


def _is_holding(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether what is owed is to hold or host an activity: its date is then no deadline."""
    holding = _HOLDING[sentence.tongue.language]
    words = sentence.words
    group = predicate.group
    if group.word in holding or (group.head < len(words) and words[group.head] in holding):
        return True
    stems = _HOLDING_STEMS
    if sentence.tongue.language == "es" and any(
        word.startswith(stems) for word in words[group.head : group.end + 2]
    ):
        return True
    if predicate.rule in ("commit.future", "commit.relative", "commit.agent", "request.modal"):
        return False
    for here in range(group.end, min(len(words), group.end + 12)):
        if words[here] in holding:
            return True
        if sentence.tongue.language == "en" and words[here] == "to" and here + 1 < len(words):
            following = words[here + 1]
            if (
                following.isalpha()
                and not sentence.parties[here + 1]
                and following not in sentence.tongue.determiners
            ):
                return following in holding
        if (
            sentence.tongue.language == "es"
            and len(words[here]) > 4
            and words[here].endswith(("ar", "er", "ir"))
        ):
            return False
    return False


def _dated_bullet(reading: Reading, place: Place, above: Act) -> list[Act]:
    """A bullet below an asking chapeau that has a due date of its own carries the act again."""
    text = reading.plain[place.start : place.end]
    after: date | None = reading.meeting.end
    found = deadline(text, language=reading.language, after=after)
    if found is None or above.commitment is None:
        return []
    own = _leading_parties(reading, place) if above.act == "request" else ()
    to = own or above.to
    commitment = Commitment(own or above.commitment.owed_by, (), found.due)
    span = (place.start, place.end)
    return [Act(above.act, above.by, to, text, span, commitment, f"{above.act}.bullet", 0.75)]


def _leading_parties(reading: Reading, place: Place) -> Ids:
    """The parties with which a bullet begins: "to IOM, for …", "a la ST, que …"."""
    first, last = reading.between(place.start, place.end)
    marks = reading.marks_between(first, last)
    sentence = Sentence(reading.tokens, first, last, marks, TONGUES[reading.language], reading.words)
    begin = 1 if sentence.words[:1] and sentence.words[0] in ("a", "al", "to") else 0
    listed = row(sentence, begin)
    return listed.ids if listed is not None else ()


def _with_children(reading: Reading, found: list[Act], below: Sequence[Place]) -> Act:
    """A chapeau's addressees may stand in its bullets."""
    last = found[-1]
    if last.to or last.act not in _FROM_CHILDREN:
        return last
    ids: list[str] = []
    for place in below:
        ids.extend(_leading_parties(reading, place))
    to = tuple(dict.fromkeys(ids))
    commitment = last.commitment
    if commitment is not None and last.act == "request":
        commitment = Commitment(to, commitment.owed_to, commitment.due)
    return Act(last.act, last.by, to, last.text, last.span, commitment, last.rule, last.confidence)
