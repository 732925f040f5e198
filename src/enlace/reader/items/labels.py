"""Labels of items: "1." "2.1" "(a)" "iv)" "PRIMERO.-" "Decision 3:" and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enlace.reader.grammar.tokens import fold

_BULLETS = "•·●○◦▪▫■□‣►▶➢➤✓✔❖◆◇♦§*–—-\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2043\u2219"
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.I)
_END = r"(?:\s?[.)\]]\s?[-–—]?|\s?[-–—:/]|\s?[°ºª]\.?)"
_TYPED = re.compile(
    rf"""
    (?P<lead>[ \t\xa0]*(?:[-–—•][ \t\xa0]+)?)
    (?:
      (?P<many>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})(?:{_END})?(?=[\s\xa0]+\S)
    | \((?P<inside>\d{{1,3}}|[A-Za-z]{{1,2}}|[ivxlIVXL]{{1,7}})\)[.:]?(?=\s|\S)
    | (?P<number>\d{{1,3}}){_END}(?=\s|[^\W\d]|["“«(\[¿¡]|$)
    | (?P<letters>[A-Za-z]|[ivxlIVXL]{{1,7}})(?P<close>\s?[.)\]/](?:[-–—])?|\s?[.]?[-–—](?=\s)|:)(?=\s|$|[A-ZÁÉÍÓÚÑ"“«])
    )
    """,
    re.X,
)
_BULLET = re.compile(rf"(?P<indent>[ \t\xa0]*)(?P<bullet>[{re.escape(_BULLETS)}]|o(?=[\t ]))[ \t\xa0]*(?=\S)")
_WORDS = re.compile(
    r"[ \t\xa0]*(?:(?P<noun>acuerdos?|decisi[oó]n|conclusi[oó]n|recomendaci[oó]n|punto|numeral|resoluci[oó]n|compromiso"
    r"|decision|conclusion|recommendation|agreement|point|item|paragraph|resolution|commitment)\s+(?:n[o°º]\.?\s*)?)?"
    r"(?P<word>[^\W\d_]{5,14}(?:[ \xa0-][^\W\d_]{5,8})?|\d{1,3}|[ivxl]{1,7})\s?(?P<close>[:.)](?:\s?[-–—])?|[-–—])(?=\s|$|[A-ZÁÉÍÓÚÑ“\"«])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label read at one place: its kind, its style (which list it may belong to), its value from 1, its path piece.

    ``other`` is the second way to read it: "i" is a roman one or the ninth letter.
    """

    kind: str
    style: str
    value: int
    piece: str
    end: int  # in the text, past the label and the white space after it
    other: Label | None = None
    steps: tuple[int, ...] = ()  # of a multi-level number


def typed(text: str, start: int, end: int) -> Label | None:
    """The label with which ``text[start:end]`` begins, if any."""
    match = _TYPED.match(text, start, end)
    if match:
        return _from_typed(text, match)
    if text[start:end].lstrip()[:1].isalpha():
        worded = _WORDS.match(text, start, end)
        if worded:
            return _from_words(text, worded)
    bullet = _BULLET.match(text, start, end)
    if bullet:
        glyph = bullet["bullet"]
        if glyph == "o" and not bullet["indent"] and not text[bullet.end() : bullet.end() + 1].isupper():
            return Label("bullet", "bullet:o?", 0, "", bullet.end())
        style = "-" if glyph in "-–—" else glyph
        return Label("bullet", f"bullet:{style}", 0, "", bullet.end())
    return None


def _past_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _from_typed(text: str, match: re.Match[str]) -> Label | None:
    end = _past_space(text, match.end())
    if match["many"]:
        steps = tuple(map(int, match["many"].split(".")))
        return Label("many", "many", steps[-1], str(steps[-1]), end, steps=steps)
    inside = match["inside"]
    sign = "()" if inside else ""
    content = inside or match["number"]
    if content and content.isdigit():
        sign = sign or _sign(match.group()[match.end("number") - match.start() :])
        return Label("number", f"number{sign}", int(content), str(int(content)), end)
    letters = inside or match["letters"]
    sign = sign or _sign(match["close"])
    return _lettered(letters, sign, end)


def _sign(closing: str) -> str:
    closing = closing.strip()
    return closing[:1] if closing[:1] in ".)/:" else "."


def _lettered(letters: str, sign: str, end: int) -> Label | None:
    lower = letters.lower()
    case = "upper" if letters.isupper() else "lower"
    if letters not in (lower, lower.upper()):
        return None
    roman = None
    if _ROMAN.match(lower):
        roman = Label("roman", f"roman-{case}{sign}", _roman_value(lower), lower, end)
    letter = None
    if len(lower) == 1:
        letter = Label("letter", f"letter-{case}{sign}", ord(lower) - 96, lower, end, other=roman)
    elif len(lower) == 2 and lower[0] == lower[1]:
        letter = Label("letter", f"letter-{case}{sign}", ord(lower[0]) - 96 + 26, lower, end, other=roman)
    return letter or roman


def _roman_value(lower: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    total = 0
    for place, sign in enumerate(lower):
        value = values[sign]
        total += -value if place + 1 < len(lower) and values[lower[place + 1]] > value else value
    return total


def _from_words(text: str, match: re.Match[str]) -> Label | None:
    noun, word = match["noun"], match["word"]
    value = _ordinal(word)
    if value is None and noun:
        if word.isdigit():
            value = int(word)
        elif _ROMAN.match(word):
            value = _roman_value(word.lower())
    if value is None:
        return None
    style = f"words:{fold(noun)[:6] if noun else ''}"
    return Label("words", style, value, str(value), _past_space(text, match.end()))


def _ordinals() -> dict[str, int]:
    english = (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth"
    ).split()
    units = "primer segund tercer cuart quint sext septim octav noven".split()
    found = {word: value for value, word in enumerate(english, 1)}
    for value, word in enumerate(english[:9], 21):
        found[f"twenty {word}"] = value
    found["thirtieth"] = 30
    for value, word in enumerate(units, 1):
        for ending in "oa":
            found[word + ending] = value
            for tens, stem in ((10, "decim"), (20, "vigesim"), (30, "trigesim")):
                found[f"{stem}{ending} {word}{ending}"] = tens + value
                found[f"{stem}o{word}{ending}"] = tens + value
    for ending in "oa":
        found[f"setim{ending}"] = 7
        found[f"decim{ending}"] = 10
        found[f"undecim{ending}"] = 11
        found[f"duodecim{ending}"] = 12
        found[f"vigesim{ending}"] = 20
        found[f"trigesim{ending}"] = 30
        found[f"decim{ending} setim{ending}"] = 17
    return found


_ORDINALS = _ordinals()


def _ordinal(word: str) -> int | None:
    return _ORDINALS.get(" ".join(fold(word).replace("-", " ").split()))
