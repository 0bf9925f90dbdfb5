"""会员名册 on paper: one view of the roll in the order of the page, so many names to a file; where it is offered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.urls import reverse

from kexie.associations.documents import roll
from kexie.desk import card_parts, member_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.documents.tables import Paper
from kexie.organisations import queries, rules


def order_told(*, by_strokes: bool) -> str:
    """按姓名拼音为序."""
    return f"按{'姓氏笔画' if by_strokes else '姓名拼音'}为序"


def paper(by: Actor, organisation: Any, view: str, part: slice, total: int, *, by_strokes: bool) -> tuple[Paper, int]:
    """One part of one view of ``total`` members, and how many stand on it. Three queries for any number."""
    days = member_facts.soon_days(rules.member_rules(organisation))
    told: Iterator[Any] = queries.roll_told(by, organisation, view, days, by_strokes=by_strokes)
    found = list(islice(told, part.start, part.stop))
    work = _work(organisation, [one.person for one in found if one.seen])
    order = order_told(by_strokes=by_strokes)
    about = f"{words.full_day(clock.today())}{member_facts.LABELS[view]}会员 {total} 人，{order}"
    lines = [_line(one, work) for one in found]
    return roll.paper(organisation.name, about, lines, part.start + 1), len(lines)


def links(organisation: Any, view: str, total: int, *, by_strokes: bool) -> list[dict[str, Any]]:
    """The files of the view that is shown, in its order."""
    asked = f"?view={view}{'&order=strokes' if by_strokes else ''}"
    at = {form: reverse("desk:roll_paper", args=[organisation.number, form]) + asked for form in ("docx", "pdf")}
    label = f"会员名册（{member_facts.LABELS[view]}）"
    return card_parts.links(label, at["docx"], at["pdf"], total, "名", roll.MOST) if total else []


def _line(member: Any, work: Mapping[Any, str]) -> roll.Line:
    one, seen = member.person, member.seen
    return roll.Line(
        name=one.name, gender=one.get_gender_display() if seen and one.gender else "",
        born=_born(one) if seen else "", title=one.title if seen else "", work=work.get(one.pk, ""), kind=member.kind,
        joined_on=member.joined_on, valid_until=member.valid_until, left_on=member.left_on,
    )  # fmt: skip


def _born(person: Any) -> str:
    return f"{person.born_on:%Y-%m}" if person.born_on else str(person.birth_year or "")


def _work(organisation: Any, people: Sequence[Any]) -> dict[Any, str]:
    """What each does, and at which unit where that is not the one whose roll it is."""
    told: dict[Any, str] = {}
    found: Iterable[Any] = queries.people_of([person.pk for person in people])
    for one in found:
        units = [at.organisation.label for at in one.present if at.organisation_id != organisation.pk]
        posts = [at.position for at in one.present if at.position]
        told[one.pk] = " ".join(filter(None, ("、".join(units), one.occupation or "、".join(posts))))
    return told
