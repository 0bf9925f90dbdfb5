"""照片 of a person: kept, replaced, taken away, given to who sees the person and to nobody else."""

import io
import zipfile
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kexie.custody.actions import merging
from kexie.kit import files, ids
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import members, photos
from kexie.organisations.models import Organisation
from kexie.people import privacy
from kexie.people.actions import persons
from kexie.people.models import Person, Photo
from tests.city import City
from tests.city_custody import picture
from tests.desk.conftest import SignIn

BARE = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03" + bytes(9) + b"\xff\xda\x00\x02\x12\x34\xff\xd9"
# As a phone writes it: where it was taken beside the picture.
JPEG = BARE[:2] + b"\xff\xe1\x00\x1aExif\0\0GPS 30.59N 114.31E" + BARE[2:]


def sent(content: bytes | None = None, name: str = "李工的照片.png") -> dict[str, object]:
    return {"idempotency_key": str(ids.uuid7()), "file": SimpleUploadedFile(name, content or picture())}


def _at(city: City, who: str = "li") -> str:
    return f"/desk/people/{city.facts.people[who]}/photo/"


def _bytes(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_photo_is_kept_sealed_shown_replaced_and_taken_away(city: City, sign_in: SignIn) -> None:
    li, chen, url = sign_in("li"), sign_in("chen"), _at(city)
    page = f"/desk/people/{city.facts.people['li']}/"
    before = StoredFile.objects.filter(purpose="photo").count()
    assert (li.get(url).status_code, url in chen.get(page).content.decode().replace(f"{url}edit/", "")) == (404, False)
    assert li.post(f"{url}edit/", sent()).headers["Location"] == "/desk/me/"
    stored = Photo.objects.get(person=city.facts.people["li"]).file
    lies = (Path(settings.FILES_ROOT) / stored.id.hex[-2:] / stored.id.hex).read_bytes()
    assert (stored.name, stored.purpose, picture() in lies) == ("照片.png", "photo", False)
    answer = chen.get(url)
    assert (_bytes(answer), answer["Content-Type"]) == (picture(), "image/png")
    assert ("no-store" in answer["Cache-Control"], answer["X-Content-Type-Options"]) == (True, "nosniff")
    for client, place in ((chen, page), (li, "/desk/me/"), (li, f"{url}edit/")):
        assert f'<img class="portrait" src="{url}"' in client.get(place).content.decode()
    assert chen.post(f"{url}edit/", sent(JPEG, "x.jpg")).headers["Location"] == page
    assert (_bytes(li.get(url)), StoredFile.objects.filter(purpose="photo").count()) == (BARE, before + 1)
    assert li.post(f"{url}removal/", {"idempotency_key": str(ids.uuid7())}).headers["Location"] == "/desk/me/"
    assert (li.get(url).status_code, StoredFile.objects.filter(purpose="photo").count()) == (404, before)
    assert chen.post(f"{url}removal/", {"idempotency_key": str(ids.uuid7())}).status_code == 409
    verbs = Entry.objects.filter(entity="person", entity_id=UUID(city.facts.people["li"]), verb__contains="photo")
    assert list(verbs.order_by("id").values_list("verb", flat=True)) == ["keep_photo", "keep_photo", "remove_photo"]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.svg", "files.kind"),
        (b"%PDF-1.7 not a picture", "x.pdf", "files.kind"),
        (b"MZ no picture at all", "x.png", "files.kind"),
        (picture() + bytes(2 * 1024 * 1024), "x.png", "files.size"),
    ],
)
def test_what_is_no_picture_or_too_large_is_told_beside_the_field(
    city: City, sign_in: SignIn, content: bytes, name: str, why: str
) -> None:
    answer, mine = sign_in("li").post(f"{_at(city)}edit/", sent(content, name)), {"person": city.facts.people["li"]}
    told = (answer.status_code, list(answer.context["form"].errors), Photo.objects.filter(**mine).count())
    assert told == (422, ["file"], 0)
    assert files.judge(SimpleUploadedFile(name, content), "photo")[0].rule.startswith(why)
    assert sign_in("li").post(f"{_at(city)}edit/", {"idempotency_key": str(ids.uuid7())}).status_code == 422


def test_who_does_not_see_the_person_or_only_reads_gets_no_further(city: City, sign_in: SignIn) -> None:
    url = _at(city)
    sign_in("li").post(f"{url}edit/", sent())
    told = {
        who: [client.get(url).status_code, client.get(f"{url}edit/").status_code,
              client.post(f"{url}edit/", sent()).status_code,
              client.post(f"{url}removal/", {"idempotency_key": str(ids.uuid7())}).status_code]
        for who, client in (("zhao", sign_in("zhao")), ("sun", sign_in("sun")), ("stranger", Client()))
    }  # fmt: skip
    assert told == {"zhao": [200, 403, 403, 403], "sun": [404] * 4, "stranger": [302] * 4}
    person, other = Person.objects.get(pk=city.facts.people["li"]), Actor(person_id=UUID(city.facts.people["zhou"]))
    with pytest.raises(Refused):
        photos.keep(person, SimpleUploadedFile("x.png", picture()), by=other)
    with pytest.raises(Refused):
        photos.remove(person, by=other)
    assert Photo.objects.filter(person=person).count() == 1


def test_the_photo_goes_with_the_copy_with_a_merger_and_with_erasure(city: City, sign_in: SignIn) -> None:
    li = sign_in("li")
    li.post(f"{_at(city)}edit/", sent())
    with zipfile.ZipFile(io.BytesIO(li.post("/desk/me/data/").content)) as held:
        assert held.read("照片.png") == picture()
    stored = Photo.objects.get(person=city.facts.people["li"]).file
    (Path(settings.FILES_ROOT) / stored.id.hex[-2:] / stored.id.hex).unlink()
    with zipfile.ZipFile(io.BytesIO(li.post("/desk/me/data/").content)) as held:
        assert sorted(held.namelist()) == ["data.json", "我的数据.xlsx"]
    unit = Organisation.objects.get(number=city.facts.number("dianji"))
    kept, gone = (members.register(persons.Particulars(name=name), unit, by=SYSTEM) for name in ("甲", "乙"))
    photos.keep(gone, SimpleUploadedFile("x.png", picture(200)), by=SYSTEM)
    row = merging.merge(kept, gone, by=SYSTEM)
    assert Photo.objects.get(person=kept).file.size == len(picture(200))
    merging.undo(row, by=SYSTEM)
    photos.keep(kept, SimpleUploadedFile("x.png", picture()), by=SYSTEM)
    merging.merge(kept, gone, by=SYSTEM)  # of two photos each stays with its record
    assert Photo.objects.filter(person__in=(kept, gone)).count() == 2
    assert len(privacy.export(kept.pk)["photos"]) == 1
    before = StoredFile.objects.count()
    privacy.erase(kept.pk, by=SYSTEM)
    assert (privacy.export(kept.pk)["photos"], StoredFile.objects.count()) == ([], before - 1)
    with pytest.raises(Overtaken, match="照片已经删去"):
        photos.remove(Person.objects.get(pk=kept.pk), by=SYSTEM)
