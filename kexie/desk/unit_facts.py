"""What the pages about units show beside the register's own: profile, figures by year, covered units."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from kexie.associations import queries, rules
from kexie.associations.codes import industries, units
from kexie.desk import words
from kexie.kit import shares
from kexie.kit.actor import Actor
from kexie.organisations import kinds

Facts = dict[str, Any]


def cards(by: Actor, organisation: Any) -> Facts:
    """For the page of an organisation: what it is, its newest figures, what it covers, where it belongs."""
    if organisation.kind in kinds.PARTS:
        return {}
    profile = queries.profile_of(by, organisation)
    years = list(queries.years_of(organisation)[:5])
    return {
        "profile": profile,
        "profile_elements": elements(profile) if profile else [],
        "year_rows": years,
        "can_edit_profile": bool(rules.can_edit_profile(by, organisation)),
        "covers": _covers(by, organisation),
        "members": _members(by, organisation),
        # A federation is in no other (associations.actions.ties).
        "federations": belonging(queries.federations_of(by, organisation))
        if organisation.kind != kinds.Kind.FEDERATION
        else [],
    }


def _covers(by: Actor, organisation: Any) -> Facts | None:
    if not rules.may_cover(organisation):
        return None
    rows = list(queries.covered_units(by, organisation))
    covered = sum(row.is_covered for row in rows)
    told = f"覆盖 {covered} / {len(rows)} 家（{shares.told(covered, len(rows))}）" if rows else "还没有登记"
    return {"told": told, "url": reverse("desk:covered", args=[organisation.number])}


def _members(by: Actor, organisation: Any) -> Facts | None:
    if not rules.takes_units(organisation):
        return None
    count = queries.members_of(by, organisation).count()
    return {"noun": noun(organisation), "told": f"{count} 家",
            "url": reverse("desk:memberships", args=[organisation.number])}  # fmt: skip


def noun(body: Any) -> str:
    """成员单位 of a federation, 单位会员 of a society."""
    return "成员单位" if body.kind == kinds.Kind.FEDERATION else "单位会员"


def belonging(found: Iterable[Any]) -> list[Facts]:
    """Where a unit belongs: 理事单位，2027年5月12日到期."""
    return [
        {"name": one.federation.name, "kind": one.kind,
         "until": f"{words.full_day(one.valid_until)}到期" if one.valid_until else ""}
        for one in found
    ]  # fmt: skip


def elements(profile: Any) -> list[tuple[str, Any]]:
    """Names and values of a profile, in the order of its form."""
    yes = {True: "是", False: "否"}
    return [
        ("单位性质", profile.get_nature_display()),
        ("隶属", profile.get_subordination_display()),
        ("规模", profile.get_scale_display()),
        ("设置形式", profile.get_setting_display()),
        ("行业", industries.label(profile.industry)),
        ("主营产品", profile.products),
        ("战略性新兴产业", "、".join(str(units.Emerging(code).label) for code in profile.emerging)),
        ("资质", "、".join(str(units.Qualification(code).label) for code in profile.qualifications)),
        ("新经济组织", yes[profile.is_new_economy]),
        ("研发机构", profile.research),
        ("党组织情况", profile.party),
        ("工会、团委", f"工会{_has(profile.has_union)}，团委{_has(profile.has_league)}"),
        ("办公场所", profile.office),
        ("经费来源", profile.funding),
        ("专职、兼职人员", _staff(profile.full_time, profile.part_time)),
        ("每届年数", f"{profile.term_years} 年"),
    ]


def shown(profile: Any, name: str) -> str:
    """One field of a profile in words; empty for what it does not say."""
    value = getattr(profile, name)
    if name == "industry":
        return industries.label(value) if value else ""
    if name in ("emerging", "qualifications"):
        words_of = units.Emerging if name == "emerging" else units.Qualification
        return "、".join(str(words_of(code).label) for code in value)
    if isinstance(value, bool):
        return "是" if value else ""
    told = getattr(profile, f"get_{name}_display", None)
    return str(told() if told else value) if value not in (None, "") else ""


def _has(there: bool) -> str:
    return "有" if there else "无"


def _staff(full: int | None, part: int | None) -> str:
    told = [f"专职 {full} 人" if full is not None else "", f"兼职 {part} 人" if part is not None else ""]
    return "，".join(part for part in told if part)


def _url(organisation: Any) -> str:
    return reverse("desk:organisation", args=[organisation.number])


def frame(organisation: Any, heading: str) -> Facts:
    """What every such page has."""
    return {
        "organisation": organisation,
        "heading": heading,
        "facts": organisation.name,
        "crumbs": [("组织", reverse("desk:organisations")), (organisation.label, _url(organisation)), (heading, "")],
        "back": _url(organisation),
    }


def editing(organisation: Any, form: Any) -> Facts:
    """The form of the profile."""
    return {**frame(organisation, "单位概况"), "form": form, "submit": "保存"}


def years(by: Actor, organisation: Any, form: Any) -> Facts:
    """All years of a unit, and the form for one."""
    rows = list(queries.years_of(organisation))
    verdict = rules.can_edit_profile(by, organisation)
    return {**frame(organisation, "年度人数"), "form": form, "rows": rows, "verdict": verdict}


def covered(by: Actor, organisation: Any, form: Any) -> Facts:
    """What an association covers, and the form for one more."""
    rows = list(queries.covered_units(by, organisation))
    return {
        **frame(organisation, "覆盖单位"),
        "form": form,
        "rows": rows,
        "told": (_covers(by, organisation) or {}).get("told", ""),
        "can_keep": bool(rules.can_keep_covered(by, organisation)),
    }


def ending(organisation: Any, form: Any, name: str, noun: str, since: Any, back: str) -> Facts:
    """The form that ends a term of a covered unit or a member."""
    return {
        **frame(organisation, noun),
        "form": form,
        "heading": f"{noun}：{name}",
        "facts": f"{organisation.name} · {words.full_day(since)}起",
        "submit": noun,
        "back": back,
    }
