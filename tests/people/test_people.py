"""Persons and accounts: oneself only, names sorted by pinyin, invitations."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.people import name_keys, queries, rules, strokes
from kexie.people.actions import accounts, persons
from kexie.people.forms.claim import ClaimForm
from kexie.people.models import Account, Invitation, Person

LONG = "long-enough-9"


def person(name: str = "王小明") -> Person:
    return persons.record(persons.Particulars(name=name), by=SYSTEM)


@pytest.mark.parametrize(
    ("name", "key", "initials"),
    [
        ("武汉市科协", "wu han shi ke xie", "whskx"),
        ("武汉ABC厂", "wu han abc chang", "whabcc"),
        (" 王 小明 ", "wang   xiao ming", "wxm"),
        ("", "", ""),
    ],
)
def test_names_have_a_key_to_sort_by_and_initials_to_find_by(name: str, key: str, initials: str) -> None:
    assert (name_keys.sort_key(name), name_keys.initials(name)) == (key, initials)


def test_keys_of_long_names_fit_their_columns() -> None:
    assert len(name_keys.sort_key("重" * 120)) <= 400
    assert len(name_keys.initials("重" * 120, 60)) == 60
    assert [len(name_keys.keys(sign * 60).stroke_key) for sign in "重\U00020087"] == [242, 422]


def test_one_sees_and_edits_oneself_only(db: None) -> None:
    mine, other = person(), person("李四")
    me = Actor(person_id=mine.pk)
    for actor, seen in ((me, {mine}), (STRANGER, set()), (SYSTEM, set())):
        assert set(rules.visible_people(actor)) == seen
        assert {one for one in (mine, other) if rules.can_view(actor, one)} == seen
    edited = persons.edit(mine, persons.Particulars(name="李晓"), by=me)
    edited.refresh_from_db()
    assert [getattr(edited, name) for name in persons.DERIVED] == ["li xiao", "lx", strokes.sort_key("李晓")]
    with pytest.raises(Refused) as refusal:
        persons.edit(other, persons.Particulars(name="王晓明"), by=me)
    assert refusal.value.reason == "只能修改本人的信息"


def test_an_edit_that_changes_nothing_leaves_no_trace(db: None) -> None:
    mine = person()
    persons.edit(mine, persons.Particulars(name="王小明"), by=Actor(person_id=mine.pk))
    assert [entry.verb for entry in Entry.objects.filter(entity="person")] == ["record"]


def test_the_journal_of_a_person_holds_no_name(db: None) -> None:
    person()
    assert Entry.objects.get(entity="person").diff == {"name": ["", "（3 字）"]}


def test_names_and_emails_open_one_door_each(db: None) -> None:
    accounts.open_for(person(), "wang", LONG, email="wang@example.cn", by=SYSTEM)
    for username, email in (("WANG", ""), ("other", "Wang@Example.cn"), ("a@b", "")):
        with pytest.raises(Overtaken):
            accounts.open_for(person(), username, LONG, email=email, by=SYSTEM)
    owner = Account.objects.get()
    assert owner.person is not None
    with pytest.raises(Overtaken):
        accounts.open_for(owner.person, "second", LONG, by=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(username="", created_at=clock.now())
    accounts.open_for(person(), "without1", None, by=SYSTEM)
    accounts.open_for(person(), "without2", None, by=SYSTEM)
    assert queries.account_named("") is None


def test_an_account_is_called_by_its_person(db: None) -> None:
    account = accounts.open_for(person(), "wang", LONG, by=SYSTEM)
    assert (account.get_full_name(), account.get_short_name(), str(account)) == ("王小明", "王小明", "wang")
    assert Account(username="x").get_full_name() == "x"
    assert Account.objects.get_by_natural_key("WANG").natural_key() == ("wang",)
    assert queries.any_account()


def test_a_token_is_random_long_and_not_stored(db: None) -> None:
    letter, token = accounts.invite(person(), by=SYSTEM)
    assert len(token) >= 43
    assert token not in str(Invitation.objects.values().get())
    assert queries.open_invitation(token) == letter
    assert queries.open_invitation(str(letter.pk)) is None


def test_a_letter_lasts_fourteen_days(db: None) -> None:
    _, token = accounts.invite(person(), by=SYSTEM)
    with clock.at(clock.now() + timedelta(days=13, hours=23)):
        assert queries.open_invitation(token) is not None
    with clock.at(clock.now() + timedelta(days=14)):
        assert queries.open_invitation(token) is None
        with pytest.raises(Refused) as refusal:
            accounts.claim(token, "wang", LONG)
    assert refusal.value.reason == "邀请链接已过期，请联系所在科协重新发送"


def test_who_got_an_account_otherwise_needs_no_letter(db: None) -> None:
    wang = person()
    _, token = accounts.invite(wang, by=SYSTEM)
    accounts.open_for(wang, "wang", LONG, by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        accounts.claim(token, "other", LONG)
    assert refusal.value.reason == "您已有账号，请直接登录"
    with pytest.raises(Refused):
        accounts.invite(wang, by=SYSTEM)


def test_a_taken_username_leaves_the_letter_open(db: None) -> None:
    accounts.open_for(person("李四"), "taken", LONG, by=SYSTEM)
    _, token = accounts.invite(person(), by=SYSTEM)
    with pytest.raises(Overtaken):
        accounts.claim(token, "Taken", LONG)
    assert accounts.claim(token, "free", LONG).username == "free"


def test_a_password_is_ones_own_and_strong(db: None) -> None:
    account = accounts.open_for(person(), "wang", LONG, by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        accounts.change_password(account, "another-long-1", by=SYSTEM)
    assert refusal.value.reason == "只能修改本人的密码"
    me = Actor(person_id=account.person_id)
    with pytest.raises(ValidationError):
        accounts.change_password(account, "short", by=me)
    accounts.close(account, by=SYSTEM, note="离职")
    with pytest.raises(Refused) as refusal:
        accounts.change_password(account, "another-long-1", by=me)
    assert refusal.value.reason == "该账号已停用，请联系系统管理员"


def test_the_form_for_claiming_says_what_is_wrong(db: None) -> None:
    form = ClaimForm({"username": "a b", "email": "x", "password": LONG, "password_again": LONG + "1"})
    assert form.errors == {
        "username": ["用户名为 2 至 30 个汉字、字母、数字、下划线、点或短横线"],
        "email": ["请填写正确的电子邮箱，例如 name@example.cn"],
        "password_again": ["两次输入的密码不一致"],
    }
    assert ClaimForm({"username": "王小明", "password": LONG, "password_again": LONG}).is_valid()
    assert ClaimForm({}).errors["username"] == ["请填写用户名"]


def test_a_name_keeps_its_own_ideograph_and_is_found_and_sorted_by_either(db: None) -> None:
    """U+F9E1 looks like U+674E: in somebody's papers it is the one and not the other (decisions/0005)."""
    twin, usual = person("\uf9e1志\ufa19"), person("李志神")
    assert Person.objects.get(pk=twin.pk).name == "\uf9e1志\ufa19"
    assert [getattr(twin, name) for name in persons.DERIVED] == [getattr(usual, name) for name in persons.DERIVED]
    for typed in ("李志神", "\uf9e1志神", "李志\ufa19", "lzs"):
        assert set(queries.named(Person.objects.all(), typed)) == {twin, usual}
    assert name_keys.spellings("赵 x") == ["赵 x"]
    assert len(name_keys.spellings("李神" * 30)) == 16


