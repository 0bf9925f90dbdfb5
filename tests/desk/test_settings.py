"""The post one acts through, one's own page, the working calendar, the journal, progress, search."""

from kexie.kit import ids
from tests.city import City
from tests.desk.conftest import SignIn


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def test_the_chosen_post_decides_what_may_be_done_and_stands_in_the_journal(city: City, sign_in: SignIn) -> None:
    client, ref = sign_in("chen"), city.facts.ref("city.signed")
    assert client.post(f"/desk/documents/{ref}/number/", _key()).status_code == 403
    answer = client.post("/desk/acting/", {"post": city.facts.posts["chen:registrar"], "next": "/desk/series/"})
    assert answer.headers["Location"] == "/desk/series/"
    assert client.post(f"/desk/documents/{ref}/number/", _key()).status_code == 302
    event = client.get(f"/desk/documents/{ref}/").context["history"][0]
    assert (event["title"], event["who"]) == ("编号", "陈建国 · 武汉市科协编号员")


def test_somebody_else_s_post_cannot_be_chosen(city: City, sign_in: SignIn) -> None:
    client = sign_in("wang")
    assert client.post("/desk/acting/", {"post": city.facts.posts["chen"]}).status_code == 422
    assert client.post("/desk/acting/", {"post": "nonsense"}).status_code == 422
    assert client.get("/desk/").context["desk"]["post_label"] == "长江电机科协 · 秘书长"


def test_after_choosing_one_is_never_led_off_the_desk(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for elsewhere in ("https://example.cn/", "//example.cn/", "/accounts/logout/", "javascript:alert(1)"):
        answer = client.post("/desk/acting/", {"post": city.facts.posts["chen"], "next": elsewhere})
        assert answer.headers["Location"] == "/desk/"


def test_one_corrects_one_s_own_particulars(city: City, sign_in: SignIn) -> None:
    client = sign_in("li")
    form = client.get("/desk/me/").context["form"]
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    assert client.post("/desk/me/", {**data, **_key(), "name": ""}).status_code == 422
    assert client.post("/desk/me/", {**data, **_key(), "discipline": "炼丹"}).status_code == 422
    assert client.post("/desk/me/", {**data, **_key(), "title": "高级工程师", "discipline": "430"}).status_code == 302
    assert client.get("/desk/me/").context["form"]["title"].value() == "高级工程师"


def test_a_day_set_by_hand_counts_and_can_be_taken_back(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen", "chen:registrar")
    url = "/desk/calendar/2026/"
    may = client.get(url).context["months"][4].working
    assert client.post(url, {**_key(), "day": "2026-05-14", "working": "rest", "name": "防汛"}).status_code == 302
    page = client.get(url)
    assert page.context["months"][4].working == may - 1
    assert "防汛" in {row.name for row in page.context["overrides"]}
    assert client.post(f"{url}removal/", {**_key(), "day": "2026-05-14"}).status_code == 302
    assert client.get(url).context["months"][4].working == may


def test_a_wrong_day_is_told(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen", "chen:registrar")
    assert client.post("/desk/calendar/2026/", {**_key(), "day": "2026-02-30"}).status_code == 422


def test_who_may_not_edit_the_calendar_is_refused(city: City, sign_in: SignIn) -> None:
    data = {**_key(), "day": "2026-05-14", "working": "rest", "name": "防汛"}
    assert sign_in("wang").post("/desk/calendar/2026/", data).status_code == 403


def test_a_year_without_data_says_so_loudly(city: City, sign_in: SignIn) -> None:
    text = sign_in("li").get("/desk/calendar/2031/").content.decode()
    assert "2031 年的放假安排还没有录入" in text


def test_the_journal_is_read_by_whom_it_is_meant_for_and_only_of_their_houses(city: City, sign_in: SignIn) -> None:
    assert sign_in("chen").get("/desk/journal/").status_code == 403
    posts = {row["post"] for row in sign_in("zhao").get("/desk/journal/").context["rows"]}
    assert posts
    assert all("武汉市科协" not in post and "武昌" not in post for post in posts)


def test_the_journal_is_filtered_by_record_person_and_day(city: City, sign_in: SignIn) -> None:
    client = sign_in("qian")
    data = {"entity": "document", "number": city.facts.ref("city.issued")}
    rows = client.get("/desk/journal/", data).context["rows"]
    assert [row["verb"] for row in rows] == ["印发", "编号", "签发", "核稿通过", "送核稿", "修改", "修改", "拟稿"]
    assert {row["who"] for row in client.get("/desk/journal/?who=何文敏").context["rows"]} == {"何文敏"}
    assert client.get("/desk/journal/?day=2001-01-01").context["page"].total == 0
    assert client.get("/desk/journal/?day=nonsense").status_code == 422
    assert client.get("/desk/journal/?number=99999999").context["page"].total == 0


def test_progress_is_shown_to_who_started_it(city: City, sign_in: SignIn) -> None:
    url = f"/desk/progress/{city.facts.progress}/"
    assert "已完成 0 / 24" in sign_in("chen").get(url).content.decode()
    assert sign_in("wang").get(url).status_code == 404


def test_the_search_finds_documents_units_and_people_one_may_see(city: City, sign_in: SignIn) -> None:
    def found(who: str, q: str) -> dict[str, list[str]]:
        groups = sign_in(who).get("/desk/search/", {"q": q}).context["groups"]
        return {group["label"]: [hit["title"] for hit in group["hits"]] for group in groups}

    assert found("chen", "李志强") == {"人员": ["李志强"]}
    assert found("chen", "工作要点") == {"公文": ["关于印发《2013年武汉市企事业科协工作要点》的通知"]}
    assert found("sun", "李志强") == {}
    assert found("zhao", "武昌") == {}


def test_a_code_is_set_by_who_numbers_and_shows_its_next_number(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen", "chen:registrar")
    data = {**_key(), "code": "武科企", "kinds": ["letter"], "active": "on"}
    assert client.post("/desk/series/", data).status_code == 302
    codes = {row["code"]: row["next"].split("〕")[1] for row in client.get("/desk/series/").context["codes"]}
    assert codes == {"武科协": "8号", "武科企": "1号"}
    assert client.post("/desk/series/", {**_key(), "code": "武1"}).status_code == 422
    assert sign_in("zhao").get("/desk/series/").status_code == 403
