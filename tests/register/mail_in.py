"""Letters as people get them, and replies to them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

from tests.register.mail_servers import Postman

from enlace.core.actor import Actor
from enlace.register import services
from enlace.register.models import Statement
from enlace.register.postbox.enums import Way
from enlace.register.postbox.models import Incoming

SYSTEM = Actor.system()


ON = date(2026, 1, 15)


AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)


def send(people: Any, postman: Postman, who: str = "honduras", on: date = ON) -> Any:
    at = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
    digest = services.write_digest(people.user(who).pk, on=on, actor=SYSTEM, at=at)
    assert digest
    services.send_digest(digest.pk, actor=SYSTEM, at=at)
    return postman.letters[-1]


def reply(
    letter: Any, text: str = "1: we sent it.", sender: str = "honduras@example.org", **heads: str
) -> Any:
    """As a mail program answers it."""
    message = EmailMessage()
    said = {
        "From": f"Ana <{sender}>",
        "To": letter["Reply-To"],
        "Subject": f"Re: {letter['Subject']}",
        "Message-ID": f"<{abs(hash((text, sender)))}@example.org>",
        "In-Reply-To": letter["Message-ID"],
        "References": letter["Message-ID"],
        "Authentication-Results": f"mx.enlace.example; dmarc=pass header.from={sender.rpartition('@')[2]}",
        **{name.replace("_", "-"): value for name, value in heads.items()},
    }
    for name, value in said.items():
        if value:
            message[name] = value
    message.set_content(f"{text}\n\nOn Thu, Jan 15, 2026, Enlace <e@x.org> wrote:\n> [1] a\n> [2] b\n")
    return message


def take(message: Any, at: datetime = AT) -> Incoming:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return services.take_in(raw, way=Way.WEBHOOK, actor=SYSTEM, at=at)


def said() -> list[tuple[str, str]]:
    rows = Statement.objects.order_by("answer__commitment__due_on", "pk")
    return [(one.answer.commitment.text_en, one.note) for one in rows.select_related("answer__commitment")]


def aside(row: Incoming) -> tuple[str, str, bool, list[Any]]:
    return row.fate, row.reason, row.user is None, said()
