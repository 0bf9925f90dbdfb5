"""更正申请 and 删除申请: who asks, who answers, two people for what cannot be undone, nothing found afterwards."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from kexie.associations import applying
from kexie.associations.models import Assembly, Candidate, Change, Founding, Seat, Tenure
from kexie.custody import domains, labels, queries, rules, ties
from kexie.custody.actions import copies, corrections, erasing, merging
from kexie.custody.models import Correction, Erasure
from kexie.custody.queries import todo
from kexie.kit import clock, ids, journal
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.journal.models import Value
from kexie.kit.verdict import Overtaken, Refused
from kexie.kit.web.models import KeptForm
from kexie.messages.models import Message
from kexie.organisations.actions import members, numbers, organisations, photos, posts, roll
from kexie.organisations.models import Affiliation, Post
from kexie.people import privacy as people_privacy
from kexie.people.actions import accounts, consents, persons
from kexie.people.models import Account, Person, Photo, Session
from kexie.people.privacy import pseudonym
from tests.city_custody import picture
from tests.custody.conftest import build, me
from tests.organisations.city import City

DAY = timedelta(days=1)


# Corrections


def test_what_one_cannot_put_right_oneself_is_asked_for_answered_and_told(city: City) -> None:
    li = city.people["李"]
    row = corrections.ask(li, "affiliation", " 职务应为总工 ", by=me(li))
    assert (row.words, row.state, str(row)) == ("职务应为总工", "asked", f"{li.pk} affiliation")
    with pytest.raises(Overtaken, match="还在办理"):
        corrections.ask(li, "affiliation", "再说一次", by=me(li))
    corrections.accept(row, by=city.actors["王"], note="已改")
    told = Message.objects.get(person=li, channel="in_app")
    assert ("已更正" in told.text, "所在单位" in told.text, told.about_id) == (True, True, row.pk)
    with pytest.raises(Overtaken):
        corrections.accept(row, by=city.actors["王"])
    again = corrections.ask(li, "affiliation", "还是不对", by=me(li))
    with pytest.raises(Refused, match="请写明不更正的理由"):
        corrections.refuse(again, by=city.actors["王"], note=" ")
    assert corrections.refuse(again, by=city.actors["文"], note="与任命文件一致").state == "refused"


def test_who_asks_who_answers_and_who_takes_it_back(city: City) -> None:
    li = city.people["李"]
    for about, words in (("no", "文字"), ("post", "  ")):
        with pytest.raises(Refused, match="请选择哪一项"):
            corrections.ask(li, about, words, by=me(li))
    with pytest.raises(Refused):
        corrections.ask(li, "post", "文字", by=city.actors["王"])
    row = corrections.ask(li, "post", "文字", by=me(li))
    assert rules.can_settle_correction(me(li), row).rule == "correction.settle.not_self"
    assert rules.can_settle_correction(city.actors["洪"], row).rule == "correction.settle.right"
    with pytest.raises(Refused):
        corrections.withdraw(row, by=city.actors["王"])
    assert corrections.withdraw(row, by=me(li)).state == "withdrawn"


def test_requests_are_seen_by_oneself_and_who_keeps_the_person(city: City) -> None:
    li = city.people["李"]
    row, other = corrections.ask(li, "post", "文字", by=me(li)), erasing.ask(li, by=me(li))
    assert str(other) == f"{li.pk} asked"
    for by, sees in (
        (city.actors["陈"], True), (city.actors["王"], True), (city.actors["洪"], False), (city.actors["管"], False),
        (me(li), True), (STRANGER, False), (SYSTEM, True),
    ):  # fmt: skip
        assert (queries.correction(by, row.pk), queries.erasure(by, other.pk)) == (
            (row, other) if sees else (None, None)
        )
    # Who belongs nowhere any more is kept at the top.
    Affiliation.objects.filter(person=li).update(ends_on=clock.today(), starts_on=clock.today())
    with clock.at(clock.now() + DAY):
        assert (queries.correction(city.actors["陈"], row.pk), queries.correction(city.actors["王"], row.pk)) == (
            row,
            None,
        )


def test_what_waits_is_told_to_who_may_do_it_next(city: City) -> None:
    li = city.people["李"]
    row = erasing.ask(li, by=me(li))
    corrections.ask(li, "post", "文字", by=me(li))

    def waiting(name: str) -> list[str]:
        return sorted(one.title for one in todo.WAITING.alone(city.actors[name]).items)

    assert waiting("王") == ["更正个人信息：李", "核查删除申请：李"]
    erasing.check(row, by=city.actors["王"], note="本人到场")
    assert (waiting("王"), waiting("赵")) == (["更正个人信息：李"], ["更正个人信息：李", "确认删除个人信息：李"])
    assert (waiting("洪"), waiting("管")) == ([], [])


def test_who_agreed_to_words_that_hold_no_more_is_asked_at_home_until_they_answer(city: City) -> None:
    li, by = city.people["李"], me(city.people["李"])

    def waiting() -> list[tuple[str, str]]:
        return [(one.title, one.url) for one in todo.OWN.alone(by).items]

    first = consents.publish("membership", "甲", by=SYSTEM)
    assert waiting() == []
    consents.give(li, first, by=by)
    assert waiting() == []
    consents.publish("membership", "乙", by=SYSTEM)
    newest = consents.publish("membership", "丙", by=SYSTEM)
    asked = [("重新确认同意：会员登记", "/desk/me/consents/membership/")]
    assert waiting() == asked
    assert todo.OWN.alone(me(city.people["王"])).items == ()
    consents.give(li, newest, by=by)
    assert waiting() == []
    consents.publish("membership", "丁", by=SYSTEM)
    assert waiting() == asked
    told = people_privacy.export(li.pk)["consents"]
    assert {(row["text__purpose"], row["way"]) for row in told} == {("会员登记", "本人在网上")}
    consents.withdraw(li, "membership", by=by)
    assert waiting() == []


# The copy of one's data


def test_the_copy_holds_every_table_with_its_words_and_numbers_in_clear_for_oneself_alone(city: City) -> None:
    li = city.people["李"]
    numbers.put(li, {"mobile": "13812345678"}, by=SYSTEM)
    account = accounts.open_for(li, "ligong", None, by=SYSTEM)
    Session.objects.create(session_key="k", session_data="", expire_date=clock.now(), account=account)
    corrections.ask(li, "post", "文字", by=me(li))
    for by in (city.actors["王"], SYSTEM, STRANGER):
        with pytest.raises(Refused, match="只能导出本人的数据"):
            copies.take(li, by=by)
    with zipfile.ZipFile(io.BytesIO(copies.take(li, by=me(li)))) as held:
        assert held.namelist() == ["data.json", "我的数据.xlsx"]
        told = json.loads(held.read("data.json"))["tables"]
        book = openpyxl.load_workbook(io.BytesIO(held.read("我的数据.xlsx")))
    assert (told["person"][0]["mobile"], told["accounts"][0]["username"]) == ("13812345678", "ligong")
    assert (told["affiliations"][0]["organisation__name"], len(told["sessions"])) == ("光明电机公司科协", 1)
    assert told["corrections"][0]["words"] == "文字"
    assert "个人资料、证件号码、手机号、银行账号" in book.sheetnames
    parts = [copies.look(li, one.code, by=me(li)) for one in domains.table()]
    assert {name for copy in parts for _, name, _ in copy.tables} == set(told)
    verbs = Entry.objects.filter(entity="person", entity_id=li.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["look_at_data", "look_at_data"]
    words = [name for name in told if name not in labels.TABLES]
    columns = {head for rows in told.values() for row in rows for head in row} - set(labels.COLUMNS)
    assert (words, columns) == ([], set())
    assert [labels.value(one) for one in (None, "", True, False, 3)] == ["—", "—", "是", "否", "3"]


# Erasure


def test_two_people_erase_and_neither_is_the_person(city: City) -> None:
    li = city.people["李"]
    row = erasing.ask(li, by=me(li), reason="不再参加")
    with pytest.raises(Overtaken, match="正在办理"):
        erasing.ask(li, by=city.actors["王"])
    with pytest.raises(Overtaken, match="现在是“待核查”"):
        erasing.confirm(row, by=city.actors["赵"])
    assert rules.can_check_erasure(me(li), row).rule == "erasure.check.not_self"
    with pytest.raises(Refused):
        erasing.check(row, by=city.actors["洪"], note="核对")
    erasing.check(row, by=city.actors["王"], note="本人到场，证件相符")
    with pytest.raises(Refused, match="核查人不能自己确认"):
        erasing.confirm(row, by=city.actors["王"])
    with pytest.raises(Refused) as refusal:
        erasing.confirm(row, by=city.actors["洪"])
    assert refusal.value.rule == "erasure.confirm.right"
    done = erasing.confirm(row, by=city.actors["赵"])
    assert (done.state, done.reason, done.note, set(done.erased)) == (
        "done",
        "",
        "",
        {one.code for one in domains.table()},
    )


def test_a_request_is_refused_with_its_reason_or_taken_back(city: City) -> None:
    li = city.people["李"]
    row = erasing.ask(li, by=city.actors["文"])
    assert row.way == "paper"
    with pytest.raises(Refused, match="请写明不同意删除的理由"):
        erasing.refuse(row, by=city.actors["王"], note="")
    assert erasing.refuse(row, by=city.actors["王"], note="项目还没有结束").state == "refused"
    assert "项目还没有结束" in Message.objects.get(person=li, channel="in_app").text
    row = erasing.ask(li, by=me(li))
    assert rules.can_withdraw_erasure(city.actors["王"], row)
    assert rules.can_withdraw_erasure(city.actors["洪"], row).rule == "erasure.withdraw.right"
    assert erasing.withdraw(row, by=me(li)).state == "withdrawn"
    assert queries.erasure_of(li) == row
    with pytest.raises(Refused) as refusal:
        erasing.ask(li, by=city.actors["洪"])
    assert refusal.value.rule == "erasure.ask.right"


def test_whoever_holds_a_post_is_not_erased(city: City) -> None:
    li = city.people["李"]
    row = erasing.ask(li, by=me(li))
    erasing.check(row, by=city.actors["王"], note="核对")
    post = posts.appoint(li, city["motor"], "liaison", by=SYSTEM)
    with pytest.raises(Refused, match="还有没有结束的任职"):
        erasing.confirm(row, by=city.actors["赵"])
    erasing.withdraw(row, by=me(li))
    with pytest.raises(Refused, match="还有没有结束的任职"):
        erasing.ask(li, by=me(li))
    posts.end(post, clock.today() - DAY, by=SYSTEM, note="换届")
    row = erasing.ask(li, by=me(li))
    posts.appoint(li, city["motor"], "liaison", by=SYSTEM)
    with pytest.raises(Refused, match="还有没有结束的任职"):
        erasing.check(row, by=city.actors["王"], note="核对")


PLANTED = "植入甲乙丙丁"
PHONE, PAPER, BANK, MAIL = "13987654321", "11010519491231002X", "6222020099887766", "planted@example.cn"


def plant(city: City) -> Person:
    """Somebody of whom every table that can hold words of them does."""
    told = persons.Particulars(
        name=PLANTED, title=f"{PLANTED}师", occupation=f"{PLANTED}岗", email=MAIL, note=f"{PLANTED}备注",
        born_on=date(1970, 1, 1), native_place=f"{PLANTED}县", graduated_from=f"{PLANTED}大学", major=f"{PLANTED}学",
        began_work_on=date(1992, 7, 1), administrative_rank="section", career=f"1988 {PLANTED}\n1992 {PLANTED}",
        public_offices=f"{PLANTED}理事",
    )  # fmt: skip
    motor, wang = city["motor"], city.actors["王"]
    one = members.register(told, motor, by=wang, position=f"{PLANTED}职")
    numbers.put(
        one, {"mobile": PHONE, "id_number": PAPER, "bank_account": BANK}, by=wang, id_kind="resident", signed=True
    )
    numbers.reveal(one, "mobile", reason=f"{PLANTED}的推荐表", by=wang)
    account = accounts.open_for(one, "planted.user", "Kexie-2026-words", email=MAIL.upper(), by=SYSTEM)
    accounts.close(account, by=SYSTEM, note=f"{PLANTED}停用")
    accounts.reopen(account, by=SYSTEM, note=f"{PLANTED}恢复")
    Session.objects.create(
        session_key="planted", session_data=PLANTED, expire_date=clock.now() + DAY, account=account, device=PLANTED
    )
    KeptForm.objects.create(
        id=ids.uuid7(), account=account.pk, path="/desk/documents/new/", fields=PLANTED, kept_at=clock.now()
    )
    KeptForm.objects.create(
        id=ids.uuid7(), account=city.people["王"].pk, path=f"/desk/people/{one.pk}/edit/", fields=PLANTED,
        kept_at=clock.now(),
    )  # fmt: skip
    roll.admit(one, motor, by=wang, society=f"{PLANTED}学会", signed=True)
    photos.keep(one, SimpleUploadedFile(f"{PLANTED}.png", picture()), by=wang)
    row = corrections.ask(one, "post", f"{PLANTED}的任职", by=me(one))
    corrections.accept(row, by=wang, note=f"{PLANTED}已改")
    corrections.ask(one, "other", f"{PLANTED}的别的", by=me(one))
    # Words that stood somewhere once stand in what was kept of the edits.
    members.edit(one, replace(told, title="工程师", note=""), by=wang)
    for contact in (PLANTED, "李四", PLANTED):
        motor.refresh_from_db()
        organisations.edit(motor, organisations.Particulars(name=motor.name, contact=contact), by=wang)
    elected(city, one)
    return one


def elected(city: City, one: Person) -> None:
    """On a ballot, in a term that is over, named in an application and in a change."""
    motor = city["motor"]
    told = {"gender": "男", "born": "1970-01", "politics": f"{PLANTED}党", "job": PLANTED, "title": PLANTED}
    meeting = Assembly.objects.create()
    Candidate.objects.create(
        assembly=meeting, role="chair", position=1, name=PLANTED, telephone=PHONE, person=one, **told
    )
    Candidate.objects.create(assembly=meeting, role="committee_member", position=2, name=PLANTED, telephone=PHONE)
    day = date(2010, 1, 1)
    tenure = Tenure.objects.create(
        organisation=motor, number=1, starts_on=day, ends_on=day + 9 * DAY, due_on=day + 9 * DAY, assembly=meeting
    )
    Seat.objects.create(tenure=tenure, person=one, role="chair", starts_on=day, ends_on=day + 9 * DAY)
    Founding.objects.create(
        place=city["jiang"], unit_name="某公司", unit_key="k", assembly=Assembly.objects.create(), entered_by=one,
        contact=PLANTED, telephone=PHONE, typed=applying.packed([("contact", PLANTED)]),
    )  # fmt: skip
    Change.objects.create(
        organisation=motor, kind="leader", on=day, reason="换人",
        asked={"role": "chair", "name": PLANTED, **told}, telephone=PHONE,
    )  # fmt: skip


def found(words: list[str]) -> list[tuple[str, str]]:
    """(table, word) wherever one of the words stands in any column of any table, as text."""
    told: list[tuple[str, str]] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            for word in words:
                cursor.execute(f'SELECT 1 FROM "{table}" t WHERE t::text ILIKE %s LIMIT 1', [f"%{word}%"])
                if cursor.fetchone():
                    told.append((table, word))
    return told


WORDS = [PLANTED, PHONE, PAPER, BANK, MAIL, "planted.user"]


def test_nothing_of_an_erased_person_is_found_in_any_table_and_the_journal_is_whole(city: City) -> None:
    one = plant(city)
    tables = {table for table, _ in found(WORDS)}
    assert {"people_person", "people_account", "kit_journal_note", "associations_candidate",
            "associations_change", "associations_founding", "messages_message", "kit_journal_value", "organisations_member",
            "organisations_affiliation", "organisations_organisation", "custody_correction"} <= tables  # fmt: skip
    row = erasing.ask(one, by=me(one), reason=f"{PLANTED}要求删除")
    erasing.check(row, by=city.actors["王"], note=f"{PLANTED}本人到场")
    # What was typed and not saved is sealed: only that the rows are there can be seen.
    assert KeptForm.objects.count() == 2
    erasing.confirm(row, by=city.actors["赵"])
    assert not KeptForm.objects.exists()
    assert found(WORDS) == []
    left = Person.objects.get(pk=one.pk)
    assert (left.name.startswith("已删除人员"), left.born_on, left.mobile, left.id_index) == (True, None, None, None)
    account = Account.objects.get(person=one)
    assert (account.is_active, account.has_usable_password(), account.email) == (False, False, "")
    assert (Seat.objects.get(person=one).role, Affiliation.objects.get(person=one).ends_on) == ("chair", clock.today())
    assert {entry.entity for entry in Entry.objects.filter(verb="erase")} >= {"person", "account", "message"}
    assert Correction.objects.filter(person=one, state="asked").count() == 0
    assert Erasure.objects.get(person=one).state == "done"


def test_what_was_merged_into_somebody_goes_with_them(city: City) -> None:
    li, wang = city.people["李"], city.actors["王"]
    twin = members.register(persons.Particulars(name="李", email="li@example.org"), city["motor"], by=SYSTEM)
    members.edit(twin, persons.Particulars(name="李", email="li@example.org", career="秘密简历"), by=wang)
    photos.keep(twin, SimpleUploadedFile("李.png", picture()), by=wang)
    photos.keep(li, SimpleUploadedFile("李.png", picture()), by=wang)
    merging.merge(li, twin, by=SYSTEM, take=["email"])
    row = erasing.ask(li, by=me(li))
    erasing.check(row, by=wang, note="核对")
    erasing.confirm(row, by=city.actors["赵"])
    twin.refresh_from_db()
    assert (twin.name, twin.email, twin.career) == (pseudonym(twin.pk), "", "")
    assert (Photo.objects.count(), Value.objects.filter(entry__entity="person").count()) == (0, 0)


def test_the_sealed_journal_verifies_after_an_erasure(fresh_database: object) -> None:
    city = build()
    with transaction.atomic():
        one = plant(city)
    journal.sealing.seal()
    row = erasing.ask(one, by=me(one))
    erasing.check(row, by=city.actors["王"], note="核对")
    erasing.confirm(row, by=city.actors["赵"])
    journal.sealing.seal()
    told = journal.verifying.verify([])
    assert (told.whole, found(WORDS)) == (True, [])


def test_every_domain_hands_over_both_callables(city: City) -> None:
    li = city.people["李"]
    for one in domains.table():
        rows: dict[str, list[dict[str, Any]]] = one.export(li.pk)
        assert set(rows) <= set(labels.TABLES), one.code
        assert one.erase(li.pk, by=SYSTEM) >= 0
    assert {code for code, ground in ties.GROUNDS.items() if not ground.reason} == {"gone"}
    assert isinstance(li.pk, UUID)
    assert Post.objects.filter(person=li).count() == 0
    assert Actor(person_id=li.pk) == me(li)
