"""Applying for an association, and what becomes of the application until the reply is issued."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from kexie.associations import applying
from kexie.associations.actions import assemblies, entering, locking
from kexie.associations.documents import reply
from kexie.associations.flow import FOUNDING
from kexie.associations.models import Assembly, Founding
from kexie.associations.queries import clocks
from kexie.associations.rules import founding as rules
from kexie.associations.rules import settled, twins
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices.actions import documents
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.people.queries import token_hash

# Where an application has come to its end.
ENDED = ("active", "refused", "withdrawn", "lapsed")


@dataclass(frozen=True, slots=True)
class Begun:
    """An application with its link's token, which is stored nowhere and told this once; empty at the desk."""

    founding: Founding
    token: str


@transaction.atomic
def begin(place: Organisation, unit_name: str, *, by: Actor) -> Begun:
    """An empty application of this unit under ``place``; who begins it at the portal gets a link to go on with.

    Raises:
        Refused: by the rule, or without a name.
    """
    require(rules.can_enter(by, place))
    if not unit_name:
        raise Refused("请填写单位名称", "founding.unit_name")
    token = secrets.token_urlsafe(32) if isinstance(by, rules.Applicant) else ""
    founding = Founding(
        place=place, unit_name=unit_name, jurisdiction_id=place.jurisdiction_id,
        assembly=Assembly.objects.create(), entered_by_id=by.person_id,
        token_hash=token_hash(token) if token else "",
    )  # fmt: skip
    founding.unit_key = entering.key_of(founding)
    founding.save(force_insert=True)
    journal.write(FOUNDING.entity, founding.pk, "begin", by=by, target=founding.state)
    founding.refresh_from_db(fields=["ref"])
    return Begun(founding, token)


@transaction.atomic
def make_link(founding: Founding, *, by: Actor) -> Begun:
    """A link for the unit to go on with itself; the one it had opens no more. Raises Refused."""
    founding = locking.founding(founding)
    require(rules.can_make_link(by, founding))
    token = secrets.token_urlsafe(32)
    founding.token_hash = token_hash(token)
    founding.save(update_fields=["token_hash"])
    journal.write(FOUNDING.entity, founding.pk, "make_link", by=by)
    return Begun(founding, token)


@transaction.atomic
def keep_typed(founding: Founding, typed: Sequence[tuple[str, str]], *, by: Actor, version: int) -> None:
    """Keep a form that is not whole yet. Neither version nor journal: nothing was said. Raises like :func:`edit`."""
    founding = locking.founding(founding)
    require(rules.can_edit_founding(by, founding))
    _same(founding, version)
    founding.typed, founding.changed_at = applying.packed(typed), clock.now()
    founding.save(update_fields=["typed", "changed_at"])


@transaction.atomic
def edit(founding: Founding, told: applying.Application, *, by: Actor, version: int) -> Founding:
    """Write what the unit tells.

    Raises:
        Refused: by the rule, values that cannot be, or what came back is now another running unit's by its name.
        Overtaken: somebody has changed it since the page was drawn, or the unit has another application that runs.
    """
    founding = (locking.standing if founding.state == "returned" else locking.founding)(founding)
    require(rules.can_edit_founding(by, founding))
    _same(founding, version)
    before = entering.told_of(founding)
    entering.write(founding, told)
    founding.typed = None
    diff = journal.changes(before, entering.told_of(founding), personal=entering.PERSONAL)
    if diff:
        founding.version += 1
        journal.write(FOUNDING.entity, founding.pk, "edit", by=by, diff=diff)
    founding.changed_at = clock.now()
    with locking.once():  # what came back is still running: its new code or name may be another running unit's
        founding.save()
    if founding.state == "returned":
        require(twins.unique(founding))
    return founding


@transaction.atomic
def send(founding: Founding, *, by: Actor) -> Founding:
    """提出申请, or 补正后再报. Raises Refused; Overtaken where the unit has an application that runs."""
    founding = locking.standing(founding)
    require(rules.can_send(by, founding))
    if lacks := missing(founding):
        raise Refused(f"还不能提出申请：{lacks[0]}", "founding.incomplete")
    founding.applied_on = founding.applied_on or clock.today()
    founding.reasons = {}
    with locking.once():
        step(founding, "mend" if founding.was_returned else "apply", by=by, also=("applied_on", "reasons"))
    return founding


def missing(founding: Founding) -> list[str]:
    """What no application goes without, in words."""
    told = [] if founding.name else ["请填写拟用名称"]
    roles = [one.role for one in founding.assembly.candidates.all()]
    for role, word in (("chair", "主席"), ("secretary_general", "秘书长")):
        if role not in roles:
            told.append(f"请填写拟任{word}人选")
    if founding.kind == kinds.Kind.FEDERATION and len(entering.founders(founding)) < 2:
        told.append("请填写发起单位，联合会由两家以上的单位发起")
    if roles.count("chair") > 1:
        told.append("主席只设一人，请改为一名拟任主席人选")
    return told


