"""Organisations and people at the desk: the tree, the list, facts, registering, moving, posts."""

import pytest
from django.test import Client

from kexie.kit import ids
from kexie.organisations.queries import tree
from tests.city import City
from tests.desk.conftest import SignIn


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def _names(branches: list[dict[str, object]]) -> list[str]:
    return [str(branch["name"]) for branch in branches]


def test_the_tree_opens_level_by_level_by_address(city: City, sign_in: SignIn) -> None:
    client, jiangan = sign_in("chen"), city.facts.number("jiangan")
    root = client.get("/desk/organisations/").context["branches"][0]
    assert root["open"] is True
    closed = next(branch for branch in root["branches"] if branch["number"] == jiangan)
    assert (closed["open"], closed["children"], closed["branches"]) == (False, 5, [])
    opened = client.get("/desk/organisations/" + closed["toggle_url"].partition("#")[0]).context["branches"][0]
    again = next(branch for branch in opened["branches"] if branch["number"] == jiangan)
    assert len(again["branches"]) == 5


def test_many_below_one_are_told_as_more_than_so_many(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_BELOW", 2)
    answer = sign_in("chen").get("/desk/organisations/")
    jiangan = city.facts.number("jiangan")
    told = next(one for one in answer.context["branches"][0]["branches"] if one["number"] == jiangan)
    assert told["children"] == "2+"
    assert "下级 2+ 个" in answer.content.decode()


def test_a_district_sees_its_own_line_and_what_is_below_it_only(city: City, sign_in: SignIn) -> None:
    client = sign_in("zhao")
    root = client.get("/desk/organisations/").context["branches"][0]
    assert _names(root["branches"]) == ["江岸区科协"]
    assert client.get(f"/desk/organisations/{city.facts.number('wuchang')}/").status_code == 404


def test_organisations_are_found_by_name_and_by_initials(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for q in ("长江电机", "cjdj", "长江电机 科协"):
        found = client.get("/desk/organisations/", {"q": q}).context["page"].rows
        assert [row.short_name for row in found] == ["长江电机科协"], q
    empty = client.get("/desk/organisations/", {"q": "没有的单位", "kind": "society"}).content.decode()
    assert "没有符合“没有的单位 + 学会" in empty


def test_editing_is_journalled_and_a_wrong_credit_code_is_told(city: City, sign_in: SignIn) -> None:
    client, number = sign_in("chen"), city.facts.number("dianji")
    url = f"/desk/organisations/{number}/edit/"
    form = client.get(url).context["form"]
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    wrong = client.post(url, {**data, **_key(), "credit_code": "911100006000373410"})
    assert wrong.status_code == 422
    assert "校验位不正确" in wrong.content.decode()
    assert client.post(url, {**data, **_key(), "telephone": "(027)60001234"}).status_code == 302
    page = client.get(f"/desk/organisations/{number}/")
    assert dict(page.context["elements"])["电话"] == "(027)60001234"
    assert page.context["history"][0]["title"] == "修改"


def test_registering_under_one_s_own_and_not_under_a_foreign_one(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    data = {"kind": "department", "level": "", "superior": city.facts.number("city"), "name": "调研宣传部"}
    answer = client.post("/desk/organisations/new/", {**data, **_key()})
    assert answer.status_code == 302
    assert client.get(answer.headers["Location"]).context["organisation"].name == "调研宣传部"
    wang = sign_in("wang").post("/desk/organisations/new/", {**data, **_key(), "name": "某部"})
    assert wang.status_code == 422
    assert sign_in("zhao").get("/desk/organisations/new/").status_code == 403


def test_moving_a_unit_changes_its_place_in_the_tree(city: City, sign_in: SignIn) -> None:
    client, number = sign_in("chen"), city.facts.number("shuiwu")
    data = {"superior": city.facts.number("qiaokou"), "on": "2026-01-05", "note": "属地调整", **_key()}
    assert client.post(f"/desk/organisations/{number}/superior/", data).status_code == 302
    path = client.get(f"/desk/organisations/{number}/").context["path"]
    assert [node["name"] for node in path] == ["武汉市科协", "硚口区科协", "汉口水务科协"]


def _appoint(client: Client, number: int, person: str, kind: str) -> int:
    data = {"person": person, "kind": kind, "starts_on": "2026-01-05", "ends_on": "", "note": "换届", **_key()}
    return client.post(f"/desk/organisations/{number}/posts/", data).status_code


def test_appointing_gives_a_post_and_ending_takes_it(city: City, sign_in: SignIn) -> None:
    client, number = sign_in("chen"), city.facts.number("dianji")
    found = client.get(f"/desk/organisations/{number}/posts/?q=lzq").context["people"]
    assert [person["name"] for person in found] == ["李志强"]
    assert _appoint(client, number, city.facts.people["li"], "liaison") == 302
    post = next(p for p in client.get(f"/desk/organisations/{number}/").context["posts"] if p.kind == "liaison")
    assert sign_in("li").get("/desk/inbox/").status_code == 200
    end = f"/desk/organisations/{number}/posts/{post.pk}/end/"
    assert client.post(end, {**_key(), "last_day": "2026-01-06", "note": ""}).status_code == 422
    assert client.post(end, {**_key(), "last_day": "2026-01-06", "note": "调离"}).status_code == 302
    assert all(p.kind != "liaison" for p in client.get(f"/desk/organisations/{number}/").context["posts"])


def test_nobody_appoints_himself(city: City, sign_in: SignIn) -> None:
    assert _appoint(sign_in("chen"), city.facts.number("dianji"), city.facts.people["chen"], "chair") == 403


def test_people_are_seen_through_a_post_over_their_unit(city: City, sign_in: SignIn) -> None:
    li = city.facts.people["li"]
    assert sign_in("wang").get(f"/desk/people/{li}/").status_code == 200
    assert sign_in("sun").get(f"/desk/people/{li}/").status_code == 404
    names = [row["name"] for row in sign_in("wang").get("/desk/people/").context["rows"]]
    assert sorted(names) == sorted(["李志强", "王晓燕", "萧建平", "田春兰", "董志明"])
    assert [row["unit"] for row in sign_in("chen").get("/desk/people/?q=lzq").context["rows"]] == ["长江电机科协"]
