"""What the page of document numbers shows."""

from typing import Any

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.notices import queries, rules
from kexie.notices.reading import DocumentNumber
from kexie.organisations import queries as organisations


def issuer(by: Actor) -> Any:
    """The organisation whose numbers this post keeps: the one it is held in.

    Raises:
        Refused: the post keeps no numbers.
    """
    kept = list(organisations.organisations_where(by, "documents.number"))
    own = next((one for one in kept if one.pk == by.organisation_id), None)
    if own is None:
        require(refused("您的职务不管编号。请在页头选择编号员或秘书长的职务", "right"))
    return own


def of(by: Actor, owner: Any) -> dict[str, Any]:
    """Codes with what they are for and how far they have come this year."""
    year = clock.today().year
    last: dict[str, int] = {}
    for number in queries.numberings(owner, year):
        last[number.code] = max(last.get(number.code, 0), 0 if number.given else number.serial)
    return {
        "issuer": owner,
        "facts": f"{owner.name} · {year} 年",
        "can_edit": bool(rules.can_set_code(by, owner)),
        "codes": [_row(row, year, last.get(row.code, 0)) for row in queries.codes(owner)],
    }


def _row(code: Any, year: int, last: int) -> dict[str, Any]:
    kinds = "、".join(code.kind_labels) if getattr(code, "kind_labels", None) else "、".join(code.kinds)
    return {
        "code": code.code,
        "kinds": kinds or "各文种",
        "default": code.is_default,
        "last": last,
        "next": str(DocumentNumber(code.code, year, last + 1)),
    }
