"""A small city for the public pages: one association with its facts, a handful of units, documents really issued."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices import jobs, reading
from kexie.notices.actions import attachments, documents, imports
from kexie.notices.models import Addressee, Column, Document, Notice
from kexie.organisations.actions import installation, organisations
from kexie.organisations.models import Organisation

NOTICE = Path(__file__).resolve().parents[2] / "kexie" / "demo" / "data" / "notice-2013.txt"
TITLE = "关于印发《2013年武汉市企事业科协工作要点》的通知"
PASSWORD = "kexie-demo-2026"
MOMENT = clock.shanghai(2013, 5, 2, 16, 32, 50)


def source() -> str:
    """The notice as it was found."""
    return NOTICE.read_text(encoding="utf-8")


def begin() -> Organisation:
    """The installation as the notice's own foot describes it."""
    root, _ = installation.begin(
        organisations.Particulars(
            name="武汉市科学技术协会", short_name="武汉市科协", document_code="武科协",
            address="武汉市江岸区赵家条144号", postcode="430010", telephone="(027)65692271", fax="(027)65692036",
        ),
        installation.First("陈科长", "chen", PASSWORD, "chen@example.cn"),
        site=installation.SiteFacts(
            platform_name="武汉市企事业科协工作平台", icp_filing="鄂ICP备19013409号",
            police_filing="鄂公网安备 42010202002213号", site_code="4201000001", editor_telephone="(027)82842276",
        ),
    )  # fmt: skip
    return root


def enterprises(root: Organisation, count: int) -> list[Organisation]:
    """So many enterprise associations under the city's."""
    return [
        organisations.register(
            organisations.Particulars(name=f"测试企业{n}科协"), kind="enterprise", superior=root, by=SYSTEM
        )
        for n in range(1, count + 1)
    ]


def issue(
    root: Organisation,
    title: str,
    *,
    at: datetime,
    column: str = "bulletin",
    body: Sequence[dict[str, Any]] = ({"level": 0, "text": "请认真贯彻落实。"},),
    annexes: Sequence[tuple[str, Sequence[dict[str, Any]]]] = (),
    uploads: Sequence[Any] = (),
    **values: Any,
) -> Document:
    """One document from draft to the board, through every step."""
    told = {"title": title, "body": list(body), "published_at": at, "column": Column.objects.get(code=column)}
    with clock.at(at):
        document = documents.draft(root, told | values, by=SYSTEM)
        for name, text in annexes:
            attachments.add(document, name, by=SYSTEM, body=text)
        for upload in uploads:
            attachments.add(document, upload.name, by=SYSTEM, upload=upload)
        return approve(document)


def approve(document: Document) -> Document:
    """Every step from draft to the board."""
    for act in (documents.submit, documents.review, documents.sign_off, documents.number, documents.issue):
        document = act(document, by=SYSTEM)
    return document


def founding(root: Organisation) -> Document:
    """The founding notice, read from the page as it was found; 相关学会 must be chosen and are none here."""
    with clock.at(MOMENT):
        draft = imports.store(source(), reading.read(source()).spans, issuer=root, by=SYSTEM)
        draft = documents.edit(draft, {"classes": list(draft.classes.exclude(chosen=True))}, by=SYSTEM)
        return approve(draft)


def find_all() -> None:
    """Put every notice into the search index, as the worker does after an issue."""
    jobs.index_all()


def notice_of(document: Document) -> Notice:
    """Its entry on the board."""
    return Notice.objects.get(document=document)


def addressees(document: Document) -> list[Addressee]:
    """Whom it was issued to, in the order of their names."""
    return list(Addressee.objects.filter(document=document).order_by("name"))
