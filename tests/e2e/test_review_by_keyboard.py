"""A report of twenty items reviewed and adopted by keyboard alone; two officers at one item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enlace.reports import services
from enlace.reports.models import Act

HEAD = (
    "REPORT OF THE MEETING OF THE LIAISON OFFICER NETWORK FOR CONSULAR PROTECTION\n\n"
    "The meeting was held in Panama City, Panama, on June 12, 2018.\n\nCONCLUSIONS\n\n"
)
ITEMS = [
    "Thank the Government of Panama for its hospitality.",
    "Take note of the report presented by IOM.",
    "Request Honduras and Mexico to send their figures to the TS by July 31, 2018.",
    "Ask the TS to circulate the minutes within two weeks.",
] * 5
MOST_KEYS = 60
"""For twenty items with two corrections; ten a minute would still be six minutes."""


@pytest.fixture
def report(folk, run_jobs) -> Any:
    lines = "\n\n".join(f"{n}. {text}" for n, text in enumerate(ITEMS, 1))
    batch = services.start_import([("twenty.txt", (HEAD + lines).encode())], actor=folk.actor("secretariat"))
    run_jobs()
    found = batch.files.get().report
    assert found.items.count() == 20
    return found


class Hands:
    """Presses keys and counts them; a text that is typed counts letter by letter."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.count += len(text)
        self.page.keyboard.type(text)

    def settled(self) -> None:
        self.page.wait_for_timeout(50)
        while self.page.locator("[aria-busy=true]").count():
            self.page.wait_for_timeout(20)

    def tab_to(self, selector: str) -> None:
        for _ in range(25):
            if self.page.locator(f"{selector}:focus").count():
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is out of reach")


def test_twenty_items_are_reviewed_and_adopted_by_keyboard(visit, folk, report):
    officer = visit().sign_in(folk.user("secretariat")).open(f"/review/{report.pk}/")
    page, hands = officer.page, Hands(officer.page)
    assert page.title().startswith("20 of 20 items to review: ")

    hands.press("a")
    hands.press("a")
    hands.settled()
    hands.press("e")
    hands.settled()
    hands.tab_to("[name=due]")
    hands.press("Control+a")
    hands.type("2018-08-15")
    hands.press("Enter")
    hands.settled()
    hands.press("r")
    hands.settled()
    hands.press("u")
    hands.settled()
    while page.locator("[data-left]").count():
        hands.press("a")
        hands.settled()
    assert page.title().startswith("Reviewed, ready to adopt: ")
    page.locator("[data-key=adopt]:focus").wait_for()
    hands.press("Enter")
    page.wait_for_url("**/adopt/")
    hands.press("Tab")
    hands.press("Enter")
    hands.tab_to("button.btn-primary")
    hands.press("Enter")
    page.wait_for_url(lambda url: "/adopt/" not in url)

    report.refresh_from_db()
    assert report.state == "adopted"
    assert Act.objects.filter(item__report=report, due_on=date(2018, 8, 15)).count() == 1
    assert hands.count <= MOST_KEYS, hands.count
    assert officer.complaints == []


def test_the_later_of_two_officers_sees_what_the_other_did(visit, folk, report):
    act = report.items.get(path="3").acts.get()
    first, second = (visit().sign_in(folk.user("secretariat")) for _ in range(2))
    for one in (first, second):
        one.open(f"/review/{report.pk}/?order=report")
        one.page.locator(f"#act-{act.pk} [data-key=e]").click()
    first.page.fill("[name=owed_by]", "Panama")
    first.page.click("button[name=save]")
    first.page.locator(f"#act-{act.pk}", has_text="owed by Panama").wait_for()

    second.page.fill("[name=owed_by]", "Belize")
    second.page.click("button[name=save]")
    second.page.get_by_role("alert").filter(has_text="Somebody else has changed this").wait_for()

    assert second.page.locator("[role=alert] td").all_inner_texts() == ["Panama", "Belize"]
    assert second.page.input_value("[name=owed_by]") == "Belize"
    act.refresh_from_db()
    assert act.owed_by == ["PAN"]
    second.page.click("button[name=save]")
    second.page.locator(f"#act-{act.pk}", has_text="owed by Belize").wait_for()
    act.refresh_from_db()
    assert act.owed_by == ["BLZ"]


def test_words_that_are_marked_become_an_act_and_split_one(visit, folk, report):
    officer = visit().sign_in(folk.user("secretariat")).open(f"/review/{report.pk}/?order=report")
    page, item = officer.page, report.items.get(path="3")
    mark = """([id, words]) => {
        const source = document.querySelector(`#item-${id} [data-source]`), walk = document.createTreeWalker(source, 4);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }
    }"""
    page.locator(f"#item-{item.pk}").focus()
    page.evaluate(mark, [str(item.pk), "to send their"])

    page.keyboard.press("s")
    page.locator(f"#item-{item.pk} [data-act]").nth(1).wait_for()
    page.evaluate(mark, [str(item.pk), "figures"])
    page.keyboard.press("n")
    page.locator("textarea[name=words]").wait_for()

    assert page.input_value("textarea[name=words]") == "figures"
    assert list(item.acts.values_list("text", flat=True)) == [
        "Request Honduras and Mexico",
        "to send their figures to the TS by July 31, 2018.",
    ]
