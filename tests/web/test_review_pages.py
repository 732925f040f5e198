"""The pages of a review: what an officer sees and does, without JavaScript and with htmx."""

from __future__ import annotations

import gzip
from typing import Any

import html5lib
import pytest
from django.urls import reverse
from tests import scene

from enlace.reports import services
from enlace.reports.models import Act, Question

SAMPLE = "consular-2018-06.en.txt"
HX = {"HX-Request": "true"}


@pytest.fixture
def report(secretariat, run_jobs) -> Any:
    return scene.bring_in(SAMPLE, actor=secretariat, run_jobs=run_jobs).files.get().report


@pytest.fixture
def officer(client, people) -> Any:
    client.force_login(people.user("secretariat"))
    client.cookies["django_language"] = "en"
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def page(pk: int) -> str:
    return reverse("reports:review", args=[pk])


def item_of(report: Any, path: str) -> Any:
    return report.items.get(path=path)


def sent(act: Any, **changes: Any) -> dict[str, Any]:
    from enlace.web.reports.review_forms import ActForm

    return {**ActForm.initial_of(act.item, act), **changes}


def is_valid(answer: Any) -> bool:
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return True


def test_the_review_asks_its_question_in_the_title(report, officer):
    answer = officer.get(page(report.pk))

    n = report.items.count()
    assert answer.status_code == 200
    assert f">{n} of {n} items to review: " in answer.content.decode().replace("\n", "")
    assert "12 June 2018" in answer.content.decode()
    assert is_valid(answer)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_the_review_is_valid_html(report, officer, language):
    act = item_of(report, "3.a").acts.first()
    for name, pk in (
        ("review", report.pk),
        ("review-meeting", report.pk),
        ("review-visibility", report.pk),
        ("review-set-aside", report.pk),
        ("review-adopt", report.pk),
        ("corrigendum", report.pk),
        ("review-item", act.item_id),
        ("review-add", act.item_id),
        ("review-act", act.pk),
    ):
        answer = officer.get(reverse(f"reports:{name}", args=[pk]) + f"?lang={language}")
        assert answer.status_code == 200, name
        assert is_valid(answer)
    assert is_valid(officer.get(reverse("reports:reader") + f"?lang={language}"))


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom", None])
def test_nobody_else_sees_or_changes_a_review(report, client, people, who):
    if who:
        client.force_login(people.user(who))
    act = item_of(report, "3.a").acts.first()
    question = Question.objects.create(report=report, kind="doubt", code="x", text_en="?", text_es="?")
    status = 404 if who else 302
    gets = [
        ("review", report.pk),
        ("review-adopt", report.pk),
        ("review-item", act.item_id),
        ("review-act", act.pk),
    ]
    posts = [
        ("review-accept", act.item_id), ("review-reopen", act.item_id), ("review-undo", act.item_id),
        ("review-number", act.item_id), ("review-divide", act.item_id), ("review-join", act.item_id),
        ("review-add", act.item_id), ("review-act", act.pk), ("review-remove", act.pk),
        ("review-restore", act.pk), ("review-split", act.pk), ("review-merge", act.pk),
        ("review-settle", question.pk), ("review-accept-all", report.pk), ("review-adopt", report.pk),
        ("review-meeting", report.pk), ("review-visibility", report.pk), ("corrigendum", report.pk),
        ("review-set-aside", report.pk), ("review-add-item", report.pk),
    ]  # fmt: skip

    for name, pk in gets:
        assert client.get(reverse(f"reports:{name}", args=[pk])).status_code == status, name
    for name, pk in posts:
        data = {"revision": 0, "visibility": "public", "reason": "No report."}
        assert client.post(reverse(f"reports:{name}", args=[pk]), data).status_code == status, name
    assert client.get(reverse("reports:reader")).status_code == (403 if who else 302)

    act.item.refresh_from_db()
    report.refresh_from_db()
    assert (act.item.revision, report.state, report.visibility) == (0, "to_review", "members")


LOOSE = (
    "Meeting of the Liaison Officer Network for Consular Protection\nPanama, 12 June 2018\n\n"
    "Honduras will send its list of consulates to the TS before July 31, 2018.\n\nCONCLUSIONS\n\n"
    "1. Thank Panama for its hospitality.\n"
)


