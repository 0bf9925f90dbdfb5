"""What people of the small demo city asked of their data, and two records that were one: settled all, so that no home
has more to do. Called by tests/city_stage.py after city_units; the people work at a park that nothing else speaks of.
"""

import struct
import zlib
from typing import Any

PARK = "wuchang.yuanqu"


def picture(grey: int = 0) -> bytes:
    """A small PNG of one shade."""
    parts = [(b"IHDR", struct.pack(">2I5B", 30, 40, 8, 0, 0, 0, 0))]
    parts += [(b"IDAT", zlib.compress((b"\0" + bytes([grey]) * 30) * 40)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told)) for name, told in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def stage(city: Any) -> dict[str, str]:
    """Ids by name: a member, a correction and an erasure that were taken back, a merger, two records."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from kexie.custody.actions import corrections, erasing, finding, merging
    from kexie.kit.actor import SYSTEM, Actor
    from kexie.organisations.actions import members, photos, roll
    from kexie.people.actions import persons

    def person(name: str) -> Any:
        return members.register(persons.Particulars(name=name), city.units[PARK], by=SYSTEM)

    one, other, gone = (person(name) for name in ("柯重明", "柯重铭", "柯仲明"))
    me = Actor(person_id=one.pk)
    member = roll.admit(one, city.units[PARK], by=SYSTEM, signed=True)
    correction = corrections.withdraw(corrections.ask(one, "affiliation", "职务应为主任", by=me), by=me)
    erasure = erasing.withdraw(erasing.ask(one, by=me), by=me)
    merge = merging.merge(one, gone, by=SYSTEM)
    photos.keep(one, SimpleUploadedFile("one.png", picture()), by=SYSTEM)
    finding.find()  # as it is done every hour
    named = {"one": one, "other": other, "member": member, "correction": correction, "erasure": erasure, "merge": merge}
    return {f"custody.{name}": str(row.pk) for name, row in named.items()}
