"""Lines of the lists of units that ought to be covered: the list, one line and its settling, the lists themselves."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import queries, rules
from kexie.associations.codes import industries, units
from kexie.desk import histories, journal_words, words
from kexie.kit import clock, shares
from kexie.kit.actor import Actor
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
STATES: tuple[tuple[str, str], ...] = (
    ("", "全部"), ("open", "未覆盖"), ("covered", "已覆盖"), ("doubtful", "名称近似，待核对"),
)  # fmt: skip
# Days in which a unit was not visited, for a filter.
RESTS: tuple[tuple[int, str], ...] = ((0, "走访不限"), (30, "近 30 天未走访"), (90, "近 90 天未走访"))
FEW = 8
_VISIT_WORDS = {"visit_way": "方式", "on": "日期", "note": "了解到的情况"}


def last_days(days: int) -> date:
    """The first of the last so many days."""
    return clock.today() - timedelta(days=days - 1)


def line(one: Any, visited: date | None = None) -> Facts:
    """A line of a list as a row of a page; ``visited``: the day of its last visit."""
    return {
        "visited": visited,
        "pk": one.pk, "name": one.name, "code": one.credit_code, "area": str(one.jurisdiction or ""),
        "industry": industries.label(one.industry), "sci_tech": one.sci_tech, "staff": one.staff,
        "kind": one.base_list.get_kind_display(), "association": one.association, "way": one.get_way_display(),
        "by_hand": one.by_hand,
    }  # fmt: skip


def lines(request: HttpRequest, by: Actor, told: Facts) -> Facts:
    """The filters of the list of lines; ``told`` as coverage_facts.asked, ``found`` is the query."""
    text, state = request.GET.get("q", "").strip()[:60], request.GET.get("state", "")
    rows = queries.base_units(by, year=told["year"], kind=told["kind"], area=told["area"])
    return {
        **told,
        "q": text,
        "state": state,
        "kinds": kinds(told["kind"]),
        "areas": organisations.jurisdictions(),
        "states": [{"code": code, "label": name, "chosen": code == state} for code, name in STATES],
        "rests": rests(told["rest"]),
        "found": queries.found(rested(rows, told["rest"]), text=text, state=state),
        "crumbs": [("覆盖面", reverse("desk:coverage")), ("应覆盖单位", "")],
    }


def kinds(chosen: str) -> list[Facts]:
    """Kinds of list for a filter."""
    return [{"code": code, "label": name, "chosen": code == chosen} for code, name in units.BaseKind.choices]


def rows_of(page_rows: Any) -> list[Facts]:
    """Lines of one page, each with its last visit. One query more."""
    rows = list(page_rows)
    visited = queries.last_visits(rows)
    return [line(one, visited.get(one.pk)) for one in rows]


def rested(rows: Any, days: int) -> Any:
    """Without those visited in the last so many days; 0: all."""
    return queries.unvisited(rows, last_days(days)) if days else rows


def rests(chosen: int) -> list[Facts]:
    """Choices of a filter by visits."""
    return [{"code": days or "", "label": label, "chosen": days == chosen} for days, label in RESTS]


def settling(by: Actor, unit: Any, form: Any, q: str) -> Facts:
    """One line: what is known, the search for its association, the form."""
    wanted = q.strip()[:60]
    sought = organisations.Sought(text=wanted)
    found = list(organisations.listed(by, sought)[: FEW + 1]) if wanted else []
    return {
        "unit": line(unit),
        "elements": [
            ("信用代码", unit.credit_code), ("区域", str(unit.jurisdiction or "")),
            ("行业", industries.label(unit.industry)), ("单位性质", unit.get_nature_display()),
            ("职工、科技人员", f"{_or_dash(unit.staff)} / {_or_dash(unit.sci_tech)} 人"),
            ("名录", f"{unit.base_list.year} 年{unit.base_list.get_kind_display()}"),
            ("覆盖它的科协", unit.association.name if unit.association else ""), ("覆盖方式", unit.get_way_display()),
        ],
        "form": form,
        "q": wanted,
        "options": found[:FEW],
        "more": len(found) > FEW,
        "visits": visits(by, unit),
        "can_visit": bool(rules.can_visit(by, unit)),
        "can_settle": bool(rules.can_settle(by, unit)),
        "crumbs": [
            ("覆盖面", reverse("desk:coverage")), ("应覆盖单位", reverse("desk:base_units")), (unit.name, ""),
        ],
    }  # fmt: skip


def visits(by: Actor, unit: Any) -> list[Facts]:
    """Its visits, the last first, each with what was changed of it and what stood before."""
    found = queries.visits(unit)
    changed = queries.amendments(found)
    names = histories.names([entry for entries in changed.values() for entry in entries])
    return [
        {"row": one, "void": one.state == "void",
         "changes": [_change(entry, names) for entry in changed.get(one.pk, ())],
         "can_correct": bool(rules.can_correct_visit(by, one))}
        for one in found
    ]  # fmt: skip


def _change(entry: Any, names: histories.Names) -> Facts:
    kept = [(row.field, row.before) for row in entry.values.all() if row.before != row.after]
    return {
        "act": journal_words.verb(entry.entity, entry.verb), "who": names.get(entry.person_id, "系统"),
        "when": words.moment(entry.at), "note": entry.note.text if hasattr(entry, "note") else "",
        "before": [(_VISIT_WORDS[field], before) for field, before in kept],
    }  # fmt: skip


def amending(unit: Any, visit: Any, form: Any, back: str, act: str) -> Facts:
    """The form that corrects a visit or makes it void."""
    told = visiting(unit, form, back)
    crumbs = [*told["crumbs"][:-1], (f"{act}走访", "")]
    facts = f"{unit.name} · {visit.on:%Y-%m-%d}{visit.get_way_display()}"
    return {**told, "heading": f"{act}走访", "facts": facts, "crumbs": crumbs,
            **({"submit": "作废", "tone": "danger-solid",
                "consequence": "作废后不再计入走访，记录留存备查，不能恢复。"} if act == "作废" else {})}  # fmt: skip


def visiting(unit: Any, form: Any, back: str) -> Facts:
    """The form that records a visit."""
    return {
        "form": form, "heading": "记走访", "facts": unit.name, "submit": "保存", "back": back,
        "crumbs": [
            ("覆盖面", reverse("desk:coverage")), ("应覆盖单位", reverse("desk:base_units")), (unit.name, back),
            ("记走访", ""),
        ],
    }  # fmt: skip


def lists(by: Actor) -> Facts:
    """All lists, each with its share."""
    return {
        "rows": [
            {
                "pk": one.pk, "year": one.year, "kind": one.get_kind_display(), "as_of": one.as_of, "count": one.count,
                "covered": one.covered, "share": shares.told(one.covered, one.count), "source": one.source,
                "owner": one.organisation.label, "matched_at": one.matched_at,
                "can_keep": bool(rules.can_keep_list(by, one.organisation)),
            }
            for one in _counted(by)
        ],
        "can_import": _keeps(by),
        "crumbs": [("覆盖面", reverse("desk:coverage")), ("名录", "")],
    }  # fmt: skip


def dropping(base_list: Any, form: Any) -> Facts:
    """The form that takes a list away."""
    return {
        "form": form, "heading": "删除名录", "facts": f"{base_list.year} 年{base_list.get_kind_display()}",
        "submit": "删除", "submit_tone": "danger", "back": reverse("desk:base_lists"),
        "crumbs": [("覆盖面", reverse("desk:coverage")), ("名录", reverse("desk:base_lists")), ("删除", "")],
    }  # fmt: skip


def _keeps(by: Actor) -> bool:
    line = organisations.path_to(by)
    return bool(line) and bool(rules.can_keep_list(by, line[-1]))


def _counted(by: Actor) -> list[Any]:
    return list(queries.base_lists(by))


def _or_dash(value: int | None) -> str:
    return "—" if value is None else str(value)
