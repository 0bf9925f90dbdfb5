"""The rows of the matrix, generated from the URL table: address, method, scope (which object), its arguments.

An address that nobody has described in objects.py or payloads.py raises here: a new view cannot slip past.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.city import CAST, Facts
from tests.matrix import objects, payloads

METHODS = ("GET", "POST")
# chen acts through two posts; the page head lets him choose, here each is a column.
COLUMNS = tuple(column for name in CAST for column in ((name, "chen:registrar") if name == "chen" else (name,)))


@dataclass(frozen=True)
class Row:
    """One line of expected.csv."""

    route: str
    name: str
    method: str
    scope: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a line is found by."""
        return (self.route, self.method, self.scope)


class UndescribedError(LookupError):
    """An address without objects or without a body for POST."""


def patterns(resolver: Any = None, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Every (route, qualified name) of the product, in the order of the table."""
    from django.urls import get_resolver

    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, route, inner)
        else:
            yield route, f"{namespace}{pattern.name}"


def rows(facts: Facts) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Every row with the arguments of its address. Raises UndescribedError."""
    for route, name in patterns():
        if name not in payloads.BODIES:
            raise UndescribedError(f"/{route} ({name}): say in tests/matrix/payloads.py what a right POST sends")
        for method in METHODS:
            scopes = _scopes(route, name, method, facts)
            if takes(name, method):
                yield from ((Row(route, name, method, scope), arguments) for scope, arguments in scopes.items())
            else:  # 405 whatever the object: one line says it
                yield Row(route, name, method, "any"), next(iter(scopes.values()))


def takes(name: str, method: str) -> bool:
    """Whether the address is made for this method, as payloads.py says."""
    return name not in payloads.POST_ONLY if method == "GET" else payloads.BODIES[name] is not None


def _scopes(route: str, name: str, method: str, facts: Facts) -> dict[str, dict[str, Any]]:
    if "<" not in route:
        named = objects.NAMED_IN_BODY.get(name, ("-",)) if method == "POST" else ("-",)
        return {scope: {} for scope in named}
    if name not in objects.SCOPES:
        raise UndescribedError(f"/{route} ({name}) takes an object: say in tests/matrix/objects.py which ones to try")
    return objects.SCOPES[name](facts)


def body(row: Row, facts: Facts, arguments: dict[str, Any]) -> dict[str, Any]:
    """What is sent with a POST: right in form, so that only rights can refuse it."""
    return payloads.of(row.name, facts, row.scope, arguments)
