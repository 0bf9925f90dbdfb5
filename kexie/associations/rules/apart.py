"""Two pairs of eyes: who asked in a unit's name is not who says yes to it."""

from collections.abc import Collection
from uuid import UUID

from kexie.kit.actor import Actor
from kexie.kit.journal.queries import history
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Organisation
from kexie.organisations.rules import in_office

# In the unit's own name: its secretary-general, its leaders, its liaison.
OWN = "plans.work"


def has_account(organisation: Organisation) -> bool:
    """Whether somebody of the unit can sign in and do it there."""
    held = in_office().filter(organisation=organisation, kind__in=posts.kinds_with(OWN))
    return held.filter(person__account__is_active=True).exists()


def another(actor: Actor, entity: str, pk: UUID, verbs: Collection[str], unit: Organisation) -> Verdict:
    """Whether somebody else took the last of these steps. Of a unit without accounts everything is put down for it."""
    last = history(entity, pk).filter(verb__in=verbs).last()
    if last is None or actor.person_id is None or last.person_id != actor.person_id or not has_account(unit):
        return ALLOWED
    told = f"这是您代{unit.label}报送的，请由业务指导单位的其他经办人办理，或退回由该单位自己报送"
    return refused(told, "life.apart")
