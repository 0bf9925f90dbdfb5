"""Paper originals: codes that find a slip, copies that go out once, the table kept by the database too."""

import random

import pytest
from django.db import InternalError, ProgrammingError, transaction

from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import copy_codes, queries, rules
from kexie.notices.actions import originals
from kexie.notices.documents import copies, pdf, press
from kexie.notices.models import Original
from tests.notices.documents import reading_back, samples


@pytest.fixture
def issued(office):
    return office.at("issued", classes=office.classes("各区科协"), openness="internal")


@pytest.fixture
def copy(office, issued):
    return originals.make(issued, 1, by=office["chen"])[0]


def test_every_wrong_sign_and_every_change_of_places_is_found():
    chance = random.Random(7)
    for _ in range(30):
        code = copy_codes.drawn()
        assert copy_codes.read(code) == code
        at, sign = chance.randrange(8), chance.choice(copy_codes.SIGNS)
        if sign != code[at]:
            assert copy_codes.read(code[:at] + sign + code[at + 1 :]) == ""
        one, other = sorted(chance.sample(range(8), 2))
        if code[one] != code[other]:
            moved = code[:one] + code[other] + code[one + 1 : other] + code[one] + code[other + 1 :]
            assert copy_codes.read(moved) == ""


def test_a_code_is_read_as_people_type_it_and_nothing_else_is_one():
    code = copy_codes.drawn()
    assert copy_codes.read(f" {copy_codes.shown(code).lower()} ") == code
    assert [copy_codes.read(typed) for typed in ("", code[:7], code + "2", "0" * 8, "编" * 8)] == [""] * 5


def test_copies_are_counted_on_and_each_has_a_code_of_its_own(office, issued):
    first, more = originals.make(issued, 2, by=office["chen"]), originals.make(issued, 3, by=office["chen"])
    assert [one.serial for one in (*first, *more)] == [1, 2, 3, 4, 5]
    assert len({one.code for one in (*first, *more)}) == 5
    assert queries.originals.counts(issued) == {"made": 5}
    assert Entry.objects.filter(entity="document", verb="make_originals", entity_id=issued.pk).count() == 2


def test_a_copy_is_stamped_sent_and_received_and_the_journal_tells_it(office, issued, copy):
    assert originals.stamp_all(issued, by=office["chen"]) == 1
    sent = originals.send(copy, "江边区科协", by=office["chen"])
    assert (sent.state, sent.receiver, sent.addressee.organisation) == ("sent", "江边区科协", office.unit("jiang"))
    assert originals.step(copy, "receive", by=office["chen"]).state == "received"
    assert list(Entry.objects.filter(entity="original", entity_id=copy.pk).order_by("id").values_list("verb", flat=True)) == [
        "stamp", "send", "receive",
    ]  # fmt: skip
    assert queries.originals.listed(issued, "received", "江边").get() == sent
    assert queries.originals.listed(issued, "made").count() == 0


def test_a_receiver_nobody_addressed_has_a_name_only(office, issued, copy):
    originals.stamp_all(issued, by=office["chen"])
    sent = originals.send(copy, "档案室", by=office["chen"])
    assert (sent.receiver, sent.addressee) == ("档案室", None)


def test_a_copy_is_never_sent_twice_nor_before_it_is_stamped(office, issued, copy):
    with pytest.raises(Overtaken):
        originals.send(copy, "江边区科协", by=office["chen"])
    originals.stamp_all(issued, by=office["chen"])
    originals.send(copy, "江边区科协", by=office["chen"])
    with pytest.raises(Overtaken):
        originals.send(copy, "洪水区科协", by=office["chen"])
    originals.step(copy, "return", by=office["chen"])
    with pytest.raises(Overtaken):
        originals.send(copy, "洪水区科协", by=office["chen"])
    with pytest.raises(Overtaken, match="没有等用印的原件"):
        originals.stamp_all(issued, by=office["chen"])


def test_what_is_lost_or_void_has_a_reason_and_what_is_sent_a_receiver(office, issued, copy):
    for verb in ("lose", "void"):
        with pytest.raises(Refused, match="请写明"):
            originals.step(copy, verb, by=office["chen"])
    originals.stamp_all(issued, by=office["chen"])
    with pytest.raises(Refused, match="请填写收件单位"):
        originals.send(copy, "", by=office["chen"])
    assert originals.step(copy, "lose", by=office["chen"], note="邮寄途中遗失").state == "lost"


@pytest.mark.parametrize("count", [0, 501])
def test_none_and_too_many_at_a_time_are_refused(office, issued, count):
    with pytest.raises(Refused, match="一次可登记"):
        originals.make(issued, count, by=office["chen"])


def test_only_those_who_issue_keep_account_and_only_of_what_is_issued(office, issued, copy):
    reasons = [
        rules.can_keep_originals(office["chen"], issued).rule,
        rules.can_keep_originals(office["zhao"], issued).rule,
        rules.can_keep_originals(SYSTEM, issued).rule,
        rules.can_keep_originals(office["chen"], office.draft()).rule,
    ]
    assert reasons == ["", "right", "post", "state"]
    assert queries.originals.coded(office["chen"], copy.code) == copy
    assert queries.originals.coded(office["zhao"], copy.code) is None
    with pytest.raises(Refused):
        originals.step(copy, "stamp", by=office["zhao"])


@pytest.mark.parametrize("values", [{"state": "received"}, {"code": "22222222"}, {"serial": 9}])
def test_the_database_keeps_the_table_and_the_code(office, copy, values):
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Original.objects.filter(pk=copy.pk).update(**values)


def test_the_printed_copy_bears_its_number_and_code_and_no_mark():
    code = copy_codes.drawn()
    sheet = press.copy_of(press.Sheet(samples.drawn(mark="草稿", urgency="加急"), "文.pdf", '"etag"'), 7, code)
    page = reading_back.pages(pdf.draw(sheet.told))[0]
    text = "".join(row.text for row in page.rows).replace(" ", "")
    assert sheet.name == "原件7 文.pdf"
    assert ("000007" in text, copy_codes.shown(code) in text, "草稿" in text) == (True, True, False)
    assert page.row("加急").base != page.row("000007").base
    other = press.copy_of(press.Sheet(samples.drawn(), "文.pdf", '"etag"'), 8, code)
    assert other.etag != sheet.etag


def test_the_square_holds_the_code():
    rows = copies.told(1, "K7Q2MX94")["rows"]
    assert (len(rows), {len(row) for row in rows}) == (21, {21})
    finder = ["#######", "#     #", "# ### #"]
    assert [row[:7] for row in rows[:3]] == finder
    assert copies.told(1, "K7Q2MX95")["rows"] != rows
