"""Reply slips (回执): who attaches one, who answers, who reads what was answered (rules.md 3; 13, pains 1 and 5).

An answer is a unit's own word, as its receipt is: the same people give it, the same links carry it. It may be changed
until it is due; a first one is taken afterwards too and marked late. What was replaced by a correction, and a unit
that was closed since, are not asked any more; what they answered stays on record.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Addressee, Document, ReceiptLink, Reply, ReplySlip
from kexie.notices.models.replies import end_of
from kexie.notices.rules.chasing import can_open_link
from kexie.notices.rules.documents import can_edit
from kexie.organisations.rules import holds, organisations_where


def can_attach(actor: Actor, document: Document) -> Verdict:
    """Attach a slip to a draft, change or take it away: whoever may change the text."""
    return can_edit(actor, document)


def can_put_off(actor: Actor, slip: ReplySlip) -> Verdict:
    """Another due moment: in a draft whoever may edit it, afterwards those who issue for the issuer."""
    document = slip.document
    if document.state == "draft":
        return can_edit(actor, document)
    if document.state != "issued":
        return refused("公文还在办理，印发后才能改回执期限", "state")
    if not holds(actor, "documents.issue", document.issuer_id):
        return refused(f"只有{document.issuer.label}的印发人能改回执期限", "right")
    return ALLOWED


def slip_of(document: Document) -> ReplySlip | None:
    """The slip of a document; None where it asks no answer."""
    slip: ReplySlip | None = getattr(document, "reply_slip", None)
    return slip


def due_at(addressee: Addressee) -> datetime | None:
    """Before which moment this unit's answer is in time: the end of its own day, or the slip's moment."""
    own = getattr(addressee, "own_term", None)
    if own is not None and own.answer_due_on is not None:
        return end_of(own.answer_due_on)
    slip = slip_of(addressee.document)
    return slip.due_at if slip else None


def can_answer(actor: Actor, addressee: Addressee, standing: Reply | None) -> Verdict:
    """Answer at the desk in the unit's own name, or change the answer that stands."""
    if not holds(actor, "receipts.sign", addressee.organisation_id):
        return refused(f"只有{addressee.name}的人能代表它回复", "right")
    if actor.post_id is None or actor.person_id is None:
        return refused("回执要记下任职，系统不能代填", "post")
    return _answerable(addressee, standing)


def can_answer_by_link(link: ReceiptLink, standing: Reply | None) -> Verdict:
    """The same for whoever holds the unit's link."""
    verdict = can_open_link(link)
    return verdict if not verdict else _answerable(link.addressee, standing)


def _answerable(addressee: Addressee, standing: Reply | None) -> Verdict:
    document = addressee.document
    due = due_at(addressee)
    if document.state != "issued" or due is None:
        return refused("这份文件没有要填的回执", "slip")
    if document.corrections.filter(state="issued").exists():
        return refused("这份文件已由更正件代替，请填更正件的回执", "corrected")
    if addressee.organisation.state != "active":
        return refused(f"{addressee.name}已撤销，不再填回执", "closed")
    if standing is not None and clock.now() >= due:
        return refused(f"回执期限已过，填过的不能再改。确需更正的，请联系{document.issuer.label}", "late")
    return ALLOWED


def visible_replies(actor: Actor, document: Document) -> QuerySet[Addressee]:
    """The addressed units whose answers this actor may read.

    All of them at the issuer's; a district, or whoever guides units, those of its own; everybody else none, so that
    no receiver sees who else has answered.
    """
    rows = Addressee.objects.filter(document=document, document__state="issued")
    if reads_all_replies(actor, document):
        return rows
    return rows.filter(organisation__in=organisations_where(actor, "receipts.read"))


def can_reveal_telephones(actor: Actor, addressee: Addressee) -> Verdict:
    """See the mobiles in a unit's answer in clear: whoever reads the answer, with a reason that stays on record."""
    if not visible_replies(actor, addressee.document).filter(pk=addressee.pk).exists():
        return refused(f"只有{addressee.document.issuer.label}和有关业务指导单位能查看回执里的电话", "right")
    return ALLOWED


def reads_all_replies(actor: Actor, document: Document) -> bool:
    """Whether this actor collates for the issuer, who is told too what came of forwards, in figures alone."""
    return actor.is_system or holds(actor, "receipts.read", document.issuer_id)


def asked_below(actor: Actor) -> QuerySet[Document]:
    """Issued documents of other houses that ask units this actor guides, whether or not he may open the text.

    A district reads what its units answered the city, and takes it out, though nothing was addressed to the district.
    """
    own = organisations_where(actor, "receipts.sign")
    read = organisations_where(actor, "receipts.read")
    units = Addressee.objects.filter(document=OuterRef("pk"), organisation__in=read).exclude(organisation__in=own)
    rows = Document.objects.filter(Exists(units), state="issued", reply_slip__isnull=False)
    return rows.exclude(issuer__in=read)


def can_collate(actor: Actor, document: Document) -> Verdict:
    """Open the collation at all: the issuer's side, and whoever guides other units than his own house among them."""
    if slip_of(document) is None or document.state != "issued":
        return refused("这份公文没有回执，或尚未印发", "slip")
    if actor.is_system or holds(actor, "receipts.read", document.issuer_id):
        return ALLOWED
    own = organisations_where(actor, "receipts.sign")
    if not visible_replies(actor, document).exclude(organisation__in=own).exists():
        return refused(f"只有{document.issuer.label}和有关业务指导单位能汇总回执", "right")
    return ALLOWED
