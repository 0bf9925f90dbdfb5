"""Tables with people in them that somebody took away: of which house, by whom, how many rows."""

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.organisations.models import Organisation


@transaction.atomic
def note(verb: str, rows: int, *, by: Actor, of: Organisation | None = None) -> None:
    """``verb`` begins with export_; ``of`` whose list it is, the house of the acting post where not said.

    Raises:
        Refused: there is no house to put it down with, so nothing is taken away.
    """
    house = of.pk if of else by.organisation_id
    if house is None:
        raise Refused("下载要记入单位的办理记录，没有任职不能下载；有任职的，请先在页头选择", "export.house")
    journal.write("organisation", house, verb, by=by, diff=journal.changes({}, {"rows": rows}))
