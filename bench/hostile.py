"""What nobody would write in a report but somebody may send: one thing, over and over."""

from __future__ import annotations

import io
import math
import random
import zipfile
from collections.abc import Iterator

_HEAD = """REPORT OF THE MEETING OF THE REGIONAL CONSULTATION GROUP ON MIGRATION (RCGM)

San José, Costa Rica, 3-4 May 2010

"""
_TAIL = "\n\n2. The TS will send the report to Mexico by June 1, 2010.\n"
_MANY, _FEWER = 1_000_000, 200_000

# Each is repeated up to the length asked for, inside the first item of a report …
IN_AN_ITEM = {
    "open brackets": "(",
    "brackets open and close": "() ",
    "open quotation marks": "“",
    "closing quotation marks": "” ",
    "spaces": " ",
    "tabs": "\t",
    "hard spaces": "\xa0",
    "one endless word": "a",
    "capital letters": "A",
    "capital words": "Xx ",
    "acronyms": "TS ",
    "acronyms in brackets": "(TS) ",
    "digits": "1",
    "years": "2010 ",
    "full stops": ".",
    "full stops and spaces": ". ",
    "commas": ", ",
    "semicolons": "; ",
    "dashes": "– ",
    "hyphens": "-",
    "slashes": "/",
    "colons": ": ",
    "accents": "á",
    "accents typed apart": "a\u0301",
    "marks without a letter": "\u0301",
    "letters of a wrong encoding": "Ã©",
    "soft hyphens": "a\xad",
    "the": "the ",
    "of the": "of the ",
    "and": "and ",
    "to": "to ",
    "that": "that ",
    "which will": "which will ",
    "will": "will ",
    "not": "not ",
    "and thanked its delegation": " and thanked its delegation",
    "y agradeció a su delegación": " y agradeció a su delegación",
    "to request": "to request ",
    "solicitar a": "solicitar a ",
    "requests that Canada": "requests that Canada ",
    "the delegation of": "the delegation of ",
    "la delegación de": "la delegación de ",
    "Mexico, Canada,": "Mexico, Canada, ",
    "Mexico and Canada and": "Mexico and Canada and ",
    "Mexico": "Mexico ",
    "los Gobiernos de México,": "los Gobiernos de México, ",
    "Mexico will thank Canada, and": "Mexico will thank Canada, and ",
    "Mexico offered Canada": "Mexico offered Canada ",
    "to thank Mexico for its": "to thank Mexico for its ",
    "thanks Mexico, which thanks": "thanks Mexico, which thanks ",
    "will be sent by": "will be sent by ",
    "by May 1, 2010,": "by May 1, 2010, ",
    "from May 1 to": "from May 1 to ",
    "del 1 de mayo al": "del 1 de mayo al ",
    "no later than": "no later than ",
    "before the end of the": "before the end of the ",
    "the meeting of the": "the meeting of the ",
    "every two": "every two ",
    "it and they": "it and they ",
    "the two countries": "the two countries ",
    "a) b) c)": "a) Mexico will go. b) Canada will stay. c) Both will write. ",
    "1. 2. 3. in one line": " 1. Mexico will go. 2. Canada will stay.",
    "short sentences": "The TS will do it. ",
    "these two countries": "Mexico will go. These two countries will go. ",
    "both organizations": "Mexico and both organizations will go. ",
    "they": "Mexico thanked Canada. They will send it to them. ",
    "estos países": "México irá. Estos dos países agradecen a ambos. ",
    "misspelt acronyms": "RNOCOM ",
    "that it": "that it will ask that ",
    "should be asked by": "should be asked by ",
    "que solicita que": "que solicita que México ",
    "será enviado por": "será enviado por ",
    "agradece a México, que agradece": "agradece a México, que agradece ",
    "a request and a bullet each": "To request Mexico:\n• to go\n",
}
# … and so are these, with nothing else in the file.
ALONE = {
    "open brackets alone": "(",
    "a million “1.”": "1.",
    "“1. ” alone": "1. ",
    "a line “1.” each": "1.\n",
    "a line “1. a” each": "1. a\n",
    "bullets alone": "• ",
    "a line “• a” each": "• a\n",
    "a line “a) b” each": "a) b\n",
    "a line “i. b” each": "i. b\n",
    "blank lines": "\n",
    "lines of one space": " \n",
    "spaces alone": " ",
    "letters alone": "a",
    "headings": "CONCLUSIONS\n",
    "headings and items": "CONCLUSIONS\n1. a\n",
    "lines of capitals": "ABC DEF\n",
    "carriage returns": "\r",
    "lines ending in a comma": "a,\n",
    "lines of “Mexico,”": "Mexico,\n",
    "lines of days": "3-4 May 2010\n",
    "lines of places": "San José, Costa Rica\n",
    "lines of bodies": "Regional Consultation Group on Migration\n",
    "sections and labels": "Section I. a\n",
    "first, second": "First: a. Second: b. ",
    "tabs and lines": "\t\n",
    "open tags": "<p>",
    "open brackets of tags": "<",
    "open comments": "<!--",
    "open lists": "<ol><li>a",
    "open tables": "<table><tr><td>a",
    "character references": "&amp;",
}
_FIRST = {
    "open tags": "<html>",
    "open brackets of tags": "<html>",
    "open comments": "<html>",
    "open lists": "<html>",
    "open tables": "<html>",
    "character references": "<html><ol><li>",
    "a million “1.”": "",
}
# In the head, before the first item.
IN_THE_HEAD = {
    "head: Mexico, Canada,": "Mexico, Canada, ",
    "head: participated:": "The following countries participated: Mexico and Canada. ",
    "head: held in": "held in San José, ",
    "head: days": "May 3-4, 2010, ",
    "head: brackets": "(",
    "head: capital words": "Xx ",
    "head: one endless word": "a",
    "head: bodies": "Regional Consultation Group on Migration ",
    "head: commas": ", ",
    "head: spaces": " ",
    "head: conclusions": "conclusions of the meeting of ",
    "head: lines of Mexico": "Mexico\n",
}
_OTHERS = (
    "made-up acronyms",
    "made-up names",
    "a request and many bullets",
    "deeper and deeper",
    "one line, no line ends",
    "any characters",
    "any bytes",
    "nested tables of Word",
    "paragraphs of Word",
)
CASES = (*IN_AN_ITEM, *ALONE, *IN_THE_HEAD, *_OTHERS)
LENGTHS = {
    name: 2 * _MANY if name == "a million “1.”" else _FEWER if name in IN_THE_HEAD else _MANY // 2
    for name in CASES
}


