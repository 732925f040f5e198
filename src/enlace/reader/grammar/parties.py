"""Parties in a row, and parties as the subject of a verb."""

from __future__ import annotations

from dataclasses import dataclass

from enlace.reader.grammar.sentence import Sentence

Ids = tuple[str, ...]
APOSTROPHES = frozenset("’'´`‘")
_ORGAN_REACH = 9
_MEMBER_REACH = 6


@dataclass(slots=True)  # not frozen: made by the hundred in each report, and three times as fast so
class Row:
    """Parties named one after the other, and the unit after the last."""

    ids: Ids
    end: int


def row(sentence: Sentence, place: int) -> Row | None:
    """The parties listed from ``place`` on: "the Governments of Canada, Mexico and the United States"."""
    one = _element(sentence, place)
    if one is None:
        return None
    ids, end = list(one.ids), one.end
    while True:
        joint = _joint(sentence, end, place)
        following = _element(sentence, joint) if joint > end or _follows_on(sentence, end) else None
        if following is None:
            return Row(tuple(dict.fromkeys(ids)), end)
        ids.extend(following.ids)
        end = following.end


def _follows_on(sentence: Sentence, place: int) -> bool:
    """Two names without a comma between them ("Dominican Republic El Salvador") are two of a list."""
    return place < len(sentence.words) and bool(sentence.parties[place])


def _joint(sentence: Sentence, place: int, first: int) -> int:
    """The unit after ", ", "and", ", as well as", "y a" and the like; ``place`` itself where there is none."""
    words, size, tongue = sentence.words, len(sentence.words), sentence.tongue
    here = place
    if here < size and words[here] == ",":
        here += 1
    phrase = words[here : here + 3]
    if tongue.language == "en":
        if phrase == ["as", "well", "as"]:
            here += 3
        elif phrase[:2] in (["together", "with"], ["along", "with"], ["and", "also"], ["jointly", "with"]):
            here += 2
    elif phrase[:2] == ["asi", "como"]:
        here += 2
    elif phrase[:2] in (["junto", "con"], ["junto", "a"]) or phrase == ["al", "igual", "que"]:
        here += len(phrase) if phrase[0] == "al" else 2
    joined = here < size and words[here] in tongue.conjunctions
    if joined:
        here += 1
        if words[here : here + 1] == ["/"]:
            here += 2
    elif here < size and words[here] == "/":
        here += 1
    if place < here < size and words[here] in _REPEATED[tongue.language]:
        before = words[first - 1] if first else ""
        if joined or here > place + 1 or _PLAIN.get(words[here], words[here]) == _PLAIN.get(before, before):
            here += 1
    return here


_PLAIN = {"al": "a", "del": "de"}
_REPEATED = {
    "en": frozenset(("to", "of", "from", "with", "by", "for")),
    "es": frozenset(("a", "al", "de", "del", "con", "por", "para")),
}


def _element(sentence: Sentence, place: int) -> Row | None:
    """One member of a list: a party, an organ of one ("the delegation of Honduras"), or "both organizations"."""
    words, parties, tongue, size = sentence.words, sentence.parties, sentence.tongue, len(sentence.words)
    here = place
    counted = 0
    if place >= sentence.limit:
        return None
    while here < size and not parties[here]:
        word = words[here]
        if word in tongue.numbers:
            counted = tongue.numbers.index(word) + 2
        elif word in tongue.both:
            counted = 2
        elif word not in tongue.determiners and word not in tongue.adjectives:
            break
        here += 1
    if here >= size:
        return None
    if parties[here]:
        return _party(sentence, here)
    if here > place and words[here] in tongue.of and here + 1 < size and parties[here + 1]:
        # "… and that of El Salvador": an organ named before.
        return _party(sentence, here + 1)
    named = _recalled(sentence, place, here, counted)
    if named is not None:
        return named
    return _organ(sentence, here)


def _party(sentence: Sentence, here: int) -> Row | None:
    """A party itself, unless it only owns what is spoken of ("Mexico's proposal")."""
    after = here + 1
    words, tongue = sentence.words, sentence.tongue
    if words[after : after + 1] and words[after] in APOSTROPHES and words[after + 1 : after + 2] == ["s"]:
        owned = after + 2
        while owned < len(words) and words[owned] in tongue.adjectives:
            owned += 1
        if owned < len(words) and words[owned] in tongue.organs:
            return Row((sentence.parties[here],), owned + 1)
        return None
    ids = [sentence.parties[here]]
    # A name with its acronym after a dash or comma, or an organ's seat, names the same party again.
    if after < len(words) and words[after] in tongue.organs and sentence.parties[here]:
        after += 1
    elif tongue.language == "es":
        # "Los Países Miembros interesados".
        after = skip(sentence, after, tongue.adjectives)
    return Row(tuple(ids), after)


