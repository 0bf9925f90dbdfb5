"""The page of a notice: the founding one as it was published, and what such a page must never tell."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kexie.kit import clock
from kexie.kit.web import caching
from kexie.notices.actions import documents
from kexie.notices.models import Receipt
from kexie.organisations.models import Post
from kexie.portal.shown.notice import Shown
from tests.portal import world

PAGE = "/notices/2013/1/"


def page_of(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def plain(page: str) -> str:
    """The words of the document without markup and blanks."""
    article = re.search(r'<article class="doc".*?</article>', page, re.DOTALL)
    assert article
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", article[0]))


def meta(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', page))


def test_the_founding_notice_stands_whole_on_its_page(client: Client, city: SimpleNamespace) -> None:
    shown = plain(page_of(client))
    source = world.source()
    letter = source[source.index("各企事业科协,") : source.index("2013年4月25日")]
    annex = source[source.index("2013年武汉市企事业科协工作要点\n") : source.index("Copyright")]
    for line in [*letter.splitlines(), *annex.splitlines()]:
        assert re.sub(r"\s+", "", line).removesuffix(":") in shown
    assert shown.index("武汉市科学技术协会文件") < shown.index("武科协〔2013〕1号") < shown.index("各企事业科协")


def test_date_with_time_source_and_author_stand_under_the_title(client: Client, city: SimpleNamespace) -> None:
    page = page_of(client)
    facts = re.search(r'<p class="notice-facts">.*?</p>', page, re.DOTALL)
    assert facts
    told = re.sub(r"<[^>]+>", "", facts[0])
    assert told == "发布日期：2013/5/2 16:32:50来源：武汉市科协办公室作者：scywtjhldcj"


def test_both_dates_are_kept_apart(client: Client, city: SimpleNamespace) -> None:
    facts = {fact.label: fact.value for fact in client.get(PAGE).context["shown"].facts}
    assert (facts["成文日期"], facts["发布日期"]) == ("2013年4月25日", "2013年5月2日")


def test_what_the_source_does_not_tell_is_said_to_be_missing(client: Client, city: SimpleNamespace) -> None:
    facts = {fact.label: (fact.value, fact.note) for fact in client.get(PAGE).context["shown"].facts}
    assert facts["署名"] == (None, "")
    assert facts["发文字号"] == ("武科协〔2013〕1号", "原网页未载，由本平台编号")
    own = world.issue(city.root, "关于召开座谈会的通知", at=clock.shanghai(2013, 6, 1, 9))
    assert own.pk
    labels = [fact.label for fact in client.get("/notices/2013/2/").context["shown"].facts]
    assert labels == ["发文机关", "发文字号", "成文日期", "发布日期", "公开属性"]


def test_the_seven_parts_stand_in_the_contents(client: Client, city: SimpleNamespace) -> None:
    answer = client.get(PAGE)
    page, entries = answer.content.decode(), answer.context["shown"].contents
    assert [entry.numeral for entry in entries] == list("一二三四五六七")
    assert entries[0].label == "进一步加强企事业科协组织建设"
    for entry in entries:
        assert page.count(f'href="#{entry.anchor}"') == page.count(f'id="{entry.anchor}"') == 1


def test_totals_of_receipts_are_shown_and_no_unit_is_named(client: Client, city: SimpleNamespace) -> None:
    first = world.addressees(city.document)[0]
    officer = Post.objects.filter(kind="officer").select_related("person").get()
    assert "已签收 0 / 3 家" in page_of(client)
    Receipt.objects.create(addressee=first, by=officer.person, post=officer)
    page = page_of(client)  # the kept page has gone with the receipt
    assert "已签收 1 / 3 家" in page
    assert "测试企业" not in page
    assert "陈科长" not in page


def test_the_size_of_type_is_chosen_on_the_page_and_remembered(client: Client, city: SimpleNamespace) -> None:
    page = page_of(client)
    sizes = re.findall(r'<button[^>]*class="doc-size"[^>]*name="size" value="(\w+)"[^>]*>(【.】)</button>', page)
    assert sizes == [("lg", "【大】"), ("md", "【中】"), ("sm", "【小】")]
    back = client.get("/preferences/", {"size": "lg", "next": PAGE})
    assert back.headers["Location"] == PAGE
    assert 'data-size="lg"' in page_of(client)
    assert 'data-size="lg"' in page_of(client, "/notices/")


def test_the_meta_names_of_government_sites_are_all_there(client: Client, city: SimpleNamespace) -> None:
    told = meta(page_of(client))
    assert told | {"ColumnDescription": "", "Description": ""} == {
        "SiteName": "武汉市科学技术协会",
        "SiteDomain": "127.0.0.1:8000",
        "SiteIDCode": "4201000001",
        "ColumnName": "公告栏",
        "ColumnKeywords": "公告栏,通知公告",
        "ColumnDescription": "",
        "ColumnType": "公告栏",
        "ArticleTitle": world.TITLE,
        "PubDate": "2013-05-02 16:32:50",
        "ContentSource": "武汉市科协办公室",
        "Keywords": "2013年武汉市企事业科协工作要点,三服务一加强,建家,讲、比,金桥工程,讲理想、比贡献,"
        "绿色经济、低碳经济、循环经济,关于加强创新方法工作的若干意见",
        "Author": "scywtjhldcj",
        "Description": "",
        "Image": "",
        "Url": "http://127.0.0.1:8000/notices/2013/1/",
    }
    assert told["Description"].startswith("现将《2013年武汉市企事业科协工作要点》印发给你们")
    assert '<link rel="canonical" href="http://127.0.0.1:8000/notices/2013/1/">' in page_of(client)


def test_the_page_names_the_address_the_site_is_served_at(client: Client, city: SimpleNamespace, settings: Any) -> None:
    settings.SITE_ADDRESS = "http://127.0.0.1:8765"
    page = page_of(client)
    assert (meta(page)["SiteDomain"], meta(page)["Url"]) == ("127.0.0.1:8765", "http://127.0.0.1:8765/notices/2013/1/")
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == ["http://127.0.0.1:8765/notices/2013/1/"]


@pytest.mark.parametrize(
    "path",
    ["/notices/2013/2/", "/notices/2012/1/", "/notices/2013/0/", "/notices/2013/01/", "/notices/13/1/",
     "/notices/99999/1/", "/notices/2013/9999999/", "/notices/2013/1/files/0198c0de-0000-7000-8000-000000000000/"],
)  # fmt: skip
def test_an_address_of_nothing_is_not_found(client: Client, city: SimpleNamespace, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_correction_is_linked_from_both_sides(client: Client, city: SimpleNamespace) -> None:
    later = documents.correct(city.document, by=city.by)
    with clock.at(clock.shanghai(2013, 6, 1, 9)):
        later = documents.edit(
            later, {"title": "关于更正工作要点的通知", "published_at": clock.now(), "due_on": None}, by=city.by
        )
        world.approve(later)
    assert "这份文件已由新文件更正：" in page_of(client)
    assert 'href="/notices/2013/2/" lang="zh-CN">关于更正工作要点的通知' in page_of(client)
    assert f'href="{PAGE}" lang="zh-CN">{world.TITLE}' in page_of(client, "/notices/2013/2/")


def test_neighbours_lead_to_the_newer_and_the_older_of_the_column(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "更早的通知", at=clock.shanghai(2013, 5, 1, 9))
    world.issue(city.root, "更新的通知", at=clock.shanghai(2013, 5, 3, 9))
    shown = client.get(PAGE).context["shown"]
    assert (shown.newer.title, shown.older.title) == ("更新的通知", "更早的通知")


def upload(name: str = "总结表.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "武科协".encode(), "text/plain")


def test_an_annexed_file_is_named_with_type_and_size_and_comes_as_a_download(
    client: Client, city: SimpleNamespace
) -> None:
    document = world.issue(city.root, "附表", at=clock.shanghai(2013, 6, 1, 9), uploads=[upload()])
    file = document.attachments.get()
    address = f"/notices/2013/2/files/{file.pk}/"
    page = page_of(client, "/notices/2013/2/")
    assert f'href="{address}"' in page
    assert "TXT · 9" in page
    answer = client.get(address)
    assert b"".join(answer) == "武科协".encode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "filename*=UTF-8''%E6%80%BB%E7%BB%93%E8%A1%A8.txt" in answer.headers["Content-Disposition"]


def test_a_file_of_an_internal_document_or_of_another_notice_is_not_found(
    client: Client, city: SimpleNamespace
) -> None:
    public = world.issue(city.root, "公开", at=clock.shanghai(2013, 6, 1, 9), uploads=[upload()])
    secret = world.issue(
        city.root, "内部", at=clock.shanghai(2013, 6, 2, 9), uploads=[upload("名单.txt")], openness="internal"
    )
    assert client.get(f"/notices/2013/2/files/{public.attachments.get().pk}/").status_code == 200
    for number in (1, 2, 3):
        assert client.get(f"/notices/2013/{number}/files/{secret.attachments.get().pk}/").status_code == 404
    assert client.get(f"/notices/2013/1/files/{public.attachments.get().pk}/").status_code == 404


def test_the_print_view_holds_the_document_alone(client: Client, city: SimpleNamespace) -> None:
    page = page_of(client, f"{PAGE}print/")
    assert plain(page) == plain(page_of(client))
    assert 'class="mast' not in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_page_asks_seven_times_and_once_when_kept(
    client: Client, city: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(7):
        client.get(PAGE)
    with django_assert_num_queries(1):
        client.get(PAGE)
    caching.store.clear()
    with django_assert_num_queries(4):
        client.get(f"{PAGE}print/")


def test_an_unchanged_page_answers_304(client: Client, city: SimpleNamespace) -> None:
    etag = client.get(PAGE).headers["ETag"]
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 304


def test_a_joint_document_names_all_issuers_in_its_head(client: Client, city: SimpleNamespace) -> None:
    shown = Shown(client.get(PAGE).context["shown"].notice)
    shown.issuers = [city.root, SimpleNamespace(name="武汉市人力资源和社会保障局", label="市人社局")]
    assert shown.red_heads == ["武汉市科学技术协会", "武汉市人力资源和社会保障局文件"]