@pytest.mark.django_db
def test_accounts_that_begin_with_one_password_can_share_its_hash():
    hashed = make_password(LONG)
    made = [accounts.open_for(person(), name, LONG, hashed=hashed, by=SYSTEM) for name in ("first1", "second1")]
    assert [(one.check_password(LONG), one.check_password(LONG + "x"), one.password) for one in made] == [
        (True, False, hashed), (True, False, hashed),
    ]  # fmt: skip
    assert all(one.password_changed_at for one in made)


@pytest.mark.django_db
def test_whatever_a_name_begins_with_its_letters_and_any_part_of_it_find_it():
    names = (
        "王建国",
        "国建王",
        "（王）",
        "·王",
        "𠮷田",
        "A王",
        "3M张",
        "van Gogh",
        "O'Neil",
        "欧阳 建国",
        "\U0002f83f林",
    )
    made = {name: persons.record(persons.Particulars(name), by=SYSTEM) for name in names}

    def found(text: str) -> set[str]:
        return {one.name for one in queries.named(Person.objects.all(), text)}

    for name, one in made.items():
        letters = one.initials
        assert all(name in found(letters[:length]) for length in range(1, len(letters) + 1)), name
        if one.name_key.isascii() and one.name_key.replace(" ", "").isalnum():
            assert name in found(one.name_key), name
            assert name in found(one.name_key.replace(" ", "")[:3]), name
        parts = (one.name[start:] for start in range(len(one.name)))
        assert all(name in found(part) for part in parts if part.strip() and not part.isascii()), name
    assert found("建国") == {"王建国", "欧阳 建国"}
    assert found("国建") == {"国建王"}
    assert (found("王国"), found("a王"), found("GOGH")) == (set(), {"A王"}, set())
