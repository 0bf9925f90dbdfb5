"""Chasing at the desk: calls, links for one and for all, who sees what; files that no spreadsheet runs."""

import base64
import csv
import io
import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kexie.desk import link_lists
from kexie.notices.models import Addressee, PhoneCall, Receipt, ReceiptLink
from tests.city import City
from tests.desk.conftest import SignIn

LINK = re.compile(r"http://testserver(/receipts/[\w-]{43}/)")


def _key() -> dict[str, str]:
    return {"idempotency_key": str(uuid4())}


def _unit(city: City, key: str, document: str = "founding") -> Addressee:
    return Addressee.objects.get(document__ref=city.facts.ref(document), organisation__number=city.facts.number(key))


def _page(unit: Addressee) -> str:
    return f"/desk/documents/{unit.document.ref}/receipts/{unit.pk}/"


def _open_unit(city: City) -> Addressee:
    return (
        Addressee.objects.filter(
            document__ref=city.facts.ref("founding"), receipt=None, organisation__kind="enterprise"
        )
        .exclude(organisation__number=city.facts.number("dianji"))
        .order_by("name")
        .first()
    )  # type: ignore[return-value]


CALL = {"at": "2026-01-05T09:41", "outcome": "signed", "name": "龙卫国", "position": "办公室主任", "note": "已收到"}


@pytest.fixture
def unit(city: City) -> Addressee:
    """One enterprise without an account that has not signed."""
    return _open_unit(city)


def _body(**changes: str) -> dict[str, str]:
    from kexie.kit import clock

    return CALL | {"at": f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}"} | changes | _key()


def test_chen_logs_calls_and_one_of_them_signs(city: City, sign_in: SignIn, unit: Addressee) -> None:
    chen = sign_in("chen")
    for body in (_body(outcome="not_reached", name=""), _body(outcome="signed")):
        answer = chen.post(f"{_page(unit)}calls/", body)
        assert (answer.status_code, answer.headers["Location"]) == (302, _page(unit))
    page = chen.get(_page(unit)).content.decode()
    told = ("没有联系上", "电话签收：龙卫国（办公室主任）", "陈建国（经办人）记录", "已收到")
    assert [words in page for words in told] == [True] * 4
    assert Receipt.objects.get(addressee=unit).way == "phone"
    listed = chen.get(f"/desk/documents/{unit.document.ref}/receipts/?view=phone").content.decode()
    assert [words in listed for words in (unit.name, "打过 2 次电话", "龙卫国（办公室主任），电话签收")] == [True] * 3


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"at": ""}, "请填写通话时间"),
        ({"at": "x"}, "通话时间请按"),
        ({"at": "2999-01-01T09:00"}, "通话时间不能晚于现在"),
        ({"outcome": ""}, "请选择结果"),
        ({"outcome": "bribed"}, "没有这种结果"),
        ({"name": ""}, "请填写接电话人的姓名"),
        ({"name": "龙" * 61}, "接电话人姓名不超过 60 字"),
    ],
)
def test_a_call_with_a_fault_is_not_put_down(
    sign_in: SignIn, unit: Addressee, change: dict[str, str], message: str
) -> None:
    answer = sign_in("chen").post(f"{_page(unit)}calls/", _body(**change))
    assert (answer.status_code, message in answer.content.decode()) == (422, True)
    assert PhoneCall.objects.filter(addressee=unit).count() == 0


def test_a_link_is_shown_once_signs_and_is_listed_with_its_uses(sign_in: SignIn, unit: Addressee) -> None:
    chen, key = sign_in("chen"), _key()
    answer = chen.post(f"{_page(unit)}link/", key)
    (link,) = set(LINK.findall(answer.content.decode()))
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)
    again = chen.post(f"{_page(unit)}link/", key)
    assert (again.status_code, LINK.findall(again.content.decode())) == (409, [])
    assert LINK.findall(chen.get(_page(unit)).content.decode()) == []
    stranger = Client()
    assert stranger.get(link).status_code == 200
    assert stranger.post(link, {"name": "龙卫国", "position": "秘书"}).status_code == 302
    page = chen.get(_page(unit)).content.decode()
    assert [words in page for words in ("打开", "链接", "龙卫国", "生成签收链接")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_link_taken_back_opens_nothing(sign_in: SignIn, unit: Addressee) -> None:
    chen = sign_in("chen")
    (link,) = set(LINK.findall(chen.post(f"{_page(unit)}link/", _key()).content.decode()))
    assert chen.post(f"{_page(unit)}link/withdrawal/", _key()).status_code == 302
    assert Client().get(link).status_code == 410
    page = chen.get(_page(unit)).content.decode()
    assert [words in page for words in ("作废", "链接已作废", "作废现在的链接")] == [True, True, False]
    assert chen.post(f"{_page(unit)}link/withdrawal/", _key()).status_code == 409


def test_links_for_all_come_as_table_text_and_csv_once(city: City, sign_in: SignIn) -> None:
    chen, address = sign_in("chen"), f"/desk/documents/{city.facts.ref('founding')}/receipts/links/"
    asked = chen.get(address).content.decode()
    found = re.search(r"为 (\d+) 个单位生成链接", asked)
    assert found is not None
    count = int(found[1])
    before = ReceiptLink.objects.filter(revoked_at=None).count()
    answer = chen.post(address, _key())
    page = answer.content.decode()
    links = set(LINK.findall(page))
    assert (answer.status_code, len(links), "no-store" in answer.headers["Cache-Control"]) == (200, count, True)
    assert ReceiptLink.objects.filter(revoked_at=None).count() - before == count > 3
    files = {
        media: base64.b64decode(data).decode()
        for media, data in re.findall(r"data:(text/\w+);charset=utf-8;base64,([\w+/=]+)", page)
    }
    rows = list(csv.reader(io.StringIO(files["text/csv"].removeprefix("\ufeff"))))
    assert (rows[0], len(rows)) == (["单位", "管辖区", "签收链接", "有效期至"], count + 1)
    assert set(LINK.findall(files["text/csv"])) == set(LINK.findall(files["text/plain"])) == links
    assert chen.post(address, _key()).status_code == 409
    assert "没有需要生成链接的单位" in chen.get(address).content.decode()


def test_text_that_a_spreadsheet_would_run_is_made_text() -> None:
    names = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "＝1", "普通单位", '引"号,公司')
    lines = [link_lists.Line(name, "江岸区", "https://kexie.example/receipts/x/", date(2026, 5, 12)) for name in names]
    told = link_lists.as_csv(lines)
    assert told.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))[1:]
    assert [row[0] for row in rows] == [*(f"'{name}" for name in names[:6]), *names[6:]]
    assert {row[3] for row in rows} == {"2026-05-12"}


