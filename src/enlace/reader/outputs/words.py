"""The words that every output shares, in English and formal es-419.

Acts, column heads, sections, names and counts. Each entry is a pair of whole strings, English and Spanish, so
that neither language can lack one. Dates in words live in ``dates_in_words`` and are given on from here.
"""

from __future__ import annotations

import re

from enlace.reader.model import Act, ActKind, Language, Report
from enlace.reader.outputs.dates_in_words import (
    date_in_words,
    days_in_words,
    due_in_words,
    edtf_in_words,
    month_in_words,
    rrule_in_words,
    short_month_in_words,
)

__all__ = [
    "ACTS",
    "ACT_KINDS",
    "COLUMNS",
    "PLEASE_CHECK_BELOW",
    "act_in_words",
    "column_head",
    "confidence_in_words",
    "date_in_words",
    "days_in_words",
    "due_in_words",
    "edtf_in_words",
    "language_in_words",
    "month_in_words",
    "name_in_words",
    "names_in_words",
    "needs_check",
    "number_in_words",
    "pick",
    "rrule_in_words",
    "section_in_words",
    "short_month_in_words",
]

PLEASE_CHECK_BELOW = 0.6
"""Below this confidence an act is marked in words: "please check"."""

ACTS: dict[ActKind, tuple[str, str]] = {
    "request": ("request", "solicitud"),
    "commit": ("undertaking", "compromiso"),
    "offer": ("offer", "ofrecimiento"),
    "recommend": ("recommendation", "recomendación"),
    "propose": ("proposal", "propuesta"),
    "approve": ("approval", "aprobación"),
    "withdraw": ("withdrawal", "retiro"),
    "inform": ("information", "información"),
    "affirm": ("affirmation", "afirmación"),
    "note": ("note taken", "toma de nota"),
    "thank": ("thanks", "agradecimiento"),
}
ACT_KINDS: tuple[ActKind, ...] = tuple(ACTS)

COLUMNS: dict[str, tuple[str, str]] = {
    "report": ("Report", "Informe"),
    "language": ("Language", "Idioma"),
    "body": ("Body", "Órgano"),
    "meeting": ("Meeting", "Reunión"),
    "start": ("First day", "Primer día"),
    "end": ("Last day", "Último día"),
    "city": ("City", "Ciudad"),
    "country": ("Country", "País"),
    "participants": ("Participants", "Participantes"),
    "reports_to": ("Reports to", "Rinde informe a"),
    "year": ("Year", "Año"),
    "section": ("Section", "Sección"),
    "path": ("Item", "Punto"),
    "act": ("Act", "Acto"),
    "by": ("Who acts", "Quién actúa"),
    "to": ("To whom", "A quién"),
    "owed_by": ("Owed by", "Quién debe"),
    "owed_to": ("Owed to", "A quién se debe"),
    "party": ("Party", "Parte"),
    "due": ("By when", "Plazo"),
    "due_text": ("By when, in the report's words", "Plazo, en palabras del informe"),
    "edtf": ("Date (EDTF)", "Fecha (EDTF)"),
    "latest": ("Last day in time", "Último día dentro del plazo"),
    "rrule": ("Repeats", "Se repite"),
    "state": ("State", "Estado"),
    "done": ("Done on", "Cumplido el"),
    "remarks": ("Remarks", "Observaciones"),
    "words": ("The report's words", "Palabras del informe"),
    "text": ("Whole paragraph", "Párrafo completo"),
    "mentions": ("Mentions", "Menciona a"),
    "confidence": ("Confidence", "Confianza"),
    "check": ("To check", "Por verificar"),
    "rule": ("Rule", "Regla"),
    "doubt": ("Doubt", "Duda"),
}

SECTIONS: dict[str, tuple[str, str]] = {
    "conclusions": ("Conclusions", "Conclusiones"),
    "recommendations": ("Recommendations", "Recomendaciones"),
    "decisions": ("Decisions", "Decisiones"),
    "agreements": ("Agreements", "Acuerdos"),
}
_LANGUAGES = {"en": ("English", "inglés"), "es": ("Spanish", "español")}
_CHECK = ("please check", "por verificar")
_SOUNDS_LIKE_I = re.compile(r"(?i)(?:i|í|h[ií](?!e))")
_LIST_END = (" and ", " y ")


def pick(pair: tuple[str, str], lang: Language) -> str:
    """The English or the Spanish of a pair."""
    return pair[1] if lang == "es" else pair[0]


def act_in_words(kind: ActKind, lang: Language) -> str:
    return pick(ACTS[kind], lang)


def column_head(key: str, lang: Language) -> str:
    return pick(COLUMNS[key], lang)


def section_in_words(section: str | None, lang: Language) -> str:
    """A heading's name; ``""`` for a list under no heading; an id we have no words for is given as it is."""
    if section is None:
        return ""
    return pick(SECTIONS.get(section, (section, section)), lang)


def language_in_words(language: Language, lang: Language) -> str:
    return pick(_LANGUAGES[language], lang)


def name_in_words(report: Report, identifier: str, lang: Language) -> str:
    """The name of a State, organisation or body; the id itself where the report brings no name for it."""
    return report.names.get(identifier, {}).get(lang) or identifier


def names_in_words(report: Report, identifiers: tuple[str, ...], lang: Language) -> str:
    """``Honduras, Mexico and Panama``; in Spanish ``y`` becomes ``e`` before the sound of i."""
    names = [name_in_words(report, identifier, lang) for identifier in identifiers]
    if len(names) < 2:
        return "".join(names)
    joint = pick(_LIST_END, lang)
    if (
        lang == "es"
        and names[-1].lower().startswith(("i", "hi", "í"))
        and not names[-1].lower().startswith("hie")
    ):
        joint = " e "
    return ", ".join(names[:-1]) + joint + names[-1]


def number_in_words(n: int, lang: Language) -> str:
    """``1,234``; Spanish groups from five digits on: ``1234``, ``12,345``."""
    return str(n) if lang == "es" and abs(n) < 10_000 else f"{n:,}"


def needs_check(act: Act) -> bool:
    return act.confidence < PLEASE_CHECK_BELOW


def confidence_in_words(act: Act, lang: Language) -> str:
    """``please check`` where the reader is unsure of the act, else ``""``."""
    return pick(_CHECK, lang) if needs_check(act) else ""
