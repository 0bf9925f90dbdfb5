"""Branches and groups of a big unit at the desk, and a district that goes into another."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kexie.kit import clock
from kexie.organisations.models import Organisation
from tests.city import City, city, city_of_module
from tests.matrix.asking import client_of


def send(client, page, args, **told):
    return client.post(reverse(page, args=args), {"idempotency_key": str(uuid4()), **told})


def found(client, number: int, name: str, kind: str = "branch", above: int | None = None):
    return send(
        client, "desk:branches", [number], superior=str(above or number), kind=kind, name=name, address="青山厂区"
    )


def test_a_unit_founds_branches_and_groups_on_its_own_page(city: City):
    number, wang = city.facts.number("dianji"), client_of("wang", city.facts)
    assert "还没有设立" in wang.get(reverse("desk:organisation", args=[number])).content.decode()
    assert "大单位按厂区、部门设分会" in wang.get(reverse("desk:branches", args=[number])).content.decode()
    answer = found(wang, number, "一分厂分会")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/organisations/{number}/branches/")
    plant = Organisation.objects.get(name="一分厂分会")
    assert found(wang, number, "冷轧车间小组", "group", plant.number).status_code == 302
    page = wang.get(reverse("desk:branches", args=[number])).content.decode()
    assert "已设立冷轧车间小组" in page
    assert "（一分厂分会）" in page
    assert "还没有任命" in page
    assert "1 个分会，1 个小组" in wang.get(reverse("desk:organisation", args=[number])).content.decode()
    wrong = found(wang, number, "二级分会", "branch", plant.number)
    assert wrong.status_code == 422
    assert "分会设在科协之下；设在分会之下的是小组" in wrong.content.decode()
    assert found(wang, number, "一分厂分会").status_code == 409
    # A branch has no profile and no branches of its own page; the register of associations does not list it.
    own = wang.get(reverse("desk:organisation", args=[plant.number])).content.decode()
    assert "单位概况" not in own
    assert wang.get(reverse("desk:branches", args=[plant.number])).status_code == 404
    chen = client_of("chen", city.facts)
    assert "一分厂分会" not in chen.get(reverse("desk:register"), {"q": "一分厂"}).content.decode()


def test_who_may_not_found_sees_the_list_without_the_form(city: City):
    number = city.facts.number("dianji")
    li = client_of("li", city.facts)
    page = li.get(reverse("desk:branches", args=[number]))
    assert (page.status_code, "branch-form" in page.content.decode()) == (200, False)
    assert found(li, number, "不该有的分会").status_code == 403


def test_the_page_asks_as_often_for_three_branches_as_for_one(city: City):
    number, wang = city.facts.number("dianji"), client_of("wang", city.facts)
    counts = []
    for names in (("一分厂分会",), ("二分厂分会", "三分厂分会")):
        for name in names:
            found(wang, number, name)
        address = reverse("desk:branches", args=[number])
        wang.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert wang.get(address).status_code == 200
        counts.append(len(seen))
    assert counts == [9, 9]


def test_a_district_is_merged_from_its_own_page(city: City):
    chen = client_of("chen", city.facts)
    number, into = city.facts.number("wuchang"), city.facts.number("jiangan")
    page = chen.get(reverse("desk:organisation", args=[number])).content.decode()
    address = reverse("desk:merger", args=[number])
    assert address in page
    assert "下级组织和在办的成立申请一起转到并入单位" in chen.get(address).content.decode()
    told = {"successor": str(into), "on": clock.today().isoformat(), "note": "区划调整"}
    answer = send(chen, "desk:merger", [number], **told)
    assert answer.status_code == 302
    closed = Organisation.objects.get(number=number)
    assert (closed.state, closed.successor.number) == ("closed", into)
    assert not Organisation.objects.filter(superior=closed, state="active").exists()
    assert "并入" in chen.get(reverse("desk:organisation", args=[number])).content.decode()
