"""One letter a day for each person, at the steps of the schedule, sent once through a real mail server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from smtplib import SMTPDataError
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.register import errors, letters, reminders, services
from enlace.register.enums import Verb
from enlace.register.models import Commitment, Digest, Reminder, Schedule, Statement
from enlace.register.queries import people_to_remind, telling_for

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
ON = date(2026, 1, 15)  # a Thursday
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
"""Nine in the morning in Costa Rica."""


class Mailbox:
    """What a mail server took."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.says = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd's own name
        if self.says.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.says


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield box
    controller.stop()


def told(people: Any, who: str = "honduras", on: date = ON) -> list[tuple[date, int]]:
    return [(line.due_on, line.step) for line in telling_for(people.user(who), on=on).lines]


def write(people: Any, who: str = "honduras", on: date = ON) -> Any:
    at = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
    return services.write_digest(people.user(who).pk, on=on, actor=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("left", "step"),
    [(31, None), (30, 30), (20, 30), (14, 14), (2, 7), (1, 1), (0, 0), (-1, 0), (-7, -7), (-15, -14)],
)
def test_a_due_day_comes_to_the_steps_of_the_schedule(left: int, step: int | None) -> None:
    assert reminders.step_reached(ON + timedelta(left), on=ON, plan=Schedule()) == step


def test_each_person_is_told_of_what_is_theirs_and_of_nothing_else(people: Any) -> None:
    make_commitment(["HND"], due_on=ON + timedelta(14))
    make_commitment(["MEX"], due_on=ON + timedelta(7))
    make_commitment(["HND"], body="rcgm", due_on=ON + timedelta(1))
    make_commitment(["HND"], due_on=ON, visibility="secretariat")

    assert told(people) == [(ON + timedelta(14), 14)]
    assert told(people, "mexico") == [(ON + timedelta(7), 7)]
    assert told(people, "mexico_trafficking") == told(people, "delegate") == told(people, "reader") == []


@pytest.mark.parametrize("verb", ["report_done", "decline"])
def test_it_stops_when_it_is_answered(people: Any, honduras: Actor, verb: str) -> None:
    answer = make_commitment(["HND"], due_on=ON).answers.get()

    getattr(services, verb)(answer.pk, actor=honduras, on=ON, note="Because.")

    assert told(people) == []


def test_what_was_told_is_not_told_again_before_the_next_step(people: Any) -> None:
    make_commitment(["HND"], due_on=ON + timedelta(9))
    assert write(people) is not None

    assert told(people, on=ON + timedelta(1)) == []
    assert [step for _, step in told(people, on=date(2026, 1, 19))] == [7]


def test_what_is_late_is_told_together_once_a_week(people: Any) -> None:
    make_commitment(["HND"], due_on=ON - timedelta(8))
    make_commitment(["HND"], due_on=ON - timedelta(40))
    write(people)

    assert told(people, on=ON + timedelta(6)) == []
    assert len(told(people, on=ON + timedelta(7))) == 2


def test_weekends_and_national_holidays_are_quiet_and_nothing_is_lost(people: Any) -> None:
    make_commitment(["HND"], due_on=date(2026, 9, 19))
    saturday, monday, feast = date(2026, 9, 12), date(2026, 9, 14), date(2026, 9, 15)

    assert reminders.holiday_in("HND", feast) != ""
    assert told(people, on=saturday) == told(people, on=feast) == []
    assert [step for _, step in told(people, on=monday)] == [7]
    assert reminders.holiday_in("GTM", feast) != ""
    assert reminders.holiday_in("iom", feast) == ""


def test_the_presidency_is_told_once_a_week_of_what_is_late_for_long(people: Any) -> None:
    make_commitment(["HND"], due_on=ON - timedelta(30))
    make_commitment(["MEX"], due_on=ON - timedelta(20))
    write(people, "presidency")

    assert Digest.objects.get().late_by_party == {"HND": 1}
    assert not telling_for(people.user("presidency"), on=ON + timedelta(5))
    assert telling_for(people.user("presidency"), on=ON + timedelta(7)).late_by_party == {"HND": 1}


