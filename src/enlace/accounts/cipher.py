"""Keys of second factors, closed to who reads the database alone: they open with the secret of this machine."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


class OfAnotherSecret(Exception):
    """What was encrypted under another ``ENLACE_SECRET_KEY`` does not open."""


def encrypt(text: str) -> str:
    return _fernet().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    try:
        return _fernet().decrypt(encrypted.encode()).decode()
    except InvalidToken:
        raise OfAnotherSecret from None


def opens(encrypted: str) -> bool:
    try:
        decrypt(encrypted)
    except OfAnotherSecret:
        return False
    return True


def _fernet() -> Fernet:
    key = salted_hmac("enlace.second-factor", "key", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
