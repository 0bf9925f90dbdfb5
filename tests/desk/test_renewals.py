"""会员名册 at the desk: kinds, views, 续会 of several at once, the workbook, what a house settles."""

import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.associations.documents import cards
from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.months import later
from kexie.organisations.actions import members, roll
from kexie.organisations.models import Member, MemberRules, Organisation
from kexie.people.actions import persons
from kexie.people.models import Consent
from tests.city import City
from tests.desk.conftest import SignIn
from tests.notices.documents import words

DAY = timedelta(days=1)


def key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def text(answer: Any) -> str:
    told: str = answer.content.decode()
    return told


@pytest.fixture
def wang(city: City, sign_in: SignIn) -> Client:
    """The secretary of one association, which has settled its kinds."""
    client = sign_in("wang")
    sent = {"kinds": "个人会员 12\n荣誉会员", "steps": "60 30 0 -30", "lapse_months": ""}
    assert client.post("/desk/settings/members/", {**key(), **sent}).status_code == 302
    return client


def unit(city: City) -> Organisation:
    return Organisation.objects.get(number=city.facts.number("dianji"))


def url(city: City) -> str:
    return f"/desk/organisations/{city.facts.number('dianji')}/roll/"


def member(city: City, name: str, left: int | None, **more: Any) -> Member:
    """Somebody whose validity ends in so many days."""
    one = members.register(persons.Particulars(name=name), unit(city), by=SYSTEM)
    row = roll.admit(one, unit(city), by=SYSTEM, signed=True, **more)
    end = None if left is None else clock.today() + left * DAY
    Member.objects.filter(pk=row.pk).update(valid_until=end, joined_on=date(2020, 1, 1))
    row.refresh_from_db()
    return row


def names(client: Client, city: City, view: str = "") -> list[str]:
    return [row["person"].name for row in client.get(url(city), {"view": view}).context["rows"]]


def test_a_house_settles_its_kinds_and_new_members_have_one(city: City, wang: Client) -> None:
    page = wang.get("/desk/settings/members/")
    assert page.context["form"]["kinds"].value() == "个人会员 12\n荣誉会员"
    assert "/desk/settings/members/" in text(wang.get("/desk/settings/"))
    row = MemberRules.objects.get(organisation=unit(city))
    assert (row.kinds, row.steps, row.lapse_months) == (
        [["个人会员", 12], ["荣誉会员", None]], [60, 30, 0, -30], None,
    )  # fmt: skip
    sent = {"person": city.facts.people["li"], "on": clock.today().isoformat(), "signed": "on", "kind": "荣誉会员"}
    assert wang.post(url(city), {**sent, **key()}).status_code == 302
    [told] = wang.get(url(city)).context["rows"]
    assert (told["kind"], told["until"], told["mark"]) == ("荣誉会员", "长期", ("ok", "在册"))


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"kinds": "", "steps": "60"}, "请写会员类别"),
        ({"kinds": "个人会员 999", "steps": "60"}, "应在 1 至 120 之间"),
        ({"kinds": "个人会员", "steps": "六十"}, "请写整数天数"),
        ({"kinds": "个人会员", "steps": "60", "lapse_months": "0"}, "从 1 个月起"),
    ],
)
def test_what_cannot_be_settled_is_told_beside_the_field(
    city: City, wang: Client, sent: dict[str, str], fault: str
) -> None:
    answer = wang.post("/desk/settings/members/", {**key(), **sent})
    assert (answer.status_code, fault in text(answer)) == (422, True)


def test_views_tell_who_ends_soon_who_is_over_it_and_who_left(city: City, wang: Client) -> None:
    member(city, "甲会员", 20)
    member(city, "乙会员", -3)
    member(city, "丙会员", None)
    roll.leave(member(city, "丁会员", 300), by=SYSTEM)
    tabs = [(one["label"], one["count"], one["current"]) for one in wang.get(url(city)).context["views"]]
    assert tabs == [("在册", 3, True), ("将到期", 1, False), ("逾期", 1, False), ("已退会", 1, False)]
    assert [sorted(names(wang, city, view)) for view in ("soon", "late", "left", "nothing")] == [
        ["甲会员"], ["乙会员"], ["丁会员"], ["丙会员", "乙会员", "甲会员"],
    ]  # fmt: skip
    marks = {row["person"].name: row["mark"][1] for row in wang.get(url(city)).context["rows"]}
    assert marks == {"甲会员": "将到期", "乙会员": "逾期", "丙会员": "在册"}
    assert "没有逾期的会员" not in text(wang.get(url(city), {"view": "late"}))


