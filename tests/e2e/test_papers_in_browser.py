"""The secretariat makes the agenda of a meeting, edits it by keyboard, and takes it out in a template of its own."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from tests.papers.rows import make_scene
from tests.papers.test_papers_templates import GOOD, word

MEETS_ON = date(2096, 3, 10)
SAID = {
    "en": {
        "make": "Make the annotated agenda",
        "title": "Send the list of consulates",
        "keep": "Keep",
        "bring": "Bring the template in",
        "action": "The meeting may wish to",
    },
    "es": {
        "make": "Elaborar la agenda anotada",
        "title": "Enviar la lista",
        "keep": "Guardar",
        "bring": "Incorporar la plantilla",
        "action": "La reunión podría",
    },
}


def words_in(path: Path) -> str:
    return "\n".join(one.text for one in Document(io.BytesIO(path.read_bytes())).paragraphs)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_agenda_from_one_press_to_word(visit, folk, lang, tmp_path):
    from enlace.papers.models import Row

    said, scene = SAID[lang], make_scene(meets_on=MEETS_ON)
    page = visit(lang=lang).sign_in(folk.user("secretariat")).open(f"/meetings/{scene.meeting.slug}/").page

    page.get_by_role("button", name=said["make"]).click()
    page.wait_for_selector(".paper-row")
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")

    page.locator(f"#row-{row.pk}").focus()
    page.keyboard.press("e")
    page.fill(f"textarea[name=note_{lang}]", "Ñandú & more")
    page.get_by_role("button", name=said["keep"], exact=True).click()
    page.wait_for_selector(f"#row-{row.pk}:focus")
    page.keyboard.press("o")
    page.wait_for_selector(f".left-out #row-{row.pk}", state="attached")
    page.locator(".left-out summary").click()
    page.locator(f".left-out #row-{row.pk} button").first.click()
    page.wait_for_selector(f".paper-rows #row-{row.pk}")
    with page.expect_download(timeout=60_000) as got:
        page.locator(f"a[href$='/agenda/{lang}.docx']").click(no_wait_after=True)
    got.value.save_as(tmp_path / "agenda.docx")

    text = words_in(tmp_path / "agenda.docx")
    assert said["title"] in text
    assert said["action"] in text
    assert "Ñandú & more" in text

    ours = tmp_path / "ours.docx"
    ours.write_bytes(word("LETTERHEAD", GOOD))
    page.goto(page.url.split("/meetings/")[0] + f"/papers/templates/agenda/{lang}/")
    page.set_input_files("input[type=file]", str(ours))
    page.get_by_role("button", name=said["bring"]).click()
    page.wait_for_selector(".notice.success")
    page.goto(page.url.split("/papers/")[0] + f"/meetings/{scene.meeting.slug}/papers/agenda/")
    with page.expect_download(timeout=60_000) as got:
        page.locator(f"a[href$='/agenda/{lang}.docx']").click(no_wait_after=True)
    got.value.save_as(tmp_path / "again.docx")
    assert "LETTERHEAD" in words_in(tmp_path / "again.docx")


def test_rows_are_moved_by_keyboard(visit, folk):
    from enlace.papers.models import Row

    scene = make_scene(meets_on=MEETS_ON)
    page = visit().sign_in(folk.user("secretariat")).open(f"/meetings/{scene.meeting.slug}/").page
    page.get_by_role("button", name=SAID["en"]["make"]).click()
    page.wait_for_selector(".paper-row")
    first, second = Row.objects.filter(part__section="opening")

    page.locator(f"#row-{first.pk}").focus()
    page.keyboard.press("Shift+J")
    page.wait_for_selector(f"#row-{first.pk}:focus")

    assert list(Row.objects.filter(part__section="opening")) == [second, first]


def test_rows_go_into_another_section_by_mouse_and_by_keyboard(visit, folk):
    from enlace.papers.models import Row

    scene = make_scene(meets_on=MEETS_ON)
    guest = visit().sign_in(folk.user("secretariat")).open(f"/meetings/{scene.meeting.slug}/")
    page = guest.page
    page.get_by_role("button", name="Make the follow-up matrix").click()
    page.wait_for_selector(".paper-row")
    held = Row.objects.get(source=f"commitment:{scene.late.reference}")
    goal = Row.objects.get(source=f"commitment:{scene.due.reference}")

    with page.expect_navigation():
        page.drag_and_drop(f"#row-{held.pk} .grip", f"#row-{goal.pk}", target_position={"x": 200, "y": 4})
    page.wait_for_selector(f"#row-{held.pk}:focus")
    held.refresh_from_db()
    assert held.part_id == goal.part_id
    assert list(Row.objects.filter(part=goal.part, is_in=True))[:2] == [held, goal]

    page.keyboard.press("Shift+K")
    page.wait_for_selector(f"[data-section=late] #row-{held.pk}:focus")
    page.keyboard.press("m")
    page.wait_for_selector("#id_section:focus")
    page.select_option("#id_section", "done")
    page.get_by_role("button", name="Move", exact=True).click()
    page.wait_for_selector(f"[data-section=done] #row-{held.pk}")
    held.refresh_from_db()
    assert (held.part.section, held.home) == ("done", "late")
    assert not guest.complaints


def draw_finger(page, start: tuple[float, float], goal: tuple[float, float]) -> None:
    finger = page.context.new_cdp_session(page)
    for kind, places in (("touchStart", [start]), ("touchMove", [goal]), ("touchEnd", [])):
        points = [{"x": x, "y": y} for x, y in places]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.parametrize("lang", ["en", "es"])
def test_rows_are_dragged_by_a_finger_and_put_behind_a_number_on_a_phone(visit, folk, lang):
    from enlace.papers.models import Row
    from enlace.papers.services import make_paper

    scene = make_scene(meets_on=MEETS_ON)
    make_paper(scene.meeting.pk, "matrix", actor=folk.actor("secretariat"), on=date(2026, 1, 15))
    late = Row.objects.get(source=f"commitment:{scene.late.reference}")
    due = Row.objects.get(source=f"commitment:{scene.due.reference}")
    done = Row.objects.get(source=f"commitment:{scene.done.reference}")
    number = list(Row.objects.filter(is_in=True).order_by("part__position", "position")).index(done) + 1
    guest = visit(lang=lang, width=360, touch=True).sign_in(folk.user("secretariat"))
    page = guest.open(f"/meetings/{scene.meeting.slug}/papers/matrix/").page

    page.evaluate(f"document.querySelector('#row-{late.pk}').scrollIntoView()")
    start = page.locator(f"#row-{late.pk} .grip").bounding_box()
    goal = page.locator(f"#row-{due.pk}").bounding_box()
    with page.expect_navigation():
        draw_finger(page, (start["x"] + 9, start["y"] + 9), (180, goal["y"] + 3))
    late.refresh_from_db()
    assert late.part_id == due.part_id
    assert list(Row.objects.filter(part=due.part, is_in=True))[:2] == [late, due]

    page.locator(f"#row-{late.pk} a[data-key=m]").tap()
    page.fill("#id_after", str(number))
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    with page.expect_navigation():
        page.locator("#id_after").press("Enter")
    assert list(Row.objects.filter(part=done.part, is_in=True))[:2] == [done, late]
    assert not guest.complaints
