"""What associations of the demo's district do in a year: plans, activities, reports of last year, visits."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.associations import reporting
from kexie.associations.actions import activities, annual_reports, checklists, guidance, homes, year_plans
from kexie.associations.doings import Doing, Guided, Planned
from kexie.associations.homes import SAMPLE, Levels, Said
from kexie.associations.models import AnnualReport
from kexie.associations.queries import home as home_reads
from kexie.associations.queries import report as reads
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation

# Task group, title, how many took part, of them scientific and technical workers, days before today.
HELD: tuple[tuple[str, str, int, int, int], ...] = (
    ("exchange", "新工艺学术交流会", 86, 74, 20),
    ("popularisation", "科技工作者日开放活动", 240, 60, 45),
    ("innovation", "创新方法培训班", 52, 52, 80),
    ("voice", "科技工作者座谈会", 24, 22, 130),
    ("talent", "青年科技人才举荐会", 18, 15, 190),
    ("retired", "走访离退休老专家", 12, 12, 260),
    ("exchange", "行业技术论坛", 110, 92, 330),
    ("popularisation", "全国科普日展板巡展", 300, 40, 420),
    ("innovation", "技术难题攻关研讨", 36, 33, 500),
)
PLANNED: tuple[Planned, ...] = (
    Planned("新春技术座谈", "exchange", 1, 60, "秘书长"),
    Planned("科技工作者日开放活动", "popularisation", 2, 200, "秘书长"),
    Planned("创新方法培训班", "innovation", 3, 50, "技术部部长"),
    Planned("全国科普日展板巡展", "popularisation", 3, 300, "秘书长"),
    Planned("年度学术交流会", "exchange", 4, 100, "总工程师"),
)
SUMMARY = "活动由本单位科协组织，有关部门和科技工作者参加，形成的意见已交有关部门办理。"

ARTICLE = (
    "我们把“科技工作者之家”建在车间旁，技术骨干下班就能来交流。\n一年来，围绕节能攻关办了六次交流会，采纳建议二十一条。"
)


def live(units: Sequence[Organisation], own: Organisation, *, keeper: Actor, fang: Actor) -> None:
    """Of ``units`` the district's officer enters what they did; ``own`` has a secretary-general who does."""
    by = dict.fromkeys(units, fang) | {own: keeper}
    for place, (unit, actor) in enumerate(by.items()):
        _did(unit, place, actor)
    _reported(by, fang)
    _homes(list(by), fang=fang)
    visited = list(by)
    today = clock.today()
    for unit, days, follow in ((visited[0], 12, 5), (visited[1], 30, -3), (own, 45, None)):
        told = Guided(
            "visit", today - timedelta(days=days), "研发任务重，缺少与高校专家的联系；活动经费不足。",
            "区科协方主任、单位秘书长", "帮助联系两名专家到厂，协调参加全市培训。",
            None if follow is None else today + timedelta(days=follow),
        )  # fmt: skip
        guidance.record(unit, told, by=fang)


def _homes(units: Sequence[Organisation], *, fang: Actor) -> None:
    """A checklist of the district in use; one association with a star, one that waits for its points."""
    house = units[0].superior
    assert house is not None, "units of the district"
    row = checklists.draft(house, "优秀企业科协（建家）标准", by=fang)
    row = checklists.write(row, row.title, Levels(90, 80, 70, 3), SAMPLE, by=fang, version=row.version)
    checklists.use(row, by=fang)
    for unit in units[:2]:
        home = homes.begin(unit, by=fang)
        scores = list(home_reads.scores(home))
        said = {score.pk: Said(score.item.points, "已做到。") for score in scores}
        home = homes.assess(home, said, "把家建到科技工作者身边", ARTICLE, by=fang, version=home.version)
        for score in scores:
            if score.item.needs_evidence:
                homes.attach(score, SimpleUploadedFile("现场情况.txt", "照片另附。\n".encode()), by=fang)
        home = homes.send(home, by=fang)
        if unit == units[0]:
            points = {score.pk: score.item.points - (score.item.position == 3) * 8 for score in scores}
            homes.decide(home, points, by=fang, note="符合五星标准。")


def _did(unit: Organisation, place: int, by: Actor) -> None:
    """A plan of this year, some of it carried out; the later the unit, the less."""
    today = clock.today()
    plan = year_plans.begin(unit, today.year, by=by)
    plan = year_plans.write(plan, "围绕企业中心工作，办好五件事。", PLANNED, by=by, version=plan.version)
    items = {item.title: item.pk for item in plan.items.all()}
    if place % 3 != 2:
        year_plans.file(plan, by=by)
    for category, title, people, sci_tech, days in HELD[: len(HELD) - place]:
        on = today - timedelta(days=days)
        item = items.get(title) if on.year == today.year else None
        told = Doing(category, title, on, on, "职工之家", people, sci_tech, summary=SUMMARY, item_id=item)
        activities.record(unit, told, by=by)


def _reported(by: dict[Organisation, Actor], fang: Actor) -> None:
    """Of last year: accepted, sent, returned, still to come."""
    house, year = next(iter(by)).superior, clock.today().year - 1
    assert house is not None, "units of the district"
    annual_reports.ask(house, year, date(year + 1, 12, 31), by=fang)
    for place, (unit, actor) in enumerate(by.items()):
        row = AnnualReport.objects.get(organisation=unit, year=year)
        if place % 4 == 3:
            continue
        row = annual_reports.edit(row, _yearly(unit, year), by=actor, version=row.version)
        row = annual_reports.send(row, by=actor)
        if place % 4 == 0:
            annual_reports.accept(row, by=fang)
        elif place % 4 == 2:
            reasons = {"members": "与会员名册不一致", "papers": "请附论文目录后再填"}
            annual_reports.return_(row, by=fang, note="请核对两处数字。", reasons=reasons)


def _yearly(unit: Organisation, year: int) -> reporting.Yearly:
    told = dict.fromkeys(reporting.ITEMS, 0) | reads.counted(unit, year)
    told |= {"members": 120, "staff": 860, "sci_tech": 210, "papers": 14, "proposals": 46, "adopted": 21, "projects": 6}
    words = "全年开展学术交流、科普和培训，组织科技工作者参加讲、比活动，反映科技工作者意见建议。"
    return reporting.Yearly(words, "缺少与高校院所的对接渠道。", "办好学术交流会，争取设立专家工作站。", told)
