"""Filling forms: for every address that takes a POST who may send it, its text fields, where a text is read back."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.city import City
from tests.faults import drawn
from tests.matrix import __main__ as sheet
from tests.matrix import asking, table

# A field of which nothing is kept, or not as text: what is typed there must not burst, and that is all.
NOT_KEPT = frozenset({"password", "login", "oldpassword", "password1", "password2", "next"})


@dataclass
class Door:
    """One address with somebody who may post there: a right body, its text fields."""

    row: table.Row
    column: str
    address: str
    body: dict[str, Any]
    texts: list[str] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)


def doors(city: City) -> Iterator[Door]:
    """Every address that takes a POST, with the first of the cast whom the reviewed matrix lets through."""
    reviewed = sheet.read()
    seen: set[str] = set()
    for row, arguments in table.rows(city.facts):
        if row.method != "POST" or row.name in seen or not table.takes(row.name, "POST"):
            continue
        told = reviewed.get(row.key, {})
        # The sign-in page sends whoever is signed in away: nothing would be tried there.
        columns = ("stranger",) if row.name == "account_login" else table.COLUMNS
        column = next((one for one in columns if told.get(one) in ("302", "200")), None)
        if column is None:
            continue
        seen.add(row.name)
        body = table.body(row, city.facts, arguments)
        yield Door(row, column, reverse(row.name, kwargs=arguments), body)


def clients(city: City, columns: set[str]) -> dict[str, Client]:
    """A browser for each."""
    return {column: asking.client_of(column, city.facts) for column in sorted(columns)}


def read_form(client: Client, door: Door) -> drawn.Form | None:
    """The form that posts to this address, from its own page; None where it has no page (an act of one press)."""
    answer = client.get(door.address)
    if answer.status_code != 200:
        return None
    page = drawn.Page(answer.content.decode())
    here = ("", door.address)
    posting = [
        form for form in page.forms if form.method == "post" and form.action.split("?")[0] in here and form.texts
    ]
    return posting[-1] if posting else None


def describe(client: Client, door: Door) -> Door:
    """The door with its text fields: those its page shows, those a right body names."""
    form = read_form(client, door)
    shown = set(form.texts) if form else set()
    choices = form.names - set(form.texts) if form else set()
    named = {name for name, value in door.body.items() if isinstance(value, str)} - choices
    door.listed = (form.names if form else set()) | set(door.body) | {"idempotency_key", "csrfmiddlewaretoken"}
    door.texts = sorted((shown | named) - {"idempotency_key", "csrfmiddlewaretoken", "version"})
    return door


def send(client: Client, door: Door, **changed: str) -> Any:
    """A first sending of the right body with some fields changed; files begin anew."""
    body = {**door.body, **changed, "idempotency_key": str(uuid4())}
    for value in body.values():
        if hasattr(value, "seek"):
            value.seek(0)
    cookies = copy.deepcopy(client.cookies)
    answer = client.post(door.address, body)
    client.cookies = cookies  # else this browser might be signed out, or somebody else by now
    return answer


# ---- where a text that was taken is read back, by address; the value of its field as the product now holds it


def _edit_page(client: Client, name: str, address: str) -> str:
    page = drawn.Page(client.get(address).content.decode())
    return next(form.texts[name] for form in page.forms if name in form.texts)


def _document(client: Client, door: Door, name: str, answer: Any) -> str:
    # From .../<ref>/ (a new one, an edited one) to the page that shows every field.
    return _edit_page(client, name, answer.headers["Location"].split("#")[0] + "edit/")


def _organisation(client: Client, door: Door, name: str, answer: Any) -> str:
    return _edit_page(client, name, answer.headers["Location"].split("#")[0] + "edit/")


def _own_page(client: Client, door: Door, name: str, answer: Any) -> str:
    return _edit_page(client, name, door.address)


def _journal(client: Client, door: Door, name: str, answer: Any) -> str:
    from kexie.kit.journal.models import Entry

    return Entry.objects.exclude(entity="account").latest("id").note.text


def _attachment(client: Client, door: Door, name: str, answer: Any) -> str:
    from kexie.notices.models import Attachment

    return Attachment.objects.latest("id").title


def _day(client: Client, door: Door, name: str, answer: Any) -> str:
    from kexie.kit.calendar.models import DayOverride

    return DayOverride.objects.get(day=door.body["day"]).name


def _code(client: Client, door: Door, name: str, answer: Any) -> str:
    from kexie.notices.models import SeriesCode

    return SeriesCode.objects.latest("id").code


READ_BACK: dict[str, Callable[[Client, Door, str, Any], str]] = {
    "desk:document_new": _document,
    "desk:document_edit": _document,
    "desk:organisation_new": _organisation,
    "desk:organisation_edit": _organisation,
    "desk:me": _own_page,
    "desk:attachments": _attachment,
    "desk:calendar_year": _day,
    "desk:series": _code,
    "desk:organisation_superior": _journal,
    "desk:organisation_posts": _journal,
    "desk:post_end": _journal,
    "desk:organisation_withdrawal": _journal,
    **{
        f"desk:document_{noun}": _journal
        for noun in (
            "review", "countersignature", "objection", "sign-off", "return", "withdrawal", "voiding",
        )
    },
}  # fmt: skip
