"""What the pages of where somebody works show."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.organisations import queries, rules

FEW = 20
Facts = dict[str, Any]


def insist_on_keeping(by: Actor) -> None:
    """Raises Refused where the post keeps nobody anywhere; of which unit is asked when it is known."""
    if "people.edit" not in by.rights:
        require(refused("您的职务不维护人员。请在页头选择经办人或填报人的职务", "right"))


def endable(by: Actor, affiliations: Collection[Any]) -> set[Any]:
    """Of these affiliations those this actor may end or move. One query at most."""
    if "people.edit" not in by.rights:
        return set()
    kept = set(queries.kept_units(by).filter(pk__in=[one.organisation_id for one in affiliations]).values_list("pk"))
    return {one.pk for one in affiliations if (one.organisation_id,) in kept and rules.lasts(one)}


def adding(by: Actor, person: Any, form: Any, q: str) -> Facts:
    """Another unit."""
    return {**_choosing(by, person, form, q), **_page(person, "登记所在单位"), "submit": "登记", "facts": person.name}


def moving(by: Actor, person: Any, present: Any, form: Any, q: str) -> Facts:
    """From this unit to another."""
    since, posts = words.full_day(present.starts_on), _posts(present, "从调动之日起收回。")
    facts = f"现在{present.organisation.label}，{since}起。{posts}"
    return {**_choosing(by, person, form, q), **_page(person, "调动"), "submit": "调动", "facts": facts}


def ending(person: Any, present: Any, form: Any) -> Facts:
    """The last day at this unit."""
    return {
        **_page(person, "离开单位"),
        "form": form,
        "facts": f"{present.organisation.name}，{words.full_day(present.starts_on)}起",
        "submit": "记下离开",
        "warning": {
            "title": "离开后，该单位看不到此人的信息",
            "text": f"{_posts(present, '到最后一天 24 时收回；勾选“立即停止”的，马上收回。')}已经办过的事留存可查。",
        },
    }


def _posts(present: Any, when: str) -> str:
    """Which posts end with it, and when their rights go."""
    ending = [f"{post.organisation.label}{post.label}" for post in rules.posts_left(present)]
    return f"同时结束任职：{'、'.join(ending)}，权限{when}" if ending else "此人在该单位没有任职。"


def _choosing(by: Actor, person: Any, form: Any, q: str) -> Facts:
    """The units found; all of them without a search where they are few."""
    wanted = q.strip()[:60]
    found: list[Any] = list(queries.kept_units(by, wanted)[: FEW + 1])
    shown = found[:FEW] if wanted or len(found) <= FEW else []
    return {
        "person": person,
        "form": form,
        "q": wanted,
        "units": [{"number": str(one.number), "name": one.name, "kind": one.get_kind_display()} for one in shown],
        "more": bool(wanted) and len(found) > FEW,
        "chosen": str(form["organisation"].value() or ""),
    }


def _page(person: Any, act: str) -> Facts:
    here = reverse("desk:person", args=[person.pk])
    return {
        "heading": f"{act}：{person.name}",
        "crumbs": [("人员", reverse("desk:people")), (person.name, here), (act, "")],
        "back": here,
    }
