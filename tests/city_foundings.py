"""Foundings in every state, terms, re-elections and changes of the small demo city; through the real actions only."""

from dataclasses import replace
from datetime import date
from typing import Any

# One transparent point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b4944415478da63600002000005"
    "0001e9fadcd80000000049454e44ae426082"
)
_PEOPLE = (("chair", "周文斌", "男", "1966-05"), ("secretary_general", "孟晓东", "男", "1979-11"))


def stage(city: Any) -> dict[str, Any]:
    """Where what is: numbers, ids and tokens by name."""
    told: dict[str, Any] = _foundings(city)
    told["token"], told["approved.token"] = _at_the_portal(city), _link(city, told["approved"])
    told["held.token"] = _link(city, told["held"])
    return told | _terms(city) | _authority(city) | _handed_in(city, told)


def application(name: str) -> Any:
    """What a unit of this name tells."""
    from kexie.associations.applying import Application, Nominee
    from kexie.associations.told import Facts, Figures

    nominees = tuple(
        Nominee(role, person, gender, born, "中共党员", "部长", "高级工程师", "13800000000")
        for role, person, gender, born in _PEOPLE
    )
    return Application(
        unit_name=f"{name}公司", name=f"{name}公司科学技术协会", address="解放大道 1 号", contact="孟晓东",
        telephone="(027)60000002", unit_opinion="同意申请成立", planned_members=50,
        facts=Facts(nature="private", industry="C39", office="办公楼三层", funding="单位拨付"),
        figures=Figures(staff=260, sci_tech=70, senior=6, middle=20, junior=30), nominees=nominees,
    )  # fmt: skip


def _begun(city: Any, name: str, place: str) -> Any:
    from kexie.associations.actions import foundings

    told = application(name)
    row = foundings.begin(city.units[place], told.unit_name, by=city.actors["chen"]).founding
    return foundings.edit(row, told, by=city.actors["chen"], version=row.version)


def _foundings(city: Any) -> dict[str, int]:
    from kexie.associations.actions import foundings, meetings

    chen = city.actors["chen"]
    sent = {
        key: foundings.send(_begun(city, name, place), by=chen)
        for key, name, place in (
            ("applied", "汉江仪表", "jiangan"), ("foreign", "沙湖软件", "wuchang"), ("returned", "江汉轴承", "jiangan"),
            ("refused", "丹水池商贸", "jiangan"), ("checked", "长江航道", "city"), ("approved", "后湖电子", "city"),
            ("held", "谌家矶机械", "city"), ("filed", "塔子湖环保", "city"), ("active", "百步亭科技", "city"),
        )
    }  # fmt: skip
    foundings.return_(sent["returned"], by=chen, note="请补正", reasons={"address": "写到门牌号"})
    foundings.refuse(sent["refused"], by=chen, note="没有从事科技工作的人员")
    for key in ("checked", "approved", "held", "filed", "active"):
        foundings.check(sent[key], by=chen, opinion="材料齐全，同意")
    for key in ("approved", "held", "filed", "active"):
        sent[key] = _replied(city, sent[key])
    for key in ("held", "filed", "active"):
        meetings.hold(sent[key], _meeting(sent[key].assembly), by=chen)
    for key in ("filed", "active"):
        meetings.file(sent[key], _filing(), by=chen)
    meetings.activate(sent["active"], by=chen)
    sent["draft"] = _begun(city, "岱家山包装", "jiangan")
    return {key: int(row.ref) for key, row in sent.items()}


def _replied(city: Any, row: Any) -> Any:
    from kexie.associations.actions import founding_replies, foundings
    from kexie.notices.actions import documents

    drafter, reviewer, signer, registrar = (city.actors[key] for key in ("chen", "he", "qian", "chen:registrar"))
    paper = foundings.approve(row, by=drafter).reply
    for act, by in (
        (documents.submit, drafter), (documents.review, reviewer), (documents.sign_off, signer),
        (documents.number, registrar), (documents.issue, registrar),
    ):  # fmt: skip
        paper = act(paper, by=by)
    return founding_replies.replied(paper)


