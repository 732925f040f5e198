"""Which body met."""

from __future__ import annotations

import re

from enlace.reader.doubts import doubt
from enlace.reader.meeting.asides import flat
from enlace.reader.meeting.head import Head, Named
from enlace.reader.model import Doubt, Span

SERVING = frozenset(("secretariat", "presidency", "members", "partner", "organisation"))
"""Kinds of body that do not meet, and to which no report goes."""

_REPORT_OF = re.compile(
    r"\b(?:meeting|session|report|record|minutes|conclusions|conference|reunion|sesion|informe|acta"
    r"|memoria|relatoria"
    r"|conclusiones)\s+(?:of|from|by|de|del)\s+(?:the\s+|la\s+|el\s+|los\s+|las\s+)?$"
)
_ELSEWHERE = re.compile(r"\b(?:to|for|before|ante|para|al|a)\s+(?:the\s+|la\s+|el\s+|los\s+|las\s+)?$")
_NUMBERED = re.compile(
    r"\b(?:[ivxl]+|\d+(?:st|nd|rd|th|[aª])?\.?|first|second|third|(?!with|both|month)\w+th|annual|plenary|anual|plenaria"
    r"|\w+(?:era|esima|unda|arta|inta|exta|ptima|tava|vena|cima))\s+"
    r"(?:\w+\s+)?(?:meeting|reunion|conference|conferencia|session|sesion)\b"
)


def meeting_body(head: Head) -> tuple[str | None, Doubt | None]:
    """The id of the body that met, and a doubt where the heading names another one or no body is named."""
    sentence, in_heading = _in_opening(head), _in_heading(head)
    if sentence and not sentence.short:
        differs = in_heading and in_heading.id != sentence.id
        return sentence.id, _differs(in_heading) if in_heading and differs else None
    if in_heading:
        return in_heading.id, None
    if sentence:
        return sentence.id, None
    plenary = _plenary(head)
    return plenary, None if plenary else doubt("no-body")


def meets(head: Head, one: Named) -> bool:
    """Whether what is named is a body of the process that holds meetings."""
    body = head.profile.body(one.id)
    return body is not None and body.kind not in SERVING


def _in_opening(head: Head) -> Named | None:
    """The first body of the first opening sentence that names one; its full name before a short one."""
    for sentence in head.opening:
        bodies = [one for one in head.named_in(sentence) if meets(head, one) and not head.is_aside(one.start)]
        if bodies:
            return next((one for one in bodies if not one.short), bodies[0])
    return None


def _in_heading(head: Head) -> Named | None:
    """The body whose meeting or report the heading announces, else the one lowest in the process."""
    bodies = [one for one in head.named_in(head.heading) if _is_announced(head, one)]
    announced = [one for one in bodies if _before(_REPORT_OF, head, one)]
    return max(announced or bodies, key=lambda one: _depth(head, one.id), default=None)


def _is_announced(head: Head, one: Named) -> bool:
    return (
        meets(head, one)
        and not one.short
        and not head.is_aside(one.start)
        and not _before(_ELSEWHERE, head, one)
    )


def _before(pattern: re.Pattern[str], head: Head, one: Named) -> bool:
    return pattern.search(head.flat[max(0, one.start - 40) : one.start]) is not None


def _depth(head: Head, body_id: str) -> int:
    """How many bodies stand above this one."""
    above = head.profile.body(body_id)
    depth = 0
    while above and above.reports_to and depth < 20:
        above = head.profile.body(above.reports_to)
        depth += 1
    return depth


def _plenary(head: Head) -> str | None:
    """A numbered meeting of the process itself is the meeting of its highest body."""
    processes = [flat(name) for name in head.profile.name.values()]
    if not any(process in head.flat for process in processes) or not _NUMBERED.search(head.flat):
        return None
    return next((body.id for body in head.profile.bodies if body.kind == "plenary"), None)


def _differs(one: Named) -> Doubt:
    span: Span = (one.start, one.end)
    return doubt("heading-differs-body", span)
