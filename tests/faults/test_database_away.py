"""The database is stopped under a running site: it says so, serves what needs none, and recovers by itself."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from kexie.kit.web import away, caching
from kexie.machine import postgres, roles, testing
from kexie.machine.postgres import Cluster
from tests import site
from tests.conftest import CACHE


@pytest.fixture(scope="module")
def own_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A server that this test may stop without harm to others."""
    folder = tmp_path_factory.mktemp("away") / "cluster"
    shutil.copytree(testing.cached_template(CACHE), folder, symlinks=True)
    cluster = Cluster(folder, settings=postgres.UNSAFE)
    cluster.start()
    yield cluster
    cluster.stop(patience=3.0)


def asked(url: str | urllib.request.Request) -> tuple[int, Message, str]:
    try:
        with urllib.request.urlopen(url, timeout=15) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


# The page of a stranger, one that reads the session, and the sign of life.
NEED_THE_DATABASE = ("/", "/notices/", "/notices/2013/1/", "/accounts/login/", "/desk/", "/health/")


def test_a_stopped_database_gives_503_with_retry_after_and_the_site_recovers_by_itself(
    own_cluster: Cluster, tmp_path: Path
):
    owner, app = (own_cluster.dsn(role, testing.TEMPLATE) for role in (roles.OWNER, roles.APP))
    with site.running(app, owner, tmp_path, worker=False) as running:
        # A session, so that a signed-in reader's pages ask the database before any view does.
        request = lambda path: urllib.request.Request(  # noqa: E731
            f"{running.url}{path}", headers={"Cookie": "session=abcdefghijklmnopqrstuvwxyz012345"}
        )
        assert asked(f"{running.url}/health/")[0] == 200
        own_cluster.stop(patience=3.0)
        for path in NEED_THE_DATABASE:
            status, headers, page = asked(request(path))
            assert (path, status, headers.get("Retry-After")) == (path, 503, "5")
            assert "暂时连不上数据库" in page
            assert "default-src 'none'" in headers["Content-Security-Policy"].split("; ")
        status, headers, _ = asked(f"{running.url}/static/kexie.css")
        assert (status, headers["Content-Type"].split(";")[0]) == (200, "text/css")
        own_cluster.start()
        assert asked(f"{running.url}/health/")[0] == 200
        assert asked(request("/desk/"))[0] == 200


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser of a site, in this process, whose database answers nobody; nothing is kept of earlier pages."""

    def refused(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refused)
    caching.store.clear()
    client = Client(raise_request_exception=False)
    client.cookies["session"] = "abcdefghijklmnopqrstuvwxyz012345"
    return client


def statuses(client: Client) -> set[int]:
    return {client.get(path).status_code for path in NEED_THE_DATABASE if path != "/health/"}


def test_every_page_says_that_the_database_is_away(lost: Client):
    assert statuses(lost) == {503}


def test_canary_without_its_guard_a_lost_database_is_a_fault(lost: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(away, "answer_to", lambda request, fault: None)
    assert statuses(lost) == {500}
