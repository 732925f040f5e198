"""For machines: the map of the site and the feeds. They show the public's view, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from enlace.core.actor import Actor
from enlace.directory import names
from enlace.directory.queries import bodies
from enlace.reader.outputs.words import days_in_words
from enlace.register import outcomes
from enlace.reports import readings
from enlace.web.templatetags.enlace import lang

PUBLIC = Actor.public()


class ReportMap(Sitemap):  # type: ignore[type-arg]  # generic only in the stubs
    """Public adopted reports, each with the same meeting's report in the other language."""

    limit = 10_000

    def items(self) -> Any:
        return readings.adopted_in_order(PUBLIC)

    def location(self, item: Any) -> str:
        return reverse("reports:report", args=[item.meeting.slug, item.language])

    def lastmod(self, item: Any) -> datetime:
        return item.adopted_at  # type: ignore[no-any-return]  # a report's own moment

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        urls = super().get_urls(page, site, protocol)
        languages: dict[int, list[dict[str, str]]] = {}
        for url in urls:
            report = url["item"]
            place = {"location": url["location"], "lang_code": report.language}
            languages.setdefault(report.meeting_id, []).append(place)
        for url in urls:
            both = languages[url["item"].meeting_id]
            if len(both) > 1:
                url["alternates"] = both
        return urls


class PageMap(Sitemap):  # type: ignore[type-arg]  # generic only in the stubs
    """The pages that stand whatever was adopted."""

    def items(self) -> list[str]:
        return ["public:home", "reports:reports", "meetings:meetings", "register:matrix", "desk:dashboard"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, Any] = {"reports": ReportMap, "pages": PageMap}


class Adopted(Feed):  # type: ignore[type-arg]  # generic only in the stubs
    """The reports adopted last."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, code: str = "") -> str:
        if code and not bodies().filter(code=code).exists():
            raise Http404
        return code

    def title(self, code: str) -> str:
        if code:
            return _("Adopted reports: %(body)s") % {"body": names.name_of(code)}
        return _("Adopted reports")

    def link(self, code: str) -> str:
        return reverse("reports:reports") + (f"?body={code}" if code else "")

    def items(self, code: str) -> list[Any]:
        return list(readings.adopted_lately(PUBLIC, body=code))

    def item_title(self, item: Any) -> str:
        meeting = item.meeting
        days = days_in_words(meeting.starts_on, meeting.ends_on, lang())
        return f"{names.name_of(meeting.body_id)}, {days} ({dict(settings.LANGUAGES)[item.language]})"

    def item_description(self, item: Any) -> str:
        return item.meeting.city  # type: ignore[no-any-return]  # a meeting's own field

    def item_link(self, item: Any) -> str:
        return reverse("reports:report", args=[item.meeting.slug, item.language])

    def item_pubdate(self, item: Any) -> datetime:
        return item.adopted_at  # type: ignore[no-any-return]  # a report's own moment

    def item_guid(self, item: Any) -> str:
        return f"urn:sha256:{item.text_sha256}"


class Done(Feed):  # type: ignore[type-arg]  # generic only in the stubs
    """What was confirmed done last."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Commitments confirmed done")

    def link(self) -> str:
        return reverse("register:matrix")

    def items(self) -> Iterable[Any]:
        return outcomes.done_lately(PUBLIC)

    def item_title(self, item: Any) -> str:
        facts = {
            "party": names.short_name_of(item.party_id),
            "body": names.short_name_of(item.commitment.body_id),
        }
        return _("%(party)s: done, as undertaken in %(body)s") % facts

    def item_description(self, item: Any) -> str:
        return str(item.commitment.text(lang()))

    def item_link(self, item: Any) -> str:
        return reverse("register:commitment", args=[item.commitment.reference])

    def item_guid(self, item: Any) -> str:
        return f"tag:enlace,{item.done_on.isoformat()}:{item.commitment.reference}:{item.party_id}"

    def item_pubdate(self, item: Any) -> datetime:
        return datetime.combine(item.done_on, time(), UTC)
