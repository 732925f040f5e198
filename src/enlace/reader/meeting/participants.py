"""Which States and organisations took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from enlace.reader.meeting.head import Head, Named
from enlace.reader.meeting.place import places_in
from enlace.reader.model import Span

_TOOK_PART = re.compile(
    r"\b(?:participa\w+|attend(?:ed|ing|ance|ees?|s)|took part|taking part|take part|(?:were|was|are"
    r"|also) present"
    r"|present (?:were|was|at)|in the presence of|accompanied by|joined by|(?:were|was|are) represented|represented by"
    r"|delegations present|observers?"
    r"|asist(?:en|io|ieron|encia|entes|iendo)|estuvieron (?:\w+ )?presentes|(?:tambien|asimismo|ademas) estuv\w+"
    r"|presentes|presencia de"
    r"|concurr\w+|tomaron parte"
    r"|acompanad[oa]s? (?:por|de)|representad[oa]s?|observador(?:es)?|comparec\w+"
    r"|integrad[oa]s? por)\b|participation"
)
_LISTING = re.compile(
    r"\W*(?:(?:list of|lista de|listado de)\s+)?(?:participa\w+|delegations?|delegaciones|delegates"
    r"|delegados|countries|paises"
    r"|states|estados|member (?:countries|states)|paises miembros?|observers?|observadores|attendees|present|presentes"
    r"|(?:in )?attendance|asistencia"
    r"|asistentes"
    r"|(?:international )?organi[sz]ations|organismos(?: internacionales)?|organizaciones)"
    r"(?:\s+(?:participa\w+|present|presentes|observador(?:es|as)|y observadores|and observers"
    r"|internacionales|attending"
    r"|countries|states|delegations|organi[sz]ations))*\W*(?::|$)"
    r"|\W*(?:country|pais|state|estado|delegation|delegacion|organi[sz]ation|organizacion)\s*[\t|]"
)
_AWAY = re.compile(
    r"\b(?:regret(?:s|ted)?|apologi(?:es|sed|zed)|absent|excused|not (?:attend|participate|able|present"
    r"|take part)|unable to"
    r"|could not|excus(?:o|aron|a|as|ad[oa]s?)|ausent\w*|disculp\w+|lamento|lamentaron"
    r"|no (?:pudo|pudieron|asisti\w+|particip\w+|estuv\w+|concurri\w+))\b"
)
_WITHOUT = re.compile(
    r"\b(?:absence of|without the (?:participation|attendance|presence)|exception of|except(?: for)?"
    r"|ausencia de"
    r"|sin la (?:participacion|asistencia|presencia)|excepcion de|salvo)\b"
)
_CLAUSE = re.compile(
    r";|[,.]\s+(?:while|whereas|but|mientras|pero|aunque|and|y|en tanto)\s+(?=[^,;]{0,80}?\b(?:sent|was"
    r"|were|did|could|no|not|excus"
    r"|se disculp|estuv))|\b(?:with|con) (?:the |la )?excep|\bexcept\b|\bsalvo\b|,?\s+(?:but|y|and"
    r"|pero)\s+(?=(?:not?|without|sin)\b)"
)
_SERVING = re.compile(
    r"\b(?:(?:hosted|chaired|presided|opened|moderated|inaugurated|organi[sz]ed|convened|facilitated"
    r"|coordinated|financed|funded"
    r"|supported|sponsored|led)(?: over)? (?:and \w+ )?by|support of|assistance of the government"
    r"|cooperation of|invitation of"
    r"|auspices of|leadership of|chair(?:manship)? of|presidency(?: pro[- ]tempore)? of"
    r"|under the \w+(?: \w+){0,3} of"
    r"|(?:auspiciad|presidid|inaugurad|organizad|convocad|facilitad|coordinad|moderad|financiad"
    r"|dirigid)[oa]s? por"
    r"|apoyo(?: \w+)? del?|cooperacion del?|invitacion del?|auspicios? del?"
    r"|presidencia(?: pro[- ]?tempore)? de"
    r"|coordinacion del?|conduccion del?)\b[^,;:]{0,50}$"
)
_PURPOSE = re.compile(
    r"\b(?:in order to|with the (?:purpose|aim|objective) of|for the purpose of|to (?:discuss|analy[sz]e"
    r"|review|follow|consider)"
    r"|reached|adopted|agreed|con el (?:fin|objet\w+|proposito) de|a fin de|para (?:analizar|discutir"
    r"|revisar|dar|conocer)"
    r"|llego|llegaron|adopto|adoptaron|acordo|acordaron)\b"
)
_GLUE = re.compile(
    r"(?:[\s,()/&•·*\-–—]|\b(?:and|y|e|ni|nor|the|la|el|los|las|of|de|del|as|well|asi|como)\b)*"
)
"""What may stand between two members of one list."""

Run = list[Named]
_OF_GOVERNMENT = re.compile(r"\b(?:government of|gobierno de) $")
_LIST_ENTRY, _LIST_MARK = 160, 10


def participants(head: Head) -> tuple[str, ...]:
    """The ids of the States and organisations that took part, sorted, without those that excused themselves."""
    places = [place.span for span in head.opening for place in places_in(head, span)]
    found: set[str] = set()
    listing = False
    for sentence in head.sentences:
        runs = list(_runs(head, sentence, places))
        label = _is_label(head, sentence, runs)
        listing = label or (listing and _is_entry(head, sentence, runs))
        if runs and (listing or _tells(head, sentence)):
            present = runs if listing else _present(head, sentence, runs)
            away = _absent(head, sentence, runs)
            found.update(one.id for run in present if run[0].start not in away for one in run)
    return tuple(sorted(found))


def _tells(head: Head, sentence: Span) -> bool:
    return sentence[0] >= head.heading[1] or not head.opening


def _is_label(head: Head, sentence: Span, runs: list[Run]) -> bool:
    """Whether a list of participants begins: "Participants:", "The following countries took part:"."""
    if _LISTING.match(head.flat, *sentence):
        return True
    return (
        not runs and head.text[sentence[1] - 1] == ":" and _TOOK_PART.search(head.flat, *sentence) is not None
    )


def _is_entry(head: Head, sentence: Span, runs: list[Run]) -> bool:
    """Whether a line goes on with a list: a name and little more, no sentence about it, no list of the absent."""
    start, end = sentence
    if not runs or end - start > _LIST_ENTRY or _AWAY.match(head.flat, start, end):
        return False
    return runs[0][0].start - start < _LIST_MARK or head.text[end - 1] != "."


def _runs(head: Head, sentence: Span, places: list[Span]) -> Iterator[Run]:
    """The States and organisations of a sentence, those of one list together; the place of the meeting left out."""
    run: Run = []
    for one in head.named_in(sentence):
        if not _may_take_part(head, one) or head.is_aside(one.start):
            continue
        if any(start <= one.start < end for start, end in places):
            continue
        if run and not _is_one_list(head, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _may_take_part(head: Head, one: Named) -> bool:
    return head.profile.body(one.id) is None


def _is_one_list(head: Head, end: int, start: int) -> bool:
    return _GLUE.fullmatch(head.flat, end, start) is not None and not _CLAUSE.match(
        head.flat, end, start + 90
    )


def _present(head: Head, sentence: Span, runs: list[Run]) -> list[Run]:
    """The lists of which the words before or after say that those in them took part."""
    opens = sentence in head.opening
    took = [word.start() for word in _TOOK_PART.finditer(head.flat, *sentence)]
    purposes = [word.start() for word in _PURPOSE.finditer(head.flat, *sentence)]
    return [run for run in runs if _took_part(head, run, took, _before(purposes, run), sentence[0], opens)]


def _took_part(head: Head, run: Run, took: list[int], purpose: int, start: int, opens: bool) -> bool:
    before = _before(took, run)
    if purpose > before:
        return False
    if _SERVING.search(head.flat[max(start, before, run[0].start - 110) : run[0].start]):
        return False
    if before >= 0:
        return True
    if (
        took
        and took[-1] >= run[-1].end
        and not _OF_GOVERNMENT.search(head.flat[max(0, run[0].start - 20) : run[0].start])
    ):
        return not (len(run) == 1 and opens)
    return len(run) > 2 and opens


def _before(places: list[int], run: Run) -> int:
    """The last of the places before a list, -1 where there is none."""
    at = bisect_left(places, run[0].start)
    return places[at - 1] if at else -1


def _absent(head: Head, sentence: Span, runs: list[Run]) -> set[int]:
    """Where the lists begin of those who excused themselves ("Belize sent its regrets", "con excepción de Panamá")."""
    starts = [run[0].start for run in runs]
    away: set[int] = set()
    for word in _AWAY.finditer(head.flat, *sentence):
        nearest = bisect_left(starts, word.start())
        away.add(starts[nearest - 1 if nearest else 0])
    for word in _WITHOUT.finditer(head.flat, *sentence):
        away.update(starts[(at := bisect_left(starts, word.end())) : at + 1])
    return away
