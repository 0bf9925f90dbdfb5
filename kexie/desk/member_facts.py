"""What the pages of a roll show: views, who ends when, renewal, what a house has settled."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries
from kexie.organisations.queries.validity import VIEWS

Facts = dict[str, Any]
LABELS = {"current": "在册", "soon": "将到期", "late": "逾期", "left": "已退会"}


def asked(request: HttpRequest) -> str:
    """Which view the address asks for."""
    view = request.GET.get("view", "")
    return view if view in VIEWS else "current"


def soon_days(settled: Any) -> int:
    """Within how many days an end counts as near: the farthest step before it."""
    days: int = max(*settled.steps, 0)
    return days


def views(by: Actor, organisation: Any, view: str, days: int) -> list[Facts]:
    """The tabs, each with how many. One query."""
    counts = queries.roll_counts(by, organisation, days)
    here = reverse("desk:roll", args=[organisation.number])
    return [
        {"label": label, "url": here if code == "current" else f"{here}?view={code}", "count": counts[code],
         "current": code == view}
        for code, label in LABELS.items()
    ]  # fmt: skip


def rows(found: Iterable[Any], days: int) -> list[Facts]:
    """The lines of the roll."""
    return [
        {"pk": one.pk, "number": f"{one.number:06}", "person": one.person, "society": one.society, "kind": one.kind,
         "joined_on": one.joined_on,
         "until": words.full_day(one.valid_until) if one.valid_until else "长期", "left_on": one.left_on,
         "mark": mark(one, days), "seen": f"{one.pk}:{one.valid_until}" if one.valid_until and not one.left_on else "",
         "consent": f"第 {one.consent.text.version} 版，{one.consent.get_way_display()}"}
        for one in found
    ]  # fmt: skip


def mark(member: Any, days: int, labels: Mapping[str, str] = LABELS) -> tuple[str, str]:
    """Tone and word of where somebody stands, or a unit (``labels``)."""
    if member.is_over:
        return "grey", labels["left"]
    left = (member.valid_until - clock.today()).days if member.valid_until else None
    if left is not None and left < 0:
        return "bad", "逾期"
    return ("warn", "将到期") if left is not None and left <= days else ("ok", "在册")


def back(request: HttpRequest, number: int, page: str = "desk:roll") -> str:
    """The view one came from."""
    view = request.POST.get("view", "")
    here = reverse(page, args=[number])
    return f"{here}?view={view}" if view in VIEWS[1:] else here


def renewed(done: Any, unit: str = "人") -> str:
    """续会 3 人；1 人没有续：长期有效，不用续会."""
    told = [f"已续会 {done.count} {unit}"]
    return "；".join(told + [f"{count} {unit}没有续：{reason}" for reason, count in done.left_out.items()])


def term(organisation: Any, member: Any, form: Any) -> Facts:
    """The form of somebody's kind and end."""
    here = reverse("desk:roll", args=[organisation.number])
    return {
        "form": form, "heading": f"会员类别和有效期：{member.person.name}", "submit": "保存", "back": here,
        "facts": f"{organisation.name}，{words.full_day(member.joined_on)}入会",
        "crumbs": [(organisation.label, reverse("desk:organisation", args=[organisation.number])),
                   ("会员名册", here), ("类别和有效期", "")],
    }  # fmt: skip


def settling(own: Any, settled: Any, form: Any, heading: str = "会员设置") -> Facts:
    """The form of what a house has settled."""
    is_own = settled.organisation_id == own.pk and not settled._state.adding
    note = "" if is_own else "，本单位没有另定，按上级或通用的办"
    return {
        "form": form, "heading": heading, "submit": "保存", "back": reverse("desk:settings"),
        "facts": f"{own.name} · 用于本单位和没有另定的下级{note}",
        "crumbs": [("设置", reverse("desk:settings")), (heading, "")],
    }  # fmt: skip
