"""What of an account's secrets lies in the database: enciphered where it is read again, a keyed mark where not.

The one place that knows how: whoever changes the ciphers changes ``kit.crypto``, and nothing of people notices.
"""

from django.utils.crypto import salted_hmac

from kexie.kit import crypto


def seal(text: str, purpose: str) -> str:
    """Enciphered."""
    return crypto.seal(text, purpose)


def opened(token: str, purpose: str) -> str:
    """What was sealed; empty where it cannot be opened (another purpose, another secret of the installation)."""
    return crypto.opened(token, purpose) or ""


def mark(text: str, purpose: str) -> str:
    """What finds or compares a short text without keeping it: without the installation's secret nobody can try them."""
    return salted_hmac(f"kexie.{purpose}", text, algorithm="sha256").hexdigest()
