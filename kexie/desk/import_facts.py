"""What the pages of imports show: the list, the upload, one import on its way."""

from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.intake import forms, queries, rules
from kexie.intake.flow import BATCH
from kexie.intake.kinds import RIGHT, Kind
from kexie.kit import files, progress, tables
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.organisations import queries as organisations
from kexie.people import queries as people

Facts = dict[str, Any]
NAMES = {one.value: one.label for one in Kind}
SHOWN = 50
_HOME = ("导入", "/desk/imports/")
# Where the rows can be looked at afterwards.
_REGISTERS = {"people": ("desk:people", "人员"), "units": ("desk:register", "企事业科协名录"),
              "base_list": ("desk:base_lists", "应覆盖单位名录")}  # fmt: skip


def house(by: Actor) -> Any:
    """Where the acting post is held; refused further on where there is none."""
    line = organisations.path_to(by)
    if not line:
        raise Refused("您没有任职，不能导入。请在页头选择职务", "import.post")
    return line[-1]


def kind(told: str) -> str:
    """One of the kinds; people where the address says none."""
    return told if told in NAMES else Kind.PEOPLE.value


def index(by: Actor, page: Any) -> Facts:
    """The list, and what may be begun."""
    batches = list(page.rows)
    names = people.names({one.sender_id for one in batches if one.sender_id})
    return {
        "page": page,
        "rows": [row(one) | {"sender": names.get(one.sender_id, "")} for one in batches],
        "begin": [{"code": code, "label": label} for code, label in NAMES.items() if RIGHT[Kind(code)] in by.rights],
        "crumbs": [("导入", "")],
    }


def row(batch: Any) -> Facts:
    """One import as a line. Before its rows are looked at nobody knows how many there are; given up, none counts."""
    state = BATCH.state(batch.state)
    return {
        "pk": batch.pk, "name": batch.file_name, "kind": batch.get_kind_display(), "made_at": batch.made_at,
        "owner": batch.organisation.label, "state": state.label, "tone": state.tone, "rows": batch.rows,
        "accepted": batch.accepted, "rejected": batch.rejected, "warned": batch.warned,
        "is_counted": batch.state not in ("uploaded", "checking", "dropped"),
    }  # fmt: skip


def beginning(by: Actor, kind: str, form: Any) -> Facts:
    """The upload: which kinds there are, the template, the form."""
    return {
        "form": form,
        "kind": kind,
        "label": NAMES[kind],
        "kinds": [
            {"label": label, "url": f"?kind={code}", "current": code == kind}
            for code, label in NAMES.items() if RIGHT[Kind(code)] in by.rights
        ],
        "accept": files.kinds.accept("table"),
        "template_url": reverse("desk:import_template", args=[kind]),
        "crumbs": [_HOME, ("新的导入", "")],
    }  # fmt: skip


def page(by: Actor, batch: Any, form: Any = None) -> Facts:
    """One import, whatever state it is in. At most ten statements."""
    handled = rules.can_handle(by, batch)
    undo = rules.can_undo(by, batch) if batch.state in ("done", "failed") else None
    is_open = batch.state in ("uploaded", "checked")
    told = row(batch)
    job = progress.find(batch.progress_id, by) if batch.progress_id else None
    rejected = queries.batches.rejected(batch)[:SHOWN] if batch.rejected and told["is_counted"] else ()
    warned = queries.batches.warned(batch)[:SHOWN] if batch.warned and told["is_counted"] else ()
    sender = people.names({batch.sender_id}).get(batch.sender_id, "") if batch.sender_id else ""
    return {
        **told,
        "batch": batch,
        "heading": f"{told['kind']}：{batch.file_name}",
        "facts": f"{sender} {words.moment(batch.made_at)} 上传".strip(),
        # One that broke off before its first row goes on from there too.
        "has_result": told["is_counted"] and bool(batch.rows or batch.state == "failed"),
        "can_handle": bool(handled),
        "is_open": is_open,
        "is_busy": batch.state in ("checking", "running", "undoing"),
        "is_checked": batch.state == "checked",
        # One begun at the console has nobody's job behind it: killed, it waits for somebody to go on with it.
        "can_resume": bool(handled) and batch.file_id is not None
        and (batch.state == "failed" or (batch.state == "running" and batch.person_id is None)),
        "can_undo": bool(undo),
        "undo_told": _undo_told(batch, undo) if handled and undo is not None else "",
        "job": job,
        "columns": _columns(batch, form or (forms.MappingForm(batch=batch) if is_open and handled else None)),
        "form": form or (forms.MappingForm(batch=batch) if is_open and handled else None),
        "sheet_form": forms.SheetForm(batch=batch) if is_open and len(batch.options.get("sheets", [])) > 1 else None,
        "faults": [_fault(batch, one, told_) for one in rejected for told_ in one.faults],
        "more": batch.rejected > SHOWN,
        "warnings": [_fault(batch, one, told_) for one in warned for told_ in one.warnings],
        "more_warnings": batch.warned > SHOWN,
        "kept": list(queries.batches.kept(batch)[:SHOWN]) if batch.kept else [],
        "can_take_file": bool(batch.rejected or batch.warned) and bool(rules.can_take_file(by, batch)),
        "register_url": reverse(_REGISTERS[batch.kind][0]),
        "register_label": _REGISTERS[batch.kind][1],
        "crumbs": [_HOME, (batch.file_name, "")],
    }  # fmt: skip


def _undo_told(batch: Any, undo: Any) -> str:
    """Until when it can be undone, or why it cannot any more."""
    until = rules.undone_until(batch)
    if not undo:
        return str(undo.reason)
    return f"撤销期限：{until:%Y-%m-%d}" if until else ""


def _columns(batch: Any, form: Any) -> list[Facts]:
    """Each column with the field it is taken for and why."""
    if form is None:
        return []
    reasons = batch.options.get("reasons", {})
    drawn = []
    for at, head in enumerate(batch.heads):
        if head:
            reason, sure = reasons.get(str(at), ("没有认出这一列，请选择，或不导入", False))
            drawn.append({
                "letter": tables.letters(at), "head": head, "bound": form[f"column_{at}"], "reason": reason,
                "sure": sure,
            })  # fmt: skip
    return drawn


def _fault(batch: Any, line: Any, told: Any) -> Facts:
    _, column, reason = told
    if column is None:
        return {"place": str(line.number), "head": "", "reason": reason}
    head = batch.heads[column] if column < len(batch.heads) else ""
    return {"place": f"{tables.letters(column)}{line.number}", "head": head, "reason": reason}


def undoing(batch: Any, form: Any) -> Facts:
    """The form that takes an import back."""
    here = reverse("desk:import_batch", args=[batch.pk])
    return {
        "form": form, "heading": "撤销导入", "submit": "撤销", "submit_tone": "danger-solid", "back": here,
        "facts": f"新登记的 {batch.created} 行删去，更新的 {batch.updated} 行改回；导入后有人改过的不动，逐行说明",
        "crumbs": [_HOME, (batch.file_name, here), ("撤销", "")],
    }  # fmt: skip
