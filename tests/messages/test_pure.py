"""Texts, kinds, masks, quiet hours: no database."""

from datetime import date, time

import pytest

from kexie.kit import clock
from kexie.messages import kinds, masks, quiet, wording
from kexie.messages.flow import MESSAGE
from kexie.messages.kinds import Kind, KindFault, Placeholder, Wording
from tests.messages.conftest import REMINDER


def test_a_text_is_filled_in_one_pass():
    assert wording.fill("{甲}和{ 乙 }，{甲}", {"甲": "{乙}", "乙": "2"}) == "{乙}和2，{乙}"
    assert wording.fill("{}{{}{\n}{x", {}) == "{}{{}{\n}{x"
    assert wording.placeholders("{甲}{乙}{甲}") == ["甲", "乙"]
    assert wording.unknown("{甲}{丙}", ["甲", "乙"]) == ["丙"]
    with pytest.raises(KeyError):
        wording.fill("{甲}", {})


@pytest.mark.parametrize(
    ("placeholders", "told", "fault"),
    [
        ((), {"pigeon": Wording("a", "b")}, "no such channel"),
        ((), {"email": Wording("{没有}", "b")}, "unknown placeholder"),
        ((Placeholder("收件人", "", ""),), {"email": Wording("a", "b")}, "stands twice"),
        ((), {"email": Wording("", "b")}, "a subject except for SMS"),
        ((), {"sms": Wording("a", "b")}, "a subject except for SMS"),
        ((), {"in_app": Wording("a", " ")}, "a text"),
    ],
)
def test_a_kind_that_contradicts_itself_does_not_start(placeholders, told, fault):
    with pytest.raises(KindFault, match=fault):
        Kind("x.y", "某", placeholders, told)


def test_a_kind_stands_once_and_is_found_by_its_code():
    with pytest.raises(KindFault, match="stands twice"):
        kinds.connect((REMINDER, REMINDER))
    assert kinds.find(REMINDER.code) is REMINDER
    assert kinds.find("no.such") is None
    assert REMINDER.channels == ("in_app", "email", "sms")
    assert set(REMINDER.samples) == {"收件人", "发件单位", "文件标题", "期限"}


@pytest.mark.parametrize(
    ("channel", "address", "shown"),
    [
        ("email", "wang@kexie.invalid", "w***@kexie.invalid"), ("email", "@x", "***@x"), ("email", "", ""),
        ("sms", "13800001234", "138****1234"), ("sms", "12345", "****"), ("in_app", "", ""),
    ],
)  # fmt: skip
def test_addresses_are_masked(channel, address, shown):
    assert masks.shown(channel, address) == shown


def weekdays(day: date) -> bool:
    return day.weekday() < 5


NIGHT, NOON = quiet.Hours(), quiet.Hours(True, time(12), time(13, 30))


@pytest.mark.parametrize(
    ("hours", "now", "until"),
    [
        (NIGHT, (2026, 5, 12, 20, 59), None),
        (NIGHT, (2026, 5, 12, 21), (2026, 5, 13, 8)),
        (NIGHT, (2026, 5, 13, 3), (2026, 5, 13, 8)),
        (NIGHT, (2026, 12, 31, 23), (2027, 1, 1, 8)),
        (NOON, (2026, 5, 12, 12, 30), (2026, 5, 12, 13, 30)),
        (NOON, (2026, 5, 12, 13, 30), None),
        (quiet.Hours(False), (2026, 5, 12, 23), None),
        (quiet.Hours(False, not_on_days_off=True), (2026, 5, 9, 10), None),
        (quiet.Hours(True, time(9), time(9)), (2026, 5, 12, 9), None),
        (quiet.Hours(not_on_days_off=True), (2026, 5, 8, 22), (2026, 5, 11, 8)),
        (quiet.Hours(not_on_days_off=True), (2026, 5, 9, 10), (2026, 5, 11, 8)),
    ],
)
def test_quiet_hours_end_when_they_say(hours, now, until):
    found = quiet.ends(hours, clock.shanghai(*now), weekdays)
    assert found == (clock.shanghai(*until) if until else None)


def test_a_calendar_that_never_works_does_not_hang():
    assert quiet.ends(quiet.Hours(not_on_days_off=True), clock.shanghai(2026, 5, 12), lambda day: False) is not None


def test_the_flow_starts_waiting_and_every_end_is_said_in_chinese():
    assert MESSAGE.initial == "waiting"
    assert [state.label for state in MESSAGE.states] == [
        "待发", "正在发", "已发", "没发出", "是否发出不明", "无法送达", "已取消",
    ]  # fmt: skip
