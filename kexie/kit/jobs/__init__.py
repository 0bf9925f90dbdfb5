"""Background work over the database's own queue: tasks, news taken once, periodic sweeps."""

from kexie.kit import progress
from kexie.kit.jobs.draining import drain
from kexie.kit.jobs.tasks import Job, TaskFault, blueprint, periodic, task

__all__ = ["Job", "TaskFault", "blueprint", "drain", "periodic", "progress", "task"]
