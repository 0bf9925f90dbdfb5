"""Ladders, own days, forwarding and the calculator at the desk, by the cast; a forward never tells who has not signed."""

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from openpyxl import load_workbook

from kexie.kit import calendar, clock
from kexie.kit.actor import SYSTEM
from kexie.notices.models import Addressee, Document, Forward, LevelTerm, OwnTerm, ReminderLadder, ReplySlip
from kexie.notices.models.replies import end_of
from kexie.notices.queries import reminders as told
from kexie.organisations import posts
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from tests.city import City
from tests.desk.conftest import SignIn
from tests.notices.documents import reading_back

STEP = {
    "is_on": "on", "first_hour": "9", "about_1": "receipt", "days_1": "2", "side_1": "before", "to_1": "secretary", "channels_1": ["sms"],
}  # fmt: skip


def _key() -> dict[str, str]:
    return {"idempotency_key": str(uuid4())}


def _document(city: City, name: str) -> Document:
    return Document.objects.get(ref=city.facts.ref(name))


def test_chen_sets_the_ladder_of_the_house_and_sees_it_again(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    page = chen.get("/desk/settings/reminders/").content.decode()
    assert ("本单位没有另定，按通用的" in page, page.count('name="days_')) == (True, 10)
    answer = chen.post("/desk/settings/reminders/", STEP | _key())
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/settings/reminders/")
    ladder = told.usual(_document(city, "founding").issuer)
    assert [(one.key, one.channels) for one in ladder.steps] == [(("receipt", -2, "secretary"), ("sms",))]
    assert ladder.first_hour == 9
    assert "本单位自己的" in chen.get("/desk/settings/reminders/").content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"channels_1": []}, "请至少选一个渠道"),
        ({"days_1": "31"}, "期限前最多 30 个工作日"),
        ({"days_1": "-1"}, "从 0 起"),
        ({"days_1": ""}, "请至少设一步，或不勾选自动催办"),
        ({"to_1": "king"}, "没有这一项"),
        (
            {
                "about_2": "receipt",
                "days_2": "2",
                "side_2": "before",
                "to_2": "secretary",
                "channels_2": ["email"],
            },
            "重复了",
        ),
    ],
)
def test_what_a_ladder_lacks_is_said_at_its_line(city: City, sign_in: SignIn, change: dict, words: str) -> None:
    answer = sign_in("chen").post("/desk/settings/reminders/", STEP | change | _key())
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_a_document_may_have_no_ladder_and_its_page_says_so(city: City, sign_in: SignIn) -> None:
    chen, document = sign_in("chen"), _document(city, "city.issued")
    answer = chen.post(f"/desk/documents/{document.ref}/reminders/", {"days_1": ""} | _key())
    assert answer.headers["Location"] == f"/desk/documents/{document.ref}/receipts/"
    assert ReminderLadder.objects.get(document=document).is_on is False
    assert "这件公文不自动催办" in chen.get(answer.headers["Location"]).content.decode()
    chen.post(f"/desk/documents/{document.ref}/reminders/", STEP | _key())
    page = chen.get(f"/desk/documents/{document.ref}/receipts/").content.decode()
    assert [words in page for words in ("下一步", "期限前 2 个工作日", "秘书长")] == [True] * 3


