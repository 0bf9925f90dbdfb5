"""Named reads of foundings; all start from what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from kexie.associations import applying, names
from kexie.associations.flow import FOUNDING
from kexie.associations.models import ApprovalAuthority, AssemblyFile, Founding, LifeRules
from kexie.associations.rules import founding as rules
from kexie.associations.rules import settled, twins
from kexie.kit.actor import Actor
from kexie.kit.journal.queries import history
from kexie.organisations import kinds
from kexie.organisations.codes import credit
from kexie.organisations.models import Ancestry, Organisation
from kexie.people.queries import token_hash

# What each view of the list shows.
VIEWS: dict[str, tuple[str, ...]] = {
    "applied": ("applied", "filed"),
    "returned": ("draft", "returned"),
    "reply": ("checked", "replying"),
    "meeting": ("approved", "held"),
    "active": ("active",),
    "ended": ("refused", "withdrawn", "lapsed"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the district's completeness list; ``tone`` ok, warn or bad."""

    label: str
    told: str
    tone: str


def founding(actor: Actor, ref: int) -> Founding | None:
    """The application with this number."""
    rows = rules.visible_foundings(actor).filter(ref=ref)
    return rows.select_related("place", "authority", "jurisdiction", "assembly", "reply", "organisation").first()


def founding_of(token: str) -> Founding | None:
    """The application this link opens, whatever became of it."""
    rows = Founding.objects.filter(token_hash=token_hash(token))
    return rows.select_related("place", "authority", "jurisdiction", "assembly", "reply", "organisation").first()


def listed(actor: Actor, view: str) -> QuerySet[Founding]:
    """By view, the newest first."""
    rows = rules.visible_foundings(actor)
    if view in VIEWS:
        rows = rows.filter(state__in=VIEWS[view])
    return rows.select_related("place", "authority").order_by("-ref")


def counts(actor: Actor) -> dict[str, int]:
    """How many stand in each view; one query."""
    by_state = dict(rules.visible_foundings(actor).order_by().values_list("state").annotate(Count("pk")))
    return {view: sum(by_state.get(state, 0) for state in states) for view, states in VIEWS.items()}


def completeness(row: Founding, house: LifeRules) -> list[Line]:
    """What the district looks at: what is missing, whether the code is right, whether the unit is there already."""
    handed_in = list(row.assembly.files.all())
    lines = [Line(label, *_there(row, name, handed_in)) for name, label in applying.WANTED.items()]
    if row.credit_code:
        outcome = credit.check(row.credit_code)
        lines.append(Line("代码校验", outcome.warning or "校验位正确", "warn" if outcome.warning else "ok"))
    people = row.figures.get("sci_tech")
    if people is not None and people < house.least_sci_tech:
        told = f"{people} 人，少于建议的 {house.least_sci_tech} 人。可以考虑联合设置，不作为退回的理由"
        lines.append(Line("规模", told, "warn"))
    founders = initiators(row)
    if founders:
        registered = sum(unit is not None for _, unit in founders)
        told = f"{len(founders)} 家，{registered} 家在册。在册的成立时登记为成员单位"
        tone = "ok" if len(founders) > 1 and registered == len(founders) else "warn" if len(founders) > 1 else "bad"
        lines.append(Line("发起单位", told, tone))
    twice = twins.unique(row)
    lines.append(Line("是否重复", "没有重复的申请或在册科协" if twice else twice.reason, "ok" if twice else "bad"))
    return lines


def _there(row: Founding, name: str, handed_in: Sequence[AssemblyFile]) -> tuple[str, str]:
    if name in applying.HANDED_IN:
        count = sum(one.matter == name for one in handed_in)
        return (f"{count} 个文件", "ok") if count else ("没有附", "bad")
    if name == "nominees":
        count = row.assembly.candidates.count()
        return (f"{count} 名", "ok") if count else ("没有填写", "bad")
    value = getattr(row, name, None) if hasattr(row, name) else {**row.facts, **row.figures}.get(name)
    return ("已填写", "ok") if value not in (None, "") else ("没有填写", "bad")


def initiators(row: Founding) -> list[tuple[str, Organisation | None]]:
    """Who founds a federation, the leading unit first, each with its association below the place where it has one.

    One query; none for any other application.
    """
    if row.kind != kinds.Kind.FEDERATION:
        return []
    below = Ancestry.objects.filter(ancestor=row.place_id, inside=False).values("descendant")
    there = Organisation.objects.filter(pk__in=below, state="active").exclude(
        kind__in=(*kinds.PARTS, kinds.Kind.FEDERATION)
    )
    known = {names.key(one.name): one for one in there.order_by("-number").only("name", "short_name", "number", "kind")}
    return [(name, known.get(names.key(name))) for name in applying.founders(row.unit_name, row.initiators)]


def last_note(row: Founding) -> str:
    """The words of the newest act on it that had any: why it was refused."""
    found = history(FOUNDING.entity, row.pk).exclude(note_hash="").order_by("-id").first()
    return found.note.text if found is not None else ""


def places() -> QuerySet[Organisation]:
    """Under which one may apply, in the order of the lists: zones and districts, then the city."""
    return rules.places().select_related("jurisdiction").order_by("jurisdiction__position", "level", "name_key")


def authorities() -> QuerySet[ApprovalAuthority]:
    """The table of who replies, the general rows first."""
    rows = ApprovalAuthority.objects.select_related("place", "authority")
    return rows.order_by("place__name_key", "kind", "id")


def house_rules(house: Organisation) -> tuple[LifeRules, bool]:
    """The numbers that hold in a house, and whether they are its own."""
    row = settled.life_rules(house)
    return row, row.organisation_id == house.pk and not row._state.adding
