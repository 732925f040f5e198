"""What is made of mail as it comes: of many programs, in both languages, broken, hostile. No table is touched."""

from __future__ import annotations

import time
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.register.postbox.cutting import own_words
from enlace.register.postbox.naming import NoSuchNumber, what_is_said
from enlace.register.postbox.pages import text_of
from enlace.register.postbox.reading import Unreadable, key_of, read_mail
from enlace.register.postbox.senders import is_doubted


def mail(body: str = "Done.", **heads: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Ana <ana@example.org>", "To": "reply@enlace.example", **heads}.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Ya está.\n\nEl jue, 15 ene 2026 a las 9:00, Enlace (<e@x.org>) escribió:\n> hola\n", "Ya está."),
        ("Done.\n\nOn Thu, Jan 15, 2026 at 9:00 AM Enlace\n<reply+abc@x.org> wrote:\n\n> Dear\n", "Done."),
        ("Hecho.\n\nDe: Enlace <x@y.org>\nEnviado el: jueves\nPara: Ana\nAsunto: Enlace\n\nEst", "Hecho."),
        ("Done.\n\nFrom: Enlace <x@y.org>\nSent: Monday\nTo: Ana\n\nDear Ana", "Done."),
        ("Listo\n\nEnviado desde mi iPhone\n\n> El 15 ene 2026, Enlace <e@x.org> escribió:\n> hola", "Listo"),
        (
            "El 3 ene 2026, Enlace <e@x.org> escribió:\n> hola\n> [1] x\n\nYa está.\n\nSaludos,\nAna",
            "Ya está.",
        ),
        ("> 1. one\nDone.\n> 2. two\nNot yet.", "Done.\nNot yet."),
        ("Done.\n-- \nAna Example\nMinistry", "Done."),
        ("Done.\n\n-----Mensaje original-----\nDe: x", "Done."),
        ("Done.\n____________________________\nFrom: x", "Done."),
        ("Honduras escribió:\nla nota.\nDe: acuerdo.", "Honduras escribió:\nla nota.\nDe: acuerdo."),
        ("Atentamente,\nAna", "Atentamente,\nAna"),
        ("1: sent\n--\n2: later\n-- \nAna", "1: sent\n2: later"),
        ("1: sent\n__________\n2: later", "1: sent\n2: later"),
        ("1: sent\nSaludos\n2: later\nSaludos,\nAna", "1: sent\nSaludos\n2: later"),
        ("Done.\n--\nAna\n\nFrom: E <x@y.org>\nSent: Monday\nTo: Ana\n\n1. quoted", "Done."),
        ("", ""),
    ],
)
def test_what_is_quoted_and_signed_is_cut_and_nothing_else(said: str, kept: str) -> None:
    assert own_words(said) == kept
    assert own_words(said.replace("\n", "\r\n")) == kept


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1: sent\n2) not yet", {1: "sent", 2: "not yet"}),
        ("Dear all,\n1, 3: done", {1: "Dear all,\ndone", 3: "Dear all,\ndone"}),
        ("1:sent\n2)later\n[3]done", {1: "sent", 2: "later", 3: "done"}),
        ("- 1: sent\n• 2: later", {1: "sent", 2: "later"}),
        ("1-3: all", {1: "all", 2: "all", 3: "all"}),
        ("2 a 3: both\n1º: one", {2: "both", 3: "both", 1: "one"}),
        ("1:30 pm suits us\n1.5 million\n2-3 people", {}),
        ("[2] listo\nfalta poco", {2: "listo\nfalta poco"}),
        ("Compromiso 2: listo", {2: "listo"}),
        ("N.º 3 – listo", {3: "listo"}),
        ("#1\nDone.", {1: "Done."}),
        ("1 y 2. Hecho.", {1: "Hecho.", 2: "Hecho."}),
        ("2.5 millones, 3 talleres", {}),
        ("On 2 May we met", {}),
        ("", {}),
    ],
)
def test_a_number_at_the_beginning_of_a_line_says_which_it_is_about(said: str, found: Any) -> None:
    assert what_is_said(said, [1, 2, 3]) == found


def test_of_a_letter_with_one_line_all_is_said_of_it() -> None:
    assert what_is_said("Dear all, 7: we did it", [1]) == {1: "Dear all, 7: we did it"}


def test_a_number_that_the_letter_does_not_have_is_told() -> None:
    with pytest.raises(NoSuchNumber):
        what_is_said("1: a\n9: b", [1, 2])
    for day in ("15-01: sent", "1-900: all"):
        with pytest.raises(NoSuchNumber):
            what_is_said(day, [1, 2])


def test_a_page_is_read_as_it_looks_without_what_it_quotes() -> None:
    page = (
        "<html><head><style>p{}</style></head><body><p>Hola, <b>ya</b> está<br>2: listo</p><script>x()</script>"
        '<div class="gmail_quote">El … escribió: <blockquote>viejo</blockquote></div></body></html>'
    )
    assert own_words(text_of(page)) == "Hola, ya está\n2: listo"
    outlook = '<div>Listo</div><div id="x_divRplyFwdMsg">De: Enlace</div><div>viejo</div>'
    assert own_words(text_of(outlook)) == "Listo"


