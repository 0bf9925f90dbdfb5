"""What consent is asked for: one table. Pure data; the words people read are rows (``models.ConsentText``).

A purpose stands here only where its withdrawal changes something at once: ``clears`` are the fields of a person that
go with it, ``ends_membership`` is kept by the storey above (organisations.actions.roll).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose: stored code, what people read, what withdrawing does, and how."""

    code: str
    label: str
    effect: str
    clears: tuple[str, ...] = ()
    ends_membership: bool = False


MEMBERSHIP = Purpose(
    "membership", "会员登记",
    "撤回后，您在各科协的会员身份当天终止，名册里不再列您；已经发生的会员年限留作记录。", ends_membership=True,
)  # fmt: skip
SENSITIVE = Purpose(
    "sensitive", "民族和政治面貌",
    "撤回后，登记的民族和政治面貌马上删去；办理推荐、任职审核需要时会再问您。", ("ethnic_group", "political_status"),
)  # fmt: skip
BANK = Purpose(
    "bank_account", "银行账号", "撤回后，登记的银行账号马上删去；以后发放劳务费前会再问您。", ("bank_account",)
)

TABLE: dict[str, Purpose] = {one.code: one for one in (MEMBERSHIP, SENSITIVE, BANK)}


def choices() -> list[tuple[str, str]]:
    """Codes with labels; a callable, so that a new purpose needs no migration."""
    return [(one.code, one.label) for one in TABLE.values()]
