"""A federation of units (区级联合会、联谊会、联盟) has a desk of its own: its activities, its members by the day, its papers."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kexie.associations.models import Activity, Membership
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import members, posts
from kexie.organisations.models import Organisation
from kexie.people.actions import accounts
from kexie.people.actions.persons import Particulars
from tests.city import PASSWORD, City
from tests.desk.conftest import SignIn
from tests.matrix import foundings as elections
from tests.matrix import yearly as bodies
from tests.notices.documents import words

LEAGUE = "jiangan.lianhehui"
DAY = timedelta(days=1)


@pytest.fixture
def lin(city: City) -> Client:
    """林 is secretary-general of the district's federation, and nothing else."""
    league = Organisation.objects.get(number=city.facts.number(LEAGUE))
    person = members.register(Particulars(name="林秘书"), league, by=SYSTEM)
    posts.appoint(person, league, "secretary_general", by=SYSTEM, starts_on=clock.today() - DAY)
    accounts.open_for(person, "lin", PASSWORD, by=SYSTEM)
    client = Client()
    assert client.post("/accounts/login/", {"login": "lin", "password": PASSWORD}).status_code == 302
    return client


def post(client: Client, address: str, told: dict[str, Any] | None = None) -> Any:
    """A first sending of a form."""
    return client.post(address, {"idempotency_key": str(uuid4()), **(told or {})})


def page(answer: Any) -> str:
    told: str = answer.content.decode()
    return told


def activity(city: City, **change: str) -> dict[str, Any]:
    return {**bodies.BODIES["desk:activity_new"](city.facts, "", {}), **change}


def test_a_federation_signs_in_to_a_desk_of_its_own(city: City, lin: Client) -> None:
    home = lin.get("/desk/")
    assert (home.status_code, "江岸区企业科协联合会" in page(home)) == (200, True)
    number = city.facts.number(LEAGUE)
    own = lin.get(f"/desk/organisations/{number}/")
    assert [tab["label"] for tab in own.context["tabs"]] == [
        "概况", "届次和换届", "年度计划", "活动", "指导", "建家",
    ]  # fmt: skip
    assert "企业科协联合会" in page(own)
    # Its members are no subordinates: it reads none of their pages, nor those of the district that guides it.
    for unit in ("dianji", "wuchang.lianhehui", "guangdian"):
        assert lin.get(f"/desk/organisations/{city.facts.number(unit)}/").status_code == 404, unit
    assert lin.get("/desk/people/").context["page"].total == 1
    assert lin.get("/desk/settings/series/").status_code in (403, 404)


def test_a_federation_records_activities_of_its_own_that_count_as_its_own(
    city: City, lin: Client, sign_in: SignIn
) -> None:
    number = city.facts.number(LEAGUE)
    new = f"/desk/organisations/{number}/activities/new/"
    assert lin.get("/desk/activities/").context["new_url"] == new
    here = post(lin, new, activity(city, title="江岸企业科技论坛"))["Location"]
    kept = Activity.objects.get(title="江岸企业科技论坛")
    assert (kept.organisation.number, kept.state) == (number, "recorded")
    assert "30 人" in page(lin.get(here))
    assert [row["title"] for row in lin.get("/desk/activities/").context["rows"]] == ["江岸企业科技论坛"]
    # The city reads it under the federation, a member does not, and may not write for it.
    listed = sign_in("chen").get(f"/desk/activities/?unit={number}").context["rows"]
    assert [row["title"] for row in listed] == ["江岸企业科技论坛"]
    wang = sign_in("wang")
    assert (wang.get(here).status_code, post(wang, new, activity(city)).status_code) == (404, 404)
    foreign = reverse("desk:activity_new", args=[city.facts.number("dianji")])
    assert post(lin, foreign, activity(city)).status_code == 404
    assert post(lin, f"{here}voiding/", {"note": "重复"})["Location"] == here
    assert "已作废" in page(lin.get(here))


def test_members_of_a_federation_are_those_of_the_day(city: City, lin: Client, sign_in: SignIn) -> None:
    number, chen = city.facts.number(LEAGUE), sign_in("chen")
    here, today = f"/desk/organisations/{number}/members/", clock.today()
    for unit in ("jingpeng", "shuiwu", "gangtie"):
        told = {"member": str(city.facts.number(unit)), "kind": "会员单位", "on": "2013-02-01"}
        assert post(chen, here, told)["Location"] == here
    assert post(chen, here, told).status_code == 409  # a member already
    last = {"jingpeng": today - DAY, "shuiwu": today}
    for unit, day in last.items():
        row = Membership.objects.get(member__number=city.facts.number(unit), federation__number=number)
        assert post(chen, f"{here}{row.pk}/end/", {"last_day": day.isoformat()})["Location"] == here
    # Who left yesterday is gone, whose last day is today still belongs to it.
    named = [row["name"] for row in lin.get(here).context["rows"]]
    assert sorted(named) == sorted(
        ["长江电机制造公司科学技术协会", "汉口水务公司科学技术协会", "青山钢铁公司科学技术协会"]
    )
    assert "3 家" in page(lin.get(f"/desk/organisations/{number}/"))
    again = {"member": str(city.facts.number("jingpeng")), "kind": "会长单位", "on": today.isoformat()}
    assert post(chen, here, again)["Location"] == here
    spans = Membership.objects.filter(member__number=city.facts.number("jingpeng"), federation__number=number)
    assert list(spans.order_by("starts_on").values_list("kind", "starts_on", "ends_on")) == [
        ("会员单位", date(2013, 2, 1), today - DAY), ("会长单位", today, None),
    ]  # fmt: skip
    wang = sign_in("wang")
    assert "加入的联合会" in page(wang.get(f"/desk/organisations/{city.facts.number('dianji')}/"))


def test_a_federation_plans_elects_and_has_its_plaque_and_is_asked_for_no_yearly_report(
    city: City, lin: Client
) -> None:
    number = city.facts.number(LEAGUE)
    plan = post(lin, f"/desk/organisations/{number}/year-plans/new/", {"year": str(clock.today().year)})
    assert plan.status_code == 302
    report = post(lin, f"/desk/organisations/{number}/annual-reports/new/", {"year": str(clock.today().year)})
    assert (report.status_code, "只有在册的企事业科协填报年报" in page(report)) == (403, True)
    asked = elections.BODIES["desk:reelection_new"](city.facts, "", {})
    begun = post(lin, f"/desk/organisations/{number}/reelections/new/", asked)
    assert begun.status_code == 302
    assert "换届" in page(lin.get(begun["Location"]))
    terms = lin.get(f"/desk/organisations/{number}/tenures/")
    (plaque,) = terms.context["papers"]
    assert "江岸区企业科协联合会" in words.of(lin.get(plaque["docx"]).getvalue())