def test_html_alone_is_turned_into_text_and_plain_is_preferred() -> None:
    both = mail("plain words")
    both.add_alternative("<p>page words</p>", subtype="html")
    assert read_mail(both.as_bytes()).text == "plain words"
    page = mail()
    page.set_content("<p>Sólo <i>página</i></p>", subtype="html", charset="iso-8859-1")
    assert read_mail(page.as_bytes()).text == "Sólo página"


def test_what_is_attached_is_kept_apart_and_logos_of_signatures_are_not() -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="acta ñ.pdf")
    message.add_attachment(b"logo", maintype="image", subtype="png", disposition="inline", cid="<logo@x>")
    message.add_attachment("text of a note", filename="note.txt")
    read = read_mail(message.as_bytes())

    assert [(part.name, part.data) for part in read.parts] == [
        ("acta ñ.pdf", b"%PDF-"),
        ("note.txt", b"text of a note\n"),
    ]
    assert read.text == "Done."


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8", "ascii", "utf-16", "zip", "ñ"])
def test_no_charset_is_too_odd(charset: str) -> None:
    raw = f"From: a@x.org\nContent-Type: text/plain; charset={charset}\n\nma\xf1ana \x00 ok".encode("latin-1")

    assert "\x00" not in read_mail(raw).text


@pytest.mark.parametrize(
    "heads",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"Subject": "Respuesta automática: Enlace"},
        {"Subject": "Out of Office: x"},
        {"Subject": "Ausente de la oficina"},
        {"Return_Path": "<>"},
    ],
)
def test_automatic_answers_are_known(heads: dict[str, str]) -> None:
    assert read_mail(mail(**heads).as_bytes()).is_automatic


def test_word_that_a_letter_was_read_is_no_answer() -> None:
    raw = (
        b'From: ana@x.org\nContent-Type: multipart/report; report-type=disposition-notification; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\n1: It was read.\n--b\nContent-Type: message/disposition-notification\n\n"
        b"Disposition: manual-action; displayed\n\n--b--\n"
    )

    assert read_mail(raw).is_automatic


def test_what_a_person_writes_is_not_automatic() -> None:
    assert not read_mail(mail(Return_Path="<ana@example.org>").as_bytes()).is_automatic
    assert not read_mail(mail(Auto_Submitted="no", Subject="Re: Automatic things").as_bytes()).is_automatic


@pytest.mark.parametrize(
    ("results", "server", "doubted"),
    [
        ([], "", False),
        (["mx.x.org; dmarc=pass"], "", False),
        (["mx.x.org; dmarc=fail (p=none)"], "", True),
        (["mx.x.org; spf=fail smtp.mailfrom=x; dkim=none"], "", True),
        (["mx.x.org; spf=softfail; dkim=pass"], "", False),
        ([], "mx.x.org", True),
        (["evil.org; dmarc=pass"], "mx.x.org", True),
        (["mx.x.org; dmarc=pass", "mx.x.org; dmarc=fail"], "mx.x.org", False),
        (["mx.x.org; dmarc=fail", "mx.x.org; dmarc=pass"], "mx.x.org", True),
        (["mx.x.org 1; spf=pass; dkim=none"], "mx.x.org", False),
        (["mx.x.org; (dmarc=pass) dmarc=fail"], "mx.x.org", True),
        (["mx.x.org; dmarc=temperror"], "mx.x.org", True),
    ],
)
def test_the_word_of_the_mail_server_about_a_sender(results: list[str], server: str, doubted: bool) -> None:
    assert is_doubted(results, server=server) == doubted


@pytest.mark.parametrize(
    ("result", "doubted"),
    [
        ("dmarc=pass header.from=example.org", False),
        ("dmarc=pass (p=reject) header.from=evil.org", True),
        ("dmarc=none header.from=example.org; spf=pass smtp.mailfrom=ana@example.org", False),
        ("dmarc=none header.from=example.org; spf=pass smtp.mailfrom=eve@evil.org", True),
        ("spf=pass smtp.mailfrom=eve@evil.org; dkim=pass header.d=evil.org", True),
        ("spf=pass smtp.mailfrom=eve@notexample.org", True),
        ("spf=fail smtp.mailfrom=x@y.org; dkim=pass header.i=@mail.example.org", False),
        ("spf=pass smtp.mailfrom=dmarc=pass@evil.org", True),
        ('spf=pass smtp.mailfrom="a; dmarc=pass"@evil.org', True),
        ("spf=pass (of (eve) dmarc=pass ; dmarc=pass) smtp.mailfrom=evil.org", True),
        ("spf=pass", True),
    ],
)
def test_the_mail_server_has_to_vouch_for_the_domain_that_people_see(result: str, doubted: bool) -> None:
    assert is_doubted([f"mx.x.org; {result}"], server="mx.x.org", sender="ana@example.org") == doubted


