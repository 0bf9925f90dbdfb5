"""Where a text that was taken is read back, by address; and which fields and addresses keep none, with the reason."""

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from kexie.associations import reporting
from tests.faults import drawn
from tests.faults.filling import Door


@dataclass
class Look:
    """Reading back after one sending: a page that several fields are read from is opened once."""

    client: Client
    pages: dict[str, drawn.Page] = field(default_factory=dict)

    def page(self, address: str) -> drawn.Page:
        """The page at this address as it is now."""
        if address not in self.pages:
            self.pages[address] = drawn.Page(self.client.get(address).content.decode())
        return self.pages[address]

    def strange(self) -> list[str]:
        """What stands in the opened pages that our templates never write."""
        return [fault for page in self.pages.values() for fault in page.strange]


Reader = Callable[[Look, Door, str, Any], str]

# By name of field, at any address. What is typed there must not burst, and that is all.
_SECRET, _ROW = "a secret: hashed, never shown", "the name of a row or of one of a list: only what is there is taken"
NOT_KEPT = {
    **dict.fromkeys(("password", "oldpassword", "password1", "password2", "password_again"), _SECRET),
    **dict.fromkeys(
        ("post", "person", "organisation", "superior", "successor", "issuer_number", "kind", "level"), _ROW
    ),
    **dict.fromkeys(("id_number", "mobile", "bank_account"), "sealed: no page sends it back; tests/people read it"),
    **dict.fromkeys(("is_active", "active", "is_on", "at_once"), "a box: ticked or not"),
    "login": "looked for, never stored",
    "credential": "an answer to a question: compared, never stored",
    **dict.fromkeys(("to", "role", "method", "authority", "votes_of", "act"), _ROW),
    **dict.fromkeys(("give", "withdraw", "apart", "take", "about", "signed"), _ROW),
    **dict.fromkeys(("charter_adopted", "is_new_economy", "has_union", "has_league"), "a box: ticked or not"),
    **dict.fromkeys(("lead", "co_owners", "figure", "whom", "chosen", "part", "version"), _ROW),
    **dict.fromkeys(
        ("nature", "subordination", "scale", "setting", "industry", "role", "member", "is_covered", "association"), _ROW
    ),
    **dict.fromkeys(
        (
            "category",
            "matter",
            "way",
            "is_shared",
            *(f"i{n}_{part}" for n in range(7) for part in ("category", "quarter", "figure", "needs_evidence")),
        ),
        _ROW,
    ),
    "next": "where to go on to; test_a_naughty_text_in_an_address_is_answered_without_a_fault follows it",
}
CHOOSING = frozenset(name for name, why in NOT_KEPT.items() if why == _ROW)
# Kept, but as something else than the text that was typed.
_DAY, _NUMBER, _LINES = "a day or an hour", "a number", "lines of their own, blank ones dropped"
_PLAIN = "has a plain form of its own"
NORMALISED = {
    **dict.fromkeys(
        ("on", "follow_on", "day", "starts_on", "ends_on", "last_day", "due_on", "founded_on", "born_on", "at"), _DAY
    ),
    "began_work_on": _DAY,
    **dict.fromkeys(("starts_at", "ends_at", "answer_due_on", "valid_until"), _DAY),
    **dict.fromkeys((f"days_{place}" for place in range(1, 11)), _NUMBER),
    **dict.fromkeys(("forward_days", "least_days", "reserve_days", "first_hour", "fresh_days"), _NUMBER),
    **dict.fromkeys(("least", "most"), _NUMBER),
    # The years a kind of document is kept, and the number a reply of the staged city asks for.
    **dict.fromkeys(("notice", "a-f1"), _NUMBER),
    **dict.fromkeys(("working_days", "link_days", "birth_year", "target", "weight", "value", "count"), _NUMBER),
    **dict.fromkeys(("on_course", "slow", "soon", "grace_days", "idle_minutes", "fresh_minutes"), _NUMBER),
    **dict.fromkeys(
        ("full_time", "part_time", "term_years", "years", "year", "staff", "sci_tech", "senior", "middle"), _NUMBER
    ),
    **dict.fromkeys(("junior", "doctors", "masters", "members", "research_spending"), _NUMBER),
    # Foundings, meetings, terms and what a house settles for them.
    **dict.fromkeys(("staff", "sci_tech", "senior", "middle", "junior", "doctors", "masters"), _NUMBER),
    **dict.fromkeys(("research_spending", "planned_members", "full_time", "part_time", "members"), _NUMBER),
    **dict.fromkeys(
        ("entitled", "present", "vice_places", "member_places", "ordinal", "successor", "term_years"), _NUMBER
    ),
    **dict.fromkeys((f"v{place}_{code}" for place in (0, 1) for code in ("for", "against", "abstain")), _NUMBER),
    **dict.fromkeys(("quorum_part", "quorum_whole", "check_days", "reply_days", "lapse_months"), _NUMBER),
    **dict.fromkeys(("filing_days", "dormant_months", "least_sci_tech", "report_month", "report_day"), _NUMBER),
    "people": _NUMBER,
    **dict.fromkeys((f"i{place}_people" for place in range(7)), _NUMBER),
    **dict.fromkeys((f"i{place}_{name}" for place in range(6) for name in ("points", "least")), _NUMBER),
    **dict.fromkeys(("s0_points", "s1_points", "five", "four", "three"), _NUMBER),
    **dict.fromkeys((f"f_{code}" for code in reporting.ITEMS), _NUMBER),
    **dict.fromkeys(("filing_days", "dormant_months", "least_sci_tech"), _NUMBER),
    # For how many days each kind of personal data is kept (custody.keeping).
    **dict.fromkeys(
        ("kept_forms", "messages", "ballots", "foundings", "reelections", "changes", "corrections"), _NUMBER
    ),
    **dict.fromkeys((f"left_{code}" for code in ("papers", "contacts", "banks")), _NUMBER),
    **dict.fromkeys((f"left_{code}" for code in ("attributes", "photos", "careers", "edits")), _NUMBER),
    "held_on": _DAY,
    "others": _LINES,
    **dict.fromkeys(("body", "units", "co_issuers", "variants", "any_of", "verbs"), _LINES),
    **dict.fromkeys(("credit_code", "given_number", "website", "email", "discipline"), _PLAIN),
}
# Addresses with text that is kept, but that nobody reads back here, and why.
EXEMPT = {
    "desk:membership_rules": "as desk:member_rules",
    "desk:member_rules": "read as names with months, and as days; what is none gets a message",
    **dict.fromkeys(
        ("account_change_password", "account_reset", "account_reauthenticate"),
        "the name beside a password is for the browser's own keeper of passwords; no view reads it",
    ),
    **dict.fromkeys(
        ("desk:phone_code", "account_phone_code"), "the code of a message answers a question: compared, never stored"
    ),
    **dict.fromkeys(
        ("desk:import_mapping", "desk:import_sheet"),
        "which column and which sheet hold what: chosen from what is there",
    ),
    **dict.fromkeys(("desk:task_split", "desk:target_split"), "figures of units, one field each: numbers only"),
}


