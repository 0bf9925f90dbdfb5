"""The stage of the journeys: a running small city, windows of the cast, and what must hold after every journey."""

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator

import psycopg
import pytest
from playwright.sync_api import Browser

from tests import chromium, site
from tests.chromium import Window
from tests.city import PASSWORD, CitySite

WIDTHS = (390, 1280)
Cast = Callable[..., Window]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium itself; windows come from `cast`."""
    with chromium.launched() as found:
        yield found


@pytest.fixture(params=WIDTHS, ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> int:
    """Every journey goes on a phone and on a desk."""
    return int(request.param)


# One process for all checks of a module: loading Django for each would cost more than the journey.
_CHECKER = """
import contextlib, io, sys
from django.core.management import call_command
for line in sys.stdin:
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            call_command(line.strip(), stdout=told)
        print("well", flush=True)
    except BaseException as fault:
        print(repr(f"{told.getvalue()} {fault!r}"), flush=True)
"""


@pytest.fixture(scope="module")
def check(city_site: CitySite) -> Iterator[Callable[[str], str]]:
    """`check("check_invariants")` answers "well", or what is wrong."""
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "shell", "--no-imports", "-c", _CHECKER],
        env=site.environment(city_site.site), cwd=site.ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    streams = process.stdin, process.stdout

    def run(command: str) -> str:
        streams[0].write(command + "\n")
        streams[0].flush()
        return streams[1].readline().strip()

    yield run
    process.stdin.close()
    process.wait(30)


@pytest.fixture
def cast(browser: Browser, city_site: CitySite, check: Callable[[str], str], width: int) -> Iterator[Cast]:
    """`cast("chen")` is chen's signed-in window, `cast("stranger")` one without an account.

    Afterwards: no fault in any window, no impossible row, and a journal that verifies.
    """
    opened: dict[str, Window] = {}

    def enter(name: str, **more: object) -> Window:
        if name not in opened:
            opened[name] = chromium.window(browser, city_site.url, width, **more)
            if name != "stranger":
                opened[name].sign_in(name)
        return opened[name]

    yield enter
    faults = [fault for one in opened.values() for fault in one.faults]
    for one in opened.values():
        one.context.close()
    assert "\n".join(faults) == ""
    told = {command: check(command) for command in ("check_invariants", "journal_verify")}
    assert told == {"check_invariants": "well", "journal_verify": "well"}


@pytest.fixture
def later(browser: Browser, city_site: CitySite, width: int) -> Iterator[Callable[[int], Cast]]:
    """`later(400)` is the cast on the same city so many days from now: `later(400)("chen")` chen's window there."""
    with contextlib.ExitStack() as standing:
        opened: list[Window] = []

        def ahead(days: int) -> Cast:
            here, town = city_site.site, city_site.city.clone
            there = standing.enter_context(
                site.running(town.app_dsn, town.owner_dsn, here.home, worker=False, days=days)
            )

            def enter(name: str, password: str = PASSWORD) -> Window:
                opened.append(chromium.window(browser, there.url, width))
                return opened[-1] if name == "stranger" else opened[-1].sign_in(name, password)

            return enter

        yield ahead
        faults = [fault for one in opened for fault in one.faults]
        for one in opened:
            one.context.close()
    assert "\n".join(faults) == ""


# Those of the districts and enterprises who prepare papers; the small city gives them posts but no accounts.
STAFF = ("jiangan.drafter", "jiangan.checker", "dianji.drafter", "dianji.signer")
_OPEN = """
from kexie.kit.actor import SYSTEM
from kexie.people.actions import accounts
from kexie.people.models import Person
from django.db import transaction
with transaction.atomic():
    for name, person in {told}.items():
        accounts.open_for(Person.objects.get(pk=person), name, "{password}", by=SYSTEM)
"""


@pytest.fixture(scope="module")
def staff(city_site: CitySite) -> tuple[str, ...]:
    """Accounts for STAFF, to sign in by these very names."""
    told = {name: city_site.facts.people[name] for name in STAFF}
    city_site.site.manage("shell", "--no-imports", "-c", _OPEN.format(told=told, password=PASSWORD))
    return STAFF


@pytest.fixture
def ask(city_site: CitySite) -> Callable[..., list[tuple[object, ...]]]:
    """What the database holds, as rows; the ORM does not work beside the browser."""

    def rows(query: str, *values: object) -> list[tuple[object, ...]]:
        with psycopg.connect(city_site.site.app_dsn) as connection:
            return connection.execute(query, values).fetchall()

    return rows
