"""The English words: from ``locale/en/LC_MESSAGES/django.po`` to the ``.mo`` beside it, without gettext's programs.

Both files are committed, because an installation has no build step and Django reads only the second;
``python -m kexie.portal.catalogue`` writes it anew and tests/portal/test_language.py compares the two.
"""

import ast
import struct
import sys
from pathlib import Path

SOURCE = Path(__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
MAGIC = 0x950412DE
SEPARATOR = "\x04"  # between context and message, as gettext does


class CatalogueError(ValueError):
    """A line of the catalogue that cannot be understood; names the line."""


def parse(text: str) -> dict[str, str]:
    """Messages with their translations; the context, where one is told, stands before the message.

    Understands msgctxt, msgid, msgstr and continued lines: no plural forms, which Chinese does not have.
    Raises CatalogueError for anything else and for a message that stands twice.
    """
    found: dict[str, str] = {}
    entry: dict[str, str] = {}
    field = ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        keyword, _, rest = line.strip().partition(" ")
        if keyword.startswith('"') and field:
            entry[field] += ast.literal_eval(line.strip())
        elif keyword in {"msgctxt", "msgid", "msgstr"}:
            field = keyword
            entry[field] = ast.literal_eval(rest)
        elif not keyword or keyword.startswith("#"):
            _close(entry, found, number)
            entry, field = {}, ""
        else:
            raise CatalogueError(f"line {number}: {line}")
    return found


def _close(entry: dict[str, str], found: dict[str, str], number: int) -> None:
    """Take one finished entry over."""
    if not entry:
        return
    if not {"msgid", "msgstr"} <= set(entry):
        raise CatalogueError(f"line {number}: an entry needs msgid and msgstr")
    key = entry["msgctxt"] + SEPARATOR + entry["msgid"] if "msgctxt" in entry else entry["msgid"]
    if key in found:
        raise CatalogueError(f"line {number}: {entry['msgid']!r} stands twice")
    found[key] = entry["msgstr"]


def compiled(messages: dict[str, str]) -> bytes:
    """The binary form that gettext reads: header, two tables of (length, offset), the texts. Same input, same bytes."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items() if value)
    count, start = len(pairs), 28
    ids_at, values_at, texts_at = start, start + 8 * count, start + 16 * count
    table: list[tuple[int, int]] = []
    texts = b""
    for column in (0, 1):
        for pair in pairs:
            table.append((len(pair[column]), texts_at + len(texts)))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, count, ids_at, values_at, 0, texts_at)
    return head + b"".join(struct.pack("<2I", *row) for row in table) + texts


def main() -> None:
    """Write the binary catalogue beside its source."""
    target = SOURCE.with_suffix(".mo")
    target.write_bytes(compiled(parse(SOURCE.read_text(encoding="utf-8"))))
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
