"""照片: kept, replaced and taken away by who keeps the person; part of the copy of one's data."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.custody.actions import copies
from kexie.kit.actor import SYSTEM
from kexie.kit.files import keeping
from kexie.kit.files.models import StoredFile
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import exports, members, photos
from kexie.people.actions import persons
from kexie.people.models import Person, Photo
from tests.city_foundings import PNG
from tests.custody.conftest import me
from tests.organisations.city import City


@pytest.fixture
def li(city: City) -> Person:
    """王 keeps 李, 孙 elsewhere does not."""
    city.actor("王", "secretary_general", "motor")
    city.actor("孙", "secretary_general", "physics")
    return members.register(persons.Particulars(name="李"), city["motor"], by=SYSTEM)


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("李.png", PNG)


def test_one_photo_a_person_replaced_and_taken_away_once(city: City, li: Person) -> None:
    wang = city.actors["王"]
    with pytest.raises(Refused):
        photos.keep(li, picture(), by=city.actors["孙"])
    first = photos.keep(li, picture(), by=wang)
    second = photos.keep(li, picture(), by=wang)
    assert (first.pk == second.pk, second.file.name) == (False, "照片.png")  # a row is one picture
    assert (Photo.objects.count(), StoredFile.objects.count()) == (1, 1)
    with pytest.raises(Refused):
        photos.remove(li, by=city.actors["孙"])
    photos.remove(li, by=wang)
    with pytest.raises(Overtaken):
        photos.remove(li, by=wang)
    assert (Photo.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_it_is_part_of_the_copy_and_a_lost_one_does_not_hold_the_copy_up(city: City, li: Person) -> None:
    made = photos.keep(li, picture(), by=city.actors["王"])
    with zipfile.ZipFile(io.BytesIO(copies.take(li, by=me(li)))) as held:
        assert held.read("照片.png") == PNG
    keeping.path_of(made.file_id).unlink()
    with zipfile.ZipFile(io.BytesIO(copies.take(li, by=me(li)))) as held:
        assert sorted(held.namelist()) == ["data.json", "我的数据.xlsx"]


def test_who_took_the_roll_away_is_written_down(city: City) -> None:
    exports.note("export_roll", 1, by=SYSTEM, of=city["motor"])
    assert Entry.objects.filter(entity="organisation", entity_id=city["motor"].pk, verb="export_roll").count() == 1
