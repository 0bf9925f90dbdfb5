"""What the pages show on which mobiles of a unit's contact, or of who stands in its reply, are seen with a reason."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kexie.desk import reply_facts
from kexie.kit.actor import Actor

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
        "leave": "返回",
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


def asking_reply(by: Actor, document: Any, addressee: Any, form: Any) -> Facts:
    """The form with which one asks after the telephones in a unit's reply."""
    return {
        **_reply(by, document, addressee),
        "form": form,
        "heading": "查看电话",
        "facts": f"{addressee.name}；谁在什么时候看过、为什么，记入操作日志",
        "submit": "查看",
        "leave": "返回",
    }


def shown_reply(by: Actor, document: Any, addressee: Any, told: list[tuple[str, str]]) -> Facts:
    """Who stands in the reply that counts, with their numbers, this once."""
    return {**_reply(by, document, addressee), "heading": "联系电话", "facts": addressee.name, "told": told}


def _reply(by: Actor, document: Any, addressee: Any) -> Facts:
    back = reverse("desk:reply_unit", args=[document.ref, addressee.pk])
    replies = reverse("desk:replies", args=[document.ref])
    above = reply_facts.above(by, document)
    return {"back": back, "crumbs": [*above, ("回执汇总", replies), (addressee.name, back), ("查看电话", "")]}
