"""Words to many units at the desk: written, looked at, sent once; the outbox and the journal tell of it."""

from kexie.kit import ids
from kexie.messages.models import Message
from tests.city import City
from tests.desk.conftest import SignIn

HERE = "/desk/outbox/new/"


def _told(city: City, act: str, **more: object) -> dict[str, object]:
    told = {
        "unsigned": city.facts.ref("city.issued"), "to": "secretary", "channels": ["in_app"], "subject": "请签收{文号}",
        "text": "{收件人}：\n请{单位}签收<b>。", "act": act, "idempotency_key": str(ids.uuid7()),
    }  # fmt: skip
    return told | more


def test_it_is_looked_at_before_it_goes_and_goes_once(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    assert HERE in chen.get("/desk/outbox/").content.decode()
    assert "只发给没有签收的" in chen.get(HERE).content.decode()
    looked = chen.post(HERE, _told(city, "look"))
    page = looked.content.decode()
    assert (looked.status_code, looked.context["look"]["count"], looked.context["look"]["left"]) == (200, 2, [])
    assert {row["who"] for row in looked.context["look"]["rows"]} >= {"王晓燕"}
    assert ("签收&lt;b&gt;。" in page, "发给 2 个单位" in page, Message.objects.filter(kind="notices.circular").count()) == (
        True, True, 0,
    )  # fmt: skip
    back = chen.post(HERE, _told(city, "edit"))
    assert ("请{单位}签收&lt;b&gt;。" in back.content.decode(), back.context["look"]) == (True, None)
    sent = _told(city, "send")
    answers = [chen.post(HERE, sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert Message.objects.filter(kind="notices.circular", state="sent").count() == 2
    wang = sign_in("wang").get("/desk/messages/").content.decode()
    assert "王晓燕：<br>请长江电机制造公司科学技术协会签收&lt;b&gt;。" in wang.replace("<br />", "<br>")
    assert "群发消息" in chen.get("/desk/outbox/").content.decode()


def test_what_cannot_go_says_why_on_the_page(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    for change, words in (
        ({"text": "{姓名}"}, "没有“姓名”这个占位词"),
        ({"area": "420104"}, "没有单位"),
        ({"channels": ["sms"]}, "没有能收到的人或地址"),
    ):
        answer = chen.post(HERE, _told(city, "send", **change))
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words
    left = chen.post(HERE, _told(city, "look", channels=["sms"]))
    assert (left.context["look"]["count"], left.context["look"]["left_count"]) == (0, 2)
    assert sign_in("zhou").get(HERE).status_code == 403
