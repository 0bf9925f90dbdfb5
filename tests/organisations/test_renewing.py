"""会员类别 and 续会: once a round, from the later of today and the end; what a house settles holds below it."""

from datetime import date, timedelta

import pytest

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.months import later
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import membership, rules
from kexie.organisations.actions import members, renewing, roll
from kexie.organisations.models import Installation, Member
from kexie.people.actions import persons
from tests.organisations.city import City

DAY = timedelta(days=1)
KINDS: membership.Kinds = [["个人会员", 24], ["荣誉会员", None]]


@pytest.fixture(autouse=True)
def cast(city: City) -> None:
    """王 keeps one association, 孙 a society; the association has two kinds."""
    city.actor("王", "secretary_general", "motor")
    city.actor("孙", "secretary_general", "physics")
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    renewing.settle(city["motor"], kinds=KINDS, steps=[60, 30, 0, -30], lapse_months=6, by=city.actors["王"])


def enter(city: City, name: str, **more: object) -> Member:
    """A member of the association who signed on paper."""
    one = members.register(persons.Particulars(name=name), city["motor"], by=SYSTEM)
    return roll.admit(one, city["motor"], by=city.actors["王"], signed=True, **more)  # type: ignore[arg-type]


def ends(row: Member, day: date | None) -> Member:
    """The same with this end."""
    Member.objects.filter(pk=row.pk).update(valid_until=day, joined_on=date(2020, 1, 1))
    row.refresh_from_db()
    return row


def test_who_is_admitted_is_valid_for_as_long_as_their_kind(city: City) -> None:
    today = clock.today()
    one, other = enter(city, "甲"), enter(city, "乙", kind="荣誉会员")
    assert (one.kind, one.valid_until) == ("个人会员", later(today - DAY, 24))
    assert (other.kind, other.valid_until) == ("荣誉会员", None)
    with pytest.raises(Refused, match="没有“学生会员”这种会员类别"):
        enter(city, "丙", kind="学生会员")


def test_renewal_goes_on_from_the_end_or_from_today_where_that_is_over(city: City) -> None:
    today = clock.today()
    near, over = ends(enter(city, "甲"), today + 10 * DAY), ends(enter(city, "乙"), today - 40 * DAY)
    seen = {row.pk: row.valid_until for row in (near, over)}
    done = renewing.renew(city["motor"], seen, by=city.actors["王"])
    assert (done.count, done.left_out) == (2, {})
    near.refresh_from_db()
    over.refresh_from_db()
    assert near.valid_until == later(today + 10 * DAY, 24)
    assert over.valid_until == later(today, 24)
    entry = Entry.objects.filter(entity="member", verb="renew", entity_id=near.pk).get()
    assert entry.diff == {"valid_until": [str(today + 10 * DAY), str(near.valid_until)]}


def test_a_round_is_renewed_once_and_who_cannot_be_is_told_why(city: City) -> None:
    today, wang = clock.today(), city.actors["王"]
    near, for_good = ends(enter(city, "甲"), today), enter(city, "乙", kind="荣誉会员")
    left, odd = ends(enter(city, "丙"), today), ends(enter(city, "丁"), today)
    roll.leave(left, by=wang)
    Member.objects.filter(pk=odd.pk).update(kind="旧类别")
    seen = {row.pk: row.valid_until for row in (near, for_good, left, odd)}
    done = renewing.renew(city["motor"], seen, by=wang)
    assert (done.count, done.left_out) == (
        1, {"长期有效，不用续会": 1, "此人已退会": 1, "旧类别没有规定有效月数，请改类别或有效期": 1},
    )  # fmt: skip
    with pytest.raises(Overtaken, match="已续过"):
        renewing.renew(city["motor"], {near.pk: today}, by=wang)
    near.refresh_from_db()
    assert near.valid_until == later(today, 24)


def test_who_renews_whom(city: City) -> None:
    near = ends(enter(city, "甲"), clock.today())
    with pytest.raises(Refused, match="维护会员的人"):
        renewing.renew(city["motor"], {near.pk: near.valid_until}, by=city.actors["孙"])
    with pytest.raises(Refused, match="先勾选"):
        renewing.renew(city["motor"], {}, by=city.actors["王"])
    with pytest.raises(Overtaken, match="没有这些会员"):
        renewing.renew(city["physics"], {near.pk: near.valid_until}, by=city.actors["孙"])
    assert rules.can_settle_members(STRANGER, city["motor"]).rule == "member_rules.right"


