"""A refused act leaves a line with who, by which rule, for which request; whoever is not signed in stays unnamed."""

import logging
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from kexie.kit.verdict import Refused
from kexie.kit.web.refusals import RefusalMiddleware


@pytest.mark.parametrize(("signed_in", "told"), [(True, "0190-li"), (False, "")])
def test_a_refusal_is_logged_with_the_rule_and_the_account(
    caplog: pytest.LogCaptureFixture, signed_in: bool, told: str
) -> None:
    request = RequestFactory().get("/x/")
    request.user = SimpleNamespace(pk="0190-li")  # type: ignore[assignment]
    if signed_in:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "a"
    with caplog.at_level(logging.INFO, "kexie.refused"):
        answer = RefusalMiddleware(lambda _: HttpResponse()).process_exception(
            request, Refused("不行", "document.issue")
        )
    assert answer is not None
    (line,) = [one for one in caplog.records if one.name == "kexie.refused"]
    assert (line.rule, line.status, line.account) == ("document.issue", 403, told)  # type: ignore[attr-defined]
    assert "不行" not in line.getMessage()
