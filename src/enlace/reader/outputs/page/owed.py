"""What is owed, by party: a row for each commitment, opening the paragraph that it was read from."""

from __future__ import annotations

from enlace.reader.model import Item, Language, Report
from enlace.reader.outputs.page.html import attribute, quoted, shorten, text
from enlace.reader.outputs.page.ledger import Entry, Ledger, urgency
from enlace.reader.outputs.page.marks import act_mark, due_mark, marked, party_marks
from enlace.reader.outputs.page.strings import relative_in_words, say, say_count
from enlace.reader.outputs.words import (
    act_in_words,
    column_head,
    date_in_words,
    days_in_words,
    due_in_words,
    name_in_words,
    names_in_words,
    needs_check,
    rrule_in_words,
    section_in_words,
    short_month_in_words,
)


def write_owed(ledger: Ledger) -> str:
    """A group for each party. What several parties owe stands under each; only its first row has the id."""
    if not ledger.entries:
        return f'<p class="empty">{text(say("empty.owed", ledger.lang))}</p>'
    orders = {entry.number: order for order, entry in enumerate(sorted(ledger.entries, key=urgency))}
    seen: set[int] = set()
    groups = []
    for party, entries in ledger.by_party():
        rows = []
        for entry in entries:
            first = entry.number not in seen
            rows.append(_row(ledger, entry, party, orders[entry.number], first=first))
            seen.add(entry.number)
        groups.append(_group(ledger, party, entries, "".join(rows)))
    return "".join(groups)


def write_heads(ledger: Ledger) -> str:
    """The names of the columns, for the eye: each cell says its own to those who hear the page."""
    lang = ledger.lang
    heads = (
        say("head.what", lang),
        column_head("to", lang),
        column_head("due", lang),
        say("head.where", lang),
    )
    return (
        '<div class="heads" aria-hidden="true">'
        + "".join(f"<span>{text(h)}</span>" for h in heads)
        + "</div>"
    )


def party_anchor(party: str | None) -> str:
    return f"p-{party or 'nobody'}"


def party_name(ledger: Ledger, party: str | None) -> str:
    return ledger.name(party) if party else say("nobody", ledger.lang)


def _group(ledger: Ledger, party: str | None, entries: list[Entry], rows: str) -> str:
    anchor, lang = attribute(party_anchor(party)), ledger.lang
    passed = sum(entry.state == "passed" for entry in entries)
    late = f' <span class="state passed">{text(say_count("passed", passed, lang))}</span>' if passed else ""
    return (
        f'<section class="group" aria-labelledby="{anchor}">'
        f'<h3 id="{anchor}">{text(party_name(ledger, party))} '
        f'<span class="count">{text(say_count("owes", len(entries), lang))}</span>{late}</h3>'
        f'<ul class="rows">{rows}</ul></section>'
    )


def _row(ledger: Ledger, entry: Entry, party: str | None, order: int, *, first: bool) -> str:
    report, item = entry.report, entry.item
    identity = f' id="c{entry.number}"' if first else ""
    meeting = report.meeting
    keys = {
        "c": entry.number,
        "party": " ".join(entry.parties) or "nobody",
        "body": meeting.body or "",
        "meeting": entry.report_at,
        "year": meeting.start.year if meeting.start else "",
        "kind": entry.act.act,
        "when": entry.state,
        "order": order,
    }
    data = "".join(f' data-{key}="{attribute(value)}"' for key, value in keys.items())
    return (
        f'<li class="row"{identity}{data}><details><summary>{_summary(ledger, entry, party)}</summary>'
        f'<div class="source">{_paragraph(ledger, entry)}{_facts(ledger, entry)}'
        f"{_way(ledger, entry, item, report)}</div></details></li>"
    )


def _summary(ledger: Ledger, entry: Entry, party: str | None) -> str:
    lang, source = ledger.lang, entry.report.source.language
    others = tuple(other for other in entry.parties if other != party)
    joint = say("jointly", lang, names=names_in_words(entry.report, others, lang)) if others else ""
    owers = names_in_words(entry.report, entry.parties, lang) or say("nobody", lang)
    check = f' <span class="check">{text(say("check", lang))}</span>' if needs_check(entry.act) else ""
    with_whom = f' <span class="joint">{text(joint)}</span>' if joint else ""
    return (
        f'<span class="what"><b class="who"><span class="vh">{text(say("who.label", lang))} </span>'
        f"{text(owers)}</b>{with_whom}{check} {quoted(shorten(entry.act.text, 160), source)}</span>"
        f"{_cell('to', text(_to_whom(ledger, entry)), lang)}{_cell('when', when_cell(ledger, entry), lang)}"
        f"{_cell('where', text(where(ledger, entry)), lang)}"
    )


def _cell(name: str, said: str, lang: Language) -> str:
    return f'<span class="{name}"><span class="vh">{text(say(f"{name}.label", lang))} </span>{said}</span>'


