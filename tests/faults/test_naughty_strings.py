"""Every kind of text in every text field: taken and given back as it is, or refused with a message; never a fault.

The gate sends a slice of its own through each field and each address, so that together they see every string;
`make test-full` sends every string into every field.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import urllib.parse
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.city import City, city, city_of_module
from tests.faults import drawn, filling, strings

GATE_PER_FIELD = 2
GATE_STRIDE = 40
GATE_PER_ADDRESS = 80
TAKEN, TOLD = (302,), (200, 403, 404, 409, 422, 429)
# Lines keep no breaks; these fields keep several lines.
AREAS = frozenset({"body", "note", "text", "units", "co_issuers", "attachment_note"})
NORMALISED = frozenset(
    {"body", "units", "co_issuers", "credit_code", "given_number", "website", "email", "kind", "level"}
)


@pytest.fixture
def doors(city: City) -> list[tuple[Client, filling.Door]]:
    found = list(filling.doors(city))
    clients = filling.clients(city, {door.column for door in found})
    return [(clients[door.column], filling.describe(clients[door.column], door)) for door in found]


def faults_of(client: Client, door: filling.Door, name: str, text: str) -> list[str]:
    """What went wrong with this text in this field; its writes are taken back."""
    with transaction.atomic():
        answer = filling.send(client, door, **{name: text})
        found = _judged(client, door, name, text, answer)
        transaction.set_rollback(True)
    return [f"{door.row.name}.{name} {text[:60]!r}: {fault}" for fault in found]


def _judged(client: Client, door: filling.Door, name: str, text: str, answer: Any) -> list[str]:
    if "\0" in text:  # what no browser sends is refused before any form sees it
        return [] if answer.status_code == 400 else [f"status {answer.status_code}"]
    if answer.status_code not in TAKEN + TOLD:
        return [f"status {answer.status_code}"]
    if answer.status_code in TOLD:
        return drawn.strange(answer.content.decode(), text)
    back = filling.READ_BACK.get(door.row.name)
    if back is None or name in filling.NOT_KEPT or name in NORMALISED:
        return []
    kept = back(client, door, name, answer)
    wanted = {drawn.one_line(text), drawn.expected(text).strip()} if name in AREAS else {drawn.one_line(text)}
    # Left empty: what an optional field does not say may come from elsewhere (a file's name).
    if not drawn.one_line(text):
        return []
    return [] if kept in wanted else [f"given back as {kept[:60]!r}"]


def sampled(every: list[str], place: int, most: int) -> list[str]:
    """A slice of its own for each field, so that all fields of all forms together see every string several times."""
    step = max(1, len(every) // most)
    return every[place % step :: step]


def test_a_naughty_text_comes_back_as_it_went_in_or_gets_a_message(doors: list[tuple[Client, filling.Door]]):
    every = strings.everything()
    wrong: list[str] = []
    place = 0
    for client, door in doors:
        for name in door.texts:
            for text in sampled(every, place, GATE_PER_FIELD):
                wrong += faults_of(client, door, name, text)
            place += 1
    assert wrong == [], "\n".join(wrong)


@pytest.mark.full
def test_every_naughty_text_in_every_field(doors: list[tuple[Client, filling.Door]]):
    every = strings.everything(most=10_000)
    wrong: list[str] = []
    for client, door in doors:
        for name in door.texts:
            for text in every:
                wrong += faults_of(client, door, name, text)
    assert wrong == []


def test_every_string_at_once_in_all_fields_of_every_form(doors: list[tuple[Client, filling.Door]]):
    """Hundreds of texts in one request; nothing but the status and the page is asked here."""
    every = [text for text in strings.everything() if "\0" not in text]
    wrong: list[str] = []
    for client, door in doors:
        if len(door.texts) < 2:
            continue
        for start in range(0, len(every), len(door.texts) * GATE_STRIDE):
            told = dict(zip(door.texts, every[start:], strict=False))
            with transaction.atomic():
                answer = filling.send(client, door, **told)
                if answer.status_code >= 500 or answer.status_code == 400:
                    wrong.append(f"{door.row.name} from {start}: {answer.status_code}")
                elif answer.status_code not in TAKEN:
                    strange = drawn.Page(answer.content.decode()).strange
                    wrong += [f"{door.row.name} from {start}: {one}" for one in strange]
                transaction.set_rollback(True)
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


def test_canary_a_text_changed_in_silence_is_seen(doors: list[tuple[Client, filling.Door]], monkeypatch):
    from kexie.kit.web import text

    clean = text.clean
    monkeypatch.setattr(text, "clean", lambda told: clean(told).replace("𠮷", "?"))
    client, door = next(pair for pair in doors if pair[1].row.name == "desk:document_new")
    assert faults_of(client, door, "title", "王𠮷的通知") == [
        "desk:document_new.title '王𠮷的通知': given back as '王?的通知'"
    ]


def test_together_the_fields_of_the_gate_see_every_string(doors: list[tuple[Client, filling.Door]]):
    every = strings.everything()
    fields = sum(len(door.texts) for _, door in doors)
    seen = {text for place in range(fields) for text in sampled(every, place, GATE_PER_FIELD)}
    addresses = {text for place in range(len(PARAMETERS)) for text in sampled(every, place, GATE_PER_ADDRESS)}
    assert len(addresses) == len(every)
    assert len(seen) >= min(len(every), fields * GATE_PER_FIELD // 2)


def test_all_the_strings_are_at_hand():
    assert len(strings.naughty()) in (0, strings.COUNTS["naughty"])
    assert len(strings.chinese()) >= 200
