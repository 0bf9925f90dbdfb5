"""What somebody may not see is answered like what does not exist, at every address that names an object.

Nobody learns from an answer that a foreign record is there. A 403 with its reason is for who sees the record and may
not do this with it, or whose post does this with no record at all. The gate reads this out of the reviewed table, whose
lines it asks anyway; the full run asks for what has no line: what does not exist, and whether a page shows the record.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse

from tests.city import City
from tests.matrix import __main__ as sheet
from tests.matrix import asking, objects, table

# Where a record is seen that no page above the address shows; lists without an argument are short and show all there is.
ELSEWHERE = {
    "desk:base_list_matching": "desk:base_lists", "desk:base_list_removal": "desk:base_lists",
    "desk:proposal": "desk:proposals", "desk:correction_withdrawal": "desk:correction",
    "desk:person_invitation": "desk:account", "desk:person_reset": "desk:account", "desk:person_factors": "desk:account",
}  # fmt: skip
Arguments = dict[str, Any]
UNTOLD = ""


class Asker:
    """One of the cast: what the reviewed table says to them and, with a client, what it does not say, asked once."""

    def __init__(self, column: str, town: City, *, asks: bool = False) -> None:
        self.facts, expected = town.facts, sheet.read()
        self.client = asking.client_of(column, town.facts) if asks else None
        self.rows = [(row, arguments) for row, arguments in table.rows(town.facts) if row.scope != "any"]
        self.pages = {row.route: row.name for row, _ in self.rows if row.method == "GET"}
        self.told = {
            (row.method, address_of(row.name, arguments)): expected[row.key][column]
            for row, arguments in reversed(self.rows)
        }

    def answer(self, name: str, method: str, arguments: Arguments, body: Arguments | None = None) -> str:
        """The status, as a line of the matrix says it; ``UNTOLD`` where none does and nobody asks."""
        key = method, address_of(name, arguments)
        if key not in self.told and self.client:
            address = reverse(name, kwargs=arguments)
            self.told[key] = asking.status(asking.send(self.client, method, address, body or {}))
        return self.told.get(key, UNTOLD)

    def absent(self, row: table.Row, arguments: Arguments) -> str:
        """The same address with objects that do not exist."""
        body = table.body(row, self.facts, arguments) if row.method == "POST" else None
        return self.answer(row.name, row.method, nothing(arguments), body)

    def sees(self, row: table.Row, arguments: Arguments) -> bool:
        """Whether a page shows (or might show) the record: one above this address, or the one of ``ELSEWHERE``."""
        return any(self.answer(name, "GET", named) in ("200", UNTOLD) for name, named in self._pages(row, arguments))

    def _pages(self, row: table.Row, arguments: Arguments) -> Iterator[tuple[str, Arguments]]:
        parts = row.route.split("/")
        for count in range(1, len(parts)):
            route = "/".join(parts[:count]) + "/"
            named = {name: value for name, value in arguments.items() if f":{name}>" in route}
            if named and route in self.pages and (route, row.method) != (row.route, "GET"):
                yield self.pages[route], named
        if row.name in ELSEWHERE:
            page = ELSEWHERE[row.name]
            route = next(route for route, name in self.pages.items() if name == page)
            yield page, {name: value for name, value in arguments.items() if f":{name}>" in route}


def address_of(name: str, arguments: Arguments) -> tuple[str, str]:
    """Which page of which object: an address, without the cost of writing it."""
    return name, str(sorted(arguments.items()))


def nothing(arguments: Arguments) -> Arguments:
    """The same arguments with objects that do not exist; a year, a form, a kind is no object."""
    absent: dict[type, Any] = {UUID: objects.ABSENT, int: objects.ABSENT_NUMBER}
    told = {name: absent.get(type(value), value) for name, value in arguments.items() if name != "year"}
    return arguments | told | ({"token": "a" * 43} if "token" in arguments else {})


def faults(asker: Asker) -> list[tuple[str, ...]]:
    """Rows in which an answer tells that something is there: the row, what is answered, what to nothing."""
    found = []
    for row, arguments in asker.rows:
        if nothing(arguments) == arguments:
            continue
        there, absent = asker.answer(row.name, row.method, arguments), asker.absent(row, arguments)
        refused = there in ("403", "404") or (there == "login" and row.route.startswith("desk/"))
        # Where it is done, what is gone already is told so (409).
        alike = absent in ((there, UNTOLD) if refused else ("404", "409", UNTOLD))
        if not alike and not (there == "403" and asker.sees(row, arguments)):
            found.append((*row.key, there, absent))
    return found
