"""What an addressee class (收件范围) means, as one value that forms make and actions take. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """``kinds`` and ``levels`` are codes of ``organisations.kinds``; ``chosen``: units are picked for each document."""

    name: str
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    chosen: bool = False
    is_active: bool = True
