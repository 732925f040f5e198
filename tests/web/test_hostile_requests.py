"""Nothing that comes in an address breaks a page; what was shown to a person is kept nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.web.test_url_by_role import close
from tests.web.url_table import TABLE
from tests.web.url_world import make_world

NAMES = (
    *(
        "q",
        "page",
        "year",
        "body",
        "party",
        "state",
        "kind",
        "meeting",
        "due_from",
        "due_to",
        "order",
        "layout",
    ),
    *(
        "v",
        "beside",
        "language",
        "lang",
        "at",
        "item",
        "words",
        "start",
        "verb",
        "person",
        "next",
        "theme",
        "p",
    ),
)
HOSTILE = (
    "-1",
    "0000",
    "9" * 20,
    "²",
    "a\x00b",
    "\x00",
    "9999-12-31",
    "0001-01-01",
    "\udc80",
    "x" * 2_000,
    "🙂 ' | !:*",
)
DEAR = {"desk:picture-file", "desk:picture-spec", "register:matrix-export"}


@pytest.mark.parametrize("role", ["public", "secretariat"])
def test_no_parameter_breaks_a_page(client: Any, people: Any, role: str) -> None:
    world = make_world(people)
    if role != "public":
        client.force_login(people.user(role))
    client.raise_request_exception = False
    broken = []
    for name, row in TABLE.items():
        if row.expected[role] != 200 or name in DEAR:
            continue
        url = reverse(name, kwargs=row.arguments(world))
        for said in HOSTILE if role == "public" else HOSTILE[::3]:
            query = dict.fromkeys(NAMES, said.encode("utf-8", "surrogatepass"))
            response = client.get(url, query)
            close(response)
            if response.status_code >= 500:
                broken.append((name, said[:20]))

    assert broken == []


@pytest.mark.parametrize(
    "path",
    ["/commitments/a%00b/", "/reports/x/en/%00/", "/accounts/oidc/%00/login/", "/invitation/%00/", "/%00"],
)
def test_an_address_with_a_nul_is_of_nothing_here(client: Any, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_question_with_a_nul_in_a_nul_says_nothing_of_it(client: Any, db: None) -> None:
    assert client.get("/search/?q=a%%0000b%%%000000").status_code == 200
    assert client.get("/matrix/?q=%%0000").status_code == 200


def test_pages_of_somebody_signed_in_are_kept_nowhere(client: Any, people: Any) -> None:
    assert not client.get("/matrix/").has_header("Cache-Control")
    client.force_login(people.user("honduras"))

    for path in ("/desk/", "/matrix/", "/parties/HND/", "/no-such-page/", "/feeds/done.atom"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "private, no-store", path
        assert "Cookie" in answer["Vary"], path
        assert "Accept-Language" in answer["Vary"], path


def test_pages_can_be_asked_for_without_their_content(client: Any, people: Any) -> None:
    world = make_world(people)
    client.force_login(people.user("honduras"))

    for path in ("/", "/matrix/", f"/commitments/{world.commitment.reference}/", "/reports/", "/picture/"):
        assert client.head(path).status_code in (200, 302), path
