"""Each report on the page: the meeting's facts, the reader's doubts, and every item as a tree with its acts."""

from __future__ import annotations

from collections.abc import Mapping

from enlace.reader.model import Act, Item, Language, Report
from enlace.reader.outputs.page.html import attribute, quoted, shorten, text
from enlace.reader.outputs.page.ledger import Ledger, state_on
from enlace.reader.outputs.page.marks import act_mark, marked
from enlace.reader.outputs.page.owed import meeting_in_words
from enlace.reader.outputs.page.strings import say, say_count
from enlace.reader.outputs.words import (
    act_in_words,
    column_head,
    days_in_words,
    due_in_words,
    language_in_words,
    name_in_words,
    names_in_words,
    needs_check,
    section_in_words,
)


def write_reports(ledger: Ledger) -> str:
    numbers = {(entry.report_at, id(entry.act)): entry.number for entry in ledger.entries}
    return "".join(_report(ledger, at, report, numbers) for at, report in enumerate(ledger.reports))


def _report(ledger: Ledger, at: int, report: Report, numbers: Mapping[tuple[int, int], int]) -> str:
    lang = ledger.lang
    owed = sum(entry.report_at == at for entry in ledger.entries)
    counts = [say_count("report.owed", owed, lang)] if at not in ledger.version_of else []
    counts += [say_count("doubts", len(report.warnings), lang)] if report.warnings else []
    version = ""
    if at in ledger.version_of:
        other = ledger.reports[ledger.version_of[at]]
        said = say("report.version", lang, report=f"{meeting_in_words(ledger, other)} ({other.source.name})")
        version = f'<p class="version" dir="auto">{text(said)}</p>'
    return (
        f'<details class="report" id="r{at}" data-report="{at}"><summary>'
        f'<span class="name">{text(meeting_in_words(ledger, report))}</span> '
        f'<span class="file" dir="auto">{text(report.source.name)}</span> '
        f'<span class="count">{text(" · ".join(counts))}</span> <span class="fits" hidden></span></summary>'
        f'<div class="whole">{version}{_meeting(ledger, report)}{_doubts(ledger, report)}'
        f"{_items(ledger, at, report, numbers)}</div></details>"
    )


def _meeting(ledger: Ledger, report: Report) -> str:
    lang, meeting, source = ledger.lang, report.meeting, report.source
    country = _name(report, meeting.country, lang)
    place = meeting.city or country
    if meeting.city and country:
        place = say("report.place", lang, city=meeting.city, country=country)
    days = days_in_words(meeting.start, meeting.end or meeting.start, lang) if meeting.start else ""
    facts = [
        (column_head("body", lang), _name(report, meeting.body, lang)),
        (say("report.when", lang), days),
        (say("report.where", lang), place),
        (column_head("participants", lang), _participants(report, lang)),
        (column_head("reports_to", lang), _name(report, meeting.reports_to, lang)),
        (column_head("language", lang), language_in_words(source.language, lang)),
        (say("report.file", lang), source.name),
        (say("report.print", lang), source.sha256[:16] + "…"),
    ]
    pairs = "".join(
        f'<div><dt>{text(head)}</dt><dd dir="auto">{text(said)}</dd></div>' for head, said in facts if said
    )
    return f'<dl class="facts">{pairs}</dl>'


def _name(report: Report, identifier: str | None, lang: Language) -> str:
    return name_in_words(report, identifier, lang) if identifier else ""


def _participants(report: Report, lang: Language) -> str:
    """Their names in alphabetical order: codes sort otherwise."""
    named = sorted(
        report.meeting.participants, key=lambda party: name_in_words(report, party, lang).casefold()
    )
    return names_in_words(report, tuple(named), lang)


def _doubts(ledger: Ledger, report: Report) -> str:
    if not report.warnings:
        return ""
    lines = []
    for doubt in report.warnings:
        words = shorten(report.plain[slice(*doubt.span)], 120) if doubt.span else ""
        said = quoted(say("said-so", ledger.lang, text=words), report.source.language) if words else ""
        lines.append(f"<li>{text(doubt.sentence(ledger.lang))} {said}</li>")
    title = text(say_count("doubts", len(report.warnings), ledger.lang))
    return f'<div class="doubts"><h3>{title}</h3><ul>{"".join(lines)}</ul></div>'


