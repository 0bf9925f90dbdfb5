"""Every field of every model sent to every form: nothing changes but what the form lists. Every writing act journals."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections.abc import Set
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from tests.city import City, city, city_of_module
from tests.faults import filling

OURS = ("people", "organisations", "notices", "kit")
# Who did what when and under which key: different for every sending by design.
OWN_EACH_TIME = frozenset(
    {
        "Entry",
        "Note",
        "Seal",
        "SentForm",
        "Posting",
        "Term",
        "Indexed",
        "Series",
        "DrawnNumber",
        "Session",
        "Undoing",
        "Value",
    }
)
# Drawn from sequences, which a rollback does not turn back.
SERIALS = frozenset({"ref", "number"})
# Salted or drawn at random.
TOKENS = frozenset({"password", "token_hash"})
RANDOM = {"Original": frozenset({"code"})}
# What a session or a token leaves behind is no trace of an act.
NO_ACT = (
    'INTO "people_session"',
    'UPDATE "people_session"',
    "axes_",
    "kit_sent_form",
    "kit_kept_form",
    "procrastinate_",
    "SAVEPOINT",
    "kit_search",
)
SHARES = 16


def tables() -> list[type[models.Model]]:
    return [one for one in apps.get_models() if one._meta.app_label in OURS and one.__name__ not in OWN_EACH_TIME]


def snapshot(known: set[UUID]) -> dict[str, list[str]]:
    """All rows of the product; what is new each time is called so."""
    return {
        model.__name__: sorted(
            repr(_told(row, known, TOKENS | RANDOM.get(model.__name__, frozenset())))
            for row in model._default_manager.values()
        )
        for model in tables()
    }  # fmt: skip


def _told(row: dict[str, Any], known: set[UUID], drawn: frozenset[str]) -> dict[str, Any]:
    new = row.get("id") not in known
    return {
        name: "new" if isinstance(value, UUID) and value not in known else value
        for name, value in row.items()
        if not isinstance(value, datetime) and name not in drawn and not (new and name in SERIALS | {"id"})
    }  # fmt: skip


def keys() -> set[UUID]:
    """Every key there is now."""
    found: set[UUID] = set()
    for model in tables():
        found |= {key for key in model._default_manager.values_list("pk", flat=True) if isinstance(key, UUID)}
    return found


def planted(without: set[str]) -> dict[str, str]:
    """A value for every field of every model, by its name and its column, that no form here lists."""
    told: dict[str, str] = {}
    for model in tables():
        for one in model._meta.get_fields():
            for name in {one.name, getattr(one, "attname", one.name)} - without:
                told[name] = _value(one)
    return told


def _value(one: Any) -> str:
    if isinstance(one, models.BooleanField):
        return "on"
    if isinstance(one, models.DateTimeField):
        return datetime(2001, 1, 1).isoformat()
    if isinstance(one, models.DateField):
        return date(2001, 1, 1).isoformat()
    if getattr(one, "choices", None):
        return str(list(one.choices)[-1][0])
    if isinstance(one, models.IntegerField):
        return "7"
    if isinstance(one, models.UUIDField) or one.is_relation:
        return "00000000-0000-7000-8000-000000000001"
    return "[]" if isinstance(one, models.JSONField) else "planted"


@pytest.fixture
def doors(city: City) -> list[tuple[Client, filling.Door]]:
    found = list(filling.doors(city))
    clients = filling.clients(city, {door.column for door in found})
    return [(clients[door.column], door) for door in found]


def after(client: Client, door: filling.Door, known: set[UUID], **more: str) -> tuple[int, dict[str, list[str]]]:
    with transaction.atomic():
        answer = filling.send(client, door, **more)
        found = snapshot(known)
        transaction.set_rollback(True)
    return answer.status_code, found


def differing(client: Client, door: filling.Door, known: set[UUID], left_out: Set[str] = frozenset()) -> list[str]:
    """Tables in which the planted fields made a difference; ``left_out`` are planted though the form lists them."""
    listed = filling.describe(client, door).listed - left_out
    plain, full = after(client, door, known), after(client, door, known, **planted(listed))
    if plain[0] != full[0]:
        return [f"{door.row.name}: {plain[0]} became {full[0]}"]
    return [
        f"{door.row.name}: {name}: {[row for row in full[1][name] if row not in rows][:2]}"
        for name, rows in plain[1].items() if rows != full[1][name]
    ]  # fmt: skip


@pytest.mark.parametrize("share", [0, *(pytest.param(one, marks=pytest.mark.full) for one in range(1, SHARES))])
def test_no_form_takes_a_field_it_does_not_list(doors: list[tuple[Client, filling.Door]], share: int):
    """Every sixteenth form in the gate, the others in the full run."""
    known = keys()
    wrong = [fault for client, door in doors[share::SHARES] for fault in differing(client, door, known)]
    assert wrong == []


def _hole(request: HttpRequest) -> HttpResponse:
    """`fields = "__all__"`, as it is written in a hurry."""
    person = request.user.person  # type: ignore[union-attr]
    for name, value in request.POST.items():
        if name in {one.name for one in person._meta.fields if isinstance(one, models.CharField)}:
            setattr(person, name, value[:1])
    person.save()
    return HttpResponse(status=302, headers={"Location": "/desk/me/"})


class _Planted:
    urlpatterns = (path("desk/me/", _hole), path("", include("kexie.config.urls")))


def test_canary_a_view_that_takes_every_field_is_seen(doors: list[tuple[Client, filling.Door]]):
    client, door = next(pair for pair in doors if pair[1].row.name == "desk:me")
    with override_settings(ROOT_URLCONF=_Planted):
        found = differing(client, door, keys(), {"title_level", "note"})
    assert [fault.split(": ")[:2] for fault in found] == [["desk:me", "Person"]]


# ---- the journal


def writes(queries: list[dict[str, str]]) -> list[str]:
    """Statements that change a table of the product."""
    changing = ("INSERT", "UPDATE", "DELETE")
    return [
        query["sql"][:80] for query in queries
        if query["sql"].lstrip().upper().startswith(changing) and not any(mark in query["sql"] for mark in NO_ACT)
    ]  # fmt: skip


def journalled(client: Client, door: filling.Door) -> tuple[bool, bool]:
    """Whether the act wrote anything, and whether a journal row bears its request's number."""
    from kexie.kit.journal.models import Entry

    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            answer = filling.send(client, door)
        rows = Entry.objects.filter(request_id=answer.headers["X-Request-Id"]).count()
        transaction.set_rollback(True)
    return bool(writes(captured.captured_queries)), rows > 0


def test_every_writing_act_leaves_a_journal_row_under_the_number_of_its_request(
    doors: list[tuple[Client, filling.Door]],
):
    told = {door.row.name: journalled(client, door) for client, door in doors}
    assert {name for name, (wrote, kept) in told.items() if wrote and not kept} == set()
    # Every act of the matrix is among them but those that only look, choose a post, read a pasted text, or end the
    # sessions one has elsewhere: here are none (tests/people/test_sign_in.py).
    silent = {name for name, (wrote, _) in told.items() if not wrote}
    unasked = {"account_phone_code", "desk:phone_code", "account_passkey"}  # nothing was sent or asked before
    looking = {"desk:acting", "desk:import", "desk:plan_import", "desk:sessions_end", "account_reauthenticate"}
    assert silent <= looking | unasked


def test_canary_an_act_that_journals_nothing_is_seen(doors: list[tuple[Client, filling.Door]]):
    client, door = next(pair for pair in doors if pair[1].row.name == "desk:me")
    with override_settings(ROOT_URLCONF=_Planted):
        assert journalled(client, door) == (True, False)
