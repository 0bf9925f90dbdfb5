"""What an application tells, between the values of its form and its row; the steps stand in ``foundings``."""

from dataclasses import asdict

from kexie.associations import applying, names
from kexie.associations.actions import assemblies
from kexie.associations.models import Founding
from kexie.kit.crypto.fields import clear
from kexie.kit.verdict import Refused
from kexie.organisations import kinds
from kexie.organisations.codes import credit

PLAIN = (
    "kind", "name", "unit_name", "address", "street_code", "contact", "telephone", "unit_opinion", "planned_members",
)  # fmt: skip
PERSONAL = ("contact", "telephone", "nominees")
MOST_INITIATORS = 100


def write(founding: Founding, told: applying.Application) -> None:
    """Write what the unit tells into an application. Raises Refused for values that cannot be."""
    code = ""
    if told.credit_code.strip():
        outcome = credit.check(told.credit_code)
        if outcome.error:
            raise Refused(outcome.error, "founding.credit_code")
        code = outcome.code
    if told.kind not in kinds.ELECTING:
        raise Refused("请选择要成立的科协的类别", "founding.kind")
    if not told.unit_name:
        raise Refused("请填写单位名称", "founding.unit_name")
    for name in PLAIN:
        setattr(founding, name, getattr(told, name))
    founding.credit_code = code
    founding.initiators = [name.strip() for name in told.initiators if name.strip()]
    if len(founding.initiators) > MOST_INITIATORS:
        raise Refused(f"发起单位最多填 {MOST_INITIATORS} 家，其余的成立后登记为成员单位", "founding.initiators")
    founding.unit_key = key_of(founding)
    founding.facts, founding.figures = applying.plain(told.facts), applying.plain(told.figures)
    assemblies.nominate(founding.assembly, told.nominees, told.places)


def founders(founding: Founding) -> list[str]:
    """Who founds a federation, the leading unit first."""
    return applying.founders(founding.unit_name, founding.initiators)


def key_of(founding: Founding) -> str:
    """What makes two applications of one unit the same: its code, else place and folded name.

    Of a federation its own name: the leading unit may have, or apply for, an association beside it.
    """
    if founding.kind == kinds.Kind.FEDERATION:
        return f"{kinds.Kind.FEDERATION}:{founding.place.number}:{names.key(founding.name or founding.unit_name)}"
    return founding.credit_code or f"{founding.place.number}:{names.key(founding.unit_name)}"


def told_of(founding: Founding) -> dict[str, object]:
    """What it tells, as the journal compares it."""
    people = [asdict(one) for one in assemblies.nominees(founding.assembly)]
    told: dict[str, object] = {name: getattr(founding, name) for name in (*PLAIN, "credit_code", "initiators")}
    told["telephone"] = clear(founding.telephone)
    told |= asdict(assemblies.places(founding.assembly))
    return {**told, **founding.facts, **founding.figures, "nominees": people}
