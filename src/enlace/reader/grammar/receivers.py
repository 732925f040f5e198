"""Who is to receive what is owed."""

from __future__ import annotations

from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.sentence import Sentence

_RECEIVES = {
    "en": frozenset(("to", "with", "among", "amongst")),
    "es": frozenset(("a", "al", "con", "entre")),
}


def receivers(sentence: Sentence, place: int, end: int, owing: Ids) -> Ids:
    """Those in the units ``[place, end)``: "send to the TS", "share … with Member Countries", "send the TS the …"."""
    words, tongue = sentence.words, sentence.tongue
    receives = _RECEIVES[tongue.language]
    places = [here + 1 for here in range(place, end) if words[here] in receives]
    if tongue.language == "en":
        places.insert(0, place)
    for here in places:
        listed = row(sentence, here)
        if listed is not None and set(listed.ids).isdisjoint(owing):
            return listed.ids
    return ()