def test_chen_gives_one_unit_a_day_of_its_own(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    unit = Addressee.objects.filter(document__ref=city.facts.ref("city.issued"), receipt=None).first()
    assert unit is not None
    page = f"/desk/documents/{unit.document.ref}/receipts/{unit.pk}/"
    day = clock.today() + timedelta(days=3)
    answer = chen.post(f"{page}due/", {"due_on": day.isoformat()} | _key())
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    assert OwnTerm.objects.get(addressee=unit).due_on == day
    shown = chen.get(page).content.decode()
    assert [words in shown for words in ("（这家另定）", "下一步")] == [True, True]
    assert chen.post(f"{page}due/", {"due_on": "x"} | _key()).status_code == 422
    past = chen.post(f"{page}due/", {"due_on": (clock.today() - timedelta(days=1)).isoformat()} | _key())
    assert (past.status_code, "这一天已过，请定在今天或以后" in past.content.decode()) == (422, True)


def test_the_issue_shows_what_each_level_is_left_and_warns(city: City, sign_in: SignIn) -> None:
    chen, document = sign_in("chen"), _document(city, "city.numbered")
    soon = calendar.add_working_days(clock.today(), 2)
    page = chen.get(f"/desk/documents/{document.ref}/issue/?due_on={soon.isoformat()}").content.decode()
    told_ = ("直接收文的单位", "2 个工作日", "经区科协等转发的单位", "0 个工作日", "时间偏紧", "不足 5 个工作日")
    assert [words in page for words in told_] == [True] * 6
    assert f'value="{soon.isoformat()}"' in page
    answer = chen.post("/desk/settings/levels/", {"forward_days": "1", "reserve_days": "0", "least_days": "1"} | _key())
    assert answer.status_code == 302
    assert LevelTerm.objects.get(house=document.issuer).least_days == 1
    page = chen.get(f"/desk/documents/{document.ref}/issue/?due_on={soon.isoformat()}").content.decode()
    assert ("时间偏紧" in page, "1 个工作日" in page, "企业再转发" in page) == (False, True, False)
    # A unit below a district has parts of its own now: they are left nothing.
    enterprise = Organisation.objects.get(number=city.facts.number("dianji"))
    workshop = organisations.Particulars(name="总装车间")
    organisations.register(workshop, kind="department", superior=enterprise, by=SYSTEM)
    page = chen.get(f"/desk/documents/{document.ref}/issue/?due_on={soon.isoformat()}").content.decode()
    assert ("时间偏紧" in page, "企业再转发的车间、分会" in page) == (True, True)
    page = chen.get(f"/desk/documents/{document.ref}/issue/?due_on=2099-01-05").content.decode()
    assert ("推算不出各级剩几天" in page, "放假安排还没有录入" in page) == (True, True)
    assert 'id="levels"' in chen.get(f"/desk/documents/{document.ref}/").content.decode()
    assert sign_in("chen").post("/desk/settings/levels/", {"forward_days": "x"} | _key()).status_code == 422


def test_the_issue_warns_of_a_slip_that_leaves_too_few_days_or_none_and_of_a_day_that_is_past(
    city: City, sign_in: SignIn
) -> None:
    from kexie.blanks.models import Version
    from kexie.kit.actor import SYSTEM
    from kexie.notices.actions import documents, replies

    paper, soon = _document(city, "city.draft"), calendar.add_working_days(clock.today(), 2)
    replies.attach(paper, Version.objects.get(blank__name="参会回执"), end_of(soon), by=SYSTEM)
    for step in (documents.submit, documents.review, documents.sign_off, documents.number):
        paper = step(paper, by=SYSTEM)
    chen, here = sign_in("chen"), f"/desk/documents/{paper.ref}/issue/"
    page = chen.get(here).content.decode()
    assert ("回执时间偏紧" in page, "只给单位留 0 个工作日，不足 5 个" in page) == (True, True)
    for day, words_ in (
        (clock.today() - timedelta(days=1), "印发前请先改回执期限"),
        (clock.today() + timedelta(days=9999), "推算不出回执还剩几天"),
        (calendar.add_working_days(clock.today(), 12), ""),
    ):
        ReplySlip.objects.filter(document=paper).update(due_at=end_of(day))
        page = chen.get(here).content.decode()
        assert ([words_ in page], [one in page for one in ("回执期限已过", "回执时间偏紧")]) == (
            [True], [day < clock.today(), False],
        )  # fmt: skip
    past = clock.today() - timedelta(days=3)
    assert "单位一收到就是迟签" in chen.get(f"{here}?due_on={past.isoformat()}").content.decode()


def _forwarded(city: City, name: str = "founding") -> tuple[Document, Document]:
    """The founding notice (or another), and a district's forward of it to one of its enterprises, issued."""
    from kexie.kit.actor import SYSTEM
    from kexie.notices.actions import documents, forwards

    founding = _document(city, name)
    district = Organisation.objects.get(number=city.facts.number("jiangan"))
    addressee = Addressee.objects.get(document=founding, organisation=district)
    paper = forwards.begin(addressee, by=SYSTEM)
    enterprise = Organisation.objects.get(number=city.facts.number("dianji"))
    day = clock.today() + timedelta(days=20) if name == "founding" else founding.due_on
    paper = documents.edit(paper, {"units": [enterprise], "due_on": day}, by=SYSTEM)
    paper = documents.submit(paper, by=SYSTEM)
    for step in (documents.review, documents.sign_off, documents.number, documents.issue):
        paper = step(paper, by=SYSTEM)
    return founding, paper


# Wherever else a receiver may read: files, lists, searches, tables. What a receiver may not open tells nothing either.
DESK = {
    "/desk/documents/{ref}/document.pdf": 200, "/desk/documents/{ref}/document.docx": 200,
    "/desk/documents/?view=all&q=转发": 200, "/desk/search/?q=科学技术协会": 200, "/desk/search/?q=转发": 200,
    "/desk/messages/": 200, "/desk/replies/": 200, "/desk/documents/{ref}/receipts/print/": 403,
    "/desk/documents/{ref}/statistics/": 200, "/desk/documents/{ref}/statistics/table.xlsx": 200,
    "/desk/documents/{ref}/replies/sheet.xlsx": 404, "/desk/statistics/table.xlsx": 200, "/desk/archive/table.xlsx": 200,
}  # fmt: skip


def _public(paper: Document) -> dict[str, int]:
    notice = f"/notices/{paper.notice.year}/{paper.notice.number}/"
    addresses = (
        notice,
        f"{notice}print/",
        f"{notice}document.pdf",
        "/notices/",
        "/notices/?q=转发",
        "/notices/feed.xml",
    )
    return dict.fromkeys(addresses, 200)


def _linked(city: City, paper: Document) -> dict[str, int]:
    from kexie.kit.actor import Actor
    from kexie.notices.actions import links
    from kexie.organisations.models import Post

    post = Post.objects.get(pk=city.facts.posts["jiangan.drafter"])
    by = Actor(post.person_id, post.pk, post.organisation_id, rights=posts.rights_of(post.kind))
    return {f"/receipts/{links.make(Addressee.objects.get(document=paper), by=by).token}/": 200}


def _read(client: Client, addresses: dict[str, int], paper: Document) -> list[tuple[str, str]]:
    """Each address with the text of its answer: of pages, feeds, PDFs, .docx and .xlsx."""
    answers = {address: client.get(address.format(ref=paper.ref)) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items()} == addresses
    return [
        (address, _text(b"".join(answer) if answer.streaming else answer.content))
        for address, answer in answers.items()
    ]


def _text(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return "".join(page.text for page in reading_back.pages(content))
    if content.startswith(b"PK"):
        parts = ZipFile(BytesIO(content))
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    return content.decode()


def test_a_forward_never_shows_its_receivers_who_has_not_signed(city: City, sign_in: SignIn) -> None:
    """Canary: every unit that has not signed for the original bears a planted name; no page of wang's shows one."""
    founding, paper = _forwarded(city)
    own = Organisation.objects.get(number=city.facts.number("dianji"))
    open_units = Addressee.objects.filter(document=founding, receipt=None).exclude(organisation=own)
    planted = open_units.exclude(organisation=paper.issuer).values_list("organisation__name", flat=True)
    names = [name for name in planted if "科学技术协会" in name]
    assert len(names) > 3
    wang = sign_in("wang")
    addresses = ["/desk/inbox/", "/desk/", f"/desk/inbox/{paper.ref}/", f"/desk/documents/{paper.ref}/"]
    pages = [wang.get(address) for address in addresses]
    assert [page.status_code for page in pages] == [200] * 4
    shown = "".join(page.content.decode() for page in pages)
    assert [name for name in names if name in shown] == []
    assert "转发的是" in shown
    everywhere = [*_read(wang, DESK, paper), *_read(Client(), _public(paper) | _linked(city, paper), paper)]
    assert [(address, name) for address, text in everywhere for name in names if name in text] == []
    for hidden in (paper.ref, founding.ref):
        assert wang.get(f"/desk/documents/{hidden}/receipts/").status_code == 403
    # Seen red once: the issuer's own page does tell them.
    told_ = sign_in("chen").get(f"/desk/documents/{founding.ref}/receipts/").content.decode()
    assert [name for name in names if name in told_] != []


def test_the_city_sees_how_far_the_forwarding_went(city: City, sign_in: SignIn) -> None:
    founding, paper = _forwarded(city)
    page = sign_in("chen").get(f"/desk/documents/{founding.ref}/receipts/").content.decode()
    card = re.search(r'id="forwards".*?</section>', page, re.S)
    assert card is not None
    told_ = ("江岸区科协", str(paper.number), "1 家", "0 家", "个科协中 1 个已转发")
    assert [words in card[0] for words in told_] == [True] * 5


def test_the_city_reads_how_the_answers_of_a_forward_stand(city: City, sign_in: SignIn) -> None:
    founding, paper = _forwarded(city, "city.issued")
    chen, here = sign_in("chen"), f"/desk/documents/{founding.ref}/replies/"
    card = re.search(r'id="forwards-title".*?</section>', chen.get(here).content.decode(), re.S)
    assert card is not None
    told = ("江岸区科协", str(paper.number), '<td class="end">1</td><td class="end">0</td>')
    assert [words in card[0] for words in told] == [True] * 3
    book = load_workbook(BytesIO(chen.get(f"{here}sheet.xlsx").content))
    rows = [[cell.value for cell in row] for row in book["转发后的回执"].iter_rows(min_row=4)]
    assert [row[:5] for row in rows] == [["江岸区科协", str(paper.number), 1, 0, 0]]
    assert "转发后的回执" not in sign_in("zhao").get(here).content.decode()


def test_a_district_begins_a_forward_from_its_inbox(city: City, sign_in: SignIn) -> None:
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import posts
    from kexie.people.models import Account

    zhao = Account.objects.get(username="zhao").person
    district = Organisation.objects.get(number=city.facts.number("jiangan"))
    post = posts.appoint(zhao, district, "officer", by=SYSTEM)
    client = sign_in("zhao")
    client.post("/desk/acting/", {"post": str(post.pk), "next": "/desk/"} | _key())
    founding = city.facts.ref("founding")
    assert "转发</button>" in client.get(f"/desk/inbox/{founding}/").content.decode()
    answer = client.post(f"/desk/inbox/{founding}/forward/", _key())
    paper = Forward.objects.get().document
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/documents/{paper.ref}/edit/")
    assert client.post(f"/desk/inbox/{founding}/forward/", _key()).status_code == 409
    page = client.get(f"/desk/inbox/{founding}/").content.decode()
    assert ("本单位的转发" in page, "转发</button>" in page) == (True, False)
    assert "转发的是" in client.get(f"/desk/documents/{paper.ref}/").content.decode()


def test_a_ladder_that_waits_for_a_calendar_is_told_to_the_administrator(city: City, sign_in: SignIn) -> None:
    document = _document(city, "city.issued")
    ReminderLadder.objects.filter(document=document).update(waits_for=2031, is_on=True)
    assert "1 件公文的催办在等 2031 年的放假安排" in sign_in("admin").get("/desk/").content.decode()
    assert "放假安排" not in sign_in("wang").get("/desk/").content.decode()
    page = sign_in("chen").get(f"/desk/documents/{document.ref}/receipts/").content.decode()
    assert page.count('id="reminders"') == 1
