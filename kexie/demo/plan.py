"""The yearly plan of the city: that of 2013 at mid-year, and this year's, with something to do for the cast.

Tasks follow the seven parts of the notice of 2013; figures of targets and progress are made up, lights come of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from kexie.demo import answers as own_plans
from kexie.demo import notice, staff
from kexie.demo.city import City
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Document
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.plans import queries, reading
from kexie.plans.actions import answers, plans, reports, targets, tasks
from kexie.plans.models import AnnualPlan, Target, Task


@dataclass(frozen=True, slots=True)
class Line:
    """A task under the first measure of a part. ``split``: to every district; ``share``: verified by mid-year, %;
    ``since``: the first year that has it (lists of who ought to be covered are kept of late)."""

    part: int
    name: str
    lead: str
    quarter: int
    unit: str
    target: int
    split: bool = False
    share: int = 0
    kind: str = "count"
    figure: str = ""
    since: int = 0


LINES: tuple[Line, ...] = (
    Line(1, "新建企事业科协", "企事业部", 4, "家", 68, split=True, share=75),
    Line(1, "举办企业科协工作培训班", "企事业部", 2, "期", 2, share=100),
    Line(2, "“讲、比”活动项目立项", "企事业部", 4, "项", 170, split=True, share=18),
    Line(2, "“金桥工程”项目立项", "企事业部", 4, "项", 136, split=True, share=5),
    Line(3, "新建院士专家工作站", "企事业部", 4, "家", 10, share=40),
    Line(4, "创新方法培训", "学会部", 3, "人次", 500, share=24),
    Line(5, "举办学术交流活动", "学会部", 4, "场", 20, share=5),
    Line(6, "开展企业科普活动", "普及部", 4, "场", 340, split=True, share=50),
    Line(7, "推荐优秀科技工作者", "组织人事部", 3, "", 1, kind="yes"),
    Line(7, "公文签收率", "办公室", 4, "%", 95, figure="notices.signed"),
    Line(1, "科协组织覆盖率", "企事业部", 4, "%", 35, split=True, figure="associations.coverage", since=2014),
)


def lines(year: int) -> list[Line]:
    """The tasks of this year's plan, in the order in which they are made."""
    return [one for one in LINES if one.since <= year]


def mid_year(city: City, document: Document) -> AnnualPlan:
    """2013: taken over the day after its notice came out, handed down, reported on until the end of June."""
    began = notice.ISSUED + timedelta(days=1)
    made = _handed_down(city, 2013, notice.TEXT.read_text(encoding="utf-8"), began, began + timedelta(days=4))
    own_plans.of_mid_year(city, made, document)
    with clock.at(clock.shanghai(2013, 6, 25, 10)):
        _progress(city, made, Decimal(100))
    return made


def this_year(city: City, today: date) -> AnnualPlan:
    """The same tasks for the year of ``today``, as far as that day asks, with something waiting for the cast."""
    began = max(clock.shanghai(today.year, 1, 14, 9), _moment(today) - timedelta(days=300))
    text = notice.TEXT.read_text(encoding="utf-8").replace("2013", str(today.year))
    made = _handed_down(city, today.year, text, began, began + timedelta(hours=30))
    gone = Decimal(today.timetuple().tm_yday) / 365 * 160
    with clock.at(_moment(today) - timedelta(days=6)):
        _progress(city, made, gone)
    with clock.at(_moment(today) - timedelta(days=2)):
        _waiting(city, made, today)
    return made


def _moment(day: date) -> datetime:
    return clock.shanghai(day.year, day.month, day.day, 9, 30)


def _handed_down(city: City, year: int, text: str, began: datetime, issued: datetime) -> AnnualPlan:
    chen = city.actor("chen", "officer")
    with clock.at(began):
        made = plans.store(text, reading.read(text).spans, organisation=city.root, by=chen)
        departments = queries.departments_named(city.root)
        firsts = {part.position: part.measures.all()[0] for part in queries.parts(made)}
        for line in lines(year):
            told = tasks.Told(
                name=line.name, lead=departments[line.lead], due_on=queries.quarter_end(year, line.quarter),
                kind=line.kind, unit=line.unit, target=Decimal(line.target), figure=line.figure,
            )  # fmt: skip
            tasks.add(firsts[line.part], told, by=chen)
    with clock.at(issued):
        done = plans.issue(made, by=chen)
        _split(city, done, chen)
    return done


