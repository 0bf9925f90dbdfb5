"""Yearly plans of the small demo city: one drafted, one handed down with parts, reports and answers.

Called by tests/city_stage.py once there are units and actors; through the real actions only.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

TEXT = """武汉市科协{year}年工作要点

{year}年工作的指导思想是：服务企业创新。

一、组织建设
1.新建企业科协60家。牵头单位：办公室；完成时限：11月底前。
2.召开组织建设座谈会。
二、学术交流
1.举办学术交流活动20场。
"""


def stage(city: Any) -> dict[str, Any]:
    """Where what is: short numbers and ids by name."""
    from kexie.plans.actions import plans
    from kexie.plans.models import Measure, ProposalRow

    chen = city.actors["chen"]
    drafted, issued = (_stored(city, year) for year in (2027, 2026))
    draft_task, task, yes = (
        _task(city, drafted),
        _task(city, issued),
        _task(city, issued, kind="yes", name="召开座谈会"),
    )
    plans.issue(issued, by=chen)
    task.refresh_from_db()
    told = _progress(city, task)
    measure = Measure.objects.filter(part__plan=drafted).first()
    return {
        "draft": drafted.ref, "issued": issued.ref, "measure": str(measure.pk), "draft.task": draft_task.ref,
        "task": task.ref, "yes": yes.ref, **told, **_answers(city, issued),
        "row": str(ProposalRow.objects.filter(organisation=None).first().pk), "own row": _row(city),
    }  # fmt: skip


def _stored(city: Any, year: int) -> Any:
    from kexie.plans import reading
    from kexie.plans.actions import plans

    text = TEXT.format(year=year)
    return plans.store(text, reading.read(text).spans, organisation=city.units["city"], by=city.actors["chen"])


def _task(city: Any, plan: Any, kind: str = "count", name: str = "新建企业科协") -> Any:
    from kexie.kit import clock
    from kexie.plans.actions import tasks
    from kexie.plans.models import Measure

    due = clock.today() + timedelta(days=40)
    told = tasks.Told(name, city.units["office"], (), due, kind, "家", Decimal(60))
    return tasks.add(Measure.objects.filter(part__plan=plan).first(), told, by=city.actors["chen"])


def _progress(city: Any, task: Any) -> dict[str, str]:
    """Districts with parts, one split on; one report verified, one waiting for the district, one for the city."""
    from django.core.files.base import ContentFile

    from kexie.plans.actions import reports, targets
    from kexie.plans.models import Target

    chen, zhao, wang = (city.actors[name] for name in ("chen", "zhao", "wang"))
    shares = [targets.Part(city.units[unit], Decimal(20)) for unit in ("jiangan", "wuchang")]
    targets.split(task, shares, by=chen, version=task.version)
    jiangan, wuchang = (Target.objects.get(task=task, organisation=city.units[u]) for u in ("jiangan", "wuchang"))
    targets.split_on(jiangan, [targets.Part(city.units["dianji"], Decimal(8))], by=zhao, version=jiangan.version)
    dianji = Target.objects.get(task=task, organisation=city.units["dianji"])
    upload = ContentFile("名单\n".encode(), name="名单.txt")
    done = reports.report(task, dianji, reports.Told(Decimal(3), "新建三家车间科协", proof="会议记录"), by=wang)
    reports.verify(done, by=zhao)
    waiting = reports.report(task, dianji, reports.Told(Decimal(2), "又建两家", upload), by=wang)
    above = reports.report(task, jiangan, reports.Told(Decimal(1), "区里直接建一家", proof="会议记录"), by=zhao)
    foreign = reports.report(
        task, wuchang, reports.Told(Decimal(1), "武昌一家", proof="会议记录"), by=city.actors["wuchang.drafter"]
    )
    return {
        "jiangan": str(jiangan.pk), "wuchang": str(wuchang.pk), "dianji": str(dianji.pk), "verified": str(done.pk),
        "dianji.report": str(waiting.pk), "jiangan.report": str(above.pk), "wuchang.report": str(foreign.pk),
    }  # fmt: skip


def _answers(city: Any, plan: Any) -> dict[str, str]:
    """Two districts asked: one has sent its plan, one has written it. Of two enterprises one is let off again."""
    from kexie.kit import clock
    from kexie.plans.actions import answers
    from kexie.plans.models import Answer, Measure

    names = ("jiangan", "wuchang", "dianji", "xinpian")
    units = [city.units[unit] for unit in names]
    answers.ask(plan, units, clock.today() + timedelta(days=10), by=city.actors["chen"])
    told = {unit: Answer.objects.get(plan=plan, organisation=city.units[unit]) for unit in names}
    line = answers.Line("我区新建二十家")
    drafter = city.actors["wuchang.drafter"]
    measure = Measure.objects.filter(part__plan=plan).first()
    answers.write(told["wuchang"], {measure.pk: line}, "", by=drafter, version=1)
    answers.submit(told["wuchang"], by=drafter)
    answers.drop(told["xinpian"], by=city.actors["chen"], note="今年筹备换届")
    answers.write(told["jiangan"], {measure.pk: line}, "", by=city.actors["zhao"], version=1)
    return {f"{unit}.answer": str(one.pk) for unit, one in told.items()}


def _row(city: Any) -> str:
    from kexie.plans.actions import tables

    row = tables.Row(("企业家日",), (), "办公室", "活动场次", "场")
    return str(tables.add_row(city.units["wuchang"], row, by=city.actors["wuchang.drafter"]).pk)
