"""The page in Debian's Chromium, where Playwright for Python and Chromium are installed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from from_gold import gold_files, report_from_gold

from enlace.reader.outputs.html_out import render


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    reports = [report_from_gold(gold) for gold in gold_files()]
    file: Path = tmp_path_factory.mktemp("page") / "register.html"
    file.write_text(render(reports, lang="es", today=date(2018, 3, 15)), "utf-8")
    return file.as_uri()


def opened(browser: Any, address: str, **context: Any) -> tuple[Any, list[str]]:
    page = browser.new_context(**context).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_never_scrolls_sideways_and_breaks_no_policy(browser: Any, address: str, width: int) -> None:
    page, complaints = opened(browser, address, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_filters_stay_in_the_address_and_a_link_brings_them_back(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    page.locator("#rail").evaluate("rail => rail.open = true")
    page.select_option("[name=party]", "ts")
    page.fill("[name=q]", "migracion")
    page.wait_for_url("**#q=migracion&party=ts")
    shown = page.inner_text("#shown")
    again, complaints = opened(browser, page.url)
    assert again.inner_text("#shown") == shown
    assert again.input_value("[name=party]") == "ts"
    visible = again.locator("#list .row:not([hidden])")
    assert all(
        "ts" in party.split() for party in visible.evaluate_all("rows => rows.map(r => r.dataset.party)")
    )
    assert complaints == []


def test_by_date_shows_each_commitment_once_and_back(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    before = page.locator("#list .row").evaluate_all("rows => rows.map(r => r.dataset.c)")
    page.click("[data-view=date]")
    once = page.locator("#dated .row").evaluate_all("rows => rows.map(r => r.dataset.c)")
    assert sorted(once) == sorted(set(before))
    page.click("[data-view=party]")
    assert page.locator("#list .row").evaluate_all("rows => rows.map(r => r.dataset.c)") == before


def test_a_link_to_a_row_opens_it_and_keys_move_on(browser: Any, address: str) -> None:
    page, _ = opened(browser, address + "#c7")
    page.wait_for_function("document.activeElement.closest('#c7')")
    assert page.evaluate("document.querySelector('#c7 details').open")
    row = "document.activeElement.closest('.row').dataset.c"
    first = page.evaluate(row)
    page.keyboard.press("j")
    assert page.evaluate(row) != first
    page.keyboard.press("k")
    assert page.evaluate(row) == first == "7"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_without_the_script_the_page_is_read_and_rows_open(browser: Any, address: str) -> None:
    page, _ = opened(browser, address, java_script_enabled=False)
    assert not page.locator("#filters").is_visible()
    page.locator("#list .row summary").first.click()
    assert page.locator("#list .row .source").first.is_visible()


def test_the_picture_is_saved_with_its_style(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    with page.expect_download() as saving:
        page.click("#save")
    assert saving.value.suggested_filename == "compromisos-por-fecha.svg"
    assert "<style>" in Path(saving.value.path()).read_text("utf-8")
