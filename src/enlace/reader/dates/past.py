"""What a date belongs to: to what is owed, or to what has happened, is held, begins or is a condition."""

from __future__ import annotations

import re

from enlace.reader.dates.calendar import Stretch
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause
from enlace.reader.model import Language

_WORD = compiled(r"[^\W_]+(?:[-'][^\W_]+)*")
_YEAR = re.compile(r"\d{4}")
_FURTHEST = 120
# Between a participle and its date there is only where and by whom: names, and these.
_LINKS = frozenset(
    "in at on the of city and by during last de la el en los las del por y ciudad durante con con pasado pasada".split()
)
_HELD: dict[Language, frozenset[str]] = {
    "en": frozenset(
        "held hosted convened organized organised scheduled planned celebrated place occur attended hold host attend participate "
        "participating participation attending hosting holding start begin starting beginning commencing effective since from "
        "foreseen slated".split()
    ),
    "es": frozenset(
        "celebrar celebrarse celebrara celebraran celebre realizarse realizara realizaran realice efectuarse efectuara cabo lugar "
        "organizara organizarse tenga iniciando comenzando inicio desde partir inicia iniciara comenzara participar participen "
        "participacion participe asistir asistencia programado programada programados programadas previsto prevista previstos "
        "previstas fijada fijado celebracion convocada convocado llevarse llevara desarrollarse desarrollara reunira".split()
    ),
}
_BE = frozenset(
    "be being is are ser sera seran sea sean siendo es son ser quede quedara queden quedaran este esten estar".split()
)
_IRREGULAR = frozenset(
    "made given sent taken took met began shown seen written put did done found led".split()
)
_SPANISH_PAST = re.compile(
    r"(?:celebr|realiz|efectu|llev|adopt|firm|aprob|present|organiz|convoc|public|inici|elabor|acord|cre|finaliz|entreg|envi"
    r"|registr|imparti|emiti|recibi|remiti|estableci|concluid|concluy|desarroll|sosteni|ocurri|suscri|prepar|solicit|lanz|inform"
    r"|revis|modific|actualiz|formul|dict|inaugur|instal|auspici|coordin|identific|public|difund|circul|complet|dirigi|tom|reuni"
    r"|hech|producid|acontecid|vigente|redact|propuest|financi|recopil|compart|distribui|obteni|ejecut|implement)"
    r"(?:ad[oa]s?|id[oa]s?|[oa]s?|to|ta|tos|tas|o|aron|ieron|io)?$"
)
_CONDITION = {
    "en": compiled(
        r"\b(?:once|when|if|whenever|provided|unless|upon|after|as\s+soon\s+as\s+(?!possible|practic|feasible|reasonabl|is\b))\b"
    ),
    "es": compiled(
        r"\b(?:una\s+vez\s+(?!al\b|a\b|por\b|cada\b|en\b)|en\s+cuanto\s+(?!a\b|al\b)|cuando|tan\s+pronto\s+(?!como\s+sea\s+posible|sea\s+posible|posible)|si|siempre\s+que|luego\s+de"
        r"|despues\s+de|tras)\b"
    ),
}
_BREAK = compiled(r"[,;:.)]")


def is_of_another_act(clause: Clause, place: int, *, to_come: bool) -> bool:
    """Whether a date at ``place`` says when something was done, is held or begins: "held in Lima in May 2013".

    A date that is ``to_come`` cannot be of what was done: "a revised version on 16 August".
    """
    words = list(_WORD.finditer(clause.text, max(0, place - _FURTHEST), place))
    while words:
        found = words.pop()
        word = found.group()
        if word in _HELD[clause.language]:
            return True
        if not to_come and _is_past(word, clause, found.start()):
            return not _is_passive_to_come(words, clause.language)
        if not (word in _LINKS or clause.raw[found.start()].isupper()):
            return False
    return False


def is_to_come(clause: Clause, start: int, end: int, stretch: Stretch | None) -> bool:
    """Whether ``text[start:end]`` names a date, with its year, that lies behind the meeting."""
    if stretch is None or clause.after is None or stretch.first <= clause.after:
        return False
    return bool(_YEAR.search(clause.text, start, end))


def is_held_in_the_past(clause: Clause, place: int) -> bool:
    """Whether what was held stands before a limit at ``place``: "held in Lima prior to the meeting"."""
    words = list(_WORD.finditer(clause.text, max(0, place - _FURTHEST), place))
    while words:
        found = words.pop()
        word = found.group()
        if word in (
            "held",
            "celebrada",
            "celebrado",
            "celebro",
            "realizada",
            "realizado",
            "realizo",
            "efectuada",
        ):
            return not _is_passive_to_come(words, clause.language)
        if not (word in _LINKS or clause.raw[found.start()].isupper()):
            return False
    return False


def _is_past(word: str, clause: Clause, start: int) -> bool:
    if clause.language == "en":
        return word in _IRREGULAR or (
            word.endswith("ed") and not word.endswith("eed") and clause.raw[start].islower()
        )
    return bool(_SPANISH_PAST.match(word)) and not word.endswith(("cion", "or"))


def _is_passive_to_come(words: list[re.Match[str]], language: Language) -> bool:
    """ "Will be translated and published": the participles lead back to a form of "be" that is no past."""
    for found in reversed(words[-6:]):
        word = found.group()
        if word in _BE:
            return True
        if not (
            word in ("and", "y", "e", "also", "then", "jointly", "duly")
            or word.endswith(("ed", "ly", "ado", "ada", "ados", "adas", "mente"))
        ):
            return False
    return False


def conditions(clause: Clause) -> list[tuple[int, int]]:
    """The stretches of a clause that say on what condition, not when: from "once" to the next comma."""
    found = []
    for opening in _CONDITION[clause.language].finditer(clause.text):
        closing = _BREAK.search(clause.text, opening.end())
        found.append((opening.start(), closing.start() if closing else len(clause.text)))
    return found
