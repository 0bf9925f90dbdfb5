"""Visits of units that nobody covers at the desk: recorded on the unit's page, seen in the list of who is next."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import re
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse

from kexie.associations.models import GapVisit
from kexie.kit import clock
from kexie.kit.journal.models import Entry
from tests.city import City, city, city_of_module
from tests.matrix.asking import client_of


def next_ones(client, **asked) -> list[tuple[str, str]]:
    """Units to visit next as the page of coverage lists them, each with what stands beside it."""
    page = client.get(reverse("desk:coverage"), asked).content.decode()
    listed = page.partition('id="gaps"')[2].partition("</section>")[0]
    return re.findall(r'<a href="/desk/coverage/units/[^"]+">([^<]+)</a><span class="soft">(.*?)</span>', listed)


def in_list(client, **asked) -> dict[str, str]:
    """The list of all units: when each was visited last."""
    page = client.get(reverse("desk:base_units"), asked).content.decode()
    row = r'<tr id="base-unit-[^"]+">.*?<a href="[^"]+">([^<]+)</a>.*?data-label="最近走访">([^<]+)<'
    return dict(re.findall(row, page))


def send(client, pk, **told):
    return client.post(reverse("desk:base_unit_visit", args=[pk]), {"idempotency_key": str(uuid4()), **told})


def test_an_officer_records_a_visit_the_area_reads_it_and_the_gap_is_no_longer_next(city: City):
    chen, zhao, pk = client_of("chen", city.facts), client_of("zhao", city.facts), city.facts.ties["jiangan.base"]
    here, day = reverse("desk:base_unit", args=[pk]), clock.today() - timedelta(days=10)
    wuchang, jiangan = ("武昌没有科协的公司", "科技人员 500"), ("江岸没有科协的公司", "科技人员 80")
    assert next_ones(chen) == [wuchang, jiangan]
    for client, may in ((chen, True), (zhao, False)):
        page = client.get(here).content.decode()
        assert ("还没有走访" in page, f"{here}visits/new/" in page) == (True, may)
    assert send(zhao, pk, on=str(day), way="visit", note="去了").status_code == 403  # a chair records nothing
    answer = send(chen, pk, on=str(day), way="visit", note="见了总工\n有意建科协")
    assert (answer.status_code, answer.headers["Location"]) == (302, here)
    page = zhao.get(here).content.decode()
    assert (
        f'见了总工<br>有意建科协<br><span class="soft">走访 · 武汉市科协</span></span><span class="soft nowrap">{day}<'
        in page
    )
    visited = (jiangan[0], f"科技人员 80<br>最近走访 {day}")
    assert next_ones(chen) == [wuchang, visited]
    assert next_ones(chen, rest="30") == [wuchang]
    assert (next_ones(zhao, rest=""), next_ones(zhao, rest="90"), next_ones(zhao, rest="7")) == (
        [visited],
        [],
        [visited],
    )
    assert "没有近 90 天未走访的" in zhao.get(reverse("desk:coverage"), {"rest": "90"}).content.decode()
    assert in_list(chen, state="open") == {wuchang[0]: "—", jiangan[0]: str(day)}
    assert in_list(chen, state="open", rest="30") == {wuchang[0]: "—"}
    GapVisit.objects.update(on=clock.today() - timedelta(days=30))  # the thirty days are over
    assert [name for name, _ in next_ones(chen, rest="30")] == [wuchang[0], jiangan[0]]
    assert Entry.objects.filter(entity="gap_visit").count() == 1
    assert "记走访" in client_of("admin", city.facts).get(reverse("desk:journal")).content.decode()


def test_what_is_no_visit_is_told_and_nothing_is_kept(city: City):
    chen, pk, today = client_of("chen", city.facts), city.facts.ties["jiangan.base"], clock.today()
    assert 'value="visit"' in chen.get(reverse("desk:base_unit_visit", args=[pk])).content.decode()
    late = send(chen, pk, on=str(today + timedelta(days=1)), way="visit", note="明天去")
    assert (late.status_code, "走访日期不能晚于今天" in late.content.decode()) == (422, True)
    for told in ({"on": str(today), "way": "visit", "note": " "}, {"on": "", "way": "visit", "note": "去了"}):
        assert send(chen, pk, **told).status_code == 422
    # Covered by now: its association has the record of visits.
    park = str(city.facts.number("jiangan.yuanqu"))
    settled = {"idempotency_key": str(uuid4()), "association": park, "note": "由园区覆盖"}
    assert chen.post(reverse("desk:base_unit", args=[pk]), settled).status_code == 302
    refused = send(chen, pk, on=str(today), way="visit", note="去了")
    assert (refused.status_code, "这家单位已有科协覆盖" in refused.content.decode()) == (403, True)
    assert "visits/new/" not in chen.get(reverse("desk:base_unit", args=[pk])).content.decode()
    assert not GapVisit.objects.exclude(pk=city.facts.ties["visited"]).exists()


def test_the_pages_take_as_many_statements_with_visits_as_without(city: City, django_assert_max_num_queries):
    chen = client_of("chen", city.facts)
    for key in ("jiangan.base", "wuchang.base"):
        send(chen, city.facts.ties[key], on=str(clock.today()), way="visit", note="去了")
    for name in ("desk:coverage", "desk:base_units"):
        chen.get(reverse(name))
        with django_assert_max_num_queries(18):
            chen.get(reverse(name), {"rest": "30"})


def test_the_page_shows_what_was_corrected_and_what_is_void(city: City):
    chen, zhao, pk = client_of("chen", city.facts), client_of("zhao", city.facts), city.facts.ties["jiangan.base"]
    here = reverse("desk:base_unit", args=[pk])
    send(chen, pk, on=str(clock.today()), way="visit", note="见了总工")
    row = GapVisit.objects.get(note="见了总工")
    edit, void = (reverse(f"desk:gap_visit_{act}", args=[pk, row.pk]) for act in ("edit", "voiding"))
    assert (edit in chen.get(here).content.decode(), edit in zhao.get(here).content.decode()) == (True, False)
    told = {"on": str(clock.today()), "way": "visit", "note": "见了厂长", "version": "1"}
    bare = chen.post(edit, {"idempotency_key": str(uuid4()), **told})
    assert (bare.status_code, "更正理由" in bare.content.decode()) == (422, True)
    assert chen.get(edit).context["form"]["note"].value() == "见了总工"
    answer = chen.post(edit, {"idempotency_key": str(uuid4()), **told, "reason": "职务记错"})
    assert (answer.status_code, answer.headers["Location"]) == (302, here)
    page = zhao.get(here).content.decode()
    assert ("见了厂长" in page, "：职务记错。改前 了解到的情况“见了总工”" in page) == (True, True)
    assert "不能恢复" in chen.get(void).content.decode()
    assert chen.post(void, {"idempotency_key": str(uuid4()), "note": ""}).status_code == 422
    assert chen.post(void, {"idempotency_key": str(uuid4()), "note": "去的是别家"}).headers["Location"] == here
    page = chen.get(here).content.decode()
    assert ("已作废" in page, "作废：去的是别家" in page, edit in page) == (True, True, False)
    assert chen.get(edit).status_code == 403
    assert chen.get(reverse("desk:gap_visit_edit", args=[pk, pk])).status_code == 404
