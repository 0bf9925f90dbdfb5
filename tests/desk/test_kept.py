"""What was typed and not saved: kept without touching the record, offered back to its writer, gone once saved."""

import re

import pytest
from django.test import Client

from kexie.kit import ids
from kexie.kit.journal.models import Entry
from kexie.kit.web import kept
from kexie.kit.web.models import KeptForm
from kexie.notices.models import Document
from tests.city import City
from tests.desk.conftest import SignIn
from tests.faults import drawn
from tests.journeys import steps

OFFER = "自动保存的内容还没有存入"
IMPORT = "/desk/documents/import/"
NEW = "/desk/documents/new/"


def _sent(html: str, **typed: str) -> dict[str, object]:
    """The long form of this page as a browser would send it, with what is typed."""
    form = next(one for one in drawn.Page(html).forms if "autosave" not in one.names and len(one.texts) > 1)
    return {**form.others, **form.texts, **typed}


def _keep(client: Client, path: str, **typed: str) -> tuple[int, str]:
    sent = _sent(client.get(path).content.decode(), **typed)
    answer = client.post(path, {**sent, "autosave": "keep"})
    return answer.status_code, re.sub(r"\d\d:\d\d", "09:41", answer.content.decode())


def _path(city: City) -> str:
    return f"/desk/documents/{city.facts.ref('city.draft')}/edit/"


def test_typing_is_kept_without_a_version_or_a_line_of_the_journal(city: City, sign_in: SignIn) -> None:
    chen, path = sign_in("chen"), _path(city)
    before, entries = Document.objects.get(ref=city.facts.ref("city.draft")), Entry.objects.count()
    # An empty title cannot be saved, but it can be kept.
    for words in ("关", "关于", ""):
        assert _keep(chen, path, title=words, body="写到一半\x07") == (200, "已自动保存 09:41")
    after = Document.objects.get(pk=before.pk)
    assert (after.version, after.title, Entry.objects.count()) == (before.version, before.title, entries)
    assert KeptForm.objects.count() == 1
    assert OFFER in chen.get(path).content.decode()
    shown = chen.get(path + "?kept=1").context["form"]
    assert (shown["title"].value(), shown["body"].value()) == ("", "写到一半")


def test_what_is_kept_is_offered_to_its_writer_alone_and_on_its_page_alone(city: City, sign_in: SignIn) -> None:
    chen, path = sign_in("chen"), _path(city)
    _keep(chen, path, title="别处看不到")
    assert OFFER not in chen.get(NEW).content.decode()
    other = sign_in("he").get(path)
    assert "别处看不到" not in other.content.decode()
    assert OFFER not in other.content.decode()
    assert Client().post(path, {"autosave": "keep"}).headers["Location"].startswith("/accounts/login/")


def test_saving_puts_it_into_the_record_and_the_offer_is_gone(city: City, sign_in: SignIn) -> None:
    chen, path = sign_in("chen"), _path(city)
    _keep(chen, path, title="关于自动保存的通知")
    sent = _sent(chen.get(path + "?kept=1").content.decode())
    answer = chen.post(path, sent, follow=True)
    assert answer.context["document"].title == "关于自动保存的通知"
    # The next page tells the browser that its own copy may go.
    assert f'data-saved="{kept.key(answer.wsgi_request).rpartition(" ")[0]} {path}"' in answer.content.decode()
    assert KeptForm.objects.count() == 0
    # What is still on its way from the form that was saved comes too late to be offered again.
    assert chen.post(path, {**sent, "autosave": "keep"}).status_code == 409
    assert KeptForm.objects.count() == 0


def test_another_one_s_edit_meanwhile_is_told_and_nothing_is_kept_over_it(city: City, sign_in: SignIn) -> None:
    chen, path = sign_in("chen"), _path(city)
    mine = _sent(chen.get(path).content.decode(), title="我的")
    _keep(chen, path, title="先存下的")
    chen.post(path, _sent(chen.get(path).content.decode(), title="别人的", idempotency_key=str(ids.uuid7())))
    answer = chen.post(path, {**mine, "autosave": "keep"})
    assert (answer.status_code, answer.content.decode()) == (409, "您打开之后已有人改过")
    assert Document.objects.get(ref=city.facts.ref("city.draft")).title == "别人的"


def test_words_kept_on_an_older_version_are_offered_with_a_warning(city: City, sign_in: SignIn) -> None:
    chen, path = sign_in("chen"), _path(city)
    _keep(chen, path, title="旧稿上写的")
    Document.objects.filter(ref=city.facts.ref("city.draft")).update(version=77)
    assert "之后有人改过" in chen.get(path).content.decode()
    sent = _sent(chen.get(path + "?kept=1").content.decode())
    assert (sent["title"], sent["version"]) == ("旧稿上写的", ["77"])


