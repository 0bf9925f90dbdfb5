"""Every kind of text in every text field of the product, for hours' worth of requests: only in `make test-full`.

Each of 511 naughty strings and 205 Chinese ones goes into every field; of 8,200 of markup and SQL each into one. A
form gets them in all its fields at once, a different one in each (tests/faults/judging.py tells the fields apart).
Faults are written down as they come, under var/naughty: an interrupted run has told what it saw.

The last tests here are quick and belong to the gate.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import gc
import itertools
import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.utils.safestring import SafeString

from kexie.kit.web import text
from kexie.people.sign_in.sessions import SessionStore
from tests.city import City, city, city_of_module
from tests.faults import filling, kept, strings
from tests.faults.judging import Known, faults_together
from tests.matrix import table
from tests.portal import test_set_up

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ROOT / "var" / "naughty"
SHARES = 120
# A session notes once a minute that it was seen, and what a request writes is taken back here.
AWAKE = 40.0
PAGE_OF_ONES_OWN = "/desk/me/"

# What each form's page showed, by the clone of the city and the address: read once for all shares of a process.
_described: dict[str, dict[str, tuple[list[str], set[str], set[str]]]] = {}
# What the forms have told of their fields, by address: what one share learnt the next need not ask again.
_known: defaultdict[str, Known] = defaultdict(Known)
ROW_OF_SET_UP = table.Row("set-up/", "portal:set_up", "POST", "-")


class Member:
    """A browser that is kept signed in, however long the run takes."""

    def __init__(self, city: City, column: str) -> None:
        self.column = column
        self.client = filling.clients(city, {column})[column]
        self.seen = 0.0

    def wake(self) -> None:
        """See and be seen, outside what is taken back; the second time the figures of the frame are kept."""
        if self.column != "stranger" and time.monotonic() - self.seen > AWAKE:
            assert [self.client.get(PAGE_OF_ONES_OWN).status_code for _ in range(2)] == [200, 200], self.column
            self.seen = time.monotonic()


@pytest.fixture
def quiet(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As the product is served the figures of the frame are kept, and here no act drops them: no text is among them.

    Counting them takes longer than all the rest of a page. Nor are refusals logged one by one.
    """
    settings.COUNTS_KEPT = 600
    keep = SessionStore.keep
    monkeypatch.setattr(SessionStore, "keep", lambda session, told: None if "acted" in told else keep(session, told))
    logging.disable(logging.WARNING)
    gc.collect()
    gc.freeze()  # what is there now stays: it need not be looked through again and again
    yield
    gc.unfreeze()
    logging.disable(logging.NOTSET)


def doors_of(city: City) -> list[filling.Door]:
    """Every form with a text field, in the order of the address table."""
    found = list(filling.doors(city, letters=True))
    if city.clone.name not in _described:
        clients = filling.clients(city, {door.column for door in found})
        shown = [filling.describe(clients[door.column], door) for door in found]
        _described[city.clone.name] = {door.row.name: (door.texts, door.listed, door.areas) for door in shown}
    for door in found:
        door.texts, door.listed, door.areas = _described[city.clone.name][door.row.name]
    return [door for door in found if door.texts]


