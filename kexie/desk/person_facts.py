"""What the pages about people show."""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import acting, affiliation_facts, message_facts, number_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.kit.web import paging
from kexie.kit.web.shared import shelf
from kexie.organisations import queries, rules
from kexie.people import disciplines
from kexie.people import queries as people

Facts = dict[str, Any]


_LONG = 50


def page(request: HttpRequest, by: Actor, q: str) -> paging.Page[Any]:
    """One page of the people the acting post may see, found the way that costs least."""
    if queries.could_be_unit(text := q.strip()):
        # Whether anybody is called so the page tells by itself: a common name is gone through once, not three times.
        called = paging.page_along(queries.people_called(by, text), queries.people_of, request, _LONG, paging.FAR)
        if called.total:
            return called
        return paging.page_along(queries.people_at(by, text), queries.people_of, request, _LONG, paging.FAR)
    found = queries.people_listed(by, q)
    if q.isascii() and rules.reads_everybody(by):
        return paging.page_of(found, request, _LONG, paging.FAR)
    last = paging.asked(request) * _LONG
    if queries.walks(by, q, last, lambda: _counted(request, by, "")):
        total, keys = _counted(request, by, q), partial(queries.people_walked, by, q)
        return paging.page_of_keys(total, keys, queries.people_of, request, _LONG, paging.FAR)
    return paging.page_along(found, queries.people_of, request, _LONG, paging.FAR)


def _counted(request: HttpRequest, by: Actor, q: str) -> int:
    """How many there are; of many thousands it is repeated for a moment, never after an act of one's own."""
    key = ("people visible", by.person_id, by.post_id, q, clock.today())
    count = shelf.piece(
        key,
        lambda: str(queries.people_listed(by, q).order_by().count() if q else rules.visible_count(by)),
        kept=settings.COUNTS_KEPT,
        since=acting.acted_at(request),
    )
    return int(count)


def rows(people: Iterable[Any]) -> list[Facts]:
    """The lines of the list: name, present unit, title, discipline."""
    return [
        {
            "pk": person.pk,
            "name": person.name,
            "unit": "、".join(one.organisation.label for one in person.present),
            "title": person.title,
            "discipline": disciplines.label(person.discipline),
        }
        for person in people
    ]


def detail(request: HttpRequest, by: Actor, person: Any) -> Facts:
    """Particulars, posts and affiliations of one person, and whether this actor may invite them to an account."""
    affiliations = list(queries.affiliations_of(person))
    return {
        "person": person,
        "erasure_url": _erasure_url(by, person),
        "can_edit": (can_edit := bool(rules.can_edit_person(by, person))),
        "can_reveal": by.person_id == person.pk or (can_edit and "people.reveal" in by.rights),
        "endable": affiliation_facts.endable(by, affiliations),
        "affiliate_url": reverse("desk:person_affiliations", args=[person.pk]) if "people.edit" in by.rights else "",
        "has_account": hasattr(person, "account"),
        "can_drop_factors": hasattr(person, "account") and bool(rules.can_drop_factors(by, person)),
        "can_reset": hasattr(person, "account") and bool(rules.can_hand_reset(by, person)),
        "can_invite": not hasattr(person, "account") and bool(rules.can_invite(by, person)),
        "crumbs": [("人员", "/desk/people/"), (person.name, "")],
        "facts": " · ".join([person.title] * bool(person.title) + [person.get_degree_display()] * bool(person.degree)),
        "elements": [*elements(person), *number_facts.elements(person)],
        "photo_url": photo_url(person),
        "posts": list(queries.posts_held(person)),
        "affiliations": affiliations,
        **message_facts.sent_to(by, person, paging.asked(request, "messages", 0)),
    }


def _erasure_url(by: Actor, person: Any) -> str:
    """Where an officer brings what somebody asked on paper; oneself asks on one's own page."""
    kept = "people.edit" in by.rights and by.person_id != person.pk and rules.keeps(by, "people.edit", person)
    return reverse("desk:person_erasure", args=[person.pk]) if kept else ""


def photo_url(person: Any) -> str:
    """Where somebody's photo is; empty for none."""
    return reverse("desk:person_photo", args=[person.pk]) if people.photo_of(person) else ""


