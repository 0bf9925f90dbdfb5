"""What may stand only once: the database decides, people read a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from kexie.kit.verdict import Overtaken

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
