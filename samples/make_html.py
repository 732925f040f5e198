"""Set two sample reports as web pages whose numbers the browser makes: ``python samples/make_html.py``."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

SAMPLES = Path(__file__).parent
ENCODINGS = {"consular-2009-06.en": "utf-8", "rcgm-2010-10.es": "windows-1252"}
LABEL = re.compile(r"\s*(?:(?P<number>\d+)\.|(?P<roman>[ivx]+)\.|(?P<letter>[a-z])\.|(?P<bullet>▪))\s+")
OPENINGS = {"number": "<ol>", "letter": '<ol type="a">', "roman": '<ol type="i">', "bullet": "<ul>"}
LONGEST_TITLE = 100


def main() -> None:
    (SAMPLES / "html").mkdir(exist_ok=True)
    for name, encoding in ENCODINGS.items():
        lines = (SAMPLES / f"{name}.txt").read_text("utf-8").split("\n")
        whole = page([line for line in lines if line.strip()], name[-2:], encoding)
        (SAMPLES / "html" / f"{name}.html").write_bytes(whole.encode(encoding, "xmlcharrefreplace"))


def page(lines: list[str], language: str, encoding: str) -> str:
    home = "Inicio" if language == "es" else "Home"
    first = next(at for at, line in enumerate(lines) if len(line) > LONGEST_TITLE)
    titles = "".join(f"<h1>{escape(line)}</h1>\n" for line in lines[:first])
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="{encoding}"><title>{escape(lines[0])}</title>'
        f"<style>ol {{ margin: 1em }}</style></head>\n<body>\n<nav><ul><li>{home}</li></ul></nav>\n<main>\n"
        f"{titles}{body(lines[first:])}</main>\n<footer><p>1. © CRM – RCM</p></footer>\n</body>\n</html>\n"
    )


def body(lines: list[str]) -> str:
    parts: list[str] = []
    opened: list[str] = []
    for line in lines:
        found = LABEL.match(line)
        if found is None:
            if line.isupper():
                parts += close(opened, 0)
            parts.append(f"<h2>{escape(line)}</h2>\n" if line.isupper() else f"<p>{escape(line)}</p>\n")
            continue
        kind = str(found.lastgroup)
        if kind in opened:
            parts += [*close(opened, opened.index(kind) + 1), "</li>\n"]
        else:
            parts.append(OPENINGS[kind] + "\n")
            opened.append(kind)
        parts.append(f"<li>{escape(line[found.end() :])}\n")
    return "".join([*parts, *close(opened, 0)])


def close(opened: list[str], keep: int) -> list[str]:
    ends = []
    while len(opened) > keep:
        ends.append("</li></ul>\n" if opened.pop() == "bullet" else "</li></ol>\n")
    return ends


if __name__ == "__main__":
    main()
