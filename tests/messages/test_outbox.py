"""Queueing: one message a key and channel, what has no address kept with its reason, text as text."""

import pytest
from django.db import transaction

from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.crypto.keys import Key
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.messages import addresses, invariants, queries
from kexie.messages.actions import outbox, templates
from kexie.messages.kinds import Wording
from kexie.messages.models import Message
from kexie.organisations.actions import organisations
from kexie.organisations.models import Installation
from kexie.people.actions import accounts, persons
from tests.messages.conftest import REMINDER, VALUES, account_of


def states(rows):
    return [(row.channel, row.state, row.address_shown) for row in rows]


def test_a_message_goes_by_each_channel_filled_and_with_masked_addresses(house, queue):
    rows = queue(channels=())
    assert states(rows) == [
        ("in_app", "sent", ""), ("email", "waiting", "w***@kexie.invalid"), ("sms", "waiting", "138****1234"),
    ]  # fmt: skip
    assert rows[1].subject == "请签收：关于召开座谈会的通知"
    assert rows[1].text == "wang：\n请于5月12日前签收“关于召开座谈会的通知”。\n某市科协\n"
    assert (rows[2].subject, rows[2].text) == ("", "wang请于5月12日前签收关于召开座谈会的通知")
    assert [row.house_id for row in rows] == [house.city["city"].pk] * 3


def test_the_same_key_is_the_same_message_whatever_else_is_said(queue):
    first = queue(channels=("email",))
    again = queue(to="chen", channels=("in_app", "email"), values=VALUES | {"期限": "6月1日"})
    assert again[1] == first[0]
    assert queue(channels=("email",)) == first
    assert Message.objects.count() == 2
    assert Message.objects.get(channel="email").person.name == "wang"


def test_who_has_no_address_is_kept_with_the_reason_and_not_lost(house, queue):
    rows = queue(to="zhao", channels=())
    assert [(row.state, row.reason.partition("。")[0]) for row in rows] == [
        ("undeliverable", "没有在用的账号，看不到站内消息"),
        ("undeliverable", "没有登记电子邮箱"),
        ("undeliverable", "没有登记手机号"),
    ]
    assert [breach for one in invariants.ALL for breach in one()] == []


def test_a_unit_is_told_at_its_own_address(house):
    unit = house.city["motor"]

    def sent(key):
        return [(row.channel, row.state) for row in outbox.queue(
            REMINDER, key=key, to=unit, values=VALUES, about=None, by=house["chen"])]  # fmt: skip

    assert sent("a") == [("in_app", "undeliverable"), ("email", "undeliverable"), ("sms", "undeliverable")]
    told = organisations.Particulars(name=unit.name, email="office@kexie.invalid", telephone="138 0000 4321")
    organisations.edit(unit, told, by=SYSTEM)
    unit.refresh_from_db()
    assert sent("b") == [("in_app", "undeliverable"), ("email", "waiting"), ("sms", "waiting")]
    assert outbox.receiver_of(Message.objects.get(key="b", channel="sms")) == unit


def test_of_several_mobiles_of_a_unit_the_first_is_written_to_and_a_lost_key_is_the_reason(house, settings):
    unit = house.city["motor"]
    told = organisations.Particulars(name=unit.name, telephone="027-60001234、13800004321、13900000001")
    organisations.edit(unit, told, by=SYSTEM)
    unit.refresh_from_db()
    assert addresses.of(unit, "sms") == addresses.Address("13800004321")
    settings.FIELD_KEYS = Key(b"\x02" * 32).line
    assert addresses.of(unit, "sms").reason.startswith("手机号的密钥不在")


def test_a_person_without_account_is_mailed_where_the_register_says(house, queue):
    person = house.person("zhao")
    with transaction.atomic():
        persons.amend(person, persons.Particulars(name="zhao", email="zhao@kexie.invalid"), by=SYSTEM)
    person.refresh_from_db()
    assert states(queue(to="zhao")) == [("email", "waiting", "z***@kexie.invalid")]
    account_of(person, "zhao", "own@kexie.invalid")
    assert states(queue(key="k2", to="zhao")) == [("email", "waiting", "o***@kexie.invalid")]


def test_values_are_text_and_never_read_again(queue):
    title = "{期限}<b>&amp;{{ 7*7 }}{% now %}\r\nBcc: x@y.z"
    row = queue(values=VALUES | {"文件标题": title})[0]
    assert row.subject == "请签收：{期限}<b>&amp;{{ 7*7 }}{% now %} Bcc: x@y.z"
    assert "{期限}<b>&amp;{{ 7*7 }}{% now %}\nBcc: x@y.z" in row.text


@pytest.mark.parametrize("values", [{}, {"期限": "x"}, VALUES | {"别的": "x"}])
def test_missing_and_strange_values_are_a_fault_of_the_caller(queue, values):
    with pytest.raises(outbox.QueueFault, match="wants"):
        queue(values=values)
    assert Message.objects.count() == 0


def test_a_channel_the_kind_has_no_wording_for_is_a_fault_of_the_caller(queue):
    with pytest.raises(outbox.QueueFault, match="no wording"):
        queue(channels=("pigeon",))


