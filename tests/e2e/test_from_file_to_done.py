"""The whole way in a browser: a file is brought in, reviewed, adopted; a party reports, the secretariat confirms."""

from __future__ import annotations

import csv
import io

import pytest
from tests.scene import SAMPLES

FILE = SAMPLES / "word" / "trafficking-2004-03.en.docx"
SETTLE = "button[formaction*='/settle/'], form[action*='/settle/'] button"
SPANISH = SAMPLES / "word" / "trafficking-2004-03.es.docx"


def bring_in_by_hand(visitor, run_jobs, file):
    page = visitor.open("/import/").page
    page.set_input_files("#files", file)
    page.click("form[data-import] button.btn-primary")
    page.wait_for_url("**/import/*-*/")
    run_jobs()
    page.reload()
    page.click("main a[href^='/review/']")
    page.wait_for_url("**/review/*/")


def review_by_keyboard(page) -> int:
    """Press "a" until nothing is left; tells how many presses it took."""
    presses = 0
    page.locator("[data-row]").first.focus()
    while page.locator("[data-row][data-left]").count():
        left = page.locator("[data-row][data-left]").count()
        if not page.evaluate("document.activeElement.closest('[data-left]') !== null"):
            page.locator("[data-row][data-left]").first.focus()
        page.keyboard.press("a")
        page.locator("[data-row][data-left]").nth(left - 1).wait_for(state="detached")
        presses += 1
    while page.locator(SETTLE).count():
        page.locator(SETTLE).first.click()
        page.wait_for_load_state()
        page.reload()
    return presses


def adopt_by_hand(page):
    address = page.url.partition("?")[0].partition("#")[0]
    page.goto(address + "visibility/")
    page.check("input[name=visibility][value=public]") if page.locator(
        "input[name=visibility]"
    ).count() else page.select_option("select[name=visibility]", "public")
    page.click("main form button.btn-primary")
    page.goto(address + "adopt/")
    page.click("main form button.btn-primary")
    page.wait_for_load_state()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_from_a_word_file_to_what_is_done(visit, folk, run_jobs, lang, tmp_path):
    officer = visit(lang=lang).sign_in(folk.user("secretariat"))
    bring_in_by_hand(officer, run_jobs, FILE)
    review_by_keyboard(officer.page)
    adopt_by_hand(officer.page)

    focal = visit(lang=lang, width=360).sign_in(folk.user("mexico"))
    focal.open("/desk/").page.click("main a[href^='/commitments/']")
    focal.page.wait_for_load_state()
    reference = focal.page.url.split("/commitments/")[1].split("/")[0]
    proof = tmp_path / "note.txt"
    proof.write_text("Note verbale 12/2026")
    focal.open(f"/commitments/{reference}/MEX/report_done/")
    focal.page.fill("textarea[name=note]", "Enviado por nota verbal.")
    focal.page.set_input_files("input[type=file]", proof)
    focal.page.click("main form button.btn-primary")
    focal.page.wait_for_url(f"**/commitments/{reference}/**")

    officer.open(f"/commitments/{reference}/").page.locator(
        "#answer-MEX form[action$='/confirm/'] button"
    ).click()
    officer.page.wait_for_load_state()
    assert officer.page.locator("#answer-MEX .state-confirmed_done").count() == 1

    exported = officer.context.request.get(
        f"{officer.base}/matrix/export.csv?party=MEX&state=confirmed_done"
    ).text()
    rows = list(csv.reader(io.StringIO(exported.lstrip("\ufeff"))))
    assert any(reference in cell for row in rows for cell in row)
    assert (officer.complaints, officer.elsewhere, focal.complaints, focal.elsewhere) == ([], [], [], [])


def test_the_second_of_two_reviewers_sees_the_difference(visit, folk, run_jobs):
    first = visit(lang="en").sign_in(folk.user("secretariat"))
    bring_in_by_hand(first, run_jobs, FILE)
    second = visit(lang="en").sign_in(folk.user("secretariat"))
    second.page.goto(first.page.url)
    first.page.locator("[data-row] [data-key=a]").first.click()
    first.page.locator(".is-reviewed").first.wait_for()

    second.page.locator("[data-row] [data-key=a]").first.click()

    second.page.locator(".review-item [role=alert]").first.wait_for()
    assert second.page.locator(".is-reviewed").count() <= 1


def test_two_languages_of_a_meeting_join_in_one_commitment(visit, folk, run_jobs):
    officer = visit(lang="en").sign_in(folk.user("secretariat"))
    for file in (FILE, SPANISH):
        bring_in_by_hand(officer, run_jobs, file)
        review_by_keyboard(officer.page)
        adopt_by_hand(officer.page)

    officer.open("/matrix/").page.locator("main a[href^='/commitments/']").first.click()
    officer.page.wait_for_load_state()

    assert officer.page.locator(".passages [lang=en] mark").count() == 1
    assert officer.page.locator(".passages [lang=es] mark").count() == 1
