"""The life of associations in the demo: applications in every state, terms that end, an election, a change.

Acts of the last weeks are dated back; the replies are drafted and issued at the end, so that their numbers follow those
of the year's other papers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kexie.associations.actions import (
    changes,
    dunning,
    founding_replies,
    foundings,
    meetings,
    reelections,
    reminding,
    settling,
    standing,
    tenures,
)  # fmt: skip
from kexie.associations.applying import Application, Nominee
from kexie.associations.models import Assembly, Founding
from kexie.associations.told import Facts, Figures, Filing, Known, Meeting
from kexie.demo import years
from kexie.demo.city import City
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.actions import documents
from kexie.organisations import kinds, membership
from kexie.organisations.actions import renewing, roll
from kexie.organisations.models import Affiliation, Organisation

# How far each has come, with its unit: the order of the way.
UNITS: tuple[tuple[str, str, str, int, int], ...] = (
    ("draft", "武汉岱山智能装备有限公司", "C35", 180, 46),
    ("applied", "武汉汉黄路生物医药有限公司", "C27", 320, 118),
    ("applied", "武汉堤角仪器仪表有限公司", "C40", 96, 18),
    ("returned", "武汉石桥新材料有限公司", "C30", 240, 61),
    ("checked", "武汉后湖软件技术有限公司", "I65", 410, 288),
    ("replying", "武汉谌家矶船舶配套有限公司", "C37", 560, 132),
    ("approved", "武汉塔子湖环境科技有限公司", "N77", 150, 72),
    ("held", "武汉丹水池电气有限公司", "C38", 380, 104),
    ("filed", "武汉百步亭信息服务有限公司", "I64", 130, 85),
    ("active", "武汉赵家条检测技术有限公司", "M74", 88, 59),
    ("refused", "武汉球场街商贸有限公司", "F51", 45, 2),
)
_WAY = ("applied", "checked", "replying", "approved", "held", "filed", "active")
_SURNAMES = "陶鲁葛奚范彭郎韦昌马苗"
CHARTER = (
    "第一章 总则\n第一条 本会是企业科技工作者的群众组织。\n第二章 任务\n第二条 开展学术交流、技术攻关和科学普及。\n"
    "第三章 组织\n第三条 委员会每届任期五年。\n第四章 附则\n第四条 本章程经大会通过后施行。"
)


@dataclass(frozen=True, slots=True)
class _Hands:
    """Who acts: the district's officer guides, the city replies."""

    district: Organisation
    fang: Actor
    chen: Actor
    he: Actor
    qian: Actor
    registrar: Actor


def live(city: City) -> None:
    """All of it, up to now."""
    hands = _Hands(
        city.places["district"], city.actor("fang", "officer"), city.actor("chen", "officer"),
        city.actor("he", "office_reviewer"), city.actor("qian", "leader"), city.actor("he", "registrar"),
    )  # fmt: skip
    settling.set_authority(city.root, by=hands.chen, kind=kinds.Kind.ENTERPRISE)
    for place, (state, unit, industry, staff, people) in enumerate(UNITS):
        _found(hands, place, state, _told(place, unit, industry, staff, people))
    units = _terms(hands, city)
    years.live(units[:5], city.places["enterprise"], keeper=city.actor("wang", "secretary_general"), fang=hands.fang)
    _enrolled(city.places["enterprise"], city.actor("wang", "secretary_general"))
    reminding.sweep()


def _enrolled(unit: Organisation, keeper: Actor) -> None:
    """The roll of the enterprise of the cast: two dozen members who signed the words of consent."""
    working = Affiliation.objects.filter(organisation=unit, ends_on=None).select_related("person")
    own: membership.Kinds = [["个人会员", 24], ["资深会员", None], ["学生会员", 12]]
    renewing.settle(unit, kinds=own, steps=[60, 30, 0, -30], lapse_months=None, by=keeper)
    joined = [
        roll.admit(one.person, unit, by=keeper, signed=True, on=clock.today() - timedelta(days=500))
        for one in working.order_by("person__name_key", "person_id")[:24]
    ]
    # Some end soon, some are over it, two are in for good.
    for row, left in zip(joined, (50, 25, 12, 0, -3, -45), strict=False):
        renewing.tell(row, kind=row.kind, valid_until=clock.today() + timedelta(days=left), by=keeper)
    for row in joined[-2:]:
        renewing.tell(row, kind="资深会员", valid_until=None, by=keeper)
    dunning.sweep()


