"""What the page of the journal shows."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kexie.desk import histories, job_facts, journal_words
from kexie.desk.forms import JournalFilter
from kexie.kit.actor import Actor
from kexie.kit.journal import queries, sealing
from kexie.notices import queries as notices
from kexie.organisations import queries as organisations

MOST_NAMES = 50
NOBODY = "00000000-0000-0000-0000-000000000000"


def entries(by: Actor, form: JournalFilter) -> Any:
    """The entries this actor may read that fit the filter; none where the filter itself is wrong."""
    scope = organisations.journal_scope(by)
    if not form.is_bound:
        return queries.entries(organisations=scope)
    if not form.is_valid():
        return queries.entries(organisations=scope).none()
    asked = form.cleaned_data
    return queries.entries(
        entity=asked["entity"] or "",
        entity_id=_record(by, asked["entity"], asked["number"]),
        person_ids=_people(by, asked["who"]) if asked["who"] else None,
        day=asked["day"],
        organisations=scope,
    )


def _record(by: Actor, entity: str, number: int | None) -> Any:
    if number is None:
        return None
    find: Any = organisations.organisation_numbered if entity == "organisation" else notices.document
    found = find(by, number)
    return found.pk if found is not None else NOBODY


def _people(by: Actor, name: str) -> list[Any]:
    return [person.pk for person in organisations.people_listed(by, name)[:MOST_NAMES]]


def rows(by: Actor, found: Sequence[Any]) -> list[dict[str, Any]]:
    """The lines of the table, with names, posts and what is seen of the records in four queries."""
    names, posts = histories.names(found), histories.posts(found)
    records = _records(by, found)
    return [
        {
            "id": entry.id,
            "at": entry.at,
            "who": names.get(entry.person_id) or _nameless(entry),
            "post": posts.get(entry.post_id, ""),
            "what": journal_words.entity(entry.entity),
            "record": records.get(entry.entity_id),
            "verb": journal_words.verb(entry.entity, entry.verb),
            "change": change(entry),
        }
        for entry in found
    ]


def _nameless(entry: Any) -> str:
    """Whose name is not there: a person erased since, the system, or nobody signed in."""
    if entry.person_id:
        return "已删去"
    return "系统" if entry.part == "system" else "未登录"


def _records(by: Actor, found: Sequence[Any]) -> dict[Any, tuple[str, str]]:
    """Title and address of the documents and organisations this actor may see; others stay nameless."""
    told: dict[Any, tuple[str, str]] = {}
    wanted = {code: {e.entity_id for e in found if e.entity == code} for code in ("document", "organisation")}
    for row in notices.visible_documents(by).filter(pk__in=wanted["document"]).only("ref", "title"):
        told[row.pk] = (row.title, reverse("desk:document", args=[row.ref]))
    for unit in organisations.visible_organisations(by).filter(pk__in=wanted["organisation"]):
        told[unit.pk] = (unit.label, reverse("desk:organisation", args=[unit.number]))
    return told


def change(entry: Any) -> str:
    """From which state to which, and the fields that differ (masked where personal)."""
    told = []
    if entry.target and entry.source != entry.target:
        before, after = (journal_words.state(entry.entity, code) for code in (entry.source, entry.target))
        told.append(f"{before} → {after}" if before else after)
    for name, (before, after) in list(entry.diff.items())[:4]:
        told.append(f"{journal_words.FIELDS.get(name, name)}：{_told(before)} → {_told(after)}")
    return "；".join(told)


def _told(value: Any) -> str:
    """A value of a diff in words; diffs hold text, so that a yes or no comes as Python writes it."""
    return {"True": "是", "False": "否", "": "空", "None": "空", **job_facts.TASKS}.get(str(value), str(value))


def seal() -> dict[str, str]:
    """The state of the seals in words: what is sealed, what is not yet, for how long."""
    head, (count, seconds) = sealing.head(), sealing.pending()
    if head is None:
        waiting = f"有 {count} 条待封存。后台没有运行时请运行 kexie doctor"
        return {"tone": "warn", "title": "还没有封存", "text": waiting}
    text = f"最新封条第 {head.number} 号，封到第 {head.last} 条，指纹 {head.hash[:16]}…"
    if count and seconds > 60:
        late = f"有 {count} 条超过 1 分钟没有封存，后台可能没有运行。请运行 kexie doctor"
        return {"tone": "bad", "title": "封存停了", "text": f"{late}。{text}"}
    return {"tone": "ok", "title": "封存正常", "text": text + (f"；另有 {count} 条刚刚写入，待封存" if count else "")}
