"""To which body the report is submitted, where the text says so."""

from __future__ import annotations

import re

from enlace.reader.meeting.body import meets
from enlace.reader.meeting.head import Head, Named
from enlace.reader.model import Span

_SUBMITS = re.compile(
    r"\b(?:submit(?:s|ted|ting)?|present(?:s|ed|ing)?|rais(?:es|ed|ing)|forward(?:s|ed|ing)?|transmit(?:s"
    r"|ted|ting)?"
    r"|la(?:ys|id|ying)|put(?:s|ting)?|report(?:s|ing)|inform(?:s|ed)?|prepared|drawn up|deliver(?:s|ed)?"
    r"|refer(?:s|red)"
    r"|convey(?:s|ed)?|send(?:s|ing)?|sent|address(?:es|ed)|elevat(?:es|ed)|bring(?:s|ing)?|offer(?:s"
    r"|ed) its report"
    r"|plac(?:es|ed|ing)|recommend(?:s|ed|ing)?|recom\w+|consideration|attention|approval"
    r"|somet(?:e|en|io|ieron|er|ida|ido|idas|idos|iendo)|elev(?:a|an|o|aron|ar|ada|ado|adas|ados|ando)"
    r"|present(?:a|an|o|aron|ar)"
    r"|remit(?:e|en|io|ieron|ir|ida|ido)|traslad(?:a|an|o|aron|ar)|transmit(?:e|en|io|ieron|ir)"
    r"|entreg(?:a|an|o|aron|ar)"
    r"|inform(?:a|an|o|aron|ar|ara|aran)|pon(?:e|en)|puso|dirig(?:e|en|ida|ido|idas|idos)|rind(?:e|en)"
    r"|rindio|preparad[oa]s?"
    r"|elaborad[oa]s?|hac(?:e|en) llegar|recomienda|recomiendan|consideracion|conocimiento|aprobacion"
    r"|envia|envian)\b"
)
_TO = re.compile(
    r"(?:\b(?:to|before|for|al|ante|a|para)|\binform(?:s|ed)?|\b(?:consideration|attention|review"
    r"|approval|decision"
    r"|consideracion|atencion|revision|aprobacion|conocimiento|parecer)\s+(?:of|by|de|del"
    r"|por))\s+(?:(?:the|la|el"
    r"|los|las)\s+)?"
    r"(?:(?:next\s+|proxima\s+)?(?:meeting|reunion)\s+(?:of|de|del)\s+(?:(?:the|la|el|los|las)\s+)?)?$"
)
_THROUGH = re.compile(
    r"\b(?:through|via|by (?:way|means) of|por (?:conducto|medio|intermedio) de(?:l)?|a traves de(?:l)?"
    r"|mediante)\s+"
    r"(?:the\s+|la\s+|el\s+|los\s+|las\s+)?$"
)
THIS_REPORT = re.compile(
    r"\b(?:this|the present|the foregoing|the above|el presente|la presente|este|esta)\s+"
    r"(?:report|record|informe|acta|documento|document)\b"
)
_REPORT_TO = re.compile(
    r"\b(?:report|informe|record|acta|memoria|conclusions|conclusiones|submitted|addressed|dirigid[oa]"
    r"|presentad[oa]|remitid[oa]|elevad[oa])\b[^.]{0,160}?\b(?:to|for|al|a|para|ante)\s*:?\s+"
    r"(?:the\s+|la\s+|el\s+|los\s+|las\s+)?$"
)


def reports_to(head: Head, body: str | None) -> str | None:
    """The body to which the report goes: by a sentence that submits it, else by a heading "report to …"."""
    for sentence in head.sentences:
        if sentence[0] >= head.heading[1] and (found := _target(head, sentence, body)):
            return found
    others = [sentence for sentence in head.sentences if sentence not in head.opening]
    named = [
        one
        for sentence in others
        for one in _targets(head, sentence, body)
        if _before(_REPORT_TO, head, one, 200)
    ]
    return named[0].id if named else None


def closing_reports_to(tail: Head, body: str | None) -> str | None:
    """The body to which the last sentences submit "this report"."""
    for sentence in tail.sentences:
        if THIS_REPORT.search(tail.flat, *sentence) and (found := _target(tail, sentence, body)):
            return found
    return None


def _target(head: Head, sentence: Span, body: str | None) -> str | None:
    submits = _SUBMITS.search(head.flat, *sentence)
    if submits is None:
        return None
    targets = _targets(head, (submits.start(), sentence[1]), body)
    if sentence in head.opening:
        targets = [one for one in targets if not head.is_aside(one.start)]
    named = [
        one.id for one in targets if _before(_TO, head, one, 60) and not _before(_THROUGH, head, one, 40)
    ]
    known = head.profile.body(body) if body else None
    if known and known.reports_to in named:
        return known.reports_to
    return named[0] if named else None


def _targets(head: Head, span: Span, body: str | None) -> list[Named]:
    return [one for one in head.named_in(span) if meets(head, one) and one.id != body]


def _before(pattern: re.Pattern[str], head: Head, one: Named, reach: int) -> bool:
    return pattern.search(head.flat[max(0, one.start - reach) : one.start]) is not None
