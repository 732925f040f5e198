"""Metadata of the Akoma Ntoso document: what it is, and all that it refers to.

IRIs after the Naming Convention 1.0 and AKN4UN, jurisdiction ``un``. A work is
``/akn/un/debateReport/report/{body}/{last day}/nn`` ("nn" as it bears no number); each language is an
expression of it, ``…/eng@{last day}``. A report whose body or day is not known has the beginning of its
SHA-256 for number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from enlace.reader.model import Act, Language, Report
from enlace.reader.outputs.akn_marks import Element, element, is_state
from enlace.reader.outputs.table import printable
from enlace.reader.outputs.words import act_in_words, days_in_words, name_in_words, pick, section_in_words

UNKNOWN_DAY = date(1, 1, 1)
"""Stands where the schema asks for a day and the report gives none; its name is then ``unknown``."""
SUBTYPE, NAME = "report", "meetingReport"

_LANGUAGES: dict[Language, str] = {"en": "eng", "es": "spa"}
_REPORT = ("Report of a meeting", "Informe de una reunión")
_NOT_STATED = ("Not stated", "No se indica")
_ROLES = {"author": ("Author", "Autor"), "editor": ("Editor", "Editor")}
_NOT_IN_IRIS = re.compile(r"[^\w.-]+")


def title(report: Report, lang: Language) -> str:
    """The body, the days and the place, as far as they are known."""
    meeting = report.meeting
    body = name_in_words(report, meeting.body, lang) if meeting.body else pick(_REPORT, lang)
    first, last = meeting.start or meeting.end, meeting.end or meeting.start
    days = days_in_words(first, last, lang) if first and last else ""
    country = name_in_words(report, meeting.country, lang) if meeting.country else ""
    return ", ".join(filter(None, (body, days, meeting.city, country)))


def work_iri(report: Report) -> str:
    day, body = report.meeting.end, report.meeting.body
    number = "nn" if day and body else report.source.sha256[:16]
    parts = ("akn/un/debateReport", SUBTYPE, slug(body or ""), day.isoformat() if day else "undated", number)
    return "/" + "/".join(filter(None, parts))


def expression_iri(report: Report) -> str:
    day = report.meeting.end
    return f"{work_iri(report)}/{_LANGUAGES[report.source.language]}@{day.isoformat() if day else ''}"


def slug(text: str) -> str:
    """Text as a part of an IRI or an id."""
    return _NOT_IN_IRIS.sub("-", printable(text)).strip("-").lower()


def section_id(section: str) -> str:
    return f"section_{slug(section)}"


def identification(meta: Element, report: Report) -> None:
    """The three FRBR levels: the report, its text in one language, this file."""
    block = element(meta, "identification", {"source": "#object_enlace"})
    work, expression = work_iri(report), expression_iri(report)
    author = f"#{report.meeting.body or 'organization_unknown'}"
    level = _level(block, "FRBRWork", (f"{work}/!main", work), report, (author, "#role_author"))
    element(level, "FRBRcountry", {"value": "un"})
    element(level, "FRBRsubtype", {"value": SUBTYPE})
    element(level, "FRBRname", {"value": NAME})
    level = _level(
        block, "FRBRExpression", (f"{expression}/!main", expression), report, (author, "#role_author")
    )
    element(level, "FRBRlanguage", {"language": _LANGUAGES[report.source.language]})
    iris = (f"{expression}/!main.xml", f"{expression}.xml")
    level = _level(block, "FRBRManifestation", iris, report, ("#object_enlace", "#role_editor"))
    element(level, "FRBRformat", {"value": "application/akn+xml"})


def _level(
    block: Element, tag: str, iris: tuple[str, str], report: Report, author: tuple[str, str]
) -> Element:
    level = element(block, tag)
    element(level, "FRBRthis", {"value": iris[0]})
    element(level, "FRBRuri", {"value": iris[1]})
    day = report.meeting.end
    said = {"date": (day or UNKNOWN_DAY).isoformat(), "name": "meeting" if day else "unknown"}
    element(level, "FRBRdate", said)
    element(level, "FRBRauthor", {"href": author[0], "as": author[1]})
    return level


def publication(meta: Element, report: Report, lang: Language) -> None:
    """The day on which the meeting gave the report; AKN4UN asks for this element."""
    if report.meeting.end:
        day = report.meeting.end.isoformat()
        element(meta, "publication", {"date": day, "name": NAME, "showAs": title(report, lang)})


def lifecycle(meta: Element, report: Report) -> None:
    if report.meeting.end:
        block = element(meta, "lifecycle", {"source": "#object_enlace"})
        said = {"date": report.meeting.end.isoformat(), "source": "#original_report", "type": "generation"}
        element(block, "eventRef", {**said, "refersTo": "#event_meeting"})


def references(meta: Element, report: Report, lang: Language) -> None:
    """Everything that ``refersTo``, ``href`` and ``source`` point at in this document."""
    block = element(meta, "references", {"source": "#object_enlace"})
    expression = expression_iri(report)
    _refer(block, "original", "original_report", f"{expression}/!main", title(report, lang))
    for tag, eid, kind, showing in _classes(report, lang):
        _refer(block, tag, eid, f"/akn/ontology/{kind}/un/{slug(eid.partition('_')[2] or eid)}", showing)
    meeting = report.meeting
    if meeting.city:
        iri = f"/akn/ontology/location/{slug(meeting.country or 'un')}/{slug(meeting.city)}"
        _refer(block, "TLCLocation", "location_venue", iri, meeting.city)
    iri = work_iri(report).replace("/akn/un/debateReport/report", "/akn/ontology/event/un")
    _refer(block, "TLCEvent", "event_meeting", iri, title(report, lang))


def _classes(report: Report, lang: Language) -> Iterator[tuple[str, str, str, str]]:
    yield "TLCObject", "object_enlace", "object", "Enlace"
    if not report.meeting.body:
        yield "TLCOrganization", "organization_unknown", "organization", pick(_NOT_STATED, lang)
    for party in parties(report):
        kind = ("TLCLocation", "location") if is_state(party) else ("TLCOrganization", "organization")
        yield kind[0], party, kind[1], name_in_words(report, party, lang)
    for role, names in _ROLES.items():
        yield "TLCRole", f"role_{role}", "role", pick(names, lang)
    for kind_of_act in sorted({act.act for item in report.items for act in item.acts}):
        yield "TLCConcept", f"act_{kind_of_act}", "concept", act_in_words(kind_of_act, lang)
    sections = {section_id(item.section): item.section for item in report.items if item.section}
    for eid, section in sorted(sections.items()):
        yield "TLCConcept", eid, "concept", section_in_words(section, lang)


def _refer(block: Element, tag: str, eid: str, href: str, showing: str) -> None:
    element(block, tag, {"eId": eid, "href": href, "showAs": showing})


def parties(report: Report) -> list[str]:
    """Each id that occurs in the report, sorted."""
    meeting = report.meeting
    heads = (meeting.body, meeting.country, meeting.reports_to)
    found = {one for one in (*heads, *meeting.participants) if one}
    for item in report.items:
        found.update(chain(item.mentions, (mark[0] for mark in item.marks), *map(_of_act, item.acts)))
    return sorted(found)


def _of_act(act: Act) -> tuple[str, ...]:
    owed = (*act.commitment.owed_by, *act.commitment.owed_to) if act.commitment else ()
    return (*act.by, *act.to, *owed)
