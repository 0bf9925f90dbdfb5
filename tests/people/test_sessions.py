"""Where somebody is signed in: on what, from where, and that it ends."""

from datetime import timedelta

import pytest
from django.test import Client

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal import Entry
from kexie.people import devices, queries
from kexie.people.actions import sessions
from kexie.people.models import Account, Session
from tests.people.conftest import PASSWORD

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (EDGE, "Windows 电脑 · Edge"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1", "iPhone · Safari"),
        ("Mozilla/5.0 (Linux; Android 14; Mate 60) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0", "安卓手机 · 微信"),
        ("Mozilla/5.0 (Linux; Android 14; Pad) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "安卓平板 · Chrome"),
        ("Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Mobile Safari/537.36", "鸿蒙设备 · Chrome"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux 电脑 · Firefox"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15", "苹果电脑 · Safari"),
        ("curl/8.0", "未知设备"),
        ("", "未知设备"),
        ("<script>" * 1000, "未知设备"),
    ],
)  # fmt: skip
def test_a_browser_is_told_in_words(told: str, words: str) -> None:
    assert devices.words(told) == words


def enter(client: Client, address: str) -> None:
    told = {"login": "li", "password": PASSWORD}
    assert client.post("/accounts/login/", told, REMOTE_ADDR=address, HTTP_USER_AGENT=EDGE).status_code == 302


def test_the_list_tells_device_and_the_address_of_the_last_use(client: Client, li: Account) -> None:
    enter(client, "10.0.0.1")
    page = client.get("/desk/me/", REMOTE_ADDR="10.0.0.1").content.decode()
    assert "Windows 电脑 · Edge" in page
    assert "网络地址 10.0.0.1" in page
    with clock.at(clock.now() + timedelta(minutes=2)):
        client.get("/desk/me/", REMOTE_ADDR="10.0.0.2")
        (one,) = queries.sessions_of(li)
    assert (one.device, one.address) == ("Windows 电脑 · Edge", "10.0.0.2")


def test_who_lost_a_post_is_signed_out_everywhere(li: Account) -> None:
    one, other = Client(), Client()
    enter(one, "10.0.0.1")
    enter(other, "10.0.0.2")
    assert li.person_id is not None
    for _ in range(2):  # a second time there is nothing to end
        sessions.end_of(li.person_id, by=SYSTEM)
    assert Session.objects.count() == 0
    assert Entry.objects.filter(verb="end_session", entity_id=li.pk).count() == 1
    assert one.get("/desk/me/").headers["Location"].startswith("/accounts/login/")
