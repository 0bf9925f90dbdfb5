"""What is done with yearly plans. Call it through its module."""

from kexie.plans.actions import plans

__all__ = ["plans"]
