"""The form that narrows the page, the counts of states, and the parties. The form needs the script."""

from __future__ import annotations

from collections.abc import Iterable

from enlace.reader.outputs.page.html import attribute, text
from enlace.reader.outputs.page.ledger import STATES, Ledger
from enlace.reader.outputs.page.owed import meeting_in_words, party_anchor, party_name
from enlace.reader.outputs.page.strings import say, say_count
from enlace.reader.outputs.words import ACT_KINDS, act_in_words, number_in_words

Choice = tuple[str, str]


def write_filters(ledger: Ledger) -> str:
    """One search field and a choice each of by-when, party, body, meeting, year and kind of act."""
    lang = ledger.lang
    whens = [(key, say(f"when.{key}", lang)) for key in ("passed", "ahead", "dated", "recurring", "open")]
    kinds = [(kind, act_in_words(kind, lang)) for kind in ACT_KINDS]
    choices = (
        _choice(ledger, "when", whens),
        _choice(ledger, "party", _parties(ledger)),
        _choice(ledger, "body", _bodies(ledger)),
        _choice(ledger, "meeting", _meetings(ledger)),
        _choice(ledger, "year", [(year, year) for year in _years(ledger)]),
        _choice(ledger, "kind", kinds),
    )
    return (
        '<form id="filters" role="search">'
        f'<label class="field"><span>{text(say("filters.q", lang))}</span>'
        f'<input type="search" name="q" autocomplete="off" spellcheck="false"></label>{"".join(choices)}'
        f'<button type="button" id="clear" hidden>{text(say("filters.clear", lang))}</button>'
        f'<p class="small">{text(say("filters.copy", lang))}</p></form>'
    )


def _choice(ledger: Ledger, name: str, choices: Iterable[Choice]) -> str:
    lang = ledger.lang
    options = "".join(f'<option value="{attribute(value)}">{text(said)}</option>' for value, said in choices)
    return (
        f'<label class="field"><span>{text(say(f"filters.{name}", lang))}</span><select name="{name}">'
        f'<option value="">{text(say("filters.all", lang))}</option>{options}</select></label>'
    )


def _parties(ledger: Ledger) -> list[Choice]:
    """Everyone who owes, is owed, acts, is spoken to or is named in an item."""
    known: set[str] = set()
    for report in ledger.reports:
        for item in report.items:
            known.update(item.mentions)
            for act in item.acts:
                known.update(act.by, act.to)
                if act.commitment:
                    known.update(act.commitment.owed_by, act.commitment.owed_to)
    choices = sorted(((party, ledger.name(party)) for party in known), key=lambda c: (c[1].casefold(), c[0]))
    if any(not entry.parties for entry in ledger.entries):
        choices.append(("nobody", say("nobody", ledger.lang)))
    return choices


def _bodies(ledger: Ledger) -> list[Choice]:
    bodies = {report.meeting.body for report in ledger.reports if report.meeting.body}
    return sorted(((body, ledger.name(body)) for body in bodies), key=lambda c: (c[1].casefold(), c[0]))


def _meetings(ledger: Ledger) -> list[Choice]:
    counted = (at for at in range(len(ledger.reports)) if at not in ledger.version_of)
    return [(str(at), meeting_in_words(ledger, ledger.reports[at])) for at in counted]


def _years(ledger: Ledger) -> list[str]:
    starts = (report.meeting.start for report in ledger.reports)
    return [str(year) for year in sorted({start.year for start in starts if start})]


def write_strip(ledger: Ledger) -> str:
    """How many things stand in each state, a word with its shape."""
    counts = ledger.count_states()
    parts = [
        f'<li><a class="state {state}" href="#owed" data-set="{_SETS[state]}">'
        f"{text(say_count(f'strip.{state}', counts[state], ledger.lang))}</a></li>"
        for state in STATES
        if counts[state]
    ]
    return f'<ul class="strip">{"".join(parts)}</ul>' if parts else ""


_SETS = {"passed": "passed", "ahead": "ahead", "recurring": "recurring", "words": "open", "none": "open"}


def write_parties(ledger: Ledger) -> str:
    """Each party that owes something, with how much: the page's answer at a glance, and the way to its rows."""
    lines = []
    for party, entries in ledger.by_party():
        passed = sum(entry.state == "passed" for entry in entries)
        late = (
            f'<span class="state passed">{text(say_count("late", passed, ledger.lang))}</span>'
            if passed
            else ""
        )
        lines.append(
            f'<li><a href="#{attribute(party_anchor(party))}">{text(party_name(ledger, party))}</a> {late}'
            f'<b class="n">{number_in_words(len(entries), ledger.lang)}</b></li>'
        )
    return f'<ul class="parties">{"".join(lines)}</ul>' if lines else ""
