"""The words without which a recogniser finds nothing: most clauses set no deadline, and that is told fast."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[a-z]+|\d{4}")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNITS = _set(
    "hour hours day days week weeks fortnight fortnights month months quarter quarters semester semesters "
    "year years hora horas dia dias semana semanas quincena quincenas mes meses bimestre bimestres "
    "trimestre trimestres semestre semestres ano anos"
)
CALENDAR = UNITS | _set(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec half trimester quadrimester enero febrero marzo abril mayo junio "
    "julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago set dic cuatrimestre mitad "
    "mil thousand #"
)
EVENTS = _set(
    "meeting meetings session sessions assembly summit ministerial viceministerial conference rcm workshop "
    "workshops seminar seminars forum course congress roundtable round dialogue consultations event reunion "
    "reuniones sesion sesiones asamblea cumbre encuentro conferencia crm taller talleres seminario "
    "seminarios foro curso congreso mesa dialogo consultas evento"
)
LIMITS = _set(
    "before by until till up later latest after deadline due prior advance ahead previous antes previo "
    "previa previos previas previamente anterioridad antelacion anticipacion anterior anteriores tardar "
    "hasta tarde alla despues limite plazo"
)
COUNTS = _set("every each once twice thrice times cada vez veces")
_ES_RHYTHMS = _set(
    "semanal quincenal mensual bimestral bimensual trimestral cuatrimestral semestral bianual anual bienal"
)
RHYTHMS = _set(
    "weekly fortnightly biweekly monthly bimonthly quarterly semiannual semiannually annual annually "
    "biannual biannually yearly biennial biennially"
) | {word + ending for word in _ES_RHYTHMS for ending in ("", "es", "mente")}
VAGUE = _set(
    "soon quickly early promptly rapidly speedily earliest opportunity appropriate proper right opportune "
    "due good future term run timely coming next following reasonable shortest short brief shortly "
    "immediately forthwith expeditiously delay urgency later prompt brevedad antes pronto rapido "
    "rapidamente cuanto oportunidad momento tiempo oportuna expedita inmediata urgente pronta oportunamente "
    "proximamente breve plazo futuro demora dilacion tardanza inmediato inmediatamente prontamente "
    "prontitud celeridad proxima proximos proximas siguientes urgencia"
)


def words_of(text: str) -> set[str]:
    """The words of folded text; a number of four figures is "#"."""
    words = set(_WORDS.findall(text))
    return words | {"#"} if any(map(str.isdigit, words)) else words
