"""What a right POST to each address sends: right in form, so that whatever refuses it is a right or a state.

A body is a function of the facts and of the scope; None marks an address that takes no POST and answers 405.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.kit import clock
from tests.city import PASSWORD, Facts
from tests.matrix import blanks, custody, foundings, imports, plans, units, yearly

Body = Callable[[Facts, str, dict[str, Any]], dict[str, Any]]
DAY = "2026-10-20"
SET_BY_HAND = "2026-10-22"  # by tests/city_stage.py


STEP = {
    "is_on": "on", "first_hour": "9", "about_1": "receipt", "days_1": "1", "side_1": "after", "to_1": "liaison", "channels_1": ["in_app"],
}  # fmt: skip


def of(name: str, facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The body with a fresh idempotency key: every row is a first sending."""
    body = BODIES[name]
    return {"idempotency_key": str(uuid4()), **(body(facts, scope, arguments) if body else {})}


def _nothing(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {}


def _note(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"note": "按程序办理"}


def _document(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.notices.models import Column

    return {
        "title": "关于开展检查的通知", "kind": "notice", "openness": "internal", "version": _version(arguments),
        "column": str(Column.objects.get(code="bulletin").pk), "body": "一、要求\n请按期报送。",
    }  # fmt: skip


def _version(arguments: dict[str, Any]) -> str:
    from kexie.notices.models import Document

    found = Document.objects.filter(ref=arguments.get("ref", 0)).first()
    return str(found.version) if found else "1"


def _new_document(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return _document(facts, scope, arguments) | {"issuer_number": facts.number(scope)}


def _attachment(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"title": "附件", "file": SimpleUploadedFile("附件.txt", "内容\n".encode())}


def _organisation(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": "某某仪器公司科学技术协会", "kind": "enterprise", "level": "", "superior": str(facts.number(scope)),
    }  # fmt: skip


def _edited(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.organisations.models import Organisation

    found = Organisation.objects.filter(number=arguments["number"]).first()
    return {"name": found.name if found else "某某", "telephone": "(027)61234567"}


def _moved(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"superior": str(facts.number("qiaokou")), "on": "2026-10-01", "note": "属地调整"}


def _closed(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.kit import clock

    return {"on": clock.today().isoformat(), "note": "单位注销"}


def _appointed(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"person": facts.people["li"], "kind": "liaison", "starts_on": DAY, "note": "工作需要"}


def _ended(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"last_day": "2030-12-31", "note": "换届"}


def _particulars(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"name": "改名", "birth_year": "1971"}


def _unit(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.kit import clock

    return {"organisation": str(facts.number("xinpian")), "position": "顾问", "on": clock.today().isoformat()}


def _left(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.kit import clock

    return {"last_day": clock.today().isoformat()}


def _call(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.kit import clock

    return {"at": f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}", "outcome": "signed", "name": "龙卫国"}


def _series(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"code": "武科协企", "active": "on"}


def _class(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"name": "各园区科协", "kinds": ["park"], "variants": "", "is_active": "on"}


def _day(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"day": "2026-10-20", "working": "rest", "name": "停电检修"}


def _paste(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"act": "read", "text": "关于开会的通知\n各企事业科协:\n请参加会议。\n某市科协\n2026年1月5日\n"}


def _sign_in(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"login": "li", "password": PASSWORD}


def _password(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"oldpassword": PASSWORD, "password1": "new-Kexie-2026-pw", "password2": "new-Kexie-2026-pw"}


def _post(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"post": facts.posts[scope], "next": "/desk/"}


BODIES: dict[str, Body | None] = {
    "portal:home": None,
    "portal:board": None,
    "portal:feed": None,
    "portal:notice": None,
    "portal:notice_print": None,
    "portal:notice_pdf": None,
    "desk:document_source": None,
    "desk:document_pdf": None,
    "desk:document_docx": None,
    "portal:notice_file": None,
    "portal:preferences": None,
    "portal:accessibility": None,
    "portal:journal_head": None,
    "portal:health": None,
    "portal:robots": None,
    "portal:favicon": None,
    "portal:set_up": _nothing,
    "portal:claim": lambda *_: {
        "username": "feng",
        "email": "",
        "password": "new-Kexie-2026-pw",
        "password_again": "new-Kexie-2026-pw",
    },
    "account_login": _sign_in,
    "account_second": lambda *_: {"code": "000000"},
    "account_phone": lambda *_: {"number": "13800001234"},
    "account_phone_code": lambda *_: {"code": "000000"},
    "account_passkey": lambda *_: {"credential": "{}"},
    "account_logout": _nothing,
    "account_change_password": _password,
    "account_reset_password": lambda *_: {"login": "li"},
    "account_reset_sent": None,
    "account_reset": lambda *_: {"password": "new-Kexie-2026-pw", "password_again": "new-Kexie-2026-pw"},
    "account_inactive": None,
    "account_reauthenticate": lambda *_: {"password": PASSWORD},
    "desk:home": None,
    "desk:acting": _post,
    "desk:me": _particulars,
    "desk:search": None,
    "desk:documents": None,
    "desk:document_new": _new_document,
    "desk:import": _paste,
    "desk:document": None,
    "desk:document_edit": _document,
    "desk:statistics": None,
    "desk:statistics_table": None,
    "desk:document_statistics": None,
    "desk:document_statistics_table": None,
    "desk:archive": None,
    "desk:archive_print": None,
    "desk:archive_table": None,
    "desk:retention": lambda *_: {"notice": "10"},
    "desk:health": None,
    "desk:health_column": lambda *_: {"fresh_days": "30"},
    "desk:originals": lambda *_: {"count": "2"},
    "desk:originals_stamping": _nothing,
    "desk:original_find": None,
    "desk:original": None,
    "desk:original_steps": lambda *_: {"verb": "void", "note": "重印"},
    "desk:original_pdf": None,
    "desk:receipts": None,
    "desk:receipts_print": None,
    "desk:receipt_links": _nothing,
    "desk:receipt_unit": None,
    "desk:receipt_calls": _call,
    "desk:receipt_due": lambda *_: {"due_on": (clock.today() + timedelta(days=3)).isoformat()},
    "desk:receipt_link": _nothing,
    "desk:receipt_link_withdrawal": _nothing,
    "portal:receipt": lambda *_: {"name": "龙卫国", "position": "办公室主任"},
    "portal:receipt_file": None,
    "desk:attachments": _attachment,
    "desk:attachment": None,
    "desk:attachment_removal": _nothing,
    "desk:document_submission": _nothing,
    "desk:document_review": _note,
    "desk:document_countersignature": _note,
    "desk:document_objection": _note,
    "desk:document_sign-off": _note,
    "desk:document_return": _note,
    "desk:document_number": _nothing,
    "desk:document_issue": lambda *_: {"due_on": DAY},
    "desk:document_due": lambda *_: {"due_on": DAY},
    "desk:document_reminders": lambda *_: STEP,
    "desk:document_withdrawal": _note,
    "desk:document_voiding": _note,
    "desk:document_correction": _nothing,
    "desk:inbox": None,
    "desk:inbox_document": None,
    "desk:receipt": _nothing,
    "desk:forward": _nothing,
    "desk:organisations": None,
    "desk:organisation_new": _organisation,
    "desk:organisation": None,
    "desk:organisation_edit": _edited,
    "desk:organisation_superior": _moved,
    "desk:organisation_disclosure": lambda *_: {"reason": "催问年报"},
    "desk:organisation_closure": _closed,
    "desk:organisation_withdrawal": _note,
    "desk:organisation_posts": _appointed,
    "desk:post_end": _ended,
    "desk:people": None,
    "desk:person": None,
    "desk:person_invitation": _nothing,
    "desk:person_reset": _nothing,
    "desk:person_factors": _note,
    "desk:sessions_end": _nothing,
    "desk:session_end": _nothing,
    "desk:factor_totp": lambda *_: {"code": "000000"},
    "desk:factor_removal": _nothing,
    "desk:phone": lambda *_: {"number": "13800001234"},
    "desk:phone_code": lambda *_: {"code": "000000"},
    "desk:phone_removal": _nothing,
    "desk:factor_passkey": lambda *_: {"credential": "{}"},
    "desk:recovery_codes": _nothing,
    "desk:person_edit": _particulars,
    "desk:person_affiliations": _unit,
    "desk:affiliation_end": _left,
    "desk:affiliation_move": _unit,
    "desk:accounts": None,
    "desk:account": None,
    "desk:account_closure": _note,
    "desk:account_reopening": _note,
    "desk:settings": None,
    "desk:receipt_term": lambda *_: {"working_days": "7"},
    "desk:reminders": lambda *_: STEP,
    "desk:level_terms": lambda *_: {"forward_days": "4", "reserve_days": "0", "least_days": "6"},
    "desk:sign_in_policy": lambda *_: {
        "profile": "dengbao",
        "grace_days": "7",
        "idle_minutes": "15",
        "fresh_minutes": "5",
    },
    "desk:site": lambda *_: {"platform_name": "某市企事业科协工作平台", "address": "某路 1 号", "postcode": "430000"},
    "desk:classes": None,
    "desk:class_new": _class,
    "desk:class": None,
    "desk:class_edit": _class,
    "desk:series": _series,
    "desk:messages": None,
    "desk:messages_reading": _nothing,
    "desk:message_reading": _nothing,
    "desk:outbox": None,
    "desk:circular": lambda *_: {
        "to": "liaison",
        "channels": ["in_app"],
        "subject": "请核对",
        "text": "请核对。",
        "act": "send",
    },
    "desk:outbox_message": None,
    "desk:outbox_resending": _nothing,
    "desk:person_numbers": lambda *_: {"id_kind": "resident", "mobile": "13800001234"},
    "desk:person_disclosure": lambda *_: {"code": "id_number", "reason": "填报推荐表"},
    "desk:wordings": None,
    "desk:wording": lambda *_: {"act": "save", "subject": "试发", "text": "{收件人}：请看。"},
    "desk:wording_removal": _nothing,
    "desk:wording_trial": _nothing,
    "desk:quiet_hours": lambda *_: {"is_on": "on", "starts_at": "22:00", "ends_at": "07:00"},
    "desk:jobs": None,
    "desk:job_retry": _nothing,
    "desk:job_voiding": _nothing,
    "desk:calendar": None,
    "desk:calendar_year": _day,
    "desk:calendar_removal": lambda *_: {"day": SET_BY_HAND},
    "desk:journal": None,
    "desk:progress": None,
    "desk:patterns": None,
    **plans.BODIES,
    **units.BODIES,
    **imports.BODIES,
    **foundings.BODIES,
    **yearly.BODIES,
    **blanks.BODIES,
    **custody.BODIES,
}

# Acts without a page of their own: GET answers 405.
POST_ONLY = frozenset(
    {
        "desk:person_invitation",
        "desk:person_reset",
        "desk:sessions_end",
        "desk:session_end",
        "desk:attachments",
        "desk:attachment_removal",
        "desk:receipt",
        "desk:forward",
        "desk:originals_stamping",
        "desk:original_steps",
        "desk:receipt_link",
        "desk:receipt_link_withdrawal",
        "desk:calendar_removal",
        "desk:messages_reading",
        "desk:message_reading",
        "desk:outbox_resending",
        "desk:wording_removal",
        "desk:wording_trial",
        "desk:job_retry",
        "desk:job_voiding",
        *plans.POST_ONLY,
        *units.POST_ONLY,
        *imports.POST_ONLY,
        *foundings.POST_ONLY,
        *yearly.POST_ONLY,
        *blanks.POST_ONLY,
        *custody.POST_ONLY,
    }
)
