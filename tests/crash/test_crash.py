"""kill -9 under load, eight rounds for each victim: nothing acknowledged is lost, nothing is there twice.

The parent takes everybody along and is started again by hand: two rounds in the gate, 200 of each kind in the full run.
Figures to reach: bar.md C1. The canary at the end switches the durability of commits off and must lose.
"""

import os
import random
import signal

import psycopg
import pytest

from kexie.machine import roles
from kexie.machine.children import CALM_SECONDS
from kexie.machine.home import Home
from kexie.machine.installation import Installation
from kexie.machine.postgres import ADMIN, Cluster
from tests.crash.browser import Browser, filled
from tests.crash.ledger import Ledger, Load
from tests.machine import installed
from tests.machine.installed import Served, age, alive, descendants, port_is_free
from tests.waiting import wait_until

pytestmark = pytest.mark.crash
ROUNDS = int(os.environ.get("KEXIE_CRASH_ROUNDS", "8"))
PARENT_ROUNDS = int(os.environ.get("KEXIE_CRASH_ROUNDS", "2"))
BEGIN = """
from kexie.organisations.actions import installation, organisations
installation.begin(
    organisations.Particulars(name="示范市科学技术协会", short_name="市科协"),
    installation.First(name="陈科长", username="chen", password="kexie-demo-2026"),
)
"""


def installed_with_an_officer(root):
    """A served installation with its first association and an officer who may draft."""
    installed.make(root)
    for command in (["prepare"], ["manage", "shell", "-c", BEGIN]):
        done = installed.kexie(root, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    return Served(root).start()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    made = installed_with_an_officer(tmp_path_factory.mktemp("crash") / "home")
    yield made
    made.stop()


def draft_form(served):
    """The signed-in officer's browser and what the drafting page sends besides title and key."""
    browser = Browser(served.port)
    answer = browser.submit("/accounts/login/", "login", {"login": "chen", "password": "kexie-demo-2026"})
    assert answer.status == 302, answer.body[:2000]
    page = browser.get("/desk/documents/new/")
    assert page.status == 200, page.body[:2000]
    values = filled(page.body, "idempotency_key", {"body": "正文一段。\n\n正文二段。"})
    return browser, [(name, value) for name, value in values if name not in ("title", "idempotency_key")]


def connect(served, role=roles.APP):
    home = Home(served.root)
    here = Installation(home, None, Cluster(home.database, home.secrets))
    return psycopg.connect(str(here.address(role)), autocommit=True)


def copies(served):
    """How often each title of the ledger is in the database."""
    with connect(served) as app:
        return dict(app.execute("select title, count(*) from notices_document where title like '账本 %' group by 1"))


def faults(ledger, found):
    """What the database and the ledger disagree about."""
    return {
        "lost": sorted(ledger.acknowledged - set(found)),
        "double": sorted(title for title, count in found.items() if count != 1),
        "invented": sorted(set(found) - ledger.sent),
    }


AGREED = {"lost": [], "double": [], "invented": []}


def crash(served, ledger, victims, then=lambda: None):
    """One round: load, kill, do what is to be done ``then``, wait until the clients are answered again."""
    browser, values = draft_form(served)
    with Load(browser, ledger, values) as load:
        load.wait_for(random.randint(5, 25))
        killed = victims()
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not any(alive(pid) for pid in killed))
        then()
        load.wait_for(20)


def settled(served, name):
    """The process of this kind, once it has run long enough to be started again at once."""
    wait_until(lambda: age(served.pids().get(name, os.getpid())) > CALM_SECONDS and name in served.pids(), 60)
    return served.pids()[name]


def web(served):
    """By turns granian's main process and one of its workers."""
    turn = [0]

    def choose():
        turn[0] += 1
        main = settled(served, "web")
        return [main] if turn[0] % 2 else [descendants(main)[-1]]

    return choose


def test_killing_the_web_server_loses_and_doubles_nothing(served):
    ledger, choose = Ledger(), web(served)
    for _ in range(ROUNDS):
        crash(served, ledger, choose)
    assert faults(ledger, copies(served)) == AGREED
    assert len(ledger.acknowledged) >= 25 * ROUNDS


