"""Labels of items: "1." "2.1" "2.a)" "(a)" "iv)" "1º" "PRIMERO.-" "Decision 3:" and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from enlace.reader.grammar.tokens import fold
from enlace.reader.items.numerals import ordinal, roman

_BULLETS = "•·●○◦▪▫■□‣►▶➢➤✓✔❖◆◇♦§*–—-\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2043\u2219"
_END = r"(?:(?:er|[rdtmvn]?o)(?=[.)]))?(?:\s?[°ºª]?\s?[.)\]]\s?[-–—]?|\s?[-–—:/]|\s?[°ºª])"
_PART = r"(?:\d{1,3}|[A-Za-z](?![^\W_])|[ivxlIVXL]{1,6}(?![^\W_]))"
_BEFORE_TEXT = r"(?=\s|[^\W\d]|[\"“«(\[¿¡]|$)"
_TYPED = re.compile(
    rf"""
    (?P<lead>[ \t\xa0]*(?:[-–—•][ \t\xa0]+)?)
    (?:
      (?P<many>\d{{1,3}}(?:\.{_PART}){{1,4}}|\d{{1,3}}[a-n](?=[.)])|\d{{1,3}}\([a-z]{{1,3}}\)
              |(?:[A-Z]|[IVXL]{{1,6}})\.\d{{1,3}}(?:\.{_PART}){{0,3}})
      (?:(?P<shut>{_END}){_BEFORE_TEXT}|(?=\s|$))
    | \((?P<inside>\d{{1,3}}|[A-Za-z]{{1,2}}|[ivxlIVXL]{{1,7}})\)[.:]?
    | (?P<number>\d{{1,3}})(?P<stop>{_END}){_BEFORE_TEXT}
    | (?P<cell>\d{{1,3}})(?=\t)
    | (?P<letters>(?P<once>[A-Za-z])(?P=once)?|[ivxlIVXL]{{1,7}})
      (?P<close>\)(?=[^\W\d])|\s?[.)\]/](?:[-–—])?(?=\s|$|[A-ZÁÉÍÓÚÑ"“«])|\s?[.]?[-–—](?=\s)|:(?=\s|$))
    )
    """,
    re.X,
)
_BULLET = re.compile(rf"(?P<indent>[ \t\xa0]*)(?P<bullet>[{re.escape(_BULLETS)}]|o(?=[\t ]))[ \t\xa0]*(?=\S)")
# A bullet alone on its line, the words on the next one; a lone dash is more often a rule.
_LONE_BULLET = re.compile(r"(?P<indent>[ \t\xa0]*)(?P<bullet>[•·●◦▪■►➢\uf0b7\uf0a7\uf0d8])\s*$")
_NOUNS = (
    "acuerdo decisi[oó]n conclusi[oó]n recomendaci[oó]n punto numeral resoluci[oó]n compromiso art[ií]culo"
    " cl[aá]usula p[aá]rrafo tema decision conclusion recommendation agreement point item paragraph resolution"
    " commitment article clause"
).split()
_WORDS = re.compile(
    rf"[ \t\xa0]*(?:(?P<noun>{'|'.join(_NOUNS)})s?\s+"
    r"(?:(?:no|n[uú]m(?:ero)?|number)(?:\.\s*|\s+)|n\.?\s?[°ºª]\.?\s*|\#)?)?"
    r"(?P<word>[^\W\d_]{4,14}(?:[ \xa0-][^\W\d_]{4,8})?|\d{1,3}|[ivxl]{1,7})"
    r"(?P<close>\s?[°ºª]?\s?[:.)](?:\s?[-–—])?|\s?[-–—]|(?=\s*$))(?=\s|$|[A-ZÁÉÍÓÚÑ“\"«])",
    re.I,
)
_WORD = re.compile(r"\S")
_CAPITAL = re.compile(r"\s+[\"“«¿¡]?[A-ZÁÉÍÓÚÑ]")


@dataclass(slots=True)  # not frozen: made by the hundred in each report, and three times as fast so
class Label:
    """A label read at one place: its kind, its style (which list it may belong to), its value from 1, its path piece.

    ``other`` is the second way to read it: "i" is a roman one or the ninth letter. ``above`` are the path pieces
    that a multi-level label repeats of the items above it: ``("2",)`` in "2.a)". ``indent`` is how far a typed bullet
    is set in, in columns.
    """

    kind: str
    style: str
    value: int
    piece: str
    end: int  # in the text, past the label and the white space after it
    other: Label | None = None
    above: tuple[str, ...] = ()
    indent: int = 0

    @property
    def readings(self) -> tuple[Label, ...]:
        return (self,) if self.other is None else (self, self.other)


def typed(text: str, start: int, end: int) -> Label | None:
    """The label with which ``text[start:end]`` begins, if any."""
    match = _TYPED.match(text, start, end)
    if match:
        return _from_typed(text, match)
    worded = _WORDS.match(text, start, end)
    if worded:
        return _from_words(text, worded)
    bullet = _BULLET.match(text, start, end) or _LONE_BULLET.match(text, start, end)
    if bullet:
        return _from_bullet(text, bullet)
    return None


def automatic(shown: str, end: int) -> Label | None:
    """The label that a word processor made, by what it shows: also a number in words of its own ("Tema 4 –")."""
    label = typed(f"{shown} A", 0, len(shown) + 2) or typed(f"{shown}. A", 0, len(shown) + 3)
    if label is None or label.kind == "bullet":
        figures = re.findall(r"\d{1,3}", shown)
        if not figures:
            return None
        label = Label("number", "number-own", int(figures[-1]), str(int(figures[-1])), end)
    other = replace(label.other, end=end) if label.other else None
    return replace(label, end=end, other=other)


def past_space(text: str, place: int) -> int:
    found = _WORD.search(text, place)
    return found.start() if found else len(text)


def _from_typed(text: str, match: re.Match[str]) -> Label | None:
    end = past_space(text, match.end())
    if match["many"]:
        return _from_many(text, match, end)
    if match["inside"]:
        return _plain(match["inside"], "()", end)
    if match["letters"]:
        return _plain(match["letters"], _sign(match["close"]), end)
    return _plain(match["number"] or match["cell"], _sign(match["stop"] or ""), end)


def _from_many(text: str, match: re.Match[str], end: int) -> Label | None:
    *above, last = re.findall(r"\d+|[A-Za-z]+", match["many"])
    # "2.a To thank" has a label of two levels; "1.A los Gobiernos" has one of one.
    is_open = last.isalpha() and match["shut"] is None and not match["many"].endswith(")")
    if is_open and not _CAPITAL.match(text, match.end()):
        return _plain(above[0], ".", match.start("many") + len(above[0]) + 1)
    label = _plain(last, "many", end)
    if label is None:
        return None
    pieces = tuple(str(int(one)) if one.isdigit() else one.lower() for one in above)
    other = replace(label.other, above=pieces) if label.other else None
    return replace(label, above=pieces, other=other)


def _plain(content: str, sign: str, end: int) -> Label | None:
    """A number, a letter or a roman numeral; one sign may be both of the latter."""
    if content.isdigit():
        return Label("number", f"number{sign}", int(content), str(int(content)), end)
    lower = content.lower()
    if content not in (lower, lower.upper()):
        return None
    case = "upper" if content.isupper() else "lower"
    value = roman(lower)
    as_roman = Label("roman", f"roman-{case}{sign}", value, lower, end) if value else None
    if len(set(lower)) > 1 or len(lower) > 2:
        return as_roman
    value = ord(lower[0]) - 96 + 26 * (len(lower) - 1)
    return Label("letter", f"letter-{case}{sign}", value, lower, end, other=as_roman)


def _sign(closing: str) -> str:
    closing = closing.strip()
    return closing[:1] if closing[:1] in tuple(".)/:") else "."


def _from_words(text: str, match: re.Match[str]) -> Label | None:
    noun, word = match["noun"], match["word"]
    value = ordinal(word)
    if value is None and noun:
        value = int(word) if word.isdigit() else roman(word)
    if value is None:
        return None
    style = f"words:{fold(noun)[:6] if noun else ''}"
    return Label("words", style, value, str(value), past_space(text, match.end()))


def _from_bullet(text: str, match: re.Match[str]) -> Label:
    glyph, end = match["bullet"], past_space(text, match.end())
    indent = len(match["indent"].expandtabs(4))
    if glyph == "o" and not match["indent"] and not text[end : end + 1].isupper():
        return Label("bullet", "bullet:o?", 0, "", end)
    return Label("bullet", f"bullet:{'-' if glyph in '-–—' else glyph}", 0, "", end, indent=indent)
