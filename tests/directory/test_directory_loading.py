"""The directory is filled from the profile; what people edited stays."""

from __future__ import annotations

import pytest

from enlace.core.errors import NotAllowed
from enlace.directory import names, queries
from enlace.directory.models import Body, Membership, Party
from enlace.directory.services import Names, load_process, name_body, name_party

pytestmark = pytest.mark.django_db


def test_loading_again_adds_nothing_and_keeps_what_was_edited(secretariat):
    name_party("HND", Names("Honduras, edited", "Honduras, editado"), actor=secretariat)
    name_body("consular-network", Names("The network", "La red", "Net", "Red"), actor=secretariat)
    before = (Party.objects.count(), Body.objects.count(), Membership.objects.count())

    load_process("rcm", actor=secretariat)

    assert (Party.objects.count(), Body.objects.count(), Membership.objects.count()) == before
    assert Party.objects.get(code="HND").name_en == "Honduras, edited"
    assert Body.objects.get(code="consular-network").short("es") == "Red"


def test_loading_is_for_the_secretariat(honduras):
    with pytest.raises(NotAllowed):
        load_process("rcm", actor=honduras)


@pytest.mark.parametrize(
    ("code", "en", "es"),
    [
        ("consular-network", "Consular network", "Red consular"),
        ("trafficking-network", "Network against trafficking", "Red contra la trata"),
        ("vice-ministers", "Vice-Ministers", "Viceministros"),
        ("rcgm", "RCGM", "GRCM"),
    ],
)
def test_bodies_have_short_names(code, en, es):
    body = Body.objects.get(code=code)

    assert (body.short("en"), body.short("es")) == (en, es)
    assert (body.as_party.short_en, body.as_party.short_es) == (en, es)


def test_a_state_that_is_no_party_is_called_by_its_name_and_an_unknown_code_stays():
    assert names.name_of("ESP", "en") == "Spain"
    assert names.short_name_of("ESP", "es") == "España"
    assert names.name_of("nobody", "en") == "nobody"
    assert queries.state_name("ESP", "en") == "Spain"
    assert queries.state_name("", "en") == ""
    assert ("ESP", "España") in queries.states_by_name("es")
