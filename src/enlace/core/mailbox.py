"""A mailbox on an IMAP server: what was not seen yet, and saying that it is seen. Knows nothing of what mail says."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from enlace.core.environment import Imap

SECONDS = 30
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")


class MailboxClosed(Exception):
    """It cannot be opened, or the server went away: a word or two, without name or password."""


class MessageRefused(MailboxClosed):
    """The server answers, and does not do what is asked for this message."""


@dataclass(frozen=True)
class Mailbox:
    """An open mailbox. Everything may raise ``MailboxClosed``; what was not said to be seen comes again."""

    server: imaplib.IMAP4

    def unseen(self) -> list[str]:
        """The lasting numbers of what nobody has seen, the oldest first."""
        held = self._asked("SEARCH", "UNSEEN")
        numbers = b" ".join(one for one in held if isinstance(one, bytes)).split()
        return sorted((one.decode() for one in numbers if one.isdigit()), key=int)

    def size(self, uid: str) -> int:
        """In bytes; 0 where the message is gone."""
        said = self._asked("FETCH", uid, "(RFC822.SIZE)")
        found = _SIZE.search(b" ".join(one for one in said if isinstance(one, bytes)))
        return int(found[1]) if found else 0

    def message(self, uid: str, *, head_only: bool = False) -> bytes:
        """As it lies there, which leaves it unseen; empty where it is gone."""
        said = self._asked("FETCH", uid, "(BODY.PEEK[HEADER])" if head_only else "(BODY.PEEK[])")
        return next((one[1] for one in said if isinstance(one, tuple)), b"")

    def mark_seen(self, uid: str) -> None:
        self._asked("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def _asked(self, command: str, *words: str) -> list[object]:
        try:
            answer, held = self.server.uid(command, *words)
        except (imaplib.IMAP4.error, OSError) as error:
            raise MailboxClosed(type(error).__name__) from error
        if answer != "OK":
            raise MessageRefused(answer)
        return list(held)


@contextmanager
def opened(where: Imap, *, seconds: float = SECONDS) -> Iterator[Mailbox]:
    """The mailbox, signed in, its folder chosen; certificates are checked."""
    try:
        server = _connected(where, seconds)
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxClosed(type(error).__name__) from error
    try:
        try:
            server.login(where.user, where.password)
            answer, _said = server.select(_quoted(where.folder))
        except (imaplib.IMAP4.error, OSError) as error:
            raise MailboxClosed(type(error).__name__) from None  # the server's words may hold the name
        if answer != "OK":
            raise MailboxClosed("no such folder")
        yield Mailbox(server)
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            server.logout()
        with suppress(OSError):  # saying goodbye to a server that went away leaves the line open
            server.shutdown()


def _connected(where: Imap, seconds: float) -> imaplib.IMAP4:
    if where.tls == "ssl":
        return imaplib.IMAP4_SSL(
            where.host, where.port, ssl_context=ssl.create_default_context(), timeout=seconds
        )
    server = imaplib.IMAP4(where.host, where.port, timeout=seconds)
    if where.tls == "starttls":
        server.starttls(ssl.create_default_context())
    return server


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
