"""States and steps as one table; one door to every state.

A domain's ``flow.py`` is pure data: a :class:`Flow` with its states and steps. :func:`move` is the only code that
assigns a state. Buttons, diagrams in docs and the state x verb test matrix are drawn from the same table.
"""

from kexie.kit.flow import diagram, matrix
from kexie.kit.flow.moves import move, repair
from kexie.kit.flow.table import Flow, State, Step

__all__ = ["Flow", "State", "Step", "diagram", "matrix", "move", "repair"]
