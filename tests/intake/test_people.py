"""People by table: who is new, who is known, whom nobody can tell; by whose right, and what is never changed in silence."""

from datetime import date

import pytest

from kexie.intake.actions import batches
from kexie.intake.actions import people as acts
from kexie.intake.models import BatchRow
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.organisations import rules
from kexie.organisations.actions import members, numbers
from kexie.organisations.models import Affiliation
from kexie.people import strokes
from kexie.people.actions import persons
from kexie.people.models import Person
from tests.intake.sent import HEADS, MOBILE, OTHER_MOBILE, faults, file, number, row, sums, take, work

ID = number()


def known(city, name="张明", unit="motor", position="", **told) -> Person:
    sealed = {key: told.pop(key) for key in ("id_number", "mobile") if key in told}
    person = members.register(persons.Particulars(name=name, **told), city[unit], by=SYSTEM, position=position)
    numbers.put(person, sealed, by=SYSTEM, id_kind="resident" if "id_number" in sealed else "")
    return Person.objects.get(pk=person.pk)


def one(name="张明") -> Person:
    return Person.objects.get(name=name)


def test_a_new_person_is_recorded_whole_with_unit_keys_and_sealed_numbers(city):
    told = row(
        "张明", 性别="男", 出生日期="1980年5月2日", 手机号=MOBILE, 身份证号=ID, 职称="高级工程师", 职务="总工程师"
    )
    batch = take(city, city.actors["chen"], file(told))
    assert (batch.state, sums(batch), faults(batch)) == ("done", (1, 0, 0, 0), {})
    person = one()
    assert (person.gender, person.born_on, person.birth_year, person.title) == (
        "male",
        date(1980, 5, 2),
        1980,
        "高级工程师",
    )
    assert (person.name_key, person.initials, person.id_kind) == ("zhang ming", "zm", "resident")
    assert person.stroke_key == strokes.sort_key("张明")
    assert (person.id_number.reveal(), person.mobile.reveal()) == (ID, MOBILE)
    made = Affiliation.objects.get(person=person)
    assert (made.organisation, made.position, made.starts_on, made.ends_on) == (
        city["motor"],
        "总工程师",
        clock.today(),
        None,
    )
    # Found as one recorded at the desk is found.
    same = known(city, "李四", id_number=number(serial=3), mobile=OTHER_MOBILE)
    again = take(city, city.actors["chen"], file(row("李四", 身份证号=number(serial=3))))
    assert sums(again) == (0, 0, 1, 0)
    assert Person.objects.filter(mobile_tail=person.mobile_tail).get() == person
    assert same.mobile_tail != person.mobile_tail


PAST = {
    "籍贯": "湖北孝感", "毕业学校": "武汉大学", "毕业专业": "测绘工程", "参加工作年月": "1998年7月", "行政职级": "县处级副职",
    "主要社会兼职": "市学会理事\n省学会会员", "工作简历": "1994—1998 武汉大学\n1998— 现单位",
}  # fmt: skip
KEPT_PAST = {
    "native_place": "湖北孝感", "graduated_from": "武汉大学", "major": "测绘工程", "began_work_on": date(1998, 7, 1),
    "administrative_rank": "division_deputy", "public_offices": "市学会理事\n省学会会员",
    "career": "1994—1998 武汉大学\n1998— 现单位",
}  # fmt: skip


def past(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in KEPT_PAST}


def test_what_a_nomination_asks_of_somebody_s_past_comes_in_whole_and_goes_back_as_it_was(city):
    known(city, born_on=date(1976, 5, 2), began_work_on=date(1997, 8, 1), native_place="湖北黄冈")
    heads = [*HEADS, *PAST]
    upload = file([*row("张明", 出生日期="1976-05-02"), *PAST.values()], [*row("王芳"), *PAST.values()], heads=heads)
    batch = take(city, city.actors["chen"], upload, policy="overwrite")
    assert (sums(batch), past(one()), past(one("王芳"))) == ((1, 1, 0, 0), KEPT_PAST, KEPT_PAST)
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    work(batch)
    none = {**dict.fromkeys(KEPT_PAST, ""), "began_work_on": date(1997, 8, 1), "native_place": "湖北黄冈"}
    assert (past(one()), Person.objects.filter(name="王芳").count()) == (none, 0)


