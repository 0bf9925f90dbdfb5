"""Whether a unit is founded twice: another application of it runs, or it stands in the register already."""

from django.db.models import Q

from kexie.associations import flow, names
from kexie.associations.models import Founding
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.codes import credit
from kexie.organisations.models import Organisation
from kexie.organisations.rules import of_code


def unique(founding: Founding) -> Verdict:
    """No other application of this unit runs, and it has no association yet."""
    if (other := running(founding)) is not None:
        return refused(_told(founding, other), "founding.twice")
    there = standing(founding)
    if there is not None:
        return refused(f"{there.label}已在册（编号 {there.number}），不能重复成立", "founding.registered")
    return ALLOWED


def running(founding: Founding) -> Founding | None:
    """Another application of this unit on its way: by its key, by the code in either form, else by name.

    A name counts where one of the two tells no code: of two different codes nobody takes the units for one. Whoever
    sends holds the place, so of two sent at once under it the second sees the first; of two places of one area it is
    seen when either is checked.
    """
    others = Founding.objects.filter(state__in=flow.RUNNING).exclude(pk=founding.pk)
    alike, code = Q(unit_key=founding.unit_key), founding.credit_code
    if founding.kind != kinds.Kind.FEDERATION:
        near = _near(founding, "place") & (Q(credit_code="") if code else Q())
        alike |= ~Q(kind=kinds.Kind.FEDERATION) & (of_code(code) | near)
    rows = others.filter(alike).select_related("place").order_by("ref")
    mine = told_names(founding)
    return next(
        (
            one for one in rows
            if one.unit_key == founding.unit_key or credit.same(code, one.credit_code) or mine & told_names(one)
        ),
        None,
    )  # fmt: skip


def standing(founding: Founding) -> Organisation | None:
    """The unit's association in the register: by its credit code, else by its folded name in the same area.

    A federation's by its own name: its leading unit has an association beside it.
    """
    if founding.kind == kinds.Kind.FEDERATION:
        there = Organisation.objects.filter(state="active", kind=kinds.Kind.FEDERATION, superior=founding.place_id)
        return next((one for one in there.order_by("number") if names.key(one.name) == names.key(founding.name)), None)
    rows = Organisation.objects.filter(state="active", kind__in=kinds.BASIC)
    if founding.credit_code:
        found = rows.filter(of_code(founding.credit_code)).order_by("number").first()
        if found is not None:
            return found
        rows = rows.filter(credit_code="")  # another code is another unit, though its name is alike
    mine = told_names(founding)
    near = rows.filter(_near(founding, "superior")).order_by("number")
    return next((one for one in near if names.key(one.name) in mine), None)


def told_names(founding: Founding) -> set[str]:
    """The unit's name and that of its association, folded."""
    return {names.key(founding.unit_name), names.key(founding.name)} - {""}


def _near(founding: Founding, above: str) -> Q:
    """Under the same place or of the same area."""
    return Q(**{above: founding.place_id}) | Q(jurisdiction=founding.jurisdiction_id or "")


def _told(founding: Founding, other: Founding) -> str:
    state = flow.FOUNDING.state(other.state).label
    told = f"{other.unit_name}已有一份成立申请在办（第 {other.ref} 号，向{other.place.label}提出，现在是“{state}”）"
    if other.unit_key == founding.unit_key or credit.same(founding.credit_code, other.credit_code):
        return told
    return f"{told}，单位名称或拟用名称相同。如不是同一单位，两份申请都要填写统一社会信用代码"
