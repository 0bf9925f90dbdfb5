"""What the public site says of itself, kept at the desk."""

from django.test import Client

from kexie.kit import ids
from kexie.kit.journal import Entry
from tests.city import City
from tests.desk.conftest import SignIn

URL = "/desk/settings/site/"
TOLD = {
    "platform_name": "江城企事业科协工作平台", "address": "江城市文化路 8 号", "postcode": "430012",
    "telephone": "(027)61230001", "fax": "", "editor_telephone": "(027)61230002",
    "icp_filing": "鄂ICP备12345678号-1", "police_filing": "鄂公网安备 42010202001234号", "site_code": "4201000001",
}  # fmt: skip


def _sent(**changed: str) -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7()), **TOLD, **changed}


def test_what_is_told_stands_on_the_public_pages_at_once(city: City, sign_in: SignIn) -> None:
    public = Client()
    before = public.get("/notices/").content.decode()
    assert [value for value in TOLD.values() if value and value in before] == []
    assert sign_in("chen").post(URL, _sent()).status_code == 302
    for page in ("/notices/", "/"):
        text = public.get(page).content.decode()
        shown = [value for name, value in TOLD.items() if value and name not in ("site_code",) and value not in text]
        assert shown == [], page
    # A filing alone, with nothing changed at the association, is shown at once too.
    assert sign_in("chen").post(URL, _sent(icp_filing="鄂ICP备87654321号")).status_code == 302
    assert "鄂ICP备87654321号" in public.get("/").content.decode()


def test_the_page_shows_what_is_told_and_the_journal_which_fields_changed(city: City, sign_in: SignIn) -> None:
    client = sign_in("admin")
    assert client.post(URL, _sent()).status_code == 302
    form = client.get(URL).context["form"]
    assert {name: form[name].value() for name in TOLD} == TOLD
    entry = Entry.objects.get(entity="installation", verb="tell")
    assert (entry.diff["icp_filing"][1], entry.diff["telephone"][1]) == ("鄂ICP备12345678号-1", "（13 字）")
    assert client.post(URL, _sent()).status_code == 302
    assert Entry.objects.filter(entity="installation", verb="tell").count() == 1


def test_wrong_numbers_are_told_with_an_example(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for wrong, told in (
        ({"icp_filing": "12345678"}, "备案号写成 鄂ICP备19013409号"),
        ({"police_filing": "42010202001234"}, "公安备案号写成"),
        ({"site_code": "abc"}, "网站标识码为 10 位"),
        ({"postcode": "43"}, "邮编为 6 位数字"),
        ({"telephone": "电话"}, "电话只能包含数字"),
    ):
        answer = client.post(URL, _sent(**wrong))
        assert (answer.status_code, told in answer.content.decode()) == (422, True), told


def test_only_the_installation_s_own_association_keeps_it(city: City, sign_in: SignIn) -> None:
    for who in ("wang", "zhao", "he"):
        client = sign_in(who)
        assert (client.get(URL).status_code, client.post(URL, _sent()).status_code) == (403, 403), who
    labels = [one["label"] for one in sign_in("wang").get("/desk/settings/").context["entries"]]
    assert "网站信息" not in labels
    assert "网站信息" in [one["label"] for one in sign_in("admin").get("/desk/settings/").context["entries"]]
