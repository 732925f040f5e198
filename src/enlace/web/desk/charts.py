"""Vega-Lite specifications of the pictures, made by Altair; one for screen, paper and the page's interaction.

A state is told by lightness and in words, so that black-and-white print and colour-blind eyes tell it too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from enlace.directory import names
from enlace.reader.outputs.words import number_in_words
from enlace.register.pictures import Age, Figures, Share
from enlace.web.templatetags.enlace import lang

Theme = Literal["light", "dark"]
SHOWN = 15
"""Parties in the picture; the table has all."""

INK = {"light": "#1d1d1b", "dark": "#e8e6e1"}
QUIET = {"light": "#5a5852", "dark": "#b9b6af"}
LINE = {"light": "#e0ddd5", "dark": "#34363b"}
DARKEST = {"light": "#8a2a14", "dark": "#f29a84"}
MIDDLE = {"light": "#2a6a3c", "dark": "#8fd0a0"}
PALE = {"light": "#c4d5e6", "dark": "#3a5570"}
PALEST = {"light": "#efece4", "dark": "#2a2c30"}
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows in a sentence, the rows of its table, and the data that it draws."""

    name: str
    title: str
    about: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    values: Sequence[dict[str, Any]]

    @property
    def is_empty(self) -> bool:
        return not self.values

    @property
    def seal(self) -> str:
        """Changes when what is drawn changes; part of the picture's address."""
        drawn = json.dumps([self.name, self.title, list(self.values)], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(f"{DRAWN_AS}{lang()}{drawn}".encode()).hexdigest()[:20]


DRAWN_AS = "3"
"""Raised when the drawing changes, so that kept pictures are drawn anew."""


def pictures(figures: Figures) -> list[Picture]:
    return [
        _of_shares("party", _by_party(figures), _("Party"), figures.parties),
        _of_shares("body", _by_body(figures), _("Body"), figures.bodies),
        _of_ages(figures),
        _of_years(figures),
        _of_paces(figures),
    ]


def pictures_for_guests(figures: Figures) -> list[Picture]:
    """What guests see of the whole: the bodies, and how much was done of what was undertaken."""
    return [one for one in pictures(figures) if one.name in ("body", "years")]


def _n(number: int) -> str:
    return number_in_words(number, lang())


def _by_party(figures: Figures) -> str:
    """How much is late and how widely it is spread; never who owes the most of it."""
    if not figures.late:
        return _("Nothing is late: what each party has open")
    parties = sum(1 for one in figures.parties if one.late)
    facts = {"n": _n(figures.late), "parties": _n(parties)}
    if figures.late == 1:
        return _("1 answer is late")
    said = ngettext(
        "%(n)s answers are late, of one party", "%(n)s answers are late, across %(parties)s parties", parties
    )
    return said % facts


def _by_body(figures: Figures) -> str:
    if not figures.late:
        return _("Nothing is late: what is open from each body")
    bodies = sum(1 for one in figures.bodies if one.late)
    facts = {"n": _n(figures.late), "bodies": _n(bodies)}
    if figures.late == 1:
        return _("1 late answer is left from the meetings of all bodies")
    said = ngettext(
        "%(n)s late answers come from the meetings of one body",
        "%(n)s late answers come from the meetings of %(bodies)s bodies",
        bodies,
    )
    return said % facts


def _of_shares(name: str, title: str, head: str, shares: Sequence[Share]) -> Picture:
    states = (_late(), _in_time())
    values = [
        {
            "who": names.short_name_of(one.code),
            "state": state,
            "order": at,
            "n": n,
            "at": place,
            "label": _counts(one),
        }
        for place, one in enumerate(shares[:SHOWN])
        for at, (state, n) in enumerate(zip(states, (one.late, one.open), strict=True))
    ]
    return Picture(
        name,
        title,
        _("Answers that are not finished, in time and late."),
        (head, _late(), _in_time(), _("In all")),
        [(names.name_of(one.code), _n(one.late), _n(one.open), _n(one.all)) for one in shares],
        values,
    )


def _counts(one: Share) -> str:
    return _("%(late)s late · %(open)s in time") % {"late": _n(one.late), "open": _n(one.open)}


def _late() -> str:
    return pgettext("answers", "late")


def _in_time() -> str:
    return pgettext("answers", "open, in time")


def _of_ages(figures: Figures) -> Picture:
    old = sum(age.count for age in figures.ages if age.since >= 2)
    title = ngettext(
        "%(old)s of %(n)s open answer is older than two years",
        "%(old)s of %(n)s open answers are older than two years",
        figures.open,
    ) % {"old": _n(old), "n": _n(figures.open)}
    shown = [age for age in figures.ages if figures.open]
    return Picture(
        "age",
        title,
        _("Answers that are not finished, by the years since the commitment was made."),
        (_("Age"), _("Answers")),
        [(_age(age), _n(age.count)) for age in shown],
        [
            {"who": _age(age), "n": age.count, "at": at, "label": _n(age.count)}
            for at, age in enumerate(shown)
        ],
    )


def _age(age: Age) -> str:
    if not age.since:
        return _("up to one year")
    if age.until is None:
        return _("more than %(since)s years") % {"since": age.since}
    return _("%(since)s to %(until)s years") % {"since": age.since, "until": age.until}


def _of_years(figures: Figures) -> Picture:
    done, every = sum(year.done for year in figures.years), sum(year.all for year in figures.years)
    percent = round(100 * done / every) if every else 0
    title = _("%(percent)s %% of what was undertaken since %(year)s is confirmed done") % {
        "percent": percent,
        "year": figures.years[0].year if figures.years else "",
    }
    states = (
        pgettext("answers", "confirmed done"),
        pgettext("answers", "open"),
        pgettext("answers", "declined or dropped"),
    )
    values = [
        {"year": str(year.year), "state": state, "order": at, "n": n, "label": f"{year.percent} %"}
        for year in figures.years
        for at, (state, n) in enumerate(zip(states, (year.done, year.open, year.dropped), strict=True))
    ]
    rows = [
        (str(year.year), _n(year.done), _n(year.open), _n(year.dropped), f"{year.percent} %")
        for year in figures.years
    ]
    heads = (_("Year of the commitment"), *states, _("Share done"))
    about = _(
        "Answers by the year in which the commitment was made; above each bar, the share confirmed done."
    )
    return Picture("years", title, about, heads, rows, values)


def _of_paces(figures: Figures) -> Picture:
    days = figures.median_days or 0
    title = ngettext(
        "Half of what is done was done within %(n)s day",
        "Half of what is done was done within %(n)s days",
        days,
    ) % {"n": _n(days)}
    return Picture(
        "pace",
        title,
        _("Median of the days from the commitment to the confirmation, by the year of the confirmation."),
        (_("Year of the confirmation"), _("Confirmed done"), _("Median of days")),
        [(str(one.year), _n(one.count), _n(one.days)) for one in figures.paces],
        [{"year": str(one.year), "n": one.days, "label": _n(one.days)} for one in figures.paces],
    )


def spec_of(
    picture: Picture, theme: Theme, *, titled: bool = False, is_narrow: bool = False
) -> dict[str, Any]:
    """The Vega-Lite specification, complete with its data; ``titled`` where it leaves the page that says its title."""
    import altair  # heavy: only where a picture is drawn

    alt: Any = altair
    data = alt.Data(values=[dict(one) for one in picture.values])
    chart = _DRAWN[picture.name](alt, data, theme, is_narrow)
    if titled:
        chart = chart.properties(
            title=alt.TitleParams(
                picture.title,
                anchor="start",
                color=INK[theme],
                fontSize=15,
                fontWeight=600,
                offset=12,
                limit=640,
            )
        )
    said: dict[str, Any] = chart.configure(**_config(theme)).to_dict()
    said["description"] = picture.title
    return said


def _config(theme: Theme) -> dict[str, Any]:
    axis = {
        "labelColor": INK[theme],
        "titleColor": QUIET[theme],
        "gridColor": LINE[theme],
        "domainColor": QUIET[theme],
        "tickColor": QUIET[theme],
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelLimit": 220,
        "titleFontWeight": 400,
    }
    legend = {
        "labelColor": INK[theme],
        "titleColor": QUIET[theme],
        "labelFontSize": 12,
        "orient": "top",
        "symbolType": "square",
        "labelLimit": 300,
    }
    background = "#ffffff" if theme == "light" else "#1e2023"
    return {
        "font": FONT,
        "background": background,
        "axis": axis,
        "legend": legend,
        "view": {"stroke": None},
        "padding": {
            "left": 32,
            "right": 44,
            "top": 12,
            "bottom": 12,
        },  # room for letters wider than those reckoned with
        "locale": _locale(),
    }


def _locale() -> dict[str, Any]:
    """Separators as the tables have them; Spanish groups from five digits on only in words, the axis in all."""
    return {"number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""]}}


def _colours(picture_states: Sequence[str], colours: Sequence[str], alt: Any) -> Any:
    return alt.Scale(domain=list(picture_states), range=list(colours))


def _shares_chart(alt: Any, data: Any, theme: Theme, is_narrow: bool) -> Any:
    """Bars lying down: late dark, open pale, the counts in words at the end."""
    base = alt.Chart(data).encode(y=alt.Y("who:N", sort=alt.EncodingSortField("at", op="min"), title=None))
    bars = base.mark_bar(stroke=INK[theme], strokeWidth=0.6).encode(
        x=alt.X(
            "sum(n):Q",
            title=None,
            axis=alt.Axis(tickMinStep=1, tickCount=6, labelOverlap=True, format=",d", grid=True),
        ),
        color=alt.Color(
            "state:N", title=None, scale=_colours((_late(), _in_time()), (DARKEST[theme], PALE[theme]), alt)
        ),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("who:N", title=_("Who")),
            alt.Tooltip("state:N", title=_("State")),
            alt.Tooltip("n:Q", title=_("Answers")),
        ],
    )
    words = base.mark_text(align="left", dx=6, color=INK[theme], fontSize=12).encode(
        x=alt.X("sum(n):Q"), text="label:N"
    )
    return alt.layer(bars, words).properties(width=150 if is_narrow else 420, height=alt.Step(26))


def _ages_chart(alt: Any, data: Any, theme: Theme, is_narrow: bool) -> Any:
    base = alt.Chart(data).encode(
        y=alt.Y("who:N", sort=alt.EncodingSortField("at", op="min"), title=None),
        x=alt.X("n:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=6, labelOverlap=True, format=",d")),
    )
    bars = base.mark_bar(color=PALE[theme], stroke=INK[theme], strokeWidth=0.6).encode(
        tooltip=[alt.Tooltip("who:N", title=_("Age")), alt.Tooltip("n:Q", title=_("Answers"))]
    )
    words = base.mark_text(align="left", dx=6, color=INK[theme], fontSize=12).encode(text="label:N")
    return alt.layer(bars, words).properties(width=190 if is_narrow else 460, height=alt.Step(30))


def _years_chart(alt: Any, data: Any, theme: Theme, is_narrow: bool) -> Any:
    states = (
        pgettext("answers", "confirmed done"),
        pgettext("answers", "open"),
        pgettext("answers", "declined or dropped"),
    )
    base = alt.Chart(data).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    )
    bars = base.mark_bar(stroke=INK[theme], strokeWidth=0.6).encode(
        y=alt.Y(
            "sum(n):Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=6, labelOverlap=True, format=",d")
        ),
        color=alt.Color(
            "state:N", title=None, scale=_colours(states, (MIDDLE[theme], PALE[theme], PALEST[theme]), alt)
        ),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("year:O", title=_("Year")),
            alt.Tooltip("state:N", title=_("State")),
            alt.Tooltip("n:Q", title=_("Answers")),
        ],
    )
    words = base.mark_text(dy=-8, color=INK[theme], fontSize=11).encode(y=alt.Y("sum(n):Q"), text="label:N")
    return alt.layer(bars, *([] if is_narrow else [words])).properties(
        width=270 if is_narrow else 620, height=240
    )


def _paces_chart(alt: Any, data: Any, theme: Theme, is_narrow: bool) -> Any:
    base = alt.Chart(data).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y(
            "n:Q", title=_("days"), axis=alt.Axis(tickMinStep=1, tickCount=6, labelOverlap=True, format=",d")
        ),
    )
    line = base.mark_line(
        color=INK[theme], point=alt.OverlayMarkDef(filled=True, size=60, color=INK[theme])
    ).encode(tooltip=[alt.Tooltip("year:O", title=_("Year")), alt.Tooltip("n:Q", title=_("Median of days"))])
    words = base.mark_text(dy=-12, color=INK[theme], fontSize=12).encode(text="label:N")
    return alt.layer(line, *([] if is_narrow else [words])).properties(
        width=270 if is_narrow else 620, height=220
    )


_DRAWN = {
    "party": _shares_chart,
    "body": _shares_chart,
    "age": _ages_chart,
    "years": _years_chart,
    "pace": _paces_chart,
}
