"""What the page of document numbers shows."""

from typing import Any

from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import queries, rules
from kexie.notices.reading import DocumentNumber


def of(by: Actor, owner: Any) -> dict[str, Any]:
    """Codes with what they are for and how far they have come this year."""
    year = clock.today().year
    last: dict[str, int] = {}
    for number in queries.numberings(owner, year):
        last[number.code] = max(last.get(number.code, 0), 0 if number.given else number.serial)
    return {
        "issuer": owner,
        "facts": f"{owner.name} · {year} 年",
        "crumbs": [("设置", reverse("desk:settings")), ("文号", "")],
        "can_edit": bool(rules.can_set_code(by, owner)),
        "codes": [_row(row, year, last.get(row.code, 0)) for row in queries.codes_kept(owner)],
    }


def _row(code: Any, year: int, last: int) -> dict[str, Any]:
    kinds = "、".join(code.kind_labels)
    return {
        "code": code.code,
        "kinds": kinds or "各文种",
        "default": code.is_default,
        "active": code.is_active,
        "last": last,
        "next": str(DocumentNumber(code.code, year, last + 1)),
    }
