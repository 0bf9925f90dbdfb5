"""The addresses of consent, one's own data, requests, duplicates: with which objects, and what a right POST sends."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import city_custody
from tests.city import Facts

Scopes = dict[str, dict[str, Any]]
ABSENT = UUID("00000000-0000-7000-8000-000000000000")


def _row(name: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"pk": UUID(facts.ties[f"custody.{name}"])}, "absent": {"pk": ABSENT}}


def _person(**more: str) -> Callable[[Facts], Scopes]:
    def scopes(facts: Facts) -> Scopes:
        keys = {"li": facts.people["li"], "of a park in wuchang": facts.ties["custody.one"]}
        return {name: {"pk": UUID(key), **more} for name, key in keys.items()}

    return scopes


def _units(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"number": facts.number(name)} for name in names}


def _member(facts: Facts) -> Scopes:
    found = {"number": facts.number(city_custody.PARK), "pk": UUID(facts.ties["custody.member"])}
    return {"the member": found, "the member under dianji": found | {"number": facts.number("dianji")}}


def _pair(facts: Facts) -> Scopes:
    one, other = (UUID(facts.ties[f"custody.{name}"]) for name in ("one", "other"))
    return {"two of a park": {"one": one, "other": other}, "one and absent": {"one": one, "other": ABSENT}}


def _two_units(facts: Facts) -> Scopes:
    park, league = (facts.number(f"wuchang.{name}") for name in ("yuanqu", "lianhehui"))
    return {"two in wuchang": {"one": park, "other": league}, "the same": {"one": park, "other": park}}


def _cards(facts: Facts) -> Scopes:
    park = {"number": facts.number(city_custody.PARK), "form": "docx"}
    return {"a park in wuchang": park, "none": {**park, "form": "txt"},
            "dianji without members": {**park, "number": facts.number("dianji")}}  # fmt: skip


def _changed(facts: Facts) -> Scopes:
    one, entry = UUID(facts.ties["custody.one"]), int(facts.ties["custody.change.one"])
    found = {"of one": {"pk": one, "entry": entry}, "of one under li": {"pk": UUID(facts.people["li"]), "entry": entry}}
    return found | {"absent": {"pk": one, "entry": 999_999}}


def _changed_unit(facts: Facts) -> Scopes:
    park, entry = facts.number(city_custody.PARK), int(facts.ties["custody.change.park"])
    under = {"number": facts.number("dianji"), "entry": entry}
    return {"of a park in wuchang": {"number": park, "entry": entry}, "of the park under dianji": under}


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:consent": lambda _: {"membership": {"purpose": "membership"}, "absent": {"purpose": "nothing"}},
    "desk:consent_text": lambda _: {"membership": {"purpose": "membership"}, "absent": {"purpose": "nothing"}},
    "desk:person_consent": _person(purpose="membership"),
    "desk:person_history": _person(),
    "desk:person_history_withdrawal": _changed,
    "desk:organisation_history": _units("dianji", city_custody.PARK, "jiangan"),
    "desk:organisation_history_withdrawal": _changed_unit,
    "desk:roll": _units("dianji", city_custody.PARK, "jiangan"),
    "desk:roll_table": _units("dianji", city_custody.PARK, "jiangan"),
    "desk:roll_cards": _cards,
    "desk:roll_paper": _cards,
    "desk:roll_renewal": _units("dianji", city_custody.PARK, "jiangan"),
    "desk:roll_term": _member,
    "desk:roll_end": _member,
    "desk:person_photo": _person(),
    "desk:person_photo_edit": _person(),
    "desk:person_photo_removal": _person(),
    "desk:correction_withdrawal": _row("correction"),
    "desk:correction": _row("correction"),
    "desk:person_erasure": _person(),
    "desk:erasure": _row("erasure"),
    "desk:duplicate": _pair,
    "desk:duplicate_units": _two_units,
    "desk:merge": _row("merge"),
}


def _admitted(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.kit import clock

    return {"person": facts.people["li"], "on": clock.today().isoformat(), "signed": "on"}


def _chosen(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"member": f"{facts.ties['custody.member']}:{facts.ties['custody.member.until']}"}


def _today(*_: Any) -> dict[str, Any]:
    from kexie.kit import clock

    return {"last_day": clock.today().isoformat()}


POST_ONLY = frozenset({"desk:correction_withdrawal", "desk:person_photo_removal", "desk:roll_renewal"})
BODIES: dict[str, Any] = {
    "desk:consent": lambda *_: {"give": "1"},
    "desk:person_consent": lambda *_: {"withdraw": "1"},
    "desk:consent_texts": None,
    "desk:consent_text": lambda *_: {"text": "另一版同意书"},
    "desk:person_history": None,
    "desk:person_history_withdrawal": lambda *_: {"note": "填错了"},
    "desk:organisation_history": None,
    "desk:organisation_history_withdrawal": lambda *_: {"note": "填错了"},
    "desk:roll": _admitted,
    "desk:roll_table": None,
    "desk:roll_cards": None,
    "desk:roll_paper": None,
    "desk:roll_renewal": _chosen,
    "desk:roll_term": lambda *_: {"kind": "荣誉会员"},
    "desk:member_rules": lambda *_: {"kinds": "个人会员 24", "steps": "60 30 0"},
    "desk:roll_end": _today,
    "desk:person_photo": None,
    "desk:person_photo_edit": lambda *_: {"file": SimpleUploadedFile("a.png", city_custody.picture(9))},
    "desk:person_photo_removal": lambda *_: {},
    "desk:my_data": lambda *_: {},
    "desk:corrections": lambda *_: {"about": "other", "words": "登记有误"},
    "desk:correction_withdrawal": lambda *_: {},
    "desk:correction": lambda *_: {"accept": "1", "note": "已改"},
    "desk:my_erasure": lambda *_: {"reason": "不再使用"},
    "desk:person_erasure": lambda *_: {"reason": "本人书面申请"},
    "desk:erasures": None,
    "desk:erasure": lambda *_: {"check": "1", "note": "核对"},
    "desk:keeping": lambda *_: {
        "kept_forms": "20", "messages": "700", "ballots": "60", "foundings": "300", "reelections": "300",
        "changes": "300", "corrections": "300", "left_papers": "730", "left_contacts": "730", "left_banks": "730",
        "left_attributes": "730", "left_photos": "730", "left_careers": "730", "left_edits": "730",
    },
    "desk:duplicates": None,
    "desk:duplicate": lambda *_: {"apart": "1"},
    "desk:duplicate_units": lambda *_: {},
    "desk:merge": lambda *_: {},
}  # fmt: skip
