"""What the pages of accounts show."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.web import paging
from kexie.organisations import queries, rules
from kexie.people import queries as people

Facts = dict[str, Any]


_LONG = 50


def page(request: HttpRequest, by: Actor, q: str) -> paging.Page[Any]:
    """One page of who has an account, is invited to one, or is called so, found the way that costs least."""
    found = queries.accounts_listed(by, q)
    if q.isascii():
        return paging.page_of(found, request, _LONG, paging.FAR)
    # No index has the holders of a sign in the order of their pinyin: all are read once, and counted along.
    return paging.page_along(found, queries.accounts_of, request, _LONG, paging.FAR)


def index(request: HttpRequest, page: Any, q: str) -> Facts:
    """The list with the state of each account. One query more than the page of people."""
    return {
        "page": page, "rows": rows(page), "q": q, "clear_url": request.path,
        "facts": "按姓名查得到全部人员；不查时只列有账号或已邀请的",
        "no_match": f"没有姓名或拼音首字母符合“{q}”的人",
    }  # fmt: skip


def rows(found: Iterable[Any]) -> list[Facts]:
    """Name, unit, username and state of each."""
    shown = list(found)
    letters = people.open_letters([one.pk for one in shown if not hasattr(one, "account")])
    return [
        {
            "name": one.name,
            "url": reverse("desk:account", args=[one.pk]),
            "unit": "、".join(place.organisation.label for place in one.present),
            "username": one.account.username if hasattr(one, "account") else "",
            **state(one, letters.get(one.pk)),
        }
        for one in shown
    ]


def state(person: Any, letter: Any) -> Facts:
    """In use, stopped, invited until a day, or none: with the tone of its badge."""
    if hasattr(person, "account"):
        return {"tone": "ok", "state": "使用中"} if person.account.is_active else {"tone": "grey", "state": "已停用"}
    if letter is None:
        return {"tone": "grey", "state": "没有账号"}
    if letter.expires_at <= clock.now():
        return {"tone": "bad", "state": "邀请已过期"}
    return {"tone": "warn", "state": f"已邀请，{words.day(clock.local(letter.expires_at).date())}到期"}


def detail(by: Actor, person: Any) -> Facts:
    """One account with what may be done with it."""
    account = getattr(person, "account", None)
    letter = people.open_letters([] if account else [person.pk]).get(person.pk)
    units = "、".join(one.organisation.label for one in queries.affiliations_of(person) if rules.lasts(one))
    return {
        "person": person,
        **state(person, letter),
        "facts": units or "没有登记所在单位",
        "crumbs": [("账号", reverse("desk:accounts")), (person.name, "")],
        "posts": list(queries.posts_held(person)),
        "elements": [
            ("用户名", account.username if account else ""),
            ("电子邮箱", account.email if account else ""),
            ("开通时间", words.moment(account.created_at) if account else ""),
            ("上次改密码", words.moment(account.password_changed_at) if account else ""),
        ],
        "has_account": account is not None,
        "can_invite": account is None and bool(rules.can_invite(by, person)),
        "can_drop_factors": account is not None and bool(rules.can_drop_factors(by, person)),
        "can_reset": account is not None and bool(rules.can_hand_reset(by, person)),
        "act": _act(by, account) if account else None,
    }


def _act(by: Actor, account: Any) -> Facts:
    name, rule = ("closure", rules.can_close_account) if account.is_active else ("reopening", rules.can_reopen_account)
    verdict = rule(by, account)
    return {
        "url": reverse(f"desk:account_{name}", args=[account.person_id]),
        "label": "停用" if account.is_active else "启用",
        "off": "" if verdict else verdict.reason,
    }


def acting(person: Any, form: Any, act: str) -> Facts:
    """The form that stops an account or lets it in again."""
    here = reverse("desk:account", args=[person.pk])
    stays = "已经登录的，下一次操作时退出。任职不随之结束，请另到单位页面结束任职。"
    warning = {"title": "停用后立即不能登录", "text": stays}
    return {
        "form": form,
        "heading": f"{act}账号：{person.name}",
        "facts": person.account.username,
        "submit": act,
        "submit_tone": "danger-solid" if act == "停用" else "primary",
        "crumbs": [("账号", reverse("desk:accounts")), (person.name, here), (act, "")],
        "back": here,
        "warning": warning if act == "停用" else None,
    }
