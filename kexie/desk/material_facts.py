"""What the pages of handed-in files show, of an application and of a re-election."""

from typing import Any

from django.urls import reverse

from kexie.associations.queries import materials as reads
from kexie.associations.rules import materials as rules
from kexie.kit.actor import Actor

Facts = dict[str, Any]


def page_url(row: Any) -> str:
    """Where files are handed in."""
    return _reverse(row, "materials")


def card(by: Actor, row: Any) -> Facts:
    """The files with who may hand in more, for the page of the application or the re-election."""
    may = bool(rules.can_attach(by, row))
    return {"materials": _listed(row, False), "materials_url": page_url(row) if may else ""}


def page(row: Any, form: Any) -> Facts:
    """The list with the form."""
    named = getattr(row, "ref", None)
    unit = row.unit_name if named is not None else row.organisation.name
    back = _reverse(row, "")
    crumbs = (
        [("成立申请", reverse("desk:foundings")), (f"第 {named} 号", back), ("附件材料", "")]
        if named is not None
        else [("组织", reverse("desk:organisations")), (f"{row.organisation.label}换届", back), ("附件材料", "")]
    )
    return {
        "form": form, "heading": "附件材料", "facts": unit, "crumbs": crumbs, "back": back,
        "files": _listed(row, True), "url": page_url(row),
    }  # fmt: skip


def _listed(row: Any, removable: bool) -> list[Facts]:
    return [
        {
            "label": one.get_matter_display(), "name": one.file.name, "meta": f"{one.file.size / 1024:.0f} KB",
            "url": _reverse(row, "material", one.pk),
            "removal": _reverse(row, "material_removal", one.pk) if removable else "",
        }
        for one in reads.handed_in(row.assembly)
    ]  # fmt: skip


def _reverse(row: Any, name: str, *more: Any) -> str:
    kind, key = ("founding", row.ref) if hasattr(row, "ref") else ("reelection", row.pk)
    return reverse(f"desk:{kind}_{name}" if name else f"desk:{kind}", args=[key, *more])