def _split(city: City, plan: AnnualPlan, chen: Actor) -> None:
    """Equal parts for the districts and zones; one district of the cast hands the first task on to its units."""
    districts = queries.receivers(city.root, districts=True)
    for line, task in zip(lines(plan.year or 0), plan.tasks.order_by("ref"), strict=True):
        if line.split:
            # Shares do not add up: every district is to reach that of the whole.
            each = Decimal(line.target if line.unit == "%" else line.target // len(districts))
            targets.split(task, [targets.Part(one, each) for one in districts], by=chen, version=task.version)
    first = Target.objects.get(task=plan.tasks.order_by("ref")[0], organisation=city.places["district"])
    units = [city.places["enterprise"], *_other_firms(city)]
    parts = [targets.Part(one, Decimal(1)) for one in units]
    targets.split_on(first, parts, by=city.actor("zhao", "chair"), version=first.version)


def _other_firms(city: City) -> list[Organisation]:
    own = city.places["enterprise"]
    below = queries.receivers(city.places["district"], districts=False)
    return [one for one in below if one.kind == kinds.Kind.ENTERPRISE and one.pk != own.pk][:2]


def _progress(city: City, plan: AnnualPlan, gone: Decimal) -> None:
    """Reports up to the shares of :data:`LINES` times ``gone`` per cent, verified; one in each task is sent back."""
    chen, he = city.actor("chen", "officer"), city.actor("he", "office_reviewer")
    actors = staff.working([one.organisation_id for one in Target.objects.filter(task__plan=plan, parent=None)])
    for line, task in zip(lines(plan.year or 0), plan.tasks.order_by("ref"), strict=True):
        share = min(Decimal(line.share) * gone / 100, Decimal(100)) / 100
        if line.figure:
            continue
        if line.split:
            _of_districts(task, share, actors, chen)
        elif share:
            told = reports.Told(
                (task.base * share).to_integral_value("ROUND_FLOOR"), "按计划推进，见活动记录", proof="活动记录"
            )
            reports.verify(reports.report(task, None, told, by=chen), by=he, note="看过记录")


def _of_districts(task: Task, share: Decimal, actors: Mapping[UUID, Actor], chen: Actor) -> None:
    """Districts differ: some are ahead, some report nothing."""
    parts = Target.objects.filter(task=task, parent=None).select_related("task__plan").order_by("name")
    for place, part in enumerate(parts):
        factor = (Decimal("1.4"), Decimal(1), Decimal("0.6"), Decimal("0.2"))[place % 4]
        value = min((part.value * share * factor).to_integral_value("ROUND_HALF_UP"), part.value)
        by = actors.get(part.organisation_id)
        if by is None or not value:
            continue
        row = reports.report(task, part, reports.Told(value, "已完成的项目见名单", proof="区科协上报的项目名单"), by=by)
        reports.verify(row, by=chen)
        if place == 0:
            again = reports.report(task, part, reports.Told(Decimal(1), "另有一项正在办", proof="筹备会记录"), by=by)
            reports.return_(again, by=chen, note="还没有办成，办成后再报")


def _waiting(city: City, plan: AnnualPlan, today: date) -> None:
    """Reports for zhao and chen to verify, plans for districts and units to write."""
    task = plan.tasks.order_by("ref")[0]
    parts = {one.organisation_id: one for one in Target.objects.filter(task=task).select_related("task__plan")}
    own, district = parts[city.places["enterprise"].pk], parts[city.places["district"].pk]
    told = reports.Told(Decimal(1), "二分厂科协已成立，选出委员 7 人", proof="二分厂科协成立大会会议记录")
    reports.report(task, own, told, by=city.actor("wang", "secretary_general"))
    above = reports.Told(Decimal(1), "区里直接指导新建园区科协 1 家", proof="区科协批复文件")
    reports.report(task, district, above, by=city.actor("fang", "officer"))
    answers.ask(
        plan, queries.asked_units(plan, "targets"), today + timedelta(days=12), by=city.actor("chen", "officer")
    )
