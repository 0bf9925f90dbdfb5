"""Messages at the desk: one's inbox, the house's outbox, wordings with their preview, quiet hours."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import ids
from kexie.kit.journal import Entry
from kexie.messages import queries
from kexie.messages.models import Message, Template
from tests.city import City
from tests.desk.conftest import SignIn

INBOX, OUTBOX = "/desk/messages/", "/desk/outbox/"
WORDING = "/desk/settings/messages/messages.trial/email/"
HOURS = "/desk/settings/quiet-hours/"


def _sent(**told: object) -> dict[str, object]:
    return {"idempotency_key": str(ids.uuid7()), **told}


def _text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_the_inbox_shows_one_s_own_in_full_and_a_get_marks_nothing_read(city: City, sign_in: SignIn) -> None:
    client = sign_in("li")
    for _ in range(2):
        page = client.get(INBOX)
        assert page.context["facts"] == "未读 1 条，共 1 条"
        assert "李志强：这是武汉市科协试发的消息。演示（city.in_app）。" in _text(page)
    assert "dianji" not in _text(page)
    row = city.facts.messages["city.in_app"]
    assert client.post(f"{INBOX}{row}/reading/", _sent()).status_code == 302
    assert client.get(INBOX).context["facts"] == "未读 0 条，共 1 条"
    assert "标为已读" not in _text(client.get(INBOX))


def test_all_are_marked_read_at_once_and_nobody_else_s(city: City, sign_in: SignIn) -> None:
    client = sign_in("li")
    assert client.post(f"{INBOX}reading/", _sent()).status_code == 302
    assert Message.objects.exclude(read_at=None).count() == 1
    other = city.facts.messages["dianji.in_app"]
    assert client.post(f"{INBOX}{other}/reading/", _sent()).status_code == 404


def test_what_went_to_one_s_mailbox_is_listed_with_a_masked_address(city: City, sign_in: SignIn) -> None:
    page = sign_in("li").get(f"{INBOX}?view=elsewhere")
    assert [(row["address"], row["state"]) for row in page.context["rows"]] == [
        ("l***@kexie.invalid", "待发"), ("l***@kexie.invalid", "是否发出不明"),
    ]  # fmt: skip
    assert "li@kexie.invalid" not in _text(page)
    assert "没有给您发过" in _text(sign_in("sun").get(f"{INBOX}?view=elsewhere"))


def test_a_message_leads_to_the_document_it_speaks_of_for_who_may_see_it(city: City, sign_in: SignIn) -> None:
    from kexie.notices.models import Addressee, Document

    client, founding = sign_in("chen"), Document.objects.get(ref=city.facts.ref("founding"))
    Message.objects.filter(channel="in_app").update(about_entity="document", about_id=founding.pk)
    assert client.get(INBOX).context["rows"][0]["link"] == f"/desk/documents/{founding.ref}/"
    theirs = Addressee.objects.get(document=founding, organisation__number=city.facts.number("dianji"))
    Message.objects.filter(channel="in_app").update(
        about_entity="addressee", about_id=theirs.pk, person=city.facts.people["wang"]
    )
    assert sign_in("wang").get(INBOX).context["rows"][0]["link"] == f"/desk/inbox/{founding.ref}/"
    Message.objects.filter(channel="in_app").update(person=city.facts.people["sun"])
    assert sign_in("sun").get(INBOX).context["rows"][0]["link"] == ""


def test_the_outbox_is_filtered_by_state_and_by_words(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.get(OUTBOX)
    assert [(view["label"], view["count"]) for view in page.context["views"]] == [
        ("全部", 3), ("是否发出不明", 1), ("无法送达", 1), ("已发", 1),
    ]  # fmt: skip
    assert "短信还没有接通" in _text(page)
    rows = client.get(f"{OUTBOX}?state=undeliverable").context["rows"]
    assert [(row["to"], row["channel"], row["state"]) for row in rows] == [("周明远", "短信", "无法送达")]
    assert len(client.get(f"{OUTBOX}?q=李志强").context["rows"]) == 2
    assert "没有符合“没有”的消息" in _text(client.get(f"{OUTBOX}?q=没有&state=nonsense"))
    assert "没有这样的消息" in _text(client.get(f"{OUTBOX}?state=failed"))
    refused = sign_in("zhao").get(OUTBOX)
    assert (refused.status_code, "管这件事的职务：经办人、秘书长" in _text(refused)) == (403, True)


def test_an_unknown_one_is_shown_with_its_tries_and_sent_again_by_hand_once(city: City, sign_in: SignIn) -> None:
    client, pk = sign_in("chen"), city.facts.messages["city.unknown"]
    page = client.get(f"{OUTBOX}{pk}/")
    assert "可能已经发出" in _text(page)
    assert "重发后对方可能收到两次" in _text(page)
    assert [one["title"] for one in page.context["attempts"]] == ["不明"]
    sending = _sent()
    assert client.post(f"{OUTBOX}{pk}/resending/", sending).status_code == 302
    assert client.post(f"{OUTBOX}{pk}/resending/", sending).status_code == 409
    assert client.post(f"{OUTBOX}{pk}/resending/", _sent()).status_code == 409
    entry = Entry.objects.get(entity="message", entity_id=pk, verb="resend")
    assert (str(entry.person_id), entry.source, entry.target) == (city.facts.people["chen"], "unknown", "waiting")
    page = client.get(f"{OUTBOX}{pk}/")
    assert (page.context["can_resend"], page.context["row"]["state"]) == (False, "待发")


def test_resending_to_nowhere_says_so_and_in_the_house_arrives(city: City, sign_in: SignIn) -> None:
    client, pk = sign_in("chen"), city.facts.messages["city.undeliverable"]
    told = client.post(f"{OUTBOX}{pk}/resending/", _sent(), follow=True)
    assert "还是无法送达：没有登记手机号" in _text(told)
    Message.objects.filter(pk=pk).update(channel="in_app")
    assert "已送到收件箱" in _text(client.post(f"{OUTBOX}{pk}/resending/", _sent(), follow=True))


@pytest.mark.parametrize("who", ["wang", "zhao", "li", "admin"])
def test_another_house_s_message_is_not_there(city: City, sign_in: SignIn, who: str) -> None:
    client, pk = sign_in(who), city.facts.messages["city.unknown"]
    assert client.get(f"{OUTBOX}{pk}/").status_code == 404
    assert client.post(f"{OUTBOX}{pk}/resending/", _sent()).status_code == 404


def test_an_erased_message_says_so_and_offers_no_resend(city: City, sign_in: SignIn) -> None:
    from kexie.kit.actor import SYSTEM
    from kexie.messages import privacy

    privacy.erase(city.facts.people["li"], by=SYSTEM)  # type: ignore[arg-type]
    page = sign_in("chen").get(f"{OUTBOX}{city.facts.messages['city.unknown']}/")
    assert (page.context["can_resend"], "收件人的信息已删去" in _text(page)) == (False, True)
    assert "演示" not in _text(page)


def test_the_person_s_page_shows_what_was_sent_without_the_words(city: City, sign_in: SignIn) -> None:
    li = city.facts.people["li"]
    page = sign_in("chen").get(f"/desk/people/{li}/")
    assert [(row["title"], row["channel"], row["state"]) for row in page.context["messages_sent"]] == [
        ("试发消息", "电子邮件", "待发"), ("试发消息", "站内", "已发"), ("试发消息", "电子邮件", "是否发出不明"),
    ]  # fmt: skip
    assert "演示" not in _text(page)
    assert "l***@kexie.invalid" in _text(page)


def test_what_somebody_was_sent_is_turned_back_to_the_first(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kexie.desk import message_facts

    monkeypatch.setattr(message_facts, "NEWEST", 2)
    monkeypatch.setattr(message_facts, "PAGE", 1)
    here, chen = f"/desk/people/{city.facts.people['li']}/", sign_in("chen")

    def told(query: str) -> tuple[list[str], str, str]:
        context = chen.get(here + query).context
        newer, older = context["messages_newer_url"], context["messages_older_url"]
        return [row["channel"] for row in context["messages_sent"]], newer.partition("?")[2], older.partition("?")[2]

    assert told("") == (["电子邮件", "站内"], "", "messages=1#messages")
    assert told("?messages=1") == (["电子邮件"], "", "messages=2#messages")
    assert told("?messages=3") == (["电子邮件"], "messages=2#messages", "")
    assert told("?messages=x") == told("")
    assert "第 2 条起，共 3 条" in _text(chen.get(f"{here}?messages=2"))


def test_lists_of_messages_take_the_same_queries_for_one_and_for_many(city: City, sign_in: SignIn) -> None:
    urls = {"li": INBOX, "chen": OUTBOX}

    def taken(who: str) -> int:
        client = sign_in(who)
        client.get(urls[who])
        with CaptureQueriesContext(connection) as told:
            assert client.get(urls[who]).status_code == 200
        return len(told)

    before = {who: taken(who) for who in urls}
    for row in list(Message.objects.all()):
        for copy in range(3):
            row.pk, row.key = ids.uuid7(), f"{row.key}.{copy}"
            row.save(force_insert=True)
    assert {who: taken(who) for who in urls} == before == {"li": 7, "chen": 9}


def test_a_wording_is_previewed_saved_used_and_dropped_again(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    assert "检查发信是否正常" in _text(client.get(WORDING))
    typed = {"subject": "请查收：{说明}", "text": "{收件人}，您好。\n<b>{说明}</b> {}"}
    shown = client.post(WORDING, _sent(act="preview", **typed))
    assert (shown.status_code, Template.objects.filter(channel="email").count()) == (200, 0)
    assert shown.context["preview"] == {
        "subject": "请查收：检查发信是否正常", "text": "王秘书，您好。\n<b>检查发信是否正常</b> {}",
    }  # fmt: skip
    assert "&lt;b&gt;检查发信是否正常&lt;/b&gt;" in _text(shown)
    typed["text"] = "{收件人}，您好。{说明}"
    assert client.post(WORDING, _sent(act="save", **typed)).status_code == 302
    assert Template.objects.get(channel="email").house is None  # the association's own is the general one
    assert client.get(WORDING).context["origin"] == ("通用", "info")
    assert sign_in("wang").get(WORDING).context["origin"] == ("通用", "info")
    answer = client.post(f"{WORDING}trial/", _sent())
    assert "陈建国，您好。检查发信是否正常" in _text(client.get(answer.headers["Location"]))
    assert client.post(f"{WORDING}removal/", _sent()).status_code == 302
    assert client.get(WORDING).context["origin"] == ("标准", "grey")


def test_a_house_writes_its_own_and_the_others_keep_theirs(city: City, sign_in: SignIn) -> None:
    wang = sign_in("wang")
    assert wang.post(WORDING, _sent(act="save", subject="本单位的", text="请看")).status_code == 302
    page = wang.get("/desk/settings/messages/")
    rows = {row["channel"]: (row["title"], row["origin"][0]) for row in page.context["kinds"][0]["rows"]}
    assert rows["电子邮件"] == ("本单位的", "本单位")
    assert sign_in("chen").get(WORDING).context["origin"] == ("标准", "grey")


def test_a_placeholder_that_does_not_exist_is_told_with_those_that_do(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for act in ("preview", "save"):
        answer = client.post(WORDING, _sent(act=act, subject="{标题}", text="{收件人}"))
        assert answer.status_code == 422
        assert "没有这样的占位词：{标题}。可以用的有：{收件人}、{发件单位}、{说明}" in _text(answer)
    assert client.post(WORDING, _sent(act="save", subject="", text="")).status_code == 422
    sms = WORDING.replace("email", "sms")
    assert "subject" not in client.get(sms).context["form"].fields
    assert client.post(sms, _sent(act="save", text="字" * 301)).status_code == 422
    assert client.get(WORDING.replace("email", "pigeon")).status_code == 404


def test_a_wording_that_outlived_its_placeholder_gives_way_to_the_standard_one(city: City, sign_in: SignIn) -> None:
    from kexie.kit import clock
    from kexie.messages import invariants

    Template(kind="messages.trial", channel="email", subject="{旧的}", text="x", changed_at=clock.now()).save()
    assert sign_in("chen").get(WORDING).context["origin"] == ("标准", "grey")
    assert [fault for _, fault in invariants.wordings_fit_their_kinds()] == [
        "消息文字用了已没有的占位词，发送时改用标准文字"
    ]


def test_quiet_hours_are_set_by_the_association_and_what_is_wrong_is_told(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    assert client.get(HOURS).context["form"]["starts_at"].value().hour == 21
    told = {"is_on": "on", "starts_at": "20:30", "ends_at": "07:00", "not_on_days_off": "on"}
    assert client.post(HOURS, _sent(**told)).status_code == 302
    assert str(queries.hours()) == str(
        type(queries.hours())(True, *(client.get(HOURS).context["form"][name].value() for name in ("starts_at", "ends_at")), True)
    )  # fmt: skip
    for wrong in ({"starts_at": "25:00"}, {"starts_at": ""}, {"ends_at": "20:30"}):
        assert client.post(HOURS, _sent(**told | wrong)).status_code == 422, wrong
    assert sign_in("wang").get(HOURS).status_code == 403
    labels = [one["label"] for one in sign_in("wang").get("/desk/settings/").context["entries"]]
    assert "消息文字" in labels
    assert "免打扰时段" not in labels


def test_everybody_finds_messages_in_the_side_column_and_who_sends_the_outbox(city: City, sign_in: SignIn) -> None:
    def labels(who: str) -> list[str]:
        groups = sign_in(who).get(INBOX).context["desk"]["groups"]
        return [item["label"] for group in groups for item in group["items"]]

    assert {"消息", "发出的消息"} <= set(labels("chen"))
    assert "发出的消息" not in labels("li")
    assert "消息" in labels("li")
