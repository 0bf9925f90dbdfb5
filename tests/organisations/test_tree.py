"""Moving, registering and closing: the closure always equals the recursion over today's superiors."""

import random
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import invariants, queries, rules
from kexie.organisations.actions import bulk, organisations, tree
from kexie.organisations.models import Affiliation, Ancestry, Batch, BatchItem, Organisation, Post, Superiority
from tests.organisations.city import City

Particulars = organisations.Particulars


def reason(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.reason


def test_registering_gives_the_line_above_and_a_dated_superior(city: City) -> None:
    assert [one.pk for one in queries.path(city["motor"])] == [city[key].pk for key in ("city", "jiang", "motor")]
    row = city["motor"].superiorities.get()
    assert (row.superior_id, row.starts_on, row.ends_on) == (city["jiang"].pk, clock.today(), None)
    assert [one() for one in (invariants.closure_equals_tree, invariants.one_current_superior)] == [[], []]


def test_short_numbers_are_drawn_by_the_database(city: City) -> None:
    numbers = [one.number for one in city.units.values()]
    assert numbers == sorted(set(numbers))
    assert queries.organisation_numbered(SYSTEM, numbers[3]) == city["lake"]
    assert queries.organisation_numbered(STRANGER, numbers[3]) is None


def test_registering_asks_for_the_right_over_the_superior(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    made = organisations.register(Particulars(name="新厂科协"), kind="enterprise", superior=city["jiang"], by=zhao)
    assert made.superior_id == city["jiang"].pk
    with pytest.raises(Refused) as refusal:
        organisations.register(Particulars(name="新厂科协"), kind="enterprise", superior=city["hong"], by=zhao)
    assert reason(refusal) == "您不负责该业务指导单位，不能在其下登记组织"
    with pytest.raises(Refused) as refusal:
        organisations.register(Particulars(name="省科协"), kind="association", level="province", superior=None, by=zhao)
    assert reason(refusal) == "请选择业务指导单位"


@pytest.mark.parametrize(
    ("kind", "level", "under", "said"),
    [
        ("enterprise", "", "office", "内设部门之下只能设内设部门"),
        ("association", "city", "jiang", "下级科协的级别应低于业务指导单位"),
        ("association", "zone", "jiang", "下级科协的级别应低于业务指导单位"),
    ],
)
def test_what_may_not_stand_below_what_is_refused(city: City, kind: str, level: str, under: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        organisations.register(Particulars(name="甲"), kind=kind, level=level, superior=city[under], by=SYSTEM)
    assert reason(refusal) == said


def test_an_association_without_level_is_impossible_in_the_database(city: City) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        organisations.register(Particulars(name="甲"), kind="association", superior=city["city"], by=SYSTEM)


def test_a_name_stands_once_under_one_superior(city: City) -> None:
    with pytest.raises(Overtaken) as refusal:
        organisations.register(
            Particulars(name=" 光明电机公司科协 "), kind="enterprise", superior=city["jiang"], by=SYSTEM
        )
    assert reason(refusal) == "该业务指导单位下已有同名组织"
    organisations.register(Particulars(name="光明电机公司科协"), kind="enterprise", superior=city["hong"], by=SYSTEM)


def test_a_credit_code_stands_once_among_one_kind_and_a_wrong_one_is_refused(city: City) -> None:
    code = "91110000600037341L"
    organisations.edit(city["motor"], Particulars(name="光明电机公司科协", credit_code=code), by=SYSTEM)
    with pytest.raises(Overtaken) as refusal:
        organisations.edit(
            city["steel"], Particulars(name="红旗钢铁公司科协", credit_code="9111 0000 600037341L"), by=SYSTEM
        )
    assert reason(refusal) == "该统一社会信用代码已登记在另一个组织名下"
    with pytest.raises(Refused) as refusal:
        organisations.edit(city["steel"], Particulars(name="红旗钢铁公司科协", credit_code=code[:-1] + "M"), by=SYSTEM)
    assert reason(refusal) == "统一社会信用代码校验位不正确，请与证照核对"


def test_editing_journals_what_changed_and_hides_who_to_call(city: City) -> None:
    organisations.edit(city["motor"], Particulars(name="光明电机集团科协", contact="甲乙"), by=SYSTEM)
    entry = Entry.objects.filter(entity="organisation", verb="edit").get()
    assert entry.diff == {"name": ["光明电机公司科协", "光明电机集团科协"], "contact": ["", "（2 字）"]}
    organisations.edit(city["motor"], Particulars(name="光明电机集团科协", contact="甲乙"), by=SYSTEM)
    assert Entry.objects.filter(entity="organisation", verb="edit").count() == 1
    assert [one.name for one in queries.listed(SYSTEM, queries.Sought(text="gmdjjt"))] == ["光明电机集团科协"]


def test_editing_needs_the_right_and_an_active_organisation(city: City) -> None:
    with pytest.raises(Refused) as refusal:
        organisations.edit(city["motor"], Particulars(name="甲"), by=city.actor("赵", "officer", "hong"))
    assert reason(refusal) == "您没有维护该组织信息的职责"
    organisations.close(city["motor"], by=SYSTEM, note="注销")
    with pytest.raises(Refused) as refusal:
        organisations.edit(city["motor"], Particulars(name="甲"), by=SYSTEM)
    assert reason(refusal) == "该组织已撤销，不能修改"


def test_a_moved_branch_takes_everything_below_along(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    with clock.at(clock.now() + timedelta(days=40)):
        moved_on = clock.today()
        tree.change_superior(city["motor"], city["hong"], by=chen, on=moved_on, note="属地调整")
        assert [one.pk for one in queries.path(city["motor"])] == [city[key].pk for key in ("city", "hong", "motor")]
        history = [(row.superior_id, row.ends_on) for row in queries.superiorities(city["motor"])]
        assert history == [(city["hong"].pk, None), (city["jiang"].pk, moved_on - timedelta(days=1))]
        assert queries.superior_on(city["motor"], moved_on) == city["hong"]
        assert queries.superior_on(city["motor"], moved_on - timedelta(days=1)) == city["jiang"]
        assert city["motor"].pk in queries.as_of(city["jiang"], moved_on - timedelta(days=1))
        assert city["motor"].pk not in queries.as_of(city["jiang"], moved_on)
        assert invariants.closure_equals_tree() == []


def test_departments_moved_into_another_house_belong_to_it(city: City) -> None:
    tree.change_superior(city["jiang_office"], city["hong"], by=SYSTEM)
    inside = Ancestry.objects.filter(descendant=city["jiang_office"], inside=True).order_by("depth")
    assert [row.ancestor_id for row in inside] == [city["jiang_office"].pk, city["hong"].pk]
    tree.change_superior(city["jiang_office"], city["office"], by=SYSTEM)
    inside = Ancestry.objects.filter(descendant=city["jiang_office"], inside=True).order_by("depth")
    assert [row.ancestor_id for row in inside] == [city[key].pk for key in ("jiang_office", "office", "city")]


def test_moving_twice_on_one_day_corrects_the_first_move(city: City) -> None:
    tree.change_superior(city["motor"], city["hong"], by=SYSTEM)
    tree.change_superior(city["motor"], city["lake"], by=SYSTEM)
    row = city["motor"].superiorities.get()
    assert (row.superior_id, row.starts_on, row.ends_on) == (city["lake"].pk, clock.today(), None)


def test_a_circle_is_refused_and_the_database_could_not_hold_it(city: City) -> None:
    federation = city["federation"]
    with pytest.raises(Refused) as refusal:
        tree.change_superior(city["jiang"], federation, by=SYSTEM)
    assert reason(refusal) == "不能把组织调整到自身或其下级组织之下"
    with pytest.raises(IntegrityError), transaction.atomic():
        Ancestry.objects.create(ancestor=city["jiang"], descendant=city["jiang"], depth=2, inside=False)


@pytest.mark.parametrize(
    ("who", "what", "under", "said"),
    [
        (("officer", "jiang"), "motor", "hong", "您不负责新的业务指导单位"),
        (("officer", "jiang"), "jiang", "hong", "须由现业务指导单位的经办人调整"),
        (("officer", "city"), "motor", "jiang", "新的业务指导单位与现在的相同"),
        (("officer", "city"), "motor", "office", "内设部门之下只能设内设部门"),
        (("chair", "city"), "motor", "hong", "须由现业务指导单位的经办人调整"),
    ],
)
def test_a_move_that_is_not_allowed_says_why(city: City, who, what: str, under: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        tree.change_superior(city[what], city[under], by=city.actor("甲", *who))
    assert reason(refusal) == said
    assert invariants.closure_equals_tree() == []


def test_a_move_cannot_be_dated_into_the_future_or_before_the_present_superior(city: City) -> None:
    with pytest.raises(Refused) as refusal:
        tree.change_superior(city["motor"], city["hong"], by=SYSTEM, on=clock.today() + timedelta(days=1))
    assert reason(refusal) == "调整日期不能晚于今天"
    with pytest.raises(Refused) as refusal:
        tree.change_superior(city["motor"], city["hong"], by=SYSTEM, on=clock.today() - timedelta(days=1))
    assert reason(refusal) == f"调整日期不能早于现业务指导关系的开始日期 {clock.today()}"
    with pytest.raises(Refused):
        organisations.register(
            Particulars(name="甲"),
            kind="society",
            superior=city["city"],
            by=SYSTEM,
            on=clock.today() + timedelta(days=1),
        )


def test_closed_organisations_neither_move_nor_take_others(city: City) -> None:
    organisations.close(city["steel"], by=SYSTEM, note="注销")
    with pytest.raises(Refused) as refusal:
        tree.change_superior(city["steel"], city["hong"], by=SYSTEM)
    assert reason(refusal) == "该组织已撤销，不能调整业务指导单位"
    with pytest.raises(Refused) as refusal:
        tree.change_superior(city["motor"], city["steel"], by=SYSTEM)
    assert reason(refusal) == "新的业务指导单位已撤销，请选择其他单位"
    with pytest.raises(Refused) as refusal:
        organisations.register(Particulars(name="甲"), kind="society", superior=city["steel"], by=SYSTEM)
    assert reason(refusal) == "业务指导单位已撤销，请选择其他单位"


def test_a_root_attached_under_another_becomes_its_branch(city: City) -> None:
    province = organisations.register(
        Particulars(name="某省科协"), kind="association", level="province", superior=None, by=SYSTEM
    )
    tree.change_superior(city["city"], province, by=SYSTEM)
    assert [one.pk for one in queries.path(city["motor"])] == [province.pk] + [
        city[k].pk for k in ("city", "jiang", "motor")
    ]
    assert invariants.closure_equals_tree() == []


def test_closing_needs_a_reason_the_superior_and_no_one_below(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    with pytest.raises(Refused) as refusal:
        organisations.dissolve(city["motor"], by=zhao, note=" ")
    assert reason(refusal) == "请写明撤销的理由"
    with pytest.raises(Refused) as refusal:
        organisations.close(city["jiang"], by=zhao, note="合并")
    assert reason(refusal) == "须由业务指导单位的经办人撤销"
    with pytest.raises(Refused) as refusal:
        organisations.close(city["jiang"], by=SYSTEM, note="合并")
    assert reason(refusal) == "该组织还有下级组织，请先撤销或调整下级组织"
    with pytest.raises(Refused) as refusal:
        organisations.close(city["city"], by=SYSTEM, note="合并")
    assert reason(refusal) == "最上级组织不能撤销"
    organisations.dissolve(city["motor"], by=zhao, note="注销")
    with pytest.raises(Refused) as refusal:
        organisations.dissolve(city["motor"], by=zhao, note="注销")
    assert reason(refusal) == "该组织已撤销"
    assert Organisation.objects.get(pk=city["motor"].pk).closed_on == clock.today()


def test_a_closing_may_lie_back_as_far_as_the_last_trace_of_work(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    city.actor("王", "secretary_general", "motor")
    today = clock.today()
    busy = f"该组织{today.year}年{today.month}月{today.day}日还有成立、任职、人员或办理的记录"
    for day, told in (
        (today + timedelta(days=1), "撤销日期不能晚于今天"),
        (today - timedelta(days=1), f"{busy}，撤销日期不能早于这一天"),
    ):
        with pytest.raises(Refused) as refusal:
            organisations.dissolve(city["motor"], by=zhao, note="注销", on=day)
        assert reason(refusal) == told
    long_ago = today - timedelta(days=400)
    organisations.dissolve(city["federation"], by=zhao, note="注销", on=long_ago)
    assert Organisation.objects.get(pk=city["federation"].pk).closed_on == long_ago
    assert invariants.nobody_serves_the_closed() == []


def test_an_act_through_a_post_of_it_is_a_trace_of_work(city: City) -> None:
    wang = city.actor("王", "secretary_general", "motor")
    Post.objects.filter(pk=wang.post_id).update(starts_on=date(2020, 1, 1))
    Affiliation.objects.filter(person=wang.person_id).update(starts_on=date(2020, 1, 1))
    assert rules.last_busy(city["motor"]) == date(2020, 1, 1)
    organisations.edit(city["motor"], Particulars(name="光明电机公司科协", fax="027-1"), by=wang)
    assert rules.last_busy(city["motor"]) == clock.today()
    assert rules.last_busy(city["steel"]) is None


def test_reopening_takes_a_closing_back_unless_the_name_was_taken(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    with pytest.raises(Refused) as refusal:
        organisations.reopen(city["motor"], by=zhao, note="误操作")
    assert reason(refusal) == "该组织并未撤销"
    organisations.dissolve(city["motor"], by=zhao, note="注销")
    with pytest.raises(Refused) as refusal:
        organisations.reopen(city["motor"], by=city.actor("孙", "officer", "hong"), note="误操作")
    assert reason(refusal) == "须由业务指导单位的经办人恢复"
    organisations.reopen(city["motor"], by=zhao, note="误操作")
    organisations.dissolve(city["motor"], by=zhao, note="注销")
    organisations.register(Particulars(name="光明电机公司科协"), kind="enterprise", superior=city["jiang"], by=zhao)
    with pytest.raises(Overtaken) as refusal:
        organisations.reopen(city["motor"], by=zhao, note="误操作")
    assert reason(refusal) == "该业务指导单位下已有同名组织"


def test_reopening_below_a_closed_superior_is_refused(city: City) -> None:
    for key in ("hospital", "hong"):
        organisations.close(city[key], by=SYSTEM, note="注销")
    with pytest.raises(Refused) as refusal:
        organisations.reopen(city["hospital"], by=SYSTEM, note="误操作")
    assert reason(refusal) == "业务指导单位已撤销，不能恢复"


def test_two_superiors_at_a_time_are_impossible_in_the_database(city: City) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Superiority.objects.create(
            organisation=city["motor"], superior=city["hong"], starts_on=clock.today() + timedelta(days=9)
        )


def test_a_batch_is_one_row_in_the_journal_and_one_detail_for_each(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    before = Entry.objects.count()
    made = bulk.register_many(
        [
            bulk.Line(Particulars(name=f"第{n}厂科协"), "enterprise", city["jiang" if n % 2 else "hong"])
            for n in range(7)
        ],
        by=chen,
    )
    entry = Entry.objects.order_by("-id").first()
    assert Entry.objects.count() == before + 1
    assert entry is not None
    assert (entry.entity, entry.verb, entry.diff) == ("batch", "register_many", {"count": ["", "7"]})
    batch = Batch.objects.get(pk=entry.entity_id)
    assert (batch.entity, batch.count) == ("organisation", 7)
    assert {item.subject_id for item in BatchItem.objects.filter(batch=batch)} == {one.pk for one in made}
    assert invariants.closure_equals_tree() == []
    assert invariants.one_current_superior() == []


def test_a_batch_is_all_or_nothing(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    count = Organisation.objects.count()
    lines = [bulk.Line(Particulars(name="甲厂科协"), "enterprise", city["jiang"])]
    with pytest.raises(Refused) as refusal:
        bulk.register_many([*lines, bulk.Line(Particulars(name="乙厂科协"), "enterprise", city["hong"])], by=zhao)
    assert reason(refusal) == "您不负责该业务指导单位，不能在其下登记组织"
    with pytest.raises(Overtaken):
        bulk.register_many([*lines, *lines], by=zhao)
    with pytest.raises(Refused) as refusal:
        bulk.register_many(
            [*lines, bulk.Line(Particulars(name="丙厂科协", credit_code="123"), "enterprise", city["jiang"])], by=zhao
        )
    assert reason(refusal) == "丙厂科协：统一社会信用代码应为 18 位，现为 3 位"
    with pytest.raises(Refused):
        bulk.register_many(lines, by=zhao, on=clock.today() + timedelta(days=1))
    assert bulk.register_many([], by=zhao) == []
    assert Organisation.objects.count() == count


def test_moving_five_thousand_units_takes_a_fixed_number_of_statements(city: City) -> None:
    from django.test.utils import CaptureQueriesContext

    bulk.register_many(
        [bulk.Line(Particulars(name=f"第{n}厂科协"), "enterprise", city["jiang"]) for n in range(300)], by=SYSTEM
    )
    counts = []
    for what in ("motor", "jiang"):
        province = organisations.register(
            Particulars(name=f"某省科协{what}"), kind="association", level="province", superior=None, by=SYSTEM
        )
        with CaptureQueriesContext(connection) as seen:
            tree.change_superior(city[what], province, by=SYSTEM)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert invariants.closure_equals_tree() == []


def test_a_planted_hole_in_the_closure_is_found(city: City) -> None:
    Ancestry.objects.filter(ancestor=city["city"], descendant=city["motor"]).delete()
    assert len(invariants.closure_equals_tree()) == 1
    Ancestry.objects.filter(ancestor=city["jiang"], descendant=city["motor"]).update(inside=True)
    assert len(invariants.closure_equals_tree()) == 2
    Organisation.objects.filter(pk=city["steel"].pk).update(superior=city["hong"])
    assert len(invariants.one_current_superior()) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), steps=st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=12))
def test_whatever_is_moved_the_closure_equals_the_recursion(
    city: City, seed: int, steps: list[tuple[int, int]]
) -> None:
    units = list(city.units.values())
    random.Random(seed).shuffle(units)
    with transaction.atomic():
        for what, under in steps:
            try:
                tree.change_superior(units[what], units[under], by=SYSTEM)
            except Refused:
                continue
        assert invariants.closure_equals_tree() == []
        assert invariants.one_current_superior() == []
        transaction.set_rollback(True)


def test_a_move_to_where_the_name_is_taken_is_refused(city: City) -> None:
    with pytest.raises(Overtaken) as refusal:
        tree.change_superior(city["jiang_office"], city["city"], by=SYSTEM)
    assert reason(refusal) == "该业务指导单位下已有同名组织"


def test_a_unit_is_merged_into_one_that_stands_and_that_one_keeps(city: City) -> None:
    zhao = city.actor("zhao", "officer", "jiang")
    organisations.dissolve(city["federation"], by=zhao, note="撤销")
    for successor, rule in (("motor", "itself"), ("federation", "successor_active"), ("steel", "successor_right")):
        with pytest.raises(Refused) as refused:
            organisations.dissolve(city["motor"], by=zhao, note="合并", successor=city[successor])
        assert refused.value.rule == f"organisation.close.{rule}"
    closed = organisations.close(city["motor"], by=SYSTEM, note="合并", successor=city["steel"])
    assert closed.successor == city["steel"]
    told = Entry.objects.filter(entity="organisation", entity_id=closed.pk, verb="close").get().diff
    assert told["successor"] == ["", "红旗钢铁公司科协"]
    assert organisations.reopen(closed, by=zhao, note="办错了").successor is None


def test_what_a_unit_may_be_merged_into_are_its_neighbours_and_the_one_above(city: City) -> None:
    assert [one.name for one in queries.neighbours(city["motor"])] == ["办公室", "江边区科协", "江边区企业科协联合会"]


def test_only_a_closed_unit_has_a_successor(city: City) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=city["motor"].pk).update(successor=city["steel"])
