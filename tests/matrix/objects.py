"""Which objects each address is tried with: the scopes of the matrix. Names are those of tests/city_stage.py."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests import city_ends
from tests.city import Facts
from tests.matrix import blanks, custody, foundings, imports, plans, units, yearly

LEAGUE = "jiangan.lianhehui"
HOUSES = ("city", "jiangan", "wuchang", "dianji")
ABSENT = UUID("00000000-0000-7000-8000-000000000000")
ABSENT_NUMBER = 999_999
Scopes = dict[str, dict[str, Any]]


def _documents(state: str) -> Callable[[Facts], Scopes]:
    def scopes(facts: Facts) -> Scopes:
        return {house: {"ref": facts.ref(f"{house}.{state}")} for house in HOUSES}

    return scopes


def _shared(facts: Facts) -> Scopes:
    partners = ("jiangan", "wuchang")
    return {f"city+{partner}": {"ref": facts.ref(f"city.countersign-{partner}")} for partner in partners}


def _received(facts: Facts) -> Scopes:
    """`to` names who was addressed: the founding notice went to nearly all, the others to one or two."""
    return {
        "founding": {"ref": facts.ref("founding")},
        "city to jiangan and dianji": {"ref": facts.ref("city.issued")},
        "jiangan to dianji": {"ref": facts.ref("jiangan.issued")},
        "wuchang to guangdian": {"ref": facts.ref("wuchang.issued")},
    }


def _files(state: str) -> Callable[[Facts], Scopes]:
    def scopes(facts: Facts) -> Scopes:
        found = {house: _file(facts, f"{house}.{state}", f"{house}.{state}") for house in HOUSES}
        return found | {"wuchang's under jiangan": _file(facts, f"jiangan.{state}", f"wuchang.{state}")}

    return scopes


def _file(facts: Facts, document: str, attachment: str) -> dict[str, Any]:
    return {"ref": facts.ref(document), "pk": UUID(facts.files[attachment]["attachment"])}


def _units(facts: Facts) -> Scopes:
    names = ("city", "office", "jiangan", "wuchang", "dianji", "guangdian", "jixie")
    return {name: {"number": facts.number(name)} for name in names} | {"absent": {"number": ABSENT_NUMBER}}


def _rung(facts: Facts) -> Scopes:
    """First the one that has a mobile wherever the city is staged; the matrix gives one to all."""
    return {"jixie": {"number": facts.number("jixie")}} | _units(facts)


def _closed_units(facts: Facts) -> Scopes:
    return _units(facts) | {"closed": {"number": facts.number(city_ends.CLOSED)}}


def _posts(facts: Facts) -> Scopes:
    held = {"city": "qian", "jiangan": "jiangan.drafter", "wuchang": "wuchang.drafter", "dianji": "dianji.signer"}
    found = {unit: {"number": facts.number(unit), "pk": UUID(facts.posts[who])} for unit, who in held.items()}
    return found | {"wuchang's under jiangan": {"number": facts.number("jiangan"), "pk": found["wuchang"]["pk"]}}


def _people(facts: Facts) -> Scopes:
    names = {"chen": "chen", "zhao": "zhao", "li": "li", "zhou": "zhou", "of guangdian": "guangdian.liaison"}
    return {scope: {"pk": UUID(facts.people[key])} for scope, key in names.items()} | {"absent": {"pk": ABSENT}}


def _workplaces(facts: Facts) -> Scopes:
    at = {key: UUID(facts.affiliations[key]) for key in ("li", "zhou", "zhao")}
    found = {key: {"pk": UUID(facts.people[key]), "affiliation": row} for key, row in at.items()}
    return found | {"zhou's under li": {"pk": UUID(facts.people["li"]), "affiliation": at["zhou"]}}


def _notices(facts: Facts) -> Scopes:
    return {"founding": dict(facts.notices["founding"]), "absent": {"year": 2013, "number": 999}}


def _notice_files(facts: Facts) -> Scopes:
    at = facts.notices["city.public"]
    return {
        "public": at | {"file": UUID(facts.files["city.public"]["attachment"])},
        "internal's under public": at | {"file": UUID(facts.files["city.issued"]["attachment"])},
        "draft's under public": at | {"file": UUID(facts.files["city.draft"]["attachment"])},
    }


def _progress(facts: Facts) -> Scopes:
    return {"chen's": {"pk": UUID(facts.progress)}, "absent": {"pk": ABSENT}}


def _letters(facts: Facts) -> Scopes:
    return {"open letter": {"token": facts.invitation}, "guessed": {"token": "a" * 43}}


def _resets(facts: Facts) -> Scopes:
    return {"wu's letter": {"token": facts.reset}, "guessed": {"token": "a" * 43}}


def _unit_links(facts: Facts) -> Scopes:
    return {**{f"{key} link": {"token": token} for key, token in facts.links.items()}, "guessed": {"token": "a" * 43}}


def _unit_link_files(facts: Facts) -> Scopes:
    """The founding notice has no file: another document's under a link of its own is not there."""
    file = UUID(facts.files["city.issued"]["attachment"])
    return {"another's under open link": {"token": facts.links["open"], "file": file}}


