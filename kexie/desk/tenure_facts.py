"""What the pages of terms, re-elections and changes show."""

from typing import Any

from django.urls import reverse

from kexie.associations import flow
from kexie.associations.forms import terms as forms
from kexie.associations.queries import founding as founding_reads
from kexie.associations.queries import papers
from kexie.associations.queries import revocation as revoked
from kexie.associations.queries import tenure as reads
from kexie.associations.rules import standing
from kexie.associations.rules import tenure as rules
from kexie.desk import founding_acts, founding_facts, histories, material_facts, unit_tabs, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
LIST = "/desk/organisations/"
_TURN = {"asked": "同意候选人", "agreed": "召开换届大会", "held": "报备案", "filed": "核对备案"}
# Whom the end of a term leaves to act: offices that are elected end with it, and the rights they carry.
_SOON = 93
_WHO = "届满后主席、秘书长等职务随任期结束，换届由本单位经办人或业务指导单位办理。"
KINDS = {"leader": "变更负责人", "name": "变更名称", "postpone": "延期换届"}


def crumbs(unit: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to the page of an association's terms."""
    here = reverse("desk:tenures", args=[unit.number])
    page = reverse("desk:organisation", args=[unit.number])
    return [("组织", LIST), (unit.label, page), ("届次和换届", here if more else ""), *more]


_LISTS = {
    "overdue": "逾期未换届", "ending": "12 个月内届满", "dormant": "没有活动", "unrecorded": "未登记届次",
    "revoking": "正在办理撤销",
}  # fmt: skip


def index(by: Actor, asked: str) -> Facts:
    """Which list, and its rows as a query; only the one shown is asked for."""
    view = asked if asked in _LISTS else "overdue"
    house = organisations.path_to(by)[-1:]
    months = founding_reads.house_rules(house[0])[0].dormant_months if house else 12
    lists = {
        "overdue": lambda: reads.overdue(by), "ending": lambda: reads.ending(by, 12),
        "dormant": lambda: reads.dormant_since(by, months), "unrecorded": lambda: reads.unrecorded(by),
        "revoking": lambda: revoked.revoking(by),
    }  # fmt: skip
    return {
        "view": view, "found": lists[view](), "facts": "本职务看得到的企事业科协",
        "views": [{"label": label, "url": f"?view={code}", "current": code == view} for code, label in _LISTS.items()],
        "crumbs": [founding_facts.LIST, ("换届", "")], "nothing": f"没有{_LISTS[view]}的科协",
    }  # fmt: skip


def listed(one: Any) -> Facts:
    """One association in a line."""
    return {
        "name": one.name, "url": reverse("desk:tenures", args=[one.number]), "above": one.superior.label,
        "end": words.full_day(one.last_end),
    }  # fmt: skip


def page(by: Actor, unit: Any) -> Facts:
    """Terms with who sat in them, the next election, what is being done, what may be begun."""
    found, asleep = list(reads.tenures(by, unit)), standing.asleep(unit)
    changes = list(reads.changes(by, unit))
    # Whoever may ask for a change sees all there are: the rule need not look for those that wait again.
    by.once(("changes asked", unit.pk), lambda: {one.kind for one in changes if one.state == "asked"})
    return {
        "unit": unit, "heading": f"{unit.label}届次和换届", "crumbs": crumbs(unit), "facts": unit.name,
        "tabs": unit_tabs.of(unit, "terms"),
        "tenures": [_tenure(one, found[0]) for one in found], "next": _next(found[0] if found else None),
        "reelections": [_reelection(one) for one in reads.reelections(by, unit)],
        "changes": [
            *(_revocation(one) for one in revoked.revocations(by, unit)),
            *(_change(one) for one in changes),
        ],
        "asleep": f"{words.full_day(asleep.starts_on)}起休眠：{asleep.note}" if asleep else "",
        "papers": _papers(by, unit), "acts": _acts(by, unit), "can_wake": bool(standing.can_wake(by, unit)),
        "wake_url": reverse("desk:waking", args=[unit.number]),
    }  # fmt: skip


def _papers(by: Actor, unit: Any) -> list[Facts]:
    return founding_facts.paper_links("desk:association_paper", unit.number, papers.offered(by, unit))


def _acts(by: Actor, unit: Any) -> list[Facts]:
    number = unit.number
    offered = (
        ("登记届次", rules.can_record_tenure(by, unit), reverse("desk:tenure_new", args=[number]), "primary"),
        ("办理换届", rules.can_ask_reelection(by, unit), reverse("desk:reelection_new", args=[number]), "primary"),
        *(
            (label, rules.can_ask_change(by, unit, kind), reverse("desk:change_new", args=[number, kind]), "")
            for kind, label in KINDS.items()
        ),
        ("标为休眠", standing.can_mark_dormant(by, unit), reverse("desk:dormancy", args=[number]), ""),
        ("合并", standing.can_give_up(by, unit), reverse("desk:merger", args=[number]), ""),
    )
    return [{"label": label, "url": url, "tone": tone} for label, may, url, tone in offered if may]


def _tenure(one: Any, newest: Any) -> Facts:
    today = clock.today()
    over = one.ends_on < today
    late = over and one is newest
    tone, label = ("bad", "逾期未换届") if late else ("grey", "已届满") if over else ("ok", "现任")
    return {
        "title": f"第{one.number}届", "from": words.full_day(one.starts_on), "to": words.full_day(one.ends_on),
        "tone": tone, "label": label,
        "postponed": f"章程规定 {words.full_day(one.due_on)}届满，经同意延期" if one.ends_on > one.due_on else "",
        "seats": [
            {"name": seat.person.name, "role": seat.get_role_display(), "from": words.full_day(seat.starts_on),
             "to": words.full_day(seat.ends_on), "votes": seat.votes_for}
            for seat in one.seats.all()
        ],
    }  # fmt: skip


def _next(newest: Any) -> Facts:
    if newest is None:
        return {"told": "还没有登记届次，不能提醒换届", "days": None, "who": ""}
    days = (newest.ends_on - clock.today()).days
    told = f"{words.full_day(newest.ends_on)}届满" if days >= 0 else f"{words.full_day(newest.ends_on)}已届满"
    return {"told": told, "days": days if days < 366 else None, "who": _WHO if days < _SOON else ""}


def _reelection(one: Any) -> Facts:
    state = flow.REELECTION.state(one.state)
    return {
        "title": f"换届（{words.full_day(clock.local(one.asked_at).date())}报）", "tone": state.tone,
        "label": state.label, "url": reverse("desk:reelection", args=[one.pk]),
    }  # fmt: skip


def _change(one: Any) -> Facts:
    state = flow.CHANGE.state(one.state)
    return {
        "title": f"{KINDS[one.kind]}（{words.full_day(one.on)}）", "tone": state.tone, "label": state.label,
        "url": reverse("desk:change", args=[one.pk]),
    }  # fmt: skip


def _revocation(one: Any) -> Facts:
    state = flow.REVOCATION.state(one.state)
    return {
        "title": f"撤销（{one.get_ground_display()}）", "tone": state.tone, "label": state.label,
        "url": reverse("desk:revocation", args=[one.pk]),
    }  # fmt: skip


def simple(unit: Any, form: Any, heading: str, submit: str, back: str = "") -> Facts:
    """A page with one form about an association."""
    here = back or reverse("desk:tenures", args=[unit.number])
    return {
        "form": form, "heading": heading, "facts": unit.name, "submit": submit, "back": here,
        "crumbs": crumbs(unit, (heading, "")),
    }  # fmt: skip


def merging(unit: Any, form: Any) -> Facts:
    """The form of 合并, with what goes along: of a district its units and applications, of a unit its branches."""
    told = "任职到合并日止，人员自次日起归并入单位；历史留存。"
    if unit.level:
        told = "下级组织和在办的成立申请一起转到并入单位，权限随即按新的隶属；内设部门一并撤销。" + told
    context = simple(unit, form, "合并", "合并")
    if unit.level:
        page = reverse("desk:organisation", args=[unit.number])
        context |= {"back": page, "crumbs": [("组织", LIST), (unit.label, page), ("合并", "")]}
    return context | {"warning": {"title": "合并后本组织撤销", "text": told}}


def parting(unit: Any, form: Any) -> Facts:
    """The form of 撤销合并, with what comes back."""
    page, into = reverse("desk:organisation", args=[unit.number]), unit.successor.label
    told = (
        f"下级组织、内设部门、任职和人员恢复到合并以前，在办的成立申请转回；{into}合并后新任命的任职、新设的组织不变。"
    )
    return {
        **simple(unit, form, "撤销合并", "撤销合并"), "back": page, "facts": f"已并入{into}",
        "crumbs": [("组织", LIST), (unit.label, page), ("撤销合并", "")],
        "warning": {"title": "合并是误操作时用", "text": told},
    }  # fmt: skip


def nominees_page(unit: Any, form: Any, back: str = "") -> Facts:
    """The page of candidates."""
    return {**simple(unit, form, "换届候选人", "报业务指导单位同意", back), "rows": form.rows()}


def reelection(by: Actor, row: Any) -> Facts:
    """One re-election with its candidates, its meeting and what may be done."""
    unit, state, key = row.organisation, flow.REELECTION.state(row.state), row.pk
    offered = (
        ("补正候选人", "mend", "edit", rules.can_do, "primary"),
        ("记录换届大会", "hold", "meeting", rules.can_do, "primary"),
        ("报备案", "file", "filing", rules.can_do, "primary"),
    )  # fmt: skip
    return {
        "row": row, "state": state, "heading": f"{unit.label}换届", "facts": unit.name,
        "crumbs": crumbs(unit, ("换届", "")),
        "acts": [
            *({"label": label, "url": reverse(f"desk:reelection_{noun}", args=[key]), "tone": tone}
              for label, verb, noun, rule, tone in offered if rule(by, row, verb)),
            *founding_acts.buttons(founding_acts.REELECTION, "desk:reelection_", by, row, key),
        ],
        "due": f"{words.full_day(row.due_on)}前{_TURN[row.state]}" if row.due_on and row.state in _TURN else "",
        "late": row.due_on is not None and row.due_on < clock.today(), **material_facts.card(by, row),
        "papers": founding_facts.meeting_papers("desk:reelection_paper", key, row, "换届"),
        **founding_facts.meeting(row.assembly),
        "timeline": histories.of(flow.REELECTION, key),
    }  # fmt: skip


def change(by: Actor, row: Any) -> Facts:
    """One change with what is asked."""
    unit, state = row.organisation, flow.CHANGE.state(row.state)
    labels = {name: str(field.label) for name, field in forms.CHANGES[row.kind].base_fields.items()}
    roles = {"chair": "主席", "vice_chair": "副主席", "secretary_general": "秘书长"}
    told = [(labels[name], roles.get(value, value)) for name, value in row.asked.items() if value]
    return {
        "row": row, "state": state, "heading": f"{unit.label}：{KINDS[row.kind]}", "facts": unit.name,
        "crumbs": crumbs(unit, (KINDS[row.kind], "")),
        "pairs": [*told, (labels["on"], words.full_day(row.on)), ("理由", row.reason), ("意见", row.note)],
        "acts": founding_acts.buttons(founding_acts.CHANGE, "desk:change_", by, row, row.pk),
        "timeline": histories.of(flow.CHANGE, row.pk),
    }  # fmt: skip
