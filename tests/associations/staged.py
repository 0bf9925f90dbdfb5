"""Foundings and re-elections brought to any state through the real actions, in the office of the notices' tests."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kexie.associations.actions import assemblies, founding_replies, foundings, meetings, tenures
from kexie.associations.applying import Application, Nominee
from kexie.associations.models import Assembly, Founding, Tenure
from kexie.associations.told import Facts, Figures
from kexie.kit import clock
from kexie.notices.actions import documents
from kexie.notices.models import Document
from kexie.organisations.models import Organisation
from tests.notices.office import Office

CODE = "91110000600037341L"
NOMINEES = (
    Nominee("chair", "周大明", "男", "1965-03", "中共党员", "总经理", "高级工程师", "13800000001"),
    Nominee("vice_chair", "吴小红", "女", "1970-11", "群众", "总工程师", "高级工程师"),
    Nominee("secretary_general", "郑文", "", "不详", "", "技术部部长", "工程师", "027-60000000"),
    Nominee("committee_member", "冯工", job="主任"),
)
APPLICATION = Application(
    unit_name="江边精密仪器有限公司", name="江边精密仪器有限公司科学技术协会", credit_code=CODE,
    address="江边大道1号", contact="郑文", telephone="60000000", unit_opinion="同意申请", planned_members=60,
    facts=Facts(nature="private", industry="C40", emerging=("2",), office="二楼", funding="单位拨付", has_union=True),
    figures=Figures(staff=300, sci_tech=80, senior=6, middle=20, junior=30, research_spending=Decimal("120.50")),
    nominees=NOMINEES,
)  # fmt: skip


def begun(office: Office, **changes: Any) -> Founding:
    """Typed at the desk by the district's officer."""
    told = replace(APPLICATION, **changes)
    row = foundings.begin(office.unit("jiang"), told.unit_name, by=office["zhao"]).founding
    return foundings.edit(row, told, by=office["zhao"], version=row.version)


def applied(office: Office, **changes: Any) -> Founding:
    return foundings.send(begun(office, **changes), by=office["zhao"])


def checked(office: Office, **changes: Any) -> Founding:
    return foundings.check(applied(office, **changes), by=office["zhao"], opinion="材料齐全，同意")


def replying(office: Office, **changes: Any) -> Founding:
    return foundings.approve(checked(office, **changes), by=office["zhao"])


def issued(office: Office, founding: Founding) -> Document:
    """The reply through its whole way, in the district's house."""
    paper = Document.objects.get(pk=founding.reply_id)
    if not paper.issuer.document_code:
        Organisation.objects.filter(pk=paper.issuer_id).update(document_code="江科协")
    paper = documents.submit(paper, by=office["zhao"])
    paper = documents.review(paper, by=_staff(office, "office_reviewer"))
    paper = documents.sign_off(paper, by=office["zhao_leader"])
    paper = documents.number(paper, by=_staff(office, "registrar"))
    return documents.issue(paper, by=office["zhao"])


def _staff(office: Office, kind: str) -> Any:
    name = f"jiang_{kind}"
    if name not in office.city.actors:
        office.city.actor(name, kind, "jiang")
    return office[name]


def approved(office: Office, **changes: Any) -> Founding:
    founding = replying(office, **changes)
    done = founding_replies.replied(issued(office, founding))
    assert done is not None
    return done


def votes(assembly: Assembly, *figures: tuple[int, int, int]) -> dict[Any, tuple[int, int, int]]:
    """The same for all, or one a candidate in the order of the ballot."""
    rows = list(assembly.candidates.all())
    told = figures if len(figures) > 1 else figures * len(rows)
    return {one.pk: vote for one, vote in zip(rows, told, strict=True)}


def meeting(assembly: Assembly, **changes: Any) -> assemblies.Meeting:
    usual = assemblies.Meeting(
        held_on=clock.today(), place="公司礼堂", entitled=60, present=50, method="无记名投票", charter_adopted=True,
        votes=votes(assembly, (48, 1, 1)),
    )  # fmt: skip
    return replace(usual, **changes)


FILING = assemblies.Filing(members=62, charter="第一章 总则……", term_years=5)


def held(office: Office, **changes: Any) -> Founding:
    founding = approved(office, **changes)
    return meetings.hold(founding, meeting(founding.assembly), by=office["zhao"])


def filed(office: Office, **changes: Any) -> Founding:
    return meetings.file(held(office, **changes), FILING, by=office["zhao"])


def founded(office: Office, **changes: Any) -> meetings.Founded:
    return meetings.activate(filed(office, **changes), by=office["zhao"])


def term(office: Office, key: str = "motor", days: int = 100, years: int = 5, by: str = "zhao") -> Tenure:
    """A term of an association of before that ends in so many days."""
    ends = clock.today() + timedelta(days=days)
    starts = date(ends.year - years, ends.month, min(ends.day, 28))
    return tenures.record(office.unit(key), tenures.Known(2, starts, ends), by=office[by])
