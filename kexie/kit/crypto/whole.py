"""A whole file sealed: SM4-GCM under a key of its own, which lies sealed in a column and so goes with the others.

A sealed file is bytes: format (1), nonce (12), the enciphered content, tag (16). Held in memory whole: for tables of
some ten megabytes, not for films.
"""

import os
from collections.abc import Iterable
from io import BytesIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kexie.kit.crypto.sealing import Unopened

FORMAT = b"\x01"
_NONCE, _TAG, _KEY = 12, 16, 16
_PIECE = 1 << 20  # the whole at once would lie in memory three times
# So much longer than its content a sealed file is.
OVERHEAD = len(FORMAT) + _NONCE + _TAG


def seal(content: Iterable[bytes]) -> tuple[str, bytearray]:
    """The key, as text for a column that seals it, and the content, piece by piece as it comes, sealed.

    Never twice under one key.
    """
    key, nonce = os.urandom(_KEY), os.urandom(_NONCE)
    cipher = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(FORMAT)
    sealed = bytearray(FORMAT + nonce)
    for piece in content:
        sealed += cipher.update(piece)
    sealed += cipher.finalize() + cipher.tag
    return key.hex(), sealed


def opened(sealed: bytes, key: str) -> BytesIO:
    """The content as a file in memory; nothing of it is given out before all of it is proven.

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
        content, body = BytesIO(), memoryview(sealed)[head:-_TAG]
        for at in range(0, len(body), _PIECE):
            content.write(told.update(body[at : at + _PIECE]))
        content.write(told.finalize())
        content.seek(0)
        return content
    except InvalidTag as fault:
        raise Unopened("sealed with another key, or damaged") from fault
