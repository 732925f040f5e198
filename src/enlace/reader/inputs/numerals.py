"""Numbers as Word writes them in front of a paragraph (``ST_NumberFormat``, ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LAST_LETTER = 780
_LAST_ROMAN = 3999
_LAST_WORD = 99


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_EN_CARDINAL = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_EN_ORDINAL = _words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_EN_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_ES_CARDINAL = _words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"
    " veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = _words("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_ORDINAL = _words("primero segundo tercero cuarto quinto sexto séptimo octavo noveno")
_ES_ORDINAL_TENS = _words(
    "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"
)
_ES_ORDINAL_SHORT = {11: "undécimo", 12: "duodécimo"}


def numeral(number: int, form: str, language: str) -> str:
    """``number`` in the format ``form``; ``language`` is ``en`` or ``es``.

    A format that is not known, and a number beyond what its format can say, is written in digits.
    """
    if form in _IN_WORDS:
        return _IN_WORDS[form](number, language)
    return _IN_SIGNS.get(form, str)(number)


def is_worded(form: str) -> bool:
    """Whether the format is written differently in each language."""
    return form in _IN_WORDS


def _letter(number: int) -> str:
    """a … z, aa, bb … zz, aaa: the letter repeats, it does not count in base 26."""
    if not 1 <= number <= _LAST_LETTER:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= _LAST_ROMAN:
        return str(number)
    signs = []
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        signs.append(sign * times)
    return "".join(signs)


def _ordinal(number: int, language: str) -> str:
    if language == "es":
        return f"{number}.º"
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cardinal_text(number: int, language: str) -> str:
    if number > _LAST_WORD:
        return str(number)
    return (_es_cardinal if language == "es" else _en_cardinal)(number).capitalize()


def _ordinal_text(number: int, language: str) -> str:
    if not 1 <= number <= _LAST_WORD:
        return _ordinal(number, language)
    return (_es_ordinal if language == "es" else _en_ordinal)(number).capitalize()


def _en_cardinal(number: int) -> str:
    if number < 20:
        return _EN_CARDINAL[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens - 2] + (f"-{_EN_CARDINAL[ones]}" if ones else "")


def _en_ordinal(number: int) -> str:
    if number < 20:
        return _EN_ORDINAL[number]
    tens, ones = divmod(number, 10)
    return f"{_EN_TENS[tens - 2]}-{_EN_ORDINAL[ones]}" if ones else f"{_EN_TENS[tens - 2][:-1]}ieth"


def _es_cardinal(number: int) -> str:
    if number < 30:
        return _ES_CARDINAL[number]
    tens, ones = divmod(number, 10)
    return _ES_TENS[tens - 3] + (f" y {_ES_CARDINAL[ones]}" if ones else "")


def _es_ordinal(number: int) -> str:
    if number in _ES_ORDINAL_SHORT:
        return _ES_ORDINAL_SHORT[number]
    tens, ones = divmod(number, 10)
    return " ".join([*_ES_ORDINAL_TENS[tens - 1 : tens], *_ES_ORDINAL[ones - 1 : ones]])


_IN_SIGNS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "numberInDash": "- {} -".format,
    "none": lambda number: "",
    "bullet": lambda number: "",
}
_IN_WORDS: dict[str, Callable[[int, str], str]] = {
    "ordinal": _ordinal,
    "ordinalText": _ordinal_text,
    "cardinalText": _cardinal_text,
}
