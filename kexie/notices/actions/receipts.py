"""Sign-for (签收)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import queries, rules
from kexie.notices.actions import reminders
from kexie.notices.models import Addressee, Document, Receipt, ReceiptTerm, Reminder
from kexie.organisations import posts
from kexie.organisations.models import Organisation


def locked(addressee: Addressee) -> Addressee:
    """The addressed unit as it stands now, its row held until the transaction ends: all three ways begin with it.

    no_key: receipts of the same document must not wait for each other's foreign-key checks.
    """
    sent = Reminder.objects.filter(addressee=OuterRef("pk"), state=Reminder.State.SENT)
    rows = Addressee.objects.annotate(was_reminded=Exists(sent))
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=addressee.pk)


def settled(addressee: Addressee, *, by: Actor) -> None:
    """The unit has signed, and its row says so; reminders that still wait (quiet hours) are taken back.

    ``addressee`` as :func:`locked`.
    """
    _note_signed([addressee.pk])
    if getattr(addressee, "was_reminded", False):
        reminders.take_back([addressee.pk], "receipt", note="已签收", by=by)


def _note_signed(addressees: Sequence[UUID]) -> None:
    Addressee.objects.filter(pk__in=addressees).update(has_signed=True)


@transaction.atomic
def sign(addressee: Addressee, *, by: Actor) -> Receipt:
    """Sign for an addressed unit at the desk, in its own name.

    Raises:
        Refused: the actor does not act for this unit.
        Overtaken: the unit has signed already (a double click, a colleague).
    """
    addressee = locked(addressee)
    verdict = rules.can_sign(by, addressee)
    if verdict.rule == "signed":
        raise Overtaken(verdict.reason, "receipt.sign")
    require(verdict)
    assert by.post_id is not None  # the rule asks for both
    assert by.person_id is not None
    receipt = Receipt(addressee=addressee, by_id=by.person_id, post_id=by.post_id, at=clock.now())
    receipt.save(force_insert=True)
    journal.write("addressee", addressee.pk, "sign", by=by)
    settled(addressee, by=by)
    return receipt


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature of a batch: which unit's, by whom through which post, when (aware)."""

    addressee_id: UUID
    person_id: UUID
    post_id: UUID
    at: datetime


# The same conditions as rules.can_sign, for all rows at once: the post is the signer's own, in its term that day,
# carries the right, and is held in the addressed unit's own house; and nobody has signed.
_ALLOWED = """
SELECT count(*) FROM unnest(%(addressees)s::uuid[], %(people)s::uuid[], %(posts)s::uuid[], %(times)s::timestamptz[])
    AS s (addressee, person, post, at)
JOIN notices_addressee a ON a.id = s.addressee
JOIN organisations_post p ON p.id = s.post AND p.person_id = s.person AND p.kind = ANY (%(kinds)s)
    AND p.starts_on <= (s.at AT TIME ZONE 'Asia/Shanghai')::date
    AND (p.ends_on IS NULL OR p.ends_on >= (s.at AT TIME ZONE 'Asia/Shanghai')::date)
JOIN organisations_ancestry t
    ON t.ancestor_id = p.organisation_id AND t.descendant_id = a.organisation_id AND t.inside
WHERE a.document_id = %(document)s AND NOT EXISTS (SELECT 1 FROM notices_receipt r WHERE r.addressee_id = a.id)
"""


@transaction.atomic
def sign_many(document: Document, signings: Sequence[Signing], *, by: Actor) -> int:
    """Enter many units' signatures of one document at once (taking over a paper list, staging a world); how many.

    One journal row for the batch; the receipts are its detail table. All or none.

    Raises:
        Refused: ``by`` is not the system, or one of the signatures would not be allowed to its signer.
    """
    if not by.is_system:
        raise Refused("成批签收只供系统迁入数据，请各单位自行签收", "receipt.sign_many")
    if not signings:
        return 0
    if len({one.addressee_id for one in signings}) != len(signings):
        raise Refused("同一单位在这一批里出现两次", "receipt.sign_many")
    with connection.cursor() as cursor:
        cursor.execute(
            _ALLOWED,
            {
                "addressees": [one.addressee_id for one in signings],
                "people": [one.person_id for one in signings],
                "posts": [one.post_id for one in signings],
                "times": [one.at for one in signings],
                "kinds": list(posts.kinds_with("receipts.sign")),
                "document": document.pk,
            },
        )
        allowed = cursor.fetchone()[0]
    if allowed != len(signings):
        raise Refused(f"{len(signings)} 条签收里有 {len(signings) - allowed} 条不是该单位有权人员的首次签收", "receipt")
    Receipt.objects.bulk_create(
        [
            Receipt(addressee_id=one.addressee_id, by_id=one.person_id, post_id=one.post_id, at=one.at)
            for one in signings
        ],
        batch_size=1000,
    )
    _note_signed([one.addressee_id for one in signings])
    reminders.take_back([one.addressee_id for one in signings], "receipt", note="已签收", by=by)
    journal.write("document", document.pk, "sign_many", by=by, diff={"receipts": ("", str(len(signings)))})
    return len(signings)


@transaction.atomic
def set_term(issuer: Organisation, working_days: int, link_days: int | None = None, *, by: Actor) -> ReceiptTerm:
    """Within how many working days this issuer's documents are to be signed for. Raises Refused.

    ``link_days``: for how many days after the due day its links open; None leaves that as it is.
    """
    require(rules.can_set_term(by, issuer))
    if not 1 <= working_days <= 60:
        raise Refused("签收期限应为 1 到 60 个工作日", "receipt.term")
    link_days = queries.link_term(issuer) if link_days is None else link_days
    if not 1 <= link_days <= 365:
        raise Refused("签收链接的有效期应为期限以后 1 到 365 天", "receipt.term")
    told = {"working_days": working_days, "link_days": link_days}
    term, made = ReceiptTerm.objects.select_for_update().get_or_create(issuer=issuer, defaults=told)
    before = {} if made else {name: str(getattr(term, name)) for name in told}
    term.working_days, term.link_days = working_days, link_days
    term.save(update_fields=list(told))
    names = {"working_days": "days", "link_days": "link_days"}
    diff = {names[name]: (before.get(name, ""), str(value)) for name, value in told.items()}
    journal.write("organisation", issuer.pk, "receipt_term", by=by, diff=diff)
    return term
