"""How well two versions are compared: ``python -m bench.compare [-v] [REPORT.en.txt …]``.

Faithful pairs must raise no alarm. Then one thing at a time is changed on one side of each pair, and what comes back is
counted: told at that item and as the right kind, or not; and how many other things were told beside it.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from enlace.reader import Report, read
from enlace.reader.compare import compare
from enlace.reader.errors import ReaderError
from enlace.reader.model import Item, Language

SAMPLES = Path(__file__).parent.parent / "samples"
OTHERS = ("PER", "CUB", "CHL", "HTI")
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
NUMBERS = {
    "en": dict(
        zip("two three four five six ten".split(), "three five seven nine eight twelve".split(), strict=True)
    ),
    "es": dict(
        zip(
            "dos tres cuatro cinco seis diez".split(), "tres cinco siete nueve ocho doce".split(), strict=True
        )
    ),
}
RHYTHMS = {
    "en": {
        "quarterly": "annually",
        "annually": "quarterly",
        "monthly": "quarterly",
        "every six months": "every year",
    },
    "es": {
        "trimestralmente": "anualmente",
        "anualmente": "trimestralmente",
        "mensualmente": "anualmente",
        "cada seis meses": "cada año",
    },
}
VERBS = {
    "en": {
        "To request ": "To thank ",
        "To urge ": "To thank ",
        "To thank ": "To request ",
        "To take note of": "To approve",
        "took note of": "approved",
        "take note of": "approve",
        " approved ": " took note of ",
        " approve ": " take note of ",
        "thanks ": "requests ",
        " thank ": " request ",
        " proposed ": " approved ",
        " proposes ": " approves ",
        "To reaffirm ": "To approve ",
        "reaffirms ": "approves ",
        "requests that": "reports that",
    },
    "es": {
        "Solicitar ": "Agradecer ",
        "Instar ": "Agradecer ",
        "Agradecer ": "Solicitar ",
        "Tomar nota de": "Aprobar",
        "tomó nota del": "aprobó el",
        "toman nota del": "aprueban el",
        " aprobó ": " recibió ",
        " aprueban ": " reciben ",
        "agradece ": "solicita ",
        "agradecen ": "solicitan ",
        "propuso ": "aprobó ",
        "propone ": "aprueba ",
        "Reafirmar ": "Aprobar ",
        "reafirma ": "aprueba ",
        "solicita que": "informa que",
    },
}
MODALS = {
    "en": [(r"\bwill\b(?! to)", "should"), (r"\bshould\b", "will")],
    "es": [
        (r"\b(?!ser|deber)(\w+)(ará|erá|irá)(n?)\b", r"deberá\3 \1XX"),
        (r"\bdeberá(n?) (\w+[aei]r)(lo|la)?\b", r"\3 \2á\1"),
    ],
}


@dataclass(frozen=True)
class Planted:
    what: str
    kind: str
    path: str
    said: str
    text: str


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "-v"]
    texts = sorted(map(Path, words)) or sorted(SAMPLES.glob("*.en.txt")) + sorted(
        SAMPLES.glob("held-back/*.en.txt")
    )
    pairs = [(one, other) for one in texts if (other := Path(str(one).replace(".en.", ".es."))).exists()]
    print(f"{'faithful pair':<40}{'items':>7}{'false alarms':>14}")
    for one, other in pairs:
        a, b = read(one), read(other)
        alarms = compare(a, b) + compare(b, a)
        print(f"{one.stem:<40}{len(a.items):>7}{len(alarms):>14}")
        for alarm in alarms:
            print("   ", alarm.kind, alarm.a and alarm.a.path, alarm.detail)
    tally(pairs, verbose="-v" in sys.argv)
    speed()


def tally(pairs: list[tuple[Path, Path]], *, verbose: bool) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for paths in pairs:
        reports = [read(path) for path in paths]
        for side in (0, 1):
            whole, language = reports[side], reports[side].source.language
            for planted in plants(whole, language):
                try:
                    changed = read(planted.text.encode(), name="changed.txt")
                except ReaderError:
                    continue
                versions = [reports[0], changed] if side else [changed, reports[1]]
                found = compare(*versions)
                right = [one for one in found if one.kind == planted.kind and at(one.a, one.b, planted.path)]
                row = counts[planted.what]
                row[0] += 1
                row[1] += bool(right)
                row[2] += len(found) - bool(right)
                if verbose and (len(found) != 1 or not right):
                    told = [(one.kind, one.a and one.a.path, one.detail) for one in found]
                    print(f"{paths[side].stem} {planted.path} {planted.what}: {planted.said!r}\n      {told}")
    print(f"\n{'planted':<28}{'times':>7}{'right':>7}{'recall':>9}{'others':>8}")
    for what, (times, right, others) in [
        *sorted(counts.items()),
        ("all", [sum(c) for c in zip(*counts.values(), strict=True)]),
    ]:
        print(f"{what:<28}{times:>7}{right:>7}{right / times:>9.1%}{others:>8}")


def at(a: Item | None, b: Item | None, path: str) -> bool:
    return any(item is not None and item.path == path for item in (a, b))


def plants(report: Report, language: Language) -> Iterator[Planted]:
    for item in report.items:
        for what, kind, start, end, instead in changes(report, item, language):
            text = report.plain[:start] + instead + report.plain[end:]
            said = text[max(item.span[0], start - 40) : start + len(instead) + 30]
            yield Planted(what, kind, item.path, said, text)
    yield from drops(report)


Change = tuple[str, str, int, int, str]


def changes(report: Report, item: Item, language: Language) -> Iterator[Change]:
    start, text = item.span[0], item.text

    def swap(found: re.Match[str], what: str, kind: str, instead: str) -> Change:
        return what, kind, start + found.start(), start + found.end(), instead

    states = [mark for mark in item.marks if re.fullmatch("[A-Z]{3}", mark[0])]
    other = next(code for code in OTHERS if code not in item.mentions)
    name = report.names[other][language]
    for state, first, last in states[:2]:
        if sum(mark[0] == state for mark in states) == 1:
            yield "another country", "parties", first, last, name
    join = " and " if language == "en" else " y "
    for one, two in pairwise(states):
        between = report.plain[one[2] : two[1]]
        if between.strip() in (join.strip(), join.strip() + " the", ","):
            yield "a party more", "parties", one[2], one[2], f", {name}"
            yield "a party less", "parties", one[2], two[2], ""
            break
    months = MONTHS[language]
    for found in re.finditer(rf"\b(?:{'|'.join(months)})\b", text):
        if found.group() != "May" or re.match(r" \d", text[found.end() :]):
            yield swap(found, "month", "dates", months[(months.index(found.group()) + 1) % 12])
    days = (
        rf"(?:{'|'.join(months)}) (\d\d?)\b"
        if language == "en"
        else rf"\b(\d\d?)(?= de (?:{'|'.join(months)}))"
    )
    for found in re.finditer(days, text):
        number = found.group(1)
        first = start + found.start(1)
        yield "day", "dates", first, first + len(number), str(int(number) % 27 + 1)
    for found in re.finditer(r"\b(?:19|20)\d\d\b", text):
        yield swap(found, "year", "dates", str(int(found.group()) + 1))
    for found in re.finditer(r"(?<![\d][.,: ])\b\d+\b(?! de [a-z]+ de| al? \d|[.,: ]\d)", text):
        near = text[max(0, found.start() - 12) : found.start()]
        if not re.fullmatch(r"(?:19|20)\d\d", found.group()) and not any(month in near for month in months):
            yield swap(found, "number", "numbers", str(int(found.group()) + 5))
    for table, what, kind in (
        (NUMBERS[language], "number word", "numbers"),
        (RHYTHMS[language], "rhythm", "dates"),
        (VERBS[language], "verb", "acts"),
    ):
        for word, instead in table.items():
            found = re.search(rf"\b{word}\b" if word == word.strip() else word, text)
            if found and not (
                what == "number word"
                and re.search(rf"(?:every|cada) {word}|the {word}\b|os {word}\b", text, re.I)
            ):
                yield swap(found, what, kind, instead)
    for pattern, instead in MODALS[language]:
        found = re.search(pattern, text)
        if found:
            yield swap(found, "modal", "acts", modal(found, instead))


def modal(found: re.Match[str], instead: str) -> str:
    if not instead.endswith("XX") and "deber" not in found.group():
        return instead
    if instead.endswith("XX"):
        return f"deberá{found[3]} {found[1]}{found[2][:-1].replace('á', 'a').replace('é', 'e').replace('í', 'i')[:2]}"
    return f"{(found[3] + ' ') if found[3] else ''}{found[2]}á{found[1]}"


def drops(report: Report) -> Iterator[Planted]:
    """Each item of its own left out, with and without the following ones renumbered."""
    for item in report.items:
        below = [
            one
            for one in report.items
            if one.path.startswith(item.path + ".") and one.section == item.section
        ]
        first = report.plain.rfind("\n", 0, item.span[0]) + 1
        last = (below or [item])[-1].span[1]
        rest = report.plain[last:].lstrip("\n")
        if report.plain[last:].strip() == "" or first == 0:
            continue
        yield Planted("item dropped", "item", item.path, item.text[:40], report.plain[:first] + rest)
        label = re.match(r"(\d+)[.)]", report.plain[first:])
        if label:
            yield Planted(
                "item dropped, renumbered",
                "item",
                item.path,
                item.text[:40],
                report.plain[:first] + renumbered(rest, int(label[1])),
            )


def renumbered(rest: str, gone: int) -> str:
    lines, expected = rest.split("\n"), gone + 1
    for place, line in enumerate(lines):
        label = re.match(r"(\d+)(?=[.)])", line)
        if label and int(label[1]) == expected:
            lines[place] = str(expected - 1) + line[label.end() :]
            expected += 1
        elif label:
            break
    return "\n".join(lines)


EN = "{n}. To request Mexico and Honduras to send {some} reports by May {day}, 2010."
ES = "{n}. Solicitar a México y Honduras que envíen {some} informes a más tardar el {day} de mayo de 2010."


def speed() -> None:
    print(f"\n{'items':>8}{'same':>12}{'each fifth other':>18}{'one less':>11}")
    for count in (100, 1_000, 10_000):
        a, lines = made(EN, "CONCLUSIONS", count), ES
        same = made(lines, "CONCLUSIONES", count)
        other = made(lines, "CONCLUSIONES", count, every_fifth_other)
        less = made(lines, "CONCLUSIONES", count, without_the_fortieth)
        times = []
        for b in (same, other, less):
            began = time.perf_counter()
            compare(a, b)
            times.append(time.perf_counter() - began)
        print(f"{len(a.items):>8}{times[0]:>10.2f} s{times[1]:>16.2f} s{times[2]:>9.2f} s")


def every_fifth_other(n: int, line: str) -> str:
    return line.replace("Honduras", "Panamá") if n % 5 == 0 else line


def without_the_fortieth(n: int, line: str) -> str:
    return "" if n == 40 else line


def made(
    line: str, heading: str, count: int, change: Callable[[int, str], str] = lambda n, line: line
) -> Report:
    """A report of so many items, five hundred under a heading."""
    lines = ["Report", ""]
    for n in range(count):
        if n % 500 == 0:
            lines += ["", heading, ""]
        lines.append(change(n, line.format(n=n % 500 + 1, some=n % 97 + 2, day=n % 28 + 1)))
    return read("\n".join(lines).encode(), name="made.txt")


if __name__ == "__main__":
    main()