def test_kind_and_end_are_told_anew_by_who_keeps_the_roll(city: City) -> None:
    row, wang, day = enter(city, "甲"), city.actors["王"], clock.today() + 100 * DAY
    assert renewing.tell(row, kind="荣誉会员", valid_until=day, by=wang).kind == "荣誉会员"
    before = Entry.objects.count()
    assert renewing.tell(row, kind="荣誉会员", valid_until=day, by=wang).valid_until == day
    assert Entry.objects.count() == before
    with pytest.raises(Refused, match="没有“别的”"):
        renewing.tell(row, kind="别的", valid_until=day, by=wang)
    with pytest.raises(Refused, match="不能早于入会日期"):
        renewing.tell(row, kind="荣誉会员", valid_until=row.joined_on - DAY, by=wang)
    with pytest.raises(Refused, match="没有维护该组织会员的职责"):
        renewing.tell(row, kind="荣誉会员", valid_until=None, by=city.actors["孙"])
    roll.leave(row, by=wang)
    with pytest.raises(Refused, match="已退会"):
        renewing.tell(row, kind="荣誉会员", valid_until=None, by=wang)


def test_only_who_is_over_the_end_long_enough_lapses(city: City) -> None:
    today = clock.today()
    for end, lapses in ((None, False), (today, False), (today - 40 * DAY, False), (today - 400 * DAY, True)):
        row = ends(enter(city, f"人{end}"), end)
        assert renewing.lapse(row, 6, by=SYSTEM) is lapses
    assert renewing.lapse(row, 6, by=SYSTEM) is False
    row.refresh_from_db()
    entry = Entry.objects.get(entity="member", verb="lapse")
    assert (row.left_on, entry.note.text) == (today, "逾期未续")


def test_rules_hold_for_a_house_and_all_below_it_until_one_has_its_own(city: City) -> None:
    assert rules.member_rules(city["physics"]).kinds == membership.usual_kinds()
    renewing.settle(city["city"], kinds=[["会员", 12]], steps=[10], lapse_months=None, by=SYSTEM)
    assert [rules.member_rules(city[key]).kinds for key in ("physics", "motor")] == [[["会员", 12]], KINDS]
    row = renewing.settle(city["city"], kinds=[["会员", 24]], steps=[10], lapse_months=1, by=SYSTEM)
    assert (str(row), row.months_of("会员"), row.months_of("别的")) == (str(city["city"].pk), 24, None)
    entry = Entry.objects.filter(entity="member_rules").latest("id")
    assert entry.diff == {"member_kinds": ["会员 12", "会员 24"], "member_lapse": ["", "1"]}


def test_kinds_and_steps_are_read_as_people_type_them() -> None:
    assert membership.parse_kinds("个人会员 24\n\n 荣誉 会员 \n") == [["个人会员", 24], ["荣誉 会员", None]]
    assert membership.shown_kinds(KINDS) == "个人会员 24\n荣誉会员"
    for text, fault in (
        ("", "请写 1 至 20 种"), ("甲 0", "应在 1 至 120 之间"), ("甲 121", "应在 1 至 120 之间"),
        ("甲\n甲 2", "写了两次"), ("长" * 21, "超过 20 个字"), ("\n".join(f"第{n}种" for n in range(21)), "1 至 20 种"),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=fault):
            membership.parse_kinds(text)
    assert membership.parse_steps("30、60，0 -30") == [60, 30, 0, -30]
    for text in ("", "六十", "366"):
        with pytest.raises(ValueError, match="请写"):
            membership.parse_steps(text)


@pytest.mark.parametrize(
    ("left", "step"), [(61, None), (60, 60), (31, 60), (30, 30), (1, 30), (0, 0), (-1, 0), (-30, -30), (-99, -30)]
)
def test_the_nearest_step_that_has_come_is_told(left: int, step: int | None) -> None:
    today = date(2026, 11, 30)
    assert membership.step_of(today + left * DAY, today, [60, 30, 0, -30]) == step


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2024, 11, 15), 2, date(2025, 1, 15)),
    ],
)  # fmt: skip
def test_months_end_on_a_day_there_is(day: date, months: int, end: date) -> None:
    assert later(day, months) == end
    assert membership.first_until(day + DAY, months) == end