@pytest.mark.parametrize(
    "said",
    [
        "=?utf-8?q?ana=40example=2Eorg_=28?= <eve@evil.org>",
        "=?utf-8?q?=3Cana=40example=2Eorg=3E?= <eve@evil.org>",
        "=?utf-8?b?YW5hQGV4YW1wbGUub3Jn?= <eve@evil.org>",
        "ana@example.org (<eve@evil.org>",
        '"ana@example.org" <eve@evil.org>',
        "<eve@evil.org> ana@example.org",
    ],
)
def test_no_name_makes_somebody_elses_mail_ones_own(said: str) -> None:
    raw = f"From: {said}\nTo: reply@enlace.example\n\nDone.".encode()

    assert read_mail(raw).senders != ("ana@example.org",)


def test_an_address_that_is_ones_name_too_is_one_sender() -> None:
    assert read_mail(b'From: "Ana@example.org" <ana@example.org>\n\nDone.').senders == ("ana@example.org",)


@pytest.mark.parametrize("kind", [b"application/\x00x", b"application/\xed\xa0\x80", b"a/" + b"b" * 300])
def test_the_type_of_what_is_attached_is_one_that_can_be_kept(kind: bytes) -> None:
    raw = b"From: a@x.org\nContent-Type: " + kind + b'\nContent-Disposition: attachment; filename="a"\n\nhi'

    assert [part.media_type for part in read_mail(raw).parts] == ["application/octet-stream"]


def test_the_same_message_has_the_same_key_by_whichever_way_it_came() -> None:
    one, other = mail(Message_ID="<1@x>"), mail(Message_ID="<1@x>", Received="by another way")
    forged = mail(Message_ID="<1@x>", From="eve@x.org")
    del forged["From"]
    forged["From"] = "eve@x.org"
    keys = [key_of(raw, read_mail(raw)) for raw in (m.as_bytes() for m in (one, other, forged))]

    assert keys[0] == keys[1] != keys[2]


HOSTILE = {
    "nothing": b"",
    "no head": b"\n\nhello",
    "noise": bytes(range(256)) * 40,
    "deep": b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2000)
    ),
    "many parts": b'From: a@x\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 5000,
    "no end": b'From: a@x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nhi',
    "a long head": b"From: " + b"a@x.org, " * 50_000 + b"\n\nhi",
    "a bad word": b"From: =?utf-8?b?////?= <a@x.org>\nSubject: =?x?q?=ZZ?=\n\nhi",
    "bad base64": b"From: a@x\nContent-Transfer-Encoding: base64\n\n!!!!=====",
    "a nested letter": b"From: a@x\nContent-Type: message/rfc822\n\n" * 3 + b"From: c@x\n\nhi",
    "a broken report": b"From: a@x\nContent-Type: multipart/report; report-type=delivery-status\n\nnothing",
    "a surrogate": "From: a@x\nSubject: \udcff\n\nhi".encode("utf-8", "surrogateescape"),
    "two senders": b"From: a@x.org, b@x.org\n\nhi",
    "a codec that replaces nothing": b"From: a@x\nContent-Type: text/plain; charset=idna\n\nma\xf1ana",
    "a codec that takes long": b"From: a@x\nContent-Type: text/plain; charset=punycode\n\n" + b"a-" * 400_000,
    "many empty lines": b"From: a@x\n\n" + b"\n" * 5_000_000,
    "lines in frames": b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(400)
    )
    + b"\n" * 400_000,
    "a kind that goes on": b'From: a@x\nContent-Type: multipart/mixed; a="' + b";" * 300_000 + b"\n\nhi",
    "words without end": b"Subject: " + b"=?a?q?" * 200_000 + b"\nFrom: a@x\n\nhi",
    "name with nul": b'From: a@x\nContent-Type: application/pdf; name="a\x00b"\n\nhi',
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_mail_is_read_or_refused_by_name_and_soon(raw: bytes) -> None:
    began = time.monotonic()
    try:
        read = read_mail(raw)
    except Unreadable:
        pass
    else:
        assert "\x00" not in f"{read.subject}{read.text}{[part.name for part in read.parts]}"
        read.text.encode()
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "unit",
    [
        "On ",
        "a ",
        "> ",
        "\n",
        "El a escribió\n",
        "_",
        "From: \n",
        " ",
        "1,",
        "El a @\n",
        "Saludos\n",
        "<div>",
    ],
)
def test_cutting_takes_time_linear_in_the_text(unit: str) -> None:
    began = time.monotonic()
    own_words(unit * 60_000)
    what_is_said(unit * 60_000, [1, 2])
    text_of(unit * 60_000)
    assert time.monotonic() - began < 20


@given(st.binary(max_size=3000))
def test_reading_any_bytes_gives_a_message_or_unreadable(raw: bytes) -> None:
    try:
        read_mail(raw)
    except Unreadable:
        return


@given(st.text(max_size=2000))
def test_cutting_and_naming_never_fail_and_never_add(said: str) -> None:
    kept = own_words(said)
    assert len(kept) <= len(said)
    try:
        what_is_said(kept, [1, 2, 3])
    except NoSuchNumber:
        return
