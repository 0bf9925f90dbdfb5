"""What may be answered to each kind of field, and how it is told, put into a cell and added up."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kexie.blanks import kinds, telling, values

UNIT = {"id": "0190a1b2-0000-7000-8000-000000000001", "name": "武汉市科协"}
WANG = {"name": "王秘书", "position": "秘书长", "phone": "027-65692271"}


@dataclass
class Shape:
    kind: str
    key: str = "f1"
    label: str = "这一项"
    required: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    places: int = 0
    unit: str = ""
    first_day: date | None = None
    last_day: date | None = None
    options: list[str] = field(default_factory=list)


CASES = [
    (Shape("text", most=Decimal(3)), "一二三", ""),
    (Shape("text", most=Decimal(3)), "一二三四", "这一项不超过 3 字，现在 4 字"),
    (Shape("text", least=Decimal(3)), "一二", "这一项不少于 3 字，现在 2 字"),
    (Shape("text"), "字" * 5001, "这一项不超过 5000 字，现在 5001 字"),
    (Shape("text"), "有\x00控制", "文字里有不能保存的字符"),
    (Shape("text"), 3, "文字里有不能保存的字符"),
    (Shape("text"), "=1+1", ""),
    (Shape("text", required=True), None, "请填写这一项"),
    (Shape("text"), None, ""),
    (Shape("number"), "12", ""),
    (Shape("number"), "-12", ""),
    (Shape("number"), 12, "这一项应为数字"),
    (Shape("number"), "12.0", "这一项应为数字"),
    (Shape("number"), "1e5", "这一项应为数字"),
    (Shape("number"), "NaN", "这一项应为数字"),
    (Shape("number"), "十二", "这一项应为数字"),
    (Shape("number"), "1.5", "这一项应为整数"),
    (Shape("number", places=2), "1.55", ""),
    (Shape("number", places=2), "1.555", "这一项最多 2 位小数"),
    (Shape("number", most=Decimal("20.0000"), unit="人"), "21", "这一项不超过 20人"),
    (Shape("number", least=Decimal("1.0000"), unit="人"), "0", "这一项不少于 1人"),
    (Shape("number"), "1" * 13, "这一项的数字太大"),
    (Shape("date"), "2013-05-12", ""),
    (Shape("date"), "2013-5-12", "这一项应为日期，如 2013-05-12"),
    (Shape("date"), "20130512", "这一项应为日期，如 2013-05-12"),
    (Shape("date"), "2013-02-30", "这一项应为日期，如 2013-05-12"),
    (Shape("date", first_day=date(2013, 5, 13)), "2013-05-12", "这一项不早于 2013-05-13"),
    (Shape("date", last_day=date(2013, 5, 11)), "2013-05-12", "这一项不晚于 2013-05-11"),
    (Shape("choice", options=["参加", "不参加"]), "参加", ""),
    (Shape("choice", options=["参加", "不参加"]), "再说", "这一项请在所列各项中选择"),
    (Shape("choices", options=["甲", "乙", "丙"]), ["甲", "丙"], ""),
    (Shape("choices", options=["甲", "乙", "丙"]), ["丙", "甲"], "这一项请在所列各项中选择"),
    (Shape("choices", options=["甲", "乙"]), ["甲", "甲"], "这一项请在所列各项中选择"),
    (Shape("choices", options=["甲", "乙"]), "甲", "这一项请在所列各项中选择"),
    (Shape("choices", options=["甲", "乙", "丙"], most=Decimal(1)), ["甲", "乙"], "这一项不超过 1 项，现在 2 项"),
    (Shape("person"), [WANG], ""),
    (Shape("person"), [WANG | {"position": ""}], ""),
    (Shape("person"), [{"name": "王秘书"}], "这一项应有姓名、职务、电话"),
    (Shape("person"), "王秘书", "这一项应有姓名、职务、电话"),
    (Shape("person"), [WANG | {"name": "王\n秘书"}], "这一项里有不能保存的字符"),
    (Shape("person"), [WANG | {"name": ""}], "这一项请填写姓名"),
    (Shape("person"), [WANG | {"name": "王" * 61}], "这一项的姓名、职务各不超过 60 字"),
    (Shape("person"), [WANG | {"phone": "没有"}], "这一项请填写王秘书的电话，只含数字、括号和短横线"),
    (Shape("person", most=Decimal(1)), [WANG, WANG], "这一项不超过 1 人，现在 2 人"),
    (Shape("person", least=Decimal(2)), [WANG], "这一项不少于 2 人，现在 1 人"),
    (Shape("organisation"), UNIT, ""),
    (Shape("organisation"), {"id": "1", "name": "某单位"}, "这一项请填写名册里的单位"),
    (Shape("organisation"), {"id": None, "name": "某单位"}, "这一项请填写名册里的单位"),
    (Shape("organisation"), "某单位", "这一项请填写名册里的单位"),
    (Shape("file"), {"id": "1", "name": "附表.xlsx", "size": 3}, ""),
    (Shape("file"), "附表.xlsx", "请上传这一项"),
]


@pytest.mark.parametrize(("shape", "value", "why"), CASES)
def test_a_value_is_kept_or_refused_with_the_reason(shape: Shape, value: Any, why: str) -> None:
    assert values.fault(shape, value) == why


def test_every_kind_is_checked_and_a_key_of_no_field_is_a_fault() -> None:
    assert {case[0].kind for case in CASES} == set(kinds.KINDS)
    assert len(kinds.KINDS) == 8
    shapes = [Shape("text", required=True), Shape("number", key="f2")]
    assert values.faults(shapes, {"f2": "一", "f9": "x"}) == {
        "f9": "表单里没有这一项", "f1": "请填写这一项", "f2": "这一项应为数字",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("shape", "value", "told", "cell"),
    [
        (Shape("text"), "意见", "意见", "意见"),
        (Shape("text"), None, "", None),
        (Shape("number", unit="人"), "12", "12 人", Decimal(12)),
        (Shape("number"), "12", "12", Decimal(12)),
        (Shape("date"), "2013-05-12", "2013-05-12", date(2013, 5, 12)),
        (Shape("choices"), ["甲", "乙"], "甲、乙", "甲、乙"),
        (Shape("person"), [WANG, WANG | {"position": ""}], "王秘书 秘书长 027-65692271；王秘书 027-65692271",
         "王秘书 秘书长 027-65692271；王秘书 027-65692271"),
        (Shape("organisation"), UNIT, "武汉市科协", "武汉市科协"),
        (Shape("file"), {"id": "1", "name": "附表.xlsx", "size": 3}, "附表.xlsx", "附表.xlsx"),
    ],
)  # fmt: skip
def test_an_answer_in_words_and_as_a_cell(shape: Shape, value: Any, told: str, cell: Any) -> None:
    assert (telling.told(shape, value), telling.cell(shape, value)) == (told, cell)


def test_numbers_are_added_up_and_choices_counted() -> None:
    asked = [
        Shape("number", "n", "人数"), Shape("choice", "c", "参加", options=["是", "否"]),
        Shape("choices", "s", "日期", options=["周一", "周二"]), Shape("text", "t", "意见"),
    ]  # fmt: skip
    assert [(one.label, option) for one, option in telling.heads(asked)] == [
        ("人数", ""), ("参加", "是"), ("参加", "否"), ("日期", "周一"), ("日期", "周二"),
    ]  # fmt: skip
    given = [{"n": "2", "c": "是", "s": ["周一", "周二"]}, {"n": "3.5", "c": "否", "s": ["周二"]}, {"t": "无"}]
    assert telling.sums(asked, given) == [Decimal("5.5"), 1, 1, 1, 2]


def test_the_head_of_a_column_bears_the_unit() -> None:
    assert telling.column(Shape("number", label="人数", unit="人")).label == "人数（人）"
    assert telling.column(Shape("text", label="意见")).wrap is True