def test_killing_the_database_loses_and_doubles_nothing(served):
    ledger = Ledger()
    before = set(copies(served))
    for _ in range(ROUNDS):
        crash(served, ledger, lambda: [served.pids()["database"]])
    found = {title: count for title, count in copies(served).items() if title not in before}
    assert faults(ledger, found) == AGREED
    assert len(ledger.acknowledged) >= 25 * ROUNDS


def unfinished(served):
    """Jobs waiting or marked as being done, and jobs that failed; sweeps aside (the next one comes anyway)."""
    with connect(served) as app:
        return app.execute(
            "select task_name, status::text, count(*) from procrastinate_jobs "
            "where queue_name <> 'sweeps' and status <> 'succeeded' group by 1, 2"
        ).fetchall()


@pytest.mark.full
def test_killing_the_worker_loses_no_news_and_takes_none_twice(served):
    ledger = Ledger()
    before = set(copies(served))
    for _ in range(ROUNDS):
        crash(served, ledger, lambda: [settled(served, "worker")])
    found = {title: count for title, count in copies(served).items() if title not in before}
    assert faults(ledger, found) == AGREED
    wait_until(lambda: unfinished(served) == [], 120)
    with connect(served) as app:
        told = app.execute(
            "select count(*), count(*) filter (where 1 = (select count(*) from kit_delivery d "
            "where d.entry_id = e.id and d.subscriber = 'notices.index')) "
            "from kit_journal_entry e where entity = 'document' and verb = 'draft'"
        ).fetchone()
    drafts = sum(copies(served).values())
    assert told == (drafts, drafts)


class Parent:
    """`kexie serve` itself as the victim."""

    def __init__(self, served):
        self.served, self.everybody = served, []

    def choose(self):
        self.everybody = descendants(self.served.process.pid)
        return [self.served.process.pid]

    def begin_again(self):
        """Nobody of it is left and nobody answers; the next start is like any other, on the same port."""
        self.served.process.wait()
        wait_until(lambda: not any(alive(pid) for pid in self.everybody), 10)
        wait_until(lambda: port_is_free(self.served.port), 10)
        self.served.start()


@pytest.mark.full
def test_killing_the_parent_leaves_nobody_and_loses_and_doubles_nothing(served):
    ledger, parent = Ledger(), Parent(served)
    before = set(copies(served))
    for _ in range(PARENT_ROUNDS):
        crash(served, ledger, parent.choose, parent.begin_again)
        assert len(parent.everybody) > 3
    found = {title: count for title, count in copies(served).items() if title not in before}
    assert faults(ledger, found) == AGREED
    assert len(ledger.acknowledged) >= 25 * PARENT_ROUNDS


def test_the_journal_is_whole_after_all_the_crashes(served):
    with connect(served) as app:
        newest = app.execute("select max(id) from kit_journal_entry").fetchone()[0]
    # A seal that was being made when the database died is given back after half a minute, on a slow machine later.
    wait_until(lambda: sealed(served) >= newest, 180)
    done = installed.kexie(served.root, "journal-verify")
    assert done.returncode == 0, done.stdout + done.stderr
    done = installed.kexie(served.root, "check-invariants")
    assert done.returncode == 0, done.stdout + done.stderr


def sealed(served):
    with connect(served) as app:
        return app.execute("select coalesce(max(last), 0) from kit_seal").fetchone()[0]


@pytest.mark.full
def test_canary_commits_that_are_not_written_through_are_lost(tmp_path):
    """The same harness must see the loss: commits acknowledged before they are on disk, then kill -9."""
    served = installed_with_an_officer(tmp_path / "home")
    try:
        with connect(served, ADMIN) as admin:
            admin.execute("alter role kexie_app set synchronous_commit = off")
            admin.execute("alter system set wal_writer_delay = '10s'")
            admin.execute("select pg_reload_conf()")
            admin.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kexie_app'")
        ledger, lost = Ledger(), []
        for _ in range(5):
            crash(served, ledger, lambda: [served.pids()["database"]])
            lost = faults(ledger, copies(served))["lost"]
            if lost:
                break
        assert lost != []
    finally:
        served.stop()
