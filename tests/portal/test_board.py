"""The board: columns, search, pages, feed, what is kept and what is not there."""

import xml.etree.ElementTree as ET
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from kexie.kit import clock
from kexie.kit.web import caching
from tests.portal import world


def titles(answer: Any) -> list[str]:
    return [notice.document.title for notice in answer.context["page"].rows]


def test_the_newest_stands_first_with_number_issuer_and_address(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "关于召开座谈会的通知", at=clock.shanghai(2013, 6, 1, 9))
    answer = client.get("/notices/")
    assert titles(answer) == ["关于召开座谈会的通知", world.TITLE]
    page = answer.content.decode()
    assert 'href="/notices/2013/1/"' in page
    assert "武科协〔2013〕2号 · 武汉市科协" in page
    assert '<time class="board-date" datetime="2013-06-01"><b>01</b>2013/6</time>' in page


def test_a_column_shows_its_own_notices_and_all_counts(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "全国科普日举行", at=clock.shanghai(2013, 9, 14, 9), column="news")
    answer = client.get("/notices/?column=bulletin")
    assert titles(answer) == [world.TITLE]
    tabs = [(tab["label"], tab["count"], tab["current"]) for tab in answer.context["board"].tabs]
    assert tabs == [
        ("全部", 2, False),
        ("公告栏", 1, True),
        ("科协动态", 1, False),
        ("一线传真", 0, False),
        ("科协简报", 0, False),
        ("工作动态", 0, False),
    ]
    page = answer.content.decode()
    assert '<meta name="ColumnName" content="公告栏">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/notices/?column=bulletin">' in page


@pytest.mark.parametrize("column", ["nowhere", "../etc", "BULLETIN", "x" * 200])
def test_a_column_that_is_nowhere_is_not_found(client: Client, city: SimpleNamespace, column: str) -> None:
    assert client.get("/notices/", {"column": column}).status_code == 404
    assert client.get("/notices/feed.xml", {"column": column}).status_code == 404


@pytest.mark.parametrize("words", ["工作要点", "whgzyd", "武科协〔2013〕1号", "金桥工程"])
def test_words_initials_and_numbers_find_the_founding_notice_first(
    client: Client, city: SimpleNamespace, words: str
) -> None:
    world.issue(city.root, "关于举办科普日活动的通知", at=clock.shanghai(2013, 9, 1, 9))
    world.find_all()
    assert titles(client.get("/notices/", {"q": words}))[0] == world.TITLE


def test_tabs_count_what_was_found_and_a_column_narrows_it(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "工作要点完成情况", at=clock.shanghai(2013, 9, 1, 9), column="news")
    world.issue(city.root, "全国科普日举行", at=clock.shanghai(2013, 9, 14, 9), column="news")
    world.find_all()
    answer = client.get("/notices/", {"q": "工作要点", "column": "news"})
    assert titles(answer) == ["工作要点完成情况"]
    counts = {tab["label"]: tab["count"] for tab in answer.context["board"].tabs}
    assert (counts["全部"], counts["公告栏"], counts["科协动态"]) == (2, 1, 1)


def test_nothing_found_says_which_conditions_and_offers_to_drop_one(client: Client, city: SimpleNamespace) -> None:
    world.find_all()
    answer = client.get("/notices/?column=news&q=疗休养")
    page = answer.content.decode()
    assert "没有符合“科协动态 + 疗休养”的公告" in page
    assert 'href="/notices/?q=%E7%96%97%E4%BC%91%E5%85%BB">在全部栏目里搜</a>' in page
    assert "“一线传真”还没有内容" in client.get("/notices/?column=frontline").content.decode()


@pytest.mark.parametrize(
    "query", ["q=%3Cscript%3Ealert(1)%3C/script%3E", "q='%22%3E%3Cimg src=x>", "page=-1&q=%", "page=9e9"]
)
def test_hostile_addresses_get_a_page_with_everything_escaped(
    client: Client, city: SimpleNamespace, query: str
) -> None:
    answer = client.get(f"/notices/?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert "<img src=x" not in answer.content.decode()


def test_pages_of_twenty_keep_the_other_parts_of_the_address(client: Client, city: SimpleNamespace) -> None:
    for number in range(20):
        world.issue(city.root, f"第{number}号通知", at=clock.shanghai(2014, 1, 1 + number, 9))
    answer = client.get("/notices/?column=bulletin&page=2")
    assert titles(answer) == [world.TITLE]
    page = answer.content.decode()
    assert "共 21 条，显示第 21–21 条" in page
    assert 'href="?column=bulletin&amp;page=1" rel="prev"' in page


@pytest.mark.parametrize("more", [0, 2])
def test_the_board_asks_the_database_five_times_whatever_it_shows(
    client: Client, city: SimpleNamespace, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        world.issue(city.root, f"通知{number}", at=clock.now())
    with django_assert_num_queries(5):
        client.get("/notices/")
    with django_assert_num_queries(1):
        client.get("/notices/")


def test_an_unchanged_board_answers_304_and_a_new_notice_makes_it_new(
    client: Client, city: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    etag = client.get("/notices/").headers["ETag"]
    with django_assert_num_queries(1):
        unchanged = client.get("/notices/", headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    world.issue(city.root, "关于召开座谈会的通知", at=clock.now())
    changed = client.get("/notices/", headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert titles(changed)[0] == "关于召开座谈会的通知"


def test_an_internal_document_is_nowhere_on_the_board(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "内部秘密名单", at=clock.shanghai(2013, 6, 1, 9), openness="internal")
    world.find_all()
    assert titles(client.get("/notices/")) == [world.TITLE]
    for path in ("/notices/?q=内部秘密名单", "/notices/feed.xml", "/"):
        assert "内部秘密名单</" not in client.get(path).content.decode()
    assert client.get("/notices/2013/2/").status_code == 404
    assert client.get("/notices/2013/2/print/").status_code == 404


def test_the_feed_is_rss_with_permanent_addresses_and_dates(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "全国科普日举行", at=clock.shanghai(2013, 9, 14, 9), column="news")
    answer = client.get("/notices/feed.xml?column=bulletin")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ET.fromstring(answer.content).find("channel")
    assert channel is not None
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == [world.TITLE]
    assert items[0].findtext("link") == items[0].findtext("guid") == "http://127.0.0.1:8000/notices/2013/1/"
    assert items[0].findtext("pubDate") == "Thu, 02 May 2013 08:32:50 +0000"
    assert channel.findtext("title") == "公告栏"


def test_the_feed_asks_three_times_and_is_kept(
    client: Client, city: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    caching.store.clear()
    with django_assert_num_queries(3):
        client.get("/notices/feed.xml")
    with django_assert_num_queries(1):
        client.get("/notices/feed.xml")