def test_several_are_renewed_at_once_and_the_same_form_renews_once(city: City, wang: Client) -> None:
    near, over = member(city, "甲会员", 20), member(city, "乙会员", -3)
    page = wang.get(url(city), {"view": "late"})
    shown = [row["seen"] for row in wang.get(url(city)).context["rows"]]
    assert f'value="{over.pk}:{over.valid_until}"' in text(page)
    sent = {**key(), "member": [*shown, "odd", "00:1"], "view": "late"}
    answers = [wang.post(f"{url(city)}renewals/", sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert answers[0].headers["Location"] == f"{url(city)}?view=late"
    assert "已续会 2 人" in text(wang.get(url(city)))
    near.refresh_from_db()
    assert near.valid_until == later(clock.today() + 20 * DAY, 12)
    again = wang.post(f"{url(city)}renewals/", {**sent, **key()})
    assert (again.status_code, "已续过，请刷新页面" in text(again)) == (409, True)
    assert Entry.objects.filter(entity="member", verb="renew").count() == 2
    assert wang.post(f"{url(city)}renewals/", key()).status_code == 403


def test_kind_and_end_of_one_member_are_changed(city: City, wang: Client) -> None:
    row = member(city, "甲会员", 20)
    here = f"{url(city)}{row.pk}/term/"
    assert wang.get(here).context["form"]["kind"].value() == "个人会员"
    early = wang.post(here, {**key(), "kind": "个人会员", "valid_until": "2019-01-01"})
    assert (early.status_code, "不能早于入会日期" in text(early)) == (422, True)
    assert wang.post(here, {**key(), "kind": "荣誉会员", "valid_until": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.valid_until) == ("荣誉会员", None)
    roll.leave(row, by=SYSTEM)
    assert wang.get(here).status_code == 403


def test_the_roll_goes_out_as_a_workbook_of_the_view(city: City, wang: Client) -> None:
    member(city, "甲会员", 20)
    member(city, "丙会员", None, kind="荣誉会员")
    answer = wang.get(f"{url(city)}table.xlsx", {"view": "soon"})
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)).active
    lines = list(sheet.iter_rows(values_only=True))
    at = next(place for place, row in enumerate(lines) if row[0] == "序号")
    rows = [dict(zip(lines[at], row, strict=True)) for row in lines[at + 1 :]]
    assert [(row["姓名"], row["会员类别"], row["状态"]) for row in rows] == [("甲会员", "个人会员", "将到期")]
    assert Entry.objects.filter(entity="organisation", verb="export_roll").count() == 1


def test_who_only_reads_the_roll_renews_nobody(city: City, wang: Client, sign_in: SignIn) -> None:
    row = member(city, "甲会员", 20)
    qian = sign_in("qian")
    page = qian.get(url(city))
    assert (page.status_code, page.context["can_keep"]) == (200, False)
    sent = {**key(), "member": f"{row.pk}:{row.valid_until}"}
    assert qian.post(f"{url(city)}renewals/", sent).status_code == 403
    assert [qian.get(f"{url(city)}{tail}").status_code for tail in (f"{row.pk}/term/", "table.xlsx")] == [403, 403]
    number = city.facts.number("jiangan")
    for tail in ("renewals/", "table.xlsx", f"{row.pk}/term/"):
        act = wang.post if tail == "renewals/" else wang.get
        assert act(f"/desk/organisations/{number}/roll/{tail}", key()).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_the_roll_costs_the_same_for_one_member_and_for_three(city: City, wang: Client, many: int) -> None:
    for place in range(many):
        member(city, f"会员{place}", 20 * place)
    wang.get(url(city))
    with CaptureQueriesContext(connection) as asked:
        wang.get(url(city))
    assert len(asked) == 11


def test_cards_of_a_long_roll_come_in_parts(city: City, wang: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST", 2)
    for name in ("甲会员", "乙会员", "丙会员"):
        member(city, name, 20)
    offered = wang.get(url(city)).context["cards"]
    assert [one["label"] for one in offered] == ["会员证第 1 至 2 张", "会员证第 3 至 3 张"]
    # Who took back the consent has no card, and is not among those of the last part.
    Consent.objects.filter(pk=member(city, "丁会员", 20).consent_id).update(withdrawn_at=clock.now())
    assert [one["label"] for one in wang.get(url(city)).context["cards"]] == [one["label"] for one in offered]
    told = [words.of(wang.get(one["docx"]).getvalue()) for one in offered]
    assert [sum(name in part for name in ("甲会员", "乙会员", "丙会员")) for part in told] == [2, 1]
    whole = wang.get(f"{url(city)}cards.docx")
    assert (whole.status_code, "请在名册页面选择其中一批" in text(whole)) == (403, True)
    assert Entry.objects.filter(verb="print_cards").count() == 2
