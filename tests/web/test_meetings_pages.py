"""The pages of meetings: lists with filters, one meeting with what came of it, forms of the secretariat."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enlace.meetings.models import Meeting
from enlace.meetings.services import MeetingFacts, plan_meeting
from enlace.register.models import Answer, Commitment

pytestmark = pytest.mark.django_db
DAY = date(2017, 11, 27)


def planned(secretariat, body="consular-network", day=DAY, city="San Salvador", **more):
    return plan_meeting(MeetingFacts(body, day, day, city, "SLV", **more), actor=secretariat)


def owed_after(meeting, n, *, visibility="public"):
    made = Commitment.objects.create(
        reference=f"{meeting.slug}-{n}",
        meeting=meeting,
        body_id=meeting.body_id,
        item_key=str(n),
        position=n,
        kind="request",
        text_en=f"Undertaking {n}",
        made_on=meeting.starts_on,
        owed_by=["HND"],
        due_on=date(2018, 1, 1),
        visibility=visibility,
    )
    Answer.objects.create(commitment=made, party_id="HND")
    Answer.objects.create(
        commitment=made, party_id="MEX", implementation="confirmed_done", done_on=date(2018, 1, 1)
    )


def test_the_list_says_what_is_next_and_filters(client, secretariat):
    held = planned(secretariat)
    url = reverse("meetings:meetings")

    none_next = client.get(url + "?lang=en").content.decode()
    ahead = planned(secretariat, "rcgm", date(2090, 5, 2), "Panama City")
    page = client.get(url + "?lang=en").content.decode()
    filtered = client.get(url + "?lang=en&body=rcgm&year=2017").content.decode()
    broken = client.get(url + "?lang=en&body=nothing&year=20x7&page=zz")

    assert "1 meeting was held; none is planned" in none_next
    assert "Next: RCGM, Panama City, 2 May 2090" in page
    assert "27 November 2017" in page
    assert "San Salvador, El Salvador" in page
    assert held.slug not in filtered
    assert ahead.slug in filtered
    assert broken.status_code == 200
    assert reverse("meetings:plan") not in page


@pytest.mark.parametrize(
    ("lang", "title", "state"),
    [
        ("en", "Consular network, San Salvador, 27 November 2017", "1 open"),
        ("es", "Red consular, San Salvador, 27 de noviembre de 2017", "1 pendiente"),
    ],
)
def test_a_meeting_tells_what_came_of_it(client, secretariat, lang, title, state):
    meeting = planned(secretariat, participants=("HND", "iom"))
    owed_after(meeting, 1)
    owed_after(meeting, 2, visibility="secretariat")
    group = planned(secretariat, "rcgm", date(2017, 12, 4))

    page = client.get(reverse("meetings:meeting", args=[meeting.slug]) + f"?lang={lang}").content.decode()

    assert f"<h1>{title}" in page
    assert state in page
    assert "Undertaking 1" in page
    assert "Undertaking 2" not in page
    assert group.slug in page
    assert "Secretariat Example" not in page


def test_a_meeting_is_an_event_for_machines_and_no_name_ends_the_script(client, secretariat):
    meeting = planned(secretariat, city="</script><b>")

    page = client.get(reverse("meetings:meeting", args=[meeting.slug]) + "?lang=en").content.decode()

    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    event = json.loads(data)
    assert (event["@type"], event["startDate"], event["location"]["address"]["addressCountry"]) == (
        "Event",
        "2017-11-27",
        "El Salvador",
    )
    assert "<b>" not in page


def test_the_secretariat_plans_moves_and_corrects(client, people):
    client.force_login(people.user("secretariat"))
    plan = reverse("meetings:plan")
    said = {"body": "rcgm", "starts_on": "2027-05-01", "ends_on": "", "city": "Panama City", "country": "PAN"}

    made = client.post(plan, said | {"participants": ["HND", "MEX"]})
    again = client.post(plan, said, headers={"accept-language": "en"})
    meeting = Meeting.objects.get()
    moved = client.post(
        reverse("meetings:move", args=[meeting.slug]), {"starts_on": "2027-06-01", "ends_on": "2027-06-02"}
    )
    mended = client.post(
        reverse("meetings:correct", args=[meeting.slug]),
        {"city": "David", "country": "PAN", "participants": ["HND"], "reports_to": ""},
    )

    assert made["Location"] == reverse("meetings:meeting", args=["rcgm-2027-05-01"])
    assert "already has a meeting that begins on that day" in again.content.decode()
    assert (moved.status_code, mended.status_code) == (302, 302)
    meeting.refresh_from_db()
    assert (meeting.starts_on, meeting.city, meeting.participants) == (date(2027, 6, 1), "David", ["HND"])
    page = client.get(reverse("meetings:meeting", args=[meeting.slug])).content.decode()
    assert "Secretariat Example" in page


def test_forms_are_for_the_secretariat_alone(client, people, secretariat):
    meeting = planned(secretariat)
    for url in (
        reverse("meetings:plan"),
        reverse("meetings:move", args=[meeting.slug]),
        reverse("meetings:correct", args=[meeting.slug]),
    ):
        client.logout()
        assert client.post(url, {}).status_code == 302
        client.force_login(people.user("presidency"))
        assert client.get(url).status_code == 403
        client.force_login(people.user("secretariat"))
        assert client.get(url).status_code == 200


def test_lists_ask_as_much_of_three_rows_as_of_one(client, secretariat, people):
    client.force_login(people.user("secretariat"))
    meeting = planned(secretariat)
    owed_after(meeting, 1)
    planned(secretariat, day=date(2090, 1, 1))
    urls = [reverse("meetings:meetings"), reverse("meetings:meeting", args=[meeting.slug])]

    def count():
        found = []
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as seen:
                client.get(url)
            found.append(len(seen))
        return found

    before = count()
    for n in (2, 3):
        owed_after(meeting, n)
        planned(secretariat, day=date(2010 + n, 1, 1))
        planned(secretariat, day=date(2090 + n, 1, 1))

    assert count() == before


def test_a_meeting_shows_its_reports_in_each_language_to_whom_may_see_them(
    client, people, secretariat, run_jobs
):
    from tests.scene import adopted, bring_in

    english, spanish = adopted(
        "vice-ministers-2017-11.en.txt", "vice-ministers-2017-11.es.txt", actor=secretariat, run_jobs=run_jobs
    )
    waiting = bring_in("consular-2018-06.en.txt", actor=secretariat, run_jobs=run_jobs).files.get().report
    held = reverse("meetings:meeting", args=[english.meeting.slug])
    later = reverse("meetings:meeting", args=[waiting.meeting.slug])

    public, unread = client.get(held + "?lang=en").content.decode(), client.get(later).content.decode()
    client.force_login(people.user("secretariat"))
    officer = client.get(later + "?lang=en").content.decode()

    for report in (english, spanish):
        assert reverse("reports:report", args=[english.meeting.slug, report.language]) in public
    assert "adopted" in public
    address = reverse("reports:report", args=[waiting.meeting.slug, "en"])
    assert address not in unread
    assert address in officer
    assert "to review" in officer
