"""Several reports in one Akoma Ntoso file: a ``documentCollection`` that lists its components.

The components stand beside the collection, not inside it, so that each keeps the ids that it has when alone:
an id is unique within its document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from enlace.reader.model import Language, Report
from enlace.reader.outputs.akn_marks import Element, element
from enlace.reader.outputs.akn_meta import UNKNOWN_DAY, title
from enlace.reader.outputs.words import pick

_NAME = ("Reports of meetings", "Informes de reuniones")
_NONE = ("No reports were read.", "No se leyó ningún informe.")


def collection(root: Element, reports: Sequence[Report], lang: Language) -> list[Element]:
    """Write the list; give back the places for the reports, in their order."""
    document = element(root, "documentCollection", {"name": "meetingReports"})
    meta = element(document, "meta")
    _identification(meta, reports, lang)
    refs = element(meta, "references", {"source": "#object_enlace"})
    enlace = {"eId": "object_enlace", "href": "/akn/ontology/object/un/enlace", "showAs": "Enlace"}
    element(refs, "TLCObject", enlace)
    body = element(document, "collectionBody", {"eId": "body"})
    if not reports:
        none = element(element(body, "component", {"eId": "cmp_1"}), "interstitial", {"eId": "cmp_1__int_1"})
        element(none, "p", {"eId": "cmp_1__int_1__p_1"}).text = pick(_NONE, lang)
        return []
    components = element(root, "components", {"eId": "cmpnts"})
    places = []
    for n, report in enumerate(reports, start=1):
        listed = element(body, "component", {"eId": f"cmp_{n}"})
        said = {"eId": f"cmp_{n}__dref_1", "href": f"#cmpnts__cmp_{n}", "showAs": title(report, lang)}
        element(listed, "documentRef", said)
        places.append(element(components, "component", {"eId": f"cmpnts__cmp_{n}"}))
    return places


def _identification(meta: Element, reports: Sequence[Report], lang: Language) -> None:
    """A collection is known by what it holds: its number is made of the SHA-256 of its reports."""
    held = "\n".join(report.source.sha256 for report in reports)
    number = hashlib.sha256(held.encode()).hexdigest()[:16]
    day = max((report.meeting.end for report in reports if report.meeting.end), default=None)
    work = f"/akn/un/documentCollection/reports/{day.isoformat() if day else 'undated'}/{number}"
    expression = f"{work}/mul@"
    iris = {
        "FRBRWork": (f"{work}/!main", work),
        "FRBRExpression": (f"{expression}/!main", expression),
        "FRBRManifestation": (f"{expression}/!main.xml", f"{expression}.xml"),
    }
    block = element(meta, "identification", {"source": "#object_enlace"})
    levels = {}
    for tag, (this, whole) in iris.items():
        level = levels[tag] = element(block, tag)
        element(level, "FRBRthis", {"value": this})
        element(level, "FRBRuri", {"value": whole})
        said = {"date": (day or UNKNOWN_DAY).isoformat(), "name": "latest" if day else "unknown"}
        element(level, "FRBRdate", said)
        element(level, "FRBRauthor", {"href": "#object_enlace"})
    element(levels["FRBRWork"], "FRBRcountry", {"value": "un"})
    element(levels["FRBRWork"], "FRBRname", {"value": pick(_NAME, lang)})
    element(levels["FRBRExpression"], "FRBRlanguage", {"language": "mul"})
    element(levels["FRBRManifestation"], "FRBRformat", {"value": "application/akn+xml"})