def test_one_row_in_the_journal_for_the_writing_and_the_details_in_the_table(city):
    batch = take(city, city.actors["chen"], file(row("张明"), row("王芳"), row("")))
    assert [one.verb for one in Entry.objects.filter(entity="import_batch").order_by("id")] == [
        "upload",
        "take",
        "finish",
    ]
    last = Entry.objects.get(entity="import_batch", verb="finish")
    assert {name: told for name, (_, told) in last.diff.items()} == {
        "rows": "3",
        "created": "2",
        "updated": "0",
        "skipped": "0",
        "rejected": "1",
        "warned": "0",
    }
    assert list(batch.lines.order_by("number").values_list("number", "outcome")) == [
        (2, "created"),
        (3, "created"),
        (4, "rejected"),
    ]
    assert not Entry.objects.filter(entity="person", entity_id__in=batch.lines.values("subject_id")).exists()


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"性别": "不详"}, "不在可选项里"),
        ({"出生日期": "2999-01-01"}, "出生日期不能晚于今天"),
        ({"出生日期": "2150"}, "出生日期不能晚于今天"),
        ({"出生日期": "1979-05-02", "身份证号": ID}, "与身份证号码里的出生日期不符"),
        ({"性别": "女", "身份证号": ID}, "与身份证号码里的性别不符"),
        ({"身份证号": ID[:-1] + ("0" if ID[-1] != "0" else "1")}, "校验位"),
        ({"身份证号": "4.20102198005E+17"}, "18 位"),
        ({"手机号": "82734567"}, "不是 11 位手机号码"),
        ({"单位": "没有的单位"}, "没有找到"),
        ({"单位": "办公室"}, "有 2 个单位都叫"),
        ({"姓名": None}, "必须填写"),
        ({"参加工作时间": "2999-01"}, "参加工作时间晚于今天或早于出生"),
        ({"参加工作时间": "1980-07", "出生日期": "1980"}, "参加工作时间晚于今天或早于出生"),
        ({"参加工作时间": "1998.1"}, "分不清是 1 月还是 10 月"),
        ({"行政级别": "处长"}, "不在可选项里"),
        ({"社会兼职": "理" * 301}, "不能超过 300 字"),
        ({"简历": "历" * 2001}, "不能超过 2000 字"),
    ],
)
def test_what_is_wrong_in_a_row_goes_back_with_its_reason_and_the_others_are_taken(city, told, reason):
    more = [head for head in told if head not in HEADS]
    upload = file([*row("张明", **told), *(told[head] for head in more)], row("王芳"), heads=[*HEADS, *more])
    batch = take(city, city.actors["chen"], upload)
    assert sums(batch) == (1, 0, 0, 1)
    ((wrong,),) = faults(batch).values()
    assert reason in wrong
    assert list(Person.objects.filter(name__in=["张明", "王芳"]).values_list("name", flat=True)) == ["王芳"]


def test_units_are_found_by_number_credit_code_and_short_name(city):
    told = [row("甲", 单位=str(city["motor"].number)), row("乙", 单位="光明电机公司"), row("丙", 单位=" 某市科协 ")]
    assert sums(take(city, city.actors["chen"], file(*told))) == (3, 0, 0, 0)
    assert [Affiliation.objects.get(person__name=name).organisation for name in "甲乙丙"] == [
        city["motor"],
        city["motor"],
        city["city"],
    ]


def test_a_start_to_come_and_a_year_of_birth_alone(city):
    heads = [*HEADS, "起始日期"]
    told = [[*row("张明", 出生日期="1980"), "2999-01-01"], [*row("王芳", 出生日期="1980-05"), "2020-01-31"]]
    batch = take(city, city.actors["chen"], file(*told, heads=heads))
    assert faults(batch) == {2: ["起始日期不能晚于今天"]}
    assert (one("王芳").birth_year, one("王芳").born_on) == (1980, None)
    assert Affiliation.objects.get(person__name="王芳").starts_on == date(2020, 1, 31)


def test_a_person_stands_once_in_a_file(city):
    told = [
        row("张明", 身份证号=ID),
        row("张明", 身份证号=ID),
        row("王芳", 手机号=MOBILE),
        row("王芳", 手机号=MOBILE, 单位="红旗钢铁公司科协"),
        row("李四"),
        row("李四"),
        row("赵五", 出生日期="1980"),
        row("赵五", 出生日期="1980-01-01"),
        row("赵五", 出生日期="1981"),
        row("张明", 身份证号=number(serial=3)),
        row("王芳", 手机号=MOBILE, 身份证号=number(serial=5)),
    ]
    batch = take(city, city.actors["chen"], file(*told))
    assert faults(batch) == {
        3: ["与第 2 行的身份证号码相同"],
        5: ["与第 4 行同名、同手机号，请只留一行"],
        7: ["与第 6 行同单位同名，缺身份证号码或出生日期，分不清是不是同一人"],
        9: ["与第 8 行是同一人，请只留一行"],
        12: ["与第 4 行同名、同手机号，请只留一行"],
    }
    assert batch.created == 6


