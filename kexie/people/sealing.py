"""What of an account's secrets lies in the database: sealed where it is read again, a keyed mark where not.

What stays long is a column of ``kit.crypto.fields`` (sealed anew when keys change); here is what lives for minutes.
"""

import base64
import binascii

from django.utils.crypto import salted_hmac

from kexie.kit import crypto


def seal(text: str, purpose: str) -> str:
    """Sealed, as text."""
    return base64.b64encode(crypto.seal(text, purpose)).decode("ascii")


def opened(token: str, purpose: str) -> str:
    """What was sealed; empty where it cannot be opened (another purpose, another key of the installation)."""
    try:
        return crypto.opened(base64.b64decode(token, validate=True), purpose)
    except (crypto.Unopened, binascii.Error):
        return ""


def mark(text: str, purpose: str) -> str:
    """What finds or compares a short text without keeping it: without the installation's secret nobody can try them."""
    return salted_hmac(f"kexie.{purpose}", text, algorithm="sha256").hexdigest()
