"""One self-contained page that says who owes what to whom by when, from any number of reports.

No network, no server, no outside font; readable without the script; printed and dark as well. Everything that a
report says is escaped, and the page's content policy lets only its own style and script run, each by its hash.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from enlace.reader.model import Language, Report
from enlace.reader.outputs.page.filters import write_filters, write_parties, write_strip
from enlace.reader.outputs.page.html import attribute, text
from enlace.reader.outputs.page.ledger import STATES, Ledger, open_ledger
from enlace.reader.outputs.page.owed import write_heads, write_owed
from enlace.reader.outputs.page.reports import write_reports
from enlace.reader.outputs.page.strings import TEXT, say, say_count
from enlace.reader.outputs.page.timeline import write_timeline
from enlace.reader.outputs.words import date_in_words, number_in_words

LOCALES: dict[Language, str] = {"en": "en", "es": "es-419"}


def render(reports: Sequence[Report], *, lang: Language, today: date | None = None) -> str:
    """The page in English or Spanish. ``today`` decides what is late and is shown; by default, this day."""
    ledger = open_ledger(reports, lang, today or date.today())
    style, picture_style, script = _part("page.css"), _part("picture.css"), _part("page.js")
    said = {
        key.replace(".", "_").replace("-", "_"): attribute(say(key, lang))
        for key, pair in TEXT.items()
        if "{" not in pair[0]
    }
    owes, late = _title(ledger)
    return Template(_part("page.html")).substitute(
        said,
        locale=LOCALES[lang],
        policy=_policy(styles=(style, picture_style), script=script),
        title=text(f"{owes}. {late}."),
        heading=_heading(owes, late),
        lead=_lead(ledger),
        strip=write_strip(ledger),
        filters=write_filters(ledger),
        filters_title=said["filters"],
        shown=attribute(TEXT["shown"][lang == "es"]),
        parties=write_parties(ledger),
        heads=write_heads(ledger) if ledger.entries else "",
        of=attribute(TEXT["of"][lang == "es"]),
        owed=write_owed(ledger),
        date_groups=_date_groups(lang),
        nothing=said["empty_filter"],
        timeline_title=text(say_count("timeline.title", _dated(ledger), lang)),
        timeline=write_timeline(ledger),
        fits_one=attribute(TEXT["report.fits.one"][lang == "es"]),
        fits_other=attribute(TEXT["report.fits.other"][lang == "es"]),
        reports_title=text(say_count("reports.title", len(ledger.reports), lang)),
        reports=write_reports(ledger),
        style=style,
        picture_style=picture_style,
        script=script,
    )


@cache
def _part(name: str) -> str:
    return files("enlace.reader.outputs.page").joinpath(name).read_text(encoding="utf-8")


def _policy(*, styles: Sequence[str], script: str) -> str:
    """Only these styles and this script may run; nothing is fetched or sent."""
    allowed = " ".join(_digest(style) for style in styles)
    return (
        f"default-src 'none'; style-src {allowed}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _digest(part: str) -> str:
    return f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"


def _title(ledger: Ledger) -> tuple[str, str]:
    """The answer in two sentences: who owes how much, and how much of it had a date that has passed."""
    lang, owed = ledger.lang, len(ledger.entries)
    parties = len({party for entry in ledger.entries for party in entry.parties})
    if not owed:
        return say("title.none", lang), say("title.late.none", lang)
    if not parties:
        owes = say_count("title.nobody", owed, lang)
    else:
        several = "one" if parties == 1 else "other"
        owes = say_count(f"title.{several}", owed, lang, parties=number_in_words(parties, lang))
    passed = ledger.count_states()["passed"]
    return owes, say_count("title.late", passed, lang) if passed else say("title.late.none", lang)


def _dated(ledger: Ledger) -> int:
    return sum(entry.latest is not None for entry in ledger.entries)


def _heading(owes: str, late: str) -> str:
    return f'{text(owes)}<span class="vh">; </span><span class="late">{text(late)}</span>'


def _lead(ledger: Ledger) -> str:
    lang, n = ledger.lang, len(ledger.reports)
    years = sorted({report.meeting.start.year for report in ledger.reports if report.meeting.start})
    if not years:
        read = say_count("read", n, lang)
    elif n > 1 and len(years) == 1:
        read = say("read.year.other", lang, n=number_in_words(n, lang), first=years[0])
    else:
        read = say_count("read.years", n, lang, first=years[0], last=years[-1])
    as_of = say("as-of", lang, day=date_in_words(ledger.today, lang))
    return f"{text(read)} <strong>{text(as_of)}</strong> {text(say('caution', lang))}"


def _date_groups(lang: Language) -> str:
    """Empty groups by state, which the script fills when the rows are arranged by date."""
    return "".join(
        f'<section class="group" aria-labelledby="g-{state}" hidden><h3 id="g-{state}" class="state {state}">'
        f'{text(say(f"group.{state}", lang))}</h3><ul class="rows" data-state="{state}"></ul></section>'
        for state in STATES
    )
