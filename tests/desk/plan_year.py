"""Last year's plan with four tasks, five units and reports of every fate, staged in a test through the real actions;
and what its sheets must show, worked out from the rows of the reports by other means than the product's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.city import City

TEXT = "某市科协{year}年工作要点\n一、组织建设\n1.新建企业科协。\n二、学术交流\n1.举办学术交流活动。\n"
# part, name, kind, unit, target, weight, due (month, day), split
TASKS: tuple[tuple[Any, ...], ...] = (
    (1, "新建企业科协", "count", "家", 40, 3, (11, 30), {"jiangan": 18, "wuchang": 10, "guangdian": 12}),
    (1, "签订合作合同", "amount", "万元", 5000, 1, (12, 31), {"jiangan": 2000, "wuchang": 1000}),
    (1, "召开座谈会", "yes", "", 1, 2, (6, 15), {"jiangan": 1, "wuchang": 1, "guangdian": 1, "qiaoliang": 1}),
    (2, "举办学术交流活动", "count", "场", 20, 1, (7, 31), {}),
)
# task, unit (empty: the department), figure, (month, day, hour, minute), fate
REPORTS: tuple[tuple[Any, ...], ...] = (
    (0, "dianji", 5, (3, 1, 9, 0), "verified"), (0, "dianji", 1, (3, 2, 9, 0), "returned"),
    (0, "jiangan", 3, (8, 1, 9, 0), "verified"), (0, "wuchang", 5, (6, 30, 23, 59), "verified"),
    (0, "guangdian", 7, (7, 1, 0, 0), "verified"), (0, "guangdian", 9, (5, 1, 9, 0), "reported"),
    (1, "jiangan", 1234, (5, 5, 9, 0), "verified"), (1, "wuchang", 1000, (5, 6, 9, 0), "revoked"),
    (1, "wuchang", 1500, (9, 6, 9, 0), "verified"), (2, "jiangan", 1, (6, 1, 9, 0), "verified"),
    (2, "wuchang", 1, (6, 2, 9, 0), "withdrawn"), (2, "guangdian", 1, (9, 2, 9, 0), "verified"),
    (2, "wuchang", 1, (9, 2, 9, 0), "verified"), (3, "", 7, (4, 2, 9, 0), "verified"), (3, "", 6, (10, 2, 9, 0), "verified"),
)  # fmt: skip


def stage(city: City) -> Any:
    """The plan, of the year before this one, issued on 10 January of it."""
    from kexie.kit import clock
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.models import Organisation
    from kexie.plans import reading
    from kexie.plans.actions import plans, targets, tasks
    from kexie.plans.models import Measure, Target

    year = clock.today().year - 1
    units = {key: Organisation.objects.get(number=city.facts.number(key)) for key in (*UNITS, "city", "office")}
    text = TEXT.format(year=year)
    with clock.at(clock.shanghai(year, 1, 10, 9)):
        plan = plans.store(text, reading.read(text).spans, organisation=units["city"], by=SYSTEM)
        made = []
        for part, name, kind, unit, target, weight, due, _ in TASKS:
            told = tasks.Told(name, units["office"], (), date(year, *due), kind, unit, Decimal(target), weight=weight)
            made.append(tasks.add(Measure.objects.get(part__plan=plan, part__position=part), told, by=SYSTEM))
        plan = plans.issue(plan, by=SYSTEM)
        for task, row in zip(made, TASKS, strict=True):
            task.refresh_from_db()
            parts = [targets.Part(units[key], Decimal(value)) for key, value in row[7].items()]
            if parts:
                targets.split(task, parts, by=SYSTEM, version=task.version)
        above = Target.objects.get(task=made[0], organisation=units["jiangan"])
        targets.split_on(above, [targets.Part(units["dianji"], Decimal(8))], by=SYSTEM, version=above.version)
    for row in REPORTS:
        _report(made, units, year, row)
    plan.refresh_from_db()
    return plan


# By area, then as the names are spoken: in this order stand those with the same score.
ORDER = ("jiangan", "qiaoliang", "guangdian", "wuchang")
UNITS = ("jiangan", "wuchang", "guangdian", "qiaoliang", "dianji")


def _report(made: Any, units: Any, year: int, row: Any) -> None:
    from kexie.kit import clock
    from kexie.kit.actor import SYSTEM
    from kexie.plans.actions import reports
    from kexie.plans.models import Target

    place, key, value, when, fate = row
    with clock.at(clock.shanghai(year, *when)):
        target = Target.objects.get(task=made[place], organisation=units[key]) if key else None
        told = reports.report(
            made[place], target, reports.Told(Decimal(value), "完成情况", proof="会议记录"), by=SYSTEM
        )
        if fate in ("verified", "revoked"):
            reports.verify(told, by=SYSTEM)
        if fate == "revoked":
            reports.revoke(told, by=SYSTEM, note="重复")
        elif fate == "returned":
            reports.return_(told, by=SYSTEM, note="没有佐证")
        elif fate == "withdrawn":
            reports.withdraw(told, by=SYSTEM)


def label(city: City, key: str) -> str:
    """The short name of a unit of the city."""
    from tests import city_stage

    return next(row[2] for row in city_stage.UNITS if row[0] == key)


@dataclass(frozen=True)
class Expected:
    """Cells in words, as the page and the .docx show them."""

    units: list[list[str]]
    tasks: list[list[str]]
    parts: list[list[str]]


def expected(city: City, plan: Any, day: date) -> Expected:
    """By whole fractions, from the rows above: nothing of the product's sums, shares, lights or ranks is asked."""
    names = {key: label(city, key) for key in UNITS}
    parts, tasks = [], []
    for place, (_, name, kind, unit, target, weight, due, split) in enumerate(TASKS):
        due_on = date(plan.year, *due)
        for key, value in split.items():
            whose = (key, "dianji") if key == "jiangan" else (key,)
            done = sum(row[2] for row in _counted(plan, place, day) if row[1] in whose)
            light = _light(plan, Fraction(done, value), due_on, day, stepwise=kind != "yes")
            told = (_amount(value, unit, kind), _amount(done, unit, kind))
            parts.append((key, name, light, *told, Fraction(done, value), weight))
        done = sum(row[2] for row in _counted(plan, place, day))
        whole = sum(split.values()) if kind == "yes" else target
        share = Fraction(done, whole)
        tasks.append(
            [name, _light(plan, share, due_on, day, stepwise=True), "办公室", f"{whole:,} {unit or '个单位'}",
             f"{done:,} {unit or '个单位'}", f"{_cut(share)}%", f"{due_on.year}年{due_on.month}月{due_on.day}日"]
        )  # fmt: skip
    scores = _scores(parts)
    order = sorted(scores, key=lambda key: (-scores[key], ORDER.index(key)))
    ranks = {key: 1 + sum(other > scores[key] for other in scores.values()) for key in scores}
    units = [
        [str(ranks[key]), names[key], _told(scores[key]), str(len(own)),
         str(sum(one[2] == "落后" for one in own)), str(sum(one[2] == "偏慢" for one in own)),
         str(sum(one[2] in ("正常", "完成") for one in own))]
        for key in order if (own := [one for one in parts if one[0] == key])
    ]  # fmt: skip
    told = [
        [names[key], name, light, value, done, f"{_cut(share)}%", str(weight)]
        for key, name, light, value, done, share, weight in parts
    ]
    return Expected(units, tasks, told)


