"""Every list of tens of thousands as .xlsx, by whole requests; run inside `kexie manage shell -c` of the large world."""

import io
import re
import time
import zipfile
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client

from bench import fill
from kexie.kit import clock
from kexie.organisations.models import Member, Organisation
from kexie.people.models import Consent, ConsentText, Person

MEMBERS = 20_000  # bench.register gives the roll its members
TABLES = {
    "people": "/desk/people/table.xlsx",
    "register": "/desk/register/table.xlsx",
    "coverage": "/desk/coverage/table.xlsx",
    "activities": "/desk/activities/table.xlsx?year=all",
    "annual_reports": "/desk/annual-reports/table.xlsx",
    "roll": "/desk/organisations/{unit}/roll/table.xlsx",
    "roll_by_strokes": "/desk/organisations/{unit}/roll/table.xlsx?order=strokes",
}
_ROW = re.compile(rb'<dimension ref="A1:[A-Z]+([0-9]+)"')


def members(count: int = MEMBERS) -> int:
    """So many members of one unit, each with a consent; how many there are then."""
    unit, now, today = _unit(), clock.now(), clock.today()
    text = ConsentText.objects.filter(purpose="membership").order_by("-version").first()
    text = text or ConsentText.objects.create(
        purpose="membership", version=1, text="同意按会员登记的要求登记本人信息。", published_at=now
    )
    people = list(Person.objects.filter(memberships=None, consents=None, merged_into=None).order_by("id")[:count])
    consents = [Consent(person=one, text=text, way="paper", given_at=now) for one in people]
    Consent.objects.bulk_create(consents, batch_size=2000)
    Member.objects.bulk_create(
        [
            Member(person=one, organisation=unit, consent=yes, joined_on=today - timedelta(days=at % 3000))
            for at, (one, yes) in enumerate(zip(people, consents, strict=True))
        ],
        batch_size=2000,
    )
    return Member.objects.filter(organisation=unit).count()


def told(who: str = "chen") -> dict[str, dict[str, Any]]:
    """Seconds, megabytes and rows of each table as this reader gets it."""
    client, found = Client(), {}
    client.cookies[settings.SESSION_COOKIE_NAME] = fill.session_of(who)
    unit = _unit().number
    for name, path in TABLES.items():
        begun, before = time.perf_counter(), time.process_time()
        answer = client.get(path.format(unit=unit))
        data = b"".join(answer) if answer.streaming else answer.content
        seconds, spent = time.perf_counter() - begun, time.process_time() - before
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
        found[name] = {
            "seconds": round(seconds, 1), "cpu_seconds": round(spent, 1), "mb": round(len(data) / 1e6, 1),
            "rows": _rows(data),
        }  # fmt: skip
    return found


def _unit(kind: str = "enterprise") -> Organisation:
    """The first enterprise's association: the house itself keeps no roll."""
    return Organisation.objects.filter(kind=kind, state="active").order_by("number")[0]


def unit(kind: str = "enterprise") -> int:
    """Under which number the unit with the roll stands, or the first of another kind."""
    return _unit(kind).number


def _rows(data: bytes) -> int:
    """Of its longest sheet, heads and title counted in."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        return max(int(found.group(1)) for name in parts if (found := _ROW.search(book.open(name).read(2000))))
