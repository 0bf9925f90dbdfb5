"""What is written of an organisation, as one value that forms make and actions take. Pure."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Particulars:
    """``jurisdiction``, ``admin_division`` and ``street_code`` are codes (rules.md 12.2).

    Of ``telephone`` a mobile is taken out and sealed, whoever typed it there. ``mobile`` is what holds besides: None
    leaves what is registered (unless one stands in ``telephone``), empty text takes it away.
    """

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
    telephone: str = field(default="", repr=False)
    fax: str = ""
    email: str = ""
    website: str = ""
    mobile: str | None = field(default=None, repr=False)


# What stands readable in the row: without the sealed number.
FIELDS: tuple[str, ...] = tuple(one.name for one in fields(Particulars) if one.name != "mobile")
# Names a person or reaches one: the journal keeps their length only.
PERSONAL = ("contact", "telephone", "email")


def of(organisation: Any) -> dict[str, Any]:
    """What an organisation's particulars are, by field; empty text for none."""
    return {name: getattr(organisation, "jurisdiction_id" if name == "jurisdiction" else name) or "" for name in FIELDS}
