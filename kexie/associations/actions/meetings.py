"""A founding from its meeting to the register: record, file, send back, activate."""

from dataclasses import dataclass

from django.db import transaction

from kexie.associations import applying, names
from kexie.associations.actions import assemblies, foundings, locking, profiles, tenures, ties
from kexie.associations.actions.tenures import MOBILE
from kexie.associations.flow import FOUNDING
from kexie.associations.models import Founding, Tenure
from kexie.associations.queries import founding as queries
from kexie.associations.rules import founding as rules
from kexie.associations.rules import memberships, settled
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.verdict import require
from kexie.organisations import kinds
from kexie.organisations.actions import members, organisations, tree
from kexie.organisations.models import Organisation
from kexie.people.models import Person

# The kind of the unit that leads a federation, where its house has such a kind.
LEADING = "会长单位"


@dataclass(frozen=True, slots=True)
class Founded:
    """What was made; ``token`` of the secretary-general's invitation, told this once."""

    founding: Founding
    organisation: Organisation
    tenure: Tenure
    secretary: Person
    token: str


@transaction.atomic
def hold(founding: Founding, meeting: assemblies.Meeting, *, by: Actor) -> Founding:
    """记录成立大会. Raises Refused (with the numbers where the vote does not stand), Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "hold")
    require(rules.can_hold(by, founding))
    require(rules.in_time(founding, meeting.held_on))
    assert founding.approved_on is not None, "an approved application has its day (founding_replies.replied)"
    house = settled.life_rules(founding.place)
    assemblies.hold(founding.assembly, meeting, house, since=founding.approved_on, founds=True)
    told = f"应到 {meeting.entitled} 人，实到 {meeting.present} 人"
    foundings.step(founding, "hold", by=by, note=told)
    return founding


@transaction.atomic
def file(founding: Founding, filing: assemblies.Filing, *, by: Actor) -> Founding:
    """报备案. Raises Refused, Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "file")
    require(rules.can_file(by, founding))
    assemblies.file(founding.assembly, filing)
    foundings.step(founding, "file", by=by)
    return founding


@transaction.atomic
def reopen(founding: Founding, *, by: Actor, note: str) -> Founding:
    """退回备案, to be mended. Raises Refused, Overtaken."""
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "reopen")
    require(rules.can_reopen_filing(by, founding))
    foundings.step(founding, "reopen", by=by, note=note)
    return founding


@transaction.atomic
def activate(founding: Founding, *, by: Actor) -> Founded:
    """The association stands on the register: profile, year's figures, first term, people, posts, an invitation.

    Raises:
        Refused: by a rule.
        Overtaken: activated already, or another organisation took the name or the code meanwhile.
    """
    tree.lock_for_adding()
    founding = locking.founding(founding)
    locking.expect(founding, FOUNDING, "activate")
    require(rules.can_activate(by, founding))
    made = _registered(founding, by)
    told = applying.figures(founding.figures)
    profiles.edit(made, _facts(founding), by=by)
    year = (founding.applied_on or clock.today()).year
    profiles.tell_year(made, year, _with_members(told, founding), by=by)
    tenure = tenures.begin(made, founding.assembly, by=by)
    founding.organisation, founding.token_hash = made, ""
    _joined(founding, made, by)
    foundings.step(founding, "activate", by=by, also=("organisation", "token_hash"))
    secretary = tenure.seats.get(role="secretary_general").person
    # Recorded with the association a moment ago: nobody can have an account yet.
    _, token = members.invite(secretary, by=by)
    return Founded(founding, made, tenure, secretary, token)


def _registered(founding: Founding, by: Actor) -> Organisation:
    held_on = founding.assembly.held_on
    particulars = organisations.Particulars(
        name=founding.name, short_name=short(founding.name), jurisdiction=founding.jurisdiction_id or "",
        street_code=founding.street_code, founded_on=held_on,
        # A federation has no code but a legal person's of its own; its leading unit's is not that.
        credit_code="" if founding.kind == kinds.Kind.FEDERATION else founding.credit_code,
        contact=founding.contact, address=founding.address, telephone=_office(clear(founding.telephone)),
    )  # fmt: skip
    return organisations.register(particulars, kind=founding.kind, superior=founding.place, by=by, on=held_on)


def _office(telephone: str) -> str:
    """A number of an office stands on the unit's page for everybody; a mobile is somebody's own."""
    return "" if MOBILE.fullmatch(telephone) else telephone


def _joined(founding: Founding, made: Organisation, by: Actor) -> None:
    """Those who founded a federation and are on the register are its first members; others are entered by hand."""
    if made.kind != kinds.Kind.FEDERATION:
        return
    lead = names.key(founding.unit_name)
    known = [name for name, _ in memberships.membership_rules(made).kinds]
    for name, unit in queries.initiators(founding):
        if unit is not None:
            kind = LEADING if names.key(name) == lead and LEADING in known else ""
            ties.join(made, unit, by=by, kind=kind, on=founding.assembly.held_on)


def short(name: str) -> str:
    """某公司科学技术协会 -> 某公司科协; empty where that says nothing shorter."""
    cut = name.removesuffix("科学技术协会")
    return f"{cut}科协"[:60] if cut != name and cut else ""


def _facts(founding: Founding) -> profiles.Facts:
    meeting = founding.assembly
    assert meeting.starts_on is not None, "a filed meeting has its term (assembly_filed_has_its_term)"
    assert meeting.ends_on is not None, "a filed meeting has its term (assembly_filed_has_its_term)"
    years = round((meeting.ends_on - meeting.starts_on).days / 365.25)
    return applying.facts({**founding.facts, "term_years": years})


def _with_members(told: profiles.Figures, founding: Founding) -> profiles.Figures:
    return applying.figures({**applying.plain(told), "members": founding.assembly.members})
