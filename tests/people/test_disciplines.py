"""学科 in words, and read from what people type."""

import csv
import re

import pytest

from kexie.people import disciplines
from tests import beside

_REMARK = re.compile("亦|又名|即|不包括|原代码|各|与")


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("510", "电子与通信技术"), ("51040", "51040 信息处理技术"), ("5104050", "5104050 图象处理"), ("999", "999"),
        ("", ""), ("11085", "数学（11085）"), ("1106110", "计算数学（1106110）"),
    ],
)  # fmt: skip
def test_a_code_of_the_standard_is_told_by_its_own_name(code: str, label: str) -> None:
    assert disciplines.label(code) == label


def _name(row: dict[str, str]) -> str:
    """The rules of SOURCES.md: a name that may be another is left out, a remark that ran into it is cut off."""
    name, note = row["name"], row["note"]
    if row["doubtful"] == "True":
        return ""
    if note and name.endswith(note) and len(name) > len(note) + 1:
        return name[: -len(note)] if _REMARK.match(note) else ""
    return re.sub(r"\d+.*", "", name)


def test_the_packaged_codes_are_those_of_the_standard() -> None:
    there = beside.at_hand("data/taxonomies/gb_t_13745_disciplines.csv", "disciplines compared with the standard")
    if there is None:
        return
    with there.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert list(disciplines.names().items()) == [(row["code"], _name(row)) for row in rows]
    assert (len(disciplines.names()), len(disciplines.first_level())) == (3626, 62)
    assert [code for code, name in disciplines.first_level().items() if not name] == []
    assert [code for code in disciplines.names() if not re.fullmatch(r"\d{3}(\d{2}){0,2}", code)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("510", "510"), ("电子与通信技术", "510"), ("电子与通信", "510"), ("材料", "430"), ("计算机科学技术", "520"),
        ("机械工程", "460"), ("51040", "51040"), ("信息处理技术", "51040"), ("51040 信息处理技术", "51040"),
        ("51040信息处理技术", "51040"), ("1106110", "1106110"), ("畜牧兽医科学", "230"),
        ("心理学", "190"), ("农产品贮藏与加工", "21045"),
    ],
)  # fmt: skip
def test_a_discipline_is_read_by_its_code_its_name_or_both(text: str, code: str) -> None:
    assert disciplines.read(text) == (code, "")


NO = "GB/T 13745 没有代码 "
BELOW = "51010 电子技术、51020 光电子学与激光技术、51030 半导体技术、51040 信息处理技术、51050 通信技术、51060 广播与电视工程技术"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("999", f"{NO}999，代码为 3、5 或 7 位数字，如 510"),
        ("4999", "学科代码为 3、5 或 7 位数字，如 510，现为 4999"),
        ("5102011", f"{NO}5102011，请填 51020 光电子学与激光技术"),
        ("51011", f"{NO}51011，510 电子与通信技术下面有：{BELOW}等 9 个"),
        ("510 计算机", "代码 510 是“电子与通信技术”，与“计算机”不符，请只填一项"),
        ("1106110 别的", "代码 1106110 是“计算数学（1106110）”，与“别的”不符，请只填一项"),
        ("激光能源", "GB/T 13745 没有“激光能源”这个学科，请填代码或名称，如 510 或 电子与通信技术"),
        ("超快", "请写全名称或填代码，与“超快”相近的有：1403068 超快激光及应用"),
        ("心理人类学", "“心理人类学”有 2 个代码，请填代码：1806735 心理人类学、1906510 心理人类学"),
        ("占卜", "GB/T 13745 没有“占卜”这个学科，请填代码或名称，如 510 或 电子与通信技术"),
        ("", "GB/T 13745 没有“”这个学科，请填代码或名称，如 510 或 电子与通信技术"),
    ],
)  # fmt: skip
def test_what_is_no_discipline_is_refused_with_what_may_be_meant(text: str, why: str) -> None:
    assert disciplines.read(text) == ("", why)
