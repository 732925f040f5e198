"""What is shown when something is not there, not allowed or broken."""

from __future__ import annotations

import html5lib
import pytest
from django.test import RequestFactory

from enlace.web.views import broken


@pytest.mark.parametrize(
    ("wish", "first", "second"),
    [
        ("es", "Algo falló de nuestro lado", "Something went wrong"),
        ("en", "Something went wrong", "Algo falló"),
    ],
)
def test_a_break_is_told_in_both_languages_without_the_database(wish, first, second):
    answer = broken(RequestFactory().get("/", headers={"accept-language": wish}))

    page = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert answer.status_code == 500
    assert f'<html lang="{wish}">' in page
    assert page.index(first) < page.index(second)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wish", "said"), [("es", "No hay nada en esta dirección"), ("en", "There is nothing")]
)
def test_what_is_not_there_leads_on(client, wish, said):
    answer = client.get("/no/such/", headers={"accept-language": wish})

    page = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert answer.status_code == 404
    assert said in page
    assert 'id="find-it"' in page
    assert "/accounts/login/?next=/no/such/" in page


@pytest.mark.django_db
def test_what_is_not_allowed_says_where_one_may_go(client, people):
    client.force_login(people.user("reader"))

    answer = client.get("/rights/", headers={"accept-language": "en"})

    assert answer.status_code == 403
    assert "Nothing was changed." in answer.content.decode()
    assert "/desk/" in answer.content.decode()
