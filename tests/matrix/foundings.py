"""The addresses of foundings, terms, re-elections and changes: what each is tried with, and what a right POST sends.

Staged by tests/city_foundings.py.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.kit import clock
from tests.city import Facts
from tests.city_foundings import PNG

Scopes = dict[str, dict[str, Any]]
_GUESSED = {"token": "a" * 43}


def _refs(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"ref": facts.foundings[name]} for name in names}


def _rows(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"pk": UUID(facts.foundings[name])} for name in names}


def _papers(facts: Facts) -> Scopes:
    at = {"ref": facts.foundings["held"]}
    return {"tally": {**at, "code": "tally", "form": "docx"}, "none": {**at, "code": "nothing", "form": "docx"}}


def _election_papers(facts: Facts) -> Scopes:
    at = {"pk": UUID(facts.foundings["election elected"])}
    return {"ballot": {**at, "code": "ballot", "form": "docx"}, "none": {**at, "code": "ballot", "form": "txt"}}


def _founding_files(facts: Facts) -> Scopes:
    told = facts.foundings
    found = {key: {"ref": told[key], "pk": UUID(told[f"material {key}"])} for key in ("held", "draft")}
    return found | {"draft's under held": {**found["held"], "pk": found["draft"]["pk"]}}


def _election_files(facts: Facts) -> Scopes:
    at = {"pk": UUID(facts.foundings["election elected"]), "file": UUID(facts.foundings["material elected"])}
    other = {**at, "file": UUID(facts.foundings["material held"])}
    return {"elected": at, "a founding's under it": other}


def _link_files(facts: Facts) -> Scopes:
    at = {"token": facts.foundings["approved.token"], "pk": UUID(facts.foundings["material approved"])}
    return {"its own": at, "held's": {**at, "pk": UUID(facts.foundings["material held"])}, "guessed": at | _GUESSED}


def _archives(facts: Facts) -> Scopes:
    at = {"pk": UUID(facts.foundings["revocation proposed"])}
    return {"docx": {**at, "form": "docx"}, "none": {**at, "form": "txt"}}


def _unit_papers(facts: Facts) -> Scopes:
    at = {"number": facts.number("dianji"), "form": "docx"}
    foreign = {"number": facts.number("guangdian"), "form": "docx", "code": "plaque"}
    plaque, reminder = ({**at, "code": code} for code in ("plaque", "reminder"))
    return {"plaque": plaque, "reminder": reminder, "none": {**plaque, "form": "txt"}, "guangdian's": foreign}


def _links(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {**{name: {"token": facts.foundings[name]} for name in names}, "guessed": _GUESSED}


def _link_papers(facts: Facts) -> Scopes:
    at = {"token": facts.foundings["approved.token"]}
    return {"ballot": {**at, "code": "ballot", "form": "docx"}, "none": {**at, "code": "x", "form": "docx"}}


def _units(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"number": facts.number(name)} for name in names}


def _changes(facts: Facts) -> Scopes:
    kinds = {kind: {"number": facts.number("dianji"), "kind": kind} for kind in ("leader", "name", "postpone")}
    foreign = {"number": facts.number("guangdian"), "kind": "name"}
    return {**kinds, "guangdian's name": foreign, "no such": {"number": facts.number("dianji"), "kind": "nothing"}}


def _authorities(facts: Facts) -> Scopes:
    return {"parks": {"pk": UUID(facts.foundings["authority"])}}


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:founding": _refs("applied", "foreign", "active"),
    "desk:founding_edit": _refs("draft", "returned", "applied"),
    "desk:founding_return": _refs("applied", "foreign"),
    "desk:founding_telephones": _refs("applied", "foreign"),
    "desk:founding_meeting": _refs("approved", "applied"),
    "desk:founding_filing": _refs("held"),
    "desk:founding_activation": _refs("filed", "held"),
    "desk:founding_link": _refs("applied", "active"),
    "desk:founding_paper": _papers,
    "desk:founding_submission": _refs("draft", "applied"),
    "desk:founding_check": _refs("applied", "foreign"),
    "desk:founding_refusal": _refs("applied", "checked"),
    "desk:founding_approval": _refs("checked", "applied"),
    "desk:founding_reopening": _refs("filed"),
    "desk:founding_withdrawal": _refs("applied", "active"),
    "desk:founding_materials": _refs("returned", "applied", "foreign"),
    "desk:founding_material": _founding_files,
    "desk:founding_material_removal": _founding_files,
    "desk:reelection_materials": _rows("election elected", "election foreign asked"),
    "desk:reelection_material": _election_files,
    "desk:reelection_material_removal": _election_files,
    "desk:reelection": _rows("election asked", "election foreign asked"),
    "desk:reelection_edit": _rows("election returned", "election asked"),
    "desk:reelection_meeting": _rows("election agreed"),
    "desk:reelection_filing": _rows("election elected"),
    "desk:reelection_paper": _election_papers,
    "desk:reelection_consent": _rows("election asked", "election foreign asked"),
    "desk:reelection_return": _rows("election asked"),
    "desk:reelection_reopening": _rows("election sent"),
    "desk:reelection_completion": _rows("election sent", "election asked"),
    "desk:reelection_withdrawal": _rows("election asked"),
    "desk:change": _rows("change"),
    "desk:change_consent": _rows("change"),
    "desk:change_refusal": _rows("change"),
    "desk:change_withdrawal": _rows("change"),
    "desk:tenures": _units("dianji", "guangdian", "jiangan", "chuanbo"),
    "desk:association_paper": _unit_papers,
    "desk:tenure_new": _units("gangtie", "dianji"),
    "desk:reelection_new": _units("dianji", "gangtie", "guangdian", "jingpeng"),
    "desk:change_new": _changes,
    "desk:revocation_new": _units("dianji", "guangdian", "jixie"),
    "desk:revocation": _rows("revocation proposed", "revocation foreign"),
    "desk:revocation_edit": _rows("revocation sent back", "revocation proposed"),
    "desk:revocation_archive": _archives,
    **{
        f"desk:revocation_{noun}": _rows("revocation proposed")
        for noun in ("decision", "return", "refusal", "withdrawal")
    },
    "desk:dormancy": _units("dianji", "chuanbo"),
    "desk:waking": _units("chuanbo", "dianji"),
    "desk:merger": _units("gangtie", "jiangan"),
    "desk:merger_withdrawal": _units("zhouji", "gangtie"),
    "desk:authority_removal": _authorities,
    "portal:founding": _links("token", "approved.token"),
    "portal:founding_meeting": _links("approved.token", "held.token"),
    "portal:founding_filing": _links("held.token", "approved.token"),
    "portal:founding_withdrawal": _links("approved.token", "token"),
    "portal:founding_materials": _links("approved.token", "token"),
    "portal:founding_material": _link_files,
    "portal:founding_material_removal": _link_files,
    "portal:founding_paper": _link_papers,
}


def _nothing(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {}


def _note(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"note": "按程序办理"}


def _reason(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"note": "请补正", "r_address": "写到门牌号"}


_CHAIRS = {"chair_name": "周文斌", "chair_born": "1966-05", "secretary_name": "孟晓东", "secretary_job": "部长"}


def _application(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.associations.models import Founding
    from kexie.associations.queries.founding import founding_of

    row = founding_of(arguments["token"]) if "token" in arguments else None
    row = row or Founding.objects.filter(ref=arguments.get("ref", 0)).first()
    return {
        "version": str(row.version if row else 1), "unit_name": row.unit_name if row else "某公司",
        "name": f"{row.unit_name if row else '某公司'}科学技术协会", "kind": "enterprise", "address": "解放大道 1 号", "contact": "孟晓东", "telephone": "(027)60000002", "act": "save",
        **_CHAIRS,
    }  # fmt: skip


def _meeting(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    votes = {
        f"v{place}_{code}": "40" if code == "for" else "1" for place in (0, 1) for code in ("for", "against", "abstain")
    }
    return {
        "held_on": clock.today().isoformat(), "place": "职工之家", "entitled": "50", "present": "42",
        "method": "无记名投票", "charter_adopted": "on", "minutes": "通过章程", **votes,
    }  # fmt: skip


def _filing(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"members": "52", "term_years": "5", "charter": "第一章 总则"}


def _nominees(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {**_CHAIRS, "words": "筹备就绪"}


def _known(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    today = clock.today()
    return {
        "ordinal": "2", "starts_on": today.isoformat(), "ends_on": (today + timedelta(days=900)).isoformat(),
    }  # fmt: skip


def _material(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"matter": "photo", "file": SimpleUploadedFile("大会.png", PNG)}


def _revoked(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"ground": "dissolved", "reason": "已注销登记"}


def _change(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments["kind"] == "postpone":
        day = clock.today().replace(year=clock.today().year + 3, month=3, day=1)
        return {"on": day.isoformat(), "reason": "企业改制"}
    told = {"on": clock.today().isoformat(), "reason": "更名", "name": "长江电机智造公司科学技术协会"}
    if arguments["kind"] == "name":
        return told | {"short_name": "长江智造科协"}
    return told | {"role": "secretary_general", "job": "部长"}


def _begin(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"superior": str(facts.number("jiangan")), "unit_name": "一元路数控公司"}


def _merge(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    # Nobody worked there before today; a closing lies not before the last trace of work.
    return {"successor": str(facts.number("chuanbo")), "on": clock.today().isoformat(), "note": "企业重组"}


RULES = {
    "quorum_part": "2", "quorum_whole": "3", "votes_of": "present", "check_days": "5", "reply_days": "10",
    "lapse_months": "6", "filing_days": "30", "term_years": "5", "dormant_months": "12", "least_sci_tech": "20",
    "report_month": "1", "report_day": "31",
}  # fmt: skip
BODIES: dict[str, Any] = {
    "desk:foundings": None,
    "desk:tenures_due": None,
    "desk:founding_new": _begin,
    "desk:founding": None,
    "desk:founding_edit": _application,
    "desk:founding_return": _reason,
    "desk:founding_telephones": lambda *_: {"reason": "通知补正材料"},
    "desk:founding_meeting": _meeting,
    "desk:founding_filing": _filing,
    "desk:founding_activation": _nothing,
    "desk:founding_link": _nothing,
    "desk:founding_paper": None,
    "desk:founding_submission": _nothing,
    "desk:founding_check": _note,
    "desk:founding_refusal": _note,
    "desk:founding_approval": _nothing,
    "desk:founding_reopening": _note,
    "desk:founding_withdrawal": _note,
    **dict.fromkeys(("desk:founding_materials", "desk:reelection_materials", "portal:founding_materials"), _material),
    **dict.fromkeys(("desk:founding_material", "desk:reelection_material", "portal:founding_material")),
    **dict.fromkeys(
        ("desk:founding_material_removal", "desk:reelection_material_removal", "portal:founding_material_removal"),
        _nothing,
    ),
    "desk:reelection": None,
    "desk:reelection_edit": _nominees,
    "desk:reelection_meeting": _meeting,
    "desk:reelection_filing": _filing,
    "desk:reelection_paper": None,
    "desk:reelection_consent": _nothing,
    "desk:reelection_return": _note,
    "desk:reelection_reopening": _note,
    "desk:reelection_completion": _nothing,
    "desk:reelection_withdrawal": _note,
    "desk:change": None,
    "desk:revocation": None,
    "desk:revocation_archive": None,
    "desk:change_consent": _nothing,
    "desk:change_refusal": _note,
    "desk:change_withdrawal": _note,
    "desk:tenures": None,
    "desk:association_paper": None,
    "desk:tenure_new": _known,
    "desk:reelection_new": _nominees,
    "desk:change_new": _change,
    "desk:revocation_new": _revoked,
    "desk:revocation_edit": _revoked,
    "desk:revocation_decision": _nothing,
    **dict.fromkeys(("desk:revocation_return", "desk:revocation_refusal", "desk:revocation_withdrawal"), _note),
    "desk:dormancy": _note,
    "desk:waking": _nothing,
    "desk:merger": _merge,
    "desk:merger_withdrawal": _note,
    "desk:life_rules": lambda *_: RULES,
    "desk:authorities": lambda facts, *_: {"kind": "joint", "superior": "", "authority": str(facts.number("city"))},
    "desk:authority_removal": _nothing,
    "portal:foundings": _begin,
    "portal:founding": _application,
    "portal:founding_meeting": _meeting,
    "portal:founding_filing": _filing,
    "portal:founding_withdrawal": _note,
    "portal:founding_paper": None,
}
POST_ONLY = frozenset(
    {
        "desk:founding_link", "desk:waking", "desk:authority_removal", "desk:founding_material_removal",
        "desk:reelection_material_removal", "portal:founding_material_removal",
    }
)  # fmt: skip
