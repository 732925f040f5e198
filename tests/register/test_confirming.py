"""A reply for whose sender nobody vouches is added by a press of the person in whose name it came."""

from __future__ import annotations

import re
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

import pytest
from tests.register.mail_in import AT, ON, SYSTEM, reply, said, send, take
from tests.register.mail_servers import Postman

from enlace.accounts.queries import actor_for
from enlace.core.errors import NotAllowed
from enlace.register import queries, services
from enlace.register.errors import LinkExpired, LinkNotValid
from enlace.register.models import Answer, Commitment, Statement
from enlace.register.postbox.errors import AlreadySettled
from enlace.register.postbox.models import Incoming
from enlace.register.services.addresses import note_trouble

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reply_address")]


@pytest.fixture
def unvouched(letter: Any, settings: Any) -> Any:
    settings.MAIL_JUDGE = ""
    return letter


def with_file(letter: Any, text: str = "2: here it is.") -> Any:
    message = reply(letter, text)
    message.add_attachment(b"the list", maintype="application", subtype="pdf", filename="list.pdf")
    return message


def asked(postman: Postman, row: Incoming, at: Any = AT) -> str:
    """The token of the letter that asks."""
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=at)
    plain = postman.letters[-1].get_body(("plain",)).get_content()
    found = re.search(r"/reply/([^/\s]+)/", plain)
    assert found, plain
    return found[1]


def test_it_waits_and_the_letter_that_asks_tells_nothing_of_it(unvouched: Any, postman: Postman) -> None:
    row = take(with_file(unvouched))
    before = len(postman.letters)

    token = asked(postman, row)

    assert (row.fate, row.reason, said()) == ("confirm", "unvouched", [])
    letter = postman.letters[-1]
    assert len(postman.letters) == before + 1
    assert letter["To"] == "honduras@example.org"
    assert (letter["Auto-Submitted"], letter["Reply-To"]) == ("auto-generated", None)
    assert "here it is" not in letter.as_string()
    assert "list.pdf" not in letter.as_string()
    held = services.look_at_reply(token, on=ON)
    assert [(line.number, words) for line, words in held.said] == [(2, "here it is.")]
    assert said() == []  # looking changes nothing


def test_it_is_added_once_with_what_is_attached(unvouched: Any, postman: Postman, people: Any) -> None:
    row = take(with_file(unvouched))
    token = asked(postman, row)

    services.confirm_reply_by_link(token, on=ON, at=AT)

    assert said() == [("Number 2.", "here it is.")]
    one = Statement.objects.get()
    assert (one.by_mail, one.said_by) == (True, people.user("honduras"))
    assert one.evidence.get().name == "list.pdf"
    row.refresh_from_db()
    assert (row.fate, row.reason, row.settled_by) == ("added", "", people.user("honduras"))
    for again in (
        lambda: services.confirm_reply_by_link(token, on=ON, at=AT),
        lambda: services.disown_reply_by_link(token, on=ON),
    ):
        with pytest.raises(AlreadySettled):
            again()
    assert len(said()) == 1


def test_who_did_not_write_it_says_so_and_the_secretariat_sees_it(
    unvouched: Any, postman: Postman, secretariat: Any, honduras: Any
) -> None:
    row = take(with_file(unvouched))
    assert (queries.count_waiting(secretariat), queries.count_waiting(honduras)) == (0, 1)

    services.disown_reply_by_link(asked(postman, row), on=ON)

    row.refresh_from_db()
    assert (row.fate, row.reason, row.user, row.files.count()) == ("aside", "disowned", None, 0)
    assert (queries.count_waiting(secretariat), queries.count_waiting(honduras)) == (1, 0)
    assert said() == []


