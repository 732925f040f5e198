"""Asides: the parts of a sentence that speak of something else than the meeting itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enlace.reader.model import Span

_PLAIN = dict(
    zip(
        "\xa0İáàâäãéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ",
        " i" + "aaaaaeeeeiiiiooooouuuunc" * 2,
        strict=True,
    )
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

_OPENER = re.compile(
    r"prior to|previous to|\b(?:ahead of|on the eve of|pursuant to|in accordance with|in compliance with"
    r"|in line with"
    r"|as (?:agreed|decided|mandated)|in follow[- ]up to|in the (?:framework|context) of"
    r"|within the framework of"
    r"|on the occasion of|back[- ]to[- ]back|in parallel|in preparation|in conjunction with"
    r"|at the (?:invitation|request) of"
    r"|(?:hosted|convened|established|created|set up|mandated) by|to be held|scheduled for|after the"
    r"|before the|immediately"
    r"|following (?:the (?!countries|participants|delegations|states)|up|its)|under the (?!following)"
    r"|previ[oa]s? al?\b|previamente a|antes de|de manera previa|en el (?:marco|contexto) de|en visperas"
    r"|tras la|tras el"
    r"|despues de|de conformidad|en cumplimiento|en seguimiento|conforme a|segun l[oa]|tal como"
    r"|con ocasion|en ocasion"
    r"|en paralelo|paralelamente|(?:como|en) preparacion|bajo (?:la|el)\b|(?:por|a) (?:invitacion"
    r"|solicitud)|a celebrarse"
    r"|por celebrarse|que se (?:celebrara|llevara|realizara)|previst[ao]s? para|programad[ao]s? para"
    r"|de acuerdo con"
    r"|en virtud|por mandato|(?:convocad|cread|establecid|auspiciad|instalad)[ao]s? por)"
)
_END = re.compile(
    r",(?!\s*\d{4})|;|\b(?:and |y )?(?:with|con) (?:the |la )?(?:participa|attend|presen|assist|asist)"
    r"|\b(?:met|took place|was held|were held|se reuni|se celebr|se llev|tuvo lugar|sesion[oa])"
)
_GOES_ON = re.compile(
    r",\s*(?:(?:which|que|la cual|el cual)\s+)?(?:(?:was|were|will|to|se) )?(?:be )?"
    r"(?:held|scheduled|convened|celebrad[ao]|celebrara|celebro|realizad[ao]|realizara|realizo|prevista"
    r"|programada)\b"
)
_SUBJECT = re.compile(
    r",\s*(?:the|its|las?|los(?! dias)|el(?! (?:dia|salvador|lunes|martes|miercoles|jueves|viernes|\d))"
    r"|representa\w+|delega\w+)\b"
)


def flat(text: str) -> str:
    """The text in small letters without accents, with every character in its place."""
    return (text if text.isascii() else _BEYOND_ASCII.sub(_flattened, text)).lower()


def _flattened(found: re.Match[str]) -> str:
    return _PLAIN.get(found[0], found[0])


def aside_spans(low: str, sentence: Span) -> Iterator[Span]:
    """The asides of one sentence of flat text, from the words that open each to the comma that closes it.

    One that begins the sentence ends where the subject begins ("Following …, held in …, on …, the Network met").
    """
    place, last = sentence
    while opener := _OPENER.search(low, place, last):
        subject = _SUBJECT.search(low, opener.end(), last) if opener.start() == sentence[0] else None
        place = subject.start() if subject else _closing(low, opener.end(), last)
        yield opener.start(), place


def _closing(low: str, place: int, last: int) -> int:
    end = _end(low, place, last)
    goes_on = _GOES_ON.match(low, end, last)
    return _end(low, goes_on.end(), last) if goes_on else end


def _end(low: str, place: int, last: int) -> int:
    end = _END.search(low, place, last)
    return end.start() if end else last
