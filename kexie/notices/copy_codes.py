"""The code on a paper original: seven signs by chance and one that checks them, as printed and as typed. Pure.

31 signs without 0 O 1 I L, so that nobody reads one for another. 31 is a prime: a single wrong sign and two that
changed places are always found (weights 1 to 8, the sum divisible by 31).
"""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def drawn() -> str:
    """A new code, 27,512,614,111 there are."""
    told = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    return told + _check(told)


def read(typed: str) -> str:
    """The code somebody typed or scanned (blanks, hyphens and small letters do not matter); empty where it is none."""
    told = "".join(typed.upper().replace("-", "").split())
    if len(told) != LENGTH or any(sign not in SIGNS for sign in told) or _check(told[:-1]) != told[-1]:
        return ""
    return told


def shown(code: str) -> str:
    """K7Q2-MX94, as it is printed."""
    return f"{code[:4]}-{code[4:]}"


def _check(signs: str) -> str:
    total = sum(SIGNS.index(sign) * weight for weight, sign in enumerate(signs, start=1))
    # The last sign has weight 8; 8 times 4 is 1 more than 31.
    return SIGNS[-total * 4 % len(SIGNS)]
