"""What is done with yearly plans. Call it through its module."""

from kexie.plans.actions import answers, plans, reports, tables, targets, tasks

__all__ = ["answers", "plans", "reports", "tables", "targets", "tasks"]