def _addressed(facts: Facts) -> Scopes:
    """One unit of each house's issued document, and one under another document."""
    found = {}
    for house in ("city", "jiangan", "wuchang"):  # the enterprise's paper addresses nobody
        unit = min(key for key in facts.addressees if key.startswith(f"{house}.issued."))
        found[house] = {"ref": facts.ref(f"{house}.issued"), "pk": UUID(facts.addressees[unit])}
    founding = {"ref": facts.ref("founding"), "pk": UUID(facts.addressees["founding.qiaoliang"])}
    strange = {"ref": facts.ref("city.issued"), "pk": founding["pk"]}
    return found | {"founding to qiaoliang": founding, "founding's under city's": strange}


def _copies(facts: Facts) -> Scopes:
    found = {key: {"code": code} for key, code in facts.originals.items()}
    return found | {"absent": {"code": "22222222"}}


def _chased(facts: Facts) -> Scopes:
    return _documents("issued")(facts) | {"founding": {"ref": facts.ref("founding")}}


def _sessions(_: Facts) -> Scopes:
    return {"no session of theirs": {"handle": ABSENT}}


def _classes(facts: Facts) -> Scopes:
    """The general ones are the same for all; one is the city's own."""
    named = {"general": "各区科协", "the city's own": city_ends.OWN_CLASS}
    return {scope: {"pk": UUID(facts.classes[name])} for scope, name in named.items()} | {"absent": {"pk": ABSENT}}


def _messages(*keys: str) -> Callable[[Facts], Scopes]:
    def scopes(facts: Facts) -> Scopes:
        return {key: {"pk": UUID(facts.messages[key])} for key in keys} | {"absent": {"pk": ABSENT}}

    return scopes


def _wordings(_: Facts) -> Scopes:
    trial = {"kind": "messages.trial", "channel": "email"}
    return {"trial by email": trial, "absent": trial | {"kind": "no.such"}}


def _jobs(facts: Facts) -> Scopes:
    return {"failed": {"pk": facts.jobs["failed"]}, "absent": {"pk": ABSENT_NUMBER}}