def test_somebody_known_is_met_by_number_then_mobile_then_unit_and_birth(city):
    known(city, "张明", id_number=ID)
    known(city, "王芳", mobile=MOBILE)
    known(city, "李四", born_on=date(1980, 1, 1))
    known(city, "赵五", birth_year=1980)
    told = [
        row("张明", 身份证号=ID),
        row("王芳", 手机号=MOBILE),
        row("李四", 出生日期="1980-01-01"),
        row("赵五", 出生日期="1980-09-01"),
        row("李四", 出生日期="1990-01-01"),
    ]
    assert sums(take(city, city.actors["chen"], file(*told))) == (1, 0, 4, 0)


def test_whoever_cannot_be_told_apart_goes_back_and_nobody_is_merged_by_name(city):
    known(city, "张明", id_number=ID)
    known(city, "王芳", mobile=MOBILE, id_number=number(serial=3))
    known(city, "王方", mobile=OTHER_MOBILE, born_on=date(1980, 1, 1))
    for _ in range(2):
        known(city, "双胞", id_number=number(serial=7))
        known(city, "双手", mobile="13871234509")
    known(city, "李四")
    told = [
        row("张铭", 身份证号=ID),
        row("王芳", 手机号=MOBILE, 身份证号=number(serial=5)),
        row("王方", 手机号=OTHER_MOBILE, 出生日期="1990-01-01"),
        row("双胞", 身份证号=number(serial=7)),
        row("双手", 手机号="13871234509"),
        row("李四", 出生日期="1980-01-01"),
        row("李四", 单位="红旗钢铁公司科协"),
    ]
    batch = take(city, city.actors["chen"], file(*told))
    assert faults(batch) == {
        2: ["这个身份证号码登记在另一个姓名之下，请核对"],
        3: ["同名、同手机号的人登记的是另一个身份证号码，请核对"],
        4: ["同名、同手机号的人登记的是另一个出生日期，请核对"],
        5: ["有 2 人登记了这个身份证号码，请先合并或更正"],
        6: ["有 2 个同名的人登记了这个手机号，分不清是谁"],
        7: ["该单位已有同名的人，身份证号码、手机号、出生日期对不上，分不清是不是同一人"],
    }
    assert batch.created == 1


def test_policies_skip_fill_overwrite_and_reject(city):
    def before():
        Affiliation.objects.filter(person__name="张明").delete()
        Person.objects.filter(name="张明").delete()
        return known(city, "张明", id_number=ID, mobile=MOBILE, title="工程师", birth_year=1980, position="科长")

    told = row(
        "张明", 性别="男", 身份证号=ID, 手机号=OTHER_MOBILE, 职称="高级工程师", 职务="处长", 出生日期="1980-05-02"
    )
    by = city.actors["chen"]
    found = {}
    for policy in ("skip", "fill", "overwrite", "reject"):
        person = before()
        batch = take(city, by, file(told), policy=policy)
        person.refresh_from_db()
        position = person.affiliations.get().position
        found[policy] = (sums(batch), person.title, person.gender, person.mobile.reveal(), person.born_on, position)
    day = date(1980, 5, 2)
    assert found == {
        "skip": ((0, 0, 1, 0), "工程师", "", MOBILE, None, "科长"),
        "fill": ((0, 1, 0, 0), "工程师", "male", MOBILE, day, "科长"),
        "overwrite": ((0, 1, 0, 0), "高级工程师", "male", OTHER_MOBILE, day, "处长"),
        "reject": ((0, 0, 0, 1), "工程师", "", MOBILE, None, "科长"),
    }


def test_an_empty_cell_changes_nothing_and_no_change_is_a_row_skipped(city):
    known(city, "张明", id_number=ID, title="工程师", gender="male", born_on=date(1980, 5, 2))
    batch = take(city, city.actors["chen"], file(row("张明", 身份证号=ID, 出生日期="1980")), policy="overwrite")
    assert (sums(batch), one().title, one().born_on) == ((0, 0, 1, 0), "工程师", date(1980, 5, 2))


def test_a_year_that_differs_is_not_filled_in_beside_another(city):
    known(city, "张明", id_number=ID, birth_year=1979)
    batch = take(city, city.actors["chen"], file(row("张明", 身份证号=ID, 出生日期="1980-05-02")), policy="fill")
    assert (sums(batch), one().birth_year, one().born_on) == ((0, 0, 1, 0), 1979, None)
    take(city, city.actors["chen"], file(row("张明", 身份证号=ID, 出生日期="1980-05-02")), policy="overwrite")
    assert (one().birth_year, one().born_on) == (1980, date(1980, 5, 2))


