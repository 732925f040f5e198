"""What public pages say to machines, in the words of schema.org. Built from what the page shows, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from enlace.core.enums import Visibility
from enlace.directory import names
from enlace.reports.enums import ReportState

CONTEXT = "https://schema.org"
Address = Callable[[str], str]
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def written(data: Any) -> SafeString:
    """As JSON that cannot end the element it stands in."""
    said = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(said)  # what could close the element was escaped above


def report(shown: Any, items: Iterable[Any], address: Address) -> SafeString | None:
    """A public adopted report with the addresses of its paragraphs; nothing for any other."""
    if not _is_public(shown):
        return None
    here = address(_path(shown))
    parts = [
        {"@type": "CreativeWork", "position": item.path, "url": f"{here}{item.key}/"}
        for item in items
        if item.visibility == Visibility.PUBLIC
    ]
    return written({"@context": CONTEXT, **_report(shown, address), "hasPart": parts})


def paragraph(shown: Any, item: Any, address: Address) -> SafeString | None:
    """One public paragraph of a public adopted report."""
    if not _is_public(shown) or item.visibility != Visibility.PUBLIC:
        return None
    said = {
        "@context": CONTEXT,
        "@type": "CreativeWork",
        "url": f"{address(_path(shown))}{item.key}/",
        "position": item.path,
        "inLanguage": shown.language,
        "text": item.text,
        "isPartOf": _report(shown, address),
    }
    return written(said)


def _is_public(shown: Any) -> bool:
    adopted = shown.state in (ReportState.ADOPTED, ReportState.REPLACED)
    return bool(adopted and shown.visibility == Visibility.PUBLIC)


def _path(shown: Any) -> str:
    return reverse("reports:report", args=[shown.meeting.slug, shown.language])


def _report(shown: Any, address: Address) -> dict[str, Any]:
    lang, meeting = shown.language, shown.meeting
    here = address(_path(shown))
    body = {"@type": "Organization", "name": names.name_of(meeting.body_id, lang)}
    event: dict[str, Any] = {
        "@type": "Event",
        "name": names.name_of(meeting.body_id, lang),
        "startDate": meeting.starts_on.isoformat(),
        "endDate": meeting.ends_on.isoformat(),
        "organizer": body,
        "url": address(reverse("meetings:meeting", args=[meeting.slug])),
    }
    if meeting.city:
        place = {"@type": "PostalAddress", "addressLocality": meeting.city}
        if meeting.country:
            place["addressCountry"] = names.name_of(meeting.country, lang)
        event["location"] = {"@type": "Place", "name": meeting.city, "address": place}
    return {
        "@type": "Report",
        "@id": here,
        "url": here,
        "name": _("Report: %(body)s") % {"body": names.name_of(meeting.body_id)},
        "inLanguage": lang,
        "datePublished": localdate(shown.adopted_at).isoformat(),
        "version": str(shown.version),
        "identifier": f"sha256:{shown.text_sha256}",
        "publisher": body,
        "about": event,
    }
