"""A whole file sealed: SM4-GCM under a key of its own, which lies sealed in a column and so goes with the others.

A sealed file is bytes: format (1), nonce (12), the enciphered content, tag (16). Held in memory whole: for tables of
some ten megabytes, not for films.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kexie.kit.crypto.sealing import Unopened

FORMAT = b"\x01"
_NONCE, _TAG, _KEY = 12, 16, 16
# So much longer than its content a sealed file is.
OVERHEAD = len(FORMAT) + _NONCE + _TAG


def seal(content: bytes) -> tuple[str, bytes]:
    """The key, as text for a column that seals it, and the sealed bytes. Never twice under one key."""
    key, nonce = os.urandom(_KEY), os.urandom(_NONCE)
    cipher = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(FORMAT)
    return key.hex(), FORMAT + nonce + cipher.update(content) + cipher.finalize() + cipher.tag


def opened(sealed: bytes, key: str) -> bytes:
    """The content.

    Raises:
        Unopened: it is damaged, or not sealed with this key.
    """
    head = len(FORMAT) + _NONCE
    if sealed[: len(FORMAT)] != FORMAT or len(sealed) < OVERHEAD:
        raise Unopened("no sealed file")
    cipher = Cipher(algorithms.SM4(bytes.fromhex(key)), modes.GCM(sealed[len(FORMAT) : head], sealed[-_TAG:]))
    told = cipher.decryptor()
    told.authenticate_additional_data(FORMAT)
    try:
        return told.update(sealed[head:-_TAG]) + told.finalize()
    except InvalidTag as fault:
        raise Unopened("sealed with another key, or damaged") from fault
