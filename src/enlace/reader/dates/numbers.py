"""Numbers in figures and in words, as deadlines use them: one to a hundred and ninety-nine, ordinals of days, years."""

from __future__ import annotations

from enlace.reader.model import Language

_EN_UNITS = "one two three four five six seven eight nine".split()
_EN_TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ES_UNITS = "uno dos tres cuatro cinco seis siete ocho nueve".split()
_ES_TEENS = (
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos "
    "veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()

_EN = {word: number for number, word in enumerate(_EN_UNITS + _EN_TEENS, 1)}
_EN |= {word: number for number, word in zip(range(20, 100, 10), _EN_TENS, strict=True)}
_EN |= {"a": 1, "an": 1, "hundred": 100}
_ORDINALS = {word: number for number, word in enumerate(_EN_ORDINALS, 1)} | {"thirtieth": 30}
_ES = {word: number for number, word in enumerate(_ES_UNITS + _ES_TEENS, 1)}
_ES |= {word: number for number, word in zip(range(30, 100, 10), _ES_TENS, strict=True)}
_ES |= {"un": 1, "una": 1, "primero": 1, "veintiun": 21, "veintiuna": 21, "cien": 100, "ciento": 100}
_VALUES: dict[Language, dict[str, int]] = {"en": _EN, "es": _ES}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _below(tens: list[str], joint: str, units: list[str], teens: list[str]) -> str:
    """One to ninety-nine in words."""
    return rf"(?:(?:{_any(tens)})(?:{joint}(?:{_any(units)}))?|{_any(teens + units)})"


def _number(words: str) -> str:
    return rf"(?:\d{{1,3}}(?!\d)|(?:{words})\b)"


_BELOW_EN = _below(_EN_TENS, r"[-\s]", _EN_UNITS, _EN_TEENS)
_BELOW_ES = _below(_ES_TENS, r"\s+y\s+", _ES_UNITS, _ES_TEENS)
_OF_THINGS_ES = _below(_ES_TENS, r"\s+y\s+", [*_ES_UNITS, "una", "un"], [*_ES_TEENS, "veintiuna", "veintiun"])
_NUMBER_EN = rf"(?:a|one)\s+hundred(?:\s+and\s+{_BELOW_EN})?|{_BELOW_EN}|an?"
_NUMBER_ES = rf"cien|ciento(?:\s+{_OF_THINGS_ES})?|{_OF_THINGS_ES}"

#: The words that a number begins with.
NUMBER_WORDS: dict[Language, frozenset[str]] = {
    language: frozenset(values) for language, values in _VALUES.items()
}
#: A number in folded text, as a piece of a regular expression without groups.
NUMBER: dict[Language, str] = {"en": _number(_NUMBER_EN), "es": _number(_NUMBER_ES)}
#: A year, in figures or in words; the same kind of piece. The year 2000 in words may be a mere number: left alone.
YEAR: dict[Language, str] = {
    "en": rf"(?:(?:19|20)\d\d(?!\d)|two\s+thousand\s+(?:and\s+)?{_BELOW_EN}\b)",
    "es": rf"(?:(?:19|20)\d\d(?!\d)|(?:dos\s+mil|mil\s+novecientos)\s+{_BELOW_ES}\b)",
}
#: The ordinal of a day in English words; the same kind of piece.
ORDINAL_EN = rf"(?:thirty[-\s]first|twenty[-\s](?:{_any(_EN_ORDINALS[:9])})|thirtieth|{_any(_EN_ORDINALS)})"


def number(words: str, language: Language) -> int:
    """The value of folded text that ``NUMBER`` matches."""
    if words.isdigit():
        return int(words)
    values = _VALUES[language]
    parts = words.replace("-", " ").split()
    if "hundred" in parts:
        parts = parts[parts.index("hundred") :]
    return sum(values.get(part) or _ORDINALS.get(part, 0) for part in parts)


def year(words: str, language: Language) -> int:
    """The value of folded text that ``YEAR`` matches."""
    if words.isdigit():
        return int(words)
    century = 1900 if words.startswith("mil") else 2000
    rest = words.replace("-", " ").split()[2:]
    return century + number(" ".join(rest), language)