def _recalled(sentence: Sentence, place: int, here: int, counted: int) -> Row | None:
    """ "These five countries", "both organizations": those named before in the same item."""
    if sentence.walked or place >= sentence.limit:
        return None
    word, tongue = sentence.words[here], sentence.tongue
    single = word in tongue.single
    are_states = word in tongue.states or (single and word in _STATE_WORDS)
    if not are_states and not single and word not in tongue.organisations:
        return None
    pointing = any(sentence.words[one] in tongue.pointers for one in range(place, here))
    if not pointing and (single or not counted):
        return None
    after = here + 1
    if sentence.words[after : after + 1] and sentence.words[after] in ("of", "from", "de", "del"):
        return None
    counted = 1 if single else counted
    named = [one for one in sentence.named_before(place) if _is_meant(sentence, one, are_states)]
    if counted and len(named) > counted:
        named = _listed_together(sentence, place, are_states, counted) or named[-counted:]
    return Row(tuple(named), after) if named else None


def _is_meant(sentence: Sentence, one: str, are_states: bool) -> bool:
    return one.isupper() if are_states else one in sentence.organisations


def _listed_together(sentence: Sentence, place: int, are_states: bool, counted: int) -> list[str]:
    """The last list of so many: "Honduras, Nicaragua and Guatemala … with Mexico. These three countries …"."""
    for one in (sentence, *reversed(sentence.earlier)):
        limit = place if one is sentence else len(one.words)
        here = max(0, limit - 400)
        lists: list[list[str]] = []
        one.walked = True
        while here < limit:
            listed = row(one, here) if one.parties[here] else None
            if listed is not None:
                lists.append([party for party in listed.ids if _is_meant(sentence, party, are_states)])
            here = max(here + 1, listed.end if listed else 0)
        one.walked = False
        for ids in reversed(lists):
            if len(ids) == counted:
                return ids
    return []


_STATE_WORDS = frozenset(
    ("country", "state", "government", "delegation", "pais", "estado", "gobierno", "delegacion")
)


def _organ(sentence: Sentence, here: int) -> Row | None:
    """ "The delegation of Honduras", "the migration authorities of the Member Countries"."""
    words, parties, tongue = sentence.words, sentence.parties, sentence.tongue
    limit = min(len(words), here + _ORGAN_REACH)
    for place in range(here, limit):
        word = words[place]
        if parties[place]:
            # "the Mexican IOM office": a party before any organ word ends the search.
            return None
        if word in tongue.organs:
            owner = _owner(sentence, place + 1)
            if owner is not None:
                return owner
        elif (
            not word.isalpha()
            or word in tongue.relatives
            or word in tongue.agent
            or word in tongue.through
            or (
                (word in tongue.leads and word not in tongue.of)
                or (word in tongue.conjunctions and not _compound(words, place))
            )
        ):
            return None
        elif place > here and (word in tongue.determiners or word in tongue.of):
            # "facilitar el acceso de los delegados de …" is no organ of anybody.
            return None
    return None


def _compound(words: list[str], place: int) -> bool:
    """ "Secretariats and Ministries of …", "migration and consular authorities of …"."""
    return place + 1 < len(words) and words[place + 1].isalpha()


def _owner(sentence: Sentence, place: int) -> Row | None:
    """The parties whose organ it is: after "of", within a few words, with no verb or comma between."""
    words, parties, tongue = sentence.words, sentence.parties, sentence.tongue
    seen_of = False
    for here in range(place, min(len(words), place + _MEMBER_REACH)):
        if parties[here]:
            if not seen_of and here > place:
                return None
            return row(sentence, here)
        word = words[here]
        if word in tongue.of:
            seen_of = True
            if here + 1 < len(words):
                inner = _group_of(sentence, here + 1)
                if inner is not None:
                    return inner
        elif not word.isalpha() or word in tongue.relatives or word in tongue.agent or word in tongue.through:
            return None
    return None


def _group_of(sentence: Sentence, place: int) -> Row | None:
    """ "The authorities of these three countries"."""
    words, tongue = sentence.words, sentence.tongue
    here = place
    counted = 0
    while here < len(words) and (words[here] in tongue.determiners or words[here] in tongue.adjectives):
        if words[here] in tongue.numbers:
            counted = tongue.numbers.index(words[here]) + 2
        elif words[here] in tongue.both:
            counted = 2
        here += 1
    if here < len(words) and here > place:
        return _recalled(sentence, place, here, counted)
    return None


def skip(sentence: Sentence, place: int, words: frozenset[str]) -> int:
    while place < len(sentence.words) and sentence.words[place] in words:
        place += 1
    return place


def lower_group(sentence: Sentence, place: int) -> Row | None:
    """ "The countries will …": the members, where nothing narrows the word."""
    words, tongue = sentence.words, sentence.tongue
    here = skip(sentence, place, tongue.modifiers)
    if sentence.members is None or here >= len(words) or words[here] not in tongue.many:
        return None
    narrowed = here + 1 < len(words) and words[here + 1] in tongue.of
    return None if narrowed else Row((sentence.members,), here + 1)
