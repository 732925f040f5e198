"""Matters in the browser: the list, a timeline, judging links."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import html5lib
import pytest
from django.urls import reverse
from tests.standing import make_meeting, make_report

from enlace.register.matters import services
from enlace.register.matters.models import Fingerprint, Link, Matter, Passage

AT = datetime(2026, 1, 15, 12, tzinfo=UTC)
ON = date(2026, 1, 15)


@pytest.fixture
def spots(db) -> Any:
    """Two adopted reports, in two years; each has a paragraph."""

    def made(*, visibility: str = "public") -> list[tuple[int, str]]:
        found = []
        for year in (2013, 2016):
            meeting = make_meeting("consular-network", date(year, 6, 1))
            report = make_report(meeting, visibility=visibility)
            found.append((meeting.pk, report.items.first().key))
        return found

    return made


@pytest.fixture
def link(spots) -> Link:
    (a, a_key), (b, b_key) = spots()
    reasons = [{"code": "name", "en": "The same name.", "es": "El mismo nombre."}]
    return Link.objects.create(
        earlier_meeting_id=a,
        earlier_key=a_key,
        later_meeting_id=b,
        later_key=b_key,
        kind="continues",
        score=0.9,
        reasons=reasons,
    )


@pytest.fixture
def officer(client, people):
    client.force_login(people.user("secretariat"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def judge(client: Any, link: Link, verdict: str) -> Any:
    return client.post(reverse("register:matter-judge", args=[link.pk, verdict]), follow=True)


def is_valid(response: Any) -> bool:
    html5lib.HTMLParser(strict=True).parse(response.content.decode())
    return True


def test_a_link_is_judged_on_its_page_and_undone(officer, link):
    page = officer.get(reverse("register:matter-links"))
    assert is_valid(page)
    assert "The same name." in page.content.decode()
    assert "very likely" in page.content.decode()

    judge(officer, link, "accept")
    matter = Matter.objects.get()
    shown = officer.get(reverse("register:matter", args=[matter.slug]))
    assert is_valid(shown)
    assert shown.content.decode().count('class="said"') >= 2

    judge(officer, link, "undo")
    assert not Matter.objects.exists()
    judge(officer, link, "decline")
    link.refresh_from_db()
    assert link.state == "declined"


def test_judging_what_another_officer_judged_is_told(officer, link):
    judge(officer, link, "decline")

    told = judge(officer, link, "accept")

    assert "Somebody has already declined this link." in told.content.decode()
    assert not Matter.objects.exists()


def test_two_matters_are_asked_about_on_the_page(officer, link, secretariat):
    for title, spot in (
        ("One", (link.earlier_meeting_id, link.earlier_key)),
        ("Other", (link.later_meeting_id, link.later_key)),
    ):
        services.open_matter(services.Title(title), [spot], actor=secretariat, on=ON)

    asked = judge(officer, link, "accept")
    assert reverse("register:matter-judge", args=[link.pk, "join"]) in asked.content.decode()
    judge(officer, link, "join")
    assert Matter.objects.filter(merged_into=None).count() == 1


@pytest.mark.parametrize("who", ["honduras", "iom"])
def test_others_neither_see_nor_judge_links(client, people, link, who):
    client.force_login(people.user(who))

    assert client.get(reverse("register:matter-links")).status_code == 404
    assert judge(client, link, "accept").status_code == 403
    assert judge(client, link, "decline").status_code == 403
    link.refresh_from_db()
    assert link.state == "suggested"


def test_an_item_is_put_into_a_matter_from_its_page(officer, spots):
    (meeting, key), _ = spots()
    slug = Passage._meta.get_field("meeting").related_model.objects.get(pk=meeting).slug
    page = officer.get(reverse("reports:item", args=[slug, "en", key]))
    assert is_valid(page)

    officer.post(reverse("register:matter-gather", args=[slug, "en", key]), {"title_en": "The guide"})

    assert Matter.objects.get().passages.get().item_key == key
    assert "The guide" in officer.get(reverse("reports:item", args=[slug, "en", key])).content.decode()


def test_a_matter_is_renamed_and_loses_a_paragraph(officer, link, secretariat):
    matter = services.accept_link(link.pk, actor=secretariat, at=AT, on=ON)
    page = reverse("register:matter-edit", args=[matter.slug])
    assert is_valid(officer.get(page))

    officer.post(page, {"title_en": "The network", "title_es": "La red", "visibility": "public"})
    spot = {"meeting": link.later_meeting_id, "key": link.later_key}
    officer.post(reverse("register:matter-take-out", args=[matter.slug]), spot)

    matter.refresh_from_db()
    assert (matter.title_en, matter.title_es) == ("The network", "La red")
    assert matter.passages.count() == 1


def test_an_empty_title_is_refused(officer, link, secretariat):
    matter = services.accept_link(link.pk, actor=secretariat, at=AT, on=ON)
    page = reverse("register:matter-edit", args=[matter.slug])

    told = officer.post(page, {"title_en": " ", "title_es": "", "visibility": "public"})

    assert told.status_code == 422
    assert "Give the matter a title" in told.content.decode()


def test_a_guest_learns_nothing_of_a_hidden_paragraph(client, spots, secretariat):
    from enlace.reports.models import Item, Report

    (a, a_key), (b, b_key) = spots()
    matter = services.open_matter(
        services.Title("The network"), [(a, a_key), (b, b_key)], actor=secretariat, on=ON
    )
    Report.objects.filter(meeting=b).update(visibility="secretariat")
    Item.objects.filter(report__meeting=b).update(visibility="secretariat")

    page = client.get(reverse("register:matter", args=[matter.slug]))
    told = client.get(reverse("register:matters")).content.decode()

    assert page.status_code == 200
    assert page.content.decode().count('class="sheet passage"') == 1
    assert '<td class="number">1</td>' in told


def test_the_list_filters_by_state_body_and_words(officer, link, secretariat):
    services.accept_link(link.pk, actor=secretariat, at=AT, on=ON)

    for query, found in (
        ("", 1),
        ("?body=consular-network", 1),
        ("?body=rcgm", 0),
        ("?q=zzz", 0),
        ("?state=withdrawn", 0),
    ):
        page = officer.get(reverse("register:matters") + query)
        assert is_valid(page)
        assert page.content.decode().count("<tr data-row") == found, query


def test_as_many_questions_for_one_matter_as_for_three(client, spots, secretariat):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    (a, key), (b, other) = spots()
    services.open_matter(services.Title("One"), [(a, key)], actor=secretariat, on=ON)
    client.get(reverse("register:matters"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("register:matters"))
    services.open_matter(services.Title("Two"), [(b, other)], actor=secretariat, on=ON)
    third = make_report(make_meeting("rcgm", date(2014, 6, 1)), visibility="public")
    services.open_matter(
        services.Title("Three"), [(third.meeting_id, third.items.first().key)], actor=secretariat, on=ON
    )
    with CaptureQueriesContext(connection) as three:
        page = client.get(reverse("register:matters"))

    assert page.content.decode().count("<tr data-row") == 3
    assert len(one) == len(three)


@pytest.fixture
def several(link, spots) -> Link:
    """A likely and a doubtful link more on the later paragraph of the first."""
    for year, score in ((2014, 0.7), (2015, 0.4)):
        report = make_report(make_meeting("consular-network", date(year, 6, 1)), visibility="public")
        Link.objects.create(
            earlier_meeting=report.meeting,
            earlier_key=report.items.first().key,
            later_meeting=link.later_meeting,
            later_key=link.later_key,
            kind="continues",
            score=score,
            reasons=link.reasons,
        )
    return link


def test_links_stand_by_paragraph_with_doubtful_ones_folded(officer, several):
    page = officer.get(reverse("register:matter-links"))
    told = page.content.decode()

    assert is_valid(page)
    assert told.count("data-passage") == 1
    assert told.count("data-link") == 3
    assert "1 more doubtful one" in told
    assert "2 links to judge" in told


def test_paragraphs_with_doubtful_links_alone_are_shown_where_asked_for(officer, link):
    Link.objects.update(score=0.4)

    short = officer.get(reverse("register:matter-links")).content.decode()
    assert "data-link" not in short
    assert "Only doubtful ones are left." in short
    assert "data-link" in officer.get(reverse("register:matter-links") + "?doubtful=1").content.decode()


def test_the_rest_is_declined_on_the_page_and_undone(officer, several):
    told = judge(officer, several, "rest").content.decode()
    assert "3 links declined" in told
    assert "(3 links together)" in told

    judge(officer, several, "undo")
    assert set(Link.objects.values_list("state", flat=True)) == {"suggested"}


def test_a_matter_is_split_closed_and_parted_on_its_page(officer, link, secretariat):
    matter = services.accept_link(link.pk, actor=secretariat, at=AT, on=ON)
    passage = matter.passages.get(item_key=link.later_key, meeting=link.later_meeting)

    refused = officer.post(
        reverse("register:matter-split", args=[matter.slug]), {"title_en": "Own"}, follow=True
    )
    assert "Choose the paragraphs" in refused.content.decode()
    officer.post(
        reverse("register:matter-split", args=[matter.slug]), {"title_en": "Own", "passage": passage.pk}
    )
    made = Matter.objects.get(title_en="Own")
    assert made.passages.get() == passage

    officer.post(reverse("register:matter-merge", args=[made.slug]), {"into": matter.slug})
    edit = officer.get(reverse("register:matter-edit", args=[matter.slug]))
    assert is_valid(edit)
    assert "Joined with it" in edit.content.decode()
    officer.post(reverse("register:matter-part", args=[matter.slug]), {"gone": made.slug})
    assert made.passages.count() == 1

    officer.post(reverse("register:matter-close", args=[matter.slug]), {"why": "It is done."})
    page = officer.get(reverse("register:matter", args=[matter.slug]))
    assert is_valid(page)
    assert "It is done." in page.content.decode()
    assert "put in or taken out" in page.content.decode()
    officer.post(reverse("register:matter-close", args=[matter.slug]), {"again": "1"})
    matter.refresh_from_db()
    assert matter.closed_on is None


@pytest.mark.parametrize("verb", ["split", "close"])
def test_others_change_no_matter(client, people, link, secretariat, verb):
    matter = services.accept_link(link.pk, actor=secretariat, at=AT, on=ON)
    services.rename_matter(matter.pk, services.Title("A"), "public", actor=secretariat)
    client.force_login(people.user("honduras"))

    assert client.post(reverse(f"register:matter-{verb}", args=[matter.slug])).status_code == 403
    assert client.post(reverse("register:matter-part", args=[matter.slug])).status_code == 404


def test_as_many_questions_for_one_link_as_for_three(officer, several):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("register:matter-links") + "?doubtful=1"
    officer.get(address)
    with CaptureQueriesContext(connection) as three:
        officer.get(address)
    Link.objects.exclude(pk=several.pk).delete()
    with CaptureQueriesContext(connection) as one:
        officer.get(address)
    assert len(one) == len(three)


def test_the_words_that_the_reasons_quote_are_marked_in_both_paragraphs(officer, link):
    why = "Both are about “LIST of  consulates”/“<b>”, “consul”."
    Link.objects.update(reasons=[{"code": "subject", "en": why, "es": why}])

    told = officer.get(reverse("register:matter-links"))

    assert is_valid(told)
    assert told.content.decode().count("the <mark>list of consulates</mark> to Mexico") == 2


def test_how_many_are_judged_stands_above_and_the_last_one_can_be_undone_there(officer, several):
    page = reverse("register:matter-links")
    assert "judged</label>" not in officer.get(page).content.decode()

    judge(officer, several, "decline")

    told = officer.get(page).content.decode()
    assert "1 of 2 judged</label>" in told
    undo = reverse("register:matter-judge", args=[several.pk, "undo"])
    assert told.count(undo) == 1
    assert told.index(undo) < told.index("data-passage")
    judge(officer, several, "undo")
    assert undo not in officer.get(page).content.decode()


def test_the_words_are_marked_in_the_language_of_the_page_too(officer, link):
    """The reasons quote English; the page shows the paragraph that is there in Spanish in Spanish."""
    for meeting in (link.earlier_meeting, link.later_meeting):
        make_report(meeting, "es", visibility="public")
        for language, said in (("en", "list"), ("es", "Lista")):
            Fingerprint.objects.create(
                meeting=meeting,
                language=language,
                item_key=link.later_key,
                features={"said": {"~list": said, "~iom": "Honduras"}},
            )
    Link.objects.update(
        reasons=[{"code": "subject", "en": "Both are about “list”.", "es": "Ambos tratan de “list”."}]
    )

    told = officer.get(reverse("register:matter-links"), HTTP_ACCEPT_LANGUAGE="es").content.decode()

    assert told.count("la <mark>lista</mark> de consulados") == 2
    assert told.count("<mark>") == 2