def test_what_stands_in_no_item_is_shown_and_made_one(officer, secretariat, run_jobs):
    batch = services.start_import([("loose.txt", LOOSE.encode())], actor=secretariat)
    run_jobs()
    report = batch.files.get().report
    shown = officer.get(page(report.pk))
    assert is_valid(shown)
    (said,) = [one for one in shown.context["passages"] if one.text.startswith("Honduras will send")]
    address = reverse("reports:review-add-item", args=[report.pk])
    form = {"start": said.start, "end": said.end, "path": "1.b"}

    assert "number of an item" in officer.post(address, {**form, "path": "?"}, follow=True).content.decode()
    answer = officer.post(address, form)

    item = report.items.get(path="1.b")
    assert list(report.items.order_by("position").values_list("path", flat=True)) == ["1.b", "1"]
    assert answer["Location"] == f"{page(report.pk)}?at={item.pk}#item-{item.pk}"
    assert (item.section, item.text, report.plain[item.start : item.end]) == ("", said.text, said.text)
    assert item.steps.get().verb == "item"
    assert "do not stand" in officer.post(address, {**form, "path": "2"}, follow=True).content.decode()
    taken = {"start": 0, "end": 3, "path": "1.b"}
    assert "has this number" in officer.post(address, taken, follow=True).content.decode()
    assert report.items.count() == 2


def test_a_file_that_is_no_report_is_set_aside_with_its_reason(report, officer):
    address = reverse("reports:review-set-aside", args=[report.pk])
    assert address in officer.get(page(report.pk)).content.decode()

    assert b"This field is required" in officer.post(address, {"reason": "  "}).content
    report.refresh_from_db()
    assert report.state == "to_review"
    answer = officer.post(address, {"reason": "A letter of invitation."}, follow=True)

    report.refresh_from_db()
    assert report.state == "set_aside"
    assert "is set aside" in answer.content.decode()
    assert officer.get(page(report.pk)).status_code == 404
    assert officer.post(address, {"reason": "Twice."}).status_code == 404


def test_an_adopted_report_is_not_set_aside(report, officer, secretariat):
    scene.accept(report, actor=secretariat)
    services.freeze_report(report.pk, actor=secretariat, at=scene.AT)
    address = reverse("reports:review-set-aside", args=[report.pk])
    assert address not in officer.get(page(report.pk)).content.decode()

    answer = officer.post(address, {"reason": "A mistake."})

    report.refresh_from_db()
    assert (answer.status_code, report.state) == (409, "adopted")


def test_accepting_goes_on_to_the_next_item(report, officer):
    item = item_of(report, "1")

    answer = officer.post(reverse("reports:review-accept", args=[item.pk]), {"revision": 0, "asked": ""})

    item.refresh_from_db()
    assert item.reviewed_at is not None
    assert answer.status_code == 302
    assert f"at={item.pk}" not in answer["Location"]


def test_htmx_gets_one_item_and_the_progress(report, officer):
    item = item_of(report, "1")

    answer = officer.post(
        reverse("reports:review-accept", args=[item.pk]), {"revision": 0, "asked": ""}, headers=HX
    )

    said = answer.content.decode()
    assert said.count("<article") == 1
    assert 'data-hx-swap-oob="true"' in said
    assert f"1 of {report.items.count()} items reviewed" in said
    assert "<html" not in said


def test_an_act_is_corrected_and_its_item_accepted(report, officer):
    act = item_of(report, "3.c").acts.get()

    answer = officer.post(
        reverse("reports:review-act", args=[act.pk]),
        sent(act, owed_by="Honduras; MEX, iom", due="2018-S2", accept="1"),
    )

    act.refresh_from_db()
    assert answer.status_code == 302
    assert (act.owed_by, act.due_edtf) == (["HND", "MEX", "iom"], "2018-41")
    assert act.item.reviewed_at is not None


def test_what_is_wrong_is_said_and_the_form_stays_filled(report, officer):
    act = item_of(report, "3.c").acts.get()

    answer = officer.post(
        reverse("reports:review-act", args=[act.pk]), sent(act, owed_by="Atlantis", due="some day")
    )

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "“Atlantis” is no party" in said
    assert 'value="some day"' in said
    assert is_valid(answer)


def test_thanks_drop_who_owes_and_by_when(report, officer):
    act = item_of(report, "3.c").acts.get()

    officer.post(reverse("reports:review-act", args=[act.pk]), sent(act, kind="thank"))

    act.refresh_from_db()
    assert (act.kind, act.owed_by) == ("thank", [])


