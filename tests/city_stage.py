"""Stages the small demo city of tests/city.py in the database of KEXIE_APP_DSN, through the real actions only.

Run as `python -m tests.city_stage FACTS.json`: prints nothing, writes what the tests need to find the things by name.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "kexie-demo"
FOUNDING = ROOT / "kexie" / "demo" / "data" / "notice-2013.txt"

# key, name, short name, kind, level, superior, jurisdiction
UNITS = (
    ("enterprises", "企事业部", "", "department", "", "city", ""),
    ("societies", "学会部", "", "department", "", "city", ""),
    ("popular", "普及部", "", "department", "", "city", ""),
    ("personnel", "组织人事部", "", "department", "", "city", ""),
    ("office", "办公室", "", "department", "", "city", ""),
    ("jiangan", "武汉市江岸区科学技术协会", "江岸区科协", "association", "district", "city", "420102"),
    ("wuchang", "武汉市武昌区科学技术协会", "武昌区科协", "association", "district", "city", "420106"),
    ("qiaokou", "武汉市硚口区科学技术协会", "硚口区科协", "association", "district", "city", "420104"),
    ("zone", "武汉东湖新技术开发区科学技术协会", "东湖高新区科协", "association", "zone", "city", "WH-DHXJS"),
    ("dianji", "长江电机制造公司科学技术协会", "长江电机科协", "enterprise", "", "jiangan", "420102"),
    ("jingpeng", "晴川仪表公司科学技术协会", "晴川仪表科协", "enterprise", "", "jiangan", "420102"),
    ("shuiwu", "汉口水务公司科学技术协会", "汉口水务科协", "enterprise", "", "jiangan", "420102"),
    ("guangdian", "珞珈光电公司科学技术协会", "珞珈光电科协", "enterprise", "", "wuchang", "420106"),
    ("qiaoliang", "大桥工程公司科学技术协会", "大桥工程科协", "enterprise", "", "wuchang", "420106"),
    ("fangzhi", "古田纺织公司科学技术协会", "古田纺织科协", "enterprise", "", "qiaokou", "420104"),
    ("huagong", "宗关化工公司科学技术协会", "宗关化工科协", "enterprise", "", "qiaokou", "420104"),
    ("xinpian", "光谷芯片公司科学技术协会", "光谷芯片科协", "enterprise", "", "zone", "WH-DHXJS"),
    ("shengwu", "豹澥生物公司科学技术协会", "豹澥生物科协", "enterprise", "", "zone", "WH-DHXJS"),
    ("gangtie", "青山钢铁公司科学技术协会", "青山钢铁科协", "enterprise", "", "city", ""),
    ("chuanbo", "江城船舶公司科学技术协会", "江城船舶科协", "enterprise", "", "city", ""),
    ("daxue", "江城理工大学科学技术协会", "江城理工大学科协", "university", "", "city", ""),
    ("jixie", "武汉机械工程学会", "机械工程学会", "society", "", "city", ""),
    ("huaxue", "武汉化学化工学会", "化学化工学会", "society", "", "city", ""),
)  # fmt: skip

# login (also the key), name, where they work, position, posts held there; no posts: no right
CAST = (
    ("chen", "陈建国", "city", "经办人", (("city", "officer"), ("city", "registrar"))),
    ("admin", "管理员", "city", "系统管理员", (("city", "system_admin"),)),
    ("he", "何文敏", "office", "主任", (("city", "office_reviewer"),)),
    ("qian", "钱立新", "city", "副主席", (("city", "leader"),)),
    ("zhao", "赵卫东", "jiangan", "主席", (("jiangan", "chair"),)),
    ("wang", "王晓燕", "dianji", "秘书长", (("dianji", "secretary_general"),)),
    ("sun", "孙丽华", "jixie", "秘书长", (("jixie", "secretary_general"),)),
    ("li", "李志强", "dianji", "工程师", ()),
    ("zhou", "周明远", "daxue", "教授", ()),
    ("wu", "吴国栋", "daxue", "教授", ()),
)
# Who prepares the papers of the houses that the cast does not run alone: drafter, checker, signer.
STAFF = {
    "jiangan": (("冯雪梅", "officer"), ("邓志刚", "secretary_general"), ("许国强", "vice_chair")),
    "wuchang": (("曹文斌", "officer"), ("彭丽娟", "secretary_general"), ("曾庆华", "chair")),
    "dianji": (("萧建平", "officer"), ("田春兰", "secretary_general"), ("董志明", "chair")),
}
LATE = ("guangdian", "xinpian", "huaxue")
BODY = [
    {"kind": "paragraph", "level": 0, "text": "为做好有关工作，现将有关事项通知如下。"},
    {"kind": "heading", "level": 1, "text": "一、工作要求"},
    {"kind": "paragraph", "level": 0, "text": "请各单位认真组织实施，按期报送情况。"},
]


def main(facts: Path) -> None:
    """Stage everything, then write the facts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    import django

    django.setup()
    told = Stage().build()
    facts.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


