"""Tables of the yearly plans."""

from kexie.plans.models.measures import Indicator, Measure, Part
from kexie.plans.models.plans import AnnualPlan
from kexie.plans.models.reminders import AnswerReminder
from kexie.plans.models.reports import Answer, AnswerMeasure, Report
from kexie.plans.models.sources import PlanSource, PlanSpan
from kexie.plans.models.tables import LightRule, ProposalRow
from kexie.plans.models.tasks import Kind, Target, Task

__all__ = [
    "AnnualPlan",
    "Answer",
    "AnswerMeasure",
    "AnswerReminder",
    "Indicator",
    "Kind",
    "LightRule",
    "Measure",
    "Part",
    "PlanSource",
    "PlanSpan",
    "ProposalRow",
    "Report",
    "Target",
    "Task",
]
