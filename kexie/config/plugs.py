"""What upper storeys know and lower engines must ask: plain callables in one explicit table, no strings.

Grows with every domain. Reading this file answers "who hears of that act" and "where does this to-do come from".
"""

from types import ModuleType

from procrastinate import App

from kexie.kit import flow, invariants, jobs, journal

# (entity, verb) -> callables that take the journal entry's id and defer a job in the acting transaction.
SUBSCRIBERS: dict[tuple[str, str], tuple[journal.writing.Subscriber, ...]] = {}

# All tables of states and steps: drawn to docs/flows by `kexie flow-docs`.
FLOWS: tuple[flow.Flow, ...] = ()

# Queries for rows that should not exist: `kexie check-invariants`, after every journey test, every night.
INVARIANTS: tuple[invariants.Invariant, ...] = ()


def connect() -> None:
    """Hand the tables down; called once when the applications are ready."""
    journal.connect(SUBSCRIBERS)
    flow.diagram.connect(FLOWS)
    invariants.connect(INVARIANTS)


def job_modules() -> tuple[ModuleType, ...]:
    """The modules whose tasks and sweeps the worker knows: importing them declares the tasks."""
    from kexie.kit import sweeps  # jobs import models: the application registry must be ready

    return (sweeps,)


def connect_jobs(app: App) -> None:
    """Give the queue all tasks; called once, by the queue's own application."""
    job_modules()
    app.add_tasks_from(jobs.blueprint, namespace="kexie")
