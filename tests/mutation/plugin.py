"""pytest's run with mutants: all tests once, then for each mutant those that call its function, until one fails.

The function's code is exchanged in the running process, so that whoever imported it by name has the mutant too. Loaded
with `-p tests.mutation.plugin`; KEXIE_MUTATED names the domain, KEXIE_MUTATION the file that is written.
"""

import importlib
import inspect
import json
import os
import pkgutil
import random
import sys
import time
import types
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest import runner

from tests.mutation.mutants import Mutant, mutants

TOO_LONG = 10.0  # times what the tests take without a mutant


def functions(domain: str) -> Iterator[tuple[types.ModuleType, types.FunctionType]]:
    """Every function that the rules of a domain define."""
    package = importlib.import_module(f"kexie.{domain}.rules")
    names = [package.__name__, *(f"{package.__name__}.{one.name}" for one in pkgutil.iter_modules(package.__path__))]
    for name in names:
        module = importlib.import_module(name)
        for _, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == name:
                yield module, function


class Watch:
    """Which tests call which of these functions, and whether they pass."""

    def __init__(self, known: set[types.CodeType]) -> None:
        self.known, self.calls, self.failed = known, defaultdict[types.CodeType, list[pytest.Item]](list), []
        self.seconds: dict[str, float] = {}

    def run(self, item: pytest.Item, following: pytest.Item | None) -> None:
        found: set[types.CodeType] = set()

        def seen(frame: Any, event: str, _: Any) -> None:
            if event == "call" and frame.f_code in self.known:
                found.add(frame.f_code)

        begun = time.monotonic()
        sys.setprofile(seen)
        try:
            told = told_of(item, following)
            if told:
                self.failed.append(f"{item.nodeid}\n{told[-1500:]}")
        finally:
            sys.setprofile(None)
        self.seconds[item.nodeid] = time.monotonic() - begun
        for code in found:
            self.calls[code].append(item)


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run one test, again if need be."""
    return told_of(item, following) == ""


def told_of(item: pytest.Item, following: pytest.Item | None) -> str:
    """What a test says when it fails; nothing where it passes."""
    reports = runner.runtestprotocol(item, nextitem=following, log=False)
    return "\n".join(str(one.longrepr) for one in reports if not one.passed)


def _killed(items: list[pytest.Item]) -> str:
    for item, following in zip(items, [*items[1:], None], strict=True):
        if not passes(item, following):
            return item.nodeid
    return ""


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Instead of pytest's own loop."""
    domain = os.environ["KEXIE_MUTATED"]
    named = {(Path(inspect.getfile(one)), one.__name__): one for _, one in functions(domain)}
    watch = Watch({one.__code__ for one in named.values()})
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        watch.run(item, following)
    if watch.failed:
        raise pytest.UsageError(f"without any mutant {len(watch.failed)} fail, such as {watch.failed[0]}")
    told: list[dict[str, Any]] = []
    wanted = [
        (file, one) for file in sorted({file for file, _ in named}) for one in mutants(file.read_text(), str(file))
    ]
    most = int(os.environ.get("KEXIE_MUTANTS", "0"))
    if most:
        wanted = random.Random(1).sample(wanted, min(most, len(wanted)))
    for file, mutant in wanted:
        told.append(_tried(file, mutant, named[file, mutant.function], watch))
        Path(os.environ["KEXIE_MUTATION"]).write_text(json.dumps(told, indent=1))
    return True


def _tried(file: Path, mutant: Mutant, function: types.FunctionType, watch: Watch) -> dict[str, Any]:
    right = function.__code__
    # The quickest first; those of one module together, so that what it sets up stands.
    modules: dict[str, float] = defaultdict(float)
    for item in watch.calls[right]:
        modules[item.path.name] += watch.seconds[item.nodeid]
    items = sorted(
        watch.calls[right], key=lambda item: (modules[item.path.name], item.path, watch.seconds[item.nodeid])
    )
    function.__code__ = mutant.code
    try:
        by = _killed(items)
    finally:
        function.__code__ = right
    place = f"{file.parent.parent.name}/{file.parent.name}/{file.name}:{mutant.line}"
    return {"place": place, "function": mutant.function, "change": mutant.change, "killed_by": by, "tests": len(items)}
