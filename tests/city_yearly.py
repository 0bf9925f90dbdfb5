"""What associations of the small demo city did in a year and reported of it; through the real actions only."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile


def stage(city: Any) -> dict[str, Any]:
    """Ids by name: activities of two districts with their files, yearly reports in every state."""
    return {**_activities(city), **_reports(city), **_guidance(city), **_plans(city), **_homes(city)}


def _activities(city: Any) -> dict[str, str]:
    from kexie.associations.actions import activities
    from kexie.associations.doings import Doing
    from kexie.kit import clock

    by, today = city.actors["chen"], clock.today()
    told: dict[str, str] = {}
    for key, unit, title in (
        ("mine", "dianji", "电机节能技术交流会"), ("foreign", "qiaoliang", "桥梁健康监测讲座"),
        ("void", "dianji", "重复记录的讲座"),
    ):  # fmt: skip
        doing = Doing("exchange", title, today, today, "职工之家", 60, 45, summary="交流论文 12 篇")
        paper = SimpleUploadedFile("签到表.txt", "签到\n".encode())
        row = activities.record(city.units[unit], doing, by=by, uploads=[paper])
        told |= {f"activity {key}": str(row.pk), f"activity {key}.file": str(row.files.get().pk)}
        if key == "void":
            activities.void(row, by=by, note="重复记录")
    return told


def yearly() -> Any:
    """A whole report."""
    from kexie.associations import reporting

    figures = dict.fromkeys(reporting.ITEMS, 1)
    return reporting.Yearly("开展学术交流和科普活动。", "", "办好科技周。", figures)


def _reports(city: Any) -> dict[str, str]:
    from kexie.associations.actions import annual_reports
    from kexie.kit import clock

    by, year = city.actors["chen"], clock.today().year - 1
    annual_reports.ask(city.units["city"], year, date(year + 1, 12, 31), by=by)
    from kexie.associations.models import AnnualReport

    rows = {
        key: AnnualReport.objects.get(organisation=city.units[unit], year=year)
        for key, unit in (
            ("draft", "dianji"), ("sent", "jingpeng"), ("foreign", "qiaoliang"), ("accepted", "shuiwu"),
            ("returned", "fangzhi"), ("blank", "huagong"),
        )
    }  # fmt: skip
    for key in ("sent", "foreign", "accepted", "returned"):
        row = annual_reports.edit(rows[key], yearly(), by=by, version=1)
        rows[key] = annual_reports.send(row, by=by)
    annual_reports.accept(rows["accepted"], by=by)
    annual_reports.return_(rows["returned"], by=by, note="请核对人数", reasons={"members": "与名册不符"})
    return {f"report {key}": str(row.pk) for key, row in rows.items()}


def _guidance(city: Any) -> dict[str, str]:
    """Kept by the city: shared with the unit, not shared, settled; and what a district keeps of another unit."""
    from kexie.associations.actions import guidance
    from kexie.associations.doings import Guided
    from kexie.kit import clock

    today = clock.today()
    told: dict[str, str] = {}
    for key, unit, by, shared, follow_on in (
        ("shared", "dianji", "chen", True, today), ("own", "dianji", "chen", False, None),
        ("foreign", "qiaoliang", "wuchang.drafter", True, today),
    ):  # fmt: skip
        said = Guided("visit", today, "缺少活动经费", "秘书长", "帮助联系专家", follow_on, shared)
        row = guidance.record(city.units[unit], said, by=city.actors[by])
        told[f"guidance {key}"] = str(row.pk)
    return told


def _plans(city: Any) -> dict[str, str]:
    """One in writing, one filed; of the city's own enterprise and of another district's."""
    from kexie.associations.actions import year_plans
    from kexie.associations.doings import Planned
    from kexie.kit import clock

    year, told = clock.today().year, {}
    for key, unit, by in (("draft", "dianji", "wang"), ("filed", "jingpeng", "chen"), ("foreign", "qiaoliang", "chen")):
        row = year_plans.begin(city.units[unit], year, by=city.actors[by])
        items = [Planned("科技周", "popularisation", 2, 200, "孟晓东"), Planned("技术讲座", "innovation", 4)]
        row = year_plans.write(row, "办好两件事", items, by=city.actors[by], version=1)
        if key != "draft":
            year_plans.file(row, by=city.actors[by])
        told[f"year plan {key}"] = str(row.pk)
    return told


def _homes(city: Any) -> dict[str, str]:
    """A checklist in use and one in writing; a self-assessment begun, one sent, one decided, one of another district."""
    from kexie.associations.actions import checklists, homes
    from kexie.associations.homes import Asked, Levels, Said
    from kexie.associations.queries import home as reads

    chen, house = city.actors["chen"], city.units["city"]
    lines = [Asked("组织健全，有专人负责", 60), Asked("每年活动不少于 6 次", 40, figure="activities", least=6)]
    used = checklists.draft(house, "优秀企业科协标准", by=chen)
    used = checklists.write(used, used.title, Levels(90, 80, 70, 3), lines, by=chen, version=1)
    used = checklists.use(used, by=chen)
    told = {"checklist used": str(used.pk), "checklist draft": str(checklists.draft(house, "新标准", by=chen).pk)}
    for key, unit, by in (
        ("draft", "dianji", "wang"), ("sent", "jingpeng", "chen"), ("decided", "shuiwu", "chen"),
        ("foreign", "qiaoliang", "chen"),
    ):  # fmt: skip
        row = homes.begin(city.units[unit], by=city.actors[by])
        scores = list(reads.scores(row))
        told |= {f"home {key}": str(row.pk), f"home {key}.line": str(scores[0].pk)}
        kept = homes.attach(scores[0], SimpleUploadedFile("照片.txt", "照片\n".encode()), by=city.actors[by])
        told[f"home {key}.file"] = str(kept.pk)
        if key != "draft":
            said = {score.pk: Said(30, "有") for score in scores}
            row = homes.assess(row, said, "我们的家", "我们怎样建家。", by=chen, version=row.version)
            row = homes.send(row, by=chen)
        if key == "decided":
            homes.decide(row, {scores[0].pk: 55, scores[1].pk: 35}, by=chen)
    return told
