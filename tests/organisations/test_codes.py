"""Credit codes and areas: the examples of rules.md 12, and agreement with an independent library."""

import csv

import pytest
from stdnum.cn import uscc

from kexie.organisations.codes import areas, credit
from tests import beside

STREETS = "data/regions/wuhan_streets.csv"


@pytest.mark.parametrize("code", ["11320000MB151840XJ", "91110000600037341L"])
def test_the_two_known_codes_pass_both_checks(code: str) -> None:
    assert credit.check(code) == credit.Outcome(code)
    assert uscc.is_valid(code)


def test_a_code_that_only_the_first_check_passes_is_warned_of() -> None:
    outcome = credit.check("91420100300000000X")
    assert uscc.is_valid("91420100300000000X")
    assert (outcome.error, outcome.warning) == ("", "统一社会信用代码中的组织机构代码校验位不符，请与证照核对")


def test_blanks_hyphens_and_small_letters_are_taken() -> None:
    assert credit.check(" 9111 0000-6000 37341l ").code == "91110000600037341L"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9111", "统一社会信用代码应为 18 位，现为 4 位"),
        ("91110000600037341O", "统一社会信用代码含有不该出现的字符（不使用 I、O、Z、S、V）或机构类别不对"),
        ("01110000600037341L", "统一社会信用代码含有不该出现的字符（不使用 I、O、Z、S、V）或机构类别不对"),
        ("91110000600037341M", "统一社会信用代码校验位不正确，请与证照核对"),
        ("12345678é", "统一社会信用代码应为 18 位；旧的组织机构代码应为 9 位数字或大写字母"),
    ],
)
def test_a_wrong_code_is_blocked_with_the_reason(typed: str, said: str) -> None:
    assert credit.check(typed).error == said


def test_every_single_wrong_digit_is_found() -> None:
    good = "91110000600037341L"
    for place in range(18):
        for char in "0123456789ABCDEFGHJKLMNPQRTUWXY":
            if char != good[place]:
                assert credit.check(good[:place] + char + good[place + 1 :]).error


def test_departments_written_with_a_letter_are_real() -> None:
    body = "N3420100MA4KX00000"[:16]
    body += credit.organisation_check_digit(body[8:16])
    code = body + uscc.calc_check_digit(body)
    assert credit.check(code) == credit.Outcome(code)


def test_an_old_organisation_code_is_taken_with_a_warning() -> None:
    old = "60003734"
    old += credit.organisation_check_digit(old)
    assert credit.check(old) == credit.Outcome(
        old, warning="这是旧的组织机构代码（9 位），请换领后改为 18 位统一社会信用代码"
    )
    assert credit.check("600037340").warning == "旧的组织机构代码校验位不符，请与证照核对"


def test_the_kind_of_unit_is_read_from_the_code() -> None:
    assert (credit.nature("11320000MB151840XJ"), credit.nature("91110000600037341L")) == ("机关", "企业")
    assert (credit.nature("600037340"), credit.nature("A1110000600037341L")) == ("", "")


def test_thirteen_districts_and_the_zones_are_packaged() -> None:
    packaged = areas.packaged()
    assert [area.kind for area in packaged] == ["district"] * 13 + ["zone"] * 5
    assert len({area.code for area in packaged}) == 18


@pytest.mark.parametrize(
    ("street", "area"),
    [
        ("420111080", "WH-DHXJS"),  # 关东街道: counted in Hongshan, of the East Lake zone
        ("420111001", "420111"),
        ("420114071", "WH-WJKQ"),
        ("420113001", "420113"),
        ("420106490", "WH-DHFJQ"),
        ("110101001", ""),
    ],
)
def test_a_street_belongs_to_the_zone_that_claims_it_else_to_its_district(street: str, area: str) -> None:
    assert areas.area_of_street(street, areas.packaged()) == area


def test_every_street_the_zones_claim_exists() -> None:
    streets = beside.at_hand(STREETS, "the streets of 18 areas")
    if streets is None:
        return
    known = {row["code"] for row in csv.DictReader(streets.open(encoding="utf-8"))}
    claimed = {street for area in areas.packaged() for street in area.street_codes}
    assert claimed - known == set()
    assert all(areas.area_of_street(street, areas.packaged()) for street in known)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("91110000600037341L", "91110000600037341L", True),
        ("600037341", "91110000600037341L", True),
        ("600037341", "600037341", True),
        ("600037342", "91110000600037341L", False),
        ("91420100600037341X", "91110000600037341L", False),
        ("", "", False),
        ("", "91110000600037341L", False),
    ],
)
def test_an_old_code_is_the_number_inside_the_new_one(one: str, other: str, same: bool) -> None:
    assert (credit.same(one, other), credit.same(other, one)) == (same, same)