def _items(ledger: Ledger, at: int, report: Report, numbers: Mapping[tuple[int, int], int]) -> str:
    """The tree, written in one pass: an item stands within the last open item whose path is its parent."""
    if not report.items:
        return f'<p class="empty">{text(say("no-items", ledger.lang))}</p>'
    parts: list[str] = []
    open_paths: list[str] = []
    section: str | None = None
    for item_at, item in enumerate(report.items):
        if not parts or item.section != section:
            parts.append("</li></ul>" * len(open_paths))
            open_paths, section = [], item.section
            title = section_in_words(section, ledger.lang)
            parts.append(f"<h3>{text(title)}</h3>" if title else "")
        depth = _depth(open_paths, item)
        if depth == len(open_paths):
            parts.append('<ul class="items">')
        else:
            parts.append("</li></ul>" * (len(open_paths) - depth - 1) + "</li>")
        del open_paths[depth:]
        open_paths.append(item.path)
        parts.append(_item(ledger, at, item_at, report, numbers))
    parts.append("</li></ul>" * len(open_paths))
    return "".join(parts)


def _depth(open_paths: list[str], item: Item) -> int:
    if item.parent is None or item.parent not in open_paths:
        return 0
    return open_paths.index(item.parent) + 1


def _item(
    ledger: Ledger, at: int, item_at: int, report: Report, numbers: Mapping[tuple[int, int], int]
) -> str:
    """An item, its list element left open for those below it."""
    item, meeting = report.items[item_at], report.meeting
    owed = [act.commitment for act in item.acts if act.commitment]
    parties = {*item.mentions, *(p for act in item.acts for p in (*act.by, *act.to))}
    parties |= {party for commitment in owed for party in (*commitment.owed_by, *commitment.owed_to)}
    keys = {
        "party": " ".join(sorted(parties)),
        "body": meeting.body or "",
        "meeting": at,
        "year": meeting.start.year if meeting.start else "",
        "kind": " ".join(sorted({act.act for act in item.acts})),
        "when": " ".join(sorted({state_on(commitment, ledger.today) for commitment in owed})),
    }
    data = "".join(f' data-{key}="{attribute(value)}"' for key, value in keys.items())
    marks = [mark for act in item.acts for mark in act_mark(item, act)]
    acts = "".join(_act(ledger, report, act, numbers.get((at, id(act)))) for act in item.acts)
    told = f'<ul class="acts">{acts}</ul>' if acts else ""
    return (
        f'<li class="item"{data}><div class="self" id="r{at}i{item_at}">'
        f'<p class="paragraph" lang="{report.source.language}" dir="auto">'
        f'<span class="path">{text(item.path)}</span> {marked(item.text, marks)}</p>{told}</div>'
    )


def _act(ledger: Ledger, report: Report, act: Act, number: int | None) -> str:
    lang = ledger.lang
    facts = [(column_head("by", lang), text(names_in_words(report, act.by, lang)))]
    if act.to:
        facts.append((column_head("to", lang), text(names_in_words(report, act.to, lang))))
    if act.commitment:
        facts.append(
            (column_head("owed_by", lang), text(names_in_words(report, act.commitment.owed_by, lang)))
        )
        facts.append(
            (column_head("owed_to", lang), text(names_in_words(report, act.commitment.owed_to, lang)))
        )
        due = act.commitment.due
        exact = due is not None and bool(due.edtf or due.latest or due.rrule)
        words = due_in_words(due, lang)
        facts.append(
            (
                column_head("due", lang),
                text(words) if exact or not words else quoted(words, report.source.language),
            )
        )
    said = "".join(f" <span><i>{text(head)}</i> {words}</span>" for head, words in facts if words)
    check = f' <span class="check">{text(say("check", lang))}</span>' if needs_check(act) else ""
    row = f' <a href="#c{number}">{text(say("row", lang))}</a>' if number else ""
    owed = " owes" if act.commitment else ""
    return f'<li class="act-line{owed}"><b>{text(act_in_words(act.act, lang))}</b>{said}{check}{row}</li>'
