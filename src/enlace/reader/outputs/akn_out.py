"""Akoma Ntoso 3.0 (OASIS): each report a ``debateReport name="meetingReport"``, as the UN's AKN4UN has it.

One report is one document. Several are components of one file, listed by a
``documentCollection``.
How the parts are used is written down in ``docs/akoma-ntoso.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from enlace.reader.model import Language, Report
from enlace.reader.outputs.akn_analysis import analysis, provenance
from enlace.reader.outputs.akn_body import Body
from enlace.reader.outputs.akn_collection import collection
from enlace.reader.outputs.akn_layout import lay_out
from enlace.reader.outputs.akn_marks import AKN, ENLACE, Element, element
from enlace.reader.outputs.akn_meta import NAME, identification, lifecycle, publication, references
from enlace.reader.outputs.akn_preface import preface

_MIXED = {f"{{{AKN}}}{tag}" for tag in ("p", "num", "heading", "crossHeading")}


def render(reports: Sequence[Report], *, lang: Language) -> bytes:
    """The XML file, UTF-8; ``lang`` is the language of names in the metadata, the text stands as it is."""
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "enlace": ENLACE})
    if len(reports) == 1:
        _document(root, reports[0], lang)
    else:
        for place, report in zip(collection(root, reports, lang), reports, strict=True):
            _document(place, report, lang)
    _indent(root, "\n")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _document(parent: Element, report: Report, lang: Language) -> None:
    document = element(parent, "debateReport", {"name": NAME, "contains": "originalVersion"})
    meta = element(document, "meta")
    layout = lay_out(report)
    preface(document, report, layout.preface)
    acts = Body(document, report, layout).acts
    identification(meta, report)
    publication(meta, report, lang)
    lifecycle(meta, report)
    analysis(meta, report, acts)
    references(meta, report, lang)
    provenance(meta, report)


def _indent(parent: Element, lead: str) -> None:
    """Put each element on a line of its own, but nothing inside running text."""
    if parent.tag in _MIXED or not len(parent):
        return
    parent.text = lead + "  "
    for child in parent:
        child.tail = lead + "  "
        _indent(child, lead + "  ")
    parent[-1].tail = lead
