"""Set sample reports as PDF the way secretariats print them: ``python samples/make_pdf.py``.

Needs WeasyPrint (65 or later) and the Liberation and DejaVu fonts, which are embedded. The files are in the
repository, so only somebody who changes a sample or a layout runs this.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from weasyprint import HTML

SAMPLES = Path(__file__).parent
LABEL = re.compile(
    r"(?P<indent>\s*)"
    r"(?P<label>\d{1,2}(?:\.-|[.)])|[a-z]\)|[a-z]\.|[ivx]+[.)]|[IVX]+\.|[-–•·▪]|\w+(?: \w+)?:|[A-ZÉ]+\.-)\s"
)
LONGEST_TITLE = 100

PAGE = """
@page {{ size: {size}; margin: {margin};
  @top-left {{ content: "{head}"; font: 8pt {font}; color: #444 }}
  @top-right {{ content: "{code}"; font: 8pt {font}; color: #444 }}
  @bottom-center {{ content: {foot}; font: 9pt {font} }} }}
@page :first {{ @top-left {{ content: "" }} @top-right {{ content: "" }} }}
body {{ font: {points}pt/1.35 {font}; text-align: justify; hyphens: auto; hyphenate-character: '-';
  hyphenate-limit-chars: 6 3 3; orphans: 2;
  widows: 2 }}
p {{ margin: 0 0 {gap}pt }}
.title {{ text-align: center; font-weight: bold; hyphens: manual }}
"""
HANGING = """
.item {{ padding-left: 22pt; text-indent: -22pt }} .item b {{ display: inline-block; width: 22pt;
  text-indent: 0; font-weight: normal }}
.deep {{ margin-left: 22pt }} .deeper {{ margin-left: 44pt }}
"""
INDENTED = "p:not(.title) {{ text-indent: 24pt }} .deep {{ text-indent: 48pt !important }}"
COLUMNS = "main {{ columns: 2; column-gap: 24pt }}"

LAYOUTS = {
    "consular-2009-06.en": (HANGING, "letter", "72pt 90pt", "Liberation Serif", 13, 8, "Page {} of {}"),
    "rcgm-2011-12.en": ("", "letter", "80pt 85pt", "Liberation Sans", 12, 9, "- {} -"),
    "trafficking-2004-03.en": (INDENTED, "A5", "60pt 54pt", "DejaVu Serif", 10, 0, "{}"),
    "vice-ministers-2015-11.en": (COLUMNS, "letter", "72pt 60pt", "Liberation Serif", 11, 6, "Page {} of {}"),
    "consular-2010-05.es": ("", "A4", "90pt 85pt", "Liberation Serif", 13, 8, "Página {} de {}"),
    "rcgm-2010-10.es": (HANGING, "A4", "80pt 90pt", "Liberation Sans", 12, 0, "{} / {}"),
    "vice-ministers-2017-11.es": ("", "letter", "80pt 85pt", "DejaVu Serif", 11, 6, "Pág. {}"),
    "trafficking-2004-03.es": (INDENTED, "A5", "60pt 54pt", "Liberation Serif", 11, 0, "{}"),
}


def main() -> None:
    (SAMPLES / "pdf").mkdir(exist_ok=True)
    for name in LAYOUTS:
        HTML(string=page(name)).write_pdf(SAMPLES / "pdf" / f"{name}.pdf", pdf_identifier=name.encode())


def page(name: str) -> str:
    lines = (SAMPLES / f"{name}.txt").read_text("utf-8").split("\n")
    titles, body = split_titles([line for line in lines if line.strip()])
    shown = "".join(f"<p class=title>{escape(title)}</p>" for title in titles)
    return f"<html lang={name[-2:]}><style>{style(name)}</style>{shown}<main>{''.join(map(paragraph, body))}</main>"


def split_titles(lines: list[str]) -> tuple[list[str], list[str]]:
    first = next(at for at, line in enumerate(lines) if len(line) > LONGEST_TITLE)
    return lines[:first], lines[first:]


def style(name: str) -> str:
    layout, size, margin, font, points, gap, foot = LAYOUTS[name]
    spanish = name.endswith("es")
    head = "Conferencia Regional sobre Migración" if spanish else "Regional Conference on Migration"
    before, *between = (f'"{part}"' for part in foot.split("{}"))
    counters = ["counter(page)", "counter(pages)"]
    said = " ".join([before, *(f"{counters[at]} {part}" for at, part in enumerate(between))])
    facts = {"size": size, "margin": margin, "font": f"'{font}'", "points": points, "gap": gap, "foot": said}
    return (PAGE + layout).format(head=head, code=name.split(".")[0].upper(), **facts)


def paragraph(line: str) -> str:
    found = LABEL.match(line)
    if found is None:
        return f"<p>{escape(line)}</p>"
    depth = "" if not found["indent"] and re.match(r"[\dIVX]", found["label"]) else "deep"
    return f'<p class="item {depth}"><b>{escape(found["label"])}</b> {escape(line[found.end() :])}</p>'


if __name__ == "__main__":
    main()
