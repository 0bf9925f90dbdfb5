"""What the import bench shows: the spans, the understood fields, what is doubtful, whose document it will be."""

from typing import Any

from django.urls import reverse, reverse_lazy

from kexie.desk import bench, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import flow, reading
from kexie.notices import queries as documents
from kexie.notices.documents import understanding
from kexie.notices.reading import kinds
from kexie.organisations import queries

CRUMBS = [("公文", reverse_lazy("desk:documents")), ("粘贴导入", "")]
Facts = dict[str, Any]


def issuers(by: Actor) -> list[Any]:
    """The organisations in whose name this actor may draft, the one of the post first. One query."""
    found = list(queries.organisations_where(by, "documents.draft").order_by("name_key"))
    return sorted((one for one in found if one.state == "active"), key=lambda one: one.pk != by.organisation_id)


def issuer(by: Actor, number: str) -> Any:
    """The issuer chosen by its short number; the post's own where none was chosen or it is not this actor's."""
    known = issuers(by)
    return next((one for one in known if str(one.number) == number), known[0])


def refusal(work: bench.Bench) -> str:
    """Why this cannot be stored yet; empty where it can."""
    told = work.reading
    if not told.notice.title:
        return "还没有标题。请把标题那一段改为“标题”"
    if any("无法保存" in doubt.reason for doubt in told.doubts):
        return "原文里有无法保存的字符，请删去后重新粘贴"
    return ""


def of(by: Actor, work: bench.Bench, fault: object, chosen: str) -> Facts:
    """Everything the page draws."""
    told = work.reading
    before, after = bench.windows(work)
    known = issuers(by)
    chosen_issuer = next((one for one in known if str(one.number) == chosen), known[0])
    return {
        "crumbs": CRUMBS,
        "packed": work.packed,
        "fault": str(fault) if fault else "",
        "known_url": _known(fault),
        "rows": bench.rows(work),
        "kinds": {code: label for code, label in kinds.KINDS.items() if code != "blank"},
        "length": len(work.source),
        "total": sum(span.kind != "blank" for span in work.spans),
        "before": before,
        "after": after,
        "doubts": [
            *({"reason": f"原文件里：{words}", "place": None} for words in work.left_out),
            *({"reason": doubt.reason, "place": _place(work, doubt)} for doubt in told.doubts),
        ],
        "notice": told.notice,
        "facts": facts(told.notice),
        "refusal": refusal(work),
        "issuers": known,
        "issuer": str(chosen_issuer.number),
        "twin": None if _known(fault) or refusal(work) else _twin(chosen_issuer, told),
    }


def _twin(house: Any, told: reading.Reading) -> Facts | None:
    """A document of this house with the very title and text: one may store it again, but not without knowing."""
    values = understanding.understood(told).values
    found = documents.same_words(house, values["title"], values["body"])
    if found is None:
        return None
    state = flow.DOCUMENT.state(found.state).label
    warning = f"第 {found.ref} 件公文“{found.title}”（{state}）的标题和正文与这份相同。仍可再存一份，请先看那一件"
    return {"words": warning, "url": reverse("desk:document", args=[found.ref])}


def _known(fault: object) -> str:
    """The document that this very text has become before."""
    document = getattr(fault, "document", None)
    return reverse("desk:document", args=[document.ref]) if document is not None else ""


def _place(work: bench.Bench, doubt: Any) -> int | None:
    if doubt.start == doubt.end:
        return None
    return next((n for n, span in enumerate(work.spans) if span.start <= doubt.start < span.end), None)


def facts(notice: Any) -> list[tuple[str, str]]:
    """The understood fields; what the source does not tell stays empty and is shown as such."""
    published = notice.published_at.replace(tzinfo=clock.SHANGHAI) if notice.published_at else None
    return [
        ("栏目", notice.column or ""),
        ("发文字号", notice.number or ""),
        ("标题", notice.title),
        ("发布时间", f"{words.full_day(published.date())} {published:%H:%M:%S}" if published else ""),
        ("来源", notice.source or ""),
        ("作者", notice.author or ""),
        ("签发人", notice.signer or ""),
        ("主送", "、".join(notice.addressees)),
        ("署名", "、".join(notice.signature)),
        ("成文日期", words.full_day(notice.signed_on) if notice.signed_on else ""),
        ("附件", "、".join(f"《{one.title}》" for one in notice.attached)),
    ]
