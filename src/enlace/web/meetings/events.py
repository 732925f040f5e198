"""A meeting in the words of schema.org, for machines that read the page."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from enlace.directory import names
from enlace.directory import queries as directory


def as_event(meeting: Any, *, url: str, lang: str) -> SafeString:
    """JSON-LD of an ``Event``, safe to stand in a ``script`` of data."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.body.name(lang),
        "url": url,
        "startDate": meeting.starts_on.isoformat(),
        "endDate": meeting.ends_on.isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if meeting.cancelled_on else 'Scheduled'}",
        "organizer": {"@type": "Organization", "name": meeting.body.name(lang)},
    }
    if meeting.city or meeting.country:
        said["location"] = _place(meeting, lang)
    if meeting.participants:
        said["attendee"] = [
            {"@type": "Organization", "name": names.name_of(code, lang)} for code in meeting.participants
        ]
    text = json.dumps(said, ensure_ascii=False)
    for sign, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, written)
    return mark_safe(text)  # no sign is left that could end the script


def _place(meeting: Any, lang: str) -> dict[str, Any]:
    address = {"@type": "PostalAddress"}
    if meeting.city:
        address["addressLocality"] = meeting.city
    if meeting.country:
        address["addressCountry"] = directory.state_name(meeting.country, lang)
    return {"@type": "Place", "name": meeting.city or address["addressCountry"], "address": address}
