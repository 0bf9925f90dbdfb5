"""修改记录 of a person or an organisation: field by field, in the words of the form; what can be put back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from kexie.associations import forms as unit_forms
from kexie.associations import queries as units
from kexie.associations import rules as unit_rules
from kexie.associations.codes import industries
from kexie.desk import forms, histories, journal_words, words
from kexie.kit.actor import Actor
from kexie.kit.journal import queries as journal
from kexie.kit.journal import values
from kexie.kit.web import paging
from kexie.organisations import forms as organisation_forms
from kexie.organisations import queries, rules
from kexie.organisations.codes import streets
from kexie.organisations.particulars import PERSONAL
from kexie.people import disciplines, numbers

Facts = dict[str, Any]
Word = Callable[[Any], str]
_EMPTY = "空"
# Set when it is registered, and never edited.
_FIXED = {"kind": "类别", "level": "级别"}


@dataclass(frozen=True, slots=True)
class Record:
    """A record whose history is shown: its rows in the journal, its fields with their labels, how a value reads.

    ``hidden``: fields that only who may edit reads. ``editable``: by kind of row, whether this actor may edit.
    """

    name: str
    here: str
    back: str
    pk: Any
    labels: Mapping[str, str]
    read: Mapping[str, Word]
    editable: Mapping[str, bool]
    hidden: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Its history."""
        return f"{self.back}history/"


def of_person(by: Actor, person: Any) -> Record:
    """The history of somebody this actor sees."""
    labels = _labels(forms.ParticularsForm) | {kind.code: kind.label for kind in numbers.KINDS.values()}
    can_edit = bool(rules.can_edit_person(by, person))
    return Record(
        person.name, "人员", reverse("desk:person", args=[person.pk]), person.pk, labels | {"id_kind": "证件种类"},
        _choices(person) | {"discipline": disciplines.label}, {"person": can_edit},
        () if can_edit else ("note",),
    )  # fmt: skip


def of_organisation(by: Actor, organisation: Any) -> Record:
    """The history of an organisation, and of what is told of the unit where this actor reads that."""
    areas = {one.code: one.name for one in queries.jurisdictions()}
    labels = _labels(organisation_forms.EditForm) | _FIXED | {"mobile": "手机号"}
    read = _choices(organisation)
    read |= {"jurisdiction": lambda code: areas.get(code) or str(code), "street_code": streets.label}
    editable = {"organisation": bool(rules.can_edit(by, organisation))}
    profile = units.profile_of(by, organisation)
    if profile is not None:
        labels |= _labels(unit_forms.ProfileForm)
        read |= _choices(profile) | {"industry": industries.label}
        editable["profile"] = bool(unit_rules.can_edit_profile(by, organisation))
    back = reverse("desk:organisation", args=[organisation.number])
    return Record(organisation.label, "组织", back, organisation.pk, labels, read, editable)


def page(request: HttpRequest, record: Record) -> Facts:
    """One page of the history, newest first, of one field where the address names it."""
    field = request.GET.get("field", "")
    field = field if field in record.labels else ""
    found = paging.page_of(journal.edits(tuple(record.editable), record.pk, field), request, 20)
    return {
        "record": record,
        "page": found,
        "rows": rows(record, found.rows, field),
        "fields": list(record.labels.items()),
        "field": field,
        "clear_url": record.url,
        "crumbs": [(record.here, _list(record)), (record.name, record.back), ("修改记录", "")],
    }


def rows(record: Record, found: Sequence[Any], field: str = "") -> list[Facts]:
    """The edits in words: who, through which post, when, why, and each field before and after."""
    names, posts = histories.names(found), histories.posts(found)
    return [
        {
            "id": entry.pk,
            "when": words.moment(entry.at),
            "who": names.get(entry.person_id) or ("已删去" if entry.person_id else "系统"),
            "post": posts.get(entry.post_id, ""),
            "verb": journal_words.verb(entry.entity, entry.verb),
            "note": entry.note.text if hasattr(entry, "note") else "",
            "changes": lines(record, entry, field),
            "undone": words.moment(entry.undone_by.entry.at) if hasattr(entry, "undone_by") else "",
            "undo_url": _undo_url(record, entry),
        }
        for entry in found
    ]


