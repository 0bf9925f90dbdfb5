"""What the page of one document shows, gathered from queries and rules into plain values."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from kexie.desk import forward_facts, histories, ladder, level_facts, moves, reply_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import documents as papers
from kexie.notices import flow, forms, queries, rules
from kexie.notices.rules import reminders as reminder_rules

Facts = dict[str, Any]


def detail(by: Actor, document: Any) -> Facts:
    """Steps, acts, paper, annexes, elements, addressees or receipts, history."""
    entries = histories.entries("document", document.pk)
    names, posts = histories.names(entries), histories.posts(entries)
    acts = moves.buttons(by, document)
    editable = bool(rules.can_edit(by, document))
    return {
        "document": document,
        "state": flow.DOCUMENT.state(document.state),
        "facts": facts(document),
        "crumbs": [("公文", reverse("desk:documents")), (short(document.title), "")],
        "steps": ladder.steps(flow.DOCUMENT, document, entries, names, skip=_skipped(document)),
        "acts": acts,
        "can_edit": editable,
        "edit_url": reverse("desk:document_edit", args=[document.ref]) if editable else "",
        **paper(document),
        "attachments": attachments(document),
        "original": _original(by, document),
        "originals_url": _originals(by, document),
        "attach_form": forms.AttachmentForm() if editable else None,
        "elements": elements(document),
        "co_issues": list(document.co_issues.all()),
        "history": ladder.timeline(flow.DOCUMENT, entries, names, posts),
        "history_sub": f"{len(entries)} 条",
        **_addressees(by, document),
        **_linked(document),
        **forward_facts.origin(by, document),
        **level_facts.for_issue(document, acts),
        "can_set_ladder": document.state != "issued" and bool(reminder_rules.can_set_steps(by, document)),
        **reply_facts.of_document(by, document),
    }


def paper(document: Any) -> Facts:
    """The document as an official paper; what has no number yet says so."""
    drawn = papers.paper(document)
    return {"paper": drawn, "number": drawn.number or "（印发前编号）", "downloads": _downloads(document)}


def _downloads(document: Any) -> Facts:
    """The document as one file: addresses, or why there is none."""
    addresses = {form: reverse(f"desk:document_{form}", args=[document.ref]) for form in ("pdf", "docx")}
    return {**addresses, "off": rules.too_long(document)}


def _skipped(document: Any) -> set[str]:
    """会签 is a step of joint documents only."""
    return set() if document.co_issues.all() else {"countersign"}


def facts(document: Any) -> str:
    """The grey line under the title."""
    told = [str(document.number or "未编号"), document.issuer.label, document.get_kind_display()]
    if document.drafted_by:
        told.append(f"{document.drafted_by.name} 拟稿")
    return " · ".join(told)


def short(title: str) -> str:
    """A title that fits a crumb."""
    return title if len(title) <= 24 else f"{title[:23]}…"


def elements(document: Any) -> list[tuple[str, Any]]:
    """文件要素 (rules.md 3), the two dates apart."""
    told = clock.local(document.published_at) if document.published_at else None
    return [
        ("发文字号", str(document.number or "")),
        ("文种", document.get_kind_display()),
        ("紧急程度", document.get_urgency_display()),
        ("公开属性", document.get_openness_display()),
        ("主送", document.addressee_text),
        ("抄送", document.cc),
        ("成文日期", words.full_day(document.written_on)),
        ("网上发布", f"{words.full_day(told.date())} {told:%H:%M}" if told else _published(document)),
        ("签收期限", words.full_day(document.due_on)),
        ("栏目", str(document.column)),
        ("来源", document.source),
        ("作者", document.author),
        ("署名", document.signature),
        ("附注", document.contact_note),
    ]


def _published(document: Any) -> str:
    """Without a told moment a public document went on the board when it was issued; others never did."""
    return words.moment(document.issued_at) if document.is_public and document.issued_at else ""


def attachments(document: Any) -> list[Facts]:
    """Annexes: the name, type and size or what it is, addresses for download and removal."""
    return [
        {
            "name": f"附件{one.position}：{one.title}" if one.body else one.title,
            "meta": f"{one.file.name} · {filesizeformat(one.file.size)}" if one.file_id else "正文见上",
            "url": reverse("desk:attachment", args=[document.ref, one.pk]) if one.file_id else "",
            "removal": reverse("desk:attachment_removal", args=[document.ref, one.pk]),
        }
        for one in document.attachments.all()
    ]


def _original(by: Actor, document: Any) -> Facts | None:
    """The .docx this was imported from, and what of it is not in the text."""
    source = getattr(document, "source_text", None)
    if source is None or source.file is None or not rules.can_read_source(by, document):
        return None
    return {
        "name": source.file.name,
        "meta": f"{filesizeformat(source.file.size)} · {words.moment(source.stored_at)}导入",
        "url": reverse("desk:document_source", args=[document.ref]),
        "left_out": source.left_out,
    }


def _originals(by: Actor, document: Any) -> str:
    """Where its paper originals are kept account of; empty for who may not."""
    may = document.state == "issued" and "documents.issue" in by.rights and rules.can_keep_originals(by, document)
    return reverse("desk:originals", args=[document.ref]) if may else ""


def _addressees(by: Actor, document: Any) -> Facts:
    """How sign-for stands, for who may see it; before the issue, whom it would go to."""
    if document.state == "issued":
        if not rules.can_read_receipts(by, document):
            may = rules.can_read_figures(by, document)
            return {"figures_url": reverse("desk:document_statistics", args=[document.ref])} if may else {}
        sum_ = queries.summed(queries.by_district(document))
        sub = f"截至 {words.moment(clock.now())}"
        return {"receipts": {"sub": sub, "url": reverse("desk:receipts", args=[document.ref]), "sum": sum_}}
    meant = queries.preview(document)
    total = sum(one.count for one in meant)
    rows = [{"label": one.label or "另选单位", "count": one.count} for one in meant]
    return {"preview": {"total": total, "sub": f"现在印发会发给 {total} 个单位", "classes": rows}}


def _linked(document: Any) -> Facts:
    """The document this one corrects, the one that corrects it, its page on the board."""
    links = []
    if document.corrects_id:
        links.append(("更正的是", document.corrects.title, reverse("desk:document", args=[document.corrects.ref])))
    later = queries.corrected_by(document) if document.state == "issued" else None
    if later is not None:
        links.append(("已更正为", later.title, reverse("desk:document", args=[later.ref])))
    return {"links": links, "page_url": page_url(document)}


def page_url(document: Any) -> str:
    """The public page of a document that is on the board; empty for one that is not."""
    notice = getattr(document, "notice", None)
    return reverse("portal:notice", args=[notice.year, notice.number]) if notice is not None else ""
