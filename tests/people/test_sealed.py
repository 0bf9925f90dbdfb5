"""Numbers of people: written sealed, found blind, shown with a reason, sealed anew with another key."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from kexie.kit import clock, crypto
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.crypto import resealing, ring
from kexie.kit.crypto.keys import Key, Ring
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.people import numbers as kinds
from kexie.people import privacy, queries
from kexie.people.actions import numbers, persons
from kexie.people.codes import degrees, education, ethnic_groups, papers, political
from kexie.people.forms import NumbersForm, RevealForm
from kexie.people.models import Person

ID, MOBILE, BANK = "11010519491231002X", "13812345678", "6222020000001234567"
ALL = {"id_number": ID, "mobile": MOBILE, "bank_account": BANK}
OLD, NEW = Key(b"\x01" * 32), Key(b"\x02" * 32)


@pytest.fixture
def li(db: None) -> Person:
    return persons.record(persons.Particulars(name="李工"), by=SYSTEM)


@pytest.fixture
def numbered(li: Person) -> Person:
    return numbers.write(li, ALL, by=SYSTEM, id_kind="resident")


@pytest.fixture
def file(settings: Any, tmp_path: Any) -> Any:
    path = tmp_path / "field-keys"
    path.write_text(Ring((OLD,)).text())
    settings.FIELD_KEYS_FILE = str(path)
    return path


def test_numbers_lie_sealed_in_the_row_and_the_journal_keeps_lengths_only(numbered: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select p::text from people_person p")
        row = cursor.fetchone()[0]
    assert [number for number in ALL.values() if number in row or number.encode().hex() in row] == []
    kept = Person.objects.get()
    assert {code: getattr(kept, code).reveal() for code in ALL} == ALL
    assert [kept.id_number.masked, kept.mobile.masked, kept.bank_account.masked] == [
        "110105********002X", "138****5678", "**** **** **** 4567",
    ]  # fmt: skip
    assert Entry.objects.get(verb="numbers").diff == {
        "id_number": ["", "（18 字）"], "id_kind": ["", "resident"],
        "mobile": ["", "（11 字）"], "bank_account": ["", "（19 字）"],
    }  # fmt: skip


def test_what_is_not_told_stays_what_is_the_same_leaves_no_trace_and_empty_takes_away(numbered: Person) -> None:
    numbers.write(numbered, {"mobile": " 138-1234-5678 ", "id_number": ID.lower()}, by=SYSTEM, id_kind="resident")
    assert Entry.objects.filter(verb="numbers").count() == 1
    numbers.write(numbered, {"id_number": ""}, by=SYSTEM, id_kind="resident")
    kept = Person.objects.get()
    assert (kept.id_kind, kept.id_number, kept.id_index) == ("", None, None)
    assert kept.mobile.reveal() == MOBILE


@pytest.mark.parametrize(
    ("told", "kind", "why"),
    [
        ({"mobile": "12345"}, "", "手机号为 11 位数字"),
        ({"bank_account": "62x"}, "", "银行账号为 8 至 30 位数字"),
        ({"id_number": ID}, "", "请选择证件种类"),
        ({"id_number": "110105194912310021"}, "resident", "校验位不对"),
        ({"id_number": "11010519491231"}, "resident", "应为 18 位"),
        ({"id_number": "990105194912310028"}, "resident", "前两位不是省级"),
        ({"id_number": "110105194913310028"}, "resident", "不是日期"),
        ({"id_number": "11010520991231002X"}, "resident", "出生日期不可能"),
        ({"id_number": "11010517991231002X"}, "residence", "出生日期不可能"),
        ({"id_number": "E1"}, "passport", "4 至 30 位"),
    ],
)
def test_what_cannot_be_a_number_of_its_kind_is_refused_with_the_reason(li, told, kind, why) -> None:
    with pytest.raises(Refused, match=why):
        numbers.write(li, told, by=SYSTEM, id_kind=kind)
    assert Person.objects.get().mobile is None


def test_other_papers_are_taken_as_they_are_written(li: Person) -> None:
    for kind, typed, kept in (
        ("passport", "e 1234 5678", "E12345678"), ("officer", "南字第01234567号", "南字第01234567号"),
        ("hk_macao", "Ｈ12345678", "H12345678"), ("residence", "810000199408230021", "810000199408230021"),
    ):  # fmt: skip
        assert numbers.write(li, {"id_number": typed}, by=SYSTEM, id_kind=kind).id_number.reveal() == kept
        li = Person.objects.get()
        assert li.get_id_kind_display() == papers.NAMES[kind]


def test_a_person_is_found_by_the_whole_number_and_by_the_last_four_digits_of_the_mobile(numbered: Person) -> None:
    other = persons.record(persons.Particulars(name="王"), by=SYSTEM)
    numbers.write(other, {"mobile": "13900005678"}, by=SYSTEM)
    field = Person._meta.get_field("id_index")
    assert list(Person.objects.filter(id_index__in=field.sought(ID))) == [numbered]
    assert set(queries.with_mobile_tail(Person.objects.all(), "5678")) == {numbered, other}
    assert list(queries.with_mobile_tail(Person.objects.all(), "1234")) == []
    whole = Person._meta.get_field("mobile_index").sought(MOBILE)
    assert list(Person.objects.filter(mobile_index__in=whole)) == [numbered]


def test_a_number_is_shown_with_a_reason_and_the_journal_says_who_saw_it(numbered: Person) -> None:
    chen = Actor(person_id=persons.record(persons.Particulars(name="陈"), by=SYSTEM).pk)
    assert numbers.reveal(numbered, "mobile", reason=" 通知开会 ", by=chen) == MOBILE
    (seen,) = queries.reveals(numbered)
    assert (seen.person_id, seen.note.text, seen.diff) == (chen.person_id, "通知开会", {"mobile": ["", "（11 字）"]})
    numbers.write(numbered, {"id_number": ""}, by=SYSTEM)
    for code, reason, why in (
        ("mobile", " ", "写明查看的理由"),
        ("name", "x", "没有登记"),
        ("id_number", "x", "没有登记"),
    ):
        with pytest.raises(Refused, match=why):
            numbers.reveal(numbered, code, reason=reason, by=chen)
    assert queries.reveals(numbered).count() == 1


def test_a_lost_key_is_said_and_typing_the_number_anew_mends_it(numbered: Person, settings: Any) -> None:
    settings.FIELD_KEYS = NEW.line
    lost = Person.objects.get()
    with pytest.raises(Refused, match="密钥不在"):
        numbers.reveal(lost, "mobile", reason="x", by=SYSTEM)
    index = bytes(lost.id_index)
    numbers.write(lost, {"mobile": MOBILE}, by=SYSTEM)
    kept = Person.objects.get()
    assert kept.mobile.reveal() == MOBILE
    assert bytes(kept.id_index) == index, "what does not open stays as it is"
    assert list(queries.with_mobile_tail(Person.objects.all(), "5678")) == [kept]


def test_the_database_itself_keeps_number_and_index_together(numbered: Person) -> None:
    born, began = {"born_on": date(1950, 1, 1)}, {"began_work_on": date(1972, 7, 2)}
    for wrong in ({"mobile_tail": None}, {"id_kind": ""}, {"id_index": None}, born, began):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.filter(pk=numbered.pk).update(**({"birth_year": 1949} | wrong))


def test_the_day_of_birth_tells_the_year(li: Person) -> None:
    told = persons.Particulars(name="李工", birth_year=1970, born_on=date(1971, 5, 1), ethnic_group="15")
    persons.amend(li, told, by=SYSTEM)
    kept = Person.objects.get()
    assert (kept.birth_year, kept.get_ethnic_group_display()) == (1971, "土家族")
    assert persons.record(told, by=SYSTEM).birth_year == 1971


def test_a_person_s_own_copy_holds_the_numbers_and_forgetting_takes_them_away(numbered: Person) -> None:
    (told,) = privacy.export(numbered.pk)["person"]
    assert {code: told[code] for code in ALL} == ALL
    privacy.forget_numbers(numbered.pk, by=SYSTEM)
    (told,) = privacy.export(numbered.pk)["person"]
    assert {told[code] for code in ALL} == {""}
    assert Person.objects.exclude(mobile_tail=None).count() == 0


def test_everything_is_sealed_anew_in_batches_while_rows_of_both_keys_are_found(file, monkeypatch, db: None) -> None:
    monkeypatch.setattr(resealing, "BATCH", 2)
    people = [persons.record(persons.Particulars(name=f"人{n}"), by=SYSTEM) for n in range(5)]
    for n, one in enumerate(people):
        numbers.write(one, {"mobile": f"1380000{n:04}"}, by=SYSTEM)
    ring.write(Ring((NEW, OLD)))
    assert resealing.in_use() == {OLD.name: 5}
    steps = resealing.reseal()
    assert next(steps) == (2, 0)
    assert resealing.in_use() == {NEW.name: 2, OLD.name: 3}
    found = [queries.with_mobile_tail(Person.objects.all(), f"{n:04}").get() for n in range(5)]
    assert found == people
    assert list(steps) == [(4, 0), (5, 0)]
    ring.write(Ring((NEW,)))
    assert [one.mobile.reveal() for one in Person.objects.order_by("pk")] == [f"1380000{n:04}" for n in range(5)]
    assert [queries.with_mobile_tail(Person.objects.all(), f"{n:04}").get() for n in range(5)] == people
    assert list(resealing.reseal()) == []


def _keys(*words: str) -> str:
    out = io.StringIO()
    call_command("keys", *words, stdout=out)
    return out.getvalue()


def test_the_command_takes_an_installation_from_one_key_to_the_next(file: Any, numbered: Person) -> None:
    assert _keys() == f"{OLD.name}  seals       3 numbers\n"
    with pytest.raises(CommandError, match="every key but the first still opens numbers"):
        _keys("retire")
    added = _keys("add")
    new = ring.current().current
    assert new.name in added
    assert new.line not in added
    with pytest.raises(CommandError):
        _keys("retire")
    assert f"{OLD.name}  opens only  0 numbers" in _keys("reseal")
    assert "laid aside" in _keys("retire")
    assert (ring.current().keys, file.with_name("field-keys.retired").read_text()) == ((new,), f"{OLD.line}\n")
    assert Person.objects.get().mobile.reveal() == MOBILE
    told = [(one.verb, one.part) for one in Entry.objects.filter(entity="field_keys").order_by("id")]
    assert told == [("add", "system"), ("reseal", "system"), ("retire", "system")]


def test_rows_that_no_key_opens_are_counted_and_left(file: Any, numbered: Person) -> None:
    ring.write(Ring((NEW,)))
    assert f"{OLD.name}  NOT HERE    3 numbers that cannot be read" in _keys()
    with pytest.raises(CommandError, match="1 rows do not open"):
        _keys("reseal")
    ring.write(Ring((NEW, OLD)))
    assert Person.objects.get().mobile.reveal() == MOBILE


def test_the_form_never_sends_a_number_back_and_leaves_what_is_left_empty(numbered: Person) -> None:
    drawn = str(NumbersForm(person=numbered))
    assert [number for number in ALL.values() if number in drawn] == []
    assert all(kind.purpose in drawn and "不改请留空" in drawn for kind in kinds.KINDS.values())
    form = NumbersForm({"id_kind": "resident", "mobile": "139 0000 0001", "removed": ["bank_account"]}, person=numbered)
    assert form.is_valid()
    assert form.told() == {"mobile": "13900000001", "bank_account": ""}


def test_the_form_says_what_is_wrong(numbered: Person) -> None:
    for sent, field, why in (
        ({"mobile": "1"}, "mobile", "11 位数字"),
        ({"mobile": MOBILE, "removed": ["mobile"]}, "mobile", "已勾选删去"),
        ({"id_kind": "passport"}, "id_number", "改证件种类时请填写新证件的号码"),
        ({"id_kind": "visa"}, "id_kind", "没有这种证件"),
        ({"bank_account": "1" * 41}, "bank_account", "太长"),
        ({"removed": ["name"]}, "removed", "没有登记"),
    ):
        form = NumbersForm({"id_kind": "resident", **sent}, person=numbered)
        assert (form.is_valid(), why in str(form.errors.get(field))) == (False, True), sent
    asked = RevealForm({"code": "name", "reason": ""}, person=numbered)
    assert {"code", "reason"} == set(asked.errors)
    assert RevealForm(person=persons.record(persons.Particulars(name="空"), by=SYSTEM)).fields["code"].choices == []


def test_code_lists_are_whole_and_their_codes_fit_their_columns() -> None:
    assert (len(ethnic_groups.NAMES), len(political.NAMES)) == (58, 13)
    assert [ethnic_groups.NAMES[code] for code in ("01", "08", "15", "56")] == ["汉族", "壮族", "土家族", "基诺族"]
    assert (political.NAMES["13"], education.NAMES["21"]) == ("群众", "大学本科毕业")
    for names in (ethnic_groups.NAMES, political.NAMES, education.NAMES):
        assert {len(code) for code in names} == {2}
        assert len(set(names.values())) == len(names)
    assert [degrees.code(one) for one in ("doctor", "master", "bachelor", "")] == ["2", "3", "4", ""]


def test_a_number_of_today_is_born_in_time(li: Person) -> None:
    with clock.at(clock.shanghai(1949, 12, 30)):
        assert "不可能" in papers.fault("resident", ID)
    assert papers.fault("resident", ID) == ""
    assert crypto.sought(ID, "a") == [crypto.index(ID, "a")]
