"""What signing in leaves behind is swept."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog
from django.test import Client

from kexie.kit import clock
from kexie.people import jobs
from kexie.people.models import Account, Session
from tests.people.test_sign_in import enter


def test_sessions_that_are_over_are_cleared(li: Account) -> None:
    enter(Client(), "li")
    enter(Client(), "li")
    Session.objects.filter(pk=Session.objects.all()[0].pk).update(expire_date=clock.now() - timedelta(seconds=1))
    jobs.clear_sessions.function()
    assert Session.objects.count() == 1


def test_typed_names_of_failed_tries_are_forgotten(li: Account) -> None:
    enter(Client(), "li", "wrong")
    jobs.forget_failures.function()
    assert (AccessAttempt.objects.count(), AccessFailureLog.objects.count()) == (1, 1)
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=11))
    AccessFailureLog.objects.update(attempt_time=clock.now() - timedelta(minutes=61))
    jobs.forget_failures.function()
    assert (AccessAttempt.objects.count(), AccessFailureLog.objects.count()) == (0, 0)
