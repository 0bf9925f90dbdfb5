"""Forms and reply slips in the matrix: which objects their addresses are tried with, and what a right POST sends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.city import Facts

Scopes = dict[str, dict[str, Any]]
ABSENT = UUID("00000000-0000-7000-8000-000000000000")
ABSENT_NUMBER = 999_999


def _own(facts: Facts) -> Scopes:
    return {"the city's own": {"ref": facts.slips["blank"]}}


def _blanks(facts: Facts) -> Scopes:
    return _own(facts) | {"ready": {"ref": facts.slips["ready"]}, "absent": {"ref": ABSENT_NUMBER}}


def _kinds(facts: Facts) -> Scopes:
    own = _own(facts)["the city's own"]
    return {"text of the city's own": own | {"kind": "text"}, "no kind": own | {"kind": "rich"}}


def _fields(facts: Facts) -> Scopes:
    own, field = _own(facts)["the city's own"], UUID(facts.slips["field"])
    return {
        "the city's own": own | {"pk": field}, "absent": own | {"pk": ABSENT},
        "the city's under the ready one": {"ref": facts.slips["ready"], "pk": field},
    }  # fmt: skip


def _documents(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"ref": facts.ref(name)} for name in names}


def _units(facts: Facts) -> Scopes:
    ref = facts.ref("city.issued")
    found = {key: {"ref": ref, "pk": UUID(facts.addressees[f"city.issued.{key}"])} for key in ("jiangan", "dianji")}
    strange = {"ref": ref, "pk": UUID(facts.addressees["founding.qiaoliang"])}
    return found | {"founding's under city's": strange}


def _telling(facts: Facts) -> Scopes:
    """Those whose answer names somebody; who has not answered shows no number."""
    return {scope: told for scope, told in _units(facts).items() if scope != "jiangan"}


def _files(facts: Facts) -> Scopes:
    told, reply = _units(facts), UUID(facts.slips["reply"])
    return {
        "dianji": told["dianji"] | {"reply": reply, "key": "f5"},
        "no file": told["dianji"] | {"reply": reply, "key": "f1"},
        "dianji's under jiangan": told["jiangan"] | {"reply": reply, "key": "f5"},
    }


def _links(facts: Facts) -> Scopes:
    tokens = {"asked link": facts.slips["link"], "link without slip": facts.links["open"], "guessed": "a" * 43}
    return {key: {"token": token} for key, token in tokens.items()}


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:blank": _blanks,
    "desk:blank_edit": _blanks,
    "desk:blank_publication": _blanks,
    "desk:blank_revision": _blanks,
    "desk:blank_voiding": _blanks,
    "desk:blank_closure": _blanks,
    "desk:blank_field_new": _kinds,
    "desk:blank_field": _fields,
    "desk:blank_field_place": _fields,
    "desk:blank_field_removal": _fields,
    "desk:reply_slip": _documents("city.draft", "city.issued", "jiangan.draft"),
    "desk:reply_slip_removal": _documents("city.draft", "city.issued"),
    "desk:reply_slip_due": _documents("city.draft", "city.issued"),
    "desk:replies": _documents("city.issued", "jiangan.issued"),
    "desk:replies_sheet": _documents("city.issued", "jiangan.issued"),
    "desk:reply_unit": _units,
    "desk:reply_telephones": _telling,
    "desk:reply_file": _files,
    "desk:reply": _documents("city.issued", "founding"),
    "desk:reply_blank_sheet": _documents("city.issued", "founding"),
    "portal:reply": _links,
    "portal:reply_blank_sheet": _links,
}


def _slip(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"version": facts.slips["published"], **_due(facts, scope, arguments)}


def _due(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.kit import clock

    return {"due_on": (clock.today() + timedelta(days=5)).isoformat(), "due_time": "17:30"}


# Whole persons: with a name alone the reply would be refused for the telephone that is missing.
_PERSONS = {
    f"a-f4-{place}-{name}": value
    for place in range(2)
    for name, value in (("name", "王晓燕"), ("position", "秘书"), ("phone", "027-65692271"))
}


def _answer(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    # A first answer: the unit that has answered already is told so.
    return {"a-f1": "3", "a-f2": "没有意见", "a-changes": "0", **_PERSONS}


def _by_link(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {**_answer(facts, scope, arguments), "a-name": "龙卫国", "a-position": "办公室主任"}


BODIES: dict[str, Any] = {
    "desk:blanks": None,
    "desk:blank_new": lambda *_: {"name": "年会回执", "source": ""},
    "desk:blank": None,
    "desk:blank_edit": lambda *_: {"name": "改过的名称", "introduction": "请按时填写。"},
    "desk:blank_field_new": lambda *_: {"label": "又一项", "help": "写清楚", "most": "100"},
    "desk:blank_field": lambda *_: {"label": "人数", "help": "含随行", "unit": "人", "places": "0"},
    "desk:blank_field_place": lambda *_: {"to": "down"},
    "desk:blank_field_removal": lambda *_: {},
    "desk:blank_publication": lambda *_: {},
    "desk:blank_revision": lambda *_: {},
    "desk:blank_voiding": lambda *_: {},
    "desk:blank_closure": lambda *_: {},
    "desk:reply_slip": _slip,
    "desk:reply_slip_removal": lambda *_: {},
    "desk:reply_slip_due": _due,
    "desk:replies": None,
    "desk:replies_sheet": None,
    "desk:replies_below": None,
    "desk:reply_unit": None,
    "desk:reply_telephones": lambda *_: {"reason": "安排接站"},
    "desk:reply_file": None,
    "desk:reply": _answer,
    "desk:reply_blank_sheet": None,
    "portal:reply": _by_link,
    "portal:reply_blank_sheet": None,
}
POST_ONLY = frozenset(
    {
        "desk:blank_field_place", "desk:blank_field_removal", "desk:reply_slip_removal",
        "desk:blank_publication", "desk:blank_revision", "desk:blank_voiding", "desk:blank_closure",
    }
)  # fmt: skip
