"""Reading a yearly plan (工作要点): text -> plain data. Pure: no Django, no database, no clock (house.md 2).

``read(text)`` proposes spans (kinds in ``kinds.KINDS``) and what they tell: guidance, parts, measures with owner, due
date and figures; the officer corrects spans, ``reread`` builds the plan from them. Sources of the rules: the founding
notice, rules.md 11.1, and the levels of GB/T 9704 (rules.md 3.1).
"""

from kexie.notices.reading import Doubt, Span, SpansError
from kexie.plans.reading.figures import Indicator
from kexie.plans.reading.measures import Measure
from kexie.plans.reading.plan import Part, Plan
from kexie.plans.reading.result import Reading, read, reread

__all__ = [
    "Doubt",
    "Indicator",
    "Measure",
    "Part",
    "Plan",
    "Reading",
    "Span",
    "SpansError",
    "read",
    "reread",
]
