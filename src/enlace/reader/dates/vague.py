"""Soon, without a date: "as soon as possible", "in due course", "a la brevedad posible"."""

from __future__ import annotations

from collections.abc import Iterator

from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause, Phrase, Rank

_VAGUE = {
    "en": compiled(
        r"\b(?:as\s+(?:soon|quickly|early|promptly|rapidly|speedily)\s+as\s+(?:is\s+)?(?:possible|practicable|practical"
        r"|feasible|reasonably\s+possible)"
        r"|at\s+(?:the|its|their|your)\s+(?:earliest|first)(?:\s+possible)?(?:\s+(?:convenience|opportunity|date|time|moment))"
        r"|at\s+the\s+earliest\b(?!\s+(?:on|in|by))|at\s+the\s+(?:appropriate|proper|right|opportune)\s+(?:time|moment)"
        r"|in\s+(?:due\s+(?:course|time)|good\s+time|the\s+(?:very\s+)?(?:near|immediate|foreseeable)\s+future"
        r"|the\s+(?:short|medium|shortest|near)(?:est)?(?:\s+possible)?\s+(?:term|time|run)|a\s+timely\s+(?:manner|fashion|way)"
        r"|(?:the\s+)?(?:coming|next|following)\s+(?:few\s+)?(?:days|weeks|months))"
        r"|(?:over|during|within)\s+the\s+(?:coming|next|following)\s+(?:few\s+)?(?:days|weeks|months)"
        r"|within\s+(?:a|the)\s+(?:reasonable|shortest(?:\s+possible)?|short|brief)\s+(?:time|period|term)(?:\s+of\s+time)?"
        r"|(?:shortly|immediately|promptly|forthwith|expeditiously)\b(?!\s+(?:after|before|following|upon|prior))"
        r"|(?<!as\s)soon\b(?!\s+(?:as|after))|without\s+(?:further\s+)?delay|as\s+a\s+matter\s+of\s+urgency"
        r"|at\s+a\s+later\s+(?:date|stage|time)|in\s+a\s+prompt\s+manner)"
    ),
    "es": compiled(
        r"\b(?:(?:a|con)\s+la\s+(?:mayor\s+)?brevedad(?:\s+posible)?|(?:lo|tan)\s+(?:antes|mas\s+pronto|mas\s+rapido"
        r"|mas\s+rapidamente)\s+posible|tan\s+pronto\s+(?:como\s+)?(?:sea\s+|les\s+sea\s+|le\s+sea\s+)?posible|cuanto\s+antes"
        r"|en\s+(?:su|el)\s+(?:(?:debida\s+)?oportunidad|(?:debido\s+|oportuno\s+)?momento(?:\s+(?:oportuno|debido))?)"
        r"|(?:en|a)\s+la\s+primera\s+oportunidad|a\s+su\s+debido\s+tiempo|en\s+tiempo\s+(?:y\s+forma|oportuno)"
        r"|(?:de\s+(?:forma|manera)|en\s+forma)\s+(?:oportuna|expedita|inmediata|urgente|pronta)|oportunamente|proximamente"
        r"|en\s+breve|(?:en\s+el|a|en\s+un)\s+(?:corto|mediano|menor|mas\s+breve|breve)\s+(?:plazo|tiempo)(?:\s+posible)?"
        r"|en\s+(?:el|un)\s+plazo\s+(?:mas\s+breve|breve|razonable|prudencial|perentorio)(?:\s+posible)?"
        r"|en\s+(?:un|el)\s+futuro\s+(?:muy\s+)?(?:proximo|cercano|inmediato)|sin\s+(?:mas\s+)?(?:demora|dilacion|tardanza)"
        r"|(?:de\s+inmediato|inmediatamente|prontamente)\b(?!\s+despues)|con\s+(?:la\s+)?(?:mayor\s+)?(?:prontitud|celeridad)"
        r"|en\s+fecha\s+proxima|(?:en|durante|dentro\s+de)\s+(?:los|las)\s+(?:proximos|proximas|siguientes)\s+"
        r"(?:dias|semanas|meses)|con\s+caracter\s+(?:de\s+urgencia|urgente|inmediato)|(?<!tan\s)pronto\b(?!\s+como))"
    ),
}


def vague_terms(clause: Clause) -> Iterator[Phrase]:
    """Every phrase that asks for haste, or for the right time, and names no date."""
    for found in _VAGUE[clause.language].finditer(clause.text):
        yield Phrase(*found.span(), Rank.UNDATED, limit=True)