def _amount(value: int, unit: str, kind: str) -> str:
    if kind == "yes":
        return "完成" if value else "未完成"
    return f"{value:,} {unit}"


def _counted(plan: Any, place: int, day: date) -> list[tuple[Any, ...]]:
    verified = (row for row in REPORTS if row[0] == place and row[4] == "verified")
    return [row for row in verified if date(plan.year, *row[3][:2]) <= day]


def _light(plan: Any, share: Fraction, due: date, day: date, *, stepwise: bool) -> str:
    """As the rule on the page says it."""
    start = date(plan.year, 1, 10)
    if share >= 1:
        return "完成"
    if day > due:
        return "落后"
    if not stepwise:
        return "偏慢" if (due - day).days <= 30 else "正常"
    asked = Fraction((day - start).days, (due - start).days)
    return "正常" if share >= asked * Fraction(9, 10) else "偏慢" if share >= asked * Fraction(6, 10) else "落后"


def _scores(parts: list[Any]) -> dict[str, Fraction]:
    """Of 1000, cut."""
    told = {}
    for key in dict.fromkeys(one[0] for one in parts):
        own = [one for one in parts if one[0] == key]
        told[key] = Fraction(sum(min(one[5], 1) * one[6] for one in own), sum(one[6] for one in own)) * 1000 // 1
    return told


def _told(thousandths: Any) -> str:
    whole, rest = divmod(int(thousandths), 10)
    return f"{whole}.{rest}" if rest else str(whole)


def _cut(share: Fraction) -> str:
    return _told(min(share, 1) * 1000 // 1)
