"""The front page and what every public page has in common: head, foot, languages, the whole-page cache."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from kexie.config import settings as product
from kexie.kit import clock
from kexie.kit.web import caching
from kexie.people.models import Account
from tests.portal import world


def text_of(answer: Any) -> str:
    return answer.content.decode()


def test_head_and_foot_name_the_association_and_how_to_reach_it(client: Client, city: SimpleNamespace) -> None:
    page = text_of(client.get("/"))
    for told in (
        "武汉市企事业科协工作平台", "武汉市科学技术协会", "武汉市江岸区赵家条144号", "430010", "(027)65692271",
        "(027)65692036", "(027)82842276", "鄂公网安备 42010202002213号", "鄂ICP备19013409号",
    ):  # fmt: skip
        assert told in page
    assert '<meta name="SiteName" content="武汉市科学技术协会">' in page
    assert '<meta name="SiteDomain" content="127.0.0.1:8000">' in page
    assert '<meta name="SiteIDCode" content="4201000001">' in page


def test_the_figures_are_counted_and_not_made_up(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "关于召开座谈会的通知", at=clock.now())
    figures = client.get("/").context["home"].figures
    assert [(figure.label, figure.value, figure.unit) for figure in figures] == [
        ("企业科协", "3", "家"),
        ("科技工作者", "1", "人"),
        ("本年印发", "1", "件"),
    ]


def test_what_waits_for_signatures_stands_in_the_panel_with_its_totals(client: Client, city: SimpleNamespace) -> None:
    answer = client.get("/")
    home = answer.context["home"]
    assert (home.panel_title, [item.title for item in home.panel]) == ("正在签收", [world.TITLE])
    assert "已签收 0 / 3 家" in text_of(answer)
    assert "测试企业" not in text_of(answer)


def test_before_the_set_up_the_pages_stand_without_facts(client: Client, db: None) -> None:
    page = text_of(client.get("/"))
    assert "企事业科协工作平台" in page
    assert "还没有公告" in page
    assert 'href="/set-up/">现在设置</a>' in page
    world.begin()
    assert "/set-up/" not in text_of(client.get("/"))


@pytest.mark.parametrize("more", [0, 2])
def test_the_home_page_asks_the_database_six_times_and_once_when_kept(
    client: Client, city: SimpleNamespace, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        world.issue(city.root, f"通知{number}", at=clock.now())
    client.get("/")
    caching.store.clear()
    with django_assert_num_queries(6):
        client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


def test_english_covers_the_words_of_the_page_and_leaves_documents_in_chinese(
    client: Client, city: SimpleNamespace
) -> None:
    page = text_of(client.get("/?lang=en"))
    assert '<html lang="en"' in page
    assert "Waiting for signatures" in page
    assert "2013年武汉市企事业科协工作要点" in page
    assert "Waiting for signatures" in text_of(client.get("/"))  # remembered
    assert "正在签收" in text_of(Client().get("/"))  # and kept apart from the Chinese page


def test_size_and_theme_are_applied_by_the_server_and_kept_apart(client: Client, city: SimpleNamespace) -> None:
    client.get("/")
    client.get("/preferences/?size=xl&theme=contrast")
    assert 'data-size="xl" data-theme="contrast"' in text_of(client.get("/"))
    assert 'data-size="md" data-theme="auto"' in text_of(Client().get("/"))


def test_a_signed_in_reader_gets_a_page_of_their_own(client: Client, city: SimpleNamespace) -> None:
    client.get("/")
    signed_in = Client()
    signed_in.force_login(Account.objects.get(username="chen"), backend=product.AUTHENTICATION_BACKENDS[1])
    answer = signed_in.get("/")
    assert "工作台" in text_of(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_every_figure_of_speech_is_found_where_the_templates_stand_first(client: Client, db: None) -> None:
    # allauth's own pages would win if its application stood before the portal's.
    assert product.INSTALLED_APPS[0] == "kexie.portal"
