"""May this actor take this step with this document now. One condition a line; the reason tells what to do.

Separation of duties (rules.md 1.2 and 2.1): who drafted or edited a document neither passes nor signs it.
"""

from dataclasses import dataclass

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices import flow
from kexie.notices.documents import plain
from kexie.notices.models import CoIssue, Document, SeriesCode
from kexie.notices.models.documents import Kind
from kexie.notices.rules import forwards, house
from kexie.notices.rules.visible import can_view
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where


def can_draft(actor: Actor, issuer: Organisation | None = None) -> Verdict:
    """Begin a document of this issuer; without one: of any issuer at all (whether the page is offered)."""
    if issuer is None:
        if organisations_where(actor, "documents.draft").filter(state="active").exists():
            return ALLOWED
        return refused("您现在的任职没有拟文的权限，请换一个职务，或请本单位经办人拟文", "right")
    if issuer.state != "active":
        return refused(f"{issuer.label}已撤销，不能再发文", "issuer")
    if not holds(actor, "documents.draft", issuer.pk):
        return refused(f"只有{issuer.label}的拟稿人能以它的名义拟文", "right")
    return ALLOWED


def can_edit(actor: Actor, document: Document) -> Verdict:
    """Change the text, the addressees, the annexes: only while it is a draft."""
    if document.state == "issued":
        return refused("已印发的公文不能改动。有误请拟更正件", "state")
    if document.state not in flow.OPEN:
        return refused(f"现在是“{_label(document)}”，文字已固定。要改请先退回或撤回", "state")
    if not holds(actor, "documents.draft", document.issuer_id):
        return refused(f"只有{document.issuer.label}的拟稿人能修改", "right")
    return ALLOWED


def can_submit(actor: Actor, document: Document) -> Verdict:
    """Send to review: the text is whole and its addressees are known."""
    if document.state != "draft":
        return _elsewhere(document, "送核稿")
    if not holds(actor, "documents.draft", document.issuer_id):
        return refused(f"只有{document.issuer.label}的拟稿人能送核稿", "right")
    missing = lacks(document)
    return refused(missing.words, f"incomplete.{missing.field}") if missing else ALLOWED


@dataclass(frozen=True, slots=True)
class Missing:
    """What a draft still needs: the field to fill in, and the Chinese words for it."""

    field: str
    words: str


def lacks(document: Document) -> Missing | None:
    """What a draft still needs before review; None when it is whole."""
    if not document.title.strip():
        return Missing("title", "还没有标题")
    if not document.body and not document.attachments.exists():
        return Missing("body", "还没有正文")
    classes = list(document.classes.all())
    units = list(document.units.all())
    bare = next((one for one in classes if one.chosen and not _chosen_among(one.kinds, units)), None)
    if bare is not None:
        return Missing("units", f"主送“{bare.name}”没有说明是哪几家，请选定单位")
    # A reply goes to whoever asked, who need not be on the register (the founding of an association).
    if document.addressee_text.strip() and not classes and not units and document.kind != Kind.REPLY:
        return Missing("classes", "主送只写了文字，请选定收件范围或单位，否则无人能签收")
    return _lacks_as_forward(document)


def _lacks_as_forward(document: Document) -> Missing | None:
    """What a forward lacks besides: only units below, no more public than the original, a day that fits."""
    reach = forwards.reach_fits(document)
    if not reach:
        return Missing(reach.rule, reach.reason)
    due = forwards.due_fits(document, document.due_on or forwards.latest(document))
    return None if due else Missing("due_on", due.reason)


def _chosen_among(kinds: list[str], units: list[Organisation]) -> bool:
    return any(not kinds or unit.kind in kinds for unit in units)


def can_review(actor: Actor, document: Document) -> Verdict:
    """核稿通过: straight to the signer, or to the co-issuers first."""
    if document.state != "review":
        return _elsewhere(document, "核稿")
    if not holds(actor, "documents.review", document.issuer_id):
        return refused(f"只有{document.issuer.label}的核稿人能核稿", "right")
    if house.wrote(actor, document):
        return refused("拟稿人不能核自己拟的稿，请由其他核稿人办理", "separation")
    return ALLOWED


def can_countersign(actor: Actor, document: Document) -> Verdict:
    """会签同意, for a joint issuer that has not agreed yet (an objection may be taken back by agreeing)."""
    return _answer(actor, document, "会签")


def can_object(actor: Actor, document: Document) -> Verdict:
    """提出异议: the document waits until it is returned and changed, or the joint issuer agrees after all."""
    return _answer(actor, document, "提出异议")


def _answer(actor: Actor, document: Document, act: str) -> Verdict:
    if document.state != "countersign":
        return _elsewhere(document, act)
    if not organisations_where(actor, "documents.countersign").filter(co_issues__document=document).exists():
        return refused("只有联合发文单位的会签人能会签", "right")
    if not co_issues_for(actor, document):
        return refused("本单位已会签", "answered")
    if house.wrote(actor, document):
        return refused("拟稿人不能会签自己拟的稿", "separation")
    return ALLOWED


