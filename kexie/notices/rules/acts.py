"""Which buttons a document shows to whom: the flow's steps with the rule's answer to each."""

from collections.abc import Callable
from dataclasses import dataclass

from kexie.kit.actor import Actor
from kexie.kit.flow import Step
from kexie.kit.verdict import Verdict
from kexie.notices import flow
from kexie.notices.models import Document
from kexie.notices.rules import documents

CAN: dict[str, Callable[[Actor, Document], Verdict]] = {
    "submit": documents.can_submit,
    "review": documents.can_review,
    "circulate": documents.can_review,
    "countersign": documents.can_countersign,
    "object": documents.can_object,
    "sign_off": documents.can_sign_off,
    "return": documents.can_return,
    "number": documents.can_number,
    "issue": documents.can_issue,
    "withdraw": documents.can_withdraw,
    "void": documents.can_void,
    "correct": documents.can_correct,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One button: the step as the flow tells it, and whether this actor may take it now (else why not)."""

    step: Step
    verdict: Verdict


def acts(actor: Actor, document: Document) -> list[Act]:
    """Every step out of the present state that fits this document, in table order, each with its verdict.

    The view shows those allowed, and those refused for another reason than ``right`` with their reason beside them.
    """
    return [Act(step, CAN[step.verb](actor, document)) for step in _fitting(document)]


def _fitting(document: Document) -> list[Step]:
    steps = [step for step in flow.DOCUMENT.leaving(document.state) if step.verb in CAN]
    if document.state != "review":
        return steps
    other = "review" if document.co_issues.exists() else "circulate"
    return [step for step in steps if step.verb != other]
