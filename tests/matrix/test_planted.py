"""Two hundred planted numbers: no file, page, letter, message, log line or act shows one in clear.

What the matrix reads of every answer (``asking.told``) are bytes; here the words of every file are read: of papers in
each form there is, of workbooks, of PDFs page by page. The gate asks as the city's officer and with the unit's link,
who see the most; the full run as each of the cast, pages too.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io
import json
import logging
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from kexie.associations.actions import reminding
from kexie.associations.documents import papers, script
from kexie.associations.documents.facts import Told
from kexie.associations.models import Candidate, Founding, Reelection, Tenure
from kexie.kit import clock, masks
from kexie.kit.actor import SYSTEM
from kexie.kit.crypto.fields import Sealed, clear
from kexie.kit.journal.models import Entry, Note
from kexie.kit.web.logs import JsonFormatter
from kexie.messages.actions import outbox, sending
from kexie.messages.kinds import TRIAL
from kexie.messages.models import Message
from kexie.notices.documents import pdf, press
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests import city_numbers
from tests.city import City, Facts, city, city_of_module
from tests.matrix import asking, table

FORMS = ("docx", "pdf")
# One's own copy of one's own data; what a unit has typed into its application and not saved yet.
FILLED_IN = {"desk:my_data", "portal:founding"}
# The one file with numbers in clear: the rows of a table as somebody sent them, back to that one alone (test_returned).
RETURNED = "desk:import_faults"
ENDINGS = (".pdf", ".docx", ".xlsx", "<slug:form>")
ACTS = ("desk:founding_telephones", "desk:person_disclosure", "desk:founding_edit", "desk:person_numbers",
        "desk:organisation_disclosure", "desk:reply_telephones")  # fmt: skip
# Files that somebody sent in, or one's own copy of what is kept of oneself (``test_matrix``): not made by the product.
PAPERS = ("desk:founding_paper", "desk:reelection_paper", "portal:founding_paper")
SENT_IN = ("/files/<uuid:file>/", "/source/", "/file/")


@pytest.fixture
def planted(city: City, monkeypatch: pytest.MonkeyPatch) -> City:
    """The numbers stand wherever a number may stand; a PDF is drawn here, not in a process of its own."""
    _plant(city.facts)
    monkeypatch.setattr(press, "_drawn_apart", pdf.draw)
    return city


def _plant(facts: Facts) -> None:
    units = [facts.units[name]["id"] for name in ("dianji", "guangdian", "jiangan")]
    city_numbers.fill(list(facts.people.values()), units)
    city_numbers.tell()
    # One association is to elect within the month: there is a letter to it.
    soon = clock.today() + timedelta(days=20)
    Tenure.objects.filter(organisation__number=facts.number("dianji")).update(ends_on=soon, due_on=soon)


def rows(facts: Facts, *, every: bool) -> Iterator[tuple[table.Row, dict[str, Any]]]:
    """The addresses that answer GET; of papers each code in each form, ``every``: of all foundings and elections."""
    for row, arguments in table.rows(facts):
        if row.method != "GET" or row.scope == "none":
            continue
        told = [*_papers(row.name, facts, every=every)] or [arguments]
        yield from ((row, one) for one in told)


def _papers(name: str, facts: Facts, *, every: bool) -> Iterator[dict[str, Any]]:
    at: list[dict[str, Any]] = []
    staged = facts.foundings
    if name == "desk:founding_paper":
        at = (
            [{"ref": ref} for ref in Founding.objects.values_list("ref", flat=True)]
            if every
            else [{"ref": staged["held"]}]
        )
    elif name == "desk:reelection_paper":
        of = Reelection.objects.all() if every else Reelection.objects.filter(pk=staged["election elected"])
        at = [{"pk": pk} for pk in of.values_list("pk", flat=True)]
    elif name == "portal:founding_paper":
        tokens = [told for key, told in staged.items() if key.endswith("token")] if every else [staged["held.token"]]
        at = [{"token": told} for told in tokens]
    codes = list(papers.REELECTION if name == "desk:reelection_paper" else papers.FOUNDING)
    if name == "desk:association_paper":
        at, codes = [{"number": facts.number("dianji")}], ["reminder", "plaque"]
    yield from ({**one, "code": code, "form": form} for one in at for code in codes for form in FORMS)
    if name == "desk:annual_report_paper":
        yield from ({"pk": UUID(staged["report sent"]), "form": form} for form in FORMS)
    if name in ("desk:roll_cards", "desk:roll_paper"):
        yield from ({"number": facts.number("wuchang.yuanqu"), "form": form} for form in FORMS)


def is_file(route: str) -> bool:
    return route.endswith(ENDINGS)


def read(client: Client, facts: Facts, names: Collection[str] = (), *, every: bool = False) -> dict[str, list[str]]:
    """What stands in clear at each address that answered (without its object), an empty list where nothing does.

    Files, or what ``names`` says; ``every``: pages too, and the papers of everything.
    """
    found: dict[str, list[str]] = {}
    for row, arguments in rows(facts, every=every):
        if (
            row.route.endswith(SENT_IN)
            or (names and row.name not in names)
            or not (every or names or is_file(row.route))
        ):
            continue
        answer = asking.ask(client, row, facts, arguments)
        if answer.status_code == 200:
            told = ".".join(str(arguments[part]) for part in ("code", "form") if part in arguments)
            key = f"{row.name} {told}".strip()
            found[key] = sorted({*found.get(key, ()), *city_numbers.read(answer.getvalue())})
    return found


def shown(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: numbers for key, numbers in found.items() if numbers}


def test_numbers_stand_in_every_sealed_column_there_is(planted: City) -> None:
    """A new sealed column is named in ``city_numbers`` before it is asked for."""
    columns = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models() for field in model._meta.fields if isinstance(field, Sealed)
    }  # fmt: skip
    mine = {f"people.Person.{name}" for name in ("id_number", "mobile", "bank_account")}
    mine |= {"organisations.Organisation.mobile", "associations.Merger.mobile_before"}
    assert columns == {*city_numbers.TOLD} | mine | city_numbers.NO_NUMBERS
    every = city_numbers.every()
    for label, column in (("associations.Founding", "telephone"), ("associations.Candidate", "telephone"),
                          ("associations.Change", "telephone"), ("organisations.Organisation", "mobile"),
                          ("people.Person", "mobile"),
                          ("people.Person", "id_number"), ("people.Person", "bank_account")):  # fmt: skip
        values = [clear(getattr(row, column)) for row in apps.get_model(label)._default_manager.all()]
        assert {*values} & every, (label, column)
    people = Person.objects.exclude(mobile=None)
    assert len(every) == 201
    assert {clear(one.mobile) for one in people} >= {number for number in every if len(number) == 11}


def test_no_file_of_the_product_shows_a_planted_number(planted: City) -> None:
    found = read(asking.client_of("chen", planted.facts), planted.facts)
    assert shown(found) == {RETURNED: city_numbers.sent()}
    names = {name for route, name in table.patterns() if is_file(route)}
    assert names - {key.split(" ")[0] for key in found} == {"desk:reply_blank_sheet"}  # of units alone
    paper = {
        key for key in found if key.startswith(("desk:founding_paper", "desk:reelection_paper", "portal:founding"))
    }
    assert len(paper) == (2 * len(papers.FOUNDING) + len(papers.REELECTION)) * len(FORMS)
    unit = read(asking.client_of("wang", planted.facts), planted.facts, ("desk:reply_blank_sheet",))
    assert unit == {"desk:reply_blank_sheet": []}


def test_no_page_or_form_about_people_who_are_not_registered_yet_shows_one(planted: City) -> None:
    parts = ("foundings/", "reelections/", "changes/", "imports/")
    names = {name for route, name in table.patterns() if any(part in route for part in parts) and not is_file(route)}
    found = read(asking.client_of("chen", planted.facts), planted.facts, names)
    assert len(found) >= 15
    assert shown(found).keys() <= FILLED_IN


def test_no_page_of_a_unit_shows_the_mobile_of_its_contact(planted: City) -> None:
    """Its own page, its form and history, the list, the call that is put down, the two that may be one."""
    parts = ("organisations/", "receipts/", "duplicates/", "register/")
    names = {name for route, name in table.patterns() if any(part in route for part in parts) and not is_file(route)}
    found = read(asking.client_of("chen", planted.facts), planted.facts, names)
    assert found.keys() >= {"desk:organisation", "desk:organisation_edit", "desk:organisation_history",
                            "desk:organisation_disclosure", "desk:receipt_calls", "desk:receipt_unit"}  # fmt: skip
    assert shown(found) == {}
    unit = Organisation.objects.get(number=planted.facts.number("dianji"))
    page = (
        asking.client_of("chen", planted.facts).get(reverse("desk:organisation", args=[unit.number])).content.decode()
    )
    assert (city_numbers.LANDLINE in page, "139****00" in page) == (True, True)


def test_no_row_of_the_database_holds_a_planted_number(planted: City) -> None:
    """Every table as text: the row of the unit, the journal, what is kept beside it to undo an edit."""
    hits: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row::text FROM "{name}" AS row')
            rows = "\n".join(text for (text,) in cursor)
            if told := city_numbers.found(rows.encode()):
                hits[name] = told
    assert hits == {}


def test_canary_a_number_without_its_mask_is_found_in_papers_and_workbooks_of_every_form(
    planted: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masks.Mask, "shown", lambda mask, text: text)
    found = shown(read(asking.client_of("chen", planted.facts), planted.facts, (*PAPERS, "desk:people_table")))
    assert {"desk:founding_paper application.docx", "desk:founding_paper application.pdf",
            "portal:founding_paper application.docx", "portal:founding_paper application.pdf",
            "desk:people_table"} <= set(found)  # fmt: skip


def test_canary_a_paper_that_names_a_candidate_with_his_number_is_found(
    planted: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a hurried hand adds to the chair's script: whom to ring."""
    ring = clear(Candidate.objects.exclude(telephone=None)[0].telephone)
    before = script.script

    def loud(told: Told) -> Any:
        paper = before(told)
        return type(paper)(title=paper.title, before=(*paper.before, f"联系电话：{ring[:3]} {ring[3:7]} {ring[7:]}"))

    for every in (papers.FOUNDING, papers.REELECTION):
        monkeypatch.setitem(every, "script", ("主持词", loud))
    found = shown(read(asking.client_of("chen", planted.facts), planted.facts, PAPERS[1:]))
    assert found == {
        f"{name} script.{form}": [ring] for form in FORMS
        for name in PAPERS[1:]
    }  # fmt: skip