def test_a_day_has_one_digest_for_each_person_however_often_it_is_written(people: Any, queued: Any) -> None:
    make_commitment(["HND"], due_on=ON)
    people.user("honduras")

    first = [services.write_digests(actor=SYSTEM, at=AT) for _ in range(2)]

    assert first == [1, 0]
    assert [task for task, _ in queued()] == ["register.send_digest"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(user=people.user("honduras"), day=ON, made_at=AT)


def test_nothing_goes_out_before_its_hour_nor_from_a_demonstration(people: Any, settings: Any) -> None:
    make_commitment(["HND"], due_on=ON)
    people.user("honduras")
    early = services.write_digests(actor=SYSTEM, at=AT - timedelta(hours=5))
    settings.DEMO = True

    assert early == services.write_digests(actor=SYSTEM, at=AT) == 0
    assert write(people) is None


def test_only_enlace_itself_writes_and_sends(people: Any, secretariat: Actor) -> None:
    with pytest.raises(NotAllowed):
        services.write_digests(actor=secretariat, at=AT)


def test_who_asked_for_silence_and_who_has_no_account_any_more_get_nothing(
    people: Any, honduras: Actor
) -> None:
    make_commitment(["HND"], due_on=ON)
    services.ask_for_silence(actor=honduras, at=AT)
    services.ask_for_silence(actor=honduras, at=AT)

    assert write(people) is None
    services.end_silence(actor=honduras)
    assert people.user("honduras") in people_to_remind(on=ON)
    people.user("honduras").is_active = False
    people.user("honduras").save()
    assert write(people) is None


def sent(pk: int, at: datetime = AT) -> str:
    services.send_digest(pk, actor=SYSTEM, at=at)
    return str(Digest.objects.get(pk=pk).state)


def test_the_letter_is_plain_and_small_html_in_the_language_of_the_person(
    people: Any, mailbox: Mailbox
) -> None:
    user = people.user("honduras")
    user.language = "es"
    user.save()
    make_commitment(["HND"], due_on=ON - timedelta(3), text_es="Enviar la lista.")
    digest = write(people)

    assert sent(digest.pk) == "sent"
    assert sent(digest.pk) == "sent"
    (letter,) = mailbox.letters
    plain, html = letter.get_body(("plain",)).get_content(), letter.get_body(("html",)).get_content()
    assert letter["To"] == "honduras@example.org"
    assert letter["Message-ID"] == letters.message_id(digest)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Enviar la lista." in plain
    assert "Enviar la lista." in html
    assert "<img" not in html
    assert "style=" not in html
    assert plain.count("/answer/") == html.count("/answer/") == 4


def test_a_worker_that_died_while_sending_leaves_a_letter_that_is_not_sent_again(
    people: Any, mailbox: Mailbox
) -> None:
    make_commitment(["HND"], due_on=ON - timedelta(1))
    digest = write(people)
    Digest.objects.filter(pk=digest.pk).update(state="sending", sending_at=AT)

    assert sent(digest.pk) == "unsure"
    assert sent(digest.pk) == "unsure"
    assert mailbox.letters == []
    assert len(told(people, on=ON + timedelta(1))) == 1  # and is told on the next day


def test_a_server_that_cannot_be_reached_has_taken_nothing_and_is_asked_again(
    people: Any, settings: Any
) -> None:
    make_commitment(["HND"], due_on=ON)
    digest = write(people)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(OSError, match="refused"):
        services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    assert Digest.objects.get().state == "queued"


@pytest.mark.parametrize(("says", "state"), [("550 no such person", "refused"), ("451 later", "queued")])
def test_what_the_mail_server_says_is_kept(people: Any, mailbox: Mailbox, says: str, state: str) -> None:
    make_commitment(["HND"], due_on=ON)
    digest, mailbox.says = write(people), says

    with pytest.raises(SMTPDataError) if state == "queued" else nullcontext():
        services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    digest.refresh_from_db()
    assert (digest.state, digest.refusal) == (state, says[:3])


def test_what_was_answered_before_the_letter_went_out_is_not_in_it(
    people: Any, honduras: Actor, mailbox: Mailbox
) -> None:
    answer = make_commitment(["HND"], due_on=ON).answers.get()
    digest = write(people)
    services.report_done(answer.pk, actor=honduras, on=ON)

    assert sent(digest.pk) == "dropped"
    assert mailbox.letters == []


def test_a_letter_that_missed_its_day_goes_out_no_more(people: Any, mailbox: Mailbox) -> None:
    make_commitment(["HND"], due_on=ON)
    digest = write(people)

    assert sent(digest.pk, AT + timedelta(days=1)) == "dropped"
    assert len(told(people, on=ON + timedelta(1))) == 1


def test_the_schedule_is_the_secretariats(secretariat: Actor, honduras: Actor, people: Any) -> None:
    facts = {
        "late_every": 14,
        "head_after": 30,
        "presidency_after": 60,
        "send_hour": 8,
        "on_weekends": True,
        "on_holidays": True,
    }
    services.plan_reminders(days_before=[3, 90, 3], **facts, actor=secretariat)
    make_commitment(["HND"], due_on=ON + timedelta(80))

    assert reminders.schedule().days_before == [90, 3]
    assert told(people, on=date(2026, 1, 17)) == [(ON + timedelta(80), 90)]
    with pytest.raises(NotAllowed):
        services.plan_reminders(days_before=[1], **facts, actor=honduras)
    with pytest.raises(errors.ScheduleRefused):
        services.plan_reminders(days_before=[400], **facts, actor=secretariat)


def token(people: Any, verb: Verb = Verb.ACCEPT) -> str:
    make_commitment(["HND"], due_on=ON)
    write(people)
    return letters.link_for(Reminder.objects.get().pk, verb)


def test_a_link_answers_once_in_the_name_of_its_person(people: Any) -> None:
    link = token(people)

    assert services.look_at_link(link, on=ON).name == "Honduras Example"
    services.answer_by_mail(link, on=ON)

    said = Statement.objects.get()
    assert (said.verb, said.by_mail, said.said_by_id) == ("accept", True, people.user("honduras").pk)
    with pytest.raises(errors.LinkUsed):
        services.answer_by_mail(link, on=ON)


def test_a_link_does_not_come_back_to_life_when_the_answer_stands_as_before(
    people: Any, secretariat: Actor
) -> None:
    link = token(people, Verb.REPORT_DONE)
    offer = services.answer_by_mail(link, on=ON)
    services.send_back(offer.answer.pk, actor=secretariat, on=ON, note="Where is it?")

    with pytest.raises(errors.LinkUsed):
        services.answer_by_mail(link, on=ON)


@pytest.mark.parametrize("change", ["-", "verb", "salt"])
def test_a_link_that_was_changed_says_nothing(people: Any, change: str) -> None:
    link = token(people)
    if change == "verb":
        link = link.replace("accept", "report_done")
    elif change == "salt":
        link = letters.silence_for(1, ON)
    else:
        link = link[:-1] + ("a" if link[-1] != "a" else "b")

    with pytest.raises(errors.LinkNotValid):
        services.answer_by_mail(link, on=ON)


def test_a_link_ends_after_thirty_days_with_the_right_and_with_the_account(people: Any) -> None:
    link = token(people)
    with pytest.raises(errors.LinkExpired):
        services.look_at_link(link, on=ON + timedelta(31))
    user = people.user("honduras")
    user.given_rights.update(ends_on=ON - timedelta(1))
    with pytest.raises(errors.LinkNotValid):
        services.answer_by_mail(link, on=ON)
    user.given_rights.update(ends_on=None)
    user.is_active = False
    user.save()
    with pytest.raises(errors.LinkNotValid):
        services.answer_by_mail(link, on=ON)
    assert Statement.objects.count() == 0


def test_what_was_answered_meanwhile_is_refused_by_name(people: Any, honduras: Actor) -> None:
    link = token(people)
    services.accept(Reminder.objects.get().answer_id, actor=honduras, on=ON)

    with pytest.raises(errors.AlreadyAccepted):
        services.answer_by_mail(link, on=ON)


def test_a_link_to_what_was_withdrawn_since_offers_nothing(people: Any) -> None:
    link = token(people)
    Commitment.objects.update(withdrawn_on=ON)

    with pytest.raises(errors.IsWithdrawn):
        services.look_at_link(link, on=ON)


def test_what_is_wrong_with_one_persons_digest_keeps_nobody_elses(people: Any, monkeypatch: Any) -> None:
    from enlace.register.services import reminders as sending

    make_commitment(["HND"], due_on=ON)
    make_commitment(["MEX"], due_on=ON)
    broken, sound = people.user("honduras"), people.user("mexico")
    ask = sending.telling_for

    def telling(user: Any, *, on: date) -> Any:
        if user == broken:
            raise ValueError("out of range")
        return ask(user, on=on)

    monkeypatch.setattr(sending, "telling_for", telling)
    with pytest.raises(ValueError, match="out of range"):
        services.write_digests(actor=SYSTEM, at=AT)

    assert Digest.objects.get().user == sound


def test_officers_get_no_links_that_answer_without_their_second_factor(people: Any, mailbox: Mailbox) -> None:
    make_commitment(["ts"], due_on=ON)
    digest = write(people, "secretariat")

    sent(digest.pk)

    assert "/answer/" not in mailbox.letters[0].as_string()
    with pytest.raises(errors.LinkNotValid):
        services.answer_by_mail(letters.link_for(Reminder.objects.get().pk, Verb.ACCEPT), on=ON)


def test_days_are_those_of_the_process(people: Any) -> None:
    make_commitment(["HND"], due_on=ON)
    people.user("honduras")
    services.write_digests(actor=SYSTEM, at=datetime(2026, 1, 16, 2, 0, tzinfo=UTC))

    assert Digest.objects.get().day == ON == timezone.localdate(datetime(2026, 1, 16, 2, 0, tzinfo=UTC))