def rotated(names: list[str], texts: list[str]) -> Iterator[dict[str, str]]:
    """Requests that bring every text into every field once, and never one text into two fields at a time."""
    stride = max(1, len(texts) // len(names))
    for step in range(len(texts)):
        yield {name: texts[(step + place * stride) % len(texts)] for place, name in enumerate(names)}


def dealt(doors: list[filling.Door], door: filling.Door, texts: list[str]) -> Iterator[dict[str, str]]:
    """This form's part of texts that go into one field of all each."""
    fields = [(other.row.name, name) for other in doors for name in other.texts]
    parts = [texts[fields.index((door.row.name, name)) :: len(fields)] for name in door.texts]
    for row in itertools.zip_longest(*parts):
        yield {name: text for name, text in zip(door.texts, row, strict=True) if text is not None}


def sendings(doors: list[filling.Door], door: filling.Door) -> Iterator[dict[str, str]]:
    """Everything that is sent to this form."""
    every = list(dict.fromkeys([*strings.naughty(), *strings.chinese()]))
    # Refused before any form sees it, whatever else is sent: each field by itself.
    yield from ({name: text} for text in every if "\0" in text for name in door.texts)
    sendable = [text for text in every if "\0" not in text]
    # Of fields that choose one of a list a wrong choice is the whole form's fault, and would cover that of others.
    chosen = [name for name in door.texts if name in kept.CHOOSING]
    typed = [name for name in door.texts if name not in chosen]
    for names in (typed, chosen):
        if names:
            yield from rotated(names, sendable)
    yield from dealt(doors, door, [*strings.markup(10_000), *strings.sql(10_000)])


def written(share: int) -> Path:
    """Where this share writes down what it finds."""
    WRITTEN.mkdir(parents=True, exist_ok=True)
    return WRITTEN / f"share-{share:02}.txt"


def shared(doors: list[filling.Door], share: int) -> Iterator[tuple[filling.Door, dict[str, str]]]:
    """This share's part: some of what is sent to each form, so that half a run has seen half of it at every form."""
    for door in doors:
        for told in itertools.islice(sendings(doors, door), share, None, SHARES):
            yield door, told


@pytest.mark.full
@pytest.mark.parametrize("share", range(SHARES))
def test_every_naughty_text_in_every_field_comes_back_or_gets_a_message(city: City, quiet: None, share: int):
    doors, members, sent, wrong, begun = doors_of(city), {}, 0, 0, time.monotonic()
    with written(share).open("w", encoding="utf-8", buffering=1) as out:
        for door, told in shared(doors, share):
            member = members.get(door.column) or members.setdefault(door.column, Member(city, door.column))
            member.wake()
            for fault in faults_together(member.client, door, told, _known[door.row.name]):
                out.write(f"FAULT {fault}\n")
                wrong += 1
            sent += 1
        out.write(f"{sent} sendings to {len(doors)} forms in {time.monotonic() - begun:.0f} s, {wrong} faults\n")
    assert wrong == 0, f"{wrong} faults, written down in {written(share).relative_to(ROOT)}"


@pytest.mark.full
def test_every_naughty_text_in_the_first_page_of_a_fresh_installation(db: None, quiet: None):
    door = filling.Door(ROW_OF_SET_UP, "stranger", "/set-up/", test_set_up.TOLD, texts=sorted(test_set_up.TOLD))
    client, known = Client(raise_request_exception=False), Known()
    wrong = [fault for told in sendings([door], door) for fault in faults_together(client, door, told, known)]
    assert wrong == []


def test_every_text_comes_into_every_field_and_what_is_dealt_into_one():
    doors = [filling.Door(ROW_OF_SET_UP, "chen", "/", {}, texts=names) for names in (["title"], ["a", "b", "post"])]
    every = set(strings.naughty()) | set(strings.chinese())
    for door in doors:
        seen = {name: [told[name] for told in sendings([door], door) if name in told] for name in door.texts}
        for name in door.texts:
            assert every - set(seen[name]) == set(), name
    doors[1].row = table.Row("x", "desk:x", "POST", "-")
    rows = [told for door in doors for told in dealt(doors, door, [str(n) for n in range(1_000)])]
    assert sorted(int(text) for told in rows for text in told.values()) == list(range(1_000))
    parts = [list(shared(doors, share)) for share in range(SHARES)]
    assert sum(len(part) for part in parts) == sum(len(list(sendings(doors, door))) for door in doors)


# ---- canaries: one fault among many fields is found, and named


@pytest.fixture
def form(city: City) -> tuple[Client, filling.Door]:
    """The form of a new document: sixteen fields of all kinds."""
    door = next(door for door in filling.doors(city) if door.row.name == "desk:document_new")
    client = filling.clients(city, {door.column})[door.column]
    return client, filling.describe(client, door)


def told_to(door: filling.Door, **others: str) -> dict[str, str]:
    return {**dict.fromkeys(door.texts, "甲"), **others}


def test_canary_a_text_changed_in_one_field_of_many_is_named(form: tuple[Client, filling.Door], monkeypatch):
    clean = text.clean
    monkeypatch.setattr(text, "clean", lambda told: clean(told).replace("𠮷", "?"))
    client, door = form
    assert faults_together(client, door, told_to(door, source="王𠮷"), Known()) == [
        "desk:document_new.source '王𠮷': given back as '王?'"
    ]
    assert faults_together(client, door, told_to(door), Known()) == []


def test_canary_a_refusal_of_one_field_does_not_cover_the_fault_of_another(
    form: tuple[Client, filling.Door], monkeypatch
):
    clean = text.clean
    monkeypatch.setattr(text, "clean", lambda told: clean(told).replace("𠮷", "?"))
    client, door = form
    told = told_to(door, title="长" * 5_000, source="王𠮷")
    assert faults_together(client, door, told, Known()) == ["desk:document_new.source '王𠮷': given back as '王?'"]


def test_canary_a_burst_of_one_field_among_many_is_named(form: tuple[Client, filling.Door], monkeypatch):
    clean = text.clean

    def bursting(told: str) -> str:
        return clean(told) if "砰" not in told else 1 / 0

    monkeypatch.setattr(text, "clean", bursting)
    client, door = form
    found = faults_together(client, door, told_to(door, source="砰"), Known())
    assert (found[0].endswith("status 500"), found[1:]) == (True, ["desk:document_new.source '砰': status 500"])


def test_canary_an_unescaped_text_in_one_field_of_many_is_named(form: tuple[Client, filling.Door], monkeypatch):
    client, door = form
    monkeypatch.setattr(forms.Textarea, "format_value", lambda self, value: SafeString(value or ""))
    told = told_to(door, title="", attachment_note="</textarea><img src=x onerror=alert(1)>")
    found = faults_together(client, door, told, Known())
    assert found[0].endswith("<img onerror=alert(1)>")
    assert {fault.partition(" ")[0] for fault in found[1:]} == {"desk:document_new.attachment_note"}