def _edit_page(look: Look, name: str, address: str) -> str:
    forms = look.page(address).forms
    return next((form.texts[name] for form in forms if name in form.texts), "(no such field)")


def _at_edit(look: Look, door: Door, name: str, answer: Any) -> str:
    # From .../<ref>/ (a new one, an edited one) to the page that shows every field.
    return _edit_page(look, name, answer.headers["Location"].split("#")[0] + "edit/")


def _own_page(look: Look, door: Door, name: str, answer: Any) -> str:
    return _edit_page(look, name, door.address)


def _journal(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.kit.journal.models import Entry

    return Entry.objects.exclude(entity="account").latest("id").note.text


def _left(look: Look, door: Door, name: str, answer: Any) -> str:
    """Why somebody left; the posts that end with it have words of their own."""
    from kexie.kit.journal.models import Entry

    return Entry.objects.filter(entity="affiliation", verb="leave").latest("id").note.text


def _account_journal(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.kit.journal.models import Entry

    return Entry.objects.filter(entity="account", verb__in=("close", "reopen")).latest("id").note.text


def _attachment(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.notices.models import Attachment

    return getattr(Attachment.objects.latest("id"), name)


def _day(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.kit.calendar.models import DayOverride

    return getattr(DayOverride.objects.get(day=door.body["day"]), name)


def _code(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.notices.models import SeriesCode

    return getattr(SeriesCode.objects.latest("id"), name)


def _call(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.notices.models import PhoneCall

    return getattr(PhoneCall.objects.latest("id"), name)


def _blank(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.blanks.models import Blank

    return getattr(Blank.objects.latest("ref"), name)


def _blank_field(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.blanks.models import Field

    return getattr(Field.objects.latest("id"), name)


def _answer(look: Look, door: Door, name: str, answer: Any) -> str:
    """Of a reply: the text answered, a person's part (``f4-0-name``), or the name typed at a link."""
    from kexie.notices.models import Reply

    reply = Reply.objects.select_related("answer").latest("at")
    key, *part = name.removeprefix("a-").split("-")
    if key in ("name", "position"):
        return getattr(reply, key)
    value = reply.answer.values.get(key, "")
    return value[int(part[0])][part[1]] if part and value else value


def _guidance(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.associations.models import Guidance

    return getattr(Guidance.objects.get(pk=door.address.split("/")[3]), name)


def _signed(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.notices.models import Receipt

    return getattr(Receipt.objects.latest("id"), name)


def _workplace(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.organisations.models import Affiliation

    return getattr(Affiliation.objects.latest("id"), name)


def _account(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.people.models import Account

    return getattr(Account.objects.latest("id"), name)


def _founded(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.organisations.models import Installation
    from kexie.people.models import Account

    account = Account.objects.select_related("person").get()
    if name == "officer":
        return account.person.name
    return getattr(account if name == "username" else Installation.objects.get().organisation, name)


def _bench(look: Look, door: Door, name: str, answer: Any) -> str:
    """The source that the bench carries along, to the character."""
    page = drawn.Page(answer.content.decode())
    (packed,) = next(form.others["source"] for form in page.forms if "source" in form.others)
    return base64.b64decode(packed).decode()


def _last(model: str, order: str = "pk") -> Reader:
    """The field of that name in the row that was made last."""

    def read(look: Look, door: Door, name: str, answer: Any) -> str:
        from django.apps import apps

        return getattr(apps.get_model(model).objects.latest(order), name)

    return read


def _task_note(look: Look, door: Door, name: str, answer: Any) -> str:
    return _journal(look, door, name, answer) if name == "note" else _own_page(look, door, name, answer)


_ROLES = {"chair": "chair", "secretary": "secretary_general", "vice1": "vice_chair", "vice2": "vice_chair"}


def _gap_visit(look: Look, door: Door, name: str, answer: Any) -> str:
    return _journal(look, door, name, answer) if name == "reason" else _own_page(look, door, name, answer)


def _applied(look: Look, door: Door, name: str, answer: Any) -> str:
    """On the form itself, but for telephones, which no page shows; a second vice-chair alone stands as the first."""
    if name.endswith("telephone"):
        founding = _applied_for(door)
        return _open(founding.telephone) if name == "telephone" else _candidate(founding.assembly, name)
    told = _own_page(look, door, name, answer)
    return told or (_own_page(look, door, name.replace("vice2", "vice1"), answer) if "vice2" in name else told)


def _founding(look: Look, door: Door, name: str, answer: Any) -> str:
    """Of the application this address is about, of its meeting, or a reason by field (``r_address``)."""
    row = _applied_for(door)
    if name.startswith("r_"):
        return row.reasons.get(name[2:], "")
    return getattr(row.assembly if name in ("place", "minutes", "charter") else row, name)


def _applied_for(door: Door) -> Any:
    """The application this address is about."""
    from kexie.associations.models import Founding
    from kexie.associations.queries.founding import founding_of

    told = door.address.strip("/").split("/")
    row = Founding.objects.get(ref=told[2]) if told[0] == "desk" else founding_of(told[1])
    assert row is not None
    return row


def _candidate(assembly: Any, name: str) -> str:
    """One cell of the list of candidates (``chair_job``); a second vice-chair typed alone stands as the first one."""
    prefix, _, part = name.partition("_")
    there = list(assembly.candidates.filter(role=_ROLES[prefix])[: 2 if prefix == "vice2" else 1])
    return _open(getattr(there[-1], part)) if there else ""


def _founded_note(look: Look, door: Door, name: str, answer: Any) -> str:
    return _journal(look, door, name, answer) if name == "note" else _founding(look, door, name, answer)


def _election(look: Look, door: Door, name: str, answer: Any) -> str:
    """What was said of a re-election, of its meeting, or of a candidate (``chair_job``)."""
    from kexie.associations.models import Reelection

    pk = door.address.strip("/").split("/")[2]
    row = Reelection.objects.get(pk=pk) if len(pk) > 20 else Reelection.objects.order_by("asked_at").last()
    assert row is not None
    if name.partition("_")[0] in _ROLES:
        return _candidate(row.assembly, name)
    return getattr(row if name == "words" else row.assembly, name)


def _open(value: Any) -> str:
    """A sealed text as it was typed."""
    from kexie.kit.crypto.fields import Secret, clear

    return clear(value) if value is None or isinstance(value, Secret) else value


def _change(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.associations.models import Change

    row = Change.objects.order_by("asked_at").last()
    assert row is not None
    if name == "telephone":
        return _open(row.telephone)
    return row.reason if name == "reason" else row.asked.get(name, "")


def _revoked(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.associations.models import Revocation

    row = Revocation.objects.order_by("state_since").last()
    return getattr(row, name)


def _returned(look: Look, door: Door, name: str, answer: Any) -> str:
    """What was to be mended of a yearly report: all in all, or by field (``r_words``)."""
    from kexie.associations.models import AnnualReport

    row = AnnualReport.objects.get(pk=door.address.strip("/").split("/")[2])
    return row.reasons.get(name[2:], "") if name.startswith("r_") else row.note


def _letter(look: Look, door: Door, name: str, answer: Any) -> str:
    from kexie.messages.models import Message

    return getattr(Message.objects.filter(kind="notices.circular").latest("queued_at"), name)


READ_BACK: dict[str, Reader] = {
    "desk:founding_new": _last("associations.Founding", "ref"),
    "portal:foundings": _last("associations.Founding", "ref"),
    "desk:founding_edit": _applied,
    "portal:founding": _applied,
    "desk:founding_return": _founded_note,
    "desk:founding_meeting": _founding,
    "desk:founding_filing": _founding,
    "portal:founding_meeting": _founding,
    "portal:founding_filing": _founding,
    **{f"desk:founding_{noun}": _journal for noun in ("check", "refusal", "reopening", "withdrawal")},
    "portal:founding_withdrawal": _journal,
    "desk:reelection_new": _election,
    "desk:reelection_edit": _election,
    "desk:reelection_meeting": _election,
    "desk:reelection_filing": _election,
    **{f"desk:reelection_{noun}": _journal for noun in ("return", "reopening", "withdrawal")},
    "desk:change_new": _change,
    **{f"desk:change_{noun}": _journal for noun in ("refusal", "withdrawal")},
    "desk:revocation_new": _revoked,
    "desk:revocation_edit": _revoked,
    **{f"desk:revocation_{noun}": _journal for noun in ("return", "refusal", "withdrawal")},
    "desk:dormancy": _journal,
    "desk:activity_new": _at_edit,
    "desk:activity_edit": _own_page,
    "desk:activity_voiding": _journal,
    "desk:annual_report_edit": _own_page,
    "desk:annual_report_return": _returned,
    "desk:annual_report_reopening": _journal,
    "desk:year_plan_edit": _own_page,
    "desk:home_edit": _own_page,
    "desk:home_decision": _journal,
    **{f"desk:home_{noun}": _journal for noun in ("return", "reopening")},
    "desk:checklists": _last("associations.Checklist", "made_at"),
    "desk:checklist": _own_page,
    "desk:year_plan_revision": _journal,
    "desk:guidance_new": _at_edit,
    "desk:guidance_edit": _own_page,
    "desk:guidance_completion": _guidance,
    **{f"desk:guidance_{noun}": _journal for noun in ("reopening", "voiding")},
    "desk:merger": _journal,
    "desk:merger_withdrawal": _journal,
    "desk:circular": _letter,
    "desk:plan_import": _bench,
    "desk:profile": _own_page,
    "desk:base_unit": _journal,
    "desk:base_unit_visit": _last("associations.GapVisit"),
    "desk:gap_visit_edit": _gap_visit,
    "desk:gap_visit_voiding": _journal,
    "desk:base_list_removal": _journal,
    "desk:import_withdrawal": _journal,
    "desk:covered": _last("associations.CoveredUnit"),
    "desk:plan_voiding": _journal,
    "desk:task_new": _last("plans.Task"),
    "desk:task_edit": _task_note,
    "desk:task_reports": _last("plans.Report"),
    "desk:target_reports": _last("plans.Report"),
    "desk:report_return": _journal,
    "desk:report_revocation": _journal,
    "desk:answer": _own_page,
    "desk:answer_return": _journal,
    "desk:answer_dropping": _journal,
    "desk:founding_telephones": _journal,
    "desk:reminders": _own_page,
    "desk:document_reminders": _own_page,
    "desk:proposal_new": _last("plans.ProposalRow"),
    "desk:proposal": _own_page,
    "desk:document_new": _at_edit,
    "desk:document_edit": _at_edit,
    "desk:import": _bench,
    "desk:organisation_new": _at_edit,
    "desk:organisation_edit": _at_edit,
    "desk:class_new": _at_edit,
    "desk:class_edit": _at_edit,
    "desk:me": _own_page,
    "desk:person_edit": _own_page,
    "desk:person_affiliations": _workplace,
    "desk:site": _own_page,
    "desk:wording": _own_page,
    "desk:attachments": _attachment,
    "desk:calendar_year": _day,
    "desk:series": _code,
    "desk:receipt_calls": _call,
    "desk:blank_new": _blank,
    "desk:blank_edit": _own_page,
    "desk:blank_field_new": _blank_field,
    "desk:blank_field": _own_page,
    "desk:reply": _answer,
    "portal:reply": _answer,
    "portal:receipt": _signed,
    "portal:claim": _account,
    "portal:set_up": _founded,
    "desk:account_closure": _account_journal,
    "desk:account_reopening": _account_journal,
    "desk:organisation_superior": _journal,
    "desk:organisation_disclosure": _journal,
    "desk:reply_telephones": _journal,
    "desk:organisation_closure": _journal,
    "desk:organisation_withdrawal": _journal,
    "desk:organisation_posts": _journal,
    "desk:post_end": _journal,
    "desk:affiliation_end": _left,
    "desk:person_disclosure": _journal,
    "desk:person_history_withdrawal": _journal,
    "desk:organisation_history_withdrawal": _journal,
    "desk:consent_text": _own_page,
    "desk:corrections": _last("custody.Correction"),
    "desk:my_erasure": _last("custody.Erasure"),
    "desk:person_erasure": _last("custody.Erasure"),
    "desk:branches": _last("organisations.Organisation", "number"),
    "desk:roll": _last("organisations.Member"),
    "desk:original_steps": _journal,
    **{
        f"desk:document_{noun}": _journal
        for noun in (
            "review", "countersignature", "objection", "sign-off", "return", "withdrawal", "voiding",
        )
    },
}  # fmt: skip
# Where a text is answered with the page that goes on with it, to the character.
ON_THE_PAGE = frozenset({"desk:import", "desk:plan_import"})


def texts(door: Door) -> list[str]:
    """The fields of this address whose text is kept as it was typed."""
    return [name for name in door.texts if name not in NOT_KEPT and name not in NORMALISED]


def unread(doors: Iterable[Door]) -> list[str]:
    """Addresses that keep a text, but neither say where it is read back nor why not."""
    return [
        f"{door.row.name}: {', '.join(texts(door))}"
        for door in doors
        if texts(door) and door.row.name not in READ_BACK and door.row.name not in EXEMPT
    ]
