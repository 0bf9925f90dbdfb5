"""Periodic work on what signing in leaves behind."""

from django.contrib.sessions.backends.db import SessionStore

from kexie.kit.jobs import periodic
from kexie.people.sign_in import lockout


@periodic("people.clear_sessions", "15 18 * * *")
def clear_sessions() -> None:
    """Every night (02:15 in Shanghai): rows of sessions whose eight hours are over and that nobody came back to."""
    SessionStore.clear_expired()


@periodic("people.forget_failures", "*/30 * * * *")
def forget_failures() -> None:
    """Every half hour: failed tries older than the windows they are counted in. They hold typed names and addresses."""
    lockout.forget()
