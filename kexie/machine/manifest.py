"""What a backup says about itself, and how its parts are checked."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

# 2: says which keys its sealed numbers need. A backup of format 1 holds none.
FORMAT = 2
READ = (1, 2)
NAME = "manifest.json"
DUMP = "database.dump"
FILES = "files/"
HEADS = "journal-heads.txt"
CHUNK = 1024 * 1024


class BackupError(RuntimeError):
    """A backup cannot be written or read; the message says what to do."""


@dataclass(frozen=True)
class Part:
    """One entry of the archive: its name there, size in bytes, SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`migrations` are those applied, as "app.name"; `schema` is the key of preparing.schema_key.

    `keys` counts the numbers sealed with each key (by its name): without that key they cannot be read.
    """

    format: int
    version: str
    made_at: str
    postgres: str
    schema: str | None
    migrations: list[str]
    rows: dict[str, int]
    parts: list[Part]
    keys: dict[str, int] = field(default_factory=dict)

    def text(self) -> str:
        """As JSON, readable."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def parse(text: str) -> Manifest:
    """The manifest of an archive. Raises BackupError for another format."""
    try:
        told = json.loads(text)
        if told["format"] not in READ:
            raise BackupError(
                f"this backup has format {told['format']}, this program reads {FORMAT}; use its own version"
            )
        return Manifest(**told | {"parts": [Part(**part) for part in told["parts"]]})
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(f"the manifest of this backup cannot be read: {error}") from error


def digest(stream: IO[bytes]) -> tuple[int, str]:
    """Size and SHA-256 of what is left in `stream`."""
    told, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        told.update(chunk)
        size += len(chunk)
    return size, told.hexdigest()


def unsafe_names(names: Iterable[str]) -> list[str]:
    """Names that would leave the folder they are unpacked into."""
    return [name for name in names if name.startswith("/") or ".." in Path(name).parts or "\0" in name]
