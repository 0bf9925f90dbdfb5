"""The pages of paper originals: copies registered, printed, stamped, found by their code, sent, refused."""

from kexie.kit import ids
from tests.city import City
from tests.desk.conftest import SignIn


def _made(client, ref: int, count: str = "2") -> str:
    here = f"/desk/documents/{ref}/originals/"
    assert client.post(here, {"count": count, "idempotency_key": str(ids.uuid7())}).status_code == 302
    return here


def _step(client, url: str, verb: str, **more: str) -> int:
    body = {"verb": verb, "idempotency_key": str(ids.uuid7()), **more}
    return client.post(f"{url}steps/", body).status_code


def test_copies_are_registered_stamped_found_by_their_code_and_sent_once(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    ref = city.facts.ref("city.issued")
    assert f"/desk/documents/{ref}/originals/" in client.get(f"/desk/documents/{ref}/").content.decode()
    here = _made(client, ref)
    rows = client.get(here).context["rows"]
    assert [row["serial"] for row in rows] == ["000001", "000002"]
    paper = client.get(rows[0]["print_url"])
    assert paper.content.startswith(b"%PDF")
    assert client.post(f"{here}stamping/", {"idempotency_key": str(ids.uuid7())}).status_code == 302
    found = client.get("/desk/originals/", {"code": rows[0]["code"].lower()})
    assert found.headers["Location"] == rows[0]["url"]
    assert _step(client, rows[0]["url"], "send", receiver="江岸区科协") == 302
    assert _step(client, rows[0]["url"], "send", receiver="江汉区科协") == 409
    assert _step(client, rows[0]["url"], "lose") == 403
    page = client.get(rows[0]["url"])
    assert [one["title"] for one in page.context["history"]][:1] != []
    assert dict(page.context["elements"])["收件方"] == "江岸区科协"
    states = {row["serial"]: row["label"] for row in client.get(here).context["rows"]}
    assert states == {"000001": "已发出", "000002": "已用印"}


def test_a_wrong_code_says_why_and_anothers_code_is_not_there(city: City, sign_in: SignIn) -> None:
    chen, zhao = sign_in("chen"), sign_in("zhao")
    here = _made(chen, city.facts.ref("city.issued"), "1")
    row = chen.get(here).context["rows"][-1]
    wrong = chen.get("/desk/originals/", {"code": "2222222X"})
    assert (wrong.status_code, "应为 8 位字母和数字" in wrong.content.decode()) == (404, True)
    other = zhao.get("/desk/originals/", {"code": row["code"]})
    assert (other.status_code, "不是本单位印发的" in other.content.decode()) == (404, True)
    assert zhao.get(row["url"]).status_code == 404
    assert chen.get("/desk/originals/").status_code == 200
    assert chen.post(here, {"count": "x"}).status_code == 422
    assert chen.post(f"{row['url']}steps/", {"verb": ""}).status_code == 422
