"""Words that several printed papers share: figures, gaps to be filled in by hand, when and where. Pure."""

from kexie.associations import elections
from kexie.associations.documents.facts import Told, day

GAP = "＿＿"  # to be filled in by hand
_FIGURES = "零一二三四五六七八九十"


def figure(number: int) -> str:
    """二十一."""
    if number <= 10:
        return _FIGURES[number]
    tens, ones = divmod(number, 10)
    return f"{_FIGURES[tens] if tens > 1 else ''}十{_FIGURES[ones] if ones else ''}"


def or_gap(number: int | None) -> str:
    """The number, or a gap where it is not known."""
    return str(number) if number is not None else GAP


def where_and_when(told: Told) -> str:
    """The line under the title of a meeting's papers."""
    kind = f"　会议形式：{told.gathering}" if told.gathering else ""
    return f"时间：{day(told.held_on)}　地点：{told.held_at or GAP * 3}{kind}"


def places(told: Told) -> str:
    """主席 1 名（等额）、副主席 2 名（差额）; empty where it was not said."""
    standing = [one.role for one in told.nominees]
    parts = []
    for office, number in told.places.items():
        known = standing.count(office)
        how = f"（{elections.manner(known, number)}）" if known >= number else ""
        parts.append(f"{office} {number} 名{how}")
    return "、".join(parts)
