"""Every named address, for every role; and no address without its line in the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.web.url_table import ROLES, TABLE, THIRD_PARTY
from tests.web.url_world import make_world


def names_below(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from names_below(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}"


def close(response: Any) -> None:
    """End the answer, and with it the files that it sends, without closing the connection of the test."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def test_every_address_has_its_line_and_every_line_its_address() -> None:
    found = set(names_below(get_resolver()))
    ours = {name for name in found if not name.startswith(THIRD_PARTY)}

    assert sorted(ours - set(TABLE)) == [], "these addresses have no line in tests/web/url_table.py"
    assert sorted(set(TABLE) - ours) == [], "these lines of tests/web/url_table.py have no address"


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_each_role_as_the_table_says(client: Any, people: Any, role: str) -> None:
    world = make_world(people)
    wrong = []
    for name, row in TABLE.items():
        client.logout()
        if role != "public":
            client.force_login(people.user(role))
        response = client.get(reverse(name, kwargs=row.arguments(world)))
        close(response)
        if response.status_code != row.expected[role]:
            wrong.append((name, response.status_code, row.expected[role]))

    assert wrong == []


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if row.expected["public"] == 302])
def test_whoever_is_led_to_sign_in_comes_back(client: Any, people: Any, name: str) -> None:
    if name == "accounts:invitation":
        pytest.skip("leads on to its own page")
    url = reverse(name, kwargs=TABLE[name].arguments(make_world(people)))

    assert client.get(url)["Location"] == f"{reverse('account_login')}?next={url}"
