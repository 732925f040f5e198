"""Suggestions while typing, on any page: a combobox by keyboard and pointer, a plain form without JavaScript."""

from __future__ import annotations

import pytest

axe_module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_field_is_a_combobox_by_keyboard(visit, folk, width):
    visitor = visit(lang="en", width=width)
    page = visitor.open("/meetings/").page
    page.keyboard.press("/")
    page.keyboard.type("hond", delay=20)
    page.wait_for_selector("[role=option]")
    field = page.locator("#find")

    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "true"
    assert axe_module.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert (chosen.get_attribute("aria-selected"), chosen.locator("span").first.inner_text()) == (
        "true",
        "Honduras",
    )
    page.keyboard.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "hond")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/parties/HND/")
    assert visitor.complaints == []


def test_enter_with_none_chosen_searches_and_a_press_opens(visit, folk):
    page = visit(lang="es").open("/meetings/").page
    page.fill("#find", "hond")
    page.wait_for_selector("[role=option]")
    page.locator("#find").press("Enter")
    page.wait_for_url("**/search/?q=hond")
    page.locator("#search-q").fill("hondur")
    page.locator("[role=option]", has_text="Honduras").first.click()
    page.wait_for_url("**/parties/HND/")


def test_without_javascript_it_is_a_plain_form(visit, folk):
    visitor = visit(lang="en")
    context = visitor.context.browser.new_context(java_script_enabled=False, locale="en-US")
    page = context.new_page()
    page.goto(f"{visitor.base}/meetings/")
    page.fill("#find", "Honduras")
    page.press("#find", "Enter")

    assert "q=Honduras" in page.url
    context.close()
