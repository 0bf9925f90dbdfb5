"""What one's own page shows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from kexie.desk import consent_facts, factor_facts, forms, number_facts, person_facts, phone_facts, words
from kexie.organisations import queries
from kexie.people import queries as people
from kexie.people.sign_in import owed, proof


def form(person: Any, data: Mapping[str, Any] | None) -> forms.ParticularsForm | None:
    """The form of one's own particulars; None for an account without a person."""
    if person is None:
        return None
    return forms.ParticularsForm(data, person=person)


def of(request: HttpRequest, person: Any) -> dict[str, Any]:
    """Account, posts and affiliations."""
    account: Any = request.user
    return {
        "person": person,
        "facts": account.username,
        "account_facts": [
            ("用户名", account.username),
            ("电子邮箱", account.email),
            ("上次改密码", words.moment(account.password_changed_at)),
        ],
        **factor_facts.of(account),
        **phone_facts.of(account),
        "factor_by": words.moment(by) if (by := owed.factor_by(request)) else "",
        "sessions": _sessions(request),
        "photo_url": person_facts.photo_url(person) if person else "",
        "numbers": number_facts.elements(person) if person else [],
        "reveals": number_facts.seen(person) if person else [],
        "idle": proof.idle_minutes(request),
        "posts": list(queries.posts_held(person)) if person else [],
        "consents": consent_facts.lines(person) if person else [],
        "memberships": list(queries.memberships(person)) if person else [],
        "affiliations": list(queries.affiliations_of(person)) if person else [],
        "endable": (),  # where one works is kept by the unit
    }


def _sessions(request: HttpRequest) -> list[dict[str, Any]]:
    """Where one is signed in: since when, when last seen, whether it is here."""
    account: Any = request.user
    return [
        {
            "handle": one.handle,
            "began": words.moment(one.began_at),
            "seen": words.moment(one.seen_at),
            "device": one.device or "未知设备",
            "address": one.address or "",
            "here": one.session_key == request.session.session_key,
        }
        for one in people.sessions_of(account)
    ]
