"""The first page of a fresh installation, and that it is gone afterwards."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from kexie.organisations.models import Installation, Post
from kexie.people.models import Account

TOLD = {
    "name": "武汉市科学技术协会", "short_name": "武汉市科协", "level": "city", "document_code": "武科协",
    "address": "武汉市江岸区赵家条144号", "postcode": "430010", "telephone": "(027)65692271", "fax": "",
    "officer": "陈科长", "username": "chen", "email": "chen@example.cn",
    "password": "kexie-demo-2026", "password_again": "kexie-demo-2026",
}  # fmt: skip


def test_the_first_visitor_founds_the_installation_and_signs_in(client: Client, db: None) -> None:
    page = client.get("/set-up/").content.decode()
    assert "这里还没有任何账号" in page
    assert page.count('autocomplete="new-password"') == 2
    answer = client.post("/set-up/", TOLD)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")
    begun = Installation.objects.select_related("organisation").get()
    assert (begun.organisation.name, begun.organisation.document_code, begun.organisation.level) == (
        "武汉市科学技术协会", "武科协", "city",
    )  # fmt: skip
    account = Account.objects.get()
    assert account.username == "chen"
    assert set(Post.objects.values_list("kind", flat=True)) == {"officer", "registrar", "system_admin"}
    signed_in = client.post("/accounts/login/", {"login": "chen", "password": TOLD["password"]})
    assert signed_in.headers["Location"] == "/desk/"


def test_afterwards_the_page_is_gone_for_everybody(client: Client, city: SimpleNamespace) -> None:
    assert client.get("/set-up/").status_code == 404
    assert client.post("/set-up/", TOLD).status_code == 404
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "请填写科协全称"),
        ({"document_code": "WKX1"}, "机关代字为 2 至 10 个汉字，如 武科协"),
        ({"postcode": "4300"}, "邮编为 6 位数字"),
        ({"telephone": "打电话给我"}, "电话只含数字、括号和短横线"),
        ({"level": "galaxy"}, "请在所列级别中选择"),
        ({"username": "a b"}, "用户名为 2 至 30 个汉字"),
        ({"password_again": "something-else"}, "两次输入的密码不一致"),
        ({"password": "chen", "password_again": "chen"}, "密码"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_begun(client: Client, db: None, change: Any, message: str) -> None:
    answer = client.post("/set-up/", TOLD | change)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert (Installation.objects.count(), Account.objects.count()) == (0, 0)


def test_the_form_is_refused_without_its_token(db: None) -> None:
    assert Client(enforce_csrf_checks=True).post("/set-up/", TOLD).status_code == 403
