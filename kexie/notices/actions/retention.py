"""How long a house keeps its documents, and how many pages they have."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.notices import queries, rules
from kexie.notices.models import Kind, PageCount, RetentionTerm
from kexie.organisations.models import Organisation

_PAGE = re.compile(rb"/Type\s*/Page(?!s)")


@transaction.atomic
def set_terms(issuer: Organisation, terms: Mapping[str, str], *, by: Actor) -> None:
    """Set the issuer's own terms by kind of document; an empty one goes back to the general term.

    Raises Refused without the right; ValueError for a kind or a term that does not exist.
    """
    require(rules.can_set_retention(by, issuer))
    changes: dict[str, tuple[str, str]] = {}
    own = {row.kind: row for row in RetentionTerm.objects.select_for_update().filter(issuer=issuer)}
    for kind, told in terms.items():
        label, before = str(Kind(kind).label), own.get(kind)
        if (before.term if before else "") == told:
            continue
        changes[label] = (before.get_term_display() if before else "", RetentionTerm.Term(told).label if told else "")
        if before is not None:
            before.delete()
        if told:
            RetentionTerm(issuer=issuer, kind=kind, term=told).save(force_insert=True)
    if changes:
        journal.write("organisation", issuer.pk, "retention", by=by, diff=changes)


def count_pages(drawn: Callable[[Any], bytes], most: int = 200) -> int:
    """Count the pages of issued documents that have no count yet, drawing each; how many. A run at night takes 200."""
    done = 0
    for document in queries.archive.uncounted(most):
        pages = len(_PAGE.findall(drawn(document)))
        PageCount.objects.get_or_create(document=document, defaults={"pages": pages})
        done += 1
    return done
