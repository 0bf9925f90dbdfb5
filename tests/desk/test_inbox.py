"""The inbox: one click signs for one's own house; nobody sees who else has or has not signed."""

import pytest

from kexie.kit import ids
from kexie.kit.web import paging
from tests.city import City
from tests.desk.conftest import SignIn


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def test_one_click_signs_and_the_list_says_who_and_when(city: City, sign_in: SignIn) -> None:
    wang, ref = sign_in("wang"), city.facts.ref("city.issued")
    waiting = wang.get("/desk/inbox/")
    assert [tab["count"] for tab in waiting.context["views"]] == [3, 0, 3]
    assert wang.post(f"/desk/inbox/{ref}/receipt/", {**_key(), "from": "list"}).headers["Location"] == "/desk/inbox/"
    signed = wang.get("/desk/inbox/?view=signed").context["rows"]
    assert [(row["ref"], row["label"], row["who"]) for row in signed] == [(ref, "已签收", "王晓燕（秘书长）")]


def test_an_inbox_is_counted_so_far_and_says_where_there_is_more(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    wang = sign_in("wang")
    whole = wang.get("/desk/inbox/?view=").context
    monkeypatch.setattr(paging, "FAR", 2)
    told = wang.get("/desk/inbox/?view=")
    assert [view["count"] for view in told.context["views"]] == ["2+", 0, "2+"]
    assert told.context["facts"] == "待签收超过 2 件，共超过 2 件"
    assert "超过 2 件，可以搜索缩小范围" in told.content.decode()
    assert [row["ref"] for row in told.context["rows"]] == [row["ref"] for row in whole["rows"]]


def test_signing_twice_answers_409(city: City, sign_in: SignIn) -> None:
    wang, ref = sign_in("wang"), city.facts.ref("city.issued")
    assert [wang.post(f"/desk/inbox/{ref}/receipt/", _key()).status_code for _ in range(2)] == [302, 409]


def test_a_receipt_after_the_due_day_is_marked_late(city: City, sign_in: SignIn) -> None:
    wang, ref = sign_in("wang"), city.facts.ref("founding")
    assert wang.get(f"/desk/inbox/{ref}/").context["row"]["label"] == "逾期未签"
    wang.post(f"/desk/inbox/{ref}/receipt/", _key())
    assert wang.get(f"/desk/inbox/{ref}/").context["row"]["label"] == "迟签"


def test_a_receiver_never_sees_the_other_receivers(city: City, sign_in: SignIn) -> None:
    wang, ref = sign_in("wang"), city.facts.ref("founding")
    for url in (f"/desk/inbox/{ref}/", f"/desk/documents/{ref}/", "/desk/inbox/"):
        text = wang.get(url).content.decode()
        assert "珞珈光电" not in text, url
        assert "已签收 3 / 18" not in text, url
    assert wang.get(f"/desk/documents/{ref}/receipts/").status_code == 403


def test_what_was_sent_to_others_is_not_there(city: City, sign_in: SignIn) -> None:
    sun, ref = sign_in("sun"), city.facts.ref("city.issued")
    assert sun.get(f"/desk/inbox/{ref}/").status_code == 404
    assert sun.post(f"/desk/inbox/{ref}/receipt/", _key()).status_code == 404


def test_a_superior_sees_but_does_not_sign_for_the_unit_below(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("jiangan.issued")
    assert chen.get(f"/desk/documents/{ref}/receipts/").status_code == 200
    assert chen.post(f"/desk/inbox/{ref}/receipt/", _key()).status_code == 404