def _years(_: Facts) -> Scopes:
    return {"2026": {"year": 2026}}


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "portal:notice": _notices,
    "portal:notice_print": _notices,
    "portal:notice_pdf": _notices,
    "portal:notice_file": _notice_files,
    "desk:document": lambda facts: (
        _documents("draft")(facts) | {"founding": {"ref": facts.ref("founding")}, "absent": {"ref": ABSENT_NUMBER}}
    ),
    "desk:document_edit": lambda facts: _documents("draft")(facts) | {"absent": {"ref": ABSENT_NUMBER}},
    "desk:document_source": _documents("draft"),
    "desk:document_pdf": _documents("draft"),
    "desk:document_docx": _documents("issued"),
    "desk:document_statistics": _chased,
    "desk:document_statistics_table": _chased,
    "desk:originals": _documents("issued"),
    "desk:originals_stamping": _chased,
    "desk:original": _copies,
    "desk:original_steps": _copies,
    "desk:original_pdf": _copies,
    "desk:receipts": _documents("issued"),
    "desk:receipts_print": _chased,
    "desk:receipt_links": _chased,
    "desk:receipt_unit": _addressed,
    "desk:receipt_calls": _addressed,
    "desk:receipt_due": _addressed,
    "desk:receipt_link": _addressed,
    "desk:receipt_link_withdrawal": _addressed,
    "portal:receipt": _unit_links,
    "portal:receipt_file": _unit_link_files,
    "desk:attachments": _documents("draft"),
    "desk:attachment": _files("draft"),
    "desk:attachment_removal": _files("draft"),
    "desk:document_submission": _documents("draft"),
    "desk:document_review": _documents("review"),
    "desk:document_countersignature": _shared,
    "desk:document_objection": _shared,
    "desk:document_sign-off": _documents("sign_off"),
    "desk:document_return": _documents("review"),
    "desk:document_number": _documents("signed"),
    "desk:document_issue": _documents("numbered"),
    "desk:document_due": _documents("issued"),
    "desk:document_reminders": _documents("issued"),
    "desk:document_withdrawal": _documents("review"),
    "desk:document_voiding": _documents("draft"),
    "desk:document_correction": _documents("issued"),
    "desk:inbox_document": _received,
    "desk:receipt": _received,
    "desk:forward": _received,
    "desk:organisation": lambda facts: _units(facts) | {LEAGUE: {"number": facts.number(LEAGUE)}},
    "desk:organisation_edit": _units,
    "desk:organisation_superior": _units,
    "desk:organisation_disclosure": _rung,
    "desk:organisation_closure": _units,
    "desk:organisation_withdrawal": _closed_units,
    "desk:organisation_posts": _units,
    "desk:post_end": _posts,
    "desk:person": _people,
    "desk:person_invitation": lambda facts: (
        _people(facts) | {"without account": {"pk": UUID(facts.people["jiangan.checker"])}}
    ),
    "desk:person_edit": _people,
    "desk:account": _people,
    "desk:account_closure": _people,
    "desk:account_reopening": lambda facts: _people(facts) | {"stopped": {"pk": UUID(facts.people[city_ends.STOPPED])}},
    "desk:person_affiliations": _people,
    "desk:affiliation_end": _workplaces,
    "desk:affiliation_move": _workplaces,
    "desk:person_reset": lambda facts: (
        _people(facts) | {"without account": {"pk": UUID(facts.people["jiangan.checker"])}}
    ),
    "desk:person_factors": lambda facts: (
        _people(facts) | {"without account": {"pk": UUID(facts.people["jiangan.checker"])}}
    ),
    "desk:session_end": _sessions,
    "desk:factor_removal": lambda _: {"none of theirs": {"pk": UUID(int=0)}},
    "portal:claim": _letters,
    "account_reset": _resets,
    "desk:health_column": lambda _: {"the news": {"code": "news"}, "absent": {"code": "nothing"}},
    "desk:class": _classes,
    "desk:class_edit": _classes,
    "desk:message_reading": _messages("city.in_app", "dianji.in_app"),
    "desk:outbox_message": _messages("city.unknown", "dianji.waiting", "wuchang.undeliverable"),
    "desk:outbox_resending": _messages("city.unknown", "dianji.waiting", "wuchang.undeliverable"),
    "desk:person_numbers": _people,
    "desk:person_disclosure": _people,
    "desk:wording": _wordings,
    "desk:wording_removal": lambda _: {"own of dianji by sms": {"kind": "messages.trial", "channel": "sms"}},
    "desk:wording_trial": _wordings,
    "desk:calendar_year": _years,
    "desk:calendar_removal": _years,
    "desk:progress": _progress,
    "desk:job_retry": _jobs,
    "desk:job_voiding": _jobs,
    **plans.SCOPES,
    **units.SCOPES,
    **imports.SCOPES,
    **foundings.SCOPES,
    **blanks.SCOPES,
    **custody.SCOPES,
    **yearly.SCOPES,
}

# Addresses without an object whose POST names one: what it names.
NAMED_IN_BODY: dict[str, tuple[str, ...]] = {
    "desk:document_new": HOUSES,
    "desk:organisation_new": ("city", "jiangan", "wuchang", "dianji"),
    "desk:acting": ("chen:registrar", "zhao"),
}
