"""A kept photo tells nothing beside the picture: where, when, by which camera, by whom; which side is up it still says."""

import contextlib
import zlib
from typing import Any

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from kexie.kit import files, ids
from kexie.kit.actor import Actor
from kexie.kit.files.bare import Broken, bare
from kexie.kit.verdict import Refused
from tests.city_foundings import PNG

# What a phone writes: where, with what, when, by whom. As XMP, comments and texts have it, and in an Exif of its own.
PLANTED = (b"30.5928N 114.3055E", b"HUAWEI Mate", b"2026:11:30 08:00:00", b"Li Zhiqiang")


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def exif(turn: int, order: str = "big", kind: int = 3) -> bytes:
    """A directory as cameras write it: maker, turn, place, with what was planted behind it."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "little" if order == "little" else "big")

    told = b"\0".join(PLANTED)
    entries = [(0x010F, 2, len(told), 50), (0x8825, 4, 1, 50)]
    head = (b"II*\0" if order == "little" else b"MM\0*") + number(8, 4) + number(3, 2)
    first, last = (
        b"".join(number(value, size) for value, size in zip(one, (2, 2, 4, 4), strict=True)) for one in entries
    )
    turned = number(0x0112, 2) + number(kind, 2) + number(1, 4) + number(turn, 2) + b"\0\0"
    return head + first + turned + last + number(0, 4) + told


JFIF = b"JFIF\0\1\1\0\0\1\0\1"
ICC, ADOBE = b"ICC_PROFILE\0\1\1colours", b"Adobe\0\x64\0\0\0\0\1"
TABLES = _segment(0xDB, bytes(65)) + _segment(0xC2, b"\x08\0\1\0\1\1\1\x11\0") + _segment(0xC4, bytes(20))
# A scan with stuffing, a restart, a blank before the next marker; then a second scan (progressive).
SCANS = b"".join(
    (_segment(0xDA, b"\1\1\0\0\0\0"), b"\x12\xff\0\x34\xff\xd3\x56", b"\xff", _segment(0xC4, bytes(20)),
     _segment(0xDA, b"\1\1\0\0\0\0"), b"\x78\xff\0")
)  # fmt: skip
CLEAN = SCANS.replace(b"\x56\xff\xff", b"\x56\xff")
PICTURE = _segment(0xE2, ICC) + _segment(0xEE, ADOBE) + TABLES + b"\xff\x01"


def jpeg(turn: int, order: str = "big") -> bytes:
    """A photo of a phone: JFIF with a little picture, Exif, XMP, IPTC, several pictures in one, a comment, a trailer."""
    beside = [
        (0xE0, JFIF + b"\1\1rgb"), (0xE0, b"JFXX\0" + PLANTED[0]), (0xE1, b"Exif\0\0" + exif(turn, order)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLANTED[0]), (0xED, b"Photoshop 3.0\0" + PLANTED[3]),
        (0xE2, b"MPF\0" + PLANTED[1]), (0xFE, PLANTED[2]), (0xE1, b"Exif\0\0" + exif(4)),
    ]  # fmt: skip
    told = b"".join(_segment(marker, body) for marker, body in beside)
    return b"\xff\xd8" + told + PICTURE + SCANS + b"\xff\xd9" + b"\xff\xd8" + PLANTED[0]


def png(turn: int) -> bytes:
    """The same as a PNG."""
    told = [(b"tEXt", b"GPS\0" + PLANTED[0]), (b"iTXt", PLANTED[3]), (b"tIME", PLANTED[2]), (b"eXIf", exif(turn)),
            (b"eXIf", exif(3)), (b"caBX", PLANTED[1])]  # fmt: skip
    return PNG[:33] + b"".join(_chunk(*one) for one in told) + PNG[33:] + PLANTED[0]


def clear(data: bytes) -> list[bytes]:
    return [word for word in PLANTED if word in data]


@pytest.mark.parametrize("order", ["big", "little"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_of_a_photo_the_picture_its_colours_and_its_turn_are_kept_and_nothing_else(turn: int, order: str) -> None:
    before = jpeg(turn, order)
    assert clear(before) == [*PLANTED]
    # Upright by the first, turned by the second: the first that turns it counts.
    upright = turn == 1
    tiff = b"MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0" + bytes([4 if upright else turn]) + bytes(6)
    assert bare(before, "jpeg") == (
        b"\xff\xd8"
        + _segment(0xE1, b"Exif\0\0" + tiff)
        + _segment(0xE0, JFIF + b"\0\0")
        + PICTURE
        + CLEAN
        + b"\xff\xd9"
    )
    assert bare(bare(before, "jpeg"), "jpeg") == bare(before, "jpeg")


def test_one_that_tells_no_turn_gets_no_exif_at_all() -> None:
    plain = b"\xff\xd8" + _segment(0xE1, b"Exif\0\0" + exif(1)) + PICTURE + CLEAN + b"\xff\xd9"
    assert bare(plain, "jpeg") == b"\xff\xd8" + PICTURE + CLEAN + b"\xff\xd9"


@pytest.mark.parametrize(
    "tiff", [b"", b"II", b"XX*\0", exif(9), exif(0), exif(6, kind=4), exif(6)[:20], b"MM\0*\xff\xff\xff\xff"]
)
def test_a_turn_that_is_not_told_as_it_should_be_is_none(tiff: bytes) -> None:
    plain = b"\xff\xd8" + _segment(0xE1, b"Exif\0\0" + tiff) + PICTURE + CLEAN + b"\xff\xd9"
    assert bare(plain, "jpeg") == b"\xff\xd8" + PICTURE + CLEAN + b"\xff\xd9"


def test_of_a_png_only_what_draws_it_and_its_turn_are_kept() -> None:
    assert (clear(png(6)), bare(PNG, "png")) == ([*PLANTED], PNG)
    turned = bare(png(6), "png")
    (length,) = (int.from_bytes(turned[33:37], "big"),)
    assert (turned[:33], turned[37:41], turned[33 + 12 + length :]) == (PNG[:33], b"eXIf", PNG[33:])
    assert (clear(turned), turned[41 : 41 + 20][-2:]) == ([], b"\0\6")
    assert turned[33 : 45 + length] == _chunk(b"eXIf", turned[41 : 41 + length])
    assert bare(PNG[:33] + _chunk(b"eXIf", exif(1)) + PNG[33:], "png") == PNG


@pytest.mark.parametrize("look", ["jpeg", "png"])
def test_a_picture_that_is_cut_off_anywhere_is_refused_and_never_half_kept(look: str) -> None:
    whole = bare(jpeg(6), "jpeg") if look == "jpeg" else PNG
    for length in range(8 if look == "png" else 2, len(whole)):
        with pytest.raises(Broken):
            bare(whole[:length], look)


def test_a_segment_shorter_than_its_own_length_is_refused() -> None:
    with pytest.raises(Broken, match="cut off"):
        bare(b"\xff\xd8\xff\xdb\0\1" + PICTURE + CLEAN + b"\xff\xd9", "jpeg")


@given(st.binary(max_size=200), st.sampled_from(["jpeg", "png"]))
def test_whatever_comes_is_read_to_its_end_or_refused(noise: bytes, look: str) -> None:
    start = jpeg(1)[:200] if look == "jpeg" else PNG[:33]
    with contextlib.suppress(Broken):
        assert len(bare(start + noise, look)) <= len(start + noise) + 36


@pytest.mark.parametrize(("name", "data"), [("李.jpg", jpeg(6)), ("李.png", png(6)[: -len(PLANTED[0])])])
def test_a_kept_photo_is_bare_and_other_pictures_are_kept_as_they_came(db: Any, name: str, data: bytes) -> None:
    by = Actor(person_id=ids.uuid7())
    photo = files.keep(ContentFile(data, name=name), "photo", by=by)
    with files.content(photo) as kept:
        told = kept.read()
    assert (clear(told), photo.size, told == bare(data, "jpeg" if name.endswith("jpg") else "png")) == (
        [],
        len(told),
        True,
    )
    if name.endswith("jpg"):
        with files.content(files.keep(ContentFile(data, name=name), "attachment", by=by)) as same:
            assert same.read() == data


def test_a_photo_that_ends_early_is_refused_with_what_to_do(db: Any) -> None:
    with pytest.raises(Refused, match="图片已损坏。请重新导出后上传"):
        files.keep(ContentFile(jpeg(1)[:-300], name="李.jpg"), "photo", by=Actor(person_id=ids.uuid7()))
