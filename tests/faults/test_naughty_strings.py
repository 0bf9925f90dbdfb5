"""Every kind of text in every text field: taken and given back as it is, or refused with a message; never a fault.

The gate sends a slice of its own through each field, and every string through one of the addresses;
`make test-full` sends every string into every field (test_every_text.py).
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import itertools
import urllib.parse
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.city import City, city, city_of_module
from tests.faults import drawn, filling, kept, strings
from tests.faults.judging import faults_of
from tests.matrix import table
from tests.portal import test_set_up

GATE_PER_FIELD = 1
GATE_PER_ADDRESS = 80
ROW_OF_SET_UP = table.Row("set-up/", "portal:set_up", "POST", "-")
Doors = list[tuple[Client, filling.Door]]


@pytest.fixture
def doors(city: City) -> Doors:
    found = list(filling.doors(city, letters=True))
    clients = filling.clients(city, {door.column for door in found})
    return [(clients[door.column], filling.describe(clients[door.column], door)) for door in found]


def sampled(every: list[str], place: int, most: int) -> list[str]:
    """A slice of its own for each field, so that all fields of all forms together see every string several times."""
    step = max(1, len(every) // most)
    return every[place % step :: step]


def singly(doors: Doors, every: list[str]) -> Iterator[tuple[Client, filling.Door, str, str]]:
    """What the gate sends one by one: a slice to each field, and what can only be sent alone to one field each."""
    alone = iter([text for text in every if "\0" in text])
    # Every fourth field, every form with four of them: the full run sends every text into every field.
    fields = [(client, door, name) for client, door in doors for name in door.texts[::4]]
    for place, (client, door, name) in enumerate(fields):
        for text in [*sampled(every, place, GATE_PER_FIELD), *itertools.islice(alone, 1)]:
            yield client, door, name, text


def test_a_naughty_text_comes_back_as_it_went_in_or_gets_a_message(doors: Doors):
    wrong = [fault for sending in singly(doors, strings.everything()) for fault in faults_of(*sending)]
    assert wrong == [], "\n".join(wrong)


def test_a_naughty_text_in_the_first_page_of_a_fresh_installation(db: None):
    client, every = Client(), strings.everything()
    wrong: list[str] = []
    for place, name in enumerate(sorted(test_set_up.TOLD)):
        door = filling.Door(ROW_OF_SET_UP, "stranger", "/set-up/", test_set_up.TOLD, texts=[name])
        for text in sampled(every, place, GATE_PER_FIELD):
            wrong += faults_of(client, door, name, text)
    assert wrong == []


PARAMETERS = {
    "/": ("q", "lang"),
    "/notices/": ("q", "column", "page", "lang"),
    "/notices/feed.xml": ("column", "q"),
    "/preferences/": ("size", "theme", "lang", "next"),
    "/accounts/login/": ("next",),
    "/desk/search/": ("q",),
    "/desk/documents/": ("q", "view", "page"),
    "/desk/inbox/": ("q", "view", "page"),
    "/desk/organisations/": ("q", "kind", "level", "jurisdiction", "state", "view", "open", "under", "page"),
    "/desk/organisations/new/": ("under",),
    "/desk/people/": ("q", "page"),
    "/desk/journal/": ("entity", "number", "who", "day", "page"),
    "/desk/acting/": ("next",),
}


@pytest.mark.parametrize("address", PARAMETERS)
def test_a_naughty_text_in_an_address_is_answered_without_a_fault(city: City, address: str):
    from tests.matrix import asking

    clients = [asking.client_of(column, city.facts) for column in ("chen", "qian")]
    every, names = strings.everything(), PARAMETERS[address]
    wrong = []
    for place, text in enumerate(sampled(every, list(PARAMETERS).index(address), GATE_PER_ADDRESS)):
        # In turn each parameter alone, then all together.
        told = (
            {names[place % (len(names) + 1)]: text}
            if place % (len(names) + 1) < len(names)
            else dict.fromkeys(names, text)
        )
        answer = clients[place % 2].get(address, told)
        if answer.status_code >= 500:
            wrong.append(f"{text[:60]!r}: {answer.status_code}")
        elif "html" in answer.headers.get("Content-Type", ""):
            told_by = names[place % (len(names) + 1)] if place % (len(names) + 1) < len(names) else "all"
            wrong += [f"{told_by} {text[:60]!r}: {one}" for one in drawn.strange(answer.content.decode(), text)]
        if answer.status_code == 302 and not _stays(address, answer.headers["Location"]):
            wrong.append(f"{text[:60]!r}: leads to {answer.headers['Location']}")
    assert wrong == []


def _stays(address: str, location: str) -> bool:
    """Whether a browser, for which a backslash is a slash, would still be on this site."""
    led = urllib.parse.urljoin(f"http://testserver{address}", location.replace("\\", "/"))
    return led.startswith("http://testserver/")


# ---- canaries


def test_canary_an_unescaped_text_is_seen():
    page = '<html><input value="<script>alert(1)</script>"><p><img src=x onerror=alert(1)></p></html>'
    assert drawn.Page(page.replace('value="<script>', "><script>")).strange != []
    assert drawn.Page(page).strange == ["<img onerror=alert(1)>"]
    assert drawn.Page("<p>a\x07b</p>").strange == ["control character '\\x07'"]


def test_canary_a_text_changed_in_silence_is_seen(doors: Doors, monkeypatch):
    from kexie.kit.web import text

    clean = text.clean
    monkeypatch.setattr(text, "clean", lambda told: clean(told).replace("𠮷", "?"))
    client, door = next(pair for pair in doors if pair[1].row.name == "desk:document_new")
    assert faults_of(client, door, "title", "王𠮷的通知") == [
        "desk:document_new.title '王𠮷的通知': given back as '王?的通知'"
    ]


def test_together_the_addresses_of_the_gate_see_every_string():
    every = strings.everything()
    seen = {text for place in range(len(PARAMETERS)) for text in sampled(every, place, GATE_PER_ADDRESS)}
    assert set(every) - seen == set()


def test_every_address_that_takes_a_text_says_where_it_is_read_back_or_why_it_is_not(doors: Doors):
    unread = kept.unread(door for _, door in doors)
    assert not unread, unread
    named = {door.row.name for _, door in doors if kept.texts(door)}
    assert {*kept.READ_BACK, *kept.EXEMPT} - named == {"portal:set_up"}
    assert set(kept.READ_BACK) & set(kept.EXEMPT) == set()


def test_every_address_that_takes_a_post_is_tried_or_said_to_be_out_of_reach(city: City, doors: Doors):
    posting = {row.name for row, _ in table.rows(city.facts) if row.method == "POST" and table.takes(row.name, "POST")}
    assert posting - {door.row.name for _, door in doors} == set(filling.OUT_OF_REACH)


def test_canary_an_address_that_says_neither_is_seen(doors: Doors, monkeypatch):
    monkeypatch.delitem(kept.READ_BACK, "desk:attachments")
    assert kept.unread(door for _, door in doors) == ["desk:attachments: title"]


def test_all_the_strings_are_at_hand():
    found = {"naughty": strings.naughty(), "markup": strings.markup(10_000), "sql": strings.sql(10_000)}
    if any(found.values()):  # outside the gate they may be missing (tests/house/test_beside.py)
        assert {name: len(texts) for name, texts in found.items()} == strings.COUNTS
    assert len(strings.chinese()) >= 200
