"""What the pages of one's own data show: the copy, corrections, erasure."""

from typing import Any

from django.urls import reverse

from kexie.custody import domains, keeping, labels, queries, rules, ties
from kexie.custody.flow import CORRECTION, ERASURE
from kexie.desk import histories, words
from kexie.kit.actor import Actor

Facts = dict[str, Any]
# A page shows so many rows of a table; the file holds all.
FEW = 20


def domain(asked: str) -> str:
    """The part of one's data that the address asks for; the particulars where it asks for none there is."""
    codes = [one.code for one in domains.table()]
    return asked if asked in codes else "people"


def copy(found: Any, asked: str) -> Facts:
    """One part of the copy as tables with Chinese heads; empty ones are named only."""
    tables = [_table(domain, name, rows) for domain, name, rows in found.tables]
    return {
        "tables": [one for one in tables if one["rows"]],
        "parts": [
            {"label": one.label, "url": f"?of={one.code}", "current": one.code == asked}
            for one in reversed(domains.table())
        ],
        "empty": "、".join(one["label"] for one in tables if not one["rows"]),
        "leavers": keeping.LEAVERS,
        "leaving": [(label, f"{days} 天后{what}") for label, days, what in queries.own_terms()]
        if asked == "people"
        else [],
        "facts": f"截至 {words.moment(found.at)}，只有您本人看得到",
        "crumbs": [("我的信息", reverse("desk:me")), ("我的数据", "")],
    }


def _table(domain: str, name: str, rows: list[Facts]) -> Facts:
    return {
        "domain": domain, "name": name, "label": labels.TABLES.get(name, name), "total": len(rows),
        "heads": [labels.column(name, head) for head in rows[0]] if rows else [],
        "rows": [[labels.value(told) for told in row.values()] for row in rows[:FEW]],
        # A record of many facts reads better down than across.
        "pairs": [(labels.column(name, head), labels.value(told)) for head, told in rows[0].items()]
        if len(rows) == 1 else [],
    }  # fmt: skip


def corrections(person: Any, form: Any) -> Facts:
    """What one asked to have put right, and the form for one more."""
    return {
        "form": form,
        "rows": [
            {"pk": one.pk, "about": one.get_about_display(), "words": one.words, "note": one.note,
             "state": CORRECTION.state(one.state), "asked": words.moment(one.asked_at), "open": one.state == "asked"}
            for one in queries.corrections_of(person)
        ],
        "facts": "自己能改的请在“我的信息”里直接修改",
        "crumbs": [("我的信息", reverse("desk:me")), ("更正申请", "")],
    }  # fmt: skip


def correction(by: Actor, row: Any, form: Any) -> Facts:
    """One request as the officer sees it."""
    return {
        "row": row, "form": form, "state": CORRECTION.state(row.state), "open": row.state == "asked",
        "verdict": rules.can_settle_correction(by, row), "person_url": _person_url(by, row),
        "elements": [("申请人", row.person.name), ("哪一项", row.get_about_display()), ("应怎样更正", row.words),
                     ("申请时间", words.moment(row.asked_at)), ("答复", row.note)],
        "facts": f"{words.moment(row.asked_at)}申请", "history": histories.of(CORRECTION, row.pk),
        "crumbs": [(row.person.name, _person_url(by, row)), ("更正申请", "")],
    }  # fmt: skip


def _person_url(by: Actor, row: Any) -> str:
    return reverse("desk:me") if row.person_id == by.person_id else reverse("desk:person", args=[row.person_id])


def grounds() -> list[tuple[list[str], Any]]:
    """What goes and what law keeps, with the reason."""
    return ties.kinds()


def asking(by: Actor, person: Any, form: Any, *, back: str) -> Facts:
    """The form with which erasure is asked for, beside what will be kept."""
    found = queries.erasure_of(person)
    running = found is not None and found.state in ("asked", "checked")
    free = rules.is_free(person)
    return {
        "person": person, "form": form, "grounds": grounds(), "back": back, "found": found, "running": running,
        "state": ERASURE.state(found.state) if found else None, "refusal": "" if free else free.reason,
        "own": by.person_id == person.pk, "facts": "删除后不能恢复，账号同时停用" if not running else "正在办理",
        "crumbs": [("我的信息" if by.person_id == person.pk else person.name, back), ("删除个人信息", "")],
    }  # fmt: skip


def erasures(page: Any) -> Facts:
    """The list: who, how it was asked, how far it has come."""
    return {
        "page": page,
        "rows": [
            {"pk": one.pk, "name": one.person.name, "way": one.get_way_display(), "asked": words.moment(one.asked_at),
             "state": ERASURE.state(one.state)} for one in page
        ],
        "facts": "一人核查，另一人确认后马上删除",
        "crumbs": [("人员", reverse("desk:people")), ("删除申请", "")],
    }  # fmt: skip


def erasure(by: Actor, row: Any, form: Any) -> Facts:
    """One request: what was said, what may be done now and by whom."""
    first = row.state == "asked"
    verdict = rules.can_check_erasure(by, row) if first else rules.can_confirm_erasure(by, row)
    return {
        "row": row, "form": form, "state": ERASURE.state(row.state), "grounds": grounds(), "verdict": verdict,
        "running": row.state in ("asked", "checked"), "first": first,
        "can_withdraw": bool(rules.can_withdraw_erasure(by, row)),
        "elements": [
            ("申请人", row.person.name), ("申请方式", row.get_way_display()), ("理由", row.reason),
            ("核查人", row.checked_by.name if row.checked_by else ""), ("核查意见", row.note),
            ("办结人", row.settled_by.name if row.settled_by else ""),
            ("删去", f"{sum(row.erased.values())} 行" if row.erased else ""),
        ],
        "facts": f"{words.moment(row.asked_at)}申请", "history": histories.of(ERASURE, row.pk),
        "crumbs": [("删除申请", reverse("desk:erasures")), (row.person.name, "")],
    }  # fmt: skip


def terms(form: Any) -> Facts:
    """The periods, what the next night will do, what the last nights did."""
    due = queries.falling_due()
    return {
        "form": form, "fixed": keeping.FIXED, "leavers": keeping.LEAVERS,
        "due": [{"label": one.label, "what": one.what, "count": due[code]} for code, one in keeping.KINDS.items()],
        "runs": [
            {"when": words.moment(one.at),
             "told": "、".join(f"{keeping.KINDS[code].label} {n}" for code, n in one.counts.items()
                              if n and code in keeping.KINDS) or "没有到期的"}
            for one in queries.runs()
        ],
        "facts": "每晚 2:30 执行，删去的不能恢复",
        "crumbs": [("设置", reverse("desk:settings")), ("个人信息保存期限", "")],
    }  # fmt: skip
