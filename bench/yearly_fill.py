"""The records of associations' work at size, written as the tables hold them; run inside `kexie manage shell -c`.

No bulk action enters these (nobody imports them), so that a row is what an act would have written.
"""

import time
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection, transaction

from bench import fill
from kexie.associations.codes.tasks import Category
from kexie.associations.models import Activity, AnnualReport, Checklist, Founding, Guidance, Home, Tenure, YearPlan
from kexie.custody.actions import finding
from kexie.kit import clock
from kexie.organisations import queries as organisations
from kexie.organisations.models import Organisation
from kexie.people.actions import bulk as people
from kexie.people.models import Person

ACTIVITIES, BATCH = 5, 5_000  # a unit; rows a statement


def many() -> dict[str, Any]:
    """Terms, activities, reports, plans, guidance, homes of every association; numbers that two people share."""
    random, root = Random(21), organisations.installation().organisation
    units = list(Organisation.objects.filter(kind="enterprise", state="active", tenures=None).only("pk", "superior_id"))
    by, today, year = fill.actor("chen", "officer"), clock.today(), clock.today().year - 1
    checklist = Checklist.objects.filter(state="used").first() or _checklist(root)
    rows: tuple[tuple[Any, list[Any]], ...] = (
        (Tenure, [_term(one, today, random) for one in units]),
        (Activity, [_activity(one, today, random, by.person_id) for one in units for _ in range(ACTIVITIES)]),
        (AnnualReport, [_report(one, year, random) for one in units]),
        (YearPlan, [YearPlan(organisation=one, year=year, words="交流、培训、科普。") for one in units]),
        (Guidance, [_guidance(one, today, random) for one in units[: len(units) // 4]]),
        (Home, [Home(organisation=one, checklist=checklist, year=year) for one in units[: len(units) // 4]]),
    )
    for model, made in rows:
        for start in range(0, len(made), BATCH):
            model.objects.bulk_create(made[start : start + BATCH], ignore_conflicts=True)
    shared = _shared(random)
    begun = time.monotonic()
    pairs = finding.find()
    seconds = round(time.monotonic() - begun, 1)
    with connection.cursor() as cursor:
        # What the database does by itself within minutes of such a load: not in the middle of the measures.
        cursor.execute("VACUUM (ANALYZE)")
    counts = {model.__name__: model.objects.count() for model in (*(one for one, _ in rows), Founding)}
    return {"rows": counts, "shared_numbers": shared, "pairs": pairs, "find_seconds": seconds}


def _checklist(root: Organisation) -> Checklist:
    return Checklist.objects.create(house=root, title="优秀企业科协标准", ordinal=1)


def _term(unit: Organisation, today: date, random: Random) -> Tenure:
    """Over since lately, ending soon, or in its middle."""
    ends = today + timedelta(days=random.randint(-400, 1400))
    return Tenure(
        organisation=unit, number=random.randint(1, 6), starts_on=ends - timedelta(days=1825), ends_on=ends, due_on=ends
    )


def _activity(unit: Organisation, today: date, random: Random, person: Any) -> Activity:
    on, count = today - timedelta(days=random.randint(1, 700)), random.randint(10, 200)
    return Activity(
        organisation=unit, category=random.choice(Category.values), title=f"第{random.randint(1, 99)}期技术交流会",
        starts_on=on, ends_on=on, place="礼堂", people=count, sci_tech=count // 2, entered_by_id=person,
    )  # fmt: skip


def _report(unit: Organisation, year: int, random: Random) -> AnnualReport:
    told = random.random() < 0.7
    return AnnualReport(
        organisation=unit, year=year, due_on=date(year + 1, 1, 31), state="submitted" if told else "draft",
        submitted_at=clock.now() if told else None, words="完成全年工作。" if told else "",
    )  # fmt: skip


def _guidance(unit: Organisation, today: date, random: Random) -> Guidance:
    on = today - timedelta(days=random.randint(1, 300))
    return Guidance(
        organisation=unit, house_id=unit.superior_id, way="visit", on=on, found="研发任务重，缺少专家。",
        follow_on=on + timedelta(days=60),
    )  # fmt: skip


def _shared(random: Random) -> int:
    """Two hundred pairs of namesakes with one mobile: what the look for duplicates has to find."""
    pairs: list[Person] = []
    seen: dict[str, Person] = {}
    for person in Person.objects.filter(merged_into=None).order_by("id").iterator():
        other = seen.setdefault(person.name, person)
        if other is not person and len(pairs) < 200:
            person.mobile = f"138{random.randrange(10**8):08d}"
            other.mobile = person.mobile.reveal()
            # Two records of one human being: else they would tell of two by their birth or sex.
            other.born_on, other.birth_year, other.gender = person.born_on, person.birth_year, person.gender
            pairs += [person, other]
            seen.pop(person.name)
    with transaction.atomic():
        people.write(pairs, at=clock.now())
    return len(pairs) // 2
