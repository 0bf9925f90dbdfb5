"""Somebody of whom everything is told and who has left, and what could hold them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from kexie.associations.models import Assembly, Candidate, Founding, Reelection, Seat, Tenure
from kexie.custody.models import Correction, Erasure
from kexie.intake.models import Batch, BatchRow
from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import members, numbers, photos, posts, roll
from kexie.organisations.models import Affiliation
from kexie.people.actions import accounts, persons
from kexie.people.models import Invitation, Person, Photo
from tests.city_foundings import PNG
from tests.organisations.city import City

DAY = timedelta(days=1)
LONG, HALF = 3650 * DAY, 180
PAPER, MOBILE, BANK, MAIL = "11010519491231002X", "13812345678", "6222020000112233", "qian@example.cn"
PARTICULARS = persons.Particulars(
    name="钱工", title="工程师", email=MAIL, born_on=date(1960, 3, 5),
    ethnic_group="03", political_status="13", career="1982— 光明电机公司", public_offices="市政协委员",
    native_place="湖北黄陂",
)  # fmt: skip
# What each kind takes of a person's row.
TAKEN = {
    "left_papers": {"id_number", "id_kind", "id_index"},
    "left_contacts": {"mobile", "mobile_index", "mobile_tail", "email"},
    "left_banks": {"bank_account"},
    "left_attributes": {"ethnic_group", "political_status", "born_on"},
    "left_photos": {"photo"},
    "left_careers": {"career", "public_offices"},
}
EVERYTHING = set().union(*TAKEN.values())


def someone(city: City) -> Person:
    """Of whom everything is told, registered ten years ago: today is the last day at the one unit."""
    with clock.at(clock.now() - LONG):
        told = members.register(persons.Particulars(name="钱工"), city["motor"], by=SYSTEM)
        members.edit(told, PARTICULARS, by=SYSTEM)
        numbers.put(told, {"id_number": PAPER, "mobile": MOBILE, "bank_account": BANK}, by=SYSTEM, id_kind="resident")
        photos.keep(told, SimpleUploadedFile("a.png", PNG), by=SYSTEM)
    members.leave(told.affiliations.get(), clock.today(), by=SYSTEM)
    return told


def gone_long(city: City) -> Person:
    """As :func:`someone`, but the last day is ten years over."""
    told = someone(city)
    Affiliation.objects.filter(person=told).update(ends_on=(clock.now() - LONG).date())
    return told


def row(person: Person) -> dict[str, Any]:
    """All columns, and the photo's key."""
    told = Person.objects.filter(pk=person.pk).values().get()
    return {**told, "photo": Photo.objects.filter(person=person).values_list("pk", flat=True).first()}


def taken(before: dict[str, Any], person: Person) -> set[str]:
    now = row(person)
    return {name for name in before if before[name] != now[name]} - {"updated_at"}


# What holds somebody


def _meeting(person: Person) -> Assembly:
    made = Assembly.objects.create()
    Candidate.objects.create(assembly=made, role="chair", position=1, name=person.name, person=person)
    return made


def _applied(city: City, **told: Any) -> Founding:
    """Running since ten years ago."""
    told.setdefault("assembly", Assembly.objects.create())
    since = clock.now() - LONG
    return Founding.objects.create(
        place=city["jiang"], unit_name="某公司", unit_key=str(ids.uuid7()), state="checked", state_since=since, **told
    )


def _works(city: City, one: Person) -> Model:
    return members.affiliate(one, city["steel"], by=SYSTEM)


def _serves(city: City, one: Person) -> Model:
    return posts.appoint(one, city["steel"], "liaison", by=SYSTEM)


def _sits(city: City, one: Person) -> Model:
    last = clock.today() + LONG
    term = Tenure.objects.create(
        organisation=city["steel"], number=1, starts_on=clock.today(), ends_on=last, due_on=last
    )
    return Seat.objects.create(tenure=term, person=one, role="chair", starts_on=clock.today(), ends_on=last)


def _signs_in(city: City, one: Person) -> Model:
    return accounts.open_for(one, "qian", None, by=SYSTEM)


def invited(city: City, one: Person) -> Model:
    now = clock.now()
    return Invitation.objects.create(person=one, token_hash="x", made_at=now, expires_at=now + LONG)


def _stands_to_found(city: City, one: Person) -> Model:
    return _applied(city, assembly=_meeting(one))


def _stands_again(city: City, one: Person) -> Model:
    since = clock.now() - LONG
    return Reelection.objects.create(
        organisation=city["motor"], assembly=_meeting(one), state="agreed", state_since=since
    )


def _entered(city: City, one: Person) -> Model:
    return _applied(city, entered_by=one)


def disputes(city: City, one: Person) -> Model:
    return Correction.objects.create(person=one, about="other", words="不对", asked_at=clock.now() - LONG)


def asks_to_be_erased(city: City, one: Person) -> Model:
    return Erasure.objects.create(person=one, way="paper", asked_at=clock.now() - LONG)


def imported(city: City, one: Person) -> Model:
    batch = Batch.objects.create(
        organisation=city["city"], kind="people", state="running", file_name="a.xlsx", made_at=clock.now() - LONG
    )
    BatchRow.objects.create(batch=batch, number=2, outcome="updated", subject_id=one.pk)
    return batch


def _left(name: str) -> Callable[[Any], Any]:
    """The last day is today."""
    return lambda made: type(made).objects.filter(pk=made.pk).update(**{name: clock.today()})


def _told(**told: Any) -> Callable[[Any], None]:
    """These values, of which a column of a moment is now."""

    def end(made: Any) -> None:
        values = {name: clock.now() if value is None else value for name, value in told.items()}
        type(made).objects.filter(pk=made.pk).update(**values)

    return end


# The line of ``leaving.HOLDS``: what holds somebody, and how it ends.
TIES: dict[str, tuple[str, Callable[[City, Person], Model], Callable[[Any], Any]]] = {
    "work": ("affiliations", _works, _left("ends_on")),
    "post": ("posts", _serves, _left("ends_on")),
    "membership": (
        "members", lambda city, one: roll.admit(one, city["steel"], by=SYSTEM, signed=True), _left("left_on"),
    ),
    "seat": ("seats", _sits, _left("ends_on")),
    "account": ("accounts", _signs_in, lambda made: accounts.close(made, by=SYSTEM, note="离职")),
    "letter": ("invitations", invited, _told(expires_at=None)),
    "founding": ("elections", _stands_to_found, _told(state="refused", state_since=None)),
    "reelection": ("elections", _stands_again, _told(state="withdrawn", state_since=None)),
    "application": ("applications", _entered, _told(state="lapsed", state_since=None)),
    "correction": ("corrections", disputes, _told(state="refused", settled_at=None)),
    "erasure": ("erasures", asks_to_be_erased, _told(state="refused", settled_at=None)),
    "import": ("imports", imported, _told(state="done", ended_at=None)),
}  # fmt: skip
