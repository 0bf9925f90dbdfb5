"""Settings of one's house: addressee classes with the units they mean today, the usual term for signing, codes."""

from kexie.kit import ids
from kexie.kit.journal import Entry
from kexie.notices.models import AddresseeClass
from tests.city import City
from tests.desk.conftest import SignIn

LIST = "/desk/settings/classes/"


def _sent(**changed: object) -> dict[str, object]:
    told = {"name": "各区科协及学会", "kinds": ["association", "society"], "levels": ["district", "zone"]}
    return {"idempotency_key": str(ids.uuid7()), "variants": "各区、学会\n", **told, **changed}


def test_each_class_tells_how_many_units_it_means_today_and_leads_to_them(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    rows = {row["name"]: row for row in client.get(LIST).context["rows"]}
    assert (rows["各区科协"]["meaning"], rows["各区科协"]["count"]) == ("区（县）、功能区级科协", 4)
    page = client.get(rows["各区科协"]["url"])
    assert page.context["page"].total == 4
    assert "武汉市武昌区科学技术协会" in page.content.decode()
    assert all(client.get(row["url"]).context["page"].total == row["count"] for row in rows.values())


def test_a_class_of_one_s_own_is_set_offered_to_drafts_and_expands_to_its_units(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    answer = client.post(f"{LIST}new/", _sent())
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"])
    assert (page.context["page"].total, page.context["facts"]) == (
        6,
        "本单位自设 · 区（县）、功能区级科协、学会（协会、研究会）",
    )
    row = AddresseeClass.objects.get(name="各区科协及学会")
    assert (row.issuer.number, row.variants) == (city.facts.number("city"), ["各区、学会"])
    assert "各区科协及学会" in client.get("/desk/documents/new/").content.decode()
    assert "各区科协及学会" not in sign_in("wang").get("/desk/documents/new/").content.decode()


def test_a_class_is_changed_switched_off_and_no_longer_offered(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    here = client.post(f"{LIST}new/", _sent()).headers["Location"]
    assert client.get(f"{here}edit/").context["form"]["variants"].value() == "各区、学会"
    assert client.post(f"{here}edit/", _sent(name="各区及学会")).status_code == 302
    row = next(row for row in client.get(LIST).context["rows"] if row["url"] == here)
    # The box was left empty.
    assert (row["name"], row["own"], row["active"]) == ("各区及学会", True, False)
    assert "各区及学会" not in client.get("/desk/documents/new/").content.decode()
    entry = Entry.objects.filter(entity="addressee_class").latest("id")
    assert entry.diff == {"name": ["各区科协及学会", "各区及学会"], "active": ["True", "False"]}


def test_what_is_wrong_is_told_and_a_name_stands_once(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for wrong, told in (
        ({"name": ""}, "请填写名称"),
        ({"kinds": []}, "请选组织类别"),
        ({"kinds": ["garden"]}, "garden"),
        ({"variants": "长" * 61}, "每个写法不超过 60 字"),
    ):
        answer = client.post(f"{LIST}new/", _sent(**wrong))
        assert (answer.status_code, told in answer.content.decode()) == (422, True), told
    assert client.post(f"{LIST}new/", _sent()).status_code == 302
    again = client.post(f"{LIST}new/", _sent())
    assert (again.status_code, "本单位已有这个名称的收件范围" in again.content.decode()) == (409, True)


def test_general_classes_cannot_be_changed_and_the_button_says_why(city: City, sign_in: SignIn) -> None:
    client, row = sign_in("chen"), AddresseeClass.objects.get(name="各区科协")
    page = client.get(f"{LIST}{row.pk}/")
    assert "通用的收件范围各单位共用，不能改；可以另设本单位的" in page.content.decode()
    assert client.post(f"{LIST}{row.pk}/edit/", _sent()).status_code == 403


def test_a_foreign_house_s_class_is_not_there_and_who_drafts_nothing_is_told_who_does(
    city: City, sign_in: SignIn
) -> None:
    here = sign_in("chen").post(f"{LIST}new/", _sent()).headers["Location"]
    for address in (here, f"{here}edit/"):
        assert sign_in("wang").get(address).status_code == 404
    refused = sign_in("zhao").get(LIST)
    assert (refused.status_code, "管这件事的职务：经办人、秘书长" in refused.content.decode()) == (403, True)


def test_the_list_takes_the_same_queries_for_many_classes(city: City, sign_in: SignIn) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in("chen")

    def taken() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as told:
            assert client.get(LIST).status_code == 200
        return len(told)

    before = taken()
    for place in range(3):
        assert client.post(f"{LIST}new/", _sent(name=f"第{place}类单位")).status_code == 302
    assert taken() == before


def test_the_usual_term_is_set_for_one_s_own_house_only(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen"), "/desk/settings/receipt-term/"
    assert "没有另定，按通用的算" in client.get(url).content.decode()
    for days in ("0", "61", "五", ""):
        assert client.post(url, {**_sent(), "working_days": days}).status_code == 422, days
    assert client.post(url, {**_sent(), "working_days": "7"}).status_code == 302
    assert client.get(url).context["facts"] == "武汉市科学技术协会 · 现在 7 个工作日"
    assert client.get(url).context["form"]["working_days"].value() == 7
    assert sign_in("wang").get(url).context["form"]["working_days"].value() == 5
    assert sign_in("zhao").get(url).status_code == 403
    entry = Entry.objects.get(entity="organisation", verb="receipt_term")
    assert entry.diff == {"days": ["", "7"], "link_days": ["", "30"]}


def test_a_code_is_changed_from_its_row_and_one_switched_off_stays_listed(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen", "chen:registrar"), "/desk/series/"
    assert client.post(url, {**_sent(), "code": "武科企", "kinds": ["letter"], "active": "on"}).status_code == 302
    form = client.get(f"{url}?code=武科企").context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "code": "武科企", "kinds": ["letter"], "default": False, "active": True,
    }  # fmt: skip
    assert client.post(url, {**_sent(), "code": "武科企", "kinds": ["letter"]}).status_code == 302
    rows = {row["code"]: (row["kinds"], row["active"]) for row in client.get(url).context["codes"]}
    assert rows["武科企"] == ("函", False)


def test_the_settings_list_what_the_post_has_use_for(city: City, sign_in: SignIn) -> None:
    def labels(who: str, post: str = "") -> list[str]:
        return [one["label"] for one in sign_in(who, post).get("/desk/settings/").context["entries"]]

    papers, plans, terms = ["收件范围", "表单"], ["分工建议表", "亮灯规则"], ["签收期限", "催办", "期限推算"]
    life = ["组织建设规则", "会员设置", "单位会员设置", "建家标准", "批复权限"]
    assert labels("chen") == [
        *papers,
        *plans,
        *life,
        *terms,
        "网站信息",
        "同意书",
        "网站体检",
        "消息文字",
        "免打扰时段",
    ]
    assert labels("chen", "chen:registrar") == ["文号", "保管期限", *terms]
    assert labels("zhao") == []
    nav = sign_in("chen").get("/desk/settings/classes/").context["desk"]["groups"][-1]["items"]
    assert [(item["label"], item["current"]) for item in nav] == [("设置", True), ("工作日历", False)]
