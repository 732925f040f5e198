"""Replies to letters: each once, from whom we know, added to what it names or put aside."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.utils import timezone
from tests.register.mail_in import AT, ON, SYSTEM, aside, reply, said, send, take
from tests.register.mail_servers import Postman
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.errors import FileNotKept, NotAllowed, ScanFailed
from enlace.core.services import read_stored
from enlace.register import letters, queries, services
from enlace.register.models import Digest, Reminder, Statement
from enlace.register.postbox import errors, tokens
from enlace.register.postbox.enums import Way
from enlace.register.postbox.models import Incoming

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reply_address")]


def test_a_letter_says_where_to_reply_and_numbers_what_it_tells(letter: Any) -> None:
    token = tokens.token_for(Digest.objects.get().pk)
    plain = letter.get_body(("plain",)).get_content()

    assert letter["Reply-To"] == f"reply+{token}@enlace.example" == letter["X-Envelope-From"]
    assert len(letter["Reply-To"].split("@")[0]) <= 64
    assert "reply" not in letter["From"]
    assert token in letter["Message-ID"]
    assert "[1] Honduras: due tomorrow" in plain
    assert "[2] Honduras" in plain
    assert "Or reply to this letter" in plain
    assert list(Reminder.objects.order_by("due_on").values_list("number", flat=True)) == [1, 2]


def test_without_an_address_letters_ask_for_no_reply(people: Any, postman: Postman, settings: Any) -> None:
    settings.REPLY_ADDRESS = ""
    make_commitment(["HND"], due_on=ON)
    sent = send(people, postman)

    assert sent["Reply-To"] is None
    assert "reply to this letter" not in sent.as_string()


def test_a_reply_is_added_to_the_number_that_it_names_with_what_is_attached(letter: Any, people: Any) -> None:
    message = reply(letter, "2: aquí está.\nGracias.\n-- \nAna")
    message.add_attachment(b"the list", maintype="application", subtype="pdf", filename="../lista.pdf")

    row = take(message)

    assert said() == [("Number 2.", "aquí está.\nGracias.")]
    one = Statement.objects.get()
    assert (one.verb, one.by_mail, one.said_by, one.said_as) == (
        "comment",
        True,
        people.user("honduras"),
        "focal_point",
    )
    shown = one.evidence.get()
    assert shown.name == "lista.pdf"
    assert read_stored(shown.file_id) == b"the list"
    assert (row.fate, row.user, list(row.statements.all())) == ("added", people.user("honduras"), [one])


def test_a_reply_names_several(letter: Any) -> None:
    take(reply(letter, "Dear colleagues,\n1: done\n2: in May"))

    assert said() == [("Number 1.", "Dear colleagues,\ndone"), ("Number 2.", "Dear colleagues,\nin May")]


def test_a_reply_that_names_none_waits_and_its_writer_says_which(
    letter: Any, people: Any, honduras: Any
) -> None:
    message = reply(letter, "We sent it.")
    message.add_attachment(b"the list", maintype="text", subtype="csv", filename="list.csv")
    row = take(message)
    assert (row.fate, row.reason, said()) == ("which", "not_named", [])
    assert queries.count_waiting(honduras) == 1
    lines = queries.choices_of([row])[row.pk]
    assert [line.number for line in lines] == [1, 2]

    services.add_waiting_reply(row.pk, [lines[1].answer_id], actor=honduras, on=ON, at=AT)

    assert said() == [("Number 2.", "We sent it.")]
    assert Statement.objects.get().evidence.get().name == "list.csv"
    with pytest.raises(errors.AlreadySettled):
        services.add_waiting_reply(row.pk, [lines[1].answer_id], actor=honduras, on=ON, at=AT)
    assert queries.count_waiting(honduras) == 0


def test_only_commitments_of_the_letter_can_be_chosen_and_only_by_its_writer_or_an_officer(
    letter: Any, honduras: Any, mexico: Any, secretariat: Any, people: Any
) -> None:
    row = take(reply(letter, "We sent it."))
    other = make_commitment(["HND"]).answers.get()
    answer = Reminder.objects.first().answer_id  # type: ignore[union-attr]
    for chosen in ([], [other.pk], [answer, other.pk]):
        with pytest.raises(errors.NotOfTheLetter):
            services.add_waiting_reply(row.pk, chosen, actor=honduras, on=ON, at=AT)
    with pytest.raises(NotAllowed):
        services.add_waiting_reply(row.pk, [answer], actor=mexico, on=ON, at=AT)
    with pytest.raises(NotAllowed):
        services.put_away(row.pk, actor=mexico, at=AT)

    services.add_waiting_reply(row.pk, [answer], actor=secretariat, on=ON, at=AT)

    assert Statement.objects.get().said_by == people.user("honduras")  # in the name of who wrote it


def test_a_letter_made_again_numbers_only_what_it_still_tells(
    people: Any, postman: Postman, honduras: Any
) -> None:
    first, _, _ = (
        make_commitment(["HND"], due_on=ON + timedelta(n), text_en=f"Number {n}.") for n in (1, 2, 3)
    )
    digest = services.write_digest(people.user("honduras").pk, on=ON, actor=SYSTEM, at=AT)
    assert digest
    postman.refuses = "451 4.3.0 later"
    with pytest.raises(SMTPRecipientsRefused):
        services.send_digest(digest.pk, actor=SYSTEM, at=AT)
    services.report_done(first.answers.get().pk, actor=honduras, on=ON)
    postman.refuses = ""
    services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    take(reply(postman.letters[-1], "1: of the second"))

    assert said()[1:] == [("Number 2.", "of the second")]
    assert sorted(digest.reminders.values_list("number", flat=True), key=str) == [1, 2, None]


def test_a_number_that_the_letter_does_not_have_is_asked_about(letter: Any) -> None:
    assert aside(take(reply(letter, "7: done"))) == ("which", "no_number", False, [])


def test_of_one_commitment_no_number_is_needed(people: Any, postman: Postman) -> None:
    make_commitment(["HND"], due_on=ON, text_en="The only one.")
    take(reply(send(people, postman), "We sent it."))

    assert said() == [("The only one.", "We sent it.")]


def test_the_same_message_twice_is_added_once_whichever_way_it_comes(letter: Any) -> None:
    message = reply(letter)
    first = take(message)
    message["Received"] = "by another server"
    again = services.take_in(message.as_bytes(), way=Way.MAILBOX, actor=SYSTEM, at=AT)

    assert first == again
    assert len(said()) == 1
    nameless = reply(letter, "1: again", Message_ID="")
    assert take(nameless) == take(nameless)
    assert len(said()) == 2


def test_who_forwards_a_letter_lets_nobody_answer_in_their_place(letter: Any) -> None:
    row = take(reply(letter, sender="mexico@example.org"))

    assert aside(row) == ("aside", "other_sender", True, [])


@pytest.mark.parametrize(
    ("heads", "fate", "reason"),
    [
        ({"Authentication_Results": "mx; dmarc=fail"}, "aside", "forged"),
        ({"From": "honduras@example.org, eve@example.org"}, "aside", "other_sender"),
        ({"To": "reply@enlace.example", "In_Reply_To": "", "References": ""}, "aside", "no_letter"),
        ({"Auto_Submitted": "auto-replied"}, "auto", ""),
        ({"Precedence": "junk"}, "auto", ""),
    ],
)
def test_what_may_be_forged_or_is_automatic_is_not_applied(
    letter: Any, heads: dict[str, str], fate: str, reason: str
) -> None:
    assert aside(take(reply(letter, **heads))) == (fate, reason, True, [])


def test_a_forged_or_changed_name_of_a_letter_is_none(letter: Any) -> None:
    forged = letter["Reply-To"].replace("+d", "+d9")

    row = take(reply(letter, To=forged, In_Reply_To="<digest-1@x>", References=""))

    assert aside(row) == ("aside", "no_letter", True, [])


def test_a_mail_program_that_writes_addresses_in_capitals_or_drops_the_plus_is_understood(
    letter: Any,
) -> None:
    take(reply(letter, "1: a", To=letter["Reply-To"].upper(), In_Reply_To="", References=""))
    take(reply(letter, "2: b", To="reply@enlace.example"))

    assert [note for _text, note in said()] == ["a", "b"]


def test_what_our_own_mail_server_does_not_vouch_for_is_put_aside(letter: Any) -> None:
    assert take(reply(letter, "1: a", Authentication_Results="evil; dmarc=pass")).reason == "forged"
    assert take(reply(letter, "1: b", Authentication_Results="mx.enlace.example; dmarc=pass")).fate == "added"


def test_rights_that_ended_and_accounts_that_closed_say_nothing_by_mail(letter: Any, people: Any) -> None:
    user = people.user("honduras")
    user.given_rights.update(ends_on=ON - timedelta(1))
    assert take(reply(letter, "1: a")).reason == "not_allowed"
    user.is_active = False
    user.save()
    assert take(reply(letter, "1: b")).reason == "other_sender"
    assert said() == []


def test_a_reply_to_an_old_letter_and_one_of_an_officer_are_confirmed_on_the_page(
    letter: Any, people: Any, postman: Postman, secretariat: Any
) -> None:
    assert take(reply(letter), at=AT + timedelta(days=31)).reason == "too_old"
    make_commitment(["ts"], due_on=ON, text_en="Ours.")
    ours = send(people, postman, "secretariat")
    row = take(reply(ours, "Done.", sender="secretariat@example.org"))
    assert (row.fate, row.reason) == ("which", "sign_in")

    answer = queries.choices_of([row])[row.pk][0].answer_id
    services.add_waiting_reply(row.pk, [answer], actor=secretariat, on=ON, at=AT)

    assert said() == [("Ours.", "Done.")]


def test_what_is_infected_too_large_or_too_many_is_put_aside_whole(letter: Any, settings: Any) -> None:
    settings.SCAN_COMMAND = (
        f"{sys.executable} -c \"import sys; sys.exit(b'virus' in sys.stdin.buffer.read())\""
    )

    def with_files(name: str, *files: bytes) -> Incoming:
        message = reply(letter, f"1: {name}")
        for n, data in enumerate(files):
            message.add_attachment(data, maintype="application", subtype="zip", filename=f"{n}.zip")
        return take(message)

    assert with_files("bad", b"fine", b"a virus").reason == "infected"
    assert with_files("many", *[b"%d" % n for n in range(11)]).reason == "attached"
    program = reply(letter, "1: program")
    program.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="list.exe")
    assert take(program).reason == "attached"
    settings.MAX_UPLOAD_BYTES = 10
    assert with_files("large", b"x" * 11).reason == "attached"
    assert said() == []
    assert not Incoming.objects.filter(files__isnull=False).exists()
    assert Incoming.objects.get(reason="infected").text == "1: bad"
    settings.SCAN_COMMAND = "/nowhere"
    with pytest.raises(ScanFailed):
        with_files("later", b"new")
    settings.SCAN_COMMAND = ""
    settings.FILES_ROOT = "/dev/null/files"
    with pytest.raises(FileNotKept):
        with_files("later", b"new")
    assert Incoming.objects.count() == 4


def test_a_text_that_is_too_long_is_cut_and_attached_whole(letter: Any) -> None:
    take(reply(letter, "1: " + "word " * 4000))

    one = Statement.objects.get()
    assert len(one.note) < 10_000
    assert one.note.endswith(" …")
    assert one.evidence.get().name == "reply.txt"


def test_what_says_nothing_is_settled_at_once(letter: Any) -> None:
    assert aside(take(reply(letter, ""))) == ("settled", "empty", False, [])


@pytest.mark.parametrize("raw", [b"", b"\x00\xff" * 900, b"\n\nhello", b"From: a@x\n\nhi"])
def test_what_cannot_be_read_is_put_aside(raw: bytes) -> None:
    assert take(raw).fate == "aside"
    assert take(raw) == take(raw)


def test_what_cannot_be_kept_is_put_aside_and_holds_up_nothing(letter: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("enlace.register.services.incoming._deal_with_reply", _fail)

    assert aside(take(reply(letter))) == ("aside", "unreadable", True, [])


def _fail(*_said: Any) -> None:
    raise ValueError("A string literal cannot contain NUL (0x00) characters.")


def test_of_many_files_and_a_long_text_no_file_is_lost(letter: Any) -> None:
    message = reply(letter, "1: " + "word " * 3000)
    for n in range(10):
        message.add_attachment(b"%d" % n, maintype="application", subtype="pdf", filename=f"{n}.pdf")

    take(message)

    assert [one.name for one in Statement.objects.get().evidence.order_by("pk")] == [
        f"{n}.pdf" for n in range(10)
    ]


def test_a_name_that_holds_the_address_of_another_answers_for_nobody(letter: Any) -> None:
    raw = reply(
        letter, Authentication_Results="mx.enlace.example; dmarc=pass header.from=evil.org"
    ).as_bytes()
    forged = raw.replace(
        b"Ana <honduras@example.org>", b"=?utf-8?q?honduras=40example=2Eorg_=28?= <e@evil.org>"
    )
    assert forged != raw

    assert aside(take(forged)) == ("aside", "other_sender", True, [])


def test_an_address_may_hold_an_apostrophe_and_stays_one_address(letter: Any, people: Any) -> None:
    user = people.user("honduras")
    user.email = "o'brien@example.org"
    user.save()

    assert take(reply(letter, "1: sent", sender="o'brien@example.org")).fate == "added"
    assert take(reply(letter, "1: no", sender="brien@example.org")).reason == "other_sender"
    both = reply(letter, "1: no", From="o'brien@example.org, brien@example.org")
    assert take(both).reason == "other_sender"


def test_what_strangers_wrote_and_was_put_away_is_forgotten_after_ninety_days(
    letter: Any, secretariat: Actor
) -> None:
    away, waits = (take(reply(letter, text, sender="mexico@example.org")) for text in ("1: a", "1: b"))
    known = take(reply(letter, "Which?"))
    for one in (away, known):
        services.put_away(one.pk, actor=secretariat, at=AT)

    def forget(days: int) -> int:
        return services.forget_strangers(actor=SYSTEM, at=AT + timedelta(days=days))

    assert [forget(90), forget(91), forget(91)] == [0, 1, 0]
    for one in (away, waits, known):
        one.refresh_from_db()
    assert (away.sender, away.subject, away.text, away.attached, away.fate) == ("", "", "", [], "settled")
    assert (waits.text, known.text) == ("1: b", "Which?")
    with pytest.raises(NotAllowed):
        services.forget_strangers(actor=secretariat, at=AT)


def test_only_enlace_itself_takes_mail_in(secretariat: Actor) -> None:
    with pytest.raises(NotAllowed):
        services.take_in(b"x", way=Way.WEBHOOK, actor=secretariat, at=AT)
    with pytest.raises(NotAllowed):
        services.read_mailbox(actor=secretariat, at=AT)


def test_the_signed_name_of_a_letter_cannot_be_guessed() -> None:
    sound = tokens.token_for(12)
    assert tokens.digests_named([f"x <reply+{sound.upper()}@y>"]) == [12]
    assert tokens.digests_named([sound.replace("d12", "d13"), f"a{sound}", f"{sound}a", sound[:-1]]) == []
    assert letters.silence_for(1, date(2026, 1, 1)) not in sound
    assert timezone.is_aware(AT)
