"""How long a Word file takes, against unzipping it and parsing its XML: ``python -m bench.docx``.

The files are made here, as Word saves them: several runs to a paragraph, each with its font and language, revision ids,
proofing marks, a list of two levels. They hold only the parts that are needed to read them, so that the time to compare
with is not made longer by parts that nobody reads.
"""

from __future__ import annotations

import io
import random
import statistics
import time
import zipfile
from collections.abc import Callable
from functools import partial

from lxml import etree

from enlace.reader.inputs.docx import extract

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = (
    "To thank the delegations of Costa Rica Honduras Mexico and Panama for their reports on consular protection"
    " the TS will circulate a draft agreement before end of June and request Member Countries to submit input"
).split()
TARGET = 3.0


def main() -> None:
    print(f"{'Word file':<34}{'zipped':>9}{'XML':>9}{'unzip+parse':>13}{'extract':>10}{'ratio':>8}")
    for name, data in files().items():
        parse, read = typical(partial(unzip_and_parse, data)), typical(partial(extract, data))
        xml = sum(len(part) for part in unzip(data))
        sizes = f"{len(data) / 1000:>6.0f} kB{xml / 1000:>6.0f} kB"
        print(f"{name:<34}{sizes}{parse * 1000:>10.2f} ms{read * 1000:>7.2f} ms{read / parse:>8.2f}")
    print(f"Target: at most {TARGET} times.")


def files() -> dict[str, bytes]:
    return {
        "20 items": document(20),
        "2,000 paragraphs": document(2_000),
        "2,000 paragraphs, tracked changes": document(2_000, changed=True),
        "2,000 paragraphs of one run": document(2_000, runs=1),
        "20,000 paragraphs": document(20_000),
    }


def typical(act: Callable[[], object], seconds: float = 2.0) -> float:
    """The median processor time of as many runs in a row as fit, at least five.

    In a row, because the memory that one run gives back is tidied up in the next.
    """
    times: list[float] = []
    until = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < until:
        began = time.process_time()
        act()
        times.append(time.process_time() - began)
    return statistics.median(times)


def unzip(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name) for name in package.namelist()]


def unzip_and_parse(data: bytes) -> list[etree._Element]:
    return [etree.fromstring(part) for part in unzip(data)]


def document(paragraphs: int, *, runs: int = 4, changed: bool = False) -> bytes:
    chance = random.Random(paragraphs)
    body = "".join(paragraph(chance, at, runs, changed) for at in range(paragraphs))
    links = "".join(
        f'<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering")
    )
    parts = {
        "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
        "word/styles.xml": f"<w:styles {NS}>{''.join(map(style, range(40)))}</w:styles>",
        "word/numbering.xml": numbering(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return buffer.getvalue()


def paragraph(chance: random.Random, at: int, runs: int, changed: bool) -> str:
    level = int(at % 3 > 0)
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    properties = f'<w:pStyle w:val="S1"/>{numbered}<w:jc w:val="both"/><w:rPr>{font()}</w:rPr>'
    said = "".join(run(chance, 30 // runs) for _ in range(runs))
    if changed and at % 5 == 0:
        marks = f'w:id="{at}" w:author="ST" w:date="2017-11-23T10:00:00Z"'
        deleted = run(chance, 6).replace("w:t", "w:delText")
        said += f"<w:ins {marks}>{run(chance, 6)}</w:ins><w:del {marks}>{deleted}</w:del>"
    ids = f'w:rsidR="{chance.getrandbits(32):08X}" w:rsidRDefault="{chance.getrandbits(32):08X}"'
    return f"<w:p {ids}><w:pPr>{properties}</w:pPr>{said}</w:p>"


def run(chance: random.Random, words: int) -> str:
    text = " ".join(chance.choices(WORDS, k=words))
    spelt = '<w:proofErr w:type="spellStart"/>' if chance.random() < 0.2 else ""
    return f'{spelt}<w:r><w:rPr>{font()}</w:rPr><w:t xml:space="preserve">{text} </w:t></w:r>'


def font() -> str:
    return '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-US"/>'


def style(at: int) -> str:
    base = f'<w:name w:val="Style {at}"/><w:basedOn w:val="S0"/><w:uiPriority w:val="99"/><w:qFormat/>'
    spaced = '<w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
    return f'<w:style w:type="paragraph" w:styleId="S{at}">{base}{spaced}<w:rPr>{font()}</w:rPr></w:style>'


def numbering() -> str:
    forms = (("decimal", "%1."), ("lowerLetter", "%2)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(forms)
    )
    definition = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return (
        f'<w:numbering {NS}>{definition}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


if __name__ == "__main__":
    main()
