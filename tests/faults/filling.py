"""Filling forms: for every address that takes a POST who may send it, and its text fields."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.city import City
from tests.faults import drawn
from tests.matrix import __main__ as sheet
from tests.matrix import asking, table

# Addresses that take a POST, but none that this city could send in full, and why.
OUT_OF_REACH = {
    "portal:set_up": "gone once there is an account; test_a_naughty_text_in_the_first_page_of_a_fresh_installation",
    "account_reset_password": "where the site sends no mail it answers 403 whatever is typed; its field is a login",
    "desk:affiliation_move": "the staged people began today, so that no day is right; desk:person_affiliations has the "
    "same form",
    "desk:forward": "no text; nobody of the cast drafts for a house that received; tests/desk/test_reminders.py does",
    "desk:blank_revision": "no text; every staged form has its open version; tests/desk/test_blanks.py revises one",
    "desk:reply_slip_removal": "no text; no staged draft has a slip; tests/desk/test_replies.py takes one off",
    **dict.fromkeys(
        (
            "account_second",
            "desk:factor_passkey",
            "desk:factor_totp",
            "desk:factor_removal",
            "desk:recovery_codes",
            "desk:person_factors",
        ),
        "nobody of the cast has a second factor; tests/people/test_second_factor.py has",
    ),
    **dict.fromkeys(
        ("account_phone", "desk:phone", "desk:phone_removal"),
        "the staged site sends nothing by SMS; tests/messages/test_codes.py does",
    ),
    **dict.fromkeys(
        ("desk:correction", "desk:correction_withdrawal", "desk:erasure"),
        "what the staged city asked is settled, so that no home has more to do; tests/desk/test_custody.py asks anew",
    ),
    "desk:import_resumption": "no text; no staged import broke off; tests/desk/test_imports.py goes on with one",
    "desk:session_end": "no text; a session of one's own has no address before one signs in",
}


@dataclass
class Door:
    """One address with somebody who may post there: a right body, its text fields."""

    row: table.Row
    column: str
    address: str
    body: dict[str, Any]
    texts: list[str] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)


def doors(city: City, *, letters: bool = False) -> Iterator[Door]:
    """Every address that takes a POST, with the first of the cast whom the reviewed matrix lets through.

    With ``letters`` also those that a letter opens and that end at the sign-in page.
    """
    reviewed = sheet.read()
    seen: set[str] = set()
    for row, arguments in table.rows(city.facts):
        if row.method != "POST" or row.name in seen or not table.takes(row.name, "POST"):
            continue
        told = reviewed.get(row.key, {})
        column = _who(row, told, letters)
        if column is None:
            continue
        seen.add(row.name)
        body = table.body(row, city.facts, arguments)
        yield Door(row, column, reverse(row.name, kwargs=arguments), body)


def _who(row: table.Row, told: dict[str, str], letters: bool) -> str | None:
    """Whom the matrix lets through; nobody, where it has to be another object of this address."""
    # Doors of who is not signed in: whoever is would be sent away, and `login` there means done, not kept out.
    outside = letters and row.name.startswith(("account_reset", "portal:"))
    columns = ("stranger",) if outside or row.name == "account_login" else table.COLUMNS
    done = ("302", "200", "login") if outside else ("302", "200")
    return next((one for one in columns if told.get(one) in done), None)


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


# The form of an address is the same whatever the test does next: its page is opened once a process. Where a canary
# puts another view in its place, that is another form.
_read: dict[tuple[Any, ...], drawn.Form | None] = {}


def describe(client: Client, door: Door) -> Door:
    """The door with its text fields: those its page shows, those a right body names."""
    key = (str(settings.ROOT_URLCONF), door.column, door.row.key)
    if key not in _read:
        _read[key] = read_form(client, door)
    form = _read[key]
    shown = set(form.texts) if form else set()
    choices = form.names - set(form.texts) if form else set()
    named = {name for name, value in door.body.items() if isinstance(value, str)} - choices
    door.listed = (form.names if form else set()) | set(door.body) | {"idempotency_key", "csrfmiddlewaretoken"}
    door.areas = form.areas if form else set()
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
