"""单位会员 at the desk: views, kinds, 续会 of several, the workbook, the certificates, what a house settles."""

import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.associations.actions import ties
from kexie.associations.documents import cards
from kexie.associations.models import Membership, MembershipRules
from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.months import later
from kexie.organisations.models import Organisation
from tests.city import City
from tests.desk.conftest import SignIn
from tests.notices.documents import words

DAY = timedelta(days=1)
LEAGUE = "jiangan.lianhehui"


def key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def text(answer: Any) -> str:
    told: str = answer.content.decode()
    return told


@pytest.fixture
def chen(sign_in: SignIn) -> Client:
    """The city's officer."""
    return sign_in("chen")


def url(city: City, unit: str = LEAGUE) -> str:
    return f"/desk/organisations/{city.facts.number(unit)}/members/"


def member(city: City, unit: str, left: int | None, body: str = LEAGUE, kind: str = "") -> Membership:
    """A unit whose validity ends in so many days."""
    units = [Organisation.objects.get(number=city.facts.number(key)) for key in (body, unit)]
    row = ties.join(*units, by=SYSTEM, kind=kind)
    end = None if left is None else clock.today() + left * DAY
    Membership.objects.filter(pk=row.pk).update(valid_until=end, starts_on=date(2013, 1, 1))
    row.refresh_from_db()
    return row


def names(client: Client, address: str, **asked: str) -> list[str]:
    return [row["name"] for row in client.get(address, asked).context["rows"]]


def test_a_society_has_units_beside_its_people(city: City, chen: Client) -> None:
    here = url(city, "jixie")
    assert "单位会员" in text(chen.get(f"/desk/organisations/{city.facts.number('jixie')}/"))
    sent = {"member": str(city.facts.number("dianji")), "kind": "理事单位", "on": "2013-02-01"}
    assert chen.post(here, {**key(), **sent}).status_code == 302
    page = chen.get(here)
    assert (page.context["heading"], [row["kind"] for row in page.context["rows"]]) == ("单位会员", ["理事单位"])
    own = text(chen.get(f"/desk/organisations/{city.facts.number('dianji')}/"))
    assert "武汉机械工程学会" in own
    assert chen.get(url(city, "dianji")).status_code == 404


def test_views_and_kinds_tell_which_units_end_soon_and_which_are_over_it(city: City, chen: Client) -> None:
    soon, here = member(city, "jingpeng", 20), url(city)
    gone = member(city, "shuiwu", None)
    ties.leave(gone, clock.today() - DAY, by=SYSTEM)
    tabs = [(one["label"], one["count"]) for one in chen.get(here).context["views"]]
    assert tabs == [("在册", 2), ("将到期", 1), ("逾期", 1), ("已退出", 1)]
    assert names(chen, here, view="soon") == [soon.member.name]
    assert names(chen, here, view="left") == [gone.member.name]
    assert [row["mark"] for row in chen.get(here, {"view": "left"}).context["rows"]] == [("grey", "已退出")]
    kinds = [(one["label"], one["chosen"]) for one in chen.get(here, {"kind": "会长单位"}).context["kinds"]]
    assert kinds == [("全部类别（2）", False), ("会员单位（1）", False), ("会长单位（1）", True)]
    assert names(chen, here, kind="会员单位") == [soon.member.name]
    assert "没有将到期的成员单位" in text(chen.get(here, {"view": "soon", "kind": "别的"}))


