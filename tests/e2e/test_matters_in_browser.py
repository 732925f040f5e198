"""Matters in a browser, in both languages: found while typing, joined, split, in parts, in pages; on a phone too."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.standing import make_meeting, make_report

from enlace.register.matters.models import Link, Matter, Passage

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
axe_module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
WHY = [
    {
        "code": "subject",
        "en": "Both are about “list of consulates”/“lista de consulados”.",
        "es": "Ambos tratan de “list of consulates”/“lista de consulados”.",
    }
]
SAID = {
    "en": {
        "join": "Join the two",
        "part": "Part the two again",
        "split": "Make it a matter of its own",
    },
    "es": {
        "join": "Unir los dos",
        "part": "Volver a separar los dos",
        "split": "Hacer de ellos un asunto propio",
    },
}


def report_of(year: int, paragraphs: int = 2) -> Any:
    texts = [f"Honduras sends the list of consulates to Mexico, {n}." for n in range(paragraphs)]
    keys = [f"conclusions-{n + 1}" for n in range(paragraphs)]
    meeting = make_meeting("consular-network", date(year, 6, 1))
    return make_report(meeting, visibility="public", keys=keys, texts=texts)


def matter_of(title: str, *reports: Any) -> Matter:
    """A matter of all the paragraphs of these reports."""
    slug = title.lower().replace(" ", "-")
    matter = Matter.objects.create(
        slug=slug, title_en=title, title_es=title, visibility="public", opened_on=date(2024, 7, 1)
    )
    for report in reports:
        for key in report.items.values_list("key", flat=True):
            Passage.objects.create(matter=matter, meeting=report.meeting, item_key=key)
    return matter


def link_between(earlier: Any, later: Any, *, key: str = "conclusions-1", score: float = 0.9) -> Link:
    return Link.objects.create(
        earlier_meeting=earlier.meeting,
        earlier_key=key,
        later_meeting=later.meeting,
        later_key="conclusions-1",
        kind="continues",
        score=score,
        reasons=WHY,
    )


def wrong_on(visitor: Any) -> list[Any]:
    """What axe says against the page, and whether it scrolls sideways."""
    found = axe_module.Axe().run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
    wrong: list[Any] = [(one["id"], one["nodes"][0]["target"], one["help"]) for one in found]
    if visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append("scrolls sideways")
    return wrong


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_declined_pair_does_not_come_back_until_it_is_undone(visit, folk, lang):
    first, second, third = report_of(2013), report_of(2014), report_of(2016)
    declined, other = link_between(first, third), link_between(second, third, score=0.8)
    officer = visit(lang=lang).sign_in(folk.user("secretariat")).open("/matters/links/")
    page = officer.page
    assert page.locator(f"#link-{declined.pk}").count() == 1
    assert page.locator(".candidate mark").first.inner_text() == "list of consulates"

    with page.expect_navigation():
        page.keyboard.press("d")
    officer.open("/matters/links/?doubtful=1")
    assert page.locator(f"#link-{declined.pk}").count() == 0
    assert page.locator(f"#link-{other.pk}").count() == 1
    assert page.locator("progress").get_attribute("value") == "1"

    with page.expect_navigation():
        page.locator(".judged-last button").click()
    assert page.locator(f"#link-{declined.pk}").count() == 1
    assert page.locator(".judged-last").count() == 0
    assert (officer.complaints, officer.elsewhere) == ([], [])


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_matter_is_found_while_typing_joined_parted_and_split(visit, folk, lang):
    said = SAID[lang]
    here, there = matter_of("Consulates", report_of(2013)), matter_of("Visas of seamen", report_of(2014))
    matter_of("Another thing", report_of(2015))
    officer = visit(lang=lang).sign_in(folk.user("secretariat")).open(f"/matters/{here.slug}/edit/")
    page = officer.page

    assert page.locator("#choices input[name=into]").count() == 2
    page.locator("#choose").press_sequentially("seamen")
    sync_api.expect(page.locator("#choices input[name=into]")).to_have_count(1)
    page.locator(f"#into-{there.pk}").check()
    page.get_by_role("button", name=said["join"], exact=True).click()
    page.wait_for_url(lambda url: url.endswith(f"/matters/{there.slug}/"))
    assert page.locator("section.passage").count() == 4

    officer.open(f"/matters/{there.slug}/edit/")
    with page.expect_navigation():
        page.get_by_role("button", name=said["part"]).click()
    assert here.passages.count() == there.passages.count() == 2

    officer.open(f"/matters/{there.slug}/edit/")
    page.locator("input[name=passage]").first.check()
    page.fill(f"#split-{lang}", "Ñandú")
    with page.expect_navigation():
        page.get_by_role("button", name=said["split"], exact=True).click()
    own = Matter.objects.get(**{f"title_{lang}": "Ñandú"})
    assert (own.passages.count(), there.passages.count()) == (1, 1)
    assert (officer.complaints, officer.elsewhere) == ([], [])


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("es", 360)])
def test_a_matter_of_hundreds_of_paragraphs_comes_in_parts(visit, folk, lang, width):
    matter = matter_of("Consulates", *(report_of(year, 30) for year in range(2010, 2020)))
    officer = visit(lang=lang, width=width).sign_in(folk.user("secretariat")).open(f"/matters/{matter.slug}/")
    page = officer.page
    shown = page.locator("section.passage").count()
    assert 0 < shown < 100
    assert wrong_on(officer) == []

    page.locator("#earlier a").focus()
    page.keyboard.press("Enter")
    page.locator("section.passage").nth(shown).wait_for()
    numbers = page.locator("section.passage .passage-no").all_inner_texts()
    assert numbers == [str(n) for n in range(301 - len(numbers), 301)]
    assert wrong_on(officer) == []

    officer.open(f"/matters/{matter.slug}/edit/")
    assert wrong_on(officer) == []
    assert (officer.complaints, officer.elsewhere) == ([], [])


@pytest.mark.parametrize(("lang", "width"), [("en", 360), ("es", 1280)])
def test_the_list_of_matters_comes_in_pages_that_keep_what_was_asked(visit, folk, lang, width):
    report = report_of(2016, 61)
    for n, key in enumerate(report.items.values_list("key", flat=True)):
        matter = matter_of(f"{'Visas' if n else 'Consulates'} {n}")
        Passage.objects.create(matter=matter, meeting=report.meeting, item_key=key)
    officer = visit(lang=lang, width=width).sign_in(folk.user("secretariat")).open("/matters/?q=visas")
    page = officer.page
    assert page.locator("tr[data-row]").count() == 50
    assert wrong_on(officer) == []

    with page.expect_navigation():
        page.locator("nav.pages a[rel=next]").click()

    assert page.locator("tr[data-row]").count() == 10
    assert page.locator("#matter-q").input_value() == "visas"
    assert wrong_on(officer) == []
    assert officer.complaints == []


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_links_page_is_accessible_and_fits_in_every_state(visit, folk, lang, width):
    later = report_of(2016)
    for n, year in enumerate(range(2005, 2013)):
        link_between(report_of(year), later, score=0.95 - n / 10)
    officer = visit(lang=lang, width=width).sign_in(folk.user("secretariat")).open("/matters/links/")
    page = officer.page
    assert wrong_on(officer) == []
    for key in ("a", "d", "x"):
        with page.expect_navigation():
            page.keyboard.press(key)
        assert wrong_on(officer) == []
    assert page.locator("[data-link]").count() == 0
    assert (officer.complaints, officer.elsewhere) == ([], [])