def _told(place: int, unit: str, industry: str, staff: int, people: int) -> Application:
    surname = _SURNAMES[place % len(_SURNAMES)]
    nominees = (
        Nominee("chair", f"{surname}建军", "男", "1968-04", "中共党员", "总经理", "高级工程师"),
        Nominee("vice_chair", f"{surname}晓明", "男", "1972-09", "中共党员", "总工程师", "正高级工程师"),
        Nominee("secretary_general", f"{surname}丽", "女", "1983-01", "中共党员", "技术部部长", "高级工程师"),
        Nominee("committee_member", f"{surname}志远", "男", "1988-11", "群众", "研发主管", "工程师"),
    )  # fmt: skip
    return Application(
        unit_name=unit, name=f"{unit}科学技术协会", address=f"江岸区解放大道 {2100 + 7 * place} 号",
        contact=f"{surname}丽",
        telephone="(027)82800000", unit_opinion="同意申请成立科协。", planned_members=people,
        facts=Facts(
            nature="private", subordination="none", scale="middle", setting="independent", industry=industry,
            qualifications=("high_tech",), office="研发楼三层", funding="单位拨付", has_union=True, part_time=2,
        ),
        figures=Figures(staff=staff, sci_tech=people, senior=people // 10, middle=people // 3, junior=people // 3),
        nominees=nominees,
    )  # fmt: skip


def _found(hands: _Hands, place: int, state: str, told: Application) -> None:
    """Apply some weeks ago, then as far as ``state``."""
    start = clock.now() - timedelta(days=26 - 2 * place)
    with clock.at(start):
        row = foundings.begin(hands.district, told.unit_name, by=hands.fang).founding
        row = foundings.edit(row, told, by=hands.fang, version=row.version)
        row = foundings.send(row, by=hands.fang) if state != "draft" else row
    with clock.at(start + timedelta(days=2)):
        if state == "returned":
            wants = {"research": "请写明研发机构名称", "telephone": "请填写联系人手机号"}
            foundings.return_(row, by=hands.fang, note="请补正两处后再报", reasons=wants)
        elif state == "refused":
            foundings.refuse(row, by=hands.fang, note="单位没有从事科技工作的人员，建议参加街道联合科协")
        elif state not in ("draft", "applied"):
            row = foundings.check(row, by=hands.fang, opinion="经核查，材料齐全，符合成立条件，同意上报。")
    _on(hands, row, state)


def _on(hands: _Hands, row: Founding, state: str) -> None:
    """From the check on: the reply, the meeting, the filing, the register."""
    steps: dict[str, Callable[[Founding], Founding]] = {
        "replying": lambda one: foundings.approve(one, by=hands.chen),
        "approved": lambda one: _replied(hands, one),
        "held": lambda one: meetings.hold(one, meeting(one.assembly), by=hands.fang),
        "filed": lambda one: meetings.file(one, Filing(row.planned_members or 60, CHARTER, 5), by=hands.fang),
        "active": lambda one: meetings.activate(one, by=hands.fang).founding,
    }
    if state in steps:
        for step in _WAY[_WAY.index("replying") : _WAY.index(state) + 1]:
            row = steps[step](row)


def _replied(hands: _Hands, row: Founding) -> Founding:
    paper = row.reply
    assert paper is not None, "drafted by the step before"
    for act, by in (
        (documents.submit, hands.chen), (documents.review, hands.he), (documents.sign_off, hands.qian),
        (documents.number, hands.registrar), (documents.issue, hands.chen),
    ):  # fmt: skip
        paper = act(paper, by=by)
    done = founding_replies.replied(paper)
    assert done is not None, "its own application waits for it"
    return done


def meeting(assembly: Assembly) -> Meeting:
    """Held today, well attended."""
    votes = {one.pk: (52, 1, 2) for one in assembly.candidates.all()}
    return Meeting(clock.today(), "职工之家", 60, 55, "无记名投票", True, votes, "大会通过章程，选举产生第一届委员会。")


def _terms(hands: _Hands, city: City) -> list[Organisation]:
    """Terms of the district's associations: one soon over, one over, one being elected, one with a change."""
    units = list(
        Organisation.objects.filter(superior=hands.district, kind=kinds.Kind.ENTERPRISE, state="active")
        .exclude(pk=city.places["enterprise"].pk)
        .exclude(founding__isnull=False)
        .order_by("number")[:6]
    )
    today = clock.today()
    ends = (1200, 330, 80, -45, 170, 900)
    for unit, days in zip(units, ends, strict=False):
        _entered(unit, today + timedelta(days=days), hands.fang)
    _entered(city.places["enterprise"], today + timedelta(days=150), hands.fang)
    soon = [Nominee("chair", "柏建国", "男", "1970-02"), Nominee("secretary_general", "水长青", "男", "1981-06")]
    reelections.ask(units[2], soon, "筹备组已成立，候选人已征求党组织意见。", by=hands.fang)
    late = reelections.ask(units[3], soon, "因企业搬迁推迟，现已就绪。", by=hands.fang)
    reelections.agree(late, by=hands.fang, note="同意候选人，请尽快召开大会。")
    leader = {"role": "secretary_general", "name": "窦志强", "job": "科技管理部部长", "title": "高级工程师"}
    changes.ask(units[0], "leader", today, leader, by=hands.fang, reason="原秘书长调离。")
    changes.ask(units[4], "postpone", today + timedelta(days=400), {}, by=hands.fang, reason="企业正在改制。")
    standing.mark_dormant(units[5], by=hands.fang, note="一年多没有活动，已约谈单位负责人。")
    return units


def _entered(unit: Organisation, ends: date, by: Actor) -> None:
    starts = date(ends.year - 5, ends.month, min(ends.day, 28))
    tenures.record(unit, Known(3, starts, ends), by=by)
