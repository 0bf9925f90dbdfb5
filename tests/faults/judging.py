"""What went wrong with a text in a field, or with many texts in the fields of one form at once."""

import html
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client

from tests.faults import drawn, filling, kept
from tests.matrix import asking

TAKEN, TOLD = (302,), (200, 403, 404, 409, 422, 429)
# Lines keep no breaks; areas do. Where a form has no page of its own, these are areas.
AREAS = frozenset(
    {
        "body", "note", "text", "units", "co_issuers", "attachment_note", "introduction", "unit_opinion", "minutes",
        "charter", "words", "reason", "others",
    }
)  # fmt: skip
MARKED = re.compile(r'<(?:input|textarea|select)\b[^>]*\baria-invalid="true"[^>]*>')
NAME, DESCRIBED = re.compile(r'\bname="([^"]*)"'), re.compile(r'\baria-describedby="([^"\s]*_error)\b')
# What a page that refuses shows: a message beside the field, or one above the form.
MESSAGE = re.compile(r'class="field-error"|role="alert"|class="alert')
# What a number, a day or an hour might look like to somebody.
FIGURES = re.compile(r"[\s+\-.,:/%$eE年月日]*\d[\s\d+\-.,:/%eE年月日]*")


@dataclass
class Known:
    """What the texts sent alone have told of a form's fields.

    ``words``: with which words a field is refused when nothing but its own text is wrong; ``apart``: fields whose
    refusal is not marked beside them, so that they would cover what is wrong elsewhere.
    """

    words: set[tuple[str, str]] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)

    def note(self, name: str, text: str, page: str) -> None:
        """A refusal of this text, sent alone."""
        told = refusals_in(page)
        self.words.add((name, _words(told.get(name, ""), text)))
        if name not in told:
            self.apart.add(name)


def faults_of(client: Client, door: filling.Door, name: str, text: str, known: Known | None = None) -> list[str]:
    """What went wrong with this text in this field; its writes are taken back."""
    with transaction.atomic():
        answer = filling.send(client, door, **{name: text})
        found = _judged(kept.Look(client), door, name, text, answer)
        if known is not None and answer.status_code not in TAKEN:
            known.note(name, text, answer.content.decode())
        transaction.set_rollback(True)
    return [_named(door, name, text, fault) for fault in found]


def faults_together(client: Client, door: filling.Door, told: dict[str, str], known: Known) -> list[str]:
    """The same for a text of its own in each of these fields, sent in one request.

    Taken, each is read back. Refused, the page marks the fields that are to blame: the others are sent again without
    them, and where another field might have brought about the refusal, the text is sent alone. In the end every text
    was either taken and read back, or refused by itself or with words that are its field's own.
    """
    apart = [name for name in told if name in known.apart]
    if len(told) < 2 or apart:
        found = [fault for name in apart or told for fault in faults_of(client, door, name, told[name], known)]
        rest = {name: text for name, text in told.items() if apart and name not in apart}
        return found + (faults_together(client, door, rest, known) if rest else [])
    with transaction.atomic():
        answer = filling.send(client, door, **told)
        found, again = _sorted(client, door, told, answer, known)
        transaction.set_rollback(True)
    return found + [fault for some in again for fault in faults_together(client, door, some, known)]


def _sorted(
    client: Client, door: filling.Door, told: dict[str, str], answer: Any, known: Known
) -> tuple[list[str], list[dict[str, str]]]:
    """The faults that are plain from this answer, and what is to be sent again."""
    singly = [{name: text} for name, text in told.items()]
    if answer.status_code in TAKEN:
        look = kept.Look(client)
        found = {name: _judged(look, door, name, text, answer) for name, text in told.items()}
        return [_named(door, name, told[name], fault) for name, faults in found.items() for fault in faults], []
    if answer.status_code not in TOLD:
        return [f"{door.row.name} {_short(told)}: status {answer.status_code}"], singly
    page = answer.content.decode()
    strange = {fault for text in told.values() for fault in drawn.strange(page, text)}
    if strange:
        return [f"{door.row.name} {_short(told)}: {fault}" for fault in sorted(strange)], singly
    words = {name: said for name, said in refusals_in(page).items() if name in told}
    if not words:
        return [], singly
    alone = [{name: told[name]} for name, said in words.items() if _worth_alone(door, name, told[name], said, known)]
    return [], [*alone, {name: text for name, text in told.items() if name not in words}]


def _worth_alone(door: filling.Door, name: str, text: str, said: str, known: Known) -> bool:
    """Whether another field may have brought this refusal about."""
    if name in kept.texts(door):
        return not said or (name, _words(said, text)) not in known.words
    return FIGURES.fullmatch(text) is not None


def _words(said: str, text: str) -> str:
    """A refusal without the text it is about and without its numbers."""
    return re.sub(r"\d+", "0", html.unescape(said).replace(text.strip() or "\0", "…"))


def refusals_in(page: str) -> dict[str, str]:
    """The names of the fields that a page marks as wrong, each with the words beside it."""
    found = {}
    for tag in MARKED.finditer(page):
        name, described = NAME.search(tag.group()), DESCRIBED.search(tag.group())
        if name:
            place = f' id="{described.group(1)}">' if described else "\0"
            found[name.group(1)] = page.partition(place)[2].partition("<span>")[2].partition("</span>")[0]
    return found


def _judged(look: kept.Look, door: filling.Door, name: str, text: str, answer: Any) -> list[str]:
    if "\0" in text:  # what no browser sends is refused before any form sees it
        return [] if answer.status_code == 400 else [f"status {answer.status_code}"]
    if answer.status_code not in TAKEN + TOLD:
        return [f"status {answer.status_code}"]
    if answer.status_code in TOLD:
        page = answer.content.decode()
        strange = drawn.strange(page, text)
        if answer.status_code == 422 and not MESSAGE.search(page):
            strange.append("refused without a message")
        if strange or answer.status_code != 200 or door.row.name not in kept.ON_THE_PAGE:
            return strange
    elif door.column != "stranger" and urlsplit(answer.headers["Location"]).path == asking.SIGN_IN:
        return ["nobody is signed in any more"]
    return _read_back(look, door, name, text, answer)


def _read_back(look: kept.Look, door: filling.Door, name: str, text: str, answer: Any) -> list[str]:
    back = kept.READ_BACK.get(door.row.name)
    # Left empty: what an optional field does not say may come from elsewhere (a file's name).
    if back is None or name not in kept.texts(door) or not drawn.one_line(text):
        return []
    told = back(look, door, name, answer)
    return [*look.strange(), *([] if told in _wanted(door, name, text) else [f"given back as {str(told)[:60]!r}"])]


def _wanted(door: filling.Door, name: str, text: str) -> set[str]:
    if door.row.name in kept.ON_THE_PAGE:
        return {text}
    return (
        {drawn.one_line(text), drawn.expected(text).strip()} if name in AREAS | door.areas else {drawn.one_line(text)}
    )


def _named(door: filling.Door, name: str, text: str, fault: str) -> str:
    return f"{door.row.name}.{name} {text[:60]!r}: {fault}"


def _short(told: dict[str, str]) -> dict[str, str]:
    return {name: text[:60] for name, text in told.items()}