def test_no_link_but_the_right_one_in_its_time(unvouched: Any, postman: Postman, people: Any) -> None:
    token = asked(postman, take(reply(unvouched)))

    for wrong in ("", "1", "1.guessed", token[:-1], f"9{token}"):
        with pytest.raises(LinkNotValid):
            services.look_at_reply(wrong, on=ON)
    services.look_at_reply(token, on=ON + timedelta(days=30))
    with pytest.raises(LinkExpired):
        services.confirm_reply_by_link(token, on=ON + timedelta(days=31), at=AT)
    people.user("honduras").given_rights.update(ends_on=ON - timedelta(1))
    with pytest.raises((LinkNotValid, NotAllowed)):
        services.confirm_reply_by_link(token, on=ON, at=AT)
    people.user("honduras").__class__.objects.filter(email="honduras@example.org").update(is_active=False)
    with pytest.raises(LinkNotValid):
        services.look_at_reply(token, on=ON)
    assert said() == []


def test_signed_in_only_the_one_in_whose_name_it_came_confirms(
    unvouched: Any, honduras: Any, mexico: Any, secretariat: Any
) -> None:
    row = take(reply(unvouched, "1: sent"))
    unnamed = take(reply(unvouched, "Which?"))
    answer = queries.choices_of([unnamed])[unnamed.pk][0].answer_id

    for other in (mexico, secretariat):
        with pytest.raises(NotAllowed):
            services.confirm_reply(row.pk, actor=other, on=ON, at=AT)
        with pytest.raises(NotAllowed):
            services.disown_reply(row.pk, actor=other)
        with pytest.raises(NotAllowed):
            services.add_waiting_reply(unnamed.pk, [answer], actor=other, on=ON, at=AT)
    services.confirm_reply(row.pk, actor=honduras, on=ON, at=AT)
    services.add_waiting_reply(unnamed.pk, [answer], actor=honduras, on=ON, at=AT)

    assert said() == [("Number 1.", "sent"), ("Number 1.", "Which?")]


def test_signed_in_a_reply_to_an_old_letter_is_confirmed_too(
    unvouched: Any, postman: Postman, honduras: Any
) -> None:
    row = take(with_file(unvouched))
    token, later = asked(postman, row), timedelta(days=31)
    with pytest.raises(LinkExpired):
        services.confirm_reply_by_link(token, on=ON + later, at=AT + later)

    services.confirm_reply(row.pk, actor=honduras, on=ON + later, at=AT + later)

    assert said() == [("Number 2.", "here it is.")]


def test_what_was_answered_or_withdrawn_meanwhile_gets_the_comment_all_the_same(
    unvouched: Any, postman: Postman, honduras: Any
) -> None:
    token = asked(postman, take(reply(unvouched, "1: sent\n2: not yet")))
    first, second = Answer.objects.order_by("commitment__due_on")
    services.report_done(first.pk, actor=honduras, on=ON)
    Commitment.objects.filter(pk=second.commitment_id).update(withdrawn_on=ON)

    services.confirm_reply_by_link(token, on=ON, at=AT)

    assert said()[1:] == [("Number 1.", "sent"), ("Number 2.", "not yet")]
    first.refresh_from_db()
    assert first.implementation == "reported_done"


def test_what_the_person_may_not_answer_any_more_can_be_put_away_by_them(
    unvouched: Any, people: Any, honduras: Any
) -> None:
    row = take(reply(unvouched))
    people.user("honduras").given_rights.update(ends_on=ON - timedelta(1))
    gone = actor_for(people.user("honduras"), on=ON)
    with pytest.raises(NotAllowed):
        services.confirm_reply(row.pk, actor=gone, on=ON, at=AT)

    services.put_away(row.pk, actor=gone, at=AT)

    assert queries.count_waiting(gone) == 0


