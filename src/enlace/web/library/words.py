"""What the page says of what was found: the title as an answer, the name and address of each thing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enlace.directory import names
from enlace.directory.enums import PostKind
from enlace.library.enums import PassageKind
from enlace.library.queries import MOST, Found, Suggestion
from enlace.reader.outputs.words import date_in_words, section_in_words
from enlace.web.templatetags.enlace import lang


def title_of(found: Found) -> str:
    """``37 passages say “joint consulates”``."""
    said, n = "" if found.too_common else found.instead or found.asked.phrase, found.count
    if found.asked.is_empty:
        return _("What are you looking for?")
    if found.too_common and not n:
        return _("“%(said)s” is too common to be searched for alone") % {"said": found.too_common}
    if not n:
        return _("Nothing says “%(said)s”") % {"said": said} if said else _("Nothing passes these filters")
    if found.is_more:
        facts = {"said": said, "n": MOST}
        more = _("More than %(n)s passages say “%(said)s”") if said else _("More than %(n)s passages pass")
        return more % facts
    if said:
        one = ngettext("%(n)s passage says “%(said)s”", "%(n)s passages say “%(said)s”", n)
        return one % {"said": said, "n": n}
    return ngettext("%(n)s passage passes these filters", "%(n)s passages pass these filters", n) % {"n": n}


def name_of(passage: Any) -> str:
    """What heads a found thing: the meeting and number of an item, the name of a party."""
    kind = passage.kind
    if kind in (PassageKind.BODY, PassageKind.PARTY):
        return names.name_of(passage.key)
    if kind == PassageKind.PERSON:
        return str(passage.title_en)
    if kind == PassageKind.MATTER:
        both = (passage.title_es, passage.title_en)
        return str(next(said for said in (both if lang() == "es" else both[::-1]) if said))
    if kind == PassageKind.POST:
        label = str(dict(PostKind.choices).get(passage.section, passage.section))
        return ": ".join([label, *([_places(passage)] if _places(passage) else [])])
    where = names.name_of(passage.body) if passage.body else _("Of an unknown meeting")
    when = date_in_words(passage.held_on, lang()) if passage.held_on else ""
    part = (
        [section_in_words(passage.section or None, lang()), passage.path] if kind == PassageKind.ITEM else []
    )
    return " · ".join(said for said in (where, when, " ".join(one for one in part if one)) if said)


def _places(passage: Any) -> str:
    return ", ".join(names.short_name_of(code) for code in (*passage.parties, passage.body) if code)


def address_of(passage: Any, version: int | None = None) -> str:
    """Its own page, of what was replaced in the version that says it; what is not adopted opens in the review."""
    kind, key = passage.kind, passage.key
    if kind in (PassageKind.ITEM, PassageKind.REPORT):
        return _in_report(passage) + (f"?v={version}" if version else "")
    return reverse(_PAGES[kind], args=[key])


_PAGES: dict[str, str] = {
    PassageKind.COMMITMENT: "register:commitment",
    PassageKind.MATTER: "register:matter",
    PassageKind.MEETING: "meetings:meeting",
    PassageKind.BODY: "directory:body",
    PassageKind.PARTY: "directory:party",
    PassageKind.PERSON: "directory:person",
    PassageKind.POST: "directory:post",
}


def address_of_suggestion(one: Suggestion) -> str:
    """The page of what is suggested; of a term, what says it."""
    if one.kind in _PAGES:
        return reverse(_PAGES[one.kind], args=[one.key])
    said = f'"{one.said}"' if " " in one.said else one.said
    return f"{reverse('library:search')}?{urlencode({'q': said})}"


def kind_of_suggestion(one: Suggestion) -> str:
    return _("Word of the field") if one.kind == "term" else str(PassageKind(one.kind).label)


def _in_report(passage: Any) -> str:
    is_item, states = passage.kind == PassageKind.ITEM, passage.states
    if ("adopted" not in states and "replaced" not in states) or not passage.meeting:
        return reverse("reports:review-item" if is_item else "reports:review", args=[passage.ref])
    place = [passage.meeting, passage.language]
    return (
        reverse("reports:item", args=[*place, passage.key])
        if is_item
        else reverse("reports:report", args=place)
    )