def test_the_later_reviewer_sees_what_differs_and_loses_nothing(report, officer, people):
    act = item_of(report, "3.c").acts.get()
    mine = sent(act, owed_by="Honduras")
    services.correct_act(
        act.pk, scene_fields(act, owed_by=("MEX",)), revision=0, actor=people.actor("secretariat")
    )

    answer = officer.post(reverse("reports:review-act", args=[act.pk]), mine)

    said = answer.content.decode()
    act.refresh_from_db()
    assert answer.status_code == 409
    assert act.owed_by == ["MEX"]
    assert "<td>Mexico</td><td>Honduras</td>" in said
    assert 'value="Honduras"' in said
    assert "corrected an act" in said
    assert is_valid(answer)
    again = officer.post(reverse("reports:review-act", args=[act.pk]), {**mine, "revision": 1})
    act.refresh_from_db()
    assert (again.status_code, act.owed_by) == (302, ["HND"])


def scene_fields(act: Any, **changes: Any) -> Any:
    from enlace.reports.enums import ActKind

    said = {
        "kind": ActKind(act.kind),
        "by": tuple(act.by),
        "to": tuple(act.to),
        "owed_by": tuple(act.owed_by),
    }
    return services.ActFields(**{**said, **changes})


def test_an_older_acceptance_shows_the_item_as_it_is_now(report, officer, secretariat):
    act = item_of(report, "3.c").acts.get()
    services.remove_act(act.pk, revision=0, actor=secretariat)

    answer = officer.post(reverse("reports:review-accept", args=[act.item_id]), {"revision": 0}, headers=HX)

    said = answer.content.decode()
    assert "Somebody else has changed this meanwhile" in said
    assert "removed an act" in said
    act.item.refresh_from_db()
    assert act.item.reviewed_at is None


def test_saving_an_act_that_was_taken_away_offers_it_as_a_new_one(report, officer, secretariat):
    item = item_of(report, "4")
    fields = services.ActFields("note", start=item.start, end=item.start + 7)
    act = services.add_act(item.pk, fields, revision=0, actor=secretariat)
    form = sent(Act.objects.get(pk=act.pk), by="Honduras")
    services.undo(item.pk, revision=1, actor=secretariat)

    answer = officer.post(reverse("reports:review-act", args=[act.pk]), {**form, "item": item.pk})

    said = answer.content.decode()
    assert answer.status_code == 409
    assert f'action="{reverse("reports:review-add", args=[item.pk])}"' in said
    assert 'value="Honduras"' in said
    assert is_valid(answer)


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30, "1.5"])
def test_a_forged_revision_changes_nothing(report, officer, revision):
    item = item_of(report, "1")

    answer = officer.post(reverse("reports:review-accept", args=[item.pk]), {"revision": revision})

    item.refresh_from_db()
    assert (answer.status_code, item.revision) == (409, 0)


def test_an_act_is_added_from_its_words(report, officer):
    item = item_of(report, "4")
    count = item.acts.count()
    words = " ".join(item.text.split()[:4])

    officer.post(
        reverse("reports:review-add", args=[item.pk]),
        {"kind": "note", "by": "consular-network", "words": words, "revision": 0},
    )

    assert item.acts.count() == count + 1


def test_acts_and_items_are_split_by_their_words(report, officer):
    item = item_of(report, "3.a")
    first, second = item.acts.all()

    officer.post(reverse("reports:review-split", args=[first.pk]), {"words": "to the TS", "revision": 0})
    assert item.acts.count() == 3
    officer.post(
        reverse("reports:review-divide", args=[item.pk]),
        {"words": second.text, "path": "3.a.1", "revision": 1},
    )

    assert report.items.filter(path="3.a.1").exists()


def test_text_of_a_report_never_becomes_markup(officer, secretariat, run_jobs):
    nasty = (
        b"REPORT OF THE MEETING OF THE CONSULAR NETWORK\n\nPanama, June 12, 2018\n\n"
        b'1. Ask Honduras <script>alert(1)</script> & <b>Mexico</b> to send "it" by July 31, 2018.\n'
    )
    batch = services.start_import([("a<b>.txt", nasty)], actor=secretariat)
    run_jobs()
    report = batch.files.get().report

    answer = officer.get(page(report.pk))

    said = answer.content.decode()
    assert "<script>alert" not in said
    assert "<b>Mexico" not in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert is_valid(answer)


