"""What is written of an organisation, as one value that forms make and actions take. Pure."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Particulars:
    """``jurisdiction``, ``admin_division`` and ``street_code`` are codes (rules.md 12.2)."""

    name: str
    short_name: str = ""
    jurisdiction: str = ""
    admin_division: str = ""
    street_code: str = ""
    credit_code: str = ""
    document_code: str = ""
    founded_on: date | None = None
    contact: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Particulars))
# Names a person or reaches one: the journal keeps their length only.
PERSONAL = ("contact", "telephone", "email")


def of(organisation: Any) -> dict[str, Any]:
    """What an organisation's particulars are, by field; empty text for none."""
    return {name: getattr(organisation, "jurisdiction_id" if name == "jurisdiction" else name) or "" for name in FIELDS}