def test_the_house_is_told_or_the_actor_s_or_the_installation_s(house, queue):
    told = queue(key="a", house=house.city["jiang"])[0]
    own = queue(key="b", by=house["zhao"])[0]
    system = queue(key="c", by=SYSTEM)[0]
    names = [row.house.name for row in (told, own, system)]
    assert names == ["江边区科协", "江边区科协", "某市科协"]
    Installation.objects.all().delete()
    with pytest.raises(outbox.QueueFault, match="no house"):
        queue(key="d", by=SYSTEM)


def test_the_journal_holds_ids_and_no_word_of_the_message(house, queue):
    row = queue(channels=("in_app",))[0]
    entries = list(Entry.objects.filter(entity="message", entity_id=row.pk).order_by("id"))
    assert [(e.verb, e.source, e.target, e.diff, e.note_hash) for e in entries] == [
        ("queue", "", "waiting", {}, ""), ("place", "waiting", "sent", {}, ""),
    ]  # fmt: skip
    assert entries[0].person_id == house["chen"].person_id


def test_what_still_waits_about_a_record_is_taken_back(house, queue):
    about = ("addressee", house.city["motor"].pk)
    queue(key="a", about=about, channels=("in_app", "email"))
    queue(key="b", channels=("email",))
    assert outbox.withdraw(about, by=SYSTEM, kinds=(REMINDER,), note="已签收") == 1
    assert outbox.withdraw(about, by=SYSTEM) == 0
    found = Message.objects.order_by("key", "channel").values_list("key", "channel", "state")
    assert list(found) == [("a", "email", "withdrawn"), ("a", "in_app", "sent"), ("b", "email", "waiting")]


def test_withdrawing_one_kind_leaves_the_others(house, queue):
    from kexie.messages.kinds import TRIAL

    about = ("addressee", house.city["motor"].pk)
    queue(about=about)
    assert outbox.withdraw(about, by=SYSTEM, kinds=(TRIAL,)) == 0


def test_resending_is_for_the_sending_house_and_for_what_did_not_arrive(house, queue):
    row = queue(to="zhao", channels=("in_app",))[0]
    for name, reason in (("zhao", "只有某市科协的经办人"), ("leader", "只有某市科协的经办人")):
        with pytest.raises(Refused, match=reason):
            outbox.resend(row, by=house[name])
    account_of(house.person("zhao"), "zhao")
    assert outbox.resend(row, by=house["chen"]).state == "sent"
    with pytest.raises(Overtaken, match="现在是“已发”，不用重发"):
        outbox.resend(row, by=house["chen"])
    verbs = Entry.objects.filter(entity_id=row.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["queue", "drop", "resend", "place"]


def test_resending_to_who_still_has_no_address_says_so_again(house, queue):
    row = queue(to="zhao", channels=("email",))[0]
    again = outbox.resend(row, by=house["chen"])
    assert (again.state, again.round, again.reason) == ("undeliverable", 2, row.reason)


def test_what_was_erased_is_not_sent_again(house, queue):
    from kexie.messages import privacy

    row = queue(to="zhao")[0]
    privacy.erase(house.person("zhao").pk, by=SYSTEM)
    with pytest.raises(Refused, match="已删去"):
        outbox.resend(row, by=house["chen"])


def test_reading_is_one_s_own_and_noted_once(house, queue):
    wang = Actor(person_id=house.person("wang").pk)
    first, second = (queue(key=key, channels=("in_app",))[0] for key in "ab")
    assert queries.inbox_counts(wang) == {"unread": 2, "all": 2, "elsewhere": 0}
    with pytest.raises(Refused, match="不是发给您的"):
        outbox.read(first, by=house["chen"])
    with pytest.raises(Refused):
        outbox.read(first, by=SYSTEM)
    outbox.read(first, by=wang)
    first.refresh_from_db()
    at = first.read_at
    outbox.read(first, by=wang)
    first.refresh_from_db()
    assert first.read_at == at is not None
    assert list(queries.inbox(wang, unread=True)) == [second]
    assert outbox.read_all(by=wang) == 1
    verbs = Entry.objects.filter(person_id=wang.person_id).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["read", "read_messages"]
    assert outbox.read_all(by=SYSTEM) == 0
    assert queries.inbox_counts(wang)["unread"] == 0


def test_a_closed_account_has_no_inbox(house, queue):
    account = house.person("wang").account
    with transaction.atomic():
        accounts.close(account, by=SYSTEM, note="离职")
    assert queue(channels=("in_app",))[0].state == "undeliverable"


def test_the_wording_is_the_house_s_own_or_that_above_it_or_the_general_or_the_standard(house, queue):
    def subject(key, unit):
        return queue(key=key, house=house.city[unit])[0].subject

    templates.put(REMINDER, "email", Wording("通用：{文件标题}", "请签收"), house=None, by=house["chen"])
    templates.put(REMINDER, "email", Wording("江边：{文件标题}", "请签收"), house=house.city["jiang"], by=house["zhao"])
    assert subject("a", "city") == "通用：关于召开座谈会的通知"
    assert subject("b", "jiang") == "江边：关于召开座谈会的通知"
    assert subject("c", "jiang_office") == "江边：关于召开座谈会的通知"
    assert subject("d", "motor") == "通用：关于召开座谈会的通知"  # a unit below is another house
    origins = {unit: queries.wordings(REMINDER, house.city[unit])["email"].origin for unit in ("motor", "jiang")}
    assert origins == {"motor": "general", "jiang": "own"}
    assert queries.wordings(REMINDER, house.city["jiang"])["sms"].origin == "standard"
