"""Letters about accounts, and periodic work on what signing in leaves behind."""

from uuid import UUID

from kexie.kit.jobs import periodic, task
from kexie.kit.journal.models import Entry
from kexie.people.actions import factors, phones, resets
from kexie.people.sign_in import lockout
from kexie.people.sign_in.sessions import SessionStore


@periodic("people.clear_sessions", "15 18 * * *")
def clear_sessions() -> None:
    """Every night (02:15 in Shanghai): rows of sessions whose eight hours are over and that nobody came back to."""
    SessionStore.clear_expired()


@periodic("people.forget_failures", "*/30 * * * *")
def forget_failures() -> None:
    """Every half hour: failed tries older than the windows they are counted in. They hold typed names and addresses."""
    lockout.forget()
    phones.forget()


@task("people.mail_reset")
def mail_reset(entry_id: int) -> None:
    """Somebody asked to reset a password: the letter, where the name was somebody's and has an address."""
    resets.mail(_account(entry_id))


@task("people.tell_of_reset")
def tell_of_reset(entry_id: int) -> None:
    """A password was reset: its owner is told."""
    resets.tell(_account(entry_id))


@task("people.tell_of_factors")
def tell_of_factors(entry_id: int) -> None:
    """The ways to sign in changed: their owner is told."""
    factors.tell(_account(entry_id))


def _account(entry_id: int) -> UUID:
    found: UUID = Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id)
    return found
