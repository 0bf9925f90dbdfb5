"""What the home of the desk shows: what waits, what one has begun or done, how sign-for stands."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import acting, moves, week, words
from kexie.desk.todos import TodoList, table
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import flow, queries
from kexie.notices.queries import coming

Facts = dict[str, Any]
# Where the rest of a list that was cut stands.
REST = {
    "documents": "desk:documents", "inbox": "desk:inbox", "accounts": "desk:accounts",
    "plans": "desk:plans",
}  # fmt: skip
FEW = 20
LATE_SHOWN = 3
NOTICES = 5


def of(request: HttpRequest, by: Actor) -> Facts:
    """The whole page. The asked-for tab decides which list is read."""
    mine, aside = acting.waiting(request), acting.beside(request)
    tab = request.GET.get("tab", "")
    tab = tab if tab in ("started", "done") else "waiting"
    issued = coming.issued(by, *week.stretch())
    return {
        "greeting": f"{acting.name_of(request)}，{words.greeting(clock.now())}",
        "facts": _facts(mine, aside),
        "can_draft": "documents.draft" in by.rights,
        "tab": tab,
        "tabs": _tabs(tab, sum(found.total for found in mine)),
        **(_waiting(by, mine) if tab == "waiting" else _own(by, tab)),
        "elsewhere": _elsewhere(request, by, mine),
        **_receipts(issued),
        "week": week.of([item for found in mine for item in found.items], issued) if by.post_id else None,
        **_late(aside),
        **_unanswered(issued),
    }


def _facts(mine: Sequence[TodoList], aside: Sequence[TodoList]) -> str:
    today = clock.today()
    days = [item.due for found in mine for item in found.items if item.due is not None]
    missed, due = sum(day < today for day in days), sum(day == today for day in days)
    late = sum(found.total for found in aside if found.code == "late")
    told = [f"{words.full_day(today)} {words.weekday(today)}"]
    told += [f"{missed} 件已逾期"] if missed else []
    told += [f"{due} 件今天到期"] if due else []
    told += [f"{late} 件对方已逾期"] if late else []
    return " · ".join(told)


def _tabs(tab: str, total: int) -> list[Facts]:
    return [
        {"label": "待我办", "url": "/desk/", "count": total, "current": tab == "waiting"},
        {"label": "我发起的", "url": "?tab=started", "current": tab == "started"},
        {"label": "已办", "url": "?tab=done", "current": tab == "done"},
    ]


def _waiting(by: Actor, mine: Sequence[TodoList]) -> Facts:
    groups = table.groups([item for found in mine for item in found.items], clock.today())
    rest = [found for found in mine if found.total > len(found.items)]
    nothing = "有新的核稿、会签、签发或收文时会列在这里。"
    if by.post_id is None:
        nothing = "您现在没有任职，所以没有公文和签收要办。需要办理，请联系所在单位的经办人任命。"
    return {
        "groups": [{"label": one.label, "items": [_drawn(item) for item in one.items]} for one in groups],
        "left_out": [{"label": one.label, "total": one.total, "url": reverse(REST[one.code])} for one in rest],
        "nothing": nothing,
    }


def _elsewhere(request: HttpRequest, by: Actor, mine: Sequence[TodoList]) -> list[Facts]:
    """Other posts of the same person for which something waits that this one cannot do, and how much."""
    posts = [post for post, _ in acting.others_of(request)]
    counts = [sum(found.elsewhere[place] for found in mine if found.elsewhere) for place in range(len(posts))]
    told = zip(posts, counts, strict=True)
    return [{**acting.change_to(post, by), "count": count} for post, count in told if count]


def _drawn(item: Any) -> Facts:
    return {
        "icon": item.icon,
        "title": item.title,
        "url": item.url,
        "meta": f"{item.whom} · {words.moment(item.since)}",
        "due": words.due(item.due),
        "tone": words.due_tone(item.due),
        "button": item.button,
    }


def _own(by: Actor, tab: str) -> Facts:
    """Documents one has begun (我发起的) or moved (已办), last changed first."""
    rows = queries.listed(by, "mine") if tab == "started" else queries.done_by(by)
    found = list(rows[: FEW + 1])
    none = ("您还没有拟过公文", "拟稿后，走到哪一步都能在这里看到。")
    if tab == "done":
        none = ("您还没有办过公文", "核稿、会签、签发、编号、印发过的会列在这里。")
    return {
        "rows": [_row(row) for row in found[:FEW]],
        "rows_url": moves.view_url("mine") if tab == "started" and len(found) > FEW else "",
        "none": none,
    }


def _row(row: Any) -> Facts:
    state = flow.DOCUMENT.state(row.state)
    return {
        "title": row.title,
        "url": reverse("desk:document", args=[row.ref]),
        "meta": f"{row.number or '未编号'} · {row.issuer.label} · {words.moment(row.changed_at)}",
        "state": state.label,
    }


def _receipts(issued: Sequence[Any]) -> Facts:
    """Sign-for by district of the newest document of one's own house; where there is none, the newest notices."""
    if not issued:
        return {"newest": None, "notices": list(queries.board.listing()[:NOTICES])}
    newest = issued[0]
    districts = queries.by_district(newest)
    url = reverse("desk:receipts", args=[newest.ref])
    sum_ = queries.summed(districts)
    return {
        "newest": {
            "sub": str(newest.number or newest.title),
            "url": url,
            "rows": [
                {"label": d.label, "signed": d.signed, "total": d.asked, "url": f"{url}?district={d.code or '-'}"}
                for d in districts
            ],
            "foot": f"已签收 {sum_.signed} / {sum_.asked} 个单位，截至 {words.moment(clock.now())}",
        }
    }


def _late(aside: Sequence[TodoList]) -> Facts:
    items = [item for found in aside if found.code == "late" for item in found.items]
    today = clock.today()
    rows = [
        {
            "title": item.title.removeprefix("催签收").lstrip(":："),
            "facts": f"{item.whom} · 应于 {words.day(item.due)}",
            "url": item.url,
            "days": (item.due - today).days if item.due else None,
        }
        for item in items[:LATE_SHOWN]
    ]
    total = sum(found.total for found in aside if found.code == "late")
    return {"late": rows, "late_total": total}


def _unanswered(issued: Sequence[Any]) -> Facts:
    """回执未齐: documents of one's own that not all have answered, the one that is due first on top."""
    open_ = sorted((one for one in issued if one.open_answers), key=lambda one: one.reply_slip.due_at)
    rows = [
        {
            "title": one.title,
            "facts": f"{one.open_answers} 个单位未回复 · 期限 {words.day(one.reply_slip.due_on)}",
            "url": f"{reverse('desk:replies', args=[one.ref])}?view=open",
            "days": (one.reply_slip.due_on - clock.today()).days,
        }
        for one in open_[:LATE_SHOWN]
    ]
    return {"unanswered": rows, "unanswered_total": len(open_)}
