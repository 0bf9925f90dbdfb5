"""Periodic work on what signing in leaves behind."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.sessions.backends.db import SessionStore

from kexie.kit.jobs import periodic


@periodic("people.clear_sessions", "15 18 * * *")
def clear_sessions() -> None:
    """Every night (02:15 in Shanghai): rows of sessions whose eight hours are over and that nobody came back to."""
    SessionStore.clear_expired()


@periodic("people.forget_failures", "*/30 * * * *")
def forget_failures() -> None:
    """Every half hour: failed tries older than the windows they are counted in. They hold typed names and addresses."""
    handler = AxesProxyHandler.get_implementation()
    handler.clean_expired_user_attempts()
    handler.remove_out_of_limit_failure_logs(username="")
