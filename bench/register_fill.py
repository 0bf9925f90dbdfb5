"""The registry at size, through the product's own bulk actions; run inside `kexie manage shell -c`.

Units with profiles and figures, people with sealed numbers, who works where, who holds which post, a base list.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from django.db import connection, transaction

from bench import fill
from kexie.associations.actions import coverage, profiles
from kexie.associations.codes import industries
from kexie.associations.told import BaseLine, Facts, Figures
from kexie.kit import clock
from kexie.organisations import queries as organisations
from kexie.organisations import rules
from kexie.organisations.actions import bulk, members, posts
from kexie.organisations.actions.organisations import Particulars
from kexie.organisations.models import Organisation
from kexie.people.actions import bulk as people
from kexie.people.actions import persons
from kexie.people.models import Person

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "明华建文志海伟国强平东晓丽敏静涛军杰勇洋宇晨佳雪慧鹏飞云霞红梅兰英春秋冬阳光辉煌正义仁礼智信忠孝"
NATURES, SCALES = ("state_owned", "private", "foreign", "collective"), ("large", "middle", "small", "micro")
POSTS = ("chair", "secretary_general", "liaison", "committee_member")
# Each batch is a transaction of its own: preparing a larger one would leave the database waiting for too long.
BATCH = 2_500


def many(persons_: int, units: int) -> None:
    """So many of each in all, what the demo has counted in; the base list is as long as there are units."""
    random = Random(20)
    made = _units(units - Organisation.objects.count(), random)
    staff = _people(persons_ - Person.objects.count(), made, random)
    _posts(staff, made)
    _list(units, random)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _units(count: int, random: Random) -> list[Organisation]:
    by = fill.actor("chen", "officer")
    root = organisations.installation().organisation
    above = list(organisations.of_kinds(root, ["association"]).exclude(pk=root.pk))
    lines = [
        bulk.Line(
            Particulars(
                name=f"武汉{_word(random, 3)}{n}有限公司科学技术协会",
                jurisdiction=above[n % len(above)].jurisdiction_id or "",
            ),
            "enterprise", above[n % len(above)],
        )
        for n in range(count)
    ]  # fmt: skip
    made = [one for part in _parts(lines) for one in bulk.register_many(part, by=by)]
    codes, year = list(industries.divisions()), clock.today().year - 1
    told = [
        profiles.Line(
            one,
            Facts(nature=random.choice(NATURES), scale=random.choice(SCALES), setting="independent",
                  industry=random.choice(codes), qualifications=("high_tech",) if random.random() < 0.4 else ()),
            {year: Figures(staff=200, sci_tech=random.randint(5, 120))},
        )
        for one in made
    ]  # fmt: skip
    for part in _parts(told):
        profiles.tell_many(part, by=by)
    return made


def _parts(lines: list[Any]) -> Iterator[list[Any]]:
    return (lines[start : start + BATCH] for start in range(0, len(lines), BATCH))


def _people(count: int, places: list[Organisation], random: Random) -> list[Person]:
    by, found = fill.actor("chen", "officer"), []
    for start in range(0, count, BATCH):
        batch = [
            members.Member(
                persons.Particulars(name=random.choice(SURNAMES) + _word(random, 2)), places[n % len(places)]
            )
            for n in range(start, min(start + BATCH, count))
        ]
        made = members.register_many(batch, by=by, on=clock.today())
        for person in made:
            person.mobile = f"139{random.randrange(10**8):08d}"
        with transaction.atomic():
            people.write(made, at=clock.now())
        found += made
    return found


def _posts(staff: list[Person], places: list[Organisation]) -> None:
    lines = [
        posts.Appointment(staff[n * len(places) + place], one, kind)
        for n, kind in enumerate(POSTS)
        for place, one in enumerate(places)
        if n * len(places) + place < len(staff)
    ]
    for part in _parts(lines):
        posts.appoint_many(part, by=fill.actor("chen", "officer"), starts_on=clock.today())


def _list(count: int, random: Random) -> None:
    root = organisations.installation().organisation
    areas, codes = [one.code for one in organisations.jurisdictions()], list(industries.divisions())
    lines = [
        BaseLine(f"武汉{_word(random, 3)}{n}有限公司", jurisdiction=random.choice(areas), industry=random.choice(codes),
                 nature=random.choice(NATURES), scale=random.choice(SCALES), sci_tech=random.randint(1, 400))
        for n in range(count)
    ]  # fmt: skip
    coverage.fill(root, clock.today().year, "other", lines, by=fill.actor("chen", "officer"), source="测速")


def _word(random: Random, length: int) -> str:
    return "".join(random.choice(GIVEN) for _ in range(length))


def plans() -> dict[str, Any]:
    """Whether rights are one query each and which tables such a query reads from end to end."""
    by, unit = fill.actor("chen", "officer"), Organisation.objects.filter(kind="enterprise").order_by("-number").first()
    told = {
        "holds": rules.organisations_where(by, "organisations.edit").filter(pk=unit.pk),
        "visible units, a page": rules.listed_organisations(by).order_by("name_key", "id")[:50],
        "visible people, a page": rules.visible_people(by).order_by("name_key", "id")[:50],
    }
    return {name: _scanned(query) for name, query in told.items()}


def _scanned(query: Any) -> dict[str, Any]:
    text, values = query.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {text}", values)
        raw = cursor.fetchone()[0]
    tree = (json.loads(raw) if isinstance(raw, str) else raw)[0]
    scans: list[str] = []

    def walk(node: dict[str, Any]) -> None:
        if node["Node Type"] == "Seq Scan":
            scans.append(node["Relation Name"])
        for below in node.get("Plans", []):
            walk(below)

    walk(tree["Plan"])
    return {"ms": round(tree["Execution Time"], 2), "read_whole": sorted(set(scans))}