def _to_whom(ledger: Ledger, entry: Entry) -> str:
    """Who is to receive it; of a request without a receiver, who asked."""
    lang, report = ledger.lang, entry.report
    if entry.commitment.owed_to:
        return names_in_words(report, entry.commitment.owed_to, lang)
    if entry.act.act == "request" and entry.act.by:
        return say("asked-by", lang, names=names_in_words(report, entry.act.by, lang))
    return "–"


def when_cell(ledger: Ledger, entry: Entry) -> str:
    """The state, a shape with words: the last day in time and how far it is, the recurrence, or the words."""
    lang, due = ledger.lang, entry.commitment.due
    if due is None:
        return f'<span class="state none">{text(say("state.none", lang))}</span>'
    if due.rrule:
        return f'<span class="state recurring">{text(rrule_in_words(due.rrule, lang))}</span>'
    if due.latest is None:
        words = say("said-so", lang, text=shorten(due.text, 70))
        return f'<span class="state words">{quoted(words, entry.report.source.language)}</span>'
    return (
        f'<span class="state {entry.state}">{text(date_in_words(due.latest, lang))}'
        f' <span class="ago">{text(relative_in_words(due.latest, ledger.today, lang))}</span></span>'
    )


def where(ledger: Ledger, entry: Entry) -> str:
    """``Nov 2013 · 1.c``: enough to tell rows apart; the opened row says it in full."""
    start = entry.report.meeting.start
    month = (
        short_month_in_words(str(start.year), start.month, ledger.lang)
        if start
        else say("date.unknown", ledger.lang)
    )
    return f"{month} · {entry.item.path}"


def item_in_words(ledger: Ledger, item: Item) -> str:
    if item.section in (None, "conclusions"):
        return say("item", ledger.lang, path=item.path)
    return say(
        "item.section", ledger.lang, section=section_in_words(item.section, ledger.lang), path=item.path
    )


def meeting_in_words(ledger: Ledger, report: Report) -> str:
    """``Regional Consultation Group on Migration, 18–19 November 2013``; without a body, the file's name."""
    meeting, lang = report.meeting, ledger.lang
    name = name_in_words(report, meeting.body, lang) if meeting.body else report.source.name
    if meeting.start is None:
        return name
    return f"{name}, {days_in_words(meeting.start, meeting.end or meeting.start, lang)}"


def _paragraph(ledger: Ledger, entry: Entry) -> str:
    item, act, lang = entry.item, entry.act, ledger.lang
    parties = (*act.by, *act.to, *entry.commitment.owed_by, *entry.commitment.owed_to)
    due, named = due_mark(item, act), party_marks(item, parties)
    words = marked(item.text, [*act_mark(item, act), *due, *named])
    legend = [f'<mark class="act">{text(say("legend.act", lang))}</mark>']
    legend += [f'<b class="party">{text(say("legend.party", lang))}</b>'] if named else []
    legend += [f'<u class="due">{text(say("legend.due", lang))}</u>'] if due else []
    return (
        f'<blockquote class="paragraph" lang="{entry.report.source.language}" dir="auto">'
        f'<span class="path">{text(item.path)}</span> {words}</blockquote>'
        f'<p class="legend">{text(say("legend", lang))} {", ".join(legend)}</p>'
    )


def _facts(ledger: Ledger, entry: Entry) -> str:
    lang, report, act = ledger.lang, entry.report, entry.act
    due = entry.commitment.due
    facts = [
        (
            column_head("owed_by", lang),
            text(names_in_words(report, entry.parties, lang) or say("not-said", lang)),
        ),
        (column_head("owed_to", lang), text(names_in_words(report, entry.commitment.owed_to, lang))),
    ]
    if due is not None:
        if due.edtf or due.latest or due.rrule:
            facts.append((column_head("due", lang), text(due_in_words(due, lang))))
        said = quoted(say("said-so", lang, text=due.text), report.source.language)
        facts.append((column_head("due_text", lang), said))
    facts += [
        (column_head("act", lang), text(act_in_words(act.act, lang))),
        (column_head("by", lang), text(names_in_words(report, act.by, lang))),
        (column_head("to", lang), text(names_in_words(report, act.to, lang))),
    ]
    if needs_check(act):
        rule = say("rule", lang, rule=act.rule, n=round(act.confidence * 100))
        facts.append((column_head("check", lang), text(f"{say('check.long', lang)} {rule}.")))
    pairs = "".join(f"<div><dt>{text(head)}</dt><dd>{said}</dd></div>" for head, said in facts if said)
    return f'<dl class="facts">{pairs}</dl>'


def _way(ledger: Ledger, entry: Entry, item: Item, report: Report) -> str:
    lang = ledger.lang
    source = say("source", lang, report=meeting_in_words(ledger, report), item=item_in_words(ledger, item))
    return (
        f'<p class="way">{text(source)} <span class="file" dir="auto">{text(report.source.name)}</span> '
        f'<a href="#r{entry.report_at}i{entry.item_at}">{text(say("in-report", lang))}</a> '
        f'<a class="self" href="#c{entry.number}">{text(say("link", lang))}</a></p>'
    )
