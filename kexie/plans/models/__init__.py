"""Tables of the yearly plans."""

from kexie.plans.models.measures import Indicator, Measure, Part
from kexie.plans.models.plans import AnnualPlan
from kexie.plans.models.sources import PlanSource, PlanSpan

__all__ = ["AnnualPlan", "Indicator", "Measure", "Part", "PlanSource", "PlanSpan"]
