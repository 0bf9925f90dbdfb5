"""Numbers of people that are known beforehand, and where they turn up in clear: in a body, a file, a log, a dump.

Every one is of a shape that nothing else in the tests has, so that one look with an expression finds them all.
"""

import io
import re
import zipfile
from typing import Any

import pdfminer.high_level
from stdnum.cn import ric

LANDLINE = "027-60001234"
PEOPLE = 67  # three numbers each: 201
SENT = 66  # whose mobile and paper stand in a table that somebody sent (tests/city_imports.py)
_BETWEEN = rb"[\s\-]?"
# With and without what people write between figures.
_SHAPES = re.compile(
    rb"42010219700101[0-9]{3}[0-9X]"
    rb"|139" + _BETWEEN + rb"0000" + _BETWEEN + rb"[0-9]{4}"
    rb"|6222" + _BETWEEN + rb"0200" + _BETWEEN + rb"0000" + _BETWEEN + rb"[0-9]{4}" + _BETWEEN + rb"[0-9]{3}"
)

_MARKS = re.compile(rb"<[^>]*>")
# Sealed columns that hold numbers of people who are not, or not yet, on the register; and what is no number: keys,
# forms as they were typed, factors of sign-in.
TOLD = (
    "associations.Founding.telephone", "associations.Candidate.telephone", "associations.Change.telephone",
    "intake.BatchRow.mobile_before", "blanks.AnswerTelephone.mobile",
)  # fmt: skip
NO_NUMBERS = frozenset(
    {
        "kit.KeptForm.fields",
        "kit.StoredFile.key",
        "people.Factor.sealed",
        "people.SignInPhone.sealed",
        "associations.Founding.typed",
    }
)


def numbers(place: int) -> dict[str, str]:
    """The numbers of the n-th person."""
    start = f"42010219700101{place:03}"
    return {
        "id_number": start + ric.calc_check_digit(f"{start}0"),
        "mobile": f"1390000{place:04}",
        "bank_account": f"622202000000{place:07}",
    }


def sent() -> list[str]:
    """What a table that goes back to its sender holds in clear, as :func:`found` tells it."""
    told = numbers(SENT)
    return sorted((told["mobile"], told["id_number"]))


def every() -> set[str]:
    """All that were planted."""
    return {number for place in range(PEOPLE) for number in numbers(place).values()}


def found(body: bytes) -> list[str]:
    """Those that stand in clear in these bytes; of a .xlsx or .docx in any of its parts, whatever marks lie between."""
    hits = _told(body)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for part in map(archive.read, archive.namelist()):
                hits |= {*found(part), *_told(_MARKS.sub(b"", part))}
    return sorted(hits & every())


def _told(body: bytes) -> set[str]:
    return {re.sub(rb"[\s\-]", b"", hit).decode() for hit in _SHAPES.findall(body)}


def read(body: bytes) -> list[str]:
    """As :func:`found`, and of a .pdf what is to be read on its pages (its bytes are packed)."""
    if body[:4] != b"%PDF":
        return found(body)
    return found(pdfminer.high_level.extract_text(io.BytesIO(body)).encode())


def stage(city: Any) -> None:
    """Papers and bank accounts of everybody staged. No mobiles: who can be reached how is what other tests are about."""
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import numbers as acts

    for place, person in enumerate(city.people.values()):
        told = numbers(place)
        del told["mobile"]
        acts.put(person, told, by=SYSTEM, id_kind="resident")
    units("机械工程学会")


def fill(people: list[str], units: list[Any]) -> None:
    """Mobiles for the people staged (by id), and more people with all three, working at these units, until there are
    as many as were promised."""
    from kexie.kit import clock
    from kexie.organisations.models import Affiliation
    from kexie.people.actions import numbers as acts
    from kexie.people.actions import persons
    from kexie.people.models import Person

    have = {str(one.pk): one for one in Person.objects.filter(pk__in=people)}
    new = persons.record_many([persons.Particulars(name=f"号码{place}") for place in range(len(people), PEOPLE)])
    for place, person in enumerate([*(have[pk] for pk in people), *new]):
        person.id_kind = "resident"
        for code, number in numbers(place).items():
            setattr(person, code, number)
        person.save(update_fields=acts.COLUMNS)
    Affiliation.objects.bulk_create(
        Affiliation(person=person, organisation_id=units[place % len(units)], starts_on=clock.today())
        for place, person in enumerate(new)
    )


def units(name: str = "") -> None:
    """A landline and the mobile of its contact at every unit (called so), typed in one field as its form has it, and as an edit: so
    they may stand in the row, in the journal and in what is kept beside it.
    """
    from django.db import transaction

    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import organisations
    from kexie.organisations.models import Organisation
    from kexie.organisations.particulars import Particulars, of

    with transaction.atomic():
        for place, row in enumerate(Organisation.objects.filter(name__contains=name).order_by("number")):
            told = of(row) | {"founded_on": row.founded_on, "contact": "联络员"}
            for turn in (place, place + 1):
                typed = f"{LANDLINE}、{numbers(turn % PEOPLE)['mobile']}"
                organisations.amend(row, Particulars(**told | {"telephone": typed}), by=SYSTEM)


def tell(places: int = PEOPLE) -> None:
    """Mobiles of those planted in every row of ``TOLD``, at every unit and in the half-typed applications of units."""
    from django.apps import apps

    from kexie.associations import applying
    from kexie.associations.models import Founding

    units()
    place = 0
    for told in TOLD:
        label, _, column = told.rpartition(".")
        model = apps.get_model(label)
        for row in model._default_manager.all():
            setattr(row, column, numbers(place % places)["mobile"])
            row.save(update_fields=[column])
            place += 1
    for row in Founding.objects.filter(typed=None, state__in=("draft", "returned")):
        row.typed = applying.packed([("telephone", numbers(place % places)["mobile"])])
        row.save(update_fields=["typed"])
        place += 1
