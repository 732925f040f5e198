"""Write sample reports as Word files with automatic numbers: ``python samples/make_word.py``.

Needs nothing but Python; the same samples give the same bytes. ``LAYOUTS`` says what is peculiar to each file;
the items are those of the ``.txt`` of the same name, and so is the gold.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from xml.sax.saxutils import escape

import word_parts as parts

SAMPLES = Path(__file__).parent
LONGEST_TITLE = 100
LABEL = re.compile(
    r"\s*(?:(?P<number>\(?\d{1,2}(?:\.-|[.)]))|(?P<letter>\(?[a-z][).]|[a-z]/)|(?P<bullet>[•▪–])"
    r"|(?P<ordinal>[A-ZÉ]\w+(?: \w+)?:))\s+(?=\S)"
)
HEADING = re.compile(r"[A-ZÁÉÍÓÚ ]{6,30}|[A-Z][a-z]{5,20}:")


@dataclass(frozen=True)
class Layout:
    """How one secretariat writes its reports. ``levels`` are (format, label) of the list, outermost first."""

    levels: tuple[tuple[str, str], ...]
    font: str = "Times New Roman"
    size: int = 12
    bullet: tuple[str, str] = ("Symbol", "\uf0b7")
    bullets_in_list: bool = False
    linked_styles: bool = False
    by_list_style: bool = False
    running_head: bool = False
    participants: tuple[tuple[str, str], tuple[str, tuple[str, ...]]] | None = None
    wrapped: bool = False
    changed: dict[str, str] = field(default_factory=dict)
    """What the tracked changes put in, and what stood there before."""
    struck: dict[str, str] = field(default_factory=dict)
    """Whole items struck out, each under the beginning of the item that it stood before."""
    joined: tuple[str, ...] = ()
    """Beginnings of sentences that were paragraphs until their paragraph mark was struck out."""


EN = "Belize, Canada, Costa Rica, Dominican Republic, El Salvador, Guatemala, Honduras, Mexico, Nicaragua, Panama"
ES = "Belice, Canadá, Costa Rica, El Salvador, Estados Unidos de América, Guatemala, Honduras, México, Nicaragua"
OFFICES_EN = ("Director General of Migration", "Director of Consular Affairs", "Adviser to the Minister")
OFFICES_ES = ("Director General de Migración", "Cónsul General", "Directora de Asuntos Consulares")
DELEGATIONS_EN = (("Delegation", "Head of delegation"), (f"{EN}, United States of America", OFFICES_EN))
DELEGATIONS_ES = (("Delegación", "Jefatura"), (f"{ES}, Panamá, República Dominicana", OFFICES_ES))

LAYOUTS = {
    "rcgm-2010-10.en": Layout((("decimal", "%1."),), font="Arial", size=11, running_head=True),
    "rcgm-2010-10.es": Layout(
        (("decimal", "%1."),), font="Calibri", size=11, bullet=("Wingdings", "\uf0a7"), bullets_in_list=True
    ),
    "trafficking-2004-03.en": Layout((("decimal", "%1.-"), ("lowerLetter", "%2)")), linked_styles=True),
    "trafficking-2004-03.es": Layout(
        (("decimal", "%1.-"), ("lowerLetter", "%2)")),
        font="Arial",
        changed={"antes de finales de junio de 2004": "en agosto de 2004", "se comprometió a": "aceptó"},
        struck={"Solicitar a la OIT": "Canadá financiará un taller sobre visas de tránsito."},
        joined=("Ambos países",),
    ),
    "vice-ministers-2017-11.en": Layout(
        (("ordinalText", "%1:"),),
        font="Garamond",
        size=13,
        bullet=("Times New Roman", "–"),
        running_head=True,
    ),
    "vice-ministers-2017-11.es": Layout(
        (("ordinalText", "%1:"),),
        font="Garamond",
        size=13,
        bullet=("Times New Roman", "–"),
        bullets_in_list=True,
    ),
    "rcgm-2011-12.en": Layout(
        (("decimal", "%1)"), ("lowerLetter", "%1.%2)")), running_head=True, participants=DELEGATIONS_EN
    ),
    "consular-2010-05.es": Layout(
        (("decimal", "%1."), ("lowerLetter", "%2)")),
        font="Arial",
        participants=DELEGATIONS_ES,
        running_head=True,
    ),
    "working-group-2014-03.en": Layout(
        (("decimal", "(%1)"), ("lowerLetter", "(%2)")),
        font="Calibri",
        size=11,
        by_list_style=True,
        wrapped=True,
    ),
    "rcgm-1999-10.es": Layout((("ordinalText", "%1:"), ("lowerLetter", "%2/"))),
}


def main() -> None:
    (SAMPLES / "word").mkdir(exist_ok=True)
    for name, layout in LAYOUTS.items():
        with zipfile.ZipFile(SAMPLES / "word" / f"{name}.docx", "w") as package:
            for part, content in Writer(name, layout).parts().items():
                entry = zipfile.ZipInfo(part, date_time=(2020, 1, 1, 0, 0, 0))
                entry.external_attr = 0o600 << 16
                package.writestr(entry, content, zipfile.ZIP_DEFLATED)


class Writer:
    """One report as the parts of a Word file."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.name, self.layout = name, layout
        self.language = "es-MX" if name.endswith("es") else "en-US"
        self.lists = 1
        self.change_ids = count(1)

    def parts(self) -> dict[str, str]:
        lines = self.lines()
        first = next(at for at, line in enumerate(lines) if len(line) > LONGEST_TITLE)
        body = [self.title(line, at) for at, line in enumerate(lines[:first])]
        body += [self.paragraph(lines[first]), self.participants()]
        body += [self.line(line) for line in lines[first + 1 :]]
        layout = self.layout
        return parts.package(
            body="".join(body),
            numbering=parts.numbering(
                layout.levels,
                layout.bullet,
                lists=self.lists,
                bullets_in_list=layout.bullets_in_list,
                linked_styles=layout.linked_styles,
                by_list_style=layout.by_list_style,
            ),
            styles=parts.styles(layout.font, layout.size, self.language, linked=layout.linked_styles),
            head=lines[0] if layout.running_head else "",
        )

    def lines(self) -> list[str]:
        text = (SAMPLES / f"{self.name}.txt").read_text("utf-8")
        if self.layout.wrapped:
            return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
        return [line for line in text.split("\n") if line.strip()]

    def title(self, line: str, at: int) -> str:
        style = "Title" if at == 0 else "Subtitle" if line.isupper() else "Place"
        return parts.p(self.run(line), style=style)

    def participants(self) -> str:
        if self.layout.participants is None:
            return ""
        head, (countries, offices) = self.layout.participants
        rows = [[parts.p(self.run(cell), style="CellHead") for cell in head]]
        for row in zip(countries.split(", "), cycle(offices), strict=False):
            rows.append([parts.p(self.run(cell), style="Cell") for cell in row])
        return parts.table(rows) + parts.p("", style="BodyText")

    def line(self, line: str) -> str:
        found = LABEL.match(line)
        if found:
            return self.item(line[found.end() :], found.lastgroup or "")
        if HEADING.fullmatch(line):
            self.lists += 1
            return parts.p(self.run(line), style="Heading1")
        return self.paragraph(line)

    def item(self, text: str, kind: str) -> str:
        level = 1 if kind == "letter" or (kind == "bullet" and self.layout.bullets_in_list) else 0
        properties = {"style": "ListParagraph", "num": self.lists, "level": level}
        if kind == "bullet" and not self.layout.bullets_in_list:
            properties = {"style": "ListParagraph", "num": parts.BULLETS, "level": 0}
        elif self.layout.linked_styles:
            properties = {"style": parts.LINKED[level]}
        struck = next((old for start, old in self.layout.struck.items() if text.startswith(start)), "")
        before = parts.p(self.deleted(struck), mark=self.change("del"), **properties) if struck else ""
        for start in self.layout.joined:
            head, cut, rest = text.partition(start)
            if cut:
                first = parts.p(self.runs(head), mark=self.change("del"), **properties)
                return before + first + self.paragraph(cut + rest)
        return before + parts.p(self.runs(text), **properties)

    def paragraph(self, line: str) -> str:
        return parts.p(self.runs(line), style="BodyText")

    def runs(self, text: str) -> str:
        """The text in runs, sentence by sentence as Word saves it, with its tracked changes."""
        for new, old in self.layout.changed.items():
            before, cut, after = text.partition(new)
            if cut:
                inserted = f"<w:ins {self.change()}>{self.run(new)}</w:ins>"
                return self.run(before) + self.deleted(old) + inserted + self.runs(after)
        return "".join(map(self.run, re.split(r"(?<=[.;] )", text)))

    def run(self, text: str) -> str:
        return parts.run(escape(text), self.language) if text else ""

    def deleted(self, text: str) -> str:
        return f"<w:del {self.change()}>{self.run(text).replace('w:t', 'w:delText')}</w:del>"

    def change(self, tag: str = "") -> str:
        marks = f'w:id="{next(self.change_ids)}" w:author="ST" w:date="2004-03-25T17:00:00Z"'
        return f"<w:{tag} {marks}/>" if tag else marks


if __name__ == "__main__":
    main()
