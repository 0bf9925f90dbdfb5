"""What may stand only once: the database decides, people read a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction

from kexie.kit.verdict import Overtaken, require
from kexie.organisations import rules
from kexie.organisations.codes import credit
from kexie.organisations.models import Organisation

SENTENCES = {
    "organisation_name_once_under_superior": "该业务指导单位下已有同名组织",
    "organisation_credit_code_once": "该统一社会信用代码已登记在另一个组织名下",
}


@contextmanager
def once() -> Iterator[None]:
    """A savepoint in which a name or credit code that is taken becomes Overtaken; other faults pass.

    Raises:
        Overtaken: another active organisation has it.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        constraint = getattr(getattr(fault.__cause__, "diag", None), "constraint_name", "") or ""
        if constraint not in SENTENCES:
            raise
        raise Overtaken(SENTENCES[constraint], constraint) from fault


def of_one_unit(organisation: Organisation) -> None:
    """Before its code is written: whoever writes it elsewhere waits, and then sees it (``rules.code_is_free``).

    Raises:
        Refused: another association of this unit stands.
    """
    if organisation.credit_code:
        with connection.cursor() as cursor:
            told = credit.inner(organisation.credit_code)
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('organisations.code'), hashtext(%s))", [told])
        require(rules.code_is_free(organisation))