def lines(record: Record, entry: Any, field: str = "") -> list[Facts]:
    """Each field that this act wrote, before and after; without what it left as it was."""
    kept = {row.field: row for row in entry.values.all()}
    told = []
    order = {name: place for place, name in enumerate(record.labels)}
    for name in sorted(entry.diff, key=lambda name: order.get(name, len(order))):
        pair, row = entry.diff[name], kept.get(name)
        # Two masks may be alike where two numbers are not.
        same = not any(pair) if row is None else row.before == row.after
        if name == values.POINTER or (field and name != field) or same:
            continue
        before, after = _pair(record, name, row, pair, entry)
        told.append({"label": record.labels.get(name, journal_words.FIELDS.get(name, name)), "before": before,
                     "after": after})  # fmt: skip
    return told


def entry_of(record: Record, number: int) -> Any:
    """One act on this very record. Raises Http404."""
    found = (values.entry_of(entity, record.pk, number) for entity in record.editable)
    entry = next((one for one in found if one is not None), None)
    if entry is None:
        raise Http404
    return entry


def asking(record: Record, entry: Any, form: Any) -> Facts:
    """The form that puts one edit back, with what will hold again."""
    told = "；".join(f"{one['label']}：{one['after']} → {one['before']}" for one in lines(record, entry))
    return {
        "form": form,
        "heading": f"撤销修改：{record.name}",
        "facts": "撤销也记入修改记录，可以再撤销",
        "warning": {"title": "将改回", "text": told},
        "submit": "撤销这次修改",
        "back": record.url,
        "crumbs": [(record.name, record.back), ("修改记录", record.url), ("撤销", "")],
    }


def _pair(record: Record, name: str, row: Any, pair: Sequence[str], entry: Any) -> tuple[str, str]:
    """A field before and after: as it was kept, else as the journal tells it, which of a person is that it changed."""
    if name in record.hidden:
        return "不显示", "不显示"
    if row is not None:
        return _told(record, name, row.before), _told(record, name, row.after)
    if entry.entity == "person" or name in (*PERSONAL, "mobile"):
        return "没有保存" if pair[0] else _EMPTY, "已填" if not pair[0] else "已改" if pair[1] else "已删去"
    return _told(record, name, pair[0]), _told(record, name, pair[1])


def _told(record: Record, name: str, value: Any) -> str:
    """One value as people read it."""
    if value in (None, "", []):
        return _EMPTY
    if isinstance(value, bool):
        return "是" if value else "否"
    read = record.read.get(name, str)
    if isinstance(value, list):
        return "、".join(read(one) for one in value)
    if name.endswith("_on"):
        return words.full_day(date.fromisoformat(value))
    return read(value) or str(value)


def _choices(row: Any) -> dict[str, Word]:
    """How the codes of a record's columns read, lists of codes included."""
    found: dict[str, Word] = {}
    for field in row._meta.concrete_fields:
        column = getattr(field, "base_field", field)
        if column.flatchoices:
            table = {str(code): str(label) for code, label in column.flatchoices}
            found[field.name] = lambda value, table=table: table.get(str(value), str(value))  # type: ignore[misc]
    return found


def _labels(form: Any) -> dict[str, str]:
    return {name: str(field.label) for name, field in form.base_fields.items()}


def _list(record: Record) -> str:
    return reverse("desk:people" if record.here == "人员" else "desk:organisations")


def _undo_url(record: Record, entry: Any) -> str:
    """Where this edit is put back, for who may edit and where something was kept; what came since is told there."""
    if not record.editable.get(entry.entity) or entry.verb not in values.VERBS or hasattr(entry, "undone_by"):
        return ""
    whole = not (set(entry.diff) - {values.POINTER} - {row.field for row in entry.values.all()})
    return f"{record.url}{entry.pk}/withdrawal/" if whole else ""
