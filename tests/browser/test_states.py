"""What is not a plain address: error pages, open dialogs and menus, forms with errors, the bench, long lists."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kexie.kit.verdict import Overtaken
from kexie.kit.web import bodies, errors, pages
from tests.browser.room import Room, axe_and_soundness, looked_through
from tests.chromium import Window
from tests.city import CitySite, city_site  # noqa: F401
from tests.journeys import steps

pytestmark = pytest.mark.browser


def _overtaken(request: object) -> HttpResponse:
    fault = Overtaken("这张表单已经提交过了，没有重复办理", rule="web.once")
    return pages.answer(request, pages.Message(409, "情况已经变了", str(fault)), link="/desk/", link_label="看那一件")  # type: ignore[arg-type]


def _away(request: object) -> HttpResponse:
    return pages.answer(request, pages.Message(503, "暂时连不上数据库", "刚才填写的内容没有保存。", "请过几秒刷新。"))  # type: ignore[arg-type]


ANSWERS: dict[str, Callable[..., HttpResponse]] = {
    "400": errors.bad_request, "403": errors.forbidden, "403-csrf": errors.csrf_failure, "404": errors.not_found,
    "409": _overtaken, "413": errors.too_large, "500": errors.server_error, "503": _away,
}  # fmt: skip
# What the guard of bodies answers before any view: each with a request of the kind it refuses.
REFUSED: dict[str, Callable[[RequestFactory], HttpRequest]] = {
    "405": lambda make: make.generic("BREW", "/broken/"),
    "414": lambda make: make.get("/broken/", {"q": "a" * 9000}),
    "415": lambda make: make.generic("POST", "/broken/", b"q=x", "application/x-www-form-urlencoded; charset=gbk"),
    "431": lambda make: make.get("/broken/", HTTP_COOKIE="a=" + "b" * 17_000),
}


@pytest.mark.parametrize("status", ANSWERS)
def test_an_error_page_has_no_fault(status: str, room: Room) -> None:
    answer = ANSWERS[status](RequestFactory().get("/broken/"))
    assert answer.status_code == int(status[:3])
    one = _shown(answer, room)
    assert "\n".join(looked_through(one)) == ""


@pytest.mark.parametrize("status", REFUSED)
def test_the_page_of_a_request_that_is_refused_unread_has_no_fault(status: str, room: Room) -> None:
    """The same parts as those above in other words: axe and width in both dresses, no zoom."""
    guard = bodies.BodyGuardMiddleware(lambda request: HttpResponse("let through"))
    answer = guard(REFUSED[status](RequestFactory()))
    assert answer.status_code == int(status)
    one = _shown(answer, room)
    assert "\n".join(axe_and_soundness(one)) == ""


def _shown(answer: HttpResponse, room: Room) -> Window:
    one, page = room.window("stranger"), answer.content.decode()
    # The page needs nothing but its two static files; the site itself cannot be broken on request.
    one.page.route("**/broken/", lambda route: route.fulfill(status=200, content_type="text/html", body=page))
    one.open("/broken/")
    one.page.unroute("**/broken/")
    return one


def test_the_page_of_a_locked_account_has_no_fault(room: Room) -> None:
    one = room.window("stranger")
    for _ in range(6):
        one.open("/accounts/login/")
        one.page.locator("[name=login]").fill("shi")
        one.page.locator("[name=password]").fill("guess")
        one.page.locator("[name=password]").press("Enter")
        one.page.wait_for_load_state()
    assert "请 10 分钟后再试" in one.text()
    assert "\n".join(looked_through(one)) == ""


@pytest.mark.parametrize("button", ["撤回…", "核稿通过…", "退回拟稿…"])
def test_an_open_dialog_has_no_fault(button: str, room: Room, city_site: CitySite) -> None:  # noqa: F811
    one = room.window("chen" if button == "撤回…" else "he")
    one.open(f"/desk/documents/{city_site.facts.ref('city.review')}/")
    one.page.get_by_role("link", name=button, exact=True).click()
    assert one.page.locator("dialog[open]").count() == 1
    assert "\n".join(looked_through(one)) == ""


def test_the_open_menus_have_no_fault(room: Room) -> None:
    one = room.window("chen")
    one.open("/desk/")
    for summary in one.page.locator("details[data-menu] > summary").all():
        if summary.is_visible():
            summary.click()
            assert "\n".join(looked_through(one)) == ""
    one.page.set_viewport_size({"width": 390, "height": 844})
    one.page.locator(".tabbar a", has_text="全部").click()
    assert one.page.locator("#menu").is_visible()
    assert "\n".join(looked_through(one)) == ""


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("/desk/documents/new/", "chen"),
        ("/desk/organisations/new/", "chen"),
        ("/desk/me/", "li"),
        ("/accounts/password/change/", "li"),
        ("/accounts/login/", "stranger"),
        ("/desk/documents/import/", "chen"),
    ],
)
def test_a_form_sent_empty_has_no_fault_and_its_errors_lead_to_their_fields(path: str, who: str, room: Room) -> None:
    one = room.window(who)
    one.open(path)
    form = one.page.locator("main form[method=post]").first
    form.evaluate("one => { one.noValidate = true; }")
    for field in form.locator("input[type=text], input[type=password], textarea").all():
        if field.is_visible():
            field.fill("")
    form.evaluate("one => one.requestSubmit()")
    one.page.get_by_role("alert").first.wait_for()
    for link in one.page.locator("main [role=alert] a[href^='#']").all():
        assert one.page.locator(str(link.get_attribute("href"))).count() == 1
    assert "\n".join(looked_through(one)) == ""


def test_the_bench_with_original_and_understanding_has_no_fault(room: Room) -> None:
    one = room.window("chen")
    steps.paste(one, steps.FOUNDING.replace("2013", "2011"))
    assert "\n".join(looked_through(one)) == ""
    one.page.locator(".span-tools > summary").nth(3).click()
    assert "\n".join(looked_through(one)) == ""


def test_a_long_list_and_its_last_page_have_no_fault(room: Room) -> None:
    one: Window = room.window("chen")
    one.open("/desk/journal/?page=2")
    one.open("/desk/documents/?view=all&page=999")
    assert "\n".join(looked_through(one)) == ""