@transaction.atomic
def check(founding: Founding, *, by: Actor, opinion: str) -> Founding:
    """核查通过, with the district's opinion; from here it is known who replies. Raises Refused, Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "check")
    require(rules.can_check(by, founding))
    require(twins.unique(founding))
    if not opinion.strip():
        raise Refused("请写明核查意见", "founding.opinion")
    founding.opinion = opinion.strip()
    founding.authority = settled.authority_of(founding.place, founding.kind)
    step(founding, "check", by=by, note=opinion, also=("opinion", "authority"))
    return founding


@transaction.atomic
def return_(founding: Founding, *, by: Actor, note: str, reasons: Mapping[str, str]) -> Founding:
    """退回补正, once, with reasons by field. Raises Refused, Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "return")
    require(rules.can_return(by, founding))
    founding.reasons = {name: words for name, words in reasons.items() if words.strip()}
    founding.was_returned = True
    step(founding, "return", by=by, note=note, also=("reasons", "was_returned"))
    return founding


@transaction.atomic
def refuse(founding: Founding, *, by: Actor, note: str) -> Founding:
    """不同意成立. Raises Refused, Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "refuse")
    require(rules.can_refuse(by, founding))
    step(founding, "refuse", by=by, note=note)
    return founding


@transaction.atomic
def withdraw(founding: Founding, *, by: Actor, note: str) -> Founding:
    """撤回申请. Raises Refused, Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "withdraw")
    require(rules.can_withdraw(by, founding))
    step(founding, "withdraw", by=by, note=note)
    return founding


@transaction.atomic
def approve(founding: Founding, *, by: Actor) -> Founding:
    """Draft the reply of the approving association; the application goes on when that is issued.

    Raises:
        Refused: by the rule, that of drafting, or the unit has an association or another application by now.
        Overtaken: somebody drafted it at the same moment.
    """
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "approve")
    require(rules.can_approve(by, founding))
    require(twins.unique(founding))
    house = founding.authority
    assert house is not None, "a checked application knows who replies (rules.can_approve)"
    lapses = settled.life_rules(founding.place).lapse_months
    founders = len(entering.founders(founding)) if founding.kind == kinds.Kind.FEDERATION else 1
    values = reply.values(founding.unit_name, founding.name, founding.place.name, lapses, founders=founders)
    if founding.place_id != house.pk:
        values |= {"units": [founding.place]}
    founding.reply = documents.draft(house, values, by=by)
    step(founding, "approve", by=by, also=("reply",))
    return founding


@transaction.atomic
def lapse(founding: Founding, *, by: Actor) -> Founding:
    """No meeting in the months the reply holds. Raises Refused."""
    founding = locking.founding(founding)
    require(rules.can_lapse(by, founding))
    months = settled.life_rules(founding.place).lapse_months
    step(founding, "lapse", by=by, note=f"批复后 {months} 个月内没有召开成立大会")
    return founding


@transaction.atomic
def reveal(founding: Founding, *, by: Actor, reason: str) -> list[tuple[str, str]]:
    """(whose, number) of the contact and of who stands, for this once; who looked and why is in the history.

    Raises:
        Refused: by the rule, or without a reason.
    """
    founding = locking.founding(founding)
    require(rules.can_reveal_telephones(by, founding))
    if not reason.strip():
        raise Refused("请写明查看的理由", "founding.reveal.reason")
    told = [(f"联系人 {founding.contact}".strip(), clear(founding.telephone))]
    told += [(f"{one.get_role_display()} {one.name}", clear(one.telephone))
             for one in founding.assembly.candidates.all()]  # fmt: skip
    journal.write(FOUNDING.entity, founding.pk, "reveal", by=by, note=reason)
    return [(whose, number) for whose, number in told if number]


def step(founding: Founding, verb: str, *, by: Actor, note: str = "", also: tuple[str, ...] = ()) -> None:
    """One step of a locked application."""
    founding.state_since = founding.changed_at = clock.now()
    founding.version += 1
    flow.move(founding, FOUNDING, verb, by=by, note=note, also=(*also, "state_since", "changed_at", "version"))
    founding.due_on = clocks.of_founding(founding)
    founding.save(update_fields=["due_on"])
    if founding.state in ENDED:
        # Whoever was elected has the number at their own page.
        assemblies.forget_telephones(founding.assembly)


def _same(founding: Founding, version: int) -> None:
    if founding.version != version:
        raise Overtaken("有人已改过，您看到的是以前的内容。请刷新页面再改", "version")
