"""What a date belongs to: to what is owed, or to what has happened, is held, begins or is a condition."""

from __future__ import annotations

import re
from re import Match

from enlace.reader.dates.calendar import Stretch
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause
from enlace.reader.model import Language


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_YEAR = re.compile(r"\d{4}|\b(?:mil|thousand)\s")
_WORD = compiled(r"[^\W_]+(?:[-'][^\W_]+)*")
_FURTHEST = 120
# Between a participle and its date there is only where and by whom: names, and these.
_LINKS = _set(
    "in at on the of city and by during last de del la el los las en por y ciudad durante con pasado pasada"
)
# Said of an activity, these tell when it is held or begins, to come or not.
_HELD: dict[Language, frozenset[str]] = {
    "en": _set(
        "held hold holding hosted host hosting convened organized organised scheduled planned foreseen "
        "slated celebrated place occur attend attended attending participate participating participation "
        "start starting begin beginning commencing effective since from"
    ),
    "es": _set(
        "celebrar celebrarse celebrara celebraran celebre celebracion realizarse realizara realizaran "
        "realice efectuarse efectuara cabo lugar llevarse desarrollarse desarrollara organizara organizarse "
        "reunira convocado convocada programado programada programados programadas previsto prevista "
        "previstos previstas fijado fijada participar participen participe participacion asistir asistencia "
        "inicia inicio iniciara iniciando comenzara comenzando desde partir"
    ),
}
_MET = _set("held celebrado celebrada celebro realizado realizada realizo efectuado efectuada")
_BE = _set("be being is are ser sera seran sea sean siendo es son quede quedara quedaran este esten")
_BESIDE_ENDINGS = ("ed", "ly", "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "mente")
_BESIDE = _set("and also then jointly duly y e")
_IRREGULAR: dict[Language, frozenset[str]] = {
    "en": _set("made given sent taken took met began shown seen written put done found led"),
    "es": _set(
        "hecho hecha escrito suscrito suscrita puesto propuesto propuesta visto abierto impreso hizo hubo "
        "tuvo"
    ),
}
_NO_PARTICIPLE = _set(
    "resultado resultados estado estados comunicado comunicados certificado certificados mercado contenido "
    "contenidos sentido partida medida medidas salida salidas entrada entradas jornada jornadas llegada "
    "delegado delegados tratado tratados listado listados refugiado refugiados empleado pedido apartado "
    "apatridas vida vidas grado temporada need proceed exceed indeed"
)
_PAST = {"en": compiled(r".+ed$"), "es": compiled(r".+(?:[ai]d[oa]s?|aron|ieron)$")}
_CONDITION = {
    "en": compiled(
        r"\b(?:once(?!\s+(?:a|an|every|each|per|more)\b)|when|if|whenever|provided|unless|upon|after"
        r"|as\s+soon\s+as\s+(?!possible|practic|feasible|reasonabl|is\s+possible))\b"
    ),
    "es": compiled(
        r"\b(?:una\s+vez\s+(?!al\b|a\b|por\b|cada\b|en\b|mas\b)|en\s+cuanto\s+(?!al?\b)|cuando|si|siempre\s+que"
        r"|tan\s+pronto\s+(?!(?:como\s+)?(?:l[ae]s?\s+)?(?:sea\s+)?posible)|(?:luego|despues)\s+de|tras)\b"
    ),
}
_BREAK = compiled(r"[,;:.)]")


def is_of_another_act(clause: Clause, place: int, *, to_come: bool) -> bool:
    """Whether a date at ``place`` says when something was done, is held or begins: "held in Lima in May 2013".

    A date that is ``to_come`` cannot be of what was done: "a revised version on 16 August".
    """
    words = _words_before(clause, place)
    while words:
        found = words.pop()
        if found.group() in _HELD[clause.language]:
            return True
        if not to_come and _is_past(clause, found):
            return not _is_passive_to_come(words)
        if not _links(clause, found):
            return False
    return False


def is_held_in_the_past(clause: Clause, place: int) -> bool:
    """Whether what was held stands before a limit at ``place``: "held in Lima prior to the meeting"."""
    words = _words_before(clause, place)
    while words:
        found = words.pop()
        if found.group() in _MET:
            return not _is_passive_to_come(words)
        if not _links(clause, found):
            return False
    return False


def is_to_come(clause: Clause, start: int, end: int, stretch: Stretch | None) -> bool:
    """Whether ``text[start:end]`` names a date, with its year, that lies behind the meeting."""
    if stretch is None or clause.after is None or stretch.first <= clause.after:
        return False
    return bool(_YEAR.search(clause.text, start, end))


def conditions(clause: Clause) -> list[tuple[int, int]]:
    """The stretches of a clause that say on what condition, not when: from "once" to the next comma."""
    found = []
    for opening in _CONDITION[clause.language].finditer(clause.text):
        closing = _BREAK.search(clause.text, opening.end())
        found.append((opening.start(), closing.start() if closing else len(clause.text)))
    return found


def _words_before(clause: Clause, place: int) -> list[Match[str]]:
    return list(_WORD.finditer(clause.text, max(0, place - _FURTHEST), place))


def _links(clause: Clause, found: Match[str]) -> bool:
    return found.group() in _LINKS or clause.raw[found.start()].isupper()


def _is_past(clause: Clause, found: Match[str]) -> bool:
    word, first, last = found.group(), clause.raw[found.start()], clause.raw[found.end() - 1]
    if first.isupper() or word in _NO_PARTICIPLE:
        return False
    return word in _IRREGULAR[clause.language] or last == "ó" or bool(_PAST[clause.language].match(word))


def _is_passive_to_come(words: list[Match[str]]) -> bool:
    """ "Will be translated and published": the participles lead back to a form of "be" that is no past."""
    for found in reversed(words[-6:]):
        word = found.group()
        if word in _BE:
            return True
        if not (word in _BESIDE or word.endswith(_BESIDE_ENDINGS)):
            return False
    return False
