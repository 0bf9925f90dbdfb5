"""Accounts for who manages them: names, units and accounts; inviting, appointing, stopping; nothing else of a person."""

from kexie.desk import words
from kexie.kit import clock, ids
from kexie.people.models import Account, Person
from tests.city import City
from tests.desk.conftest import SignIn

LIST = "/desk/accounts/"


def _key(**more: str) -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7()), **more}


def _at(city: City, who: str) -> str:
    return f"{LIST}{city.facts.people[who]}/"


def test_the_list_shows_accounts_and_the_search_everybody_by_name(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    rows = admin.get(LIST).context["rows"]
    assert {row["username"] for row in rows if row["username"]} == set(
        Account.objects.values_list("username", flat=True)
    )
    found = admin.get(f"{LIST}?q=dzg").context["rows"]
    assert [(row["name"], row["unit"], row["state"]) for row in found] == [("邓志刚", "江岸区科协", "没有账号")]
    assert "没有姓名或拼音首字母符合“无此人”的人" in admin.get(f"{LIST}?q=无此人").content.decode()


def test_an_administrator_sees_the_account_and_never_the_particulars(city: City, sign_in: SignIn) -> None:
    Person.objects.filter(pk=city.facts.people["li"]).update(title="高级工程师", birth_year=1977, note="备注甲")
    admin = sign_in("admin")
    text = admin.get(_at(city, "li")).content.decode()
    assert ("长江电机科协" in text, "<dd>li</dd>" in text) == (True, True)
    assert [word for word in ("高级工程师", "1977", "备注甲") if word in text] == []
    assert admin.get(f"/desk/people/{city.facts.people['li']}/").status_code == 404


def test_an_account_is_stopped_and_let_in_again_with_a_reason(city: City, sign_in: SignIn) -> None:
    admin, li = sign_in("admin"), sign_in("li")
    assert admin.get(_at(city, "li")).context["act"]["label"] == "停用"
    assert admin.post(f"{_at(city, 'li')}closure/", _key(note=" ")).status_code == 422
    assert admin.post(f"{_at(city, 'li')}closure/", _key(note="离职")).status_code == 302
    assert li.get("/desk/").status_code == 302  # signed out
    page = admin.get(_at(city, "li"))
    assert (page.context["state"], page.context["act"]["label"]) == ("已停用", "启用")
    assert admin.post(f"{_at(city, 'li')}closure/", _key(note="离职")).status_code == 403
    assert admin.post(f"{_at(city, 'li')}reopening/", _key(note="返聘")).status_code == 302
    sign_in("li")


def test_nobody_stops_their_own_account_and_the_button_says_so(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    assert admin.get(_at(city, "admin")).context["act"]["off"] == "不能停用自己的账号"
    assert admin.post(f"{_at(city, 'admin')}closure/", _key(note="试")).status_code == 403


def test_an_administrator_invites_whom_he_cannot_read(city: City, sign_in: SignIn) -> None:
    admin, pk = sign_in("admin"), city.facts.people["jiangan.drafter"]
    assert admin.get(_at(city, "jiangan.drafter")).context["can_invite"] is True
    key = _key()
    answer = admin.post(f"/desk/people/{pk}/invitation/", key)
    assert (answer.status_code, answer.context["back"]) == (200, _at(city, "jiangan.drafter"))
    assert admin.post(f"/desk/people/{pk}/invitation/", key).status_code == 409
    day = answer.context["until"]
    assert admin.get(_at(city, "jiangan.drafter")).context["state"] == f"已邀请，{words.day(day)}到期"


def test_an_administrator_finds_by_name_whom_he_appoints(city: City, sign_in: SignIn) -> None:
    admin, number = sign_in("admin"), city.facts.number("dianji")
    found = admin.get(f"/desk/organisations/{number}/posts/?q=lzq").context["people"]
    assert [(one["name"], one["unit"]) for one in found] == [("李志强", "长江电机科协")]
    sent = _key(person=found[0]["pk"], kind="liaison", starts_on=clock.today().isoformat(), ends_on="", note="换届")
    assert admin.post(f"/desk/organisations/{number}/posts/", sent).status_code == 302


def test_who_manages_no_accounts_is_refused(city: City, sign_in: SignIn) -> None:
    for who in ("chen", "zhao", "li"):
        client = sign_in(who)
        answers = [
            client.get(LIST),
            client.get(_at(city, "li")),
            client.post(f"{_at(city, 'li')}closure/", _key(note="试")),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403], who


def test_the_list_takes_the_same_queries_whatever_its_length(city: City, sign_in: SignIn) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    admin = sign_in("admin")
    taken = []
    for url in (LIST, f"{LIST}?q=fxm", LIST):
        with CaptureQueriesContext(connection) as told:
            assert admin.get(url).status_code == 200
        taken.append(len(told))
    assert taken[1] == taken[2]
