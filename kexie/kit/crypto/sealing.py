"""Sealing a number: SM4-GCM, keys and counters apart for every purpose; and the blind index to find it by.

A sealed value is bytes: format (1), id of the key (4), nonce (12), the enciphered text, tag (16). Format, key and
purpose are authenticated with it: what was sealed as one kind of number does not open as another.
"""

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kexie.kit.crypto import ring
from kexie.kit.crypto.keys import ID_SIZE, Key, digest

FORMAT = b"\x01"
_HEAD, _NONCE, _TAG = 1 + ID_SIZE, 12, 16
INDEX_SIZE = 16


class Unopened(ValueError):
    """What was sealed does not open: its key is not at hand, it was sealed for something else, or it is damaged."""


def seal(text: str, purpose: str) -> bytes:
    """``text`` sealed with the current key; the same text gives other bytes each time."""
    key = ring.current().current
    head, nonce = FORMAT + key.id, os.urandom(_NONCE)
    cipher = Cipher(_cipher(key, purpose), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(head + purpose.encode())
    return head + nonce + cipher.update(text.encode()) + cipher.finalize() + cipher.tag


def opened(sealed: bytes, purpose: str) -> str:
    """What was sealed.

    Raises:
        Unopened: it cannot be told.
    """
    key = ring.current().find(key_id(sealed))
    if key is None or sealed[:1] != FORMAT or len(sealed) < _HEAD + _NONCE + _TAG:
        raise Unopened(f"no key {key_id(sealed).hex()} is at hand; see `kexie keys`")
    nonce, body, tag = sealed[_HEAD : _HEAD + _NONCE], sealed[_HEAD + _NONCE : -_TAG], sealed[-_TAG:]
    cipher = Cipher(_cipher(key, purpose), modes.GCM(nonce, tag)).decryptor()
    cipher.authenticate_additional_data(sealed[:_HEAD] + purpose.encode())
    try:
        return (cipher.update(body) + cipher.finalize()).decode()
    except InvalidTag as fault:
        raise Unopened("sealed for another purpose, or damaged") from fault


def key_id(sealed: bytes) -> bytes:
    """The id of the key that opens this."""
    return sealed[1:_HEAD]


def index(text: str, purpose: str) -> bytes:
    """What equal texts have in common, by the current key: HMAC-SM3, 16 bytes of it. No way back without the key."""
    return _index(ring.current().current, text, purpose)


def sought(text: str, purpose: str) -> list[bytes]:
    """Every index a row with this text can bear: rows of older keys are found while they are sealed anew."""
    return [_index(key, text, purpose) for key in ring.current().keys]


def _index(key: Key, text: str, purpose: str) -> bytes:
    made = _indexing(key, purpose).copy()
    made.update(text.encode())
    return made.finalize()[:INDEX_SIZE]


@lru_cache(maxsize=256)
def _cipher(key: Key, purpose: str) -> algorithms.SM4:
    return algorithms.SM4(digest(key.secret, b"kexie/sm4-gcm/" + purpose.encode())[:16])


@lru_cache(maxsize=256)
def _indexing(key: Key, purpose: str) -> hmac.HMAC:
    """A digest begun with the key of this purpose: copied for each text, which costs half of beginning it anew."""
    return hmac.HMAC(digest(key.secret, b"kexie/index/" + purpose.encode()), hashes.SM3())
