"""Closing an organisation and taking that back: who may, what must be done first, what the page says afterwards."""

from datetime import timedelta

from django.test import Client

from kexie.kit import clock, ids, jobs
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import organisations
from kexie.organisations.models import Affiliation, Organisation, Post
from tests.city import City
from tests.desk.conftest import SignIn

DIANJI, JIXIE = "长江电机制造公司科学技术协会", "武汉机械工程学会"


def _at(city: City, unit: str) -> str:
    return f"/desk/organisations/{city.facts.number(unit)}/"


def _sent(note: str = "单位注销", on: str = "") -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7()), "on": on or clock.today().isoformat(), "note": note}


def _close(client: Client, city: City, unit: str) -> None:
    assert client.post(f"{_at(city, unit)}closure/", _sent()).status_code == 302


def test_a_closed_unit_says_since_when_and_why_and_ends_posts_and_affiliations(city: City, sign_in: SignIn) -> None:
    client, today = sign_in("chen"), clock.today()
    asked = client.get(f"{_at(city, 'jixie')}closure/")
    assert asked.context["warning"]["text"].startswith("1 项任职、1 人的所在单位到撤销日期为止；还有 1 件来文")
    _close(client, city, "jixie")
    page = client.get(_at(city, "jixie"))
    told = {"title": f"{today.year}年{today.month}月{today.day}日撤销", "url": "", "reason": "单位注销"}
    assert page.context["closed"] == told
    assert told["title"] in page.content.decode()
    assert (page.context["history"][0]["title"], page.context["can_edit"]) == ("撤销", False)
    here = {"organisation__number": city.facts.number("jixie"), "ends_on__isnull": True}
    assert (Post.objects.filter(**here).exists(), Affiliation.objects.filter(**here).exists()) == (False, False)


def test_from_that_moment_its_people_act_in_its_name_no_more(city: City, sign_in: SignIn) -> None:
    sun = sign_in("sun")
    assert sun.get("/desk/documents/new/").status_code == 200
    _close(sign_in("chen"), city, "jixie")
    assert sun.get("/desk/documents/new/").status_code == 403


def test_it_is_offered_to_who_guides_it_and_hidden_from_others(city: City, sign_in: SignIn) -> None:
    assert sign_in("chen").get(_at(city, "jixie")).context["closing"]["label"] == "撤销"
    assert sign_in("he").get(_at(city, "jixie")).context["closing"] is None
    assert sign_in("sun").get(_at(city, "jixie")).context["closing"] is None
    assert sign_in("sun").post(f"{_at(city, 'jixie')}closure/", _sent()).status_code == 403
    assert sign_in("chen").get(_at(city, "city")).context["closing"] is None


