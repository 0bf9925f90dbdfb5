"""What the pages about organisations show, gathered from queries into plain values."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations.rules import standing as terms
from kexie.desk import branch_facts, branches, closure_facts, histories, ladder, unit_facts, unit_tabs, words
from kexie.kit.actor import Actor
from kexie.organisations import flow, kinds, queries, rules
from kexie.organisations.codes import streets

Facts = dict[str, Any]
LIST = "/desk/organisations/"


def index(request: HttpRequest, by: Actor) -> Facts:
    """Filters, views and words of the list; ``sought`` for the query, ``open`` for the tree."""
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "kind", "jurisdiction", "state")}
    under = _under(request, by)
    filtered = any(asked.values()) or under is not None
    view = "list" if request.GET.get("view") == "list" or filtered else "tree"
    return {
        "view": view,
        "views": [
            {"label": "按隶属", "url": "?view=tree", "current": view == "tree"},
            {"label": "按名称", "url": "?view=list", "current": view == "list"},
        ],
        "open": _open(request, by),
        **asked,
        "under": under,
        "filtered": filtered,
        "clear_url": "?view=list",
        "kinds": kinds.Kind.choices,
        "jurisdictions": queries.jurisdictions(),
        "sought": queries.Sought(
            text=asked["q"], kind=asked["kind"], jurisdiction=asked["jurisdiction"], under=under,
            state="closed" if asked["state"] == "closed" else "active",
        ),
        "no_match": f"没有符合“{' + '.join(value for value in _told(asked, under)) or '条件'}”的组织",
        "facts": f"只列{under.label}及其下级" if under else "您的职务看得到的组织",
        "can_register": "organisations.edit" in by.rights,
    }  # fmt: skip


def _open(request: HttpRequest, by: Actor) -> list[int]:
    if "open" in request.GET:
        return branches.opened(request.GET["open"])
    # At first the way down to where one works is open.
    return [one.number for one in queries.path_to(by)][-branches.MOST_OPEN :]


def _under(request: HttpRequest, by: Actor) -> Any:
    told = request.GET.get("under", "")
    is_number = told.isascii() and told.isdigit() and len(told) < 16
    return queries.organisation_numbered(by, int(told)) if is_number else None


def _told(asked: dict[str, str], under: Any) -> list[str]:
    told = [asked["q"]] if asked["q"] else []
    told += [str(dict(kinds.Kind.choices).get(asked["kind"], asked["kind"]))] if asked["kind"] else []
    told += [asked["jurisdiction"]] if asked["jurisdiction"] else []
    told += ["已撤销"] if asked["state"] == "closed" else []
    return told + ([under.label] if under else [])


def detail(by: Actor, organisation: Any) -> Facts:
    """Everything the page of one organisation shows."""
    below = queries.counts_by_kind(by, under=organisation)
    departments = below.get("department", 0)
    rows = [{"label": str(kinds.Kind(kind).label), "count": count} for kind, count in below.items()]
    path = queries.path(organisation)
    entries = histories.entries("organisation", organisation.pk)
    return {
        "organisation": organisation,
        "can_edit": bool(rules.can_edit(by, organisation)),
        "can_appoint": bool(rules.can_appoint_in(by, organisation)),
        "state": flow.ORGANISATION.state(organisation.state),
        "facts": f"编号 {organisation.number} · {kind_words(organisation)}",
        "crumbs": [("组织", LIST), (organisation.label, "")],
        "elements": elements(organisation),
        "posts": list(queries.posts_in(organisation)),
        # Whoever holds a post here today is seen by who reads the people here.
        "reads_people": rules.holds(by, "people.read", organisation.pk),
        "path": [{"name": one.label, "url": "" if one.pk == organisation.pk else _url(one)} for one in path],
        "departments": list(queries.departments(by, organisation)) if departments else [],
        "subordinates": rows,
        "subordinates_sub": f"{sum(below.values())} 个",
        "subordinates_url": f"{LIST}?{urlencode({'view': 'list', 'under': organisation.number})}",
        "history": ladder.timeline(flow.ORGANISATION, entries, histories.names(entries), histories.posts(entries)),
        "closed": closure_facts.closed(organisation, entries),
        **closure_facts.buttons(by, organisation),
        **unit_facts.cards(by, organisation),
        "tabs": unit_tabs.of(organisation, "unit"),
        "parts": branch_facts.card(organisation, below),
        "merger_url": merger_url(by, organisation),
        "parting_url": reverse("desk:merger_withdrawal", args=[organisation.number])
        if organisation.state == "closed" and terms.can_part(by, organisation)
        else "",
        "reveal_url": reverse("desk:organisation_disclosure", args=[organisation.number])
        if rules.can_reveal_mobile(by, organisation)
        else "",
        "roll_url": reverse("desk:roll", args=[organisation.number]) if organisation.kind in rules.ROLL_KINDS else "",
    }


def merger_url(by: Actor, organisation: Any) -> str:
    """Where a district's association goes into another; those of units have it beside their terms."""
    if not organisation.level or not terms.can_give_up(by, organisation):
        return ""
    return reverse("desk:merger", args=[organisation.number])


def kind_words(organisation: Any) -> str:
    """市科协, 企业科协: the level before the kind where there is one."""
    level = organisation.get_level_display() if organisation.level else ""
    return f"{level}{organisation.get_kind_display()}"


def elements(organisation: Any) -> list[tuple[str, Any]]:
    """Names and values of the facts, in the order of the registration form."""
    return [
        ("全称", organisation.name),
        ("简称", organisation.short_name),
        ("业务指导单位", organisation.superior.name if organisation.superior else "无（最上级）"),
        ("所属区域", str(organisation.jurisdiction or "")),
        ("街道", streets.label(organisation.street_code)),
        ("行政区划代码", organisation.admin_division),
        ("统一社会信用代码", organisation.credit_code),
        ("机关代字", organisation.document_code),
        ("成立日期", words.full_day(organisation.founded_on)),
        ("联系人", organisation.contact),
        ("电话", organisation.telephones),
        ("传真", organisation.fax),
        ("电子邮箱", organisation.email),
        ("地址", organisation.address),
        ("邮编", organisation.postcode),
    ]


def _url(organisation: Any) -> str:
    return reverse("desk:organisation", args=[organisation.number])