@pytest.mark.full
@pytest.mark.parametrize("column", table.COLUMNS)
def test_no_address_shows_any_of_the_cast_a_planted_number(planted: City, column: str) -> None:
    found = shown(read(asking.client_of(column, planted.facts), planted.facts, every=True))
    assert found.keys() - FILLED_IN == ({RETURNED} if column == "chen" else set())


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Every line the product logs, as its own formatter writes it."""
    out = io.StringIO()
    handler, root = logging.StreamHandler(out), logging.getLogger()
    handler.setFormatter(JsonFormatter())
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield out
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_letter_message_act_or_line_of_the_log_holds_a_planted_number(
    planted: City, log: io.StringIO, settings: Any
) -> None:
    settings.SENDS_MAIL = True
    for block in connection.atomic_blocks:  # each test is one transaction here: what is to last ends with it
        block._from_testcase = True
    client, facts = asking.client_of("chen", planted.facts), planted.facts
    for row, arguments in table.rows(facts):  # shown with a reason, changed, applied for: the acts that hold a number
        if row.method == "POST" and row.name in ACTS:
            client.post(reverse(row.name, kwargs=arguments), table.body(row, facts, arguments))
    with clock.at(clock.local(clock.now()).replace(hour=10) + timedelta(days=1)):  # nothing goes at night
        assert reminding.sweep() >= 1
        _written_to(facts)
        assert sending.run() >= 3
    told = {
        "log": log.getvalue(),
        "letters": b"".join(one.message().as_bytes() for one in mail.outbox).decode(),
        "messages": json.dumps([[*one] for one in Message.objects.values_list("subject", "text", "address_shown", "reason")]),
        "acts": json.dumps([one.diff for one in Entry.objects.all()], ensure_ascii=False),
        "words": "".join(Note.objects.values_list("text", flat=True)),
    }  # fmt: skip
    assert {name: city_numbers.found(text.encode()) for name, text in told.items()} == {name: [] for name in told}
    assert {name: len(text) > 100 for name, text in told.items()} == dict.fromkeys(told, True)
    assert "number_of_somebody" in told["log"]


def _written_to(facts: Facts) -> None:
    """A letter and a short message to somebody; a line of the log that names a record with all it holds."""
    one = Person.objects.exclude(mobile=None).get(pk=facts.people["li"])
    Person.objects.filter(pk=one.pk).update(email="li@kexie.invalid")
    one.refresh_from_db()
    house = Organisation.objects.get(number=facts.number("city"))
    with transaction.atomic():
        outbox.queue(
            TRIAL, key="planted", to=one, values={"说明": "试发"}, about=None, by=SYSTEM, house=house,
            channels=("sms", "email"),
        )  # fmt: skip
    logging.getLogger("kexie.trial").error("number_of_somebody %s of %r", one.mobile, one.__dict__)
    logging.getLogger("kexie.trial").error("a number by itself: %s", city_numbers.numbers(6)["mobile"])
