"""On what condition: "once IOM shares the link", "60 days after the approval", "una vez que la OIM comparta el enlace".

The contract of reports has no place for conditions, so nothing here changes what is read as a due date; the register
asks for them apart. What is asked about ("confirm if …"), turns of speech ("if necessary") and what is over are none.
"""

from __future__ import annotations

from typing import NamedTuple

from enlace.reader.dates.folding import fold
from enlace.reader.dates.numbers import NUMBER, number
from enlace.reader.dates.patterns import compiled
from enlace.reader.model import Language


class Wait(NamedTuple):
    """The words ``text[start:end]`` that say what has to happen first; and how long after that, where it says so."""

    start: int
    end: int
    n: int | None = None
    unit: str = "day"


LONGEST = 300
_NAMED = r"(?:the\s+|its\s+|their\s+|his\s+|said\s+|such\s+|any\s+)?"
_DOING_EN = (
    r"(?:(?:final|formal|official|prior|written|full|respective|necessary|relevant|required)\s+)?"
    r"(?:approval|adoption|receipt|completion|availability|request|signature|signing|publication|ratification|confirmation"
    r"|delivery|enactment|promulgation|entry|arrival|acceptance|agreement|consent|authori[sz]ation|allocation|release|issuance"
    r"|submission|approbation|endorsement|identification|funding|funds|resources|budget)\b"
)
_DOING_ES = (
    r"(?:aprobacion|adopcion|recepcion|recibo|conclusion|finalizacion|disponibilidad|solicitud|firma|suscripcion|publicacion"
    r"|ratificacion|confirmacion|entrega|promulgacion|entrada|aceptacion|acuerdo|consentimiento|autorizacion|asignacion"
    r"|emision|presentacion|aval|validacion|financiamiento|fondos|recursos|presupuesto)\b"
)
_TURN_EN = (
    r"(?!\s+(?:necessary|possible|applicable|appropriate|needed|required|relevant|any|so|not|feasible|only|deemed"
    r"|available\s+funds|at\s+all|then|they\s+so\s+wish|need\s+be)\b)"
)
_TURN_ES = (
    r"(?!\s+(?:procede|corresponde|bien|no|acaso|fuera|fuese|fuere|es\s+(?:posible|necesario|pertinente|el\s+caso)"
    r"|asi\s+lo|lo\s+(?:desean|estiman|consideran)|aplica)\b)"
)
_OPENING: dict[Language, str] = {
    "en": (
        r"once(?!\s+(?:a|an|every|each|per|more|again|in)\b)|if\s+and\s+when"
        r"|as\s+soon\s+as(?!\s+(?:possible|practic|feasible|reasonabl|it\s+is\s+possible|is\s+possible|they\s+can|it\s+can))"
        rf"|upon\s+{_NAMED}{_DOING_EN}|(?:subject\s+to|contingent\s+(?:up)?on|conditional\s+(?:up)?on|pending)\s+{_NAMED}{_DOING_EN}"
        r"|provid(?:ed|ing)\s+that|(?<=,\s)provided(?=\s+(?:the|it|they|this)\b)|on\s+condition\s+that|in\s+the\s+event\s+that|on\s+the\s+understanding\s+that"
        rf"|if\b{_TURN_EN}|should(?=\s+(?:that|this|it)\s+(?:be|prove)\b)"
        r"|when(?:ever)?(?=\s+(?:(?:it|this|they|these|that)\s+(?:is|are)\s+)?"
        r"(?:available|ready|approved|received|completed|published|confirmed|adopted|enacted|finali[sz]ed)\b)"
        r"|after(?=\s+(?:(?!(?:was|were|had|did)\b)[\w'-]+\s+){1,8}?(?:has|have)\s+(?:been\s+)?\w+)"
        rf"|(?:after|following)\s+{_NAMED}{_DOING_EN}(?=\s+(?:of|by|from)\b)"
    ),
    "es": (
        r"(?:una|tan)\s+vez(?!\s+(?:al?|por|cada|en|mas|concluid[ao]s?\s+la\s+lectura)\b)"
        r"|en\s+cuanto(?!\s+(?:al?|sea\s+posible|les\s+sea|le\s+sea)\b)"
        r"|tan\s+pronto(?:\s+como)?(?!\s+(?:como\s+)?(?:l[ae]s?\s+)?(?:sea\s+)?posible)"
        r"|(?:sujet[oa]s?|supeditad[oa]s?|condicionad[oa]s?)\s+a(?:l|\s+la|\s+las|\s+los)?"
        rf"(?=\s+(?:la\s+|su\s+|los\s+)?(?:previa\s+)?{_DOING_ES}|\s+que\b)"
        rf"|a\s+reserva\s+de(?:l|\s+la|\s+los)?\s+{_DOING_ES}|previa(?=\s+{_DOING_ES})|previo(?=\s+{_DOING_ES})"
        r"|siempre\s+(?:y\s+cuando|que)(?!\s+(?:sea\s+posible|les\s+sea|le\s+sea))|con\s+la\s+condicion\s+de\s+que"
        r"|en\s+(?:el\s+)?caso\s+de\s+que|de\s+ser\s+asi"
        rf"|si\b{_TURN_ES}"
        r"|cuando(?=\s+(?:[\w'-]+\s+){0,8}?(?:haya|hayan|este|esten|cuente|cuenten|disponga|dispongan|reciba|reciban|exista"
        r"|existan|entre\s+en|entren\s+en|concluya|concluyan|confirme|confirmen|apruebe|aprueben)\b)"
        r"|(?:despues\s+de|luego\s+de)(?=\s+que\s+(?:[\w'-]+\s+){0,8}?\w+(?:e|en|a|an)\b)"
        rf"|(?:tras|luego\s+de|despues\s+de)\s+(?:la\s+|su\s+|el\s+)?{_DOING_ES}(?=\s+(?:de|del|por)\b)"
    ),
}
_OPEN = {language: compiled(rf"\b(?:{source})") for language, source in _OPENING.items()}
_SO_LONG_AFTER = {
    "en": compiled(
        rf"\b(?:within\s+(?:a\s+(?:period|term|maximum)\s+of\s+)?|no\s+later\s+than\s+|not\s+more\s+than\s+|at\s+the\s+latest\s+)?(?:the\s+)?"
        rf"(?P<n>{NUMBER['en']})(?:\s*\([\w\s-]{{1,20}}\))?[\s-](?:calendar\s+)?(?P<unit>day|week|month)s?'?\s+"
        r"(?:after|following|from|of|upon|counted\s+from|as\s+of)\s+"
        rf"(?P<what>(?:the\s+date\s+of\s+)?{_NAMED}{_DOING_EN})"
    ),
    "es": compiled(
        rf"\b(?:dentro\s+de\s+(?:los\s+)?|en\s+un\s+plazo\s+(?:maximo\s+)?(?:no\s+mayor\s+)?(?:de|a)\s+|a\s+mas\s+tardar\s+)?"
        rf"(?P<n>{NUMBER['es']})(?:\s*\([\w\s-]{{1,20}}\))?\s+(?P<unit>dia|semana|mes)(?:e?s)?(?:\s+(?:naturales|calendario))?\s+"
        r"(?:despues\s+de|siguientes\s+a|posteriores\s+a|contados?\s+(?:desde|a\s+partir\s+de)|a\s+partir\s+de|tras|de)l?\s*"
        rf"(?P<what>(?:la\s+fecha\s+de\s+)?(?:la\s+|su\s+|el\s+|los\s+)?{_DOING_ES})"
    ),
}
_UNIT = {"day": "day", "dia": "day", "week": "week", "semana": "week", "month": "month", "mes": "month"}
_ASKED = {
    "en": compiled(
        r"\b(?:confirm|ask|asks|asked|know|indicate|indicates|inform|see|verify|determine|decide|consider|examine|explore|assess"
        r"|evaluate|wonder|enquire|inquire|tell|say|clarify|check|as)\s+(?:\w+\s+){0,3}$"
    ),
    "es": compiled(
        r"\b(?:confirm\w+|pregunt\w+|saber|indi(?:car|que|quen)|inform\w+|verifi\w+|determin\w+|decid\w+|consider\w+|examin\w+"
        r"|evalu\w+|consult\w+|aclar\w+|ver|diga|digan|como|incluso|sobre)\s+(?:\w+\s+){0,3}$"
    ),
}
_CLOSE = compiled(r"[,;:)]|\.(?=\s|$)")
_BEFORE = 60


