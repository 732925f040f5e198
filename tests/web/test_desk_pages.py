"""The desk as each role finds it."""

from __future__ import annotations

import re
from datetime import timedelta

import html5lib
import pytest
from django.utils.timezone import localdate
from tests.standing import make_commitment, make_meeting, make_report, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_desk(client, people):
    def go(who: str, lang: str = "en"):
        client.force_login(people.user(who))
        client.cookies["enlace_language"] = lang
        return client.get("/desk/")

    return go


def test_a_guest_is_asked_to_sign_in(client):
    answer = client.get("/desk/")

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/desk/")


def test_an_empty_system_leads_the_secretariat_to_the_first_import(open_desk):
    page = open_desk("secretariat").content.decode()

    assert "Begin with a folder of reports" in page
    assert 'href="/import/"' in page


def test_an_empty_system_tells_a_focal_point_that_nothing_is_there_yet(open_desk):
    page = open_desk("honduras").content.decode()

    assert "There is nothing here yet" in page
    assert 'href="/import/"' not in page


def test_the_title_of_a_focal_points_desk_is_the_answer(open_desk):
    meeting = make_meeting()
    for due_on in (localdate() - timedelta(days=12), localdate() - timedelta(days=1), None):
        make_commitment(meeting, due_on=due_on)

    page = open_desk("honduras").content.decode()
    assert "<h1>Honduras owes 3 answers, 2 late</h1>" in page
    assert "late by 12 days" in page
    page = open_desk("honduras", "es").content.decode()
    assert "<h1>Honduras debe 3 respuestas, 2 atrasadas</h1>" in page
    assert "se compromete a enviar la lista" in page


def test_who_only_reads_sees_what_is_owed_and_no_act(open_desk):
    make_commitment(make_meeting(), ["GTM"])

    page = open_desk("delegate").content.decode()

    assert "Guatemala owes 1 answer" in page
    assert "btn-quiet" not in page


def test_the_secretariat_confirms_from_the_desk(open_desk, client):
    reported = make_commitment(
        make_meeting(), answer={"implementation": "reported_done", "acceptance": "accepted"}
    )
    say(reported.answers.get(), "report_done", note="See the letter.")
    make_commitment(make_meeting(), [])

    page = open_desk("secretariat").content.decode()
    assert "<h1>1 answer to confirm</h1>" in page
    assert "See the letter." in page
    assert "Owed by nobody named" in page
    address = f"/commitments/{reported.reference}/HND/confirm/"
    assert f'action="{address}"' in page

    client.post(address, {"csrfmiddlewaretoken": "given"})
    assert reported.answers.get().implementation == "confirmed_done"


def test_the_presidency_sees_the_state_of_everything(open_desk):
    meeting = make_meeting()
    make_commitment(meeting, ["HND", "MEX"], due_on=localdate() - timedelta(days=3))
    make_commitment(meeting, ["HND"])

    page = open_desk("presidency").content.decode()

    assert "<h1>3 answers are open, 2 late</h1>" in page
    assert "By body" in page
    assert "What is late, the longest first" in page


def test_an_observer_sees_what_it_offered(open_desk):
    make_commitment(make_meeting(), ["iom"], kind="offer")

    assert "What we offered and owe" in open_desk("iom").content.decode()


def test_no_desk_shows_what_its_person_may_not_see(open_desk):
    make_report(
        make_meeting("rcgm"), "en", state="to_review", adopted_at=None, text_sha256="", visibility="members"
    )
    make_commitment(make_meeting(), text_en="the secret of the secretariat", visibility="secretariat")
    make_commitment(make_meeting(), ["MEX"], text_en="what the members alone see", visibility="members")

    for who in ("honduras", "presidency", "iom", "reader", "rncom", "delegate"):
        page = open_desk(who).content.decode()
        assert "secret of the secretariat" not in page
        assert "/review/" not in page
    assert "members alone" not in open_desk("iom").content.decode()


@pytest.mark.parametrize("who", ["secretariat", "presidency", "honduras", "iom", "delegate", "reader"])
def test_a_desk_asks_the_same_number_of_questions_for_one_row_and_for_three(who, open_desk):
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert open_desk(who).status_code == 200
        return len([one for one in asked if "session" not in one["sql"]])

    def fill(n: int) -> None:
        past = localdate() - timedelta(days=n)
        parties = ["HND", "GTM", "CRI", "iom"]
        late = make_commitment(make_meeting(), parties, due_on=past, owed_to=parties)
        say(late.answers.get(party="HND"), "accept")
        make_commitment(make_meeting(), parties)
        make_commitment(make_meeting(), parties, answer={"implementation": "reported_done"})
        make_commitment(make_meeting(), [])

    make_report(make_meeting(), "en")
    fill(1)
    open_desk(who)
    first = cost()
    fill(2)
    fill(3)
    assert cost() == first


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("who", ["secretariat", "presidency", "honduras"])
def test_a_desk_is_valid_html(who, lang, open_desk):
    make_report(make_meeting(), "es")
    make_commitment(make_meeting(), ["HND", "MEX"], due_on=localdate(), owed_to=["HND"])

    html5lib.HTMLParser(strict=True).parse(open_desk(who, lang).content.decode())


def test_after_confirming_on_the_desk_one_is_back_there_with_the_next_one(client, people):
    from enlace.register.models import Answer

    for _ in range(3):
        make_commitment(make_meeting(), ["HND"])
    Answer.objects.update(implementation="reported_done")
    client.force_login(people.user("secretariat"))
    page = client.get("/desk/?lang=en").content.decode()
    first = re.search(r'action="(/commitments/[^"]*/confirm/)"', page)[1]

    onward = client.post(first, {"desk": "0"})
    page = client.get(onward["Location"]).content.decode()

    assert onward["Location"] == "/desk/?next=0"
    assert Answer.objects.filter(implementation="confirmed_done").count() == 1
    assert page.count("autofocus") == 1
    assert "/HND/take_back/" in page
    assert page.index(" autofocus") < page.index('name="desk" value="1"')
    assert "autofocus" not in client.get("/desk/").content.decode()
    assert client.post(re.search(r'action="(/commitments/[^"]*/confirm/)"', page)[1])["Location"].startswith(
        "/commitments/"
    )