def photo_page(by: Actor, person: Any, form: Any) -> Facts:
    """The photo there is, and the form for another."""
    back = number_facts.back(by, person.pk)
    return {
        "person": person, "form": form, "back": back, "photo_url": photo_url(person),
        "removal_url": reverse("desk:person_photo_removal", args=[person.pk]),
        "crumbs": [(person.name, back), ("照片", "")],
    }  # fmt: skip


def editing(person: Any, form: Any) -> Facts:
    """The form of somebody's particulars."""
    here = reverse("desk:person", args=[person.pk])
    return {
        "form": form,
        "heading": f"修改：{person.name}",
        "facts": "操作日志只记改了哪几项；改前改后的内容记入修改记录，可以撤销",
        "crumbs": [("人员", reverse("desk:people")), (person.name, here), ("修改", "")],
        "back": here,
    }


def consents_lacking(by: Actor, person: Any, fields: Collection[str]) -> list[Any]:
    """What this officer's form has to ask the signature for; nothing on one's own page."""
    return [] if by.person_id == person.pk else people.consents_lacking(person, fields)


def unless_signed(form: Any, fault: Refused) -> None:
    """Tell at the tick what lacks a signature; anything else is told as ever."""
    if fault.rule != "person.consent" or "signed" not in form.fields:
        raise fault
    form.add_error("signed", fault.reason)


def page_of(by: Actor, pk: UUID) -> str:
    """Where this actor sees the person: the whole page, or that of the account only."""
    return reverse("desk:person" if queries.person_seen(by, pk) else "desk:account", args=[pk])


def dropping(person: Any, form: Any, back: str) -> Facts:
    """The form that takes away the second factor of somebody who lost it."""
    return {
        "form": form,
        "heading": f"撤销两步登录：{person.name}",
        "facts": "写明怎样核对了本人身份",
        "submit": "撤销",
        "submit_tone": "danger-solid",
        "crumbs": [(person.name, back), ("撤销两步登录", "")],
        "back": back,
        "warning": {"title": "撤销后只凭密码登录", "text": "本人现在的登录全部结束，动态口令、通行密钥和备用码作废。"},
    }


def invitation(by: Actor, person: Any, letter: Any, link: str) -> Facts:
    """The link, shown once, and until when it holds."""
    back = page_of(by, person.pk)
    return {
        "back": back,
        "person": person,
        "link": link,
        "until": clock.local(letter.expires_at).date(),
        "crumbs": [(person.name, back), ("认领邀请", "")],
    }


def reset(by: Actor, person: Any, letter: Any, link: str) -> Facts:
    """The same for a link to another password, which holds for hours."""
    told = invitation(by, person, letter, link)
    return told | {
        "until": clock.local(letter.expires_at),
        "crumbs": [*told["crumbs"][:-1], ("重设密码", "")],
    }


def elements(person: Any) -> list[tuple[str, Any]]:
    """Names and values; what may be told about a person is no more than this."""
    return [
        ("姓名", person.name),
        ("性别", person.get_gender_display()),
        _birth(person),
        ("民族", person.get_ethnic_group_display()),
        ("籍贯", person.native_place),
        ("政治面貌", person.get_political_status_display()),
        ("学历", person.get_education_display()),
        ("学位", person.get_degree_display()),
        ("毕业院校", person.graduated_from),
        ("所学专业", person.major),
        ("参加工作时间", words.month(person.began_work_on) if person.began_work_on else ""),
        ("岗位", person.occupation),
        ("职称", person.title),
        ("职称级别", person.get_title_level_display()),
        ("专业（学科）", disciplines.label(person.discipline)),
        ("行政级别", person.get_administrative_rank_display()),
        ("社会兼职", "；".join(person.public_offices.splitlines())),
        ("电子邮箱", person.email),
    ]


def _birth(person: Any) -> tuple[str, Any]:
    if person.born_on:
        return "出生日期", f"{person.born_on.year}年{person.born_on.month}月{person.born_on.day}日"
    return "出生年份", f"{person.birth_year} 年" if person.birth_year else ""
