"""动态口令: six figures of a secret and the time (RFC 6238: SHA-1, 30 seconds), as every authenticator does."""

import base64
import secrets
from datetime import datetime
from hmac import compare_digest
from io import BytesIO
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

DIGITS = 6
PERIOD = 30
# A clock may be half a minute off on either side.
_TOLERANCE = 1


def secret() -> str:
    """160 random bits, in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def grouped(told: str) -> str:
    """A secret for typing: groups of four."""
    return " ".join(told[at : at + 4] for at in range(0, len(told), 4))


def code(told: str, step: int) -> str:
    """The figures of one time step."""
    return HOTP(base64.b32decode(told), DIGITS, SHA1()).generate(step).decode()  # noqa: S303 (what the apps do)


def step_at(moment: datetime) -> int:
    """The time step of a moment."""
    return int(moment.timestamp()) // PERIOD


def step_of(told: str, typed: str, moment: datetime, *, after: int) -> int | None:
    """Which time step near ``moment``, later than ``after``, these figures belong to; None where to none."""
    now = step_at(moment)
    found = None
    for step in range(now - _TOLERANCE, now + _TOLERANCE + 1):
        # Every step is computed, whatever matched: the time tells nothing.
        if compare_digest(code(told, step).encode(), typed.encode()) and step > after:
            found = step
    return found


def address(told: str, account: str, issuer: str) -> str:
    """The otpauth address an app reads from the picture."""
    asked = urlencode({"secret": told, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{account}')}?{asked}"


def picture(text: str) -> str:
    """A QR code as an address for ``<img>``."""
    import qrcode  # with all it can draw with it is 7 MB in every process, for a page that few ever open
    from qrcode.image.svg import SvgPathImage

    drawn = BytesIO()
    qrcode.make(text, image_factory=SvgPathImage, border=2).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"
