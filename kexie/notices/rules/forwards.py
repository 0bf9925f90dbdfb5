"""Forwarding (转发): who hands a received document down, to whom, by when.

Due days, as agreed and tested:

| the original is due | given no day | given a day |
|---|---|---|
| never | as for any document | any |
| today or later | the usual one, not after the original's | not after the original's |
| before today | refused: a day of one's own must be given | today or later |
"""

from datetime import date

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Addressee, Document, Forward, OwnTerm
from kexie.organisations.models import Ancestry
from kexie.organisations.rules import holds


def can_forward(actor: Actor, addressee: Addressee) -> Verdict:
    """Begin to hand down what one's own house received, while it stands and nobody else is at it."""
    house = addressee.organisation
    if not holds(actor, "documents.draft", house.pk):
        return refused(f"只有{house.label}的拟稿人能转发", "right")
    if house.state != "active":
        return refused(f"{house.label}已撤销，不能再发文", "closed")
    if addressee.document.corrections.filter(state="issued").exists():
        return refused("原文已由更正件代替，请转发更正件", "corrected")
    if not Ancestry.objects.filter(ancestor=house, depth__gt=0, descendant__state="active").exists():
        return refused("本单位之下没有登记的单位，无处转发", "nobody")
    if addressee.forwards.exclude(document__state__in=("issued", "void")).exists():
        return refused("本单位已有一件转发稿在办，请在那一件上修改", "begun")
    return ALLOWED


def original(document: Document) -> Forward | None:
    """What this document forwards; None for one that forwards nothing. One query where it was not fetched."""
    return getattr(document, "forward", None)


def own_due(addressee: Addressee) -> date | None:
    """By when this unit itself is to sign for what it received."""
    own = OwnTerm.objects.filter(addressee=addressee).exclude(due_on=None).first()
    return own.due_on if own else addressee.document.due_on


def original_due(forward: Forward) -> date | None:
    """By when the forwarding house was to sign for the original."""
    return own_due(forward.addressee)


def latest(document: Document) -> date | None:
    """The last day a forward may be due on; None for what forwards nothing, or where the original bounds nothing."""
    forward = original(document)
    above = original_due(forward) if forward is not None else None
    return above if above is not None and above >= clock.today() else None


def due_fits(document: Document, due_on: date | None) -> Verdict:
    """Whether a document may be due on this day, told by what it forwards; anything goes where it forwards nothing."""
    forward = original(document)
    above = original_due(forward) if forward is not None else None
    if above is None:
        return ALLOWED
    today = clock.today()
    if due_on is None:
        if above < today:
            return refused(f"原文的签收期限（{_day(above)}）已过，转发要另定期限，请填写", "forward.past")
        return refused(f"原文要求{_day(above)}前签收，转发也要有期限", "forward.none")
    if above < today:
        return ALLOWED if due_on >= today else refused("期限已过，请定在今天或以后", "forward.over")
    if due_on > above:
        return refused(f"原文要求{_day(above)}前签收，转发的期限不能更晚，请定在这一天或以前", "forward.later")
    return ALLOWED


def reach_fits(document: Document) -> Verdict:
    """A forward goes to units below the forwarding house only, and is no more public than what it forwards."""
    forward = original(document)
    if forward is None:
        return ALLOWED
    below = Ancestry.objects.filter(ancestor=document.issuer_id, depth__gt=0).values("descendant")
    outside = document.units.exclude(pk__in=below).first()
    if outside is not None:
        return refused(f"{outside.name}不在本单位之下，转发只能发给本单位之下的单位", "units")
    if not document.classes.exists() and not document.units.exists():
        return refused("转发要选定收件范围或单位", "classes")
    if document.is_public and not forward.addressee.document.is_public:
        return refused("原文不是主动公开的，转发也不能主动公开", "openness")
    return ALLOWED


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
