"""So long from the meeting: "within two months", "30 days after this meeting", "en un plazo de tres meses"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from re import Match

from enlace.reader.dates.calendar import add_months
from enlace.reader.dates.numbers import NUMBER, NUMBER_WORDS, number
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause, Phrase, Rank

_DAYS = {"day": 1, "dia": 1, "week": 7, "semana": 7, "fortnight": 14, "quincena": 15}
_MONTHS = {
    "month": 1, "mes": 1, "bimestre": 2, "quarter": 3, "trimestre": 3, "semester": 6, "semestre": 6, "year": 12,
    "ano": 12,
}  # fmt: skip
_FIGURES = r"(?:\s*\(\s*[a-z0-9]+(?:[-\s][a-z]+){0,2}\s?\))?"  # "thirty (30)"
_TOKEN = compiled(r"(?<![\w-])(?:[a-z]+|\d{1,3}(?!\d))")
_STARTS = {
    "en": NUMBER_WORDS["en"] | {"next", "following", "coming"},
    "es": NUMBER_WORDS["es"] | {"proximo", "proxima", "siguiente"},
}
_SPAN = {
    "en": compiled(
        rf"(?:(?:{NUMBER['en']}\s+(?:to|or)\s+|\d{{1,3}}\s*-\s*(?=\d))?(?P<n>{NUMBER['en']}){_FIGURES}(?:[-\s]\s*(?:more|further|following))?[-\s]\s*"
        r"(?P<kind>(?:calendar|consecutive|full|natural)[-\s])?(?P<working>(?:working|business)[-\s])?"
        r"|(?P<next>next|following|coming)\s+(?=(?:week|month)\b))"
        r"(?P<unit>hour|day|week|fortnight|month|quarter|semester|year)s?'?(?![a-z])(?P<half>\s+and\s+a\s+half\b)?"
        r"(?:[-\s]+(?:period|term|time|deadline)\b)?(?P<hence>\s+(?:thereafter|hence|from\s+now)\b|\s+following(?=\s*(?:[.,;:)]|$)))?"
    ),
    "es": compiled(
        rf"(?:(?:{NUMBER['es']}\s*(?:[ao]|-)\s*)?(?P<n>{NUMBER['es']}){_FIGURES}(?:\s*(?:proxim|siguient)[aeo]s)?\s*"
        r"|(?P<next>proxim[ao]|siguiente)\s+(?=semana\b|mes\b(?!\s+de\s)))(?P<kind>(?!))?"
        r"(?P<unit>hora|dia|semana|quincena|mes|bimestre|trimestre|semestre|ano)(?:e?s)?(?![a-z])(?P<half>\s+y\s+medi[oa]\b)?"
        r"(?:\s+(?:naturales|calendario|corridos|consecutivos|(?P<working>habiles|laborables)))?"
        r"(?P<hence>\s+(?:siguientes|posteriores|proximos)\b(?!\s+al?\b))?"
    ),
}
_LEAD = {
    "en": compiled(
        r"\b(?:(?P<limit>within|(?:no|not)\s+(?:later|more)\s+than|before)|(?P<point>in)|(?P<window>over|during))"
        r"(?P<fill>(?:\s+(?:a|an|the|its|their|maximum|total|further|additional|period|term|time|deadline|timeframe|time-frame"
        r"|limit|frame|space|course|window|interval|of|no|not|more|later|longer|greater|than|to|exceed|exceeding|up|at|most"
        r"|less|under|next|following|coming|first|latest))*)\s+$"
    ),
    "es": compiled(
        r"\b(?:(?P<limit>dentro\s+del?|a\s+mas\s+tardar|antes\s+de|no\s+mas\s+tarde\s+(?:de|que))|(?P<point>en)|(?P<window>durante|con))"
        r"(?P<fill>(?:\s+(?:el|la|los|las|un|una|plazo|termino|periodo|lapso|tiempo|margen|espacio|curso|transcurso|de|del|maximo"
        r"|perentorio|improrrogable|estimado|aproximado|no|mayor|superior|mas|a|al|que|sea|exceda|supere|sobrepase|exceder|superar"
        r"|inferior|menor|hasta|menos|proximos|proximas|siguientes|primeros|primeras|en))*)\s+$"
    ),
}
_LONGEST_LEAD = 90
_BOUNDED = compiled(
    r"\b(?:next|following|coming|first|period|term|time|deadline|timeframe|time-frame|limit|maximum|more|less|exceed|exceeding|most"
    r"|plazo|termino|periodo|lapso|tiempo|margen|maximo|mas|menos|proxim[ao]s|siguientes|primer[ao]s|mayor|superior|menor)\b"
)
_AFTER_MEETING = {
    "en": compiled(
        r"(?:\s*,)?\s+(?:(?:counted|counting|starting|beginning|running|reckoned)\s+)?(?:after|following|from|of|as\s+of|as\s+from|since)\s+"
        r"(?:the\s+)?(?:(?:date|close|end|conclusion|closing|holding|day|completion)\s+of\s+)?"
        r"(?:(?:this|the\s+present|the\s+current|the|our)\s+(?:[a-z]+\s+)?(?:meeting|session|date)|today|now|this\s+date)\b"
    ),
    "es": compiled(
        r"(?:\s*,)?\s+(?:(?:contad[oa]s|siguientes|posteriores|computados)\s+)?(?:despues\s+de|a\s+partir\s+de|posteriores\s+a|siguientes\s+a"
        r"|desde|tras|de|a)l?\s*(?:la\s+)?(?:(?:fecha|clausura|conclusion|cierre|celebracion|finalizacion)\s+de\s+)?"
        r"(?:(?:esta|la\s+presente|la)\s+(?:misma\s+)?(?:reunion|sesion|fecha)|hoy|fecha)\b(?!\s+del?\s+(?!esta|la\s+presente))"
    ),
}
_AFTER_ELSE = {
    "en": compiled(
        r"(?:\s*,)?\s+(?:(?:counted|starting|beginning)\s+)?(?P<sign>after|following|from|of|upon|as\s+of|since|before|prior\s+to|in\s+advance\s+of"
        r"|ahead\s+of)\s+(?:(?:the|its|their|each|said|that|a|any)\s+)?[a-z][\w'-]*(?:\s+of\s+(?:the\s+)?[\w'-]+)?"
    ),
    "es": compiled(
        r"(?:\s*,)?\s+(?:(?:contad[oa]s|siguientes|posteriores)\s+)?(?P<sign>despues\s+de|a\s+partir\s+de|posteriores\s+a|siguientes\s+a|desde|tras"
        r"|antes\s+de|previ[oa]s?\s+a|de|a)l?\s+(?:(?:la|el|los|las|su|cada|dicha)\s+)?[a-z][\w'-]*(?:\s+del?\s+(?:la\s+)?[\w'-]+)?"
    ),
}
_BEFORE = ("before", "prior", "in advance", "ahead", "antes", "previ")


def periods(clause: Clause) -> Iterator[Phrase]:
    """Every stretch of time that counts from the meeting; what counts from something else has no date."""
    starts, end = _STARTS[clause.language], 0
    for token in _TOKEN.finditer(clause.text):
        if token.start() < end or not (token.group() in starts or token.group().isdigit()):
            continue
        found = _SPAN[clause.language].match(clause.text, token.start())
        phrase = _period(clause, found) if found else None
        if found:
            end = found.end()
        if phrase:
            yield phrase


def _period(clause: Clause, found: Match[str]) -> Phrase | None:
    window = max(0, found.start() - _LONGEST_LEAD)
    lead = _LEAD[clause.language].search(clause.text[window : found.start()])
    bounded = bool(lead and _BOUNDED.search(lead["fill"])) or bool(found["next"])
    if lead and lead["window"] and not bounded:
        lead = None
    meeting = _AFTER_MEETING[clause.language].match(clause.text, found.end())
    elsewhere = (
        None if meeting or found["hence"] else _AFTER_ELSE[clause.language].match(clause.text, found.end())
    )
    if elsewhere and elsewhere["sign"].startswith(_BEFORE):
        return None
    if elsewhere and elsewhere["sign"] in ("de", "a", "of", "from") and not found["n"]:
        elsewhere = None
    if not (
        lead
        or meeting
        or (found["hence"] and found["n"])
        or (found["next"] and found["unit"] in ("week", "semana"))
    ):
        return None
    start = window + lead.start() if lead else found.start()
    end = (meeting or elsewhere or found).end()
    limit = bool(lead and (lead["limit"] or bounded))
    last = None if elsewhere or found["working"] else _last(clause, found)
    if last is None:
        return Phrase(start, end, Rank.UNDATED, limit=limit)
    return Phrase(start, end, Rank.LIMIT if limit else Rank.DATED, last.isoformat(), last, limit=limit)


def _last(clause: Clause, found: Match[str]) -> date | None:
    count = number(found["n"], clause.language) if found["n"] else 1
    return later(clause.after, count, found["unit"], half=bool(found["half"])) if clause.after else None


def later(day: date, count: int, unit: str, *, half: bool = False) -> date | None:
    """``day`` so many units later (earlier, where ``count`` is negative); None where no calendar reaches.

    Months clamp at a month's end, hours are counted as the days they begin, half a month is fifteen days.
    """
    try:
        if unit in _MONTHS:
            months = _MONTHS[unit]
            extra = timedelta(days=15) if half and months == 1 else timedelta()
            return add_months(day, count * months + (months // 2 if half else 0)) + extra
        if unit in ("hour", "hora"):
            return day + timedelta(days=-(-count // 24))
        return day + timedelta(days=count * _DAYS[unit])
    except (ValueError, OverflowError):
        return None
