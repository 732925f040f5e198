"""Word that a letter was not delivered (RFC 3464), and what it means for the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

_CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_DAEMONS = re.compile(r"\b(?:mailer-daemon|postmaster)@", re.IGNORECASE)
_PASSING = ("5.2.2", "5.2.3", "5.3.", "5.6.", "5.7.")
"""A full mailbox, a letter too large, a server at fault, words not taken, a policy: the address itself is sound."""
_SCAN = 20_000


@dataclass(frozen=True)
class Bounce:
    """What became of a letter, and where its own head may name it."""

    code: str
    """Such as ``5.1.1``."""
    is_final: bool
    """Not delivered, and not tried again."""
    named: tuple[str, ...]

    @property
    def is_of_the_address(self) -> bool:
        return self.is_final and self.code.startswith("5.") and not self.code.startswith(_PASSING)


def bounce_in(message: Message) -> Bounce | None:
    """``None`` where the message is no such word."""
    kind = message.get_content_type()
    if kind == "multipart/report":
        if str(message.get_param("report-type", "")).lower() == "delivery-status":
            return _of_report(message)
        return None
    if _DAEMONS.search(str(message.get("From", ""))[:400]):
        return _of_words(message)
    return None


def _of_report(message: Message) -> Bounce:
    code, is_final = "", False
    named: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            for block in _blocks(part):
                found = _CODE.search(str(block.get("Status", ""))[:200])
                failed = str(block.get("Action", "")).strip().lower() == "failed"
                if failed and not is_final:
                    code, is_final = found[1] if found else "5.0.0", True
                elif found and not code:
                    code = found[1]
        elif kind == "message/rfc822":
            named += [str(one.get("Message-ID", ""))[:1000] for one in _blocks(part)]
        elif kind == "text/rfc822-headers":
            data = part.get_payload(decode=True)
            named.append(data[:_SCAN].decode("latin-1") if isinstance(data, bytes) else "")
    return Bounce(code, is_final, tuple(named))


def _of_words(message: Message) -> Bounce:
    """Of a mail server that does not speak RFC 3464: the first code that stands in its words."""
    words = ""
    for part in _parts(message):
        data = part.get_payload(decode=True)
        if part.get_content_type() == "text/plain" and isinstance(data, bytes):
            words += data[:_SCAN].decode("latin-1")
    found = _CODE.search(words[:_SCAN])
    return Bounce(found[1] if found else "", bool(found and found[1].startswith("5")), (words[:_SCAN],))


def _parts(message: Message) -> Iterator[Message]:
    """The parts of the report itself, not of the letter that it encloses."""
    inner = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(inner, list):
        yield from (one for one in inner[:20] if isinstance(one, Message))
    else:
        yield message


def _blocks(part: Message) -> list[Message]:
    inner = part.get_payload()
    return [one for one in inner[:50] if isinstance(one, Message)] if isinstance(inner, list) else []
