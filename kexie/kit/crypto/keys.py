"""The keys that numbers of people are sealed with, as a text of lines. Pure: the machine reads it without Django.

One key a line, 64 hexadecimal figures (32 bytes); ``#`` begins a remark. The first seals, all open: so a new one is put
in front, rows are sealed anew one after another, and the old one goes when no row needs it.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives import hashes, hmac

ID_SIZE = 4
_LINE = re.compile(r"[0-9a-fA-F]{64}")


class KeyFault(RuntimeError):
    """The keys cannot be used; the message says what to do."""


def digest(key: bytes, text: bytes) -> bytes:
    """HMAC-SM3 (GB/T 32905, GB/T 15852.2): 32 bytes."""
    made = hmac.HMAC(key, hashes.SM3())
    made.update(text)
    return made.finalize()


@dataclass(frozen=True)
class Key:
    """One key; never shown, its :attr:`name` is."""

    secret: bytes

    @cached_property
    def id(self) -> bytes:
        """Made of the key itself: four bytes at the head of whatever it sealed. They tell nothing of the key."""
        return digest(self.secret, b"kexie/key-id")[:ID_SIZE]

    @property
    def name(self) -> str:
        """The id as people read it: eight hexadecimal figures."""
        return self.id.hex()

    @property
    def line(self) -> str:
        """As it stands in the file."""
        return self.secret.hex()

    def __repr__(self) -> str:
        return f"Key({self.name})"


@dataclass(frozen=True)
class Ring:
    """All keys at hand, the one that seals first."""

    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """The one that seals."""
        return self.keys[0]

    def find(self, key_id: bytes) -> Key | None:
        """The key of this id."""
        return next((key for key in self.keys if key.id == key_id), None)

    def text(self) -> str:
        """As it is written into the file."""
        return "".join(f"{key.line}\n" for key in self.keys)


def make() -> Key:
    """A new key."""
    return Key(secrets.token_bytes(32))


def parse(text: str, where: str) -> Ring:
    """The keys of a text; ``where`` names it in the message.

    Raises:
        KeyFault: there is none, or a line is no key.
    """
    lines = [told for line in text.splitlines() if (told := line.partition("#")[0].strip())]
    wrong = [place for place, line in enumerate(lines, start=1) if not _LINE.fullmatch(line)]
    if wrong:
        raise KeyFault(f"{where}: key {wrong[0]} is not 64 hexadecimal figures")
    if not lines:
        raise KeyFault(f"{where}: there is no key in it; put the copy back that was kept of it")
    return Ring(tuple(Key(bytes.fromhex(line)) for line in dict.fromkeys(line.lower() for line in lines)))


def missing(needed: Sequence[str], at_hand: Ring | None) -> list[str]:
    """Of the names of keys that something needs those that are not at hand."""
    names = {key.name for key in at_hand.keys} if at_hand else set()
    return sorted(set(needed) - names)
