"""A rule's answer: yes, or no with its reason in Chinese and the name of the condition that failed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a ``can_…`` rule returns. True in a condition where allowed."""

    allowed: bool
    reason: str = ""
    rule: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: str, rule: str = "") -> Verdict:
    """No, because ``reason`` (Chinese, says what is in the way and, if possible, what to do)."""
    return Verdict(False, reason, rule)


class Refused(Exception):
    """An act is not allowed. One middleware turns it into an answer: 403 with the reason."""

    status = 403

    def __init__(self, reason: str, rule: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule


class Overtaken(Refused):
    """Somebody was faster, or the same form came twice: 409."""

    status = 409


def require(verdict: Verdict) -> None:
    """Go on if allowed.

    Raises:
        Refused: with the verdict's reason.
    """
    if not verdict.allowed:
        raise Refused(verdict.reason, verdict.rule)
