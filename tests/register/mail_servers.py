"""Mail servers for tests: one that takes letters in (SMTP), and one that holds a mailbox (IMAP4rev1), over TCP."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller


class Postman:
    """A mail server and the letters that it took. ``says`` answers a letter, ``at_letter`` is called before."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.says = "250 OK"
        self.refuses = ""
        self.at_letter: Callable[[], None] = lambda: None
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    @property
    def port(self) -> int:
        return int(self.controller.port)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 aiosmtpd's own name
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd's own name
        self.at_letter()
        if self.says.startswith("250"):
            letter = message_from_bytes(envelope.content, policy=policy.default)
            letter["X-Envelope-From"], letter["X-Envelope-To"] = envelope.mail_from, envelope.rcpt_tos[0]
            self.letters.append(letter)
        return self.says

    def stop(self) -> None:
        self.controller.stop()


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Pigeonhole:
    """A mailbox on an IMAP server of its own. ``breaks_at`` ends the connection at that command, once.

    ``broken`` are messages that the server does not give.
    """

    USER, PASSWORD = "reply@enlace.example", "a pass word"

    def __init__(self) -> None:
        self.messages: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.broken: set[int] = set()
        self.breaks_at = ""
        self.asked: list[str] = []
        hole = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                _serve(hole, self.rfile, self.wfile)

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def put(self, raw: bytes) -> int:
        uid = len(self.messages) + 1
        self.messages[uid] = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return uid

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _serve(hole: Pigeonhole, lines: Any, out: Any) -> None:
    """As much of RFC 3501 as a client needs that looks for what is unseen, reads it and marks it."""
    out.write(b"* OK ready\r\n")
    for line in lines:
        tag, _, said = line.decode("ascii", "replace").strip().partition(" ")
        words = said.split(" ")
        command = " ".join(words[:2]).upper() if words[0].upper() == "UID" else words[0].upper()
        hole.asked.append(command)
        if hole.breaks_at == command:
            hole.breaks_at = ""
            return
        answer = _answer(hole, command, words, out)
        out.write(f"{tag} {answer}\r\n".encode())
        if command == "LOGOUT":
            return


def _answer(hole: Pigeonhole, command: str, words: list[str], out: Any) -> str:
    if command == "CAPABILITY":
        out.write(b"* CAPABILITY IMAP4rev1\r\n")
    elif command == "LOGIN":
        said = " ".join(words[1:])
        return "OK done" if said == f'{hole.USER} "{hole.PASSWORD}"' else "NO [AUTHENTICATIONFAILED] no"
    elif command == "SELECT":
        if words[1].strip('"').upper() != "INBOX":
            return "NO no such folder"
        out.write(f"* {len(hole.messages)} EXISTS\r\n".encode())
        return "OK [READ-WRITE]"
    elif command == "UID SEARCH":
        found = " ".join(str(uid) for uid in hole.messages if uid not in hole.seen)
        out.write(f"* SEARCH {found}\r\n".encode())
    elif command == "UID FETCH" and int(words[2]) in hole.broken:
        return "NO [SERVERBUG] cannot be read"
    elif command == "UID FETCH":
        _fetch(hole, int(words[2]), " ".join(words[3:]), out)
    elif command == "UID STORE":
        hole.seen.add(int(words[2]))
    elif command == "LOGOUT":
        out.write(b"* BYE\r\n")
    elif command != "NOOP":
        return "BAD what"
    return "OK done"


def _fetch(hole: Pigeonhole, uid: int, what: str, out: Any) -> None:
    raw = hole.messages.get(uid)
    if raw is None:
        return
    if "SIZE" in what:
        out.write(f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(raw)})\r\n".encode())
        return
    part = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in what else raw
    name = "BODY[HEADER]" if "HEADER" in what else "BODY[]"
    out.write(f"* {uid} FETCH (UID {uid} {name} {{{len(part)}}}\r\n".encode() + part + b")\r\n")
