"""Rows that may never be, as queries: run after every journey test and nightly. At most 100 of a kind are told."""

from django.db.models import Count, F, Max

from kexie.blanks import mobiles, values
from kexie.blanks.models import Answer, Field, Version

Found = list[tuple[str, str]]
# The newest are checked: an answer is written once, so what was right stays so.
NEWEST = 1000


def versions_counted_without_gap() -> Found:
    """The versions of a form are counted from 1 without a gap (a draft thrown away was the last)."""
    rows = Version.objects.values("blank").annotate(count=Count("pk"), last=Max("number")).exclude(count=F("last"))
    return [(str(row["blank"]), f"表单的版本到 {row['last']}，实有 {row['count']} 版") for row in rows[:100]]


def fields_placed_without_gap() -> Found:
    """The fields of a version stand at 1, 2, 3 …"""
    rows = Version.objects.annotate(count=Count("fields"), last=Max("fields__position"))
    rows = rows.filter(count__gt=0).exclude(count=F("last"))
    return [(str(row.pk), "表单各项的顺序有空缺") for row in rows[:100]]


def answers_fit_their_version() -> Found:
    """Every value is one its field takes; a file it names is kept with it."""
    rows = Answer.objects.order_by("-at").prefetch_related("version__fields", "files")[:NEWEST]
    faults = []
    for row in rows:
        fields = list(row.version.fields.all())
        named = {key: value["id"] for key, value in row.values.items() if _is_file(fields, key)}
        kept = {one.key: str(one.file_id) for one in row.files.all()}
        if values.faults(fields, mobiles.as_typed(fields, row.values)) or named != kept:
            faults.append((str(row.pk), "答复与表单不符"))
    return faults[:100]


def mobiles_under_seal() -> Found:
    """No mobile of a person stands in the values of an answer, and none is kept that has no mask there."""
    rows = Answer.objects.order_by("-at").prefetch_related("version__fields", "telephones")[:NEWEST]
    faults = []
    for row in rows:
        fields = list(row.version.fields.all())
        sealed = {(one.key, one.place) for one in row.telephones.all()}
        if not mobiles.clear_of(fields, row.values) or sealed - mobiles.masked(fields, row.values):
            faults.append((str(row.pk), "答复里的手机号没有加密"))
    return faults[:100]


def _is_file(fields: list[Field], key: str) -> bool:
    return any(one.key == key and one.kind == "file" for one in fields)


ALL = (versions_counted_without_gap, fields_placed_without_gap, answers_fit_their_version, mobiles_under_seal)
