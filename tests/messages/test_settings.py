"""Wordings, quiet hours: who sets them, what is refused, what the journal keeps."""

from datetime import time

import pytest

from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.messages import privacy, queries, rules
from kexie.messages.actions import hours, outbox, templates
from kexie.messages.kinds import Wording
from kexie.messages.models import Message, QuietHours, Template
from kexie.messages.quiet import Hours
from tests.messages.conftest import REMINDER, VALUES

TOLD = Wording("请签收", "请签收“{文件标题}”")


def test_an_unknown_placeholder_is_refused_with_the_list_of_known_ones(house):
    wrong = Wording("{标题}", "{标题}和{时限}")
    with pytest.raises(Refused) as told:
        templates.put(REMINDER, "email", wrong, house=None, by=house["chen"])
    assert told.value.reason == (
        "没有这样的占位词：{标题}、{时限}。可以用的有：{收件人}、{发件单位}、{文件标题}、{期限}"
    )
    assert Template.objects.count() == 0


@pytest.mark.parametrize(
    ("channel", "told", "reason"),
    [
        ("email", Wording("标题", " "), "请填写文字"),
        ("email", Wording("", "文字"), "请填写标题"),
        ("sms", Wording("标题", "文字"), "短信没有标题"),
    ],
)
def test_a_wording_without_its_parts_is_refused(house, channel, told, reason):
    with pytest.raises(Refused, match=reason):
        templates.put(REMINDER, channel, told, house=None, by=house["chen"])


def test_general_wordings_are_the_association_s_and_a_house_s_its_own(house):
    for by, unit in (("zhao", None), ("zhao", "city"), ("leader", None), ("wang", "jiang"), ("chen", "jiang")):
        with pytest.raises(Refused, match="经办人、秘书长能改"):
            templates.put(REMINDER, "email", TOLD, house=unit and house.city[unit], by=house[by])
        with pytest.raises(Refused):
            templates.drop(REMINDER, "email", house=unit and house.city[unit], by=house[by])
    assert queries.template_scope(house.city["city"]) is None
    assert queries.template_scope(house.city["jiang"]) == house.city["jiang"]


def test_a_wording_is_changed_in_place_and_dropped_again(house):
    row = templates.put(REMINDER, "email", TOLD, house=None, by=house["chen"])
    assert templates.put(REMINDER, "email", TOLD, house=None, by=house["chen"]) == row
    changed = templates.put(REMINDER, "email", Wording("催签收", TOLD.text), house=None, by=house["chen"])
    assert changed == row
    assert templates.drop(REMINDER, "email", house=None, by=house["chen"]) is True
    assert templates.drop(REMINDER, "email", house=None, by=house["chen"]) is False
    entries = Entry.objects.filter(entity="message_template", entity_id=row.pk).order_by("id")
    assert [(one.verb, sorted(one.diff)) for one in entries] == [
        ("set", ["subject", "text"]), ("set", ["subject"]), ("drop", []),
    ]  # fmt: skip


def test_a_wording_is_tried_on_oneself_with_samples(house):
    row = templates.try_out(REMINDER, "in_app", house=house.city["city"], by=house["chen"])
    assert (row.person_id, row.state, row.subject) == (
        house["chen"].person_id, "sent", "请签收：关于召开座谈会的通知",
    )  # fmt: skip
    with pytest.raises(Refused, match="只有某市科协"):
        templates.try_out(REMINDER, "in_app", house=house.city["city"], by=house["zhao"])
    with pytest.raises(Refused, match="系统没有收件箱"):
        templates.try_out(REMINDER, "in_app", house=house.city["city"], by=SYSTEM)


def test_quiet_hours_are_the_association_s_and_journalled(house):
    assert queries.hours() == Hours()
    for by in ("zhao", "leader"):
        with pytest.raises(Refused, match="免打扰时段"):
            hours.put(Hours(), by=house[by])
    hours.put(Hours(True, time(22), time(7)), by=house["chen"])
    hours.put(Hours(True, time(22), time(7)), by=house["chen"])
    assert queries.hours() == Hours(True, time(22), time(7))
    assert QuietHours.objects.count() == 1
    entry = Entry.objects.get(verb="quiet_hours")
    assert entry.diff == {"starts_at": ["21:00:00", "22:00:00"], "ends_at": ["08:00:00", "07:00:00"]}
    with pytest.raises(Refused, match="同一时刻"):
        hours.put(Hours(True, time(7), time(7)), by=house["chen"])
    assert hours.put(Hours(False, time(7), time(7)), by=house["chen"]).is_on is False


def test_who_sees_a_message_is_the_same_for_one_and_for_the_list(house, queue):
    rows = [*queue(channels=()), *queue(key="z", to="zhao", by=house["zhao"], channels=("email",))]
    nobody, wang = Actor(), Actor(person_id=house.person("wang").pk)
    for by in (*house.city.actors.values(), nobody, wang, SYSTEM):
        seen = set(rules.visible_messages(by))
        assert {row for row in rows if rules.can_view(by, row)} == seen
    assert set(rules.visible_messages(house["zhao"])) == set(rows)  # wang works in his district
    assert set(rules.visible_messages(house["liaison"])) == set()
    assert set(rules.visible_messages(wang)) == set(rows[:3])
    assert rules.can_view(house["liaison"], rows[0]).reason == "您的任职不涉及这条消息"
    assert [row.key for row in queries.outbox(house["zhao"])] == ["z"]
    assert list(queries.sent_to(house["liaison"], house.person("wang"))) == []


def test_the_outbox_is_the_house_s_own_by_state_and_words(house, queue):
    queue(channels=())
    queue(key="z", to="zhao", channels=("email",))
    chen = house["chen"]
    assert queries.outbox_counts(chen) == {
        "": 4, "waiting": 2, "sending": 0, "sent": 1, "failed": 0, "unknown": 0, "undeliverable": 1, "withdrawn": 0,
    }  # fmt: skip
    assert queries.outbox(chen, "undeliverable").get().person.name == "zhao"
    assert queries.outbox(chen, "", "zhao 座谈会").count() == 1
    assert queries.outbox(house["leader"]).count() == 0
    row = queries.outbox(chen, "undeliverable").get()
    assert queries.kept(chen, row.pk) == row
    assert queries.kept(house["zhao"], row.pk) is None
    assert list(queries.attempts(row)) == []


def test_a_person_s_rows_are_exported_and_erased(house, queue):
    wang = house.person("wang")
    queue(channels=())
    told = privacy.export(wang.pk)
    assert {table: len(rows) for table, rows in told.items()} == {"messages": 3}
    assert privacy.erase(wang.pk, by=SYSTEM) == 3
    assert privacy.erase(wang.pk, by=SYSTEM) == 0
    left = Message.objects.filter(person=wang).values_list("subject", "text", "address_shown", "state")
    assert sorted(left) == [("", "", "", "sent"), ("", "", "", "withdrawn"), ("", "", "", "withdrawn")]
    assert Entry.objects.filter(verb="erase", entity="message").count() == 3


def test_a_kind_no_domain_hands_down_any_more_keeps_its_code(house, queue):
    from kexie.messages import kinds

    row = queue()[0]
    assert row.kind_label == "催签收"
    kinds.connect(())
    assert row.kind_label == "test.reminder"
    assert outbox.receiver_of(row) == house.person("wang")
    assert VALUES
