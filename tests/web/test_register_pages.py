"""The page of a commitment: what is shown to whom, what is done by pressing, what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.register.rows import make_commitment, write_report

from enlace.register import services
from enlace.register.models import Answer, Evidence, Statement
from enlace.web.register.forms import SayForm

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 15)


@pytest.fixture
def page(client: Client, people: Any) -> Callable[..., str]:
    """The page of a commitment as one person sees it; ``None`` is the public."""

    def show(commitment: Any, who: str | None = None, lang: str = "en") -> str:
        client.logout()
        if who:
            client.force_login(people.user(who))
        answer = client.get(reverse("register:commitment", args=[commitment.reference]), {"lang": lang})
        assert answer.status_code == 200
        html5lib.HTMLParser(strict=True).parse(answer.content.decode())
        return answer.content.decode()

    return show


def act(commitment: Any, verb: str, party: str = "HND") -> str:
    return reverse("register:say", args=[commitment.reference, party, verb])


def title(page: str) -> str:
    return re.sub(r"\s+", " ", re.search(r"<h1>(.*?)</h1>", page, re.S)[1]).strip()  # type: ignore[index]


@pytest.mark.parametrize(
    ("owed_by", "english", "spanish"),
    [
        (["HND"], "Honduras owes: A list.", "Honduras debe: Una lista."),
        (["HND", "MEX"], "Honduras and Mexico owe: A list.", "Honduras y México deben: Una lista."),
        (
            ["HND", "MEX", "PAN"],
            "Honduras and 2 others owe: A list.",
            "Honduras y otras 2 partes deben: Una lista.",
        ),
        (["member-countries"], "Member Countries owe: A list.", "Países Miembros deben: Una lista."),
        ([], "Nobody named owes: A list.", "Nadie en particular debe: Una lista."),
    ],
)
def test_the_title_says_who_owes_what(owed_by: list[str], english: str, spanish: str, page: Any) -> None:
    one = make_commitment(owed_by, text_en="A list.", text_es="Una lista.")

    assert title(page(one, "secretariat")) == english
    assert title(page(one, "secretariat", "es")) == spanish


def test_the_paragraph_stands_in_both_languages_with_the_words_marked(
    page: Any, secretariat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils import timezone
    from tests.register.rows import freeze

    from enlace.reports import services as reports

    monkeypatch.setattr(reports, "freeze_report", freeze)
    for lang, said in (("en", "Honduras shall <b>send</b> it."), ("es", "Honduras lo enviará.")):
        report = write_report(lang, {"1": [{"text": said, "owed_by": ["HND"]}]})
        services.adopt_report(report.pk, actor=secretariat, at=timezone.now())
    one = Answer.objects.get().commitment

    shown = page(one, "honduras")

    assert "<mark>Honduras shall &lt;b&gt;send&lt;/b&gt; it.</mark>" in shown
    assert '<blockquote class="reading" lang="es"><mark>Honduras lo enviará.</mark>' in shown
    assert reverse("reports:item", args=[one.meeting.slug, "es", "1"]) in shown


def test_a_commitment_that_is_not_seen_is_not_there(client: Client, people: Any) -> None:
    secret = make_commitment(["HND"], visibility="secretariat")
    body = make_commitment(["HND"], visibility="body", body="trafficking-network")
    one = body.answers.get()
    urls = [
        reverse("register:commitment", args=[secret.reference]),
        reverse("register:assign", args=[secret.reference]),
        act(secret, "accept"),
        act(secret, "take_back"),
    ]
    for who in (None, "honduras", "mexico", "presidency"):
        client.logout()
        if who:
            client.force_login(people.user(who))
        for url in urls:
            assert client.post(url).status_code in (404, 405)
            assert client.get(url).status_code == 404
    client.force_login(people.user("rncom"))
    assert client.get(reverse("register:commitment", args=[body.reference])).status_code == 404
    client.force_login(people.user("honduras"))
    assert client.get(reverse("register:commitment", args=[body.reference])).status_code == 200
    assert client.post(act(body, "accept")).status_code == 403
    one.refresh_from_db()
    assert (one.acceptance, Statement.objects.count()) == ("not_asked", 0)


def test_the_public_sees_the_state_and_nothing_that_was_said(page: Any, secretariat: Any) -> None:
    one = make_commitment(["HND"], visibility="public")
    services.report_done(one.answers.get().pk, actor=secretariat, on=ON, note="Confidential remark")

    shown = page(one)

    assert "reported done" in shown
    assert "Confidential remark" not in shown
    assert "Secretariat Example" not in shown
    assert "History" not in shown
    assert "Confidential remark" in page(one, "mexico")


def test_a_focal_point_reports_with_a_file_and_takes_it_back(client: Client, people: Any, page: Any) -> None:
    one = make_commitment(["HND", "MEX"])
    assert act(one, "report_done") in page(one, "honduras")
    assert act(one, "report_done", "MEX") not in page(one, "honduras")
    sent = {
        "note": "Sent.",
        "attached": [SimpleUploadedFile("lista.html", b"<script>alert(1)</script>", "text/html")],
        "link": "https://example.org/x",
    }

    answer = client.post(act(one, "report_done"), sent)

    assert answer["Location"] == f"/commitments/{one.reference}/#answer-HND"
    assert one.answers.get(party="HND").implementation == "reported_done"
    assert "Undo" in page(one, "honduras")
    assert "Undo" not in page(one, "honduras_rcgm")
    kept = Evidence.objects.get(url="")
    file = client.get(reverse("register:evidence", args=[kept.pk]))
    assert b"".join(file.streaming_content) == b"<script>alert(1)</script>"
    assert file["Content-Disposition"] == 'attachment; filename="lista.html"'
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    client.force_login(people.user("honduras"))
    client.post(act(one, "take_back"))
    assert one.answers.get(party="HND").implementation == "open"


def test_only_the_last_thing_one_said_is_offered_to_be_undone(client: Client, people: Any, page: Any) -> None:
    first, second = make_commitment(["HND"]), make_commitment(["HND"])
    honduras = people.actor("honduras")
    for one in (first, second):
        services.accept(one.answers.get().pk, actor=honduras, on=ON)

    assert "Undo" not in page(first, "honduras")
    assert "Undo" in page(second, "honduras")
    assert "Undo" not in page(second, "secretariat")


def test_evidence_that_is_too_large_is_refused_before_it_is_read(
    client: Client, people: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = make_commitment(["HND"])
    settings.MAX_UPLOAD_BYTES = 2**20
    monkeypatch.setattr(SayForm, "said", lambda form: pytest.fail("the files were read"))
    client.force_login(people.user("honduras"))
    half = b"x" * (2**19 + 1)

    answer = client.post(
        act(one, "report_done"),
        {"note": "", "attached": [SimpleUploadedFile(f"{n}.pdf", half) for n in range(2)]},
    )

    assert answer.status_code == 422
    assert "1 MB" in answer.content.decode()
    assert not Statement.objects.exists()


def test_evidence_is_out_of_reach_of_those_who_do_not_see_the_commitment(client: Client, people: Any) -> None:
    one = make_commitment(["HND"], visibility="body")
    proof = services.EvidenceFile("a.pdf", b"%PDF")
    services.report_done(one.answers.get().pk, actor=people.actor("honduras"), on=ON, evidence=[proof])
    url = reverse("register:evidence", args=[Evidence.objects.get().pk])

    assert client.get(url).status_code == 404
    for who, status in (("mexico_trafficking", 404), ("rncom", 200), ("secretariat", 200)):
        client.force_login(people.user(who))
        response = client.get(url)
        assert response.status_code == status
        assert status == 404 or b"".join(response.streaming_content) == b"%PDF"
    assert client.get(reverse("register:evidence", args=[10**9])).status_code == 404


def test_a_refusal_stands_beside_the_form_and_keeps_what_was_written(client: Client, people: Any) -> None:
    one = make_commitment(["HND"])
    client.force_login(people.user("honduras"))

    empty = client.post(act(one, "decline"), {"note": " "}, headers={"accept-language": "en"})
    bad = client.post(act(one, "report_done"), {"note": "My note", "link": "javascript:alert(1)"})
    client.post(act(one, "accept"))
    twice = client.post(act(one, "accept"), headers={"accept-language": "es"})

    assert (empty.status_code, bad.status_code, twice.status_code) == (422, 422, 422)
    assert "Give a reason." in empty.content.decode()
    assert "My note" in bad.content.decode()
    assert "Esto ya fue aceptado." in twice.content.decode()
    assert Statement.objects.count() == 1


def test_acts_of_others_are_forbidden_and_not_offered(client: Client, people: Any, page: Any) -> None:
    one = make_commitment(["HND"])
    services.report_done(one.answers.get().pk, actor=people.actor("honduras"), on=ON)
    shown = {
        "mexico": set(),
        "honduras": {"comment"},
        "presidency": {"waive", "comment"},
        "secretariat": {"confirm", "send_back", "comment"},
    }

    for who, verbs in shown.items():
        offered = page(one, who)
        assert {v for v in Verbs if f'"{act(one, v)}"' in offered} - {"take_back"} == verbs, who
        for verb in set(Verbs) - verbs - {"take_back"}:
            assert client.post(act(one, verb), {"note": "x"}).status_code in (403, 422), (who, verb)
    assert Statement.objects.count() == 1
    client.logout()
    for verb in Verbs:
        assert client.post(act(one, verb), {"note": "x"}).status_code in (302, 403, 404)
    assert Statement.objects.count() == 1


Verbs = ("accept", "decline", "start", "comment", "report_done", "confirm", "send_back", "waive", "reopen")


def test_the_secretariat_confirms_at_one_press(client: Client, people: Any) -> None:
    one = make_commitment(["HND"])
    services.report_done(one.answers.get().pk, actor=people.actor("honduras"), on=ON)
    client.force_login(people.user("secretariat"))

    client.post(act(one, "confirm"))
    again = client.post(act(one, "confirm"))

    assert one.answers.get().implementation == "confirmed_done"
    assert again.status_code == 422


def test_addresses_that_are_none(client: Client, people: Any) -> None:
    one = make_commitment(["HND"])
    client.force_login(people.user("secretariat"))

    for url in (
        "/commitments/nothing/",
        act(one, "accept", "MEX"),
        act(one, "explode"),
        f"/commitments/{one.reference}'--/",
    ):
        assert client.get(url).status_code == 404
    assert client.get(act(one, "take_back")).status_code == 404
    assert client.put(act(one, "accept")).status_code == 405


def test_parties_are_assigned_on_a_page_of_the_secretariat(client: Client, people: Any) -> None:
    one = make_commitment([])
    url = reverse("register:assign", args=[one.reference])
    for who in ("honduras", "presidency"):
        client.force_login(people.user(who))
        assert client.get(url).status_code == 404
        assert client.post(url, {"parties": ["HND"]}).status_code == 404
    client.force_login(people.user("secretariat"))

    form = client.get(url)
    html5lib.HTMLParser(strict=True).parse(form.content.decode())
    assert client.post(url, {"parties": ["Atlantis"]}).status_code == 200
    assert client.post(url, {}).status_code == 200
    assert client.post(url, {"parties": ["HND", "iom"]}).status_code == 302

    assert sorted(one.answers.values_list("party_id", flat=True)) == ["HND", "iom"]


@pytest.mark.parametrize("who", ["honduras", "secretariat", None])
def test_the_page_asks_as_much_for_one_answer_as_for_eleven(who: str | None, page: Any, people: Any) -> None:
    def asked(commitment: Any) -> int:
        for answer in commitment.answers.all():
            services.report_done(answer.pk, actor=people.actor("secretariat"), on=ON, note="Done.")
        page(commitment, who)
        with CaptureQueriesContext(connection) as said:
            page(commitment, who)
        return len(said)

    one = make_commitment(["HND"], visibility="public")
    all_of_them = make_commitment(["member-countries"], visibility="public")

    assert asked(one) == asked(all_of_them)


def test_a_page_with_eleven_answers_is_light(client: Client, people: Any) -> None:
    one = make_commitment(["member-countries"])
    for answer in one.answers.all():
        services.report_done(answer.pk, actor=people.actor("secretariat"), on=ON, note="Done. " * 20)
    client.force_login(people.user("secretariat"))

    sent = client.get(
        reverse("register:commitment", args=[one.reference]), headers={"accept-encoding": "gzip"}
    )

    assert len(sent.content) < 30_000
