"""What a drafter may set, as plain values: nothing else of a form or a script gets through."""

from collections.abc import Iterable, Mapping
from typing import Any

from kexie.kit.verdict import Refused, require
from kexie.notices import secrecy
from kexie.notices.models import CoIssue, Column, Document
from kexie.organisations.models import Organisation

FIELDS = (
    "kind", "title", "urgency", "openness", "addressee_text", "body", "attachment_note", "signature", "written_on",
    "cc", "contact_note", "printed_by", "printed_on", "column", "source", "author", "published_at", "due_on",
    "given_code", "given_year", "given_serial",
)  # fmt: skip
SETS = ("classes", "units", "co_issuers")


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a dict.

    Raises:
        TypeError: a name that is none of a drafter's fields (a programmer's mistake, or a planted field).
        Refused: a text bears a 密级.
    """
    unknown = set(values) - set(FIELDS) - set(SETS)
    if unknown:
        raise TypeError(f"not a drafter's field: {', '.join(sorted(unknown))}")
    require(secrecy.verdict(secrecy.texts(values)))
    return dict(values)


def assign(document: Document, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Set the plain fields named in ``values``; returns their names."""
    names = tuple(name for name in FIELDS if name in values)
    for name in names:
        setattr(document, name, values[name])
    return names


def shown(document: Document, names: Iterable[str]) -> dict[str, Any]:
    """The present values of these fields as the journal compares them."""
    return {name: getattr(document, f"{name}_id" if name == "column" else name) for name in names}


def assign_sets(document: Document, values: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Set classes, units and joint issuers where named; returns what changed, as counts for the journal.

    Raises:
        Refused: the issuer among its own joint issuers, a class of another issuer.
    """
    changed: dict[str, tuple[str, str]] = {}
    if "classes" in values:
        foreign = next((one for one in values["classes"] if one.issuer_id not in (None, document.issuer_id)), None)
        if foreign is not None:
            raise Refused(f"“{foreign.name}”是别的单位的收件范围", "class")
    for name in ("classes", "units"):
        if name in values:
            relation = getattr(document, name)
            before = set(relation.values_list("pk", flat=True))
            relation.set(values[name])
            if before != {one.pk for one in values[name]}:
                changed[name] = (str(len(before)), str(len(values[name])))
    if "co_issuers" in values:
        changed |= _co_issuers(document, list(values["co_issuers"]))
    return changed


def _co_issuers(document: Document, wanted: list[Organisation]) -> dict[str, tuple[str, str]]:
    if any(one.pk == document.issuer_id for one in wanted):
        raise Refused("联合发文单位不能再选发文机关自己", "co_issuer")
    before = list(document.co_issues.order_by("position").values_list("organisation_id", flat=True))
    after = list(dict.fromkeys(one.pk for one in wanted))
    if before == after:
        return {}
    document.co_issues.all().delete()
    CoIssue.objects.bulk_create(
        CoIssue(document=document, organisation_id=pk, position=place) for place, pk in enumerate(after, start=1)
    )
    return {"co_issuers": (str(len(before)), str(len(after)))}


def usual_column() -> Column:
    """The first column of the board, where none was named. Raises Column.DoesNotExist on an empty table."""
    return Column.objects.filter(is_active=True).earliest("position", "name")
