"""One unit, one association of its own: known by its credit code, an old one by the number inside the new."""

import re

from django.db.models import Q

from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.codes import credit
from kexie.organisations.models import Organisation


def of_code(code: str) -> Q:
    """Rows of the unit with this code, in either form (``credit.same``); no row where there is none."""
    if not code:
        return Q(pk__in=())
    if len(code) == credit.OLD:
        return Q(credit_code=code) | Q(credit_code__regex=f"^.{{8}}{re.escape(code)}.$")
    return Q(credit_code__in=(code, credit.inner(code)))


def code_is_free(organisation: Organisation) -> Verdict:
    """No other basic-level association of this unit stands, of whatever kind: a firm's park or joint one is its own.

    A society (挂靠单位), a federation and a 建站单位 may stand beside it under the same code: they are not the unit's
    association. No constraint says this: registers that were taken over hold such pairs until they are merged, and an
    index would stop their upgrade. ``organisation_credit_code_once`` says it of one kind and one form, and answers
    there; the caller holds the lock of the code (``uniqueness.of_one_unit``).
    """
    code, kind = organisation.credit_code, organisation.kind
    if not code or kind not in kinds.BASIC:
        return ALLOWED
    others = Organisation.objects.filter(of_code(code), state="active", kind__in=kinds.BASIC)
    there = others.exclude(pk=organisation.pk).exclude(kind=kind, credit_code=code).order_by("number").first()
    if there is not None:
        told = f"{there.label}（{there.get_kind_display()}，编号 {there.number}）"
        reason = f"{told}登记的是同一单位的信用代码。一个单位只设一个科协，请核对代码，或在该科协上办理"
        return refused(reason, "organisation.one_code")
    return ALLOWED
