"""What the pages of one's own second factors show."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.people import devices, queries, totp

_SECRET = "totp_secret"  # noqa: S105 (where it lies in the session)


def of(account: Any) -> Mapping[str, Any]:
    """The card on one's own page."""
    found = queries.factors_of(account)
    rows = [
        {"pk": one.pk, "name": one.name, "kind": one.get_kind_display(), "added": words.moment(one.added_at),
         "used": words.moment(one.used_at)}
        for one in found
    ]  # fmt: skip
    has_totp = any(one.kind == "totp" for one in found)
    return {"factors": rows, "has_totp": has_totp, "codes_left": queries.codes_left(account) if found else 0}


def secret(request: HttpRequest) -> str:
    """What the app is to be given: the same until it is confirmed, so that a reload does not spoil what was scanned."""
    told: str | None = request.session.get(_SECRET)
    if told is None:
        told = request.session[_SECRET] = totp.secret()
    return told


def forget(request: HttpRequest) -> None:
    """It is confirmed, and lies enciphered in its row."""
    request.session.pop(_SECRET, None)


def setting_up(request: HttpRequest, form: Any, told: str) -> Mapping[str, Any]:
    """The picture, and the same for typing."""
    account: Any = request.user
    issuer = settings.SITE_ADDRESS.partition("://")[2].partition("/")[0]
    picture = totp.picture(totp.address(told, account.username, issuer))
    return {"form": form, "picture": picture, "typed": totp.grouped(told), "crumbs": crumbs("动态口令")}


def making(request: HttpRequest, form: Any, options: str) -> Mapping[str, Any]:
    """What the browser is asked, and a name to know it by."""
    name = form["name"].value() or devices.words(request.headers.get("User-Agent", ""))
    return {"form": form, "options": options, "name": name, "crumbs": crumbs("通行密钥")}


def removing(account: Any, factor: Any) -> Mapping[str, Any]:
    """Which one, and what it means."""
    return {
        "factor": factor, "added": words.moment(factor.added_at), "crumbs": crumbs("删除"),
        "is_last": len(queries.factors_of(account)) == 1,
    }  # fmt: skip


def renewing(account: Any) -> Mapping[str, Any]:
    """How many are left."""
    return {"left": queries.codes_left(account), "crumbs": crumbs("备用码")}


def crumbs(here: str) -> list[tuple[str, str]]:
    """Below one's own page."""
    return [("我的信息", reverse("desk:me")), (here, "")]
