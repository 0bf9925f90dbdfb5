"""Looking for malware: a test signature always, a scanner of the house where one is connected."""

from collections.abc import Callable
from typing import BinaryIO

# Takes the open file, gives the name of what it found, or None. Raises where it could not look: then nothing is kept.
Scanner = Callable[[BinaryIO], str | None]

# The harmless test file of the antivirus makers, put together here so that this file is not taken for one.
_EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_BLOCK = 1024 * 1024
_scanners: list[Scanner] = []


def connect(*scanners: Scanner) -> None:
    """Take over the scanners from config/plugs.py; called once at the start."""
    _scanners[:] = scanners


def looks_infected(data: bytes) -> bool:
    """True where the test signature stands in these bytes."""
    return _EICAR in data


def scan(file: BinaryIO) -> str | None:
    """What was found, None for nothing. Reads the file from its start; where it stands afterwards is not said."""
    file.seek(0)
    before = b""
    while block := file.read(_BLOCK):
        if looks_infected(before + block):
            return "EICAR-Test-File"
        before = block[-len(_EICAR) :]
    for scanner in _scanners:
        file.seek(0)
        found = scanner(file)
        if found:
            return found
    return None
