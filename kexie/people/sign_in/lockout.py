"""Locking out who guesses: django-axes counts by account and address, and here also by address alone."""

from datetime import datetime

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from kexie.kit import clock
from kexie.kit.web import headers
from kexie.people import addresses, queries
from kexie.people.models import Account

LOCKED = "登录失败次数过多，请 10 分钟后再试"
SHUT = "验证码错误次数过多，请 10 分钟后再试"
ASKED = _("申请次数过多，请 1 小时后再试")
_TRIM_AT_MOST = 500


class Handler(AxesDatabaseHandler):
    """Axes has one limit for all its keys; an address trying many accounts needs a second, slower one."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, str] | None = None) -> bool:
        """Five failures for this account from this address, or twenty an hour from this address."""
        return bool(super().is_locked(request, credentials)) or address_exhausted(request)

    def remove_out_of_limit_failure_logs(self, *, username: str, limit: int | None = None) -> int:
        """Drop failures older than the window, whoever's: the table answers only "how many in the last hour".

        Rows another request is dropping are left to it, so that two of them never wait for each other.
        """
        with transaction.atomic():
            old = AccessFailureLog.objects.select_for_update(skip_locked=True).order_by("pk")
            keys = list(old.filter(attempt_time__lt=_window_start()).values_list("pk", flat=True)[:_TRIM_AT_MOST])
            dropped, _ = AccessFailureLog.objects.filter(pk__in=keys).delete()
        return int(dropped)


def forgive(account: Account) -> None:
    """Count anew for this account: its owner has just shown a letter. What an address did elsewhere stays counted."""
    AccessAttempt.objects.filter(username=account.username.lower()).delete()


def forget() -> None:
    """Drop what is older than the window it is counted in, for all accounts and addresses."""
    AccessAttempt.objects.filter(attempt_time__lt=clock.now() - settings.AXES_COOLOFF_TIME).delete()
    AccessFailureLog.objects.filter(attempt_time__lt=_window_start()).delete()


def count_asking(request: HttpRequest) -> bool:
    """Count asking for a letter like a failed try of this address; False where the address has none left.

    Else somebody could ask about names all day long, and fill the mailboxes of those who exist. What was typed is
    not kept.
    """
    if address_exhausted(request):
        return False
    AccessFailureLog.objects.create(ip_address=addresses.of(request), path_info=headers.told(request.path)[:255])
    return True


def is_shut(account: Account) -> bool:
    """Whether five wrong codes in ten minutes have shut the second door of this account."""
    since = clock.now() - settings.AXES_COOLOFF_TIME
    wrong = AccessFailureLog.objects.filter(username=_code_key(account), attempt_time__gte=since).count()
    return int(wrong) >= int(settings.AXES_FAILURE_LIMIT)


def count_code(account: Account, address: str) -> None:
    """A wrong code: counted for its account, and for its address among the twenty an hour."""
    AccessFailureLog.objects.create(username=_code_key(account), ip_address=address)


def _code_key(account: Account) -> str:
    # In capitals: what is typed at the first door is counted in small letters, so that nobody can type this.
    return f"CODE OF {account.pk}"


def come_back(response: HttpResponse) -> HttpResponse:
    """The answer to an address that has none left, with when to come back."""
    response.headers["Retry-After"] = str(int(settings.SIGN_IN_FAILURES_WINDOW.total_seconds()))
    return response


def count_address(address: str) -> None:
    """Something wrong at a door that knows no account yet: among the twenty an hour of its address."""
    AccessFailureLog.objects.create(ip_address=address)


def address_exhausted(request: HttpRequest) -> bool:
    """Whether this address has no try left in this hour, whatever it tries."""
    recent = AccessFailureLog.objects.filter(ip_address=addresses.of(request), attempt_time__gte=_window_start())
    count: int = recent.count()
    return count >= int(settings.SIGN_IN_FAILURES_PER_ADDRESS)


def _window_start() -> datetime:
    start: datetime = clock.now() - settings.SIGN_IN_FAILURES_WINDOW
    return start


def account_key(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """Under what axes counts: the account's username, also where its e-mail was typed: two keys, one lock.

    Unknown names are counted as typed, in lower case, so that they lock in the same way.
    """
    given = credentials or {}
    typed = given.get("login") or given.get("email") or given.get("username") or request.POST.get("login") or ""
    return named(typed)


def named(typed: str) -> str:
    """The key for one typed name: at most 255 characters, without the NUL that no text column takes."""
    key = typed.strip().lower().replace("\0", "")[:255]
    if "@" in key:
        account = queries.account_named(key)
        return account.username.lower() if account else key
    return key


def rest(response: HttpResponse) -> HttpResponse:
    """The answer to an account whose second door is shut, with when to come back."""
    response.headers["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return response


def answer(request: HttpRequest, response: HttpResponse, credentials: dict[str, str] | None) -> HttpResponse:
    """The sign-in page as it was rendered (it says :data:`LOCKED`), with status 429 and when to come back."""
    response.status_code = 429
    return rest(response)
