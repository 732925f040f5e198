"""The pages of the directory: who sees what, titles that answer, the same few queries however many rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enlace.directory.enums import MembershipRole, PostKind
from enlace.directory.models import Membership, Party, Person, Post, Presidency
from enlace.directory.services import PersonFields, hand_over_post, open_membership, open_post
from enlace.meetings.services import MeetingFacts, plan_meeting
from enlace.register.models import Answer, Commitment, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(secretariat):
    made = open_post(PostKind.FOCAL_POINT, party="HND", body="consular-network", actor=secretariat)
    person = PersonFields("Ana Example", "ana@example.org", "+504 555", "es", "HND")
    hand_over_post(made.pk, person, actor=secretariat, on=date(2020, 1, 1))
    return made


def commitment_of(secretariat, n=1, *, due=date(2018, 1, 1), visibility="members"):
    day = date(2017, 11, n)
    meeting = plan_meeting(MeetingFacts("consular-network", day, day), actor=secretariat)
    made = Commitment.objects.create(
        reference=f"consular-network-{day}-1",
        meeting=meeting,
        body_id="consular-network",
        item_key="1",
        position=n,
        kind="request",
        text_en=f"Undertaking {n}",
        text_es=f"Compromiso {n}",
        made_on=day,
        owed_by=["HND"],
        due_on=due,
        visibility=visibility,
    )
    return Answer.objects.create(commitment=made, party_id="HND")


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_everybody_reads_the_directory_and_only_the_secretariat_gets_buttons(client, people, lang):
    Presidency.objects.create(party_id="PAN", starts_on=date(2024, 1, 1))
    url = reverse("directory:directory") + f"?lang={lang}"

    public = client.get(url).content.decode()
    client.force_login(people.user("secretariat"))
    officer = client.get(url).content.decode()

    said = {"en": "11 Member Countries", "es": "11 Países Miembros"}[lang]
    assert said in public
    assert reverse("directory:party-new") not in public
    assert reverse("directory:party-new") in officer
    assert reverse("directory:presidency-end", args=[Presidency.objects.get().pk]) in officer


def test_people_are_never_shown_to_the_public(client, post, people):
    person = Person.objects.get()
    for name, arg in (("party", "HND"), ("body", "consular-network"), ("directory", None)):
        page = client.get(reverse(f"directory:{name}", args=[arg] if arg else []))
        assert page.status_code == 200
        for secret in ("Ana Example", "ana@example.org", "+504", "Secretariat Example"):
            assert secret not in page.content.decode()
    for name, pk in (("person", person.pk), ("post", post.pk), ("post-welcome", post.pk), ("person", 999999)):
        page = client.get(reverse(f"directory:{name}", args=[pk]))
        assert page.status_code == 302
        assert page["Location"].startswith(reverse("account_login"))


def test_who_signs_in_finds_the_holder_how_to_reach_them_and_the_history(client, post, people):
    client.force_login(people.user("mexico"))
    person = Person.objects.get()

    party = client.get(reverse("directory:party", args=["HND"])).content.decode()
    body = client.get(reverse("directory:body", args=["consular-network"])).content.decode()
    found = client.get(reverse("directory:person", args=[person.pk])).content.decode()
    seat = client.get(reverse("directory:post", args=[post.pk])).content.decode()

    assert all("Ana Example" in page for page in (party, body, found, seat))
    assert "ana@example.org" in found
    assert "ana@example.org" not in body
    assert reverse("directory:post-hand-over", args=[post.pk]) not in seat
    assert "<details" in seat
    assert client.get(reverse("directory:person", args=[999999])).status_code == 404


EDITS = [
    ("directory:party-new", []),
    ("directory:body-new", []),
    ("directory:person-new", []),
    ("directory:post-new", []),
    ("directory:presidency-begin", []),
    ("directory:party-edit", ["HND"]),
    ("directory:membership-open", ["HND"]),
    ("directory:body-edit", ["consular-network"]),
]


@pytest.mark.parametrize(("name", "args"), EDITS)
def test_forms_are_for_the_secretariat_alone(client, people, name, args):
    url = reverse(name, args=args)

    assert client.get(url).status_code == 302
    client.force_login(people.user("honduras"))
    assert client.get(url).status_code == 403
    assert client.post(url, {}).status_code == 403
    client.force_login(people.user("secretariat"))
    assert client.get(url).status_code == 200
    refused = client.post(url, {})
    assert refused.status_code == 200


def test_forms_of_a_post_are_for_the_secretariat_alone(client, people, post):
    person = Person.objects.get()
    urls = [
        reverse(f"directory:post-{one}", args=[post.pk]) for one in ("edit", "hand-over", "vacate", "close")
    ]
    urls += [reverse("directory:person-edit", args=[person.pk])]
    for url in urls:
        client.force_login(people.user("honduras"))
        assert client.post(url, {}).status_code == 403
        client.force_login(people.user("secretariat"))
        assert client.get(url).status_code == 200


def test_the_secretariat_edits_the_directory_by_its_forms(client, people):
    client.force_login(people.user("secretariat"))
    names = {"name_en": "New", "name_es": "Nuevo", "short_en": "", "short_es": ""}

    def post(name, args, /, **data):
        answer = client.post(reverse(name, args=args), data)
        assert answer.status_code == 302, answer.content.decode()
        return answer["Location"]

    assert post("directory:party-edit", ["HND"], **names) == reverse("directory:party", args=["HND"])
    post("directory:body-edit", ["consular-network"], **names, reports_to="vice-ministers")
    onward = post("directory:party-new", [], **names, kind="state", code="cub")
    assert onward == reverse("directory:membership-open", args=["CUB"])
    post("directory:membership-open", ["CUB"], role="observer", body="", on="2024-01-01", until="")
    held = Membership.objects.get(party="CUB")
    post("directory:membership-end", [held.pk], on="2025-01-01")
    post("directory:body-new", [], **names, code="labour-group", kind="working-group", reports_to="rcgm")
    post("directory:person-new", [], name="Eva Example", email="", phone="", language="es", party="CUB")
    post("directory:person-edit", [Person.objects.get().pk], name="Eva Otra", language="en", party="")
    post("directory:presidency-begin", [], party="PAN", on="2024-01-01", until="")
    post("directory:presidency-end", [Presidency.objects.get().pk], on="2024-12-31")
    post("directory:post-new", [], kind="focal_point", party="HND", body="rcgm")
    seat = Post.objects.get()
    post("directory:post-edit", [seat.pk], institution_en="Ministry", institution_es="Ministerio")
    post(
        "directory:post-hand-over",
        [seat.pk],
        person="new",
        name="Eva Tercera",
        language="es",
        on="2024-01-01",
        note="",
        seen="",
    )
    post("directory:post-vacate", [seat.pk], on="2024-03-01", note="Look at item 3.")
    post("directory:post-close", [seat.pk], on="2024-04-01")

    assert Party.objects.get(code="HND").name_en == "New"
    assert Person.objects.get(name="Eva Otra").language == "en"
    assert "Look at item 3." in client.get(reverse("directory:post", args=[seat.pk])).content.decode()
    assert client.get(reverse("directory:party", args=["HND"])).status_code == 200


def test_a_refusal_stands_beside_the_form(client, people, secretariat):
    client.force_login(people.user("secretariat"))
    open_membership("HND", MembershipRole.MEMBER, body="rcgm", on=date(2014, 1, 1), actor=secretariat)

    page = client.post(
        reverse("directory:membership-open", args=["HND"]),
        {"role": "member", "body": "rcgm", "on": "2015-01-01", "until": ""},
        headers={"accept-language": "en"},
    ).content.decode()
    unknown = client.post(
        reverse("directory:party-new"),
        {"kind": "state", "code": "ZZZ", "name_en": "Z", "name_es": "Z"},
        headers={"accept-language": "en"},
    ).content.decode()

    assert "already takes part here in that time" in page
    assert "not a code of a State" in unknown


def test_handing_over_leads_to_the_page_for_the_newcomer(client, people, post, secretariat):
    late, later = commitment_of(secretariat), commitment_of(secretariat, 2, due=date(2090, 1, 1))
    Answer.objects.filter(pk=later.pk).update(acceptance="accepted")
    Statement.objects.create(
        answer=later, verb="accept", said_on=date(2018, 1, 1), said_by_name="Ana Example", said_as="focal_point",
        note="We begin in May.", acceptance_before="not_asked", acceptance_after="accepted",
        implementation_before="open", implementation_after="open",
    )  # fmt: skip
    client.force_login(people.user("secretariat"))
    url = reverse("directory:post-hand-over", args=[post.pk])
    seen = post.holdings.get().pk
    form = client.get(url).content.decode()
    assert f'value="{seen}"' in form
    neither = client.post(url, {"person": "new", "language": "es", "on": "2025-01-01", "seen": seen})
    assert neither.status_code == 200

    said = {
        "person": "new",
        "name": "Berta Example",
        "language": "es",
        "on": "2025-01-01",
        "note": "Airport first.",
        "seen": seen,
    }
    answer = client.post(url, said)
    assert answer["Location"] == reverse("directory:post-welcome", args=[post.pk])
    page = client.get(answer["Location"] + "?lang=en").content.decode()

    assert "This post owes 2 answers, 1 late" in page
    assert "Airport first." in page
    assert "We begin in May." in page
    assert page.index(late.commitment.reference) < page.index(later.commitment.reference)
    again = client.post(url, said | {"name": "Carla Example"}, headers={"accept-language": "en"})
    assert "has handed this post over meanwhile" in again.content.decode()


def test_the_note_of_who_left_is_for_the_party_and_the_secretariat(client, people, post, secretariat):
    person = PersonFields("Berta Example", party="HND")
    hand_over_post(post.pk, person, actor=secretariat, on=date(2025, 1, 1), note="Airport first.")
    left = post.holdings.exclude(ends_on=None).get().person_id
    urls = [
        reverse("directory:post", args=[post.pk]),
        reverse("directory:post-welcome", args=[post.pk]),
        reverse("directory:person", args=[left]),
    ]

    def with_note(who):
        client.force_login(people.user(who))
        return [url for url in urls if "Airport first." in client.get(url).content.decode()]

    assert with_note("secretariat") == urls
    assert with_note("honduras_rcgm") == urls
    for other in ("mexico", "presidency", "delegate", "reader", "iom", "rncom"):
        assert with_note(other) == [], other


def test_what_a_party_owes_is_counted_of_what_one_may_see(client, people, secretariat):
    commitment_of(secretariat)
    commitment_of(secretariat, 2, visibility="secretariat")
    url = reverse("directory:party", args=["HND"]) + "?lang=en"

    public = client.get(url).content.decode()
    client.force_login(people.user("mexico"))
    mexico = client.get(url).content.decode()
    client.force_login(people.user("secretariat"))
    officer = client.get(url).content.decode()

    assert "Honduras: focal points and membership" in public
    assert "Undertaking" not in public
    assert "Honduras owes 1 answer, late" in mexico
    assert "Honduras owes 2 answers, 2 late" in officer
    assert "Undertaking 2" not in mexico


def test_pages_ask_as_much_of_three_rows_as_of_one(client, people, secretariat):
    client.force_login(people.user("secretariat"))

    def fill(n):
        party = ("HND", "MEX", "PAN")[n - 1]
        seat = open_post(PostKind.FOCAL_POINT, party=party, body="consular-network", actor=secretariat)
        fields = PersonFields(f"Person {n}", party="HND")
        hand_over_post(seat.pk, fields, actor=secretariat, on=date(2020, 1, n))
        kind = (PostKind.DELEGATE, PostKind.OBSERVER, PostKind.PRESIDENCY)[n - 1]
        own = open_post(kind, party="HND", body="consular-network", actor=secretariat)
        hand_over_post(own.pk, PersonFields(f"Own {n}", party="HND"), actor=secretariat, on=date(2020, 1, n))
        body = ("consular-network", "rcgm", "trafficking-network")[n - 1]
        open_membership("HND", MembershipRole.MEMBER, body=body, on=date(2020, 1, 1), actor=secretariat)
        Presidency.objects.create(
            party_id="HND", starts_on=date(2000 + n, 1, 1), ends_on=date(2000 + n, 2, 1)
        )
        commitment_of(secretariat, n)

    urls = [
        reverse("directory:directory"),
        reverse("directory:party", args=["HND"]),
        reverse("directory:body", args=["consular-network"]),
    ]
    fill(1)
    seat = Post.objects.get(party="HND", kind="focal_point")
    urls += [
        reverse("directory:post", args=[seat.pk]),
        reverse("directory:post-welcome", args=[seat.pk]),
        reverse("directory:post-hand-over", args=[seat.pk]),
    ]
    before = [queries_of(client, url) for url in urls]
    fill(2)
    fill(3)

    assert [queries_of(client, url) for url in urls] == before


def test_the_secretariat_is_told_that_a_holder_cannot_sign_in_yet(client, people, post):
    url = reverse("directory:post", args=[post.pk]) + "?lang=en"

    client.force_login(people.user("secretariat"))
    officer = client.get(url).content.decode()
    client.force_login(people.user("mexico"))
    other = client.get(url).content.decode()
    Person.objects.update(email=people.user("honduras").email)  # as after an invitation that was accepted
    client.force_login(people.user("secretariat"))
    after = client.get(url).content.decode()

    assert "Ana Example cannot sign in yet" in officer
    assert "cannot sign in yet" not in other
    assert "cannot sign in yet" not in after


def test_the_invitation_begins_with_the_holder_and_the_rights_of_the_post(client, people, post):
    client.force_login(people.user("secretariat"))

    begun = client.get(reverse("accounts:invite"), {"post": post.pk, "lang": "en"}).context["form"].initial
    other = client.get(reverse("accounts:invite"), {"post": "x", "lang": "en"}).context["form"].initial

    assert (begun["name"], begun["role"], begun["party"], begun["body"]) == (
        "Ana Example",
        post.kind,
        post.party_id,
        post.body_id,
    )
    assert other == {"role": "focal_point"}
