"""Who sent a message, and whether the mail server that took it in doubts that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.utils import getaddresses
from typing import NamedTuple

_LOOSE = re.compile(r"[^\s<>()\[\],;:\"'@]{1,64}@[^\s<>()\[\],;:\"'@]{1,255}")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\([^()]*\)")
_DEEPEST = 20
_RESULT = re.compile(r"(dmarc|spf|dkim)(?:/\d+)?\s*=\s*([a-z]+)(?=\s|$)", re.IGNORECASE)
_DOMAIN = re.compile(
    r"\b(header\.from|header\.d|header\.i|smtp\.mailfrom|smtp\.helo)\s*=\s*(\S+)", re.IGNORECASE
)
_FAILS = frozenset({"fail", "softfail", "permerror"})


class Result(NamedTuple):
    """What one check of a mail server found out, and of which domain."""

    method: str
    said: str
    domain: str


def addresses_in(said: Sequence[str]) -> list[str]:
    """The addresses of a header, as it came and not decoded, in small letters; of one that cannot be read, none.

    An address that stands only in a name or a comment counts too: mail servers check another one than people see.
    """
    try:
        read = [address for _name, address in getaddresses(list(said)) if "@" in address]
    except (ValueError, IndexError, TypeError):
        return []
    loose = [found for one in said for found in _LOOSE.findall(one) if not _is_end_of(found, read)]
    return list(dict.fromkeys(one.lower() for one in (*read, *loose)))


def _is_end_of(found: str, read: Sequence[str]) -> bool:
    """Is it what follows the apostrophe of an address such as ``o'brien@example.org``?"""
    return any(one.endswith(f"'{found}") for one in read)


def is_doubted(results: Sequence[str], *, server: str, sender: str = "") -> bool:
    """Does the mail server say that the sender may be forged?

    ``results`` are the headers Authentication-Results (RFC 8601), the newest first. With ``server`` only what that
    server said counts, and having said nothing is a doubt; what it vouches for has to be the domain of ``sender``.
    Without it a failure that anybody states is one, and a pass proves nothing.
    """
    told = [_told(one) for one in results]
    if server:
        told = [(name, said) for name, said in told if name == server.lower()][:1]
        return not told or not _is_vouched(told[0][1], sender.rpartition("@")[2].lower())
    return any(_fails(said) for _name, said in told)


def _told(header: str) -> tuple[str, list[Result]]:
    """The server that speaks, and what it found. What strangers wrote into comments and quotes is none of its words."""
    text = _QUOTED.sub("", header[:10_000])
    for _ in range(_DEEPEST):
        text, n = _COMMENT.subn(" ", text)
        if not n:
            break
    name, _, rest = text.partition(";")
    return (name.split() or [""])[0].lower(), list(_results(rest))


def _results(text: str) -> Iterator[Result]:
    for one in text.split(";"):
        found = _RESULT.match(one.strip())
        if not found:
            continue
        domains = {name.lower(): said.rpartition("@")[2].lower() for name, said in _DOMAIN.findall(one)}
        method = found[1].lower()
        names = {"dmarc": ("header.from",), "dkim": ("header.d", "header.i")}
        wanted = names.get(method, ("smtp.mailfrom", "smtp.helo"))
        yield Result(method, found[2].lower(), next((domains[n] for n in wanted if n in domains), ""))


def _is_vouched(said: Sequence[Result], domain: str) -> bool:
    """By DMARC, for the domain that people see; where that domain has none, by SPF or DKIM of the same domain."""
    dmarc = [one for one in said if one.method == "dmarc"]
    if any(one.domain and domain and one.domain != domain for one in dmarc):
        return False
    if dmarc and {one.said for one in dmarc} != {"none"}:
        return {one.said for one in dmarc} == {"pass"}
    passed = [one for one in said if one.method != "dmarc" and one.said == "pass"]
    return any(not domain or _is_aligned(one.domain, domain) for one in passed)


def _is_aligned(one: str, other: str) -> bool:
    """The same domain, or one within the other, such as ``mail.example.org`` and ``example.org``."""
    return bool(one) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def _fails(said: Sequence[Result]) -> bool:
    if any(one.method == "dmarc" and one.said in _FAILS for one in said):
        return True
    checked = [one for one in said if one.method != "dmarc"]
    return not any(one.said == "pass" for one in checked) and any(one.said in _FAILS for one in checked)
