"""Foundings, terms and changes: whole requests at the desk and with the unit's link, on the staged city."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kexie.kit import clock
from tests.city import City
from tests.desk.conftest import SignIn
from tests.matrix import foundings as bodies


def body(city: City, name: str, **arguments: Any) -> dict[str, Any]:
    return {**bodies.BODIES[name](city.facts, "", arguments)}


def post(client: Client, address: str, told: dict[str, Any] | None = None) -> Any:
    """A first sending of a form."""
    return client.post(address, {"idempotency_key": str(uuid4()), **(told or {})})


def page(answer: Any) -> str:
    return answer.content.decode()


def test_the_list_shows_each_state_with_its_count_and_what_is_late(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    answer = client.get("/desk/foundings/")
    assert [(one["label"], one["count"]) for one in answer.context["views"]] == [
        ("全部", 10), ("待核查、核对", 3), ("填报、补正", 2), ("批复", 1), ("开会、备案", 2), ("已成立", 1), ("已结束", 1),
    ]  # fmt: skip
    assert len(client.get("/desk/foundings/?view=reply").context["rows"]) == 1
    assert client.get("/desk/foundings/?view=nothing").context["view"] == ""
    assert client.get("/desk/foundings/?view=ended").context["rows"][0]["label"] == "未同意"
    assert sign_in("li").get("/desk/foundings/").context["rows"] == []


def test_an_application_tells_what_is_missing_and_offers_what_may_be_done(city: City, sign_in: SignIn) -> None:
    answer = sign_in("chen").get(f"/desk/foundings/{city.facts.foundings['applied']}/")
    assert [one["label"] for one in (*answer.context["more"], *answer.context["acts"])] == [
        "退回补正…", "核查通过…", "不同意成立…", "撤回申请…",
    ]  # fmt: skip
    text = page(answer)
    assert "核查清单" in text
    assert "没有填写" in text
    returned = page(sign_in("chen").get(f"/desk/foundings/{city.facts.foundings['returned']}/"))
    assert "地址：写到门牌号" in returned


def test_a_form_with_errors_keeps_what_was_typed_and_names_the_section(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    here = reverse("desk:founding_edit", args=[city.facts.foundings["draft"]])
    sent = body(city, "desk:founding_edit", ref=city.facts.foundings["draft"])
    wrong = {
        **sent, "credit_code": "123", "staff": "10", "sci_tech": "20", "senior": "30", "chair_born": "1966",
        "vice1_job": "部长", "others": "主任 张三\n委员 冯工 男\n委员 " + "长" * 61, "research_spending": "-1",
    }  # fmt: skip
    answer = post(client, here, wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {
        "credit_code", "sci_tech", "senior", "chair_born", "vice1_name", "others", "research_spending",
    }  # fmt: skip
    assert {one["anchor"]: one["wrong"] for one in answer.context["sections"]} == {
        "unit": 1, "people": 3, "association": 0, "nominees": 3, "opinion": 0,
    }  # fmt: skip
    kept = post(client, here, {**sent, "address": "沿江大道", "autosave": "keep"})
    assert (kept.status_code, "已自动保存" in page(kept)) == (200, True)
    assert 'value="沿江大道"' in page(client.get(f"{here}?kept=1"))
    goes_on = clock.today() + timedelta(days=60)
    told = f"到 {goes_on.year}年{goes_on.month}月{goes_on.day}日 一直没有改动的，自动删去"
    shown = [page(client.get(f"/desk/foundings/{city.facts.foundings[state]}/")) for state in ("draft", "returned")]
    assert [told in text for text in shown] == [True, False]
    stale = post(client, here, {**sent, "version": "99", "autosave": "keep"})
    assert stale.status_code == 409


def test_an_application_is_saved_sent_checked_and_replied_to_at_the_desk(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    begun = post(
        client, "/desk/foundings/new/", {"superior": str(city.facts.number("city")), "unit_name": "三阳路公司"}
    )
    ref = int(re.search(r"/foundings/(\d+)/", begun["Location"])[1])  # type: ignore[index]
    here = f"/desk/foundings/{ref}/"
    told = body(city, "desk:founding_edit", ref=ref) | {"unit_name": "三阳路公司", "name": "三阳路公司科学技术协会"}
    told |= {"others": "副主席 胡一 男 1970-01 群众 主任 工程师\n委员\t冯工"}
    assert post(client, f"{here}edit/", told)["Location"] == here
    again = client.get(f"{here}edit/").context["form"]
    assert again.initial["others"] == "委员 冯工"
    assert again.initial["vice1_name"] == "胡一"
    assert post(client, f"{here}submission/").status_code == 302
    assert post(client, f"{here}check/", {"note": "同意"})["Location"] == here
    reply = post(client, f"{here}approval/")["Location"]
    assert "关于同意成立三阳路公司科学技术协会的批复" in page(client.get(reply))
    assert post(client, f"{here}approval/").status_code == 409


def test_activation_shows_the_invitation_once(city: City, sign_in: SignIn) -> None:
    client, ref = sign_in("chen"), city.facts.foundings["filed"]
    answer = post(client, f"/desk/foundings/{ref}/activation/")
    assert re.search(r"/claim/[A-Za-z0-9_-]{43}/", page(answer))
    assert client.get(f"/desk/foundings/{ref}/").context["state"].code == "active"


def test_a_page_of_a_founding_takes_the_same_queries_however_many_candidates(city: City, sign_in: SignIn) -> None:
    from kexie.associations.models import Candidate, Founding

    client, ref = sign_in("chen"), city.facts.foundings["held"]

    def count() -> int:
        client.get(f"/desk/foundings/{ref}/")
        with CaptureQueriesContext(connection) as told:
            client.get(f"/desk/foundings/{ref}/")
        return len(told)

    few = count()
    meeting = Founding.objects.get(ref=ref).assembly
    for place in range(10, 20):
        Candidate.objects.create(assembly=meeting, role="committee_member", position=place, name=f"委员{place}")
    assert count() == few


def test_the_page_of_terms_shows_who_sat_when_and_what_may_be_begun(city: City, sign_in: SignIn) -> None:
    number = city.facts.number("dianji")
    answer = sign_in("wang").get(f"/desk/organisations/{number}/tenures/")
    assert [one["label"] for one in answer.context["acts"]] == ["办理换届", "变更负责人", "变更名称", "延期换届"]
    assert "王晓燕" in page(answer)
    asleep = sign_in("chen").get(f"/desk/organisations/{city.facts.number('chuanbo')}/tenures/")
    assert "两年没有活动" in page(asleep)
    assert asleep.context["next"]["days"] is None


def test_whose_election_is_near_or_over_and_of_whom_no_term_is_known_are_listed(city: City, sign_in: SignIn) -> None:
    from kexie.associations.models import Tenure

    client = sign_in("chen")
    number = city.facts.number("dianji")

    def names(view: str) -> list[str]:
        return [row["name"] for row in client.get(f"/desk/tenures/?view={view}").context["rows"]]

    assert (names("overdue"), names("ending"), "青山钢铁公司科学技术协会" in names("unrecorded")) == ([], [], True)
    assert "珞珈光电公司科学技术协会" in names("dormant")
    today = clock.today()
    here = Tenure.objects.filter(organisation__number=number)
    here.update(ends_on=today + timedelta(days=300))
    assert names("ending") == ["长江电机制造公司科学技术协会"]
    here.update(ends_on=today - timedelta(days=1))
    assert (names("overdue"), names("ending")) == (["长江电机制造公司科学技术协会"], [])
    assert client.get("/desk/tenures/?view=x").context["view"] == "overdue"


def test_a_change_is_asked_for_and_agreed_to(city: City, sign_in: SignIn) -> None:
    number, wang, chen = city.facts.number("dianji"), sign_in("wang"), sign_in("chen")
    told = body(city, "desk:change_new", kind="name")
    here = post(wang, f"/desk/organisations/{number}/changes/name/", told)["Location"]
    assert post(wang, f"{here}consent/").status_code == 403
    assert post(chen, f"{here}consent/")["Location"] == here
    assert "长江电机智造公司科学技术协会" in page(chen.get(f"/desk/organisations/{number}/"))
    assert chen.get(f"/desk/organisations/{number}/changes/other/").status_code == 404


def test_an_election_goes_its_way_at_the_desk(city: City, sign_in: SignIn) -> None:
    number, wang, chen = city.facts.number("dianji"), sign_in("wang"), sign_in("chen")
    wrong = post(wang, f"/desk/organisations/{number}/reelections/new/", {"secretary_name": "某"})
    assert wrong.status_code == 422
    here = post(wang, f"/desk/organisations/{number}/reelections/new/", body(city, "desk:reelection_new"))["Location"]
    assert post(chen, f"{here}return/", {"note": "增加副主席"})["Location"] == here
    assert "增加副主席" in page(wang.get(here))
    assert 'value="周文斌"' in page(wang.get(f"{here}edit/"))
    assert post(wang, f"{here}edit/", body(city, "desk:reelection_edit"))["Location"] == here
    assert post(chen, f"{here}consent/").status_code == 302
    few = body(city, "desk:reelection_meeting") | {"present": "20"}
    refused = post(wang, f"{here}meeting/", few)
    assert refused.status_code == 403
    assert "应到 50 人，实到 20 人，不足三分之二（至少 34 人）" in page(refused)
    assert post(wang, f"{here}meeting/", body(city, "desk:reelection_meeting")).status_code == 302
    assert post(wang, f"{here}filing/", body(city, "desk:reelection_filing")).status_code == 302
    assert post(chen, f"{here}completion/").status_code == 302
    assert "第3届" in page(chen.get(f"/desk/organisations/{number}/tenures/"))


def test_rules_and_authorities_are_set_in_the_settings(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    assert post(client, "/desk/settings/life-rules/", bodies.RULES).status_code == 302
    assert 'value="6"' in page(client.get("/desk/settings/life-rules/"))
    none = post(client, "/desk/settings/life-rules/", {**bodies.RULES, "term_years": "0"})
    assert (none.status_code, "每届年数从 1 起" in page(none)) == (422, True)
    twice = {"kind": "park", "superior": "", "authority": str(city.facts.number("city"))}
    assert post(client, "/desk/settings/authorities/", twice).status_code == 409
    assert post(client, f"/desk/settings/authorities/{city.facts.foundings['authority']}/removal/").status_code == 302


# ---- with the unit's link


@pytest.fixture
def here(city: City) -> str:
    return f"/foundings/{city.facts.foundings['token']}/"


def test_a_unit_begins_at_the_portal_and_comes_back_to_what_it_typed(city: City) -> None:
    client = Client()
    assert post(client, "/foundings/", {"unit_name": "", "superior": ""}).status_code == 422
    begun = post(client, "/foundings/", body(city, "portal:foundings"))["Location"]
    kept = post(client, begun, {"version": "1", "address": "一元路", "emerging": ["2", "6"], "autosave": "keep"})
    assert (kept.status_code, "已自动保存" in page(kept)) == (200, True)
    form = Client().get(begun).context["form"]
    assert (form.initial["address"], form.initial["emerging"], form.initial["version"]) == ("一元路", ["2", "6"], 1)
    assert post(client, begun, {"version": "x", "autosave": "keep"}).status_code == 409
    assert post(client, begun, {"address": "长" * 200_001, "autosave": "keep"}).status_code == 413


def test_a_unit_saves_sends_and_may_not_change_it_afterwards(city: City, here: str) -> None:
    client = Client()
    told = body(city, "portal:founding", token=city.facts.foundings["token"]) | {"unit_name": "二七长江新材料公司"}
    assert post(client, here, {**told, "credit_code": "1"}).status_code == 422
    assert post(client, here, told)["Location"] == here
    stale = post(client, here, told)
    assert (stale.status_code, "有人已改过" in page(stale)) == (409, True)
    # The answer bears the version that counts now: what was typed can be sent with it.
    fresh = stale.context["form"].data["version"]
    assert post(client, here, {**told, "version": fresh, "act": "send"})["Location"] == here
    state = client.get(here)
    assert "正在核查" in page(state)
    assert post(client, here, told).status_code == 409
    assert client.get(f"{here}papers/application.docx").content.startswith(b"PK")
    assert client.get(f"{here}meeting/").status_code == 409


def test_what_is_not_whole_or_there_already_is_told_in_the_form(city: City, here: str) -> None:
    told = body(city, "portal:founding", token=city.facts.foundings["token"]) | {"act": "send"}
    told |= {"unit_name": "长江电机制造公司", "name": "长江电机制造公司科学技术协会"}
    answer = post(Client(), here, told)
    assert (answer.status_code, "已在册" in page(answer)) == (403, True)


def test_a_unit_records_its_meeting_and_files_with_its_link(city: City) -> None:
    client, approved = Client(), f"/foundings/{city.facts.foundings['approved.token']}/"
    assert "召开成立大会" in page(client.get(approved))
    few = body(city, "portal:founding_meeting") | {"present": "30"}
    wrong = post(client, f"{approved}meeting/", few)
    assert (wrong.status_code, "不足三分之二（至少 34 人）" in page(wrong)) == (422, True)
    assert post(client, f"{approved}meeting/", body(city, "portal:founding_meeting"))["Location"] == approved
    blank = post(client, f"{approved}filing/", body(city, "portal:founding_filing") | {"members": "0"})
    assert (blank.status_code, "请填写会员数" in page(blank)) == (422, True)
    assert post(client, f"{approved}filing/", body(city, "portal:founding_filing"))["Location"] == approved
    assert "正在核对备案" in page(client.get(approved))
    assert client.get(f"{approved}withdrawal/").status_code == 409


def test_a_unit_withdraws_and_is_told_why_it_was_refused(city: City, here: str) -> None:
    client = Client()
    assert post(client, f"{here}withdrawal/", {"note": ""}).status_code == 422
    assert post(client, f"{here}withdrawal/", {"note": "暂不成立"})["Location"] == here
    assert "申请已撤回" in page(client.get(here))


def test_a_guessed_link_is_nothing_and_an_empty_flood_is_stopped(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    from kexie.associations.rules import founding as rules

    for end in ("", "meeting/", "filing/", "withdrawal/"):
        assert Client().get(f"/foundings/{'b' * 43}/{end}").status_code == 404
    assert Client().get(f"/foundings/{'b' * 43}/papers/ballot.docx").status_code == 404
    monkeypatch.setattr(rules, "MOST_BEGUN", 1)
    answer = post(Client(), "/foundings/", body(city, "portal:foundings"))
    assert (answer.status_code, "请一小时后再试" in page(answer)) == (403, True)


def test_a_federation_is_typed_with_its_founders(city: City, sign_in: SignIn) -> None:
    from kexie.associations.models import Founding

    chen, ref = sign_in("chen"), city.facts.foundings["draft"]
    here = f"/desk/foundings/{ref}/edit/"
    form = chen.get(here).context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False, [])}
    told |= {"kind": "federation", "name": "武汉企业科协联盟", "initiators": ""}
    alone = post(chen, here, told)
    assert (alone.status_code, "联合会由两家以上的单位发起" in page(alone)) == (422, True)
    motor = city.facts.units["dianji"]["name"]
    assert post(chen, here, {**told, "initiators": f"{motor}\n没有科协的公司"}).status_code == 302
    text = page(chen.get(f"/desk/foundings/{ref}/"))
    assert ("发起单位" in text, "没有科协的公司" in text, "不在册" in text) == (True, True, True)
    assert Founding.objects.get(ref=ref).initiators == [motor, "没有科协的公司"]


def test_a_merger_is_undone_from_the_page_of_the_closed_unit(city: City, sign_in: SignIn) -> None:
    chen, number = sign_in("chen"), city.facts.number("zhouji")
    here = f"/desk/organisations/{number}/"
    assert f"{here}merger/withdrawal/" in page(chen.get(here))
    asking = page(chen.get(f"{here}merger/withdrawal/"))
    assert ("合并是误操作时用" in asking, "任职和人员恢复到合并以前" in asking) == (True, True)
    assert post(chen, f"{here}merger/withdrawal/", {"note": ""}).status_code == 422
    done = post(chen, f"{here}merger/withdrawal/", {"note": "是两个单位"})
    assert (done.status_code, done.headers["Location"]) == (302, here)
    text = page(chen.get(here))
    assert ("撤销合并" in text, "是两个单位" in text) == (True, True)
    assert post(chen, f"{here}merger/withdrawal/", {"note": "再来"}).status_code == 403


def test_figures_of_all_associations_are_drawn_by_grouping_and_year_and_taken_out(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    text = page(chen.get("/desk/register/statistics/?by=kind&year=nothing"))
    assert ("组织建设统计" in text, "按类别统计" in text, "企业科协" in text, "合计" in text) == (
        True,
        True,
        True,
        True,
    )
    assert "/desk/register/statistics/" in page(chen.get("/desk/register/"))
    for by in ("setting", "area", "industry", "nature", "scale", "x"):
        assert chen.get(f"/desk/register/statistics/?by={by}&year={clock.today().year - 1}").status_code == 200
    sheet = chen.get(f"/desk/register/statistics/table.xlsx?year={clock.today().year}")
    assert (sheet.status_code, sheet.content[:2]) == (200, b"PK")
    # Without a post one sees one's own unit.
    assert sign_in("li").get("/desk/register/statistics/?by=kind").context["whole"][0] == ("在册", "1")


def test_material_is_handed_in_at_the_desk_and_by_the_link_and_taken_away_again(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.foundings["returned"]
    here = reverse("desk:founding_materials", args=[ref])
    sent = body(city, "desk:founding_materials")
    assert post(chen, here, sent)["Location"] == here
    listed = chen.get(here).context["files"]
    assert [(one["label"], one["name"]) for one in listed] == [("章程", "章程.png"), ("会议照片", "大会.png")]
    detail = chen.get(f"/desk/foundings/{ref}/").context
    assert (len(detail["materials"]), detail["materials_url"]) == (2, here)
    assert b"".join(chen.get(listed[1]["url"]).streaming_content) == bodies.PNG
    assert post(chen, listed[1]["removal"])["Location"] == here
    assert len(chen.get(here).context["files"]) == 1
    wrong = post(chen, here, sent | {"file": bodies.SimpleUploadedFile("大会.png", b"<html>")})
    assert (wrong.status_code, "内容不是 png 文件" in page(wrong)) == (422, True)
    link = reverse("portal:founding_materials", args=[city.facts.foundings["token"]])
    stranger = Client()
    assert stranger.post(link, body(city, "portal:founding_materials"))["Location"] == link
    text = page(stranger.get(link))
    assert ("大会.png" in text, "noindex" in text) == (True, True)
    assert link in page(stranger.get(reverse("portal:founding", args=[city.facts.foundings["token"]])))
    election = city.facts.foundings["election elected"]
    told = chen.get(f"/desk/reelections/{election}/").context
    assert [one["name"] for one in told["materials"]] == ["章程.png"]
    assert told["due"].endswith("前报备案")


def test_a_revocation_is_proposed_sent_back_and_decided_and_its_archive_is_printed(city: City, sign_in: SignIn) -> None:
    chen, here = sign_in("chen"), f"/desk/revocations/{city.facts.foundings['revocation proposed']}/"
    shown = chen.get(here)
    assert [one["label"] for one in shown.context["acts"]] == ["拟撤销通知…", "退回补充…", "不予撤销…", "撤回…"]
    assert ("长期没有活动" in page(shown), shown.context["due"].endswith("前决定")) == (True, True)
    new = reverse("desk:revocation_new", args=[city.facts.number("dianji")])
    assert post(chen, new, {"ground": "", "reason": ""}).status_code == 422
    assert "批复单位印发撤销通知后" in page(chen.get(new))
    assert post(chen, f"{here}return/", {"note": "请附单位意见"})["Location"] == here
    edit = chen.get(f"{here}edit/")
    assert (edit.context["form"].initial["reason"], "请附单位意见" in page(edit)) == (
        "两年没有活动，单位同意撤销",
        True,
    )
    assert post(chen, f"{here}edit/", {"ground": "wanted", "reason": "附单位意见"})["Location"] == here
    drafted = post(chen, f"{here}decision/")
    assert drafted["Location"].startswith("/desk/documents/")
    assert "关于撤销江城船舶公司科学技术协会的通知" in page(chen.get(drafted["Location"]))
    assert "关于撤销江城船舶公司科学技术协会的通知" in page(chen.get(here))
    for form in ("docx", "pdf"):
        assert chen.get(f"{here}archive.{form}").status_code == 200
    rows = chen.get("/desk/tenures/?view=revoking").context["rows"]
    assert [one["name"] for one in rows] == [
        "豹澥生物公司科学技术协会",
        "光谷芯片公司科学技术协会",
        "江城船舶公司科学技术协会",
    ]
    terms = chen.get(reverse("desk:tenures", args=[city.facts.number("chuanbo")])).context["changes"]
    assert [(one["title"], one["label"]) for one in terms] == [("撤销（单位申请撤销）", "决定办理中")]
