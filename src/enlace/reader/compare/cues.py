"""The words that could say an act, whatever the sentence around them: a second opinion on what was read."""

from __future__ import annotations

import re
from functools import cache

from enlace.reader.acts import RECOGNISERS
from enlace.reader.grammar.lexicon import lexicon
from enlace.reader.model import Language

_WORD = re.compile(r"[a-z]+")
# Undertakings and requests are also told by tense and by modal verbs.
_TENSES: dict[tuple[str, Language], re.Pattern[str]] = {
    ("commit", "en"): re.compile(
        r"\b(?:will|shall|agreed?|agrees|decided?|decides|resolved?|going to|accept\w*)\b"
    ),
    ("commit", "es"): re.compile(
        r"\b(?!deber|podr|habr|ser|tendr)\w+(?:ra|ran|remos)\b|\bser(?:a|an)\s+\w+[aeiou]d[oa]s?\b|\b(?:acord|acuerd|decid|resuelv|acept)\w+"
    ),
    ("request", "en"): re.compile(
        r"\b(?:should|must|shall|has to|have to|is to|are to|needs? to|recommend\w*|suggest\w*)\b"
    ),
    ("request", "es"): re.compile(
        r"\b(?:deb(?:en?|eran?|ian?|ieran?)|tendran? que|recom\w+|suger\w+|sugier\w+)\b"
    ),
}
# Words that one language uses for what the other says with a neighbouring act.
_LOOSE: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        frozenset(("thank", "note", "affirm")),
        re.compile(
            r"\b(?:recogni|acknowledg|appreciat|welcom|valu|commend|highlight|emphasi|express|reconoc|valor|apreci|acog"
            r"|salud|destac|resalt|ponder|celebr|expres|reconozc|beneplacito|satisf)\w*"
        ),
    ),
    (frozenset(("commit", "request")), re.compile(r"\b(?:shall|must|(?:is|are|has|have|needs?)\s+to)\b")),
    (frozenset(("approve", "commit")), re.compile(r"\b(?:agree|accept|acord|acuerd|acept|conv[ei])\w*")),
    (
        frozenset(("recommend", "request", "propose")),
        re.compile(r"\b(?:suggest|suger|sugier|submi|rais|elev|plante|consider|recom)\w*"),
    ),
    (
        frozenset(("inform", "affirm", "propose", "offer")),
        re.compile(r"\b(?:express|expres|manif|declar|stat|present|ofrec|offer|shar|compart)\w*"),
    ),
)


def has_cue(kind: str, folded: str, language: Language) -> bool:
    """Whether any word of folded text could say an act of that kind."""
    tense = _TENSES.get((kind, language))
    if tense and tense.search(folded):
        return True
    words = frozenset(_WORD.findall(folded))
    return any(
        not forms.isdisjoint(words) and (not needs or not needs.isdisjoint(words))
        for forms, needs in _verbs(kind, language)
    )


def are_neighbours(one: str, other: str, *texts: str) -> bool:
    """Whether two kinds of acts are said with the same words in one of the texts."""
    return any(
        one in kinds and other in kinds and any(words.search(text) for text in texts)
        for kinds, words in _LOOSE
    )


@cache
def _verbs(kind: str, language: Language) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Each verb that says such an act: its forms, and the nouns of which it needs one."""
    patterns = [
        pattern
        for one in RECOGNISERS
        if one.act == kind
        for pattern in (one.en if language == "en" else one.es)
    ]
    verbs = (lexicon(language, [("light", pattern)]) for pattern in patterns)
    return tuple(
        (frozenset(verb.readings), sense.needs)
        for verb in verbs
        for some in verb.senses.values()
        for sense in some
    )
