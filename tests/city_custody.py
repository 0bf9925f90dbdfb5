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
    """Ids by name: a member, a correction and an erasure that were taken back, a merger, two records, two
    edits."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from kexie.custody.actions import corrections, erasing, finding, merging
    from kexie.kit.actor import SYSTEM, Actor
    from kexie.organisations import membership
    from kexie.organisations.actions import members, photos, renewing, roll
    from kexie.people.actions import persons

    def person(name: str) -> Any:
        return members.register(persons.Particulars(name=name), city.units[PARK], by=SYSTEM)

    one, other, gone = (person(name) for name in ("柯重明", "柯重铭", "柯仲明"))
    me = Actor(person_id=one.pk)
    kinds: membership.Kinds = [["个人会员", 12], ["荣誉会员", None]]
    renewing.settle(city.units[PARK], kinds=kinds, steps=[60, 0], lapse_months=None, by=SYSTEM)
    member = roll.admit(one, city.units[PARK], by=SYSTEM, signed=True)
    correction = corrections.withdraw(corrections.ask(one, "affiliation", "职务应为主任", by=me), by=me)
    erasure = erasing.withdraw(erasing.ask(one, by=me), by=me)
    changes = changed(one, city.units[PARK])  # before the merger: what is edited after it holds up its undoing
    merge = merging.merge(one, gone, by=SYSTEM)
    photos.keep(one, SimpleUploadedFile("one.png", picture()), by=SYSTEM)
    finding.find()  # as it is done every hour
    named = {"one": one, "other": other, "member": member, "correction": correction, "erasure": erasure, "merge": merge}
    return (
        {f"custody.{name}": str(row.pk) for name, row in named.items()}
        | changes
        | {"custody.member.until": str(member.valid_until)}
    )


def changed(one: Any, park: Any) -> dict[str, str]:
    """An edit of somebody and one of their unit, by their numbers in the journal."""
    from kexie.kit.actor import SYSTEM
    from kexie.kit.journal import queries
    from kexie.organisations import particulars
    from kexie.organisations.actions import members, organisations
    from kexie.people.actions import persons

    members.edit(one, persons.Particulars(name=one.name, occupation="园区管理"), by=SYSTEM)
    park.refresh_from_db()
    told = organisations.Particulars(**particulars.of(park) | {"founded_on": park.founded_on, "fax": "027-87654321"})
    organisations.edit(park, told, by=SYSTEM)
    rows = {"one": queries.edits(("person",), one.pk), "park": queries.edits(("organisation",), park.pk)}
    return {f"custody.change.{name}": str(found[0].pk) for name, found in rows.items()}