def made(name: str, length: int) -> bytes:
    """The case at about that length in bytes."""
    if name in IN_AN_ITEM:
        return f"{_HEAD}1. {_repeated(IN_AN_ITEM[name], length)}{_TAIL}".encode()
    if name in IN_THE_HEAD:
        return f"{_HEAD}{_repeated(IN_THE_HEAD[name], length)}\n\n1. The TS will go.{_TAIL}".encode()
    if name in ALONE:
        return (_FIRST.get(name, "") + _repeated(ALONE[name], length)).encode()
    return _other(name, length)


def _repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece.encode()))


def _other(name: str, length: int) -> bytes:
    chance = random.Random(0)
    if name == "any bytes":
        return chance.randbytes(length)
    if name == "any characters":
        return "".join(map(chr, chance.choices(range(32, 0xD000), k=length // 3))).encode()
    if name == "one line, no line ends":
        return (
            _HEAD.replace("\n", " ")
            + _repeated("1. The TS will send the report to Mexico by June 1, 2010. ", length)
        ).encode()
    if name.startswith("made-up"):
        return f"{_HEAD}1. {' '.join(_made_up(chance, name, length // 9))}{_TAIL}".encode()
    if name == "a request and many bullets":
        return f"{_HEAD}1. To request:\n\n{_repeated('• Mexico, to go by May 2011;' + chr(10), length)}{_TAIL}".encode()
    if name == "deeper and deeper":
        labels = (".".join("1" * depth) for depth in range(1, math.isqrt(length)))
        return f"{_HEAD}{''.join(f'{label}. To go{chr(10)}' for label in labels)}{_TAIL}".encode()
    if name == "nested tables of Word":
        return _word("<w:tbl><w:tr><w:tc>" * (length // 19) + "<w:p><w:r><w:t>1. a</w:t></w:r></w:p>")
    return _word("<w:p><w:r><w:t>1. The TS will go.</w:t></w:r></w:p>" * (length // 52))


def _made_up(chance: random.Random, name: str, number: int) -> Iterator[str]:
    for _ in range(number):
        word = "".join(chance.choices("ABCDEFGHIMNORSTU", k=chance.randrange(4, 12)))
        yield word if name == "made-up acronyms" else word.capitalize()


def _word(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return file.getvalue()