def _meeting(assembly: Any) -> Any:
    from kexie.associations.told import Meeting
    from kexie.kit import clock

    votes = {one.pk: (40, 1, 1) for one in assembly.candidates.all()}
    return Meeting(clock.today(), "职工之家", 50, 42, "无记名投票", True, votes, "大会通过章程并选举产生委员会。")


def _filing() -> Any:
    from kexie.associations.told import Filing

    return Filing(52, "第一章 总则\n第二章 任务", 5)


def _handed_in(city: Any, told: dict[str, Any]) -> dict[str, str]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from kexie.associations.actions import materials
    from kexie.associations.models import Founding, Reelection

    chen = city.actors["chen"]
    rows = {key: Founding.objects.get(ref=told[key]) for key in ("held", "approved", "returned", "draft")}
    rows["elected"] = Reelection.objects.get(organisation=city.units["huagong"])
    return {
        f"material {key}": str(materials.attach(row, "charter", SimpleUploadedFile("章程.png", PNG), by=chen).pk)
        for key, row in rows.items()
    }


def _at_the_portal(city: Any) -> str:
    from kexie.associations.actions import foundings
    from kexie.associations.rules import founding as rules

    return foundings.begin(city.units["jiangan"], "二七长江新材料公司", by=rules.applicant()).token


def _link(city: Any, ref: int) -> str:
    from kexie.associations.actions import foundings
    from kexie.associations.models import Founding

    return foundings.make_link(Founding.objects.get(ref=ref), by=city.actors["chen"]).token


def _terms(city: Any) -> dict[str, str]:
    from kexie.associations.actions import changes, reelections, tenures
    from kexie.associations.applying import Nominee
    from kexie.kit import clock

    chen, today = city.actors["chen"], clock.today()
    known = tenures.Known(2, date(today.year - 2, 1, 1), date(today.year + 2, 12, 31))
    for unit in ("dianji", "jingpeng", "shuiwu"):
        tenures.record(city.units[unit], known, by=chen)
    named = [Nominee(role, f"{person[0]}立群", gender, born) for role, person, gender, born in _PEOPLE]
    rows = {
        key: reelections.ask(city.units[unit], named, "筹备就绪", by=chen)
        for key, unit in (
            ("asked", "jingpeng"), ("foreign asked", "guangdian"), ("returned", "shuiwu"), ("agreed", "fangzhi"),
            ("elected", "huagong"), ("sent", "qiaoliang"),
        )
    }  # fmt: skip
    reelections.return_(rows["returned"], by=chen, note="请增加副主席候选人")
    for key in ("agreed", "elected", "sent"):
        rows[key] = reelections.agree(rows[key], by=chen)
    for key in ("elected", "sent"):
        reelections.hold(rows[key], replace(_meeting(rows[key].assembly), charter_adopted=False), by=chen)
    reelections.file(rows["sent"], _filing(), by=chen)
    leader = {"role": "secretary_general", "name": "严立群", "job": "部长"}
    row = changes.ask(city.units["jingpeng"], "leader", today, leader, by=chen, reason="原任调离")
    told = {f"election {key}": str(one.pk) for key, one in rows.items()} | {"change": str(row.pk)}
    return told | _revocations(city)


def _revocations(city: Any) -> dict[str, str]:
    from kexie.associations.actions import revocations

    chen = city.actors["chen"]
    rows = {
        key: revocations.propose(city.units[unit], "dormant", "两年没有活动，单位同意撤销", by=chen)
        for key, unit in (("proposed", "chuanbo"), ("foreign", "xinpian"), ("sent back", "shengwu"))
    }
    rows["sent back"] = revocations.return_(rows["sent back"], by=chen, note="请附单位意见")
    return {f"revocation {key}": str(one.pk) for key, one in rows.items()}


def _authority(city: Any) -> dict[str, str]:
    from kexie.associations.actions import settling, standing

    # Of no kind that is founded here: who replies to the staged applications stays as it is.
    row = settling.set_authority(city.units["city"], by=city.actors["chen"], kind="park")
    standing.mark_dormant(city.units["chuanbo"], by=city.actors["chen"], note="两年没有活动")
    return {"authority": str(row.pk)}
