"""Identifiers that do not collide across databases and grow with time (RFC 9562, version 7)."""

import os
import time
from uuid import UUID

_RANDOM_BITS = (1 << 62) - 1


def uuid7() -> UUID:
    """A version 7 UUID: 48 bits of Unix milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= ((random >> 62) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random & _RANDOM_BITS
    return UUID(int=value)
