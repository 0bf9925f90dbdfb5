"""What the printed papers of a founding or a re-election are drawn from."""

from collections.abc import Sequence

from kexie.associations.documents.facts import Nominee, Told
from kexie.associations.models import Assembly, Founding, Reelection
from kexie.associations.rules import settled
from kexie.associations.rules import tenure as rules
from kexie.organisations.models import Organisation


def of_founding(row: Founding, application: Sequence[tuple[str, str]]) -> Told:
    """``application``: names and values of its form."""
    authority = row.authority or settled.authority_of(row.place, row.kind)
    return _told(
        row.assembly, row.place, "成立", unit=row.unit_name, name=row.name or row.unit_name, authority=authority.name,
        number=1, reply=str(row.reply.number) if row.reply and row.reply.number_id else "", application=application,
        opinion=row.opinion,
    )  # fmt: skip


def of_reelection(row: Reelection) -> Told:
    """The number is that of the term it leads to."""
    unit = row.organisation
    above = unit.superior or unit
    if row.state == "done":
        number = row.assembly.tenure.number
    else:
        before = rules.last(unit)
        number = before.number + 1 if before else 1
    return _told(
        row.assembly, above, "换届", unit=unit.name, name=unit.name, authority=above.name, number=number
    )  # fmt: skip


def _told(meeting: Assembly, place: Organisation, elects: str, **more: object) -> Told:
    house = settled.life_rules(place)
    plain = ("held_on", "entitled", "present", "members", "starts_on", "ends_on")
    told: dict[str, object] = {name: getattr(meeting, name) for name in plain}
    if meeting.method:
        told["method"] = meeting.method
    return Told(
        elects=elects, place=place.name, held_at=meeting.place, nominees=_nominees(meeting),
        quorum=(house.quorum_part, house.quorum_whole), votes_of=house.votes_of,
        term_years=house.term_years, **told, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _nominees(meeting: Assembly) -> list[Nominee]:
    return [
        Nominee(
            role=one.get_role_display(), name=one.name, gender=one.gender, born=one.born, politics=one.politics,
            job=one.job, title=one.title, is_elected=one.is_elected,
            votes=None
            if one.votes_for is None or one.votes_against is None or one.votes_abstain is None
            else (one.votes_for, one.votes_against, one.votes_abstain),
        )
        for one in meeting.candidates.all()
    ]  # fmt: skip