def test_several_units_are_renewed_at_once_and_the_same_form_renews_once(city: City, chen: Client) -> None:
    row = member(city, "jingpeng", 20)
    shown = [line["seen"] for line in chen.get(url(city)).context["rows"]]
    sent = {**key(), "member": [*shown, "odd"], "view": "soon"}
    answers = [chen.post(f"{url(city)}renewals/", sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert answers[0].headers["Location"] == f"{url(city)}?view=soon"
    assert "已续会 2 家" in text(chen.get(url(city)))
    row.refresh_from_db()
    assert row.valid_until == later(clock.today() + 20 * DAY, 12)


def test_kind_and_end_of_a_unit_are_changed(city: City, chen: Client) -> None:
    row = member(city, "jingpeng", 20)
    here = f"{url(city)}{row.pk}/term/"
    assert chen.get(here).context["form"]["kind"].value() == "会员单位"
    early = chen.post(here, {**key(), "kind": "会员单位", "valid_until": "2012-01-01"})
    assert (early.status_code, "不能早于入会日期" in text(early)) == (422, True)
    assert chen.post(here, {**key(), "kind": "会长单位", "valid_until": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.valid_until) == ("会长单位", None)
    ties.leave(row, clock.today() + DAY, by=SYSTEM)
    assert chen.get(here).status_code == 403
    Membership.objects.filter(pk=row.pk).update(ends_on=clock.today() - DAY)
    assert chen.get(here).status_code == 404


def test_the_workbook_holds_one_view_and_the_journal_how_many(city: City, chen: Client, sign_in: SignIn) -> None:
    member(city, "jingpeng", 20)
    answer = chen.get(f"{url(city)}table.xlsx", {"view": "current", "kind": "会员单位"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    [line] = [row for row in told if row[0] in (1, "1")]
    assert (line[2], line[8]) == ("会员单位", "将到期")
    assert Entry.objects.get(verb="export_memberships").diff == {"rows": ["", "1"]}
    assert "下载单位会员名册" not in text(chen.get(f"/desk/organisations/{city.facts.number(LEAGUE)}/"))
    assert sign_in("wang").get(f"{url(city)}table.xlsx").status_code in (403, 404)


def test_certificates_tell_kind_number_and_end_of_each_unit(city: City, chen: Client) -> None:
    row = member(city, "jingpeng", 20)
    at = chen.get(url(city)).context["cards"][0]
    told = words.of(chen.get(at["docx"]).getvalue())
    assert all(one in told for one in ("成员单位证书", row.member.name, f"编号：{row.number:06}", "类别：会员单位"))
    assert Entry.objects.get(verb="print_certificates").diff == {"rows": ["", "2"]}
    assert [chen.get(at[form].replace("current", "left")).status_code for form in ("docx", "pdf")] == [404, 404]
    assert chen.get(at["docx"].replace("docx", "txt")).status_code == 404
    assert chen.get(f"{url(city, 'dianji')}cards.docx").status_code == 404


def test_a_house_settles_the_kinds_of_its_units(city: City, chen: Client) -> None:
    here = "/desk/settings/memberships/"
    assert here in text(chen.get("/desk/settings/"))
    fault = chen.post(here, {**key(), "kinds": "会员单位 999", "steps": "60"})
    assert (fault.status_code, "应在 1 至 120 之间" in text(fault)) == (422, True)
    sent = {"kinds": "会员单位 12\n会长单位", "steps": "60 0", "lapse_months": "6"}
    assert chen.post(here, {**key(), **sent}).status_code == 302
    row = MembershipRules.objects.get(organisation__number=city.facts.number("city"))
    assert (row.kinds, row.lapse_months) == ([["会员单位", 12], ["会长单位", None]], 6)


def test_a_roll_of_units_costs_the_same_for_one_and_three(city: City, chen: Client) -> None:
    counts = []
    for unit in ("jingpeng", "shuiwu", "gangtie"):
        member(city, unit, 20)
        with CaptureQueriesContext(connection) as done:
            assert chen.get(url(city)).status_code == 200
        counts.append(len(done))
    assert counts[0] == counts[2] <= 20


def test_certificates_of_a_long_roll_come_in_parts(city: City, chen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST", 2)
    for unit in ("jingpeng", "shuiwu"):
        member(city, unit, 20)
    offered = chen.get(url(city)).context["cards"]
    assert [one["label"] for one in offered] == ["成员单位证书第 1 至 2 张", "成员单位证书第 3 至 3 张"]
    counts = [words.of(chen.get(one["docx"]).getvalue()).count("编号：") for one in offered]
    assert counts == [2, 1]
    whole = chen.get(offered[0]["docx"].partition("&part")[0])
    assert (whole.status_code, "共 3 张，一个文件最多 2 张" in text(whole)) == (403, True)
    for part in ("0", "3", "x", "999999"):
        assert chen.get(offered[0]["docx"].replace("part=1", f"part={part}")).status_code == 404
    assert [entry.diff for entry in Entry.objects.filter(verb="print_certificates").order_by("id")] == [
        {"rows": ["", "2"]}, {"rows": ["", "1"]},
    ]  # fmt: skip