def waits(text: str, *, language: Language) -> list[Wait]:
    """Every condition that ``text`` sets, in order; none lies within another."""
    folded = fold(text)
    found: list[Wait] = []
    for said in _SO_LONG_AFTER[language].finditer(folded):
        n = number(said["n"], language)
        if 0 < n <= 1_000:
            found.append(Wait(said.start(), _end(folded, said.end()), n, _UNIT[said["unit"]]))
    for opening in _OPEN[language].finditer(folded):
        if any(one.start <= opening.start() < one.end for one in found):
            continue
        if _is_asked(folded, opening.start(), opening.group(), language) or text[opening.start() + 1] == "í":
            continue
        end = _end(folded, opening.end())
        if end - opening.start() <= LONGEST and len(folded[opening.start() : end].split()) > 1:
            found.append(Wait(opening.start(), end))
    return sorted(_apart(found))


def _is_asked(folded: str, place: int, opening: str, language: Language) -> bool:
    """ "To confirm if they wish": what is asked about is no condition."""
    if opening.split()[0] not in ("if", "si", "when", "cuando"):
        return False
    return bool(_ASKED[language].search(folded[max(0, place - _BEFORE) : place]))


def _end(folded: str, place: int) -> int:
    closing = _CLOSE.search(folded, place)
    return closing.start() if closing else len(folded.rstrip())


def _apart(found: list[Wait]) -> list[Wait]:
    kept: list[Wait] = []
    for one in sorted(found):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
