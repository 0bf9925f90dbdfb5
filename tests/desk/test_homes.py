"""建家: whole requests at the desk, on the staged city."""

import re
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kexie.associations.models import Home, HomeScore
from tests.city import City
from tests.desk.conftest import SignIn
from tests.matrix import yearly as bodies


def body(city: City, name: str, **arguments: Any) -> dict[str, Any]:
    return {**bodies.BODIES[name](city.facts, "", arguments)}


def post(client: Client, address: str, told: dict[str, Any] | None = None) -> Any:
    """A first sending of a form."""
    return client.post(address, {"idempotency_key": str(uuid4()), **(told or {})})


def page(answer: Any) -> str:
    return answer.content.decode()


def at(city: City, name: str, key: str) -> str:
    return reverse(name, args=[UUID(city.facts.foundings[key])])


def test_a_unit_assesses_itself_and_is_given_a_star(city: City, sign_in: SignIn) -> None:
    wang, chen = sign_in("wang"), sign_in("chen")
    here, line = at(city, "desk:home_record", "home draft"), city.facts.foundings["home draft.line"]
    assert "报送后可以看" in page(chen.get(here))
    wrong = post(wang, f"{here}edit/", body(city, "desk:home_edit") | {"s0_points": "61"})
    assert (wrong.status_code, "不超过 60" in page(wrong)) == (422, True)
    assert post(wang, f"{here}edit/", body(city, "desk:home_edit"))["Location"] == here
    files = f"{here}lines/{line}/files/"
    assert post(wang, files).status_code == 422
    bad = post(wang, files, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert (bad.status_code, "不接收.exe文件" in page(bad)) == (422, True)
    assert post(wang, files, body(city, "desk:home_files"))["Location"] == here
    kept = HomeScore.objects.get(pk=line).files.latest("added_at")
    assert b"".join(wang.get(f"{here}files/{kept.pk}/").streaming_content) == "说明\n".encode()
    assert chen.get(f"{here}files/{kept.pk}/").status_code == 403
    assert post(wang, f"{here}files/{kept.pk}/removal/")["Location"] == here
    told = page(wang.get(here))
    assert ("活动总次数 1，要求至少 6" in told, "未达到" in told) == (True, True)
    assert post(wang, f"{here}submission/")["Location"] == here
    assert post(chen, f"{here}return/", {"note": ""}).status_code == 422
    assert post(chen, f"{here}return/", {"note": "请补照片"})["Location"] == here
    assert "请补照片" in page(wang.get(f"{here}edit/"))
    assert post(wang, f"{here}submission/")["Location"] == here
    assert post(chen, f"{here}decision/", {"s0_points": "61"}).status_code == 422
    assert post(wang, f"{here}decision/", body(city, "desk:home_decision")).status_code == 403
    assert post(chen, f"{here}decision/", body(city, "desk:home_decision"))["Location"] == here
    assert "四星" in page(wang.get(here))
    assert post(chen, f"{here}decision/", body(city, "desk:home_decision")).status_code == 409


def test_the_stars_are_listed_and_an_article_becomes_a_draft(city: City, sign_in: SignIn) -> None:
    chen, here = sign_in("chen"), at(city, "desk:home_record", "home decided")
    rows = chen.get("/desk/homes/?view=stars").context["rows"]
    assert [(row["star"], row["total"]) for row in rows] == [("五星", 90)]
    assert len(chen.get("/desk/homes/").context["rows"]) == 4
    unit = chen.get(f"/desk/homes/?unit={city.facts.number('shuiwu')}&year=all")
    assert len(unit.context["rows"]) == 1
    assert "拟成公文稿" in page(chen.get(f"{here}article/"))
    paper = post(chen, f"{here}article/")["Location"]
    assert "我们怎样建家。" in page(chen.get(paper))
    assert f'href="{paper}"' in page(chen.get(here))
    assert post(chen, f"{here}article/").status_code == 403
    assert post(chen, f"{here}reopening/", {"note": "重评"})["Location"] == here


def test_a_unit_begins_and_a_house_makes_its_checklist(city: City, sign_in: SignIn) -> None:
    chen, number = sign_in("chen"), city.facts.number("fangzhi")
    assert "优秀企业科协标准" in page(chen.get(f"/desk/organisations/{number}/homes/new/"))
    begun = post(chen, f"/desk/organisations/{number}/homes/new/")["Location"]
    assert chen.get(begun).status_code == 200
    assert post(chen, "/desk/settings/checklists/", {"title": ""}).status_code == 422
    made = post(chen, "/desk/settings/checklists/", {"title": "第三版"})["Location"]
    assert [row["label"] for row in chen.get("/desk/settings/checklists/").context["rows"]] == [
        "拟定中",
        "拟定中",
        "在用",
    ]
    form = {"version": "1", "title": "第三版", "five": "9", "four": "8", "three": "7", "years": "2"}
    wrong = post(chen, made, form | {"i0_text": "健全", "i0_points": "5"})
    assert (wrong.status_code, "依次升高" in page(wrong)) == (422, True)
    assert post(chen, made, form | {"i0_text": "健全", "i0_points": "10"})["Location"] == made
    assert post(chen, f"{made}publication/")["Location"] == made
    assert "五星 9、四星 8、三星 7 分起" in page(chen.get(made))
    assert post(chen, made, form).status_code == 403
    assert "第三版（第 3 版）" in page(chen.get("/desk/settings/checklists/"))


def test_a_page_takes_the_same_queries_however_many_files(city: City, sign_in: SignIn) -> None:
    from kexie.associations.actions import homes
    from kexie.kit.actor import SYSTEM

    client, here = sign_in("wang"), at(city, "desk:home_record", "home draft")

    def count() -> int:
        client.get(here)
        with CaptureQueriesContext(connection) as told:
            client.get(here)
        return len(told)

    few = count()
    row = Home.objects.get(pk=city.facts.foundings["home draft"])
    for place, score in enumerate(row.scores.all()):
        homes.attach(score, SimpleUploadedFile(f"{place}.txt", "照片\n".encode()), by=SYSTEM)
    assert count() == few
    assert few <= 20


def test_an_article_of_a_unit_is_followed_from_its_home_to_the_public_board(city: City, sign_in: SignIn) -> None:
    wang, chen, here = sign_in("wang"), sign_in("chen"), at(city, "desk:home_record", "home draft")
    told = {"headline": "小厂也能建好家", "article": "一、有人管。\n二、有地方。\n\n三、有活动。"}
    assert post(wang, f"{here}edit/", body(city, "desk:home_edit") | told)["Location"] == here
    assert post(wang, f"{here}submission/")["Location"] == here
    assert post(chen, f"{here}article/").status_code == 403  # not before it is decided
    assert post(chen, f"{here}decision/", body(city, "desk:home_decision"))["Location"] == here
    assert post(wang, f"{here}article/").status_code == 403  # the house publishes, not the unit
    draft = post(chen, f"{here}article/")["Location"]
    shown = page(chen.get(draft))
    assert ["一、有人管。" in shown, "三、有活动。" in shown, "小厂也能建好家" in shown] == [True] * 3
    assert ("公文稿" in page(wang.get(here)), wang.get(draft).status_code) == (False, 404)
    stranger = Client()
    board = f"/notices/?q={quote('小厂也能建好家')}"
    assert "小厂也能建好家</a>" not in page(stranger.get(board))
    registrar = sign_in("chen", "chen:registrar")
    steps = [
        (chen, "submission", {}), (sign_in("he"), "review", {"note": "同意"}), (sign_in("qian"), "sign-off", {}),
        (registrar, "number", {}), (registrar, "issue", {}),
    ]  # fmt: skip
    for client, noun, more in steps:
        assert "小厂也能建好家" not in page(stranger.get("/notices/")), noun
        assert post(client, f"{draft}{noun}/", more).status_code == 302, noun
    found = re.search(
        r'href="(/notices/\d+/\d+/)[^"]*"[^>]*>(?:<[^>]+>)*小厂也能建好家', page(stranger.get("/notices/"))
    )
    assert found, "on the board of everybody"
    notice = page(stranger.get(found[1]))
    assert [line in notice for line in ("一、有人管。", "二、有地方。", "三、有活动。")] == [True] * 3
    # Whose it is stands beside it: the unit wrote, the house publishes.
    assert re.search(r"作者：<span[^>]*>长江电机制造公司科学技术协会", notice)
    assert "小厂也能建好家" in page(stranger.get("/notices/feed.xml"))
    assert f'href="{draft}"' in page(chen.get(here))
    # What is public may be opened by the unit too, which was led nowhere before.
    assert (f'href="{draft}"' in page(wang.get(here)), wang.get(draft).status_code) == (True, 200)