def co_issues_for(actor: Actor, document: Document) -> list[CoIssue]:
    """The joint issuers this actor may still answer for (not yet agreed), in the order of the document."""
    own = organisations_where(actor, "documents.countersign")
    return list(document.co_issues.filter(organisation__in=own, agreed_at=None).select_related("organisation"))


def can_return(actor: Actor, document: Document) -> Verdict:
    """退回拟稿 with a reason: by the reviewer (also during countersigning), or by the signer."""
    right = {"review": "documents.review", "countersign": "documents.review", "sign_off": "documents.sign_off"}.get(
        document.state
    )
    if right is None:
        return _elsewhere(document, "退回")
    if not holds(actor, right, document.issuer_id):
        who = "签发人" if document.state == "sign_off" else "核稿人"
        return refused(f"只有{document.issuer.label}的{who}能退回", "right")
    if house.wrote(actor, document):
        return refused("自己拟的稿不必退回，请用撤回", "separation")
    return ALLOWED


def can_sign_off(actor: Actor, document: Document) -> Verdict:
    """签发."""
    if document.state != "sign_off":
        return _elsewhere(document, "签发")
    if not holds(actor, "documents.sign_off", document.issuer_id):
        return refused(f"只有{document.issuer.label}的签发人能签发", "right")
    if house.wrote(actor, document):
        return refused("拟稿人不能签发自己拟的稿，请由其他负责人签发", "separation")
    return ALLOWED


def can_number(actor: Actor, document: Document) -> Verdict:
    """编号: only what is signed; the issuer must have a code (机关代字), unless the source bears a number."""
    if document.state != "signed":
        return _elsewhere(document, "编号")
    if not holds(actor, "documents.number", document.issuer_id):
        return refused(f"只有{document.issuer.label}的编号人能编号", "right")
    if not document.given_code and not _has_code(document.issuer):
        return refused(f"{document.issuer.label}还没有机关代字，请先设置（如“武科协”）", "code")
    return ALLOWED


def _has_code(issuer: Organisation) -> bool:
    return bool(issuer.document_code) or SeriesCode.objects.filter(issuer=issuer, is_active=True).exists()


def can_issue(actor: Actor, document: Document) -> Verdict:
    """印发: only what bears a number."""
    if document.state != "numbered":
        return _elsewhere(document, "印发")
    if not holds(actor, "documents.issue", document.issuer_id):
        return refused(f"只有{document.issuer.label}的印发人能印发", "right")
    return ALLOWED


def can_withdraw(actor: Actor, document: Document) -> Verdict:
    """撤回: before it is signed by those who draft, afterwards by who signs or numbers; never once issued."""
    if flow.DOCUMENT.step("withdraw", document.state) is None:
        return _elsewhere(document, "撤回")
    signed = document.state in ("signed", "numbered")
    rights = ("documents.sign_off", "documents.number") if signed else ("documents.draft",)
    if not any(holds(actor, right, document.issuer_id) for right in rights):
        who = "签发人或编号人" if signed else "拟稿人"
        return refused(f"只有{document.issuer.label}的{who}能撤回", "right")
    return ALLOWED


def can_void(actor: Actor, document: Document) -> Verdict:
    """作废 a draft that will not be pursued."""
    if document.state != "draft":
        return _elsewhere(document, "作废")
    if not holds(actor, "documents.draft", document.issuer_id):
        return refused(f"只有{document.issuer.label}的拟稿人能作废", "right")
    return ALLOWED


def can_correct(actor: Actor, document: Document) -> Verdict:
    """拟更正件: a new document is the only way to put an issued one right."""
    if document.state != "issued":
        return _elsewhere(document, "更正")
    if not holds(actor, "documents.draft", document.issuer_id):
        return refused(f"只有{document.issuer.label}的拟稿人能拟更正件", "right")
    if document.corrections.exclude(state="void").exists():
        return refused("已有更正件，请在那一件上修改", "corrected")
    return ALLOWED


def can_set_due(actor: Actor, document: Document) -> Verdict:
    """Change the day until which it is to be signed for; the one thing of an issued document that may change."""
    if document.state == "void":
        return _elsewhere(document, "改签收期限")
    if not any(holds(actor, right, document.issuer_id) for right in ("documents.issue", "documents.draft")):
        return refused(f"只有{document.issuer.label}的拟稿人或印发人能改签收期限", "right")
    return ALLOWED


def can_download(actor: Actor, document: Document) -> Verdict:
    """Take it out as PDF or .docx: whoever may read it."""
    if not can_view(actor, document):
        return refused("您看不到这份公文，不能下载", "view")
    reason = too_long(document)
    return refused(reason, "length") if reason else ALLOWED


def too_long(document: Document) -> str:
    """Why a document cannot be drawn as one file, in Chinese; empty where it can. Its annexes must be fetched."""
    if plain.characters(document) <= plain.MOST_CHARACTERS:
        return ""
    return f"全文超过 {plain.MOST_CHARACTERS // 10_000} 万字，不能生成整份文件。请在网页上阅读，或把附件作为文件上传"


def _label(document: Document) -> str:
    return flow.DOCUMENT.state(document.state).label


def _elsewhere(document: Document, act: str) -> Verdict:
    return refused(f"现在是“{_label(document)}”，不能{act}", "state")