def test_with_units_below_it_the_button_is_off_and_says_what_to_do_first(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    assert client.get(_at(city, "jiangan")).context["closing"]["off"] == "该组织还有下级组织，请先撤销或调整下级组织"
    refused = client.post(f"{_at(city, 'jiangan')}closure/", _sent())
    assert (refused.status_code, "请先撤销或调整下级组织" in refused.content.decode()) == (403, True)


def test_a_day_to_come_a_day_before_its_last_work_and_a_missing_reason_are_told(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen"), f"{_at(city, 'jixie')}closure/"
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    for sent, told in (
        (_sent(on=tomorrow), "撤销日期不能晚于今天"),
        (_sent(on="2001-01-01"), "撤销日期不能早于这一天"),
        (_sent(note=" "), "请填写理由"),
    ):
        answer = client.post(url, sent)
        assert (answer.status_code, told in answer.content.decode()) == (422, True), told
    assert Organisation.objects.get(number=city.facts.number("jixie")).state == "active"


def test_closed_units_are_listed_by_their_state(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    staged = [row.short_name for row in client.get("/desk/organisations/?state=closed").context["page"].rows]
    assert "化学化工学会" not in staged
    _close(client, city, "huaxue")
    rows = client.get("/desk/organisations/?state=closed").context["page"].rows
    assert sorted(row.short_name for row in rows) == sorted([*staged, "化学化工学会"])


def test_a_closing_is_taken_back_with_a_reason_and_posts_are_given_anew(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen"), f"{_at(city, 'jixie')}closure/withdrawal/"
    assert client.get(url).status_code == 403
    _close(client, city, "jixie")
    assert client.get(_at(city, "jixie")).context["closing"]["label"] == "恢复"
    assert client.post(url, _sent(note="")).status_code == 422
    assert client.post(url, _sent(note="撤销有误")).status_code == 302
    page = client.get(_at(city, "jixie"))
    assert (page.context["closed"], page.context["history"][0]["title"]) == (None, "恢复")
    assert sign_in("sun").get("/desk/documents/new/").status_code == 200  # the post lasts until tonight


def test_below_a_closed_unit_nothing_is_reopened_and_the_button_says_so(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for unit in ("fangzhi", "huagong"):
        organisations.dissolve(Organisation.objects.get(number=city.facts.number(unit)), by=SYSTEM, note="注销")
    _close(client, city, "qiaokou")
    assert client.get(_at(city, "fangzhi")).context["closing"]["off"] == "业务指导单位已撤销，不能恢复"


def test_the_same_form_twice_closes_once(city: City, sign_in: SignIn) -> None:
    client, sent = sign_in("chen"), _sent()
    answers = [client.post(f"{_at(city, 'huaxue')}closure/", sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]


def test_what_a_merged_unit_left_open_goes_to_its_successor_and_is_chased_there(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("city.issued")
    form = chen.get(f"{_at(city, 'huaxue')}closure/").context["form"]
    neighbours = [name for _, name in form.fields["successor"].widget.choices]
    assert (neighbours[0], JIXIE in neighbours) == ("不是合并", True)
    sent = {**_sent("并入"), "successor": "999999"}
    assert chen.post(f"{_at(city, 'huaxue')}closure/", sent).status_code == 422
    units = {key: Organisation.objects.get(number=city.facts.number(key)) for key in ("dianji", "jixie")}
    organisations.dissolve(units["dianji"], by=SYSTEM, note="企业合并", successor=units["jixie"])
    page = chen.get(_at(city, "dianji"))
    assert page.context["closed"]["title"].endswith("撤销，并入机械工程学会")
    assert f'href="{_at(city, "jixie")}"' in page.content.decode()
    jobs.drain()
    receipts = chen.get(f"/desk/documents/{ref}/receipts/")
    counts = {tab["label"]: tab["count"] for tab in receipts.context["views"]}
    assert (counts["全部"], counts["未签收"], counts["已撤并未签"]) == (3, 2, 1)
    rows = {row["name"]: (row["label"], row["under"], row["url"]) for row in receipts.context["rows"]}
    assert rows[DIANJI][:2] == ("已撤并", "已并入机械工程学会")
    assert rows[JIXIE][:2] == ("待签收", f"接替{DIANJI}")
    for name, told in ((DIANJI, "已并入机械工程学会"), (JIXIE, f"接替{DIANJI}")):
        assert told in chen.get(rows[name][2]).content.decode()
    replies = {row["name"]: row["label"] for row in chen.get(f"/desk/documents/{ref}/replies/").context["rows"]}
    assert (replies[JIXIE], replies[DIANJI]) == ("待回复", "已回复")
    sun = sign_in("sun")
    mine = sun.get(f"/desk/inbox/{ref}/").content.decode()
    assert f"{DIANJI}（已并入本单位，由本单位签收）" in mine
    assert sun.post(f"/desk/inbox/{ref}/receipt/", {"idempotency_key": str(ids.uuid7())}).status_code == 302


def test_an_association_that_elects_is_proposed_to_be_revoked_and_not_closed_in_one_step(
    city: City, sign_in: SignIn
) -> None:
    chen, here = sign_in("chen"), _at(city, "dianji")
    told = chen.get(here).context["closing"]
    assert (told["label"], told["url"]) == ("提出撤销", f"{here}revocation/")
    refused = chen.post(f"{here}closure/", _sent())
    assert (refused.status_code, "请由业务指导单位提出撤销" in refused.content.decode()) == (403, False)
    assert "由业务指导单位提出撤销，批复单位印发通知后撤销" in refused.content.decode()
    assert sign_in("wang").get(here).context["closing"] is None
