"""What the pages show on which the mobile of a unit's contact is seen with a reason."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

Facts = dict[str, Any]


def back(request: HttpRequest, organisation: Any) -> str:
    """Where one came from: the unit's page, or that of its receipt, where a call is put down next."""
    document, unit = request.GET.get("document", ""), request.GET.get("unit", "")
    try:
        return reverse("desk:receipt_unit", args=[int(document), UUID(unit)])
    except (ValueError, NoReverseMatch):
        return reverse("desk:organisation", args=[organisation.number])


def asking(organisation: Any, form: Any, back: str) -> Facts:
    """The form with which one asks."""
    return {
        **_page(organisation, back),
        "form": form,
        "heading": f"查看手机号：{organisation.label}",
        "facts": f"现登记 {organisation.mobile.masked}；谁在什么时候看过、为什么，记入这个单位的办理经过",
        "submit": "查看",
    }


def shown(organisation: Any, told: str, back: str) -> Facts:
    """The number, this once; whose it is as far as the register says."""
    return {
        **_page(organisation, back),
        "heading": "手机号",
        "facts": organisation.name,
        "told": [("联系人", organisation.contact), ("电话", organisation.telephone), ("手机号", told)],
    }


def _page(organisation: Any, back: str) -> Facts:
    here = reverse("desk:organisation", args=[organisation.number])
    return {"back": back, "crumbs": [(organisation.label, here), ("查看手机号", "")]}
