"""Asking the product row by row as one of the cast; every answer is rolled back, so rows do not see each other."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests import city_numbers
from tests.city import PASSWORD, Facts
from tests.faults import headers
from tests.matrix import table

SIGN_IN = "/accounts/login/"


def client_of(column: str, facts: Facts) -> Client:
    """A browser of this member of the cast, signed in through the post the column names; of a stranger, nobody's."""
    client = Client(raise_request_exception=False)
    login, _, post = column.partition(":")
    if login != "stranger":
        # Through the door itself: some pages ask how somebody came in.
        entered = client.post(SIGN_IN, {"login": login, "password": PASSWORD})
        assert entered.status_code == 302, f"{login} cannot sign in"
        if post:
            chosen = client.post(reverse("desk:acting"), {"post": facts.posts[column]})
            assert chosen.status_code == 302, f"{column} cannot be chosen"
    return client


def status(response: Any) -> str:
    """The status as a line of the matrix says it; `login` is the redirect to the sign-in page."""
    if response.status_code in (301, 302, 303) and urlsplit(response.headers["Location"]).path == SIGN_IN:
        return "login"
    return str(response.status_code)


def ask(client: Client, row: table.Row, facts: Facts, arguments: dict[str, Any]) -> Any:
    """The answer to one row; what it wrote is taken back."""
    body = {} if row.method == "GET" else table.body(row, facts, arguments)
    return send(client, row.method, reverse(row.name, kwargs=arguments), body)


def send(client: Client, method: str, address: str, body: dict[str, Any]) -> Any:
    """The answer of one address; what it wrote is taken back."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        response = client.get(address) if method == "GET" else client.post(address, body)
        if response.streaming:
            response.streaming_content = [b"".join(response)]
        transaction.set_rollback(True)
    client.cookies = cookies  # else this browser might be signed out, or somebody else by now
    return response


class Statements:
    """Counts what is asked of the database, as ``connection.execute_wrapper``."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        self.count += not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))
        return execute(sql, parameters, many, context)


@dataclass(frozen=True, slots=True)
class Told:
    """A row as one of the cast finds it: the status, how many statements it took, what its headers leave open, which
    numbers of people its body shows in clear."""

    row: table.Row
    status: str
    statements: int
    open: list[str]
    clear: list[str]


def answers(
    column: str, facts: Facts, parts: Sequence[str] = (), share: int = 0, shares: int = 1
) -> Iterator[Told]:  # fmt: skip
    """Every row as this member of the cast finds it; of addresses that hold one of ``parts``, where any are named.

    Of ``shares`` that have every row once between them, the rows of this ``share``.
    """
    units = [facts.units[name]["id"] for name in ("dianji", "guangdian", "jiangan")]
    city_numbers.fill(list(facts.people.values()), units)
    city_numbers.units()
    client = client_of(column, facts)
    for row, arguments in islice(table.rows(facts), share, None, shares):
        if parts and not any(part in row.route for part in parts):
            continue
        yield told(client, row, facts, arguments, signed_in=column != "stranger")


def told(client: Client, row: table.Row, facts: Facts, arguments: dict[str, Any], *, signed_in: bool) -> Told:
    """One row as this browser finds it."""
    counted = Statements()
    with connection.execute_wrapper(counted):
        response = ask(client, row, facts, arguments)
    download = response.headers.get("Content-Disposition", "").startswith("attachment")
    left_open = headers.faults(response, signed_in=signed_in, download=download)
    body = response.getvalue()
    return Told(row, status(response), counted.count, left_open, city_numbers.found(body))
