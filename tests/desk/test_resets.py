"""A link to another password, handed over at the desk: who may, for whom, and what it does."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from kexie.desk import journal_words
from kexie.kit.actor import SYSTEM
from kexie.kit.journal import Entry
from kexie.organisations import actors, rules
from kexie.organisations.actions import members, posts
from kexie.organisations.models import Organisation
from kexie.people.models import Account, Person, Reset
from tests.city import City
from tests.desk.conftest import SignIn

LINK = re.compile(r'value="http://testserver(/accounts/password/reset/[\w-]{43}/)"')
NEW = {"password": "Kexie-2026-new", "password_again": "Kexie-2026-new"}


def _key() -> dict[str, str]:
    return {"idempotency_key": str(uuid4())}


def _address(city: City, key: str) -> str:
    return f"/desk/people/{city.facts.people[key]}/"


def test_an_officer_hands_out_a_link_and_the_person_sets_another_password(city: City, sign_in: SignIn) -> None:
    li, chen, address = sign_in("li"), sign_in("chen"), _address(city, "li")
    assert "生成重设链接" in chen.get(address).content.decode()
    answer = chen.post(f"{address}reset/", _key())
    (link,) = LINK.findall(answer.content.decode())
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)
    assert li.get("/desk/").status_code == 200  # a link that nobody used ends nothing
    assert Client().post(link, NEW).status_code == 302
    assert li.get("/desk/").status_code == 302
    assert Client().post("/accounts/login/", {"login": "li", "password": NEW["password"]}).status_code == 302
    letter = Reset.objects.get(account__username="li")
    verbs = Entry.objects.filter(entity="reset", entity_id=letter.pk).order_by("id").values_list("verb", "person_id")
    assert [(verb, str(person)) for verb, person in verbs] == [
        ("make", city.facts.people["chen"]), ("use", city.facts.people["li"]),
    ]  # fmt: skip


def test_the_same_form_twice_makes_one_letter_and_shows_no_second_link(city: City, sign_in: SignIn) -> None:
    chen, address, key = sign_in("chen"), _address(city, "li"), _key()
    answers = [chen.post(f"{address}reset/", key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert LINK.findall(answers[1].content.decode()) == []
    assert Reset.objects.filter(account__username="li").count() == 1


def test_who_keeps_nobody_there_is_refused_and_sees_no_button(city: City, sign_in: SignIn) -> None:
    address = _address(city, "li")
    for who in ("he", "qian", "zhao"):
        assert "生成重设链接" not in sign_in(who).get(address).content.decode()
        assert sign_in(who).post(f"{address}reset/", _key()).status_code in (403, 404)
    assert sign_in("sun").post(f"{address}reset/", _key()).status_code == 404
    assert not Reset.objects.filter(account__username="li").exists()


def test_nobody_reaches_up_or_aside(city: City, sign_in: SignIn) -> None:
    """王秘书 keeps the people of an enterprise, 陈科长 those of the city."""
    for who, whom, reason in (
        ("chen", "qian", "此人的职权不在您之下"),
        ("chen", "chen", "不能为自己生成重设链接"),
        ("chen", "jiangan.checker", "此人还没有账号，请发认领邀请"),
    ):
        answer = sign_in(who).post(f"{_address(city, whom)}reset/", _key())
        assert (who, whom, answer.status_code, reason in answer.content.decode()) == (who, whom, 403, True)
    for who, whom in (("chen", "zhao"), ("chen", "wang"), ("wang", "li")):
        answer = sign_in(who).post(f"{_address(city, whom)}reset/", _key())
        assert (who, whom, answer.status_code) == (who, whom, 200)


def _hand(city: City, who: str, whom: str) -> str:
    actor = actors.actor_of(Account.objects.get(username=who))
    return rules.can_hand_reset(actor, Person.objects.get(pk=city.facts.people[whom])).rule


def test_the_rank_is_that_of_the_posts_held_today(city: City) -> None:
    wang, li = (Person.objects.get(pk=city.facts.people[key]) for key in ("wang", "li"))
    city_association = Organisation.objects.get(number=city.facts.number("city"))
    dianji = Organisation.objects.get(number=city.facts.number("dianji"))
    assert _hand(city, "wang", "li") == ""
    posts.appoint(li, dianji, "data_entry", by=SYSTEM)  # no right that a secretary-general lacks
    assert _hand(city, "wang", "li") == ""
    post = posts.appoint(li, dianji, "chair", by=SYSTEM)
    assert _hand(city, "wang", "li") == "reset.make.rank"
    assert _hand(city, "chen", "li") == ""
    post.delete()
    posts.appoint(li, city_association, "committee_member", by=SYSTEM)  # elsewhere, whatever it carries
    assert _hand(city, "wang", "li") == "reset.make.rank"
    assert rules.can_hand_reset(SYSTEM, wang)


def test_managing_accounts_gives_nobody_s_business_rights(city: City) -> None:
    """管理员 manages accounts and does no business: a link to the account of the city's officer would change that."""
    assert [_hand(city, "admin", whom) for whom in ("chen", "qian", "li", "zhao")] == [
        "reset.make.rank", "reset.make.rank", "", "",
    ]  # fmt: skip


def test_a_closed_account_is_opened_first(city: City) -> None:
    members.close_account(Account.objects.get(username="li"), by=SYSTEM, note="离职")
    assert _hand(city, "chen", "li") == "reset.make.active"


@pytest.mark.parametrize(("verb", "word"), [("make", "生成重设链接"), ("use", "用了重设链接")])
def test_the_journal_tells_it_in_words(verb: str, word: str) -> None:
    assert journal_words.verb("reset", verb) == word


def test_one_ends_sessions_at_one_s_own_page(city: City, sign_in: SignIn) -> None:
    here, there, elsewhere = sign_in("li"), sign_in("li"), sign_in("li")
    page = here.get("/desk/me/").content.decode()
    handles = re.findall(r"/desk/me/sessions/([\w-]{36})/end/", page)
    assert (len(handles), page.count("现在这里"), "结束其他登录" in page) == (2, 1, True)
    assert here.post(f"/desk/me/sessions/{handles[0]}/end/").headers["Location"] == "/desk/me/"
    assert sorted(browser.get("/desk/me/").status_code for browser in (there, elsewhere)) == [200, 302]
    assert here.post(f"/desk/me/sessions/{handles[0]}/end/").status_code == 409
    assert here.post("/desk/me/sessions/end/").headers["Location"] == "/desk/me/"
    assert [browser.get("/desk/me/").status_code for browser in (here, there, elsewhere)] == [200, 302, 302]
    assert "结束其他登录" not in here.get("/desk/me/").content.decode()
    assert sign_in("wang").post(f"/desk/me/sessions/{handles[1]}/end/").status_code == 409
