"""Who sent a message, and whether the mail server that took it in doubts that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import getaddresses

_RESULT = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")
_FAILS = frozenset({"fail", "softfail", "permerror"})


def addresses_in(said: Sequence[str]) -> list[str]:
    """The addresses of a header, in small letters; of one that cannot be read, none."""
    try:
        return [address.lower() for _name, address in getaddresses(list(said)) if "@" in address]
    except (ValueError, IndexError, TypeError):
        return []


def is_doubted(results: Sequence[str], *, server: str) -> bool:
    """Does the mail server say that the sender may be forged?

    ``results`` are the headers Authentication-Results (RFC 8601), the newest first. With ``server`` only what that
    server said counts, and having said nothing is a doubt; without it a failure that anybody states is one, and a
    pass proves nothing.
    """
    told = [_told(one) for one in results]
    if server:
        told = [(name, said) for name, said in told if name == server.lower()][:1]
        return not told or not _is_vouched(told[0][1])
    return any(_fails(said) for _name, said in told)


def _told(header: str) -> tuple[str, dict[str, set[str]]]:
    text = _COMMENT.sub(" ", header[:10_000])
    name, _, rest = text.partition(";")
    said: dict[str, set[str]] = {}
    for method, result in _RESULT.findall(rest):
        said.setdefault(method.lower(), set()).add(result.lower())
    return (name.split() or [""])[0].lower(), said


def _is_vouched(said: dict[str, set[str]]) -> bool:
    if "dmarc" in said:
        return said["dmarc"] == {"pass"} or ("none" in said["dmarc"] and _one_passes(said))
    return _one_passes(said)


def _one_passes(said: dict[str, set[str]]) -> bool:
    return "pass" in said.get("dkim", ()) or "pass" in said.get("spf", ())


def _fails(said: dict[str, set[str]]) -> bool:
    if said.get("dmarc", set()) & _FAILS:
        return True
    checked = [said[one] for one in ("spf", "dkim") if one in said]
    return bool(checked) and not _one_passes(said) and any(one & _FAILS for one in checked)
