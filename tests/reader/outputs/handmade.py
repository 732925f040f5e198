"""Small reports for tests, written out so that every part can be seen."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from enlace.reader.model import Act, Commitment, Doubt, Due, Item, Meeting, Report, Source

NAMES = {
    "rcgm": {"en": "Regional Consultation Group", "es": "Grupo Regional de Consulta"},
    "ts": {"en": "Technical Secretariat", "es": "Secretaría Técnica"},
    "iom": {"en": "IOM", "es": "OIM"},
    "CRI": {"en": "Costa Rica", "es": "Costa Rica"},
    "HND": {"en": "Honduras", "es": "Honduras"},
}
MEETING = Meeting(
    "rcgm", date(2013, 11, 18), date(2013, 11, 19), "San José", "CRI", ("CRI", "HND", "iom"), "rcgm"
)
TEXT = """\
MEETING OF THE REGIONAL CONSULTATION GROUP
San Jose, Costa Rica, November 18 - 19, 2013

CONCLUSIONS
The Group concludes:
1. To thank Honduras, and the TS will send the report before the end of 2013.
It will do so quarterly.
a) IOM offered a course.
· a bullet
2. To take note.

RECOMMENDATIONS
To raise to the Vice-Ministers:
1. Approve the plan as soon as possible.

Adopted in San José.
"""


def report(
    text: str = TEXT, *items: Item, meeting: Meeting = MEETING, lang: Any = "en", **more: Any
) -> Report:
    source = Source("report.txt", "0" * 64, "text/plain", lang)
    made = Report(source, meeting, items, more.pop("warnings", ()), text, NAMES)
    return dataclasses.replace(made, **more)


def item(text: str, words: str, path: str, section: str | None = None, **more: Any) -> Item:
    """The item that has these words of the text; its parent is its path without the last label."""
    start = text.index(words)
    parent = more.pop("parent", path.rpartition(".")[0] or None)
    return Item(section, path, parent, words, (start, start + len(words)), **more)


def act(text: str, words: str, kind: Any = "request", **more: Any) -> Act:
    start = more.pop("start", None)
    start = text.index(words) if start is None else start
    said: dict[str, Any] = {"by": (), "to": (), "commitment": None, "rule": "request.asks", "confidence": 0.9}
    return Act(act=kind, text=words, span=(start, start + len(words)), **{**said, **more})


def whole() -> Report:
    """Two sections, nesting, a bullet, two paragraphs, marks, acts that share words, due dates of every kind."""
    first = (
        "To thank Honduras, and the TS will send the report before the end of 2013.\nIt will do so quarterly."
    )
    sending = "and the TS will send the report before the end of 2013.\nIt will do so quarterly."
    until_2013 = Due("before the end of 2013", "2013", date(2013, 12, 31))
    quarterly = Due("quarterly", rrule="FREQ=MONTHLY;INTERVAL=3")
    acts = (
        act(TEXT, "To thank Honduras", "thank", by=("rcgm",), to=("HND",)),
        act(TEXT, sending, "commit", by=("ts",), commitment=Commitment(("ts",), ("iom",), until_2013)),
        act(
            TEXT,
            "It will do so quarterly.",
            "commit",
            by=("ts",),
            commitment=Commitment(("ts",), (), quarterly),
        ),
    )
    honduras, ts, iom = TEXT.index("Honduras"), TEXT.index("TS will"), TEXT.index("IOM")
    marks = (("HND", honduras, honduras + 8), ("ts", ts, ts + 2))
    offer = act(TEXT, "IOM offered a course.", "offer", by=("iom",), commitment=Commitment(("iom",)))
    plan = "Approve the plan as soon as possible."
    soon = Due("as soon as possible")
    asked = act(TEXT, plan, by=("rcgm",), commitment=Commitment(due=soon), confidence=0.5)
    c, r = "conclusions", "recommendations"
    return report(
        TEXT,
        item(TEXT, first, "1", c, mentions=("HND", "ts"), marks=marks, acts=acts),
        item(
            TEXT,
            "IOM offered a course.",
            "1.a",
            c,
            mentions=("iom",),
            marks=(("iom", iom, iom + 3),),
            acts=(offer,),
        ),
        item(TEXT, "a bullet", "1.a.1", c),
        item(TEXT, "To take note.", "2", c),
        item(TEXT, plan, "1", r, acts=(asked,)),
        warnings=(Doubt("place", "The heading says <b>Tegucigalpa</b>."),),
    )


def hostile() -> Report:
    """Text that tries to be markup, a formula or XML that nobody may write."""
    text = "Title ]]> & <x>\x00\n"
    text += "1. =cmd|'/c calc'!A1 | *b* <script>alert(1)</script>\x0b\ud800\ufffe [x](javascript:y)\n"
    words = text[text.index("=cmd") : -1]
    formula = act(
        text, words, by=("no-such-party",), commitment=Commitment(("iom",), (), Due(words)), rule="@rule"
    )
    meeting = Meeting("no-such-body", None, date(1, 1, 1), "<city>\x02", "ZZZ", (), None)
    return report(text, item(text, words, "1\x03", "=sec\x04", acts=(formula,)), meeting=meeting)