def test_attachments_that_nobody_confirms_cannot_fill_the_disk(
    unvouched: Any, honduras: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enlace.register.services.incoming.MOST_UNCONFIRMED", 20)

    rows = [take(with_file(unvouched, f"2: {n}")) for n in range(3)]

    assert [one.reason for one in rows] == ["unvouched", "unvouched", "attached"]
    assert not rows[2].files.exists()
    services.confirm_reply(rows[0].pk, actor=honduras, on=ON, at=AT)
    assert take(with_file(unvouched, "2: again")).fate == "confirm"


def test_what_nobody_confirmed_and_was_put_away_is_forgotten_with_its_files(
    unvouched: Any, secretariat: Any
) -> None:
    row = take(with_file(unvouched))
    services.put_away(row.pk, actor=secretariat, at=AT)

    assert services.forget_strangers(actor=SYSTEM, at=AT + timedelta(days=91)) == 1

    row.refresh_from_db()
    assert (row.text, row.attached, row.files.count()) == ("", [], 0)


def test_an_officer_puts_away_what_nobody_confirms(unvouched: Any, secretariat: Any) -> None:
    row = take(reply(unvouched))

    services.put_away(row.pk, actor=secretariat, at=AT)

    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)
    assert said() == []


def test_one_letter_for_one_reply_and_three_a_day_for_one_person(unvouched: Any, postman: Postman) -> None:
    before = len(postman.letters)
    rows = [take(reply(unvouched, f"1: {n}")) for n in range(5)]

    for row in (*rows, *rows):
        services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)

    assert len(postman.letters) == before + 3
    assert Incoming.objects.filter(fate="confirm").count() == 5  # the page shows them all
    services.ask_to_confirm(rows[-1].pk, actor=SYSTEM, at=AT + timedelta(days=2))
    assert len(postman.letters) == before + 4


def test_who_disowned_a_reply_is_asked_about_no_more_of_that_letter(
    unvouched: Any, postman: Postman, people: Any, honduras: Any
) -> None:
    services.disown_reply_by_link(asked(postman, take(reply(unvouched, "1: forged"))), on=ON)
    before = len(postman.letters)

    services.ask_to_confirm(take(reply(unvouched, "1: again")).pk, actor=SYSTEM, at=AT + timedelta(days=2))

    assert (len(postman.letters), queries.count_waiting(honduras)) == (before, 1)
    later = ON + timedelta(days=1)
    other = take(reply(send(people, postman, on=later), "1: mine"), at=AT + timedelta(days=1))
    assert asked(postman, other, AT + timedelta(days=2))


def test_taking_a_reply_in_asks_for_one_letter_in_the_language_of_its_reader(
    unvouched: Any, postman: Postman, people: Any, queued: Any
) -> None:
    user = people.user("honduras")
    user.language = "es"
    user.save()
    message = reply(unvouched)
    row = take(message)
    assert take(message) == row

    assert queued().count(("register.ask_to_confirm", {"pk": row.pk})) == 1
    asked(postman, row)
    assert postman.letters[-1]["Subject"] == "Enlace: ¿es suya esta respuesta?"


def test_a_server_that_says_later_is_asked_again_and_one_that_refuses_is_not(
    unvouched: Any, postman: Postman
) -> None:
    row = take(reply(unvouched))
    before = len(postman.letters)
    postman.refuses = "451 4.3.0 later"
    with pytest.raises(SMTPRecipientsRefused):
        services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)
    postman.refuses = "550 5.7.1 no"
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)
    postman.refuses = ""
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)

    assert len(postman.letters) == before

    other = take(reply(unvouched, "1: again"))
    postman.says = "451 4.3.0 later"
    with pytest.raises(SMTPDataError):
        services.ask_to_confirm(other.pk, actor=SYSTEM, at=AT)
    postman.says = "250 OK"
    services.ask_to_confirm(other.pk, actor=SYSTEM, at=AT)

    assert len(postman.letters) == before + 1


def test_nobody_is_asked_where_letters_do_not_arrive_or_in_a_demo(
    unvouched: Any, postman: Postman, people: Any, settings: Any
) -> None:
    row = take(reply(unvouched))
    before = len(postman.letters)
    settings.DEMO = True
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)
    settings.DEMO = False
    note_trouble(people.user("honduras"), code="5.1.1", at=AT)
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)

    assert len(postman.letters) == before


def test_an_automatic_answer_asks_nobody(unvouched: Any) -> None:
    assert take(reply(unvouched, "1: away", Auto_Submitted="auto-replied")).fate == "auto"
    assert not Incoming.objects.filter(fate="confirm").exists()
