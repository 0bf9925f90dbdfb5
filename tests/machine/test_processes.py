"""Children that cannot outlive their parent; the children of children; the order and patience of a stop."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kexie.machine import children, processes, supervisor
from kexie.machine.processes import Identity
from tests.machine.installed import alive
from tests.waiting import wait_until

pytestmark = pytest.mark.machine

PARENT = """
import signal, subprocess, sys, time
from kexie.machine import processes
command = [sys.executable, "-c", "import time; time.sleep(60)"]
child = processes.spawn(command, sign=signal.SIGKILL) if sys.argv[1] == "tied" else subprocess.Popen(command)
print(child.pid, flush=True)
time.sleep(60)
"""


def orphan(how):
    """A grandchild whose parent was killed with SIGKILL."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, how], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    assert alive(pid)
    parent.kill()
    parent.wait()
    return pid


def test_a_spawned_child_dies_with_its_killed_parent():
    pid = orphan("tied")
    wait_until(lambda: not alive(pid), 5)


def test_canary_an_ordinary_child_survives_its_killed_parent():
    pid = orphan("plain")
    time.sleep(0.3)
    assert alive(pid)
    os.kill(pid, signal.SIGKILL)


def test_a_spawned_child_leads_a_session_of_its_own():
    child = processes.spawn([sys.executable, "-c", "import time; time.sleep(60)"], sign=signal.SIGKILL)
    assert os.getsid(child.pid) == child.pid
    child.kill()
    child.wait()


def test_the_pauses_before_a_new_start_grow_to_a_limit():
    assert [children.pause(failures) for failures in range(9)] == [0, 0, 1, 2, 4, 8, 15, 15, 15]


STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
FAMILY = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"


def child(tmp_path, program, patience=5.0):
    made = children.Child("child", [sys.executable, "-c", program], patience, tmp_path / "log", dict(os.environ))
    made.start()
    wait_until(lambda: (tmp_path / "log").read_text().endswith("\n"), 10)
    return made


def test_a_child_that_ignores_the_request_to_stop_is_killed_after_its_time(tmp_path):
    stubborn = child(tmp_path, STUBBORN, patience=0.3)
    pid = stubborn.process.pid
    stubborn.stop()
    assert not alive(pid)


def test_what_a_killed_child_leaves_in_its_session_is_swept_and_it_starts_again(tmp_path):
    parent = child(tmp_path, FAMILY)
    left, first = int((tmp_path / "log").read_text()), parent.process.pid
    parent.process.kill()
    parent.process.wait()
    assert alive(left)
    parent.look()
    wait_until(lambda: not alive(left), 5)
    assert parent.process.pid != first
    parent.stop()


def test_a_child_that_keeps_dying_is_not_started_before_its_pause_is_over(tmp_path):
    dying = children.Child("child", ["false"], 1, tmp_path / "log", dict(os.environ))
    dying.start()
    dying.process.wait()
    dying.look()  # at once
    dying.process.wait()
    dying.look()  # a second later
    assert (dying.process, dying.failures) == (None, 2)
    assert 0 < dying.not_before - time.monotonic() <= 1


def test_web_stops_before_the_worker_and_the_worker_before_the_database(tmp_path):
    told = []

    class Recorded:
        def __init__(self, name):
            self.name = name

        def stop(self):
            told.append(self.name)

    class Somewhere:
        class home:
            run = tmp_path

    parent = supervisor.Supervisor(Somewhere, 0)
    parent._lock = os.open(tmp_path, os.O_RDONLY)
    parent.children = [Recorded("web"), Recorded("worker")]
    parent._stop(Recorded("database"))
    assert told == ["web", "worker", "database"]
    assert (supervisor.WEB_SECONDS, supervisor.WORKER_SECONDS) == (5.0, 10.0)


def root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("KEXIE_DATABASE_USER", raising=False)


def test_an_ordinary_user_runs_the_database_as_itself(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert processes.database_identity() == Identity("same")


def test_root_runs_the_database_in_a_user_namespace_where_that_works(monkeypatch):
    root(monkeypatch)
    monkeypatch.setattr(processes, "_user_namespaces_work", lambda: True)
    found = processes.database_identity()
    assert (found.name, found.prefix[1:], found.uid) == (
        "mapped", ("--user", "--map-user=1000", "--map-group=1000"), None
    )  # fmt: skip


def test_root_without_namespaces_uses_a_system_user(monkeypatch):
    root(monkeypatch)
    monkeypatch.setattr(processes, "_user_namespaces_work", lambda: False)
    monkeypatch.setenv("KEXIE_DATABASE_USER", "nobody")
    found = processes.database_identity()
    assert (found.name, found.prefix) == ("nobody", ())
    assert found.uid not in (None, 0)
    assert found.keywords() == {"user": found.uid, "group": found.gid, "extra_groups": []}


def test_root_without_namespaces_and_without_a_user_is_told_what_to_do(monkeypatch):
    root(monkeypatch)
    monkeypatch.setattr(processes, "_user_namespaces_work", lambda: False)
    monkeypatch.setattr(processes.pwd, "getpwnam", {}.__getitem__)
    with pytest.raises(processes.NoIdentityError, match="useradd --system kexie"):
        processes.database_identity()
