"""Text that must not lie readable in the database's files or in a dump (quality/bar.md 2.1, items 25-28)."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(text: str, purpose: str) -> str:
    """``text`` enciphered and signed with the installation's secret; ``purpose`` keeps one kind's keys from another's.

    The same text gives another token each time: equal ones cannot be told from the rows.
    """
    return _box(purpose).encrypt(text.encode()).decode("ascii")


def opened(token: str, purpose: str) -> str | None:
    """What was sealed; None where it was sealed for another purpose, with another secret, or is damaged."""
    try:
        return _box(purpose).decrypt(token.encode()).decode()
    except InvalidToken:
        return None


def _box(purpose: str) -> Fernet:
    key = hashlib.blake2b(purpose.encode(), key=hashlib.sha512(settings.SECRET_KEY.encode()).digest(), digest_size=32)
    return Fernet(base64.urlsafe_b64encode(key.digest()))
