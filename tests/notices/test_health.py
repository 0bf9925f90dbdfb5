"""The health of the public site: days 13, 14 and 15, empty columns, addresses that lead nowhere, contacts, receipts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Refused
from kexie.notices import queries
from kexie.notices.actions import columns, replies
from kexie.notices.models import Column, Document
from kexie.notices.queries import health
from kexie.organisations import queries as organisations
from kexie.organisations.models import Installation


def published(office, code="news", **values):
    return office.at("issued", column=Column.objects.get(code=code), **values)


def column(code="news"):
    return next(one for one in health.columns() if one.code == code)


@pytest.mark.parametrize(("days", "stale"), [(13, False), (14, False), (15, True)])
def test_news_are_stale_from_the_fifteenth_day_on(office, days, stale):
    document = published(office)
    with clock.at(document.issued_at + timedelta(days=days)):
        assert (column().days, column().limit, column().stale, column().empty) == (days, 14, stale, False)


@pytest.mark.parametrize(("days", "stale"), [(180, False), (181, True)])
def test_notices_are_stale_after_half_a_year(office, days, stale):
    document = published(office, "bulletin")
    with clock.at(document.issued_at + timedelta(days=days)):
        assert column("bulletin").stale is stale


def test_a_column_without_entries_is_empty_and_what_is_not_public_does_not_fill_it(office):
    published(office, openness="internal")
    assert (column().empty, column().entries, column().days) == (True, 0, None)
    published(office)
    assert (column().empty, column().entries) == (False, 1)


def test_a_column_nobody_asks_about_is_never_stale_and_a_closed_one_is_left_out(office):
    document = published(office)
    Column.objects.filter(code="news").update(fresh_days=None)
    with clock.at(document.issued_at + timedelta(days=900)):
        assert column().stale is False
    Column.objects.filter(code="news").update(is_active=False)
    assert "news" not in {one.code for one in health.columns()}


def test_an_address_inside_the_site_that_no_notice_has_is_told(office):
    good = published(office).notice
    text = f"见 /notices/{good.year}/{good.number}/，另见 https://x/notices/{good.year}/999/ 和 /notices/1999/1/。"
    paper = published(office, title="关于链接的通知", body=[{"kind": "body", "level": 0, "text": text}])
    assert [(one.number, one.title, one.to) for one in health.nowhere()] == [
        (paper.notice.number, "关于链接的通知", "/notices/1999/1/"),
        (paper.notice.number, "关于链接的通知", f"/notices/{good.year}/999/"),
    ]


def test_an_annex_without_its_bytes_is_told(office, monkeypatch, tmp_path):
    from django.core.files.base import ContentFile
    from django.db import transaction

    from kexie.notices.actions import attachments, documents
    from kexie.notices.queries import health as asked

    draft = office.draft(column=Column.objects.get(code="news"))
    with transaction.atomic():
        row = attachments.add(draft, "名单", by=office["chen"], upload=ContentFile("甲\n".encode(), name="名单.txt"))
    for step, who in ((documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
                      (documents.number, "registrar"), (documents.issue, "chen")):  # fmt: skip
        draft = step(draft, by=office[who])
    assert health.nowhere() == []
    monkeypatch.setattr(asked.keeping, "path_of", lambda pk: tmp_path / "nothing")
    assert [one.to for one in health.nowhere()] == [f"附件 {row.file.name}"]


def test_contacts_that_are_missing_are_named(office):
    assert health.missing(None) == ["本系统还没有完成初始设置"]
    city = office.unit("city")
    type(city).objects.filter(pk=city.pk).update(address="某路1号", postcode="430000", telephone="027-1", fax="")
    Installation(organisation=city, begun_at=clock.now(), icp_filing="鄂ICP备1号").save(force_insert=True)
    assert health.missing(organisations.installation()) == ["传真", "网站编辑部电话", "公安备案号", "网站标识码"]


def test_receipts_past_their_day_are_counted(office):
    document = published(office, classes=office.classes("各区科协"))
    total = document.addressees.count()
    Document.objects.filter(pk=document.pk).update(due_on=clock.today() - timedelta(days=1))
    assert health.overdue(office.unit("city")) == (1, total)


def test_answers_past_their_moment_are_counted_of_units_that_stand(office):
    from tests.notices import test_replies as slips

    city, document = office.unit("city"), slips.issue(office, slips.asking(office))
    replies.answer(document.addressees.get(organisation=office.unit("motor")), replies.Told(slips.values()),
                   by=office["wang"])  # fmt: skip
    assert queries.replies.overdue(city) == (0, 0)
    with clock.at(clock.now() + timedelta(days=6)):
        assert (queries.replies.overdue(city), queries.replies.overdue(office.unit("jiang"))) == ((1, 5), (0, 0))


def test_who_tells_the_site_sets_how_fresh_a_column_is_to_be(office):
    Installation(organisation=office.unit("city"), begun_at=clock.now()).save(force_insert=True)
    news = health.column("news")
    for days in (0, 3651):
        with pytest.raises(Refused, match="1 到 3650 天"):
            columns.set_fresh_days(news, days, by=SYSTEM)
    with pytest.raises(Refused):
        columns.set_fresh_days(news, 30, by=office["zhao"])
    for days in (30, 30, None):
        columns.set_fresh_days(news, days, by=SYSTEM)
        assert column().limit == days
    assert [entry.diff for entry in history("column", news.pk)] == [
        {"fresh_days": ["14", "30"]}, {"fresh_days": ["30", ""]},
    ]  # fmt: skip


def test_the_administrator_is_told_at_home_and_nobody_else_is_asked_for(office):
    admin = Actor(person_id=office["chen"].person_id, rights=frozenset({"accounts.manage", "site.edit"}))
    document = published(office)
    with clock.at(document.issued_at + timedelta(days=20)), CaptureQueriesContext(connection) as asked:
        told = health.todos(admin)
    assert ([one.title for one in told.items], told.total, len(asked)) == (
        ["“科协动态”20 天没有更新", "4 个栏目没有内容", "网站信息不全"], 3, 2,
    )  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        assert (health.todos(office["chen"]).total, health.todos(SYSTEM).total, len(asked)) == (0, 0, 0)
    assert queries.health is health


def strikes():
    return {one.name: (one.found, one.fails) for one in health.strikes(health.columns())}


@pytest.mark.parametrize(("days", "fails"), [(13, False), (14, False), (15, True)])
def test_a_home_page_without_anything_new_for_more_than_two_weeks_fails_the_inspection(office, days, fails):
    document = published(office)
    with clock.at(document.issued_at + timedelta(days=days)):
        assert strikes()["首页更新"] == (days, fails)


def test_a_site_that_published_nothing_fails_and_five_empty_columns_fail_it(office):
    every = Column.objects.count()
    assert strikes() == {
        "首页更新": (None, True), "过期栏目": (0, False), "长期未更新的栏目": (0, False), "空栏目": (every, every >= 5),
    }  # fmt: skip
    Column.objects.exclude(pk__in=Column.objects.values("pk")[:4]).update(is_active=False)
    assert strikes()["空栏目"] == (4, False)


@pytest.mark.parametrize(("count", "name", "days", "fails"), [
    (4, "过期栏目", 300, False), (5, "过期栏目", 300, True), (9, "长期未更新的栏目", 366, False),
    (10, "长期未更新的栏目", 366, True), (10, "长期未更新的栏目", 365, False),
])  # fmt: skip
def test_so_many_stale_columns_fail_the_inspection(count, name, days, fails):
    column = health.ColumnHealth("c", "栏目", 1, clock.now(), days, 14)
    told = {one.name: one for one in health.strikes([column] * count)}
    assert told[name].fails is fails