def test_numbers_are_filled_in_where_there_were_none_and_another_unit_is_added(city):
    known(city, "张明", born_on=date(1980, 5, 2))
    told = row("张明", 出生日期="1980-05-02", 身份证号=ID, 手机号=MOBILE)
    assert sums(take(city, city.actors["chen"], file(told), policy="fill")) == (0, 1, 0, 0)
    assert (one().id_number.reveal(), one().mobile.reveal(), one().id_kind) == (ID, MOBILE, "resident")
    elsewhere = row("张明", 身份证号=ID, 单位="红旗钢铁公司科协", 职务="顾问")
    assert sums(take(city, city.actors["chen"], file(elsewhere), policy="fill")) == (0, 1, 0, 0)
    units = dict(one().affiliations.values_list("organisation__name", "position"))
    assert units == {"光明电机公司科协": "", "红旗钢铁公司科协": "顾问"}
    # Where nobody had written a position it is filled in.
    here = row("张明", 身份证号=ID, 职务="工人")
    assert sums(take(city, city.actors["chen"], file(here), policy="fill")) == (0, 1, 0, 0)


def test_another_spell_at_the_same_unit_goes_back(city):
    person = known(city, "张明", id_number=ID)
    members.leave(person.affiliations.get(), clock.today(), by=SYSTEM)
    Affiliation.objects.filter(person=person).update(starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    heads = [*HEADS, "起始日期"]
    batch = take(
        city,
        city.actors["chen"],
        file([*row("张明", 身份证号=ID, 职称="工程师"), "2020-06-01"], heads=heads),
        policy="fill",
    )
    assert faults(batch) == {2: ["此人在该单位另有一段任职与这段时间重叠，请核对"]}
    assert one().title == ""


def test_a_district_imports_into_its_own_subtree_only_row_by_row(city):
    known(city, "外人", unit="steel", id_number=ID)
    told = [row("张明"), row("王芳", 单位="红旗钢铁公司科协"), row("外人", 身份证号=ID)]
    batch = take(city, city.actors["zhao"], file(*told))
    assert faults(batch) == {
        3: ["在您负责的单位里没有找到“红旗钢铁公司科协”，请核对名称，或先登记该单位"],
        4: ["此人已登记，但不在您维护的人员范围内，请由其所在单位的上级科协办理"],
    }
    assert sums(batch) == (1, 0, 0, 2)


def test_the_set_of_kept_people_agrees_with_the_rule_for_one(city):
    people = [
        known(city, "甲"),
        known(city, "乙", unit="steel"),
        known(city, "丙"),
        city.people["wang"],
        city.people["chen"],
    ]
    Affiliation.objects.filter(person=people[2]).delete()
    for name in ("chen", "zhao", "wang", "sun"):
        by = city.actors[name]
        kept = rules.kept_people(by, [one.pk for one in people])
        agreed = {one.pk for one in people if rules.can_edit_person(by, one) and one.pk != by.person_id}
        assert kept - {by.person_id} == agreed, name
    assert rules.kept_people(SYSTEM, [people[0].pk]) == {people[0].pk}


def test_no_number_lies_in_clear_in_rows_journal_or_reasons(city):
    known(city, "张明", id_number=ID, mobile=MOBILE)
    stray, spaced = number(serial=9), "420102 19800502 0018"
    told = [
        row("张明", 身份证号=ID, 手机号=OTHER_MOBILE),
        row("王芳", 性别=stray),
        row("李四", 性别=spaced),
        row("赵五", 身份证号=ID + "1"),
    ]
    take(city, city.actors["chen"], file(*told), policy="overwrite")
    rows = str(list(BatchRow.objects.values("faults", "before", "after", "undo_reason")))
    rows += str(list(Entry.objects.values("diff"))) + str(
        [
            bytes(one)
            for one in BatchRow.objects.exclude(mobile_before=None)
            .extra(select={"m": "mobile_before"})
            .values_list("m", flat=True)
        ]
    )
    for secret in (ID, MOBILE, OTHER_MOBILE, stray, spaced, MOBILE[:9]):
        assert secret not in rows
    assert "号码已隐去" in rows
    headless = batches.upload(city["city"], "people", file(["李四", ID], heads=["张明", ID]), by=city.actors["chen"])
    assert headless.heads == ["张明", "（号码已隐去）"]
    assert BatchRow.objects.get(outcome="updated").mobile_before.reveal() == MOBILE


def test_more_names_than_are_remembered_keep_their_keys(city, monkeypatch):
    monkeypatch.setattr(acts, "_NAMES", 1)
    assert sums(
        take(city, city.actors["chen"], file(row("张明"), row("王芳"), row("张明", 单位="红旗钢铁公司科协")))
    ) == (3, 0, 0, 0)
    assert set(Person.objects.filter(name__in=["张明", "王芳"]).values_list("name_key", flat=True)) == {
        "zhang ming",
        "wang fang",
    }