def test_what_is_not_wanted_is_dropped_without_script(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    assert _keep(chen, NEW, title="不要了") == (200, "已自动保存 09:41")
    answer = chen.post(NEW, {"autosave": "drop"})
    assert (answer.status_code, answer.headers["Location"], KeptForm.objects.count()) == (302, NEW, 0)


def test_a_document_that_may_not_be_edited_any_more_keeps_nothing(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    path = f"/desk/documents/{city.facts.ref('founding')}/edit/"
    assert chen.post(path, {"autosave": "keep", "title": "晚了"}).status_code == 403
    assert KeptForm.objects.count() == 0


def test_a_half_corrected_import_is_taken_up_where_it_was_left(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    assert chen.post(IMPORT, {"autosave": "keep", "act": "read", "text": "刚贴进来的"}).status_code == 200
    assert "刚贴进来的" in chen.get(IMPORT + "?kept=1").content.decode()
    bench = chen.post(IMPORT, {"act": "read", "text": steps.FOUNDING})
    packed, place = dict(bench.context["packed"]), bench.context["rows"][3].place
    changed = {"act": "reread", **packed, f"kind-{place}": "furniture", "issuer": bench.context["issuer"]}
    assert chen.post(IMPORT, {**changed, "autosave": "keep"}).status_code == 200
    assert OFFER in chen.get(IMPORT).content.decode()
    again = chen.get(IMPORT + "?kept=1")
    assert again.context["rows"][3].kind == "furniture"
    assert KeptForm.objects.get().path == IMPORT


def test_a_damaged_import_is_told_and_too_long_a_form_is_not_kept(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    chen = sign_in("chen")
    chen.post(IMPORT, {"autosave": "keep", "source": "???"})
    assert "页面内容已损坏" in chen.get(IMPORT + "?kept=1").content.decode()
    monkeypatch.setattr(kept, "LONGEST", 20)
    assert _keep(chen, NEW, title="长" * 30) == (413, "内容太长")


def test_unsaved_words_go_after_thirty_days(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    _keep(chen, NEW, title="久了")
    at = KeptForm.objects.get().kept_at
    assert (kept.forget(before=at), KeptForm.objects.count()) == (0, 1)
    assert (kept.forget(before=at.replace(year=at.year + 1)), KeptForm.objects.count()) == (1, 0)


def _reply(city: City) -> str:
    return f"/desk/inbox/{city.facts.ref('city.issued')}/reply/"


def test_an_answer_to_a_slip_half_typed_is_offered_and_gone_once_sent(city: City, sign_in: SignIn) -> None:
    zhao, path = sign_in("zhao"), _reply(city)
    typed = {"a-f1": "许多", "a-f4-0-name": "冯雪"}
    assert _keep(zhao, path, **typed) == (200, "已自动保存 09:41")
    assert OFFER in zhao.get(path).content.decode()
    page = zhao.get(path + "?kept=1")
    assert (page.status_code, {name: page.context["form"][name[2:]].value() for name in typed}) == (200, typed)
    sent = _sent(
        page.content.decode(),
        **{"a-f1": "3", "a-f2": "没有", "a-f3": "参加", "a-f4-0-position": "干事", "a-f4-0-phone": "027-82811234"},
    )
    assert zhao.post(path, sent).status_code == 302
    assert KeptForm.objects.count() == 0


def test_a_colleague_s_answer_stands_beside_what_was_typed_before_it(city: City, sign_in: SignIn) -> None:
    zhao, path = sign_in("zhao"), _reply(city)
    mine = _sent(zhao.get(path).content.decode(), **{"a-f2": "我的意见"})
    assert zhao.post(path, {**mine, "autosave": "keep"}).status_code == 200
    other = {
        "a-f1": "3",
        "a-f2": "同事的意见",
        "a-f3": "参加",
        "a-f4-0-name": "冯雪",
        "a-f4-0-position": "干事",
        "a-f4-0-phone": "027-82811234",
    }
    KeptForm.objects.update(path="elsewhere")  # the same account answers here; its sending would drop the copy
    assert (
        zhao.post(
            path, {**_sent(zhao.get(path).content.decode(), **other), "idempotency_key": str(ids.uuid7())}
        ).status_code
        == 302
    )
    KeptForm.objects.update(path=path)
    assert zhao.post(path, {**mine, "autosave": "keep"}).status_code == 409
    page = zhao.get(path + "?kept=1").content.decode()
    assert "之后有人改过" in page
    assert ("同事的意见" in page, "我的意见" in page, 'name="a-changes" value="1"' in page) == (True, True, True)


def test_a_unit_s_own_plan_half_typed_is_kept_as_well(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Answer

    answer = Answer.objects.get(pk=city.facts.plans["jiangan.answer"])
    zhao, path = sign_in("zhao"), f"/desk/answers/{answer.pk}/"
    assert _keep(zhao, path, words="先写一半") == (200, "已自动保存 09:41")
    assert zhao.get(path + "?kept=1").context["form"]["words"].value() == "先写一半"
    Answer.objects.filter(pk=answer.pk).update(version=answer.version + 1)
    assert "之后有人改过" in zhao.get(path + "?kept=1").content.decode()
