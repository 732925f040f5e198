"""Links judged by keyboard in both languages; two officers at one link; the page of the matter that comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.standing import make_meeting, make_report

from enlace.register.matters.models import Link, Matter

WHY = [{"code": "name", "en": "Both name the same thing.", "es": "Ambos nombran lo mismo."}]
PRESSED = {
    "en": ("Declined; this pair is not suggested again.", "Somebody has already accepted this link."),
    "es": ("Descartado; este par no se sugerirá de nuevo.", "Alguien ya aceptó este vínculo."),
}


@pytest.fixture
def links(folk: Any) -> list[Link]:
    """A paragraph of 2016 on which three links to paragraphs of 2013 wait, one of them doubtful."""
    spots = []
    for year in (2013, 2014, 2015, 2016):
        report = make_report(make_meeting("consular-network", date(year, 6, 1)), visibility="public")
        spots.append((report.meeting_id, report.items.first().key))
    later, later_key = spots.pop()
    return [
        Link.objects.create(
            earlier_meeting_id=meeting,
            earlier_key=key,
            later_meeting_id=later,
            later_key=later_key,
            kind="continues",
            score=score,
            reasons=WHY,
        )
        for (meeting, key), score in zip(spots, (0.9, 0.8, 0.4), strict=True)
    ]


def states() -> list[str]:
    return list(Link.objects.order_by("-score").values_list("state", flat=True))


def press(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_links_are_judged_by_keyboard_alone(visit, folk, links, lang):
    officer = visit(lang=lang).sign_in(folk.user("secretariat")).open("/matters/links/")
    page = officer.page
    assert not page.locator("details .candidate").first.is_visible()

    press(page, "d")
    assert states() == ["declined", "suggested", "suggested"]
    press(page, "u")
    assert states() == ["suggested"] * 3
    press(page, "a")
    assert states() == ["accepted", "suggested", "suggested"]
    press(page, "x")
    assert states() == ["accepted", "declined", "declined"]
    press(page, "u")
    assert states() == ["accepted", "suggested", "suggested"]

    officer.open(f"/matters/{Matter.objects.get().slug}/")
    assert page.locator("section.passage").count() == 2
    page.locator("svg.matter-line a").first.focus()
    page.keyboard.press("Enter")
    assert "#passage-" in page.url
    assert officer.complaints == []
    assert officer.elsewhere == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_second_of_two_officers_is_told(visit, folk, links, lang):
    first, second = (
        visit(lang=lang).sign_in(folk.user("secretariat")).open("/matters/links/") for _ in range(2)
    )

    press(first.page, "a")
    press(second.page, "d")

    assert PRESSED[lang][1] in second.page.content()
    assert states()[0] == "accepted"
    press(second.page, "d")
    assert PRESSED[lang][0] in second.page.content()
