"""A small world for the lists: about a hundred people, units, documents and received papers, and no demo city.

Run inside `kexie manage shell -c` on an installation with nobody in it; its papers of the past come from the shelf.
"""

from datetime import timedelta

from django.db import transaction

from bench import fill
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices import queries
from kexie.notices.actions import documents, receipts
from kexie.notices.models import Document
from kexie.organisations.actions import installation, members, organisations, posts
from kexie.organisations.models import Organisation
from kexie.people.actions import accounts, persons

COUNT = 100
PASSWORD = "kexie-bench-2026"
DISTRICT = organisations.Particulars(name="武汉市江岸区科学技术协会", short_name="江岸区科协", jurisdiction="420102")
CITY = organisations.Particulars(
    name="武汉市科学技术协会", short_name="武汉市科协", document_code="武科协", admin_division="420100"
)
# Whoever acts beside the officer and the administrator: login, name, at the city or in its district, posts.
OTHERS = (
    ("he", "何主任", "city", ("office_reviewer", "registrar")),
    ("qian", "钱主席", "city", ("leader",)),
    ("zhao", "赵主席", "district", ("chair",)),
)


def stage() -> None:
    """The association, a district and enterprises below it, people in them, one document sent and signed for."""
    with transaction.atomic():
        first = [installation.First(name, login, PASSWORD) for login, name in (("chen", "陈科长"), ("admin", "管理员"))]
        root, _ = installation.begin(CITY, *first)
        posts.end(
            _second(), clock.today() - timedelta(days=1), by=fill.actor("admin", "system_admin"), note="由办公室编号"
        )
        places = {"city": root, "district": _district(root)}
        for login, name, place, kinds in OTHERS:
            _appoint(login, name, places[place], kinds)
        units = fill.units(COUNT - 2, "百家")
        fill.crowd(COUNT - 2 - len(OTHERS), units)
        document = _issue(root, places["district"])
        receipts.sign(queries.addressees(document).get(), by=fill.actor("zhao", "chair"))


def _second() -> posts.Post:
    """The officer's second post goes back, as in the demo city: numbers are given by the office."""
    return posts.Post.objects.get(kind="registrar")


def _district(root: Organisation) -> Organisation:
    return organisations.register(DISTRICT, kind="association", level="district", superior=root, by=SYSTEM)


def _appoint(login: str, name: str, place: Organisation, kinds: tuple[str, ...]) -> None:
    person = members.register(persons.Particulars(name=name), place, by=SYSTEM)
    for kind in kinds:
        posts.appoint(person, place, kind, by=SYSTEM)
    accounts.open_for(person, login, PASSWORD, by=SYSTEM)


def _issue(root: Organisation, to: Organisation) -> Document:
    chen, he = fill.actor("chen", "officer"), fill.actor("he", "office_reviewer")
    body = [{"kind": "paragraph", "level": 0, "text": "请按期办理。"}]
    values = {"title": "关于做好旧档案整理工作的通知", "addressee_text": "江岸区科协", "units": [to], "body": body}
    document = documents.draft(root, values, by=chen)
    documents.submit(document, by=chen)
    documents.review(document, by=he)
    documents.sign_off(document, by=fill.actor("qian", "leader"))
    documents.number(document, by=fill.actor("he", "registrar"))
    return documents.issue(document, by=chen)
