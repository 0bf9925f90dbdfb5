"""What a password has to be. Two profiles, because two standards contradict each other: the installation chooses.

``modern`` follows OWASP ASVS 5.0 (6.2): long, none of the common ones, no rule about signs (6.2.5), no change by the
calendar (6.2.10). ``dengbao`` follows GB/T 22239-2019 (8.1.4.1): complex, changed regularly. Pure data.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Profile:
    """``least`` signs, of so many ``kinds``; good for ``days`` (0: for ever); unlike the last ``history`` ones."""

    code: str
    label: str
    least: int
    kinds: int
    days: int
    history: int
    hint: Any  # lazily translated


MODERN = Profile(
    "modern", "长而不常见，不用定期更换", 12, 1, 0, 0,
    _("至少 12 个字符，不要使用常见密码或与用户名相近的密码"),
)  # fmt: skip
DENGBAO = Profile(
    "dengbao", "按等级保护要求，复杂并定期更换", 8, 3, 90, 5,
    _("至少 8 个字符，大写字母、小写字母、数字、符号至少有三类；90 天内要更换，不能与最近 5 次相同"),
)  # fmt: skip
TABLE: dict[str, Profile] = {one.code: one for one in (MODERN, DENGBAO)}


def choices() -> list[tuple[str, str]]:
    """Codes with labels, for the form."""
    return [(one.code, one.label) for one in TABLE.values()]
