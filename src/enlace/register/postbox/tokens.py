"""Signed names of digests, short and blind to capitals, for the addresses and Message-IDs of letters."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_TOKEN = re.compile(r"(?<![0-9a-z])d(\d{1,18})-([a-z2-7]{20})(?![0-9a-z])")
_SCAN = 20_000


def token_for(digest_pk: int) -> str:
    """Such as ``d12-abcdefghijklmnopqrst``: fits the part of an address before the ``@`` and survives small letters."""
    return f"d{digest_pk}-{_seal(digest_pk)}"


def digests_named(said: Iterable[str]) -> list[int]:
    """The digests whose signed names stand anywhere in these texts, in their order; a forged name is none."""
    found = [match for text in said for match in _TOKEN.finditer(text[:_SCAN].lower())]
    sound = [int(one[1]) for one in found if constant_time_compare(one[2], _seal(int(one[1])))]
    return list(dict.fromkeys(sound))


def _seal(digest_pk: int) -> str:
    """A hundred bits."""
    whole = salted_hmac("enlace.register.reply-by-mail", str(digest_pk), algorithm="sha256").digest()
    return base64.b32encode(whole)[:20].decode().lower()


def address_for(digest_pk: int) -> str:
    """Where replies to this digest and word of its fate go; empty where no mailbox is set up."""
    name, at, host = settings.REPLY_ADDRESS.rpartition("@")
    return f"{name}+{token_for(digest_pk)}@{host}" if at else ""
