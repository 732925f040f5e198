"""Numbers in figures and in words, as deadlines use them: one to a hundred and ninety-nine."""

from __future__ import annotations

from enlace.reader.model import Language

_EN_UNITS = "one two three four five six seven eight nine".split()
_EN_TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ES_UNITS = "uno dos tres cuatro cinco seis siete ocho nueve".split()
_ES_TEENS = (
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos "
    "veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()

_EN = {word: number for number, word in enumerate(_EN_UNITS + _EN_TEENS, 1)}
_EN |= {word: number for number, word in zip(range(20, 100, 10), _EN_TENS, strict=True)}
_EN |= {"a": 1, "an": 1, "hundred": 100}
_ES = {word: number for number, word in enumerate(_ES_UNITS + _ES_TEENS, 1)}
_ES |= {word: number for number, word in zip(range(30, 100, 10), _ES_TENS, strict=True)}
_ES |= {"un": 1, "una": 1, "primero": 1, "veintiun": 21, "veintiuna": 21, "cien": 100, "ciento": 100}
_VALUES: dict[Language, dict[str, int]] = {"en": _EN, "es": _ES}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _pattern_en() -> str:
    below = rf"(?:{_any(_EN_TENS)})(?:[-\s](?:{_any(_EN_UNITS)}))?|{_any(_EN_TEENS)}|{_any(_EN_UNITS)}"
    return rf"(?:\d{{1,3}}(?!\d)|(?:(?:a|one)\s+hundred(?:\s+and\s+(?:{below}))?|{below}|an?)\b)"


def _pattern_es() -> str:
    units = _any([*_ES_UNITS, "una", "un"])
    teens = _any([*_ES_TEENS, "veintiuna", "veintiun"])
    below = rf"(?:{_any(_ES_TENS)})(?:\s+y\s+(?:{units}))?|{teens}|{units}"
    return rf"(?:\d{{1,3}}(?!\d)|(?:cien|ciento(?:\s+(?:{below}))?|{below})\b)"


#: The words that a number begins with.
NUMBER_WORDS: dict[Language, frozenset[str]] = {
    language: frozenset(values) for language, values in _VALUES.items()
}
#: A number in folded text, as a piece of a regular expression without groups.
NUMBER: dict[Language, str] = {"en": _pattern_en(), "es": _pattern_es()}


def number(words: str, language: Language) -> int:
    """The value of folded text that ``NUMBER`` matches."""
    if words.isdigit():
        return int(words)
    values = _VALUES[language]
    parts = words.replace("-", " ").split()
    if "hundred" in parts:
        parts = parts[parts.index("hundred") :]
    return sum(values.get(part, 0) for part in parts)