class Stage:
    """Units, people, actors and documents by short names while the city is being made."""

    def __init__(self) -> None:
        self.units: dict[str, Any] = {}
        self.people: dict[str, Any] = {}
        self.actors: dict[str, Any] = {}
        self.documents: dict[str, Any] = {}
        self.messages: dict[str, Any] = {}
        self.invitation = ""
        self.reset = ""
        self.links: dict[str, str] = {}
        self.originals: dict[str, str] = {}

    def build(self) -> dict[str, Any]:
        """All of it; returns the facts."""
        from kexie.kit.actor import SYSTEM
        from kexie.kit.jobs import draining
        from kexie.organisations.actions import members, resets
        from tests import (
            city_custody,
            city_ends,
            city_foundings,
            city_imports,
            city_numbers,
            city_plans,
            city_slips,
            city_units,
            city_yearly,
        )

        self._begin()
        self._tree()
        self._cast()
        city_ends.stage(self, PASSWORD)
        self._founding_notice()
        for house, staff in self._houses().items():
            self._papers(house, *staff)
        self._shared_papers()
        self._public_paper()
        _, self.invitation = members.invite(self.people["jiangan.drafter"], by=SYSTEM)
        _, self.reset = resets.hand(self.people["wu"], by=SYSTEM)
        self._receipts()
        self._originals()
        self._messages()
        plans = city_plans.stage(self)
        slips = city_slips.answer(self)
        ties = city_units.stage(self)
        city_numbers.stage(self)
        ties |= city_custody.stage(self)
        foundings = city_foundings.stage(self) | city_yearly.stage(self)
        ties |= city_imports.stage(self)
        draining.drain()
        told = {"plans": plans, "ties": ties, "slips": slips, "foundings": foundings}
        return self._facts() | told | {"jobs": {"failed": city_ends.failed_job()}}

    def _begin(self) -> None:
        from kexie.organisations.actions import installation, organisations
        from kexie.people import queries

        association = organisations.Particulars(
            name="武汉市科学技术协会", short_name="武汉市科协", document_code="武科协", admin_division="420100",
            address="武汉市江岸区", postcode="430000", telephone="(027)60000000", fax="(027)60000001",
        )  # fmt: skip
        first = {
            login: installation.First(name, login, PASSWORD, f"{login}@kexie.invalid") for login, name, *_ in CAST[:2]
        }
        root, account = installation.begin(association, first["chen"], first["admin"], is_demo=True)
        self.units["city"] = root
        self.people |= {"chen": account.person, "admin": queries.account_named("admin").person}
        for login, kind in (("chen", "officer"), ("chen", "registrar"), ("admin", "system_admin")):
            self._remember(login, "city", kind)

    def _tree(self) -> None:
        from kexie.kit.actor import SYSTEM
        from kexie.organisations.actions import organisations

        for key, name, short, kind, level, above, area in UNITS:
            particulars = organisations.Particulars(
                name=name, short_name=short, jurisdiction=area,
                document_code={"jiangan": "岸科协", "wuchang": "昌科协", "dianji": "电科协"}.get(key, ""),
            )  # fmt: skip
            self.units[key] = organisations.register(
                particulars, kind=kind, level=level, superior=self.units[above], by=SYSTEM, on=date(2012, 1, 1)
            )

    def _cast(self) -> None:
        from django.db import transaction

        from kexie.kit.actor import SYSTEM
        from kexie.organisations.actions import posts
        from kexie.people.actions import accounts

        for login, name, unit, position, held in CAST[2:]:
            self._person(login, name, unit, position)
            with transaction.atomic():
                accounts.open_for(self.people[login], login, PASSWORD, email=f"{login}@kexie.invalid", by=SYSTEM)
            for where, kind in held:
                posts.appoint(self.people[login], self.units[where], kind, by=SYSTEM)
                self._remember(login, where, kind)
        for house, staff in STAFF.items():
            for place, (name, kind) in enumerate(staff):
                key = f"{house}.{('drafter', 'checker', 'signer')[place]}"
                self._person(key, name, house, "")
                posts.appoint(self.people[key], self.units[house], kind, by=SYSTEM)
                self._remember(key, house, kind)
        for unit in ("jingpeng", "shuiwu", "guangdian", "xinpian", "gangtie", "huaxue"):
            self._person(f"{unit}.liaison", f"联络员{self.units[unit].short_name[:2]}", unit, "联络员")
            posts.appoint(self.people[f"{unit}.liaison"], self.units[unit], "liaison", by=SYSTEM)
            self._remember(f"{unit}.liaison", unit, "liaison")

    def _person(self, key: str, name: str, unit: str, position: str) -> None:
        from kexie.kit.actor import SYSTEM
        from kexie.organisations.actions import members
        from kexie.people.actions import persons

        told = persons.Particulars(name=name, birth_year=1970, title_level="senior")
        self.people[key] = members.register(told, self.units[unit], by=SYSTEM, position=position)

    def _remember(self, key: str, unit: str, kind: str) -> None:
        from kexie.kit.actor import Actor
        from kexie.organisations import posts as table
        from kexie.organisations.models import Post

        post = Post.objects.get(person=self.people[key], organisation=self.units[unit], kind=kind)
        actor = Actor(self.people[key].pk, post.pk, self.units[unit].pk, rights=table.rights_of(kind))
        self.actors[f"{key}:{kind}"] = actor
        self.actors.setdefault(key, actor)

    def _houses(self) -> dict[str, tuple[Any, ...]]:
        """House -> drafter, reviewer, signer, numberer and issuer."""
        told = {"city": ("chen", "he", "qian", "chen:registrar")}
        for house in STAFF:
            told[house] = (f"{house}.drafter", f"{house}.checker", f"{house}.signer", f"{house}.checker")
        return {house: tuple(self.actors[key] for key in keys) for house, keys in told.items()}

    def _founding_notice(self) -> None:
        from kexie.notices import reading
        from kexie.notices.actions import documents, imports
        from kexie.notices.models import Document

        source = FOUNDING.read_text("utf-8")
        drafter, reviewer, signer, registrar = self._houses()["city"]
        one = imports.store(source, reading.read(source).spans, issuer=self.units["city"], by=drafter)
        documents.edit(one, {"units": [self.units["jixie"], self.units["huaxue"]]}, by=drafter)
        documents.submit(one, by=drafter)
        documents.review(one, by=reviewer)
        documents.sign_off(one, by=signer)
        documents.number(one, by=registrar)
        documents.issue(one, by=registrar, due_on=date(2013, 5, 31))
        self.documents["founding"] = Document.objects.get(pk=one.pk)

    def _papers(self, house: str, drafter: Any, reviewer: Any, signer: Any, registrar: Any) -> None:
        """One document in each state; the issued one is internal and addressed to two units only."""
        from kexie.notices.actions import documents
        from tests import city_slips

        ladder = (
            ("review", documents.submit, drafter), ("sign_off", documents.review, reviewer),
            ("signed", documents.sign_off, signer), ("numbered", documents.number, registrar),
            ("issued", documents.issue, registrar),
        )  # fmt: skip
        rungs = ["draft", *(rung[0] for rung in ladder)]
        for state in rungs:
            one = self._draft(house, state, drafter, to=self._receivers(house))
            if (house, state) == ("city", "issued"):
                city_slips.attach(self, one)
            for reached, act, by in ladder[: rungs.index(state)]:
                act(one, by=by)
                assert reached
            self._keep(f"{house}.{state}", one)
        one = self._draft(house, "void", drafter)
        documents.void(one, by=drafter, note="重复拟稿")
        self._keep(f"{house}.void", one)

    def _receivers(self, house: str) -> list[Any]:
        names = {"city": ("jiangan", "dianji"), "jiangan": ("dianji",), "wuchang": ("guangdian",), "dianji": ()}
        return [self.units[name] for name in names[house]]

    def _draft(self, house: str, mark: str, by: Any, to: Any = (), joint: Any = ()) -> Any:
        from django.core.files.base import ContentFile

        from kexie.notices.actions import attachments, documents

        values = {
            "title": f"关于{self.units[house].short_name}内部事项的通知（{mark}）", "openness": "internal",
            "body": BODY,
            "units": list(to), "co_issuers": list(joint), "signature": self.units[house].name,
            "addressee_text": "、".join(unit.short_name for unit in to),
        }  # fmt: skip
        one = documents.draft(self.units[house], values, by=by)
        upload = ContentFile(f"{house} {mark}\n".encode(), name="名单.txt")
        self.documents[f"{house}.{mark}.file"] = attachments.add(one, "名单", by=by, upload=upload)
        return one

    def _shared_papers(self) -> None:
        """One paper waiting for the co-signature of zhao's district, one for that of the foreign one."""
        from kexie.notices.actions import documents

        drafter, reviewer, *_ = self._houses()["city"]
        for partner in ("jiangan", "wuchang"):
            one = self._draft("city", f"countersign-{partner}", drafter, joint=[self.units[partner]])
            documents.submit(one, by=drafter)
            documents.review(one, by=reviewer)
            self._keep(f"city.countersign-{partner}", one)

    def _public_paper(self) -> None:
        """On the board, with a file that anybody may fetch; addressed to nobody."""
        from kexie.notices.actions import documents

        drafter, reviewer, signer, registrar = self._houses()["city"]
        one = self._draft("city", "public", drafter)
        documents.edit(one, {"openness": "public", "title": "关于公开征集科普作品的通知"}, by=drafter)
        steps = ((documents.submit, drafter), (documents.review, reviewer), (documents.sign_off, signer))
        for act, by in (*steps, (documents.number, registrar), (documents.issue, registrar)):
            act(one, by=by)
        self._keep("city.public", one)

    def _receipts(self) -> None:
        """Some of those addressed by the founding notice have signed; late, for the notice is of 2013."""
        from kexie.notices.actions import receipts
        from kexie.notices.models import Addressee

        for unit in LATE:
            addressee = Addressee.objects.get(document=self.documents["founding"], organisation=self.units[unit])
            receipts.sign(addressee, by=self.actors[f"{unit}.liaison"])
        self._chased()

    def _chased(self) -> None:
        """One unit without an account holds a link and was telephoned; another's link was taken back."""
        from kexie.kit import clock
        from kexie.notices.actions import links, phone_calls
        from kexie.notices.models import Addressee

        for unit, key in (("qiaoliang", "open"), ("shengwu", "revoked")):
            addressee = Addressee.objects.get(document=self.documents["founding"], organisation=self.units[unit])
            made = links.make(addressee, by=self.actors["chen"])
            self.links[key] = made.token
            links.note(made.link)
        links.revoke(made.link, by=self.actors["chen"])
        told = phone_calls.told(
            at=clock.now(), outcome="will_sign", name="龙卫国", position="办公室主任", note="明天签收"
        )
        addressee = Addressee.objects.get(document=self.documents["founding"], organisation=self.units["qiaoliang"])
        phone_calls.log(addressee, told, by=self.actors["chen"])

    def _messages(self) -> None:
        """Messages of three houses: read by nobody yet, unknown, undeliverable, waiting."""
        from kexie.messages.actions import outbox, sending, templates
        from kexie.messages.kinds import TRIAL, Wording

        short = Wording("", "{收件人}：{说明}")
        templates.put(TRIAL, "sms", short, house=self.units["dianji"], by=self.actors["wang"])

        for key, sender, to, channel in (
            ("city.unknown", "chen", "li", "email"), ("city.in_app", "chen", "li", "in_app"),
            ("city.undeliverable", "chen", "zhou", "sms"), ("dianji.in_app", "wang", "chen", "in_app"),
            ("dianji.waiting", "wang", "li", "email"), ("wuchang.undeliverable", "wuchang.drafter", "wu", "sms"),
        ):  # fmt: skip
            self.messages[key] = outbox.queue(
                TRIAL, key=f"stage:{key}", to=self.people[to], values={"说明": f"演示（{key}）"}, about=None,
                by=self.actors[sender], channels=(channel,),
            )[0]  # fmt: skip
            if key == "city.unknown":
                claimed = sending.claim()
                assert claimed is not None
                sending.settle(claimed, sending.Outcome.UNKNOWN, sending.LOST)

    def _keep(self, key: str, document: Any) -> None:
        from kexie.notices.models import Document

        self.documents[key] = Document.objects.get(pk=document.pk)

    def _addressees(self) -> dict[str, str]:
        """``founding.qiaoliang`` -> the id of that addressed unit's row."""
        from kexie.notices.models import Addressee

        keys = {unit.pk: key for key, unit in self.units.items()}
        papers = ("founding", "city.issued", "jiangan.issued", "wuchang.issued", "dianji.issued")
        return {
            f"{paper}.{keys[row.organisation_id]}": str(row.pk)
            for paper in papers
            for row in Addressee.objects.filter(document=self.documents[paper]).order_by("pk")
        }

    def _originals(self) -> None:
        """One printed copy of the founding notice and one of a district's paper."""
        from kexie.notices.actions import originals

        houses = self._houses()
        for key, registrar in (("founding", houses["city"][3]), ("jiangan.issued", houses["jiangan"][3])):
            (made,) = originals.make(self.documents[key], 1, by=registrar)
            self.originals[key] = made.code

    def _facts(self) -> dict[str, Any]:
        from django.db import transaction

        from kexie.kit import progress
        from kexie.notices.models import AddresseeClass, Notice
        from kexie.organisations.models import Affiliation

        # Asked here: beside a browser the ORM does not work, and it would ask another database.
        kept = {one.person_id: str(one.pk) for one in Affiliation.objects.filter(ends_on=None)}
        notices = {key: Notice.objects.get(document=self.documents[key]) for key in ("founding", "city.public")}
        with transaction.atomic():
            running = progress.start("为各单位生成收文", 24, by=self.actors["chen"])
        papers = {key: one for key, one in self.documents.items() if not key.endswith(".file")}
        files = {key.removesuffix(".file"): one for key, one in self.documents.items() if key.endswith(".file")}
        return {
            "units": {
                key: {"number": unit.number, "id": str(unit.pk), "name": unit.name} for key, unit in self.units.items()
            },
            "people": {key: str(person.pk) for key, person in self.people.items()},
            "documents": {key: {"ref": one.ref, "id": str(one.pk)} for key, one in papers.items()},
            "files": {key: {"attachment": str(one.pk), "file": str(one.file_id)} for key, one in files.items()},
            "notices": {key: {"year": one.year, "number": one.number} for key, one in notices.items()},
            "progress": str(running.pk),
            "invitation": self.invitation,
            "reset": self.reset,
            "links": self.links,
            "originals": self.originals,
            "addressees": self._addressees(),
            "posts": {key: str(actor.post_id) for key, actor in self.actors.items()},
            "affiliations": {key: kept[one.pk] for key, one in self.people.items() if one.pk in kept},
            "messages": {key: str(one.pk) for key, one in self.messages.items()},
            "classes": {one.name: str(one.pk) for one in AddresseeClass.objects.all()},
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
