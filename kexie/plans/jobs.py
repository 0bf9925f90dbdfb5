"""What happens by itself for plans, in the worker: units asked after what they owe, files forgotten at night."""

from kexie.kit import jobs
from kexie.kit.journal.models import Entry
from kexie.plans.actions import answers, reminding, sources


@jobs.periodic("plans.forget_files", "40 18 * * *")
def forget_files() -> None:
    """Every night: files read at an import that became the original of no plan."""
    sources.forget()


@jobs.periodic("plans.remind", "*/10 * * * *")
def remind() -> None:
    """Every ten minutes: units that owe a plan in answer, and whose step of the ladder has fallen due."""
    reminding.sweep()


@jobs.task("plans.hand_over")
def hand_over(entry_id: int) -> None:
    """A unit was closed: the plans it owes are asked of it no more, but of the unit it was merged into."""
    answers.hand_over(Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id))


@jobs.task("plans.take_back")
def take_back(entry_id: int) -> None:
    """A closing was taken back: the plans the unit was let off because of it are asked for again."""
    answers.take_back(Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id))
