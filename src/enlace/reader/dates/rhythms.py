"""How often, in one word: "quarterly", "on an annual basis", "trimestralmente", "informes trimestrales"."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause, Phrase, Rank
from enlace.reader.dates.recurrence import rule

_RULES = {
    "weekly": "FREQ=WEEKLY", "fortnightly": "FREQ=WEEKLY;INTERVAL=2", "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "semanal": "FREQ=WEEKLY", "quincenal": "FREQ=WEEKLY;INTERVAL=2", "bimensual": "FREQ=WEEKLY;INTERVAL=2",
}  # fmt: skip
_MONTHS = {
    "monthly": 1, "bimonthly": 2, "two-monthly": 2, "quarterly": 3, "three-monthly": 3, "four-monthly": 4,
    "semiannual": 6, "semi-annual": 6, "biannual": 6, "half-yearly": 6, "six-monthly": 6, "annual": 12, "yearly": 12,
    "biennial": 24, "mensual": 1, "bimestral": 2, "trimestral": 3, "cuatrimestral": 4, "semestral": 6, "bianual": 6,
    "anual": 12, "bienal": 24,
}  # fmt: skip
_RULES |= {word: rule(months) for word, months in _MONTHS.items()}
_ONLY_ADJECTIVES = frozenset("semiannual semi-annual biannual annual biennial".split())
_EN = (
    r"weekly|fortnightly|biweekly|monthly|bimonthly|two-monthly|quarterly|three-monthly|four-monthly|semi-?annual"
    r"|biannual|half-yearly|six-monthly|annual|yearly|biennial"
)
_ES = "semanal|quincenal|mensual|bimestral|bimensual|trimestral|cuatrimestral|semestral|bianual|anual|bienal"
# What is sent, or held, at intervals; of other nouns the word is a name: "the annual budget", "monthly rent".
_EN_THINGS = compiled(
    r"\s+(?:(?:progress|status|written|activity|statistical|financial|follow-up|narrative|technical|virtual)\s+)?"
    r"(?:(?P<many>reports|updates|bulletins|newsletters|statistics|figures|data|summaries|statements|briefings|meetings"
    r"|sessions|reviews|lists|notes|information|calls|(?:video|tele)?conferences|matrices|evaluations|exchanges)"
    r"|report|update|bulletin|newsletter|summary|statement|briefing|meeting|session|review|list|note|matrix|evaluation)\b"
)
_ES_THINGS = (
    r"informes?|reportes?|boletin(?:es)?|actualizacion(?:es)?|estadisticas?|resumen(?:es)?|estados?\s+de\s+cuenta"
    r"|reunion(?:es)?|sesion(?:es)?|notas?|datos|cifras|listados?|matri(?:z|ces)|evaluacion(?:es)?|revision(?:es)?"
    r"|videoconferencias?|intercambios?"
)
_BASIS = {
    "en": compiled(rf"\bon\s+an?\s+(?P<word>{_EN})\s+basis\b"),
    "es": compiled(
        rf"\b(?:de\s+(?:manera|forma|modo)|en\s+forma|con\s+(?:una\s+)?(?:periodicidad|frecuencia)|con\s+caracter)\s+"
        rf"(?P<word>{_ES})\b"
    ),
}
_WORD = {"en": compiled(rf"\b(?P<word>{_EN})(?P<ly>ly)?\b"), "es": compiled(rf"\b(?P<word>{_ES})mente\b")}
_OF_THING = compiled(
    rf"\b(?P<before>[a-z]+\s+)?(?:{_ES_THINGS})\s+(?:(?:de\s+)?[a-z]+\s+){{0,2}}?(?P<word>{_ES})(?P<many>es)?\b"
)
_DEFINITE = compiled(r"\b(?:the|its|their|these|those|this|that)\s$")
_INDEFINITE = compiled(r"(?:\b(?:an?|one|brief)\s|^)$")
# After an adverb comes no noun of its own.
_STANDS_ALONE = compiled(
    r"(?:\s*(?:[^\w\s]|$)|\s+(?:the|an?|its|their|this|these|any|all|to|on|in|and|or|by|with|for|from|until|at|through"
    r"|as|of|among|about|between|during|starting|beginning|which|whether|how|via|within|thereafter)\b)"
)
_BOUND = frozenset("el la los las su sus del al este dicho dicha cada".split())


def rhythms(clause: Clause) -> Iterator[Phrase]:
    """Every word that says how often, where it is no part of a thing's name ("the annual report")."""
    for found in _BASIS[clause.language].finditer(clause.text):
        yield _rhythm(*found.span(), found["word"])
    for found in _WORD[clause.language].finditer(clause.text):
        if clause.language == "es" or found["ly"] or _is_english_rhythm(found, clause.text):
            yield _rhythm(*found.span(), found["word"])
    if clause.language == "es":
        for found in _OF_THING.finditer(clause.text):
            if _is_spanish_rhythm(found):
                yield _rhythm(found.start("word"), found.end(), found["word"])


def _rhythm(start: int, end: int, word: str) -> Phrase:
    return Phrase(start, end, Rank.RECURRENCE, rrule=_RULES[word], limit=True)


def _is_english_rhythm(found: Match[str], text: str) -> bool:
    thing = _EN_THINGS.match(text, found.end())
    before = text[max(0, found.start() - 8) : found.start()]
    if thing:
        many = thing["many"] and not (found["word"] in _ONLY_ADJECTIVES and _DEFINITE.search(before))
        return bool(many or _INDEFINITE.search(before))
    return found["word"] not in _ONLY_ADJECTIVES and bool(_STANDS_ALONE.match(text, found.end()))


def _is_spanish_rhythm(found: Match[str]) -> bool:
    before = (found["before"] or "").strip()
    return bool(
        found["many"] or before in ("un", "una") or (found["word"] != "anual" and before not in _BOUND)
    )