def test_the_number_of_queries_does_not_grow_with_the_items(report, officer, django_assert_max_num_queries):
    officer.get(page(report.pk))

    with django_assert_max_num_queries(22):
        officer.get(page(report.pk))


def test_three_hundred_items_stay_light(officer, secretariat, run_jobs):
    lines = [
        f"{n}. Request Honduras and Mexico to send the figures on returned persons {n} to the TS by July 31, 2018."
        for n in range(1, 301)
    ]
    text = "REPORT OF THE MEETING OF THE CONSULAR NETWORK\n\nPanama, June 12, 2018\n\n" + "\n\n".join(lines)
    batch = services.start_import([("long.txt", text.encode())], actor=secretariat)
    run_jobs()
    report = batch.files.get().report
    assert report.items.count() == 300

    answer = officer.get(page(report.pk))

    assert answer.content.decode().count("<article") == 50
    assert len(gzip.compress(answer.content)) < 30_000


def test_the_review_opens_at_the_page_of_an_item(officer, report, monkeypatch):
    monkeypatch.setattr("enlace.web.reports.review.PER_PAGE", 2)
    last = list(report.items.order_by("position"))[-1]

    answer = officer.get(page(report.pk) + f"?order=report&at={last.pk}")

    assert f'id="item-{last.pk}"' in answer.content.decode()


def test_adoption_says_what_will_happen_and_does_it(report, officer, secretariat):
    adopt = reverse("reports:review-adopt", args=[report.pk])
    assert "What is missing before adoption?" in officer.get(adopt).content.decode()
    assert officer.post(adopt).status_code == 409
    scene.accept(report, actor=secretariat)
    said = officer.get(adopt).content.decode()
    assert "Adopt this report? It makes" in said
    assert "Mexico" in said

    answer = officer.post(adopt)

    report.refresh_from_db()
    assert (answer.status_code, report.state) == (302, "adopted")
    after = officer.get(page(report.pk))
    assert "Its text is sealed" in after.content.decode()
    assert 'data-key="a"' not in after.content.decode()
    assert officer.post(adopt).status_code == 409


def test_a_corrigendum_names_items_with_their_heading(report, officer, secretariat):
    item = item_of(report, "1")
    report.items.filter(pk=item.pk).update(section="conclusions")
    scene.accept(report, actor=secretariat)
    services.freeze_report(report.pk, actor=secretariat, at=scene.AT)
    address = reverse("reports:corrigendum", args=[report.pk])

    assert ">Conclusions 1</option>" in officer.get(address).content.decode()
    officer.post(address, {"item": item.pk, "dated_on": "2026-02-01", "text": "Read July."})

    assert "· Conclusions 1<" in officer.get(address).content.decode()


def test_a_corrigendum_is_issued_on_its_page(report, officer, secretariat):
    scene.accept(report, actor=secretariat)
    services.freeze_report(report.pk, actor=secretariat, at=scene.AT)

    officer.post(
        reverse("reports:corrigendum", args=[report.pk]),
        {"item": "", "dated_on": "2026-02-01", "text": "Read <i>July</i>."},
    )

    said = officer.get(reverse("reports:corrigendum", args=[report.pk])).content.decode()
    assert "Corrigendum 1 of 1 February 2026" in said
    assert "Read &lt;i&gt;July&lt;/i&gt;." in said


def test_the_meeting_is_set_in_its_form(report, officer):
    officer.post(
        reverse("reports:review-meeting", args=[report.pk]),
        {
            "body": "rcgm",
            "starts_on": "2018-06-20",
            "ends_on": "2018-06-21",
            "city": "Panama City",
            "country": "Panama",
            "participants": "Honduras; Mexico",
        },
    )

    report.refresh_from_db()
    assert (report.meeting.slug, report.meeting.participants) == ("rcgm-2018-06-20", ["HND", "MEX"])


def test_the_measurement_is_told_in_words(report, officer, secretariat):
    scene.accept(report, actor=secretariat)

    said = officer.get(reverse("reports:reader")).content.decode()

    assert f"Judged by {report.items.count()} reviewed items" in said
    assert "100 %" in said


def test_a_remark_with_a_null_character_is_kept_without_it(report, officer):
    question = Question.objects.create(report=report, kind="doubt", code="x", text_en="?", text_es="?")

    officer.post(reverse("reports:review-settle", args=[question.pk]), {"remark": "seen\0"})

    question.refresh_from_db()
    assert question.remark == "seen"