@pytest.mark.parametrize("who", ["he", "qian"])
def test_who_reads_receipts_but_does_not_issue_sees_the_unit_and_no_button(
    sign_in: SignIn, unit: Addressee, who: str
) -> None:
    reader = sign_in(who)
    page = reader.get(_page(unit)).content.decode()
    assert [words in page for words in (unit.name, "记电话", "生成签收链接")] == [True, False, False]
    assert "签收链接</a>" not in reader.get(f"/desk/documents/{unit.document.ref}/receipts/").content.decode()
    assert reader.get(f"{_page(unit)}calls/").status_code == 403
    for address in ("calls/", "link/", "link/withdrawal/"):
        assert reader.post(f"{_page(unit)}{address}", _body()).status_code == 403
    assert reader.post(f"/desk/documents/{unit.document.ref}/receipts/links/", _key()).status_code == 403


@pytest.mark.parametrize("who", ["wang", "zhao", "sun", "li"])
def test_an_addressed_unit_never_sees_who_else_has_not_signed(
    city: City, sign_in: SignIn, unit: Addressee, who: str
) -> None:
    reader, base = sign_in(who), f"/desk/documents/{unit.document.ref}/"
    own = {row.name for row in Addressee.objects.filter(document=unit.document)}
    allowed = {
        "wang": {"长江电机制造公司科学技术协会"},
        "zhao": {"武汉市江岸区科学技术协会"},
        "sun": {"武汉机械工程学会"},
        "li": set(),
    }
    for address in ("receipts/", "receipts/print/", "receipts/links/", f"receipts/{unit.pk}/"):
        answer = reader.get(base + address)
        page = answer.content.decode()
        assert (answer.status_code, {name for name in own - allowed[who] if name in page}) == (403, set()), address
    for address in (base, f"/desk/inbox/{unit.document.ref}/", "/desk/inbox/"):
        page = reader.get(address).content.decode()
        assert {name for name in own - allowed[who] if name in page} == set(), address


def test_a_unit_of_another_document_is_not_found(city: City, sign_in: SignIn, unit: Addressee) -> None:
    other = city.facts.ref("city.issued")
    assert sign_in("chen").get(f"/desk/documents/{other}/receipts/{unit.pk}/").status_code == 404


def test_the_print_view_lists_every_unit_and_offers_no_file(city: City, sign_in: SignIn, unit: Addressee) -> None:
    page = sign_in("chen").get(f"/desk/documents/{unit.document.ref}/receipts/print/").content.decode()
    names = list(Addressee.objects.filter(document=unit.document).values_list("name", flat=True))
    assert [name for name in names if name not in page] == []
    assert ("data:text" in page, ".csv" in page, "按 Ctrl+P 打印" in page) == (False, False, True)


def test_the_term_of_links_is_set_beside_that_of_receipts(sign_in: SignIn) -> None:
    chen = sign_in("chen")
    assert (
        chen.post("/desk/settings/receipt-term/", {"working_days": "7", "link_days": "12"} | _key()).status_code == 302
    )
    page = chen.get("/desk/settings/receipt-term/").content.decode()
    assert 'value="12"' in page


def test_one_page_of_units_costs_the_same_with_calls(
    city: City, sign_in: SignIn, unit: Addressee, django_assert_max_num_queries: Any
) -> None:
    chen = sign_in("chen")
    chen.post(f"{_page(unit)}calls/", _body(outcome="reached"))
    with django_assert_max_num_queries(25):
        chen.get(f"/desk/documents/{unit.document.ref}/receipts/")
    with django_assert_max_num_queries(23):
        chen.get(_page(unit))
