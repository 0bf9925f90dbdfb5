"""The home: counts equal the queries behind them, at most eight SQL whatever the number of rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.notices.models import Document
from tests import city_stage
from tests.city import City
from tests.desk.conftest import SignIn


def _actor(city: City, key: str) -> Any:
    from kexie.organisations import actors
    from kexie.people import queries

    account = queries.account_named(key.split(":")[0])
    assert account is not None
    return actors.actor_of(account, post_id=__import__("uuid").UUID(city.facts.posts[key]))


@pytest.mark.parametrize("who", ["chen", "he", "qian", "wang", "zhao", "sun"])
def test_the_count_of_what_waits_equals_the_queries_behind_it(city: City, sign_in: SignIn, who: str) -> None:
    from kexie.associations.queries import todo as life_todo
    from kexie.notices.queries import todo
    from kexie.plans.queries import todo as plans_todo

    answer = sign_in(who).get("/desk/")
    by = _actor(city, who)
    others = [one.query(by) for one in (plans_todo.WAITING, life_todo.WAITING)]
    behind = todo.waiting(by).count() + todo.to_sign(by).count()
    behind += sum(one.count() for one in others if one is not None)
    shown = [item for group in answer.context["groups"] for item in group["items"]]
    assert (answer.context["tabs"][0]["count"], len(shown)) == (behind, behind)


def test_what_others_are_late_with_stands_beside_and_is_not_counted(city: City, sign_in: SignIn) -> None:
    # Papers due more than a year ago are no longer chased.
    assert sign_in("chen").get("/desk/").context["late"] == []
    Document.objects.filter(title__contains="工作要点", state="issued").update(
        due_on=clock.today() - timedelta(days=10)
    )
    answer = sign_in("chen").get("/desk/")
    assert [row["title"] for row in answer.context["late"]] == ["关于印发《2013年武汉市企事业科协工作要点》的通知"]
    assert answer.context["late_total"] == 1
    titles = [item["title"] for group in answer.context["groups"] for item in group["items"]]
    assert not any("印发《2013年" in title for title in titles)


def test_every_thing_to_do_has_one_button_that_leads_to_where_it_is_done(city: City, sign_in: SignIn) -> None:
    client = sign_in("he")
    items = [item for group in client.get("/desk/").context["groups"] for item in group["items"]]
    item = next(item for item in items if item["button"] == "核稿")
    assert item["url"] == f"/desk/documents/{city.facts.ref('city.review')}/"
    assert client.get(item["url"]).status_code == 200


def test_what_waits_for_one_s_other_post_is_told_with_a_button_that_changes_to_it(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    answer = client.get("/desk/")
    other = next(item for item in answer.context["elsewhere"] if item["label"] == "编号员")
    assert f"以编号员身份还有 {other['count']} 件" in answer.content.decode()
    assert "换成编号员办理" in answer.content.decode()
    client.post("/desk/acting/", {"post": str(other["id"]), "next": "/desk/"})
    changed = client.get("/desk/")
    buttons = [item["button"] for group in changed.context["groups"] for item in group["items"]]
    assert buttons.count("编号") == other["count"]
    assert "以编号员身份" not in changed.content.decode()


def _queries(client: Any, url: str) -> int:
    client.get(url)  # the session notes once a minute when it was seen
    with CaptureQueriesContext(connection) as told:
        assert client.get(url).status_code == 200
    return len([q for q in told.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def test_the_home_takes_eight_queries_with_few_rows_and_with_more(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    few = _queries(client, "/desk/")
    _more_drafts(city, 3)
    assert (few, _queries(client, "/desk/")) == (8, 8)


def test_the_home_of_the_second_post_takes_no_more(city: City, sign_in: SignIn) -> None:
    assert _queries(sign_in("chen", "chen:registrar"), "/desk/") <= 8


# The cast of the house, all of it; whom it does not know (the stranger) has no home: they are asked to sign in.
EVERYBODY = {name: posts for name, _, _, _, posts in city_stage.CAST}


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_s_home_takes_more_than_eight_queries(city: City, sign_in: SignIn, who: str) -> None:
    assert {"li", "wang", "zhao", "chen", "sun", "zhou", "wu", "admin"} <= set(EVERYBODY)
    # Without a post nothing can wait: one less.
    assert _queries(sign_in(who), "/desk/") <= (8 if EVERYBODY[who] else 7)


def test_a_stranger_s_home_is_the_sign_in_page(city: City) -> None:
    answer = Client().get("/desk/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/desk/")


def test_lists_take_the_same_queries_for_one_row_and_for_many(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    urls = ("/desk/documents/?view=draft", "/desk/?tab=started", "/desk/organisations/?view=list", "/desk/people/")
    before = {url: _queries(client, url) for url in urls}
    _more_drafts(city, 3)
    assert {url: _queries(client, url) for url in urls} == before


def _more_drafts(city: City, n: int) -> None:
    from kexie.notices.actions import documents
    from kexie.organisations import queries

    by = _actor(city, "chen")
    issuer = queries.organisation_numbered(by, city.facts.number("city"))
    for place in range(n):
        documents.draft(issuer, {"title": f"关于第{place}件事的通知"}, by=by)


def test_somebody_without_a_post_is_told_why_nothing_waits_and_sees_the_board(city: City, sign_in: SignIn) -> None:
    text = sign_in("li").get("/desk/").content.decode()
    assert "您现在没有任职" in text
    assert "最新通知" in text
    assert "/desk/documents/" not in text.split("<main")[1]
