"""What the pages of the number one signs in with show."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse

from kexie.desk import words
from kexie.kit.verdict import Refused
from kexie.messages import doors
from kexie.messages.channels import Channel
from kexie.people import queries


def of(account: Any) -> Mapping[str, Any]:
    """The card on one's own page: not drawn where the installation sends nothing by SMS."""
    if doors.only_logs(Channel.SMS):
        return {"phone": None, "has_door": False}
    phone = queries.phone_of(account)
    since = words.moment(phone.verified_at) if phone else ""
    return {"phone": phone.shown if phone else None, "phone_since": since, "has_door": True}


def require_door() -> None:
    """Raises Refused where nothing is sent by SMS."""
    if doors.only_logs(Channel.SMS):
        raise Refused("本站没有开通短信，不能用手机号登录", "phone.door")


def asking(form: Any) -> Mapping[str, Any]:
    """The page of the number."""
    return _page(form, "登录手机号", "获取验证码", "我们发一个 6 位验证码到这个手机号，5 分钟内有效")


def confirming(form: Any) -> Mapping[str, Any]:
    """The page of the code."""
    return _page(form, "填写短信验证码", "确认", "没有收到的，1 分钟后可以重新获取")


def dropping(account: Any) -> Mapping[str, Any]:
    """Which number. Raises Http404 where there is none."""
    phone = queries.phone_of(account)
    if phone is None:
        raise Http404
    return {"phone": phone.shown, "crumbs": _crumbs("停用")}


def _page(form: Any, heading: str, submit: str, facts: str) -> Mapping[str, Any]:
    back = reverse("desk:me")
    return {
        "form": form, "heading": heading, "submit": submit, "facts": facts, "back": back, "crumbs": _crumbs(heading),
    }  # fmt: skip


def _crumbs(here: str) -> list[tuple[str, str]]:
    return [("我的信息", reverse("desk:me")), (here, "")]
