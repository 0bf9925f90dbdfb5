"""What the pages of records that may be one show: the list, two side by side, a merger."""

from typing import Any

from django.urls import reverse

from kexie.custody import queries, ties
from kexie.custody.actions import merging
from kexie.custody.queries import duplicates
from kexie.custody.rules import merging as rules
from kexie.desk import person_facts, words
from kexie.kit.actor import Actor
from kexie.organisations import queries as organisations
from kexie.people import numbers

Facts = dict[str, Any]


def index(by: Actor, kind: str) -> Facts:
    """The pairs of people, or of units."""
    pairs = duplicates.organisations(by) if kind == "units" else duplicates.people(by)
    return {
        "kind": kind,
        "views": [
            {"label": "人员", "url": "?kind=people", "current": kind != "units"},
            {"label": "单位", "url": "?kind=units", "current": kind == "units"},
        ],
        "pairs": pairs,
        "facts": f"每小时查一次{_last(kind)}；只提示，不自动合并；只有姓名相同的不列",
        "crumbs": [("人员", reverse("desk:people")), ("疑似重复", "")],
    }  # fmt: skip


def row(kind: str, pair: duplicates.Pair) -> Facts:
    """One pair as a line."""
    return (_unit(pair) if kind == "units" else _person(pair)) | {"reasons": pair.reasons}


def _last(kind: str) -> str:
    at = duplicates.found_at(duplicates.UNITS if kind == "units" else duplicates.PEOPLE)
    return f"，上次{words.moment(at)}" if at else ""


def _person(pair: duplicates.Pair) -> Facts:
    return {
        "names": [pair.first.name, pair.second.name], "notes": [_note(pair.first), _note(pair.second)],
        "url": reverse("desk:duplicate", args=[pair.first.pk, pair.second.pk]),
    }  # fmt: skip


def _note(person: Any) -> str:
    born = f"{person.born_on}" if person.born_on else f"{person.birth_year} 年" if person.birth_year else ""
    return "，".join(
        part for part in (person.get_gender_display() if person.gender else "", born, person.title) if part
    )


def _unit(pair: duplicates.Pair) -> Facts:
    return {
        "names": [pair.first.name, pair.second.name],
        "notes": [one.superior.label if one.superior else "" for one in (pair.first, pair.second)],
        "url": reverse("desk:duplicate_units", args=[pair.first.number, pair.second.number]),
    }  # fmt: skip


def pair(by: Actor, one: Any, other: Any) -> Facts:
    """Two people side by side: what each record tells, what stands behind each."""
    verdict = rules.can_judge(by, one, other)
    both = (one, other)
    return {
        "one": one, "other": other, "verdict": verdict,
        "fields": [line for name in merging.FIELDS if (line := _line(name, one, other))],
        "behind": [
            ("账号", *("有" if hasattr(person, "account") else "没有" for person in both)),
            ("所在单位", *(_works(person) for person in both)),
            ("任职", *(_serves(person) for person in both)),
        ],
        "two_accounts": all(hasattr(person, "account") for person in both),
        "moved": "、".join(dict.fromkeys(tie.label for tie in ties.TABLE.values() if tie.moves)),
        "facts": "前一条保留，后一条并入；可以对调", "days": rules.UNDO.days,
        "swap_url": reverse("desk:duplicate", args=[other.pk, one.pk]),
        "crumbs": [("人员", reverse("desk:people")), ("疑似重复", reverse("desk:duplicates")), (one.name, "")],
    }  # fmt: skip


def _line(name: str, one: Any, other: Any) -> Facts | None:
    if not any(getattr(person, name) or (name == "born_on" and person.birth_year) for person in (one, other)):
        return None
    mine, theirs = (_shown(person, name) for person in (one, other))
    return {"name": name, "label": _label(name), "mine": mine, "theirs": theirs, "differ": mine != theirs,
            "fills": bool(theirs) and not mine}  # fmt: skip


def _label(name: str) -> str:
    if name in numbers.KINDS:
        return numbers.KINDS[name].label
    labels = {"title": "职称", "discipline": "专业（学科）", "note": "备注", "born_on": "出生日期"}
    known = {"name": "姓名", "gender": "性别", "ethnic_group": "民族", "political_status": "政治面貌",
             "education": "学历", "degree": "学位", "occupation": "岗位", "title_level": "职称级别",
             "email": "电子邮箱", "native_place": "籍贯", "graduated_from": "毕业院校", "major": "所学专业",
             "began_work_on": "参加工作时间", "administrative_rank": "行政级别", "public_offices": "社会兼职",
             "career": "学习工作简历"}  # fmt: skip
    return (labels | known).get(name, name)


def _shown(person: Any, name: str) -> Any:
    if name in numbers.KINDS:
        secret = getattr(person, name)
        return secret.masked if secret else ""
    if name in ("note", "career"):
        return getattr(person, name)
    return dict(person_facts.elements(person)).get(_label(name)) or (
        person_facts.elements(person)[2][1] if name == "born_on" else ""
    )


def _works(person: Any) -> str:
    rows = organisations.affiliations_of(person)
    return "、".join(f"{one.organisation.label}{'（已离开）' if one.ends_on else ''}" for one in rows) or "没有登记"


def _serves(person: Any) -> str:
    return "、".join(f"{one.organisation.label}{one.label}" for one in organisations.posts_held(person)) or "没有"


def merge(by: Actor, row: Any) -> Facts:
    """One merger: what went over, until when it may be undone."""
    verdict = rules.can_undo(by, row)
    account = {"moved": "账号随记录转过来", "closed": "并入的账号已停用", "": "并入的记录没有在用的账号"}[row.account]
    return {
        "row": row, "verdict": verdict, "undone": words.moment(row.undone_at) if row.undone_at else "",
        "elements": [
            ("保留", row.kept.name), ("并入", row.gone.name),
            ("取自并入记录的项", "、".join(_label(name) for name in row.swapped)),
            ("转过来的记录", "、".join(_counted(row)) or "没有"), ("账号", account),
        ],
        "photo_lost": not row.undone_at and queries.photo_lost(row),
        "until": words.full_day((row.at + rules.UNDO).date()), "facts": f"{words.moment(row.at)}合并",
        "person_url": reverse("desk:person", args=[row.kept_id]),
        "crumbs": [("疑似重复", reverse("desk:duplicates")), (f"合并：{row.kept.name}", "")],
    }  # fmt: skip


def _counted(row: Any) -> list[str]:
    told: dict[str, int] = {}
    for place, keys in row.moved.items():
        model, _, name = place.rpartition(".")
        told[ties.TABLE[model, name].label] = told.get(ties.TABLE[model, name].label, 0) + len(keys)
    return [f"{label} {count} 条" for label, count in told.items()]


def found(by: Actor, pk: Any) -> Any:
    """One merger this actor may look at; None else."""
    return queries.merge(by, pk)
