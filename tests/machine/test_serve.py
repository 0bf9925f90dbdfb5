"""`kexie serve`: one parent, three children, and kill -9 for each of them."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

import psycopg
import pytest

from kexie.machine import leftovers, postgres
from tests.machine import installed
from tests.machine.installed import Served, alive, descendants, port_is_free
from tests.waiting import wait_until

pytestmark = pytest.mark.machine


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    root = tmp_path_factory.mktemp("serve") / "home"
    installed.make(root)
    done = installed.kexie(root, "prepare")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def served(home):
    made = Served(home).start()
    yield made
    if made.process.poll() is None:
        made.stop()


@pytest.mark.full
def test_what_is_missing_is_brought_up_to_date_on_the_database_that_is_then_served(tmp_path):
    installed.make(tmp_path)
    served = Served(tmp_path).start("--prepare")
    served.stop()
    shown = served.process.stdout.read()
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("  ")] == ["schema", "static"]
    assert ((tmp_path / "run" / "static.key").exists(), "kexie: serving" in shown) == (True, True)


@pytest.mark.full
def test_nothing_runs_any_more_where_preparing_failed(tmp_path):
    installed.make(tmp_path)
    done = installed.kexie(tmp_path, "serve", "--prepare", KEXIE_STATIC="/proc/nowhere")
    assert (done.returncode, "serving" in done.stdout, leftovers.of(tmp_path / "database" / "data")) == (1, False, [])


def environment_of(pid):
    return dict(item.split("=", 1) for item in Path(f"/proc/{pid}/environ").read_text().split("\0") if "=" in item)


def kill_and_wait_for_another(served, name):
    pid = served.pids()[name]
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: served.pids().get(name, pid) != pid)
    return pid


def test_web_and_worker_lead_their_own_sessions_and_hold_the_apps_address_only(served):
    pids = served.pids()
    assert sorted(pids) == ["database", "parent", "web", "worker"]
    assert {os.getsid(pids[name]) for name in ("database", "web", "worker")} == {
        pids["database"], pids["web"], pids["worker"]
    }  # fmt: skip
    secrets = {path.name: path.read_text() for path in (served.root / "secrets").iterdir()}
    for name in ("web", "worker"):
        told = environment_of(pids[name])
        assert [key for key in told if "DSN" in key or "DATABASE" in key] == ["KEXIE_APP_DSN"]
        assert secrets["database-kexie_app"] in told["KEXIE_APP_DSN"]
        assert secrets["database-kexie_owner"] not in " ".join(told.values())
        assert secrets["database-postgres"] not in " ".join(told.values())


@pytest.mark.full
def test_links_that_leave_the_site_bear_the_port_it_is_served_on(served):
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/notices/") as answer:
        page = answer.read().decode()
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [f"http://127.0.0.1:{served.port}/notices/"]
    assert environment_of(served.pids()["worker"])["PORT"] == str(served.port)
    ask = "from django.conf import settings; print(settings.SITE_ADDRESS)"
    done = installed.kexie(served.root, "manage", "shell", "--verbosity=0", "-c", ask, PORT="1")
    assert done.stdout == f"http://127.0.0.1:{served.port}\n"


def test_a_demo_city_is_refused_in_production_before_the_database_is_asked_for(tmp_path):
    done = installed.kexie(tmp_path, "demo", KEXIE_ENV="production")
    assert (done.returncode, done.stderr) == (
        1, "kexie demo: a demo city has known passwords: it is refused when KEXIE_ENV=production\n"
    )  # fmt: skip
    assert not (tmp_path / "database").exists()


def test_a_request_to_stop_ends_everything_and_frees_the_port(served):
    everybody = descendants(served.process.pid)
    assert served.stop() == 0
    assert [pid for pid in everybody if alive(pid)] == []
    assert port_is_free(served.port)
    assert not (served.root / "run" / "serve.json").exists()
    assert leftovers.of(served.root / "database" / "data") == []


def test_a_killed_web_server_takes_its_workers_along_and_comes_back(served):
    workers = descendants(served.pids()["web"])
    assert len(workers) >= 2
    kill_and_wait_for_another(served, "web")
    wait_until(lambda: not any(alive(pid) for pid in workers))
    served.wait_for_answer()


def test_a_killed_web_process_is_replaced_while_the_other_answers(served):
    web = served.pids()["web"]
    (first, *_) = [pid for pid in installed.children(web)
                   if any(word in installed.command_line(pid) for word in ("spawn_main", "granian"))]  # fmt: skip
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: not alive(first))
    served.wait_for_answer()
    assert served.pids()["web"] == web or alive(served.pids()["web"])


def test_a_killed_worker_comes_back(served):
    kill_and_wait_for_another(served, "worker")
    assert served.status() == 200


def test_a_killed_database_comes_back_where_the_others_look_for_it(served):
    web = served.pids()["web"]
    kill_and_wait_for_another(served, "database")
    served.wait_for_answer()
    assert served.pids()["web"] == web


def test_nothing_survives_a_killed_parent_and_the_next_start_works(served):
    everybody = descendants(served.process.pid)
    served.process.kill()
    served.process.wait()
    wait_until(lambda: not any(alive(pid) for pid in everybody), 10)
    # A web process that was only just being made is not among them: it ends when it finds its parent gone.
    wait_until(lambda: port_is_free(served.port), 10)
    again = Served(served.root)
    again.port, again.environment = served.port, served.environment
    again.start()
    assert again.stop() == 0


def test_serving_twice_from_one_home_is_refused(served):
    done = installed.kexie(served.root, "serve", PORT=str(postgres.free_port()))
    assert done.returncode == 1
    assert done.stderr.startswith(f"kexie serve: Kexie is already served from {served.root}")


def test_a_taken_port_is_refused_with_the_next_one(home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = installed.kexie(home, "serve", PORT=str(port))
    assert done.returncode == 1
    assert f"PORT={port + 1} make run" in done.stderr


def test_a_home_that_was_never_set_up_is_not_served(tmp_path):
    done = installed.kexie(tmp_path, "serve", PORT=str(postgres.free_port()))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kexie serve: this database is empty; run `kexie migrate` first\n"
    assert leftovers.of(tmp_path / "database" / "data") == []


@pytest.mark.full
def test_commands_use_the_served_database_instead_of_starting_another(served):
    database = served.pids()["database"]
    done = installed.kexie(served.root, "manage", "showmigrations", "kit")
    assert (done.returncode, "[X] 0001" in done.stdout) == (0, True), done.stderr
    assert served.pids()["database"] == database
    assert served.status() == 200


def test_the_doctor_finds_a_served_installation_sound_and_a_killed_worker_missing(served):
    def named():
        done = installed.kexie(served.root, "doctor", "--json")
        return [finding["name"] for finding in json.loads(done.stdout) if finding["level"] == "fault"]

    wait_until(lambda: named() == [], 60)
    served.process.send_signal(signal.SIGSTOP)  # the parent cannot start another one meanwhile
    try:
        os.kill(served.pids()["worker"], signal.SIGKILL)
        done = subprocess.run(
            [*installed.KEXIE, "manage", "shell", "-c",
             "from django.db import connection as c; c.cursor().execute('delete from procrastinate_workers')"],
            env=served.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert named() == ["worker"]
    finally:
        served.process.send_signal(signal.SIGCONT)


def queue(served, statement, *values):
    """As kexie_app, in the served database."""
    with psycopg.connect(environment_of(served.pids()["web"])["KEXIE_APP_DSN"], autocommit=True) as connection:
        found = connection.execute(statement, values)
        return found.fetchall() if found.description is not None else None


@pytest.mark.full
def test_the_jobs_of_a_killed_worker_are_given_back_and_its_sweeps_dropped(served):
    (worker,) = queue(
        served, "insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 minute') returning id"
    )[0]
    for name, lock in (("kit.seal", "test.sweep"), ("no.such.task", None)):
        queue(
            served,
            "insert into procrastinate_jobs (queue_name, task_name, lock, queueing_lock, status, worker_id) "
            "values ('elsewhere', %s, %s, %s, 'doing', %s)",
            name, lock, lock, worker,
        )  # fmt: skip
    wait_until(
        lambda: queue(served, "select from procrastinate_jobs where status = 'doing' and worker_id = %s", worker) == []
    )

    def told():
        return queue(
            served, "select task_name, status::text from procrastinate_jobs where queue_name = 'elsewhere' order by 1"
        )

    wait_until(lambda: told() == [("kit.seal", "failed"), ("no.such.task", "failed")])


def test_the_job_of_a_living_worker_is_left_to_it(served):
    (worker,) = queue(
        served, "insert into procrastinate_workers (last_heartbeat) values (now() + interval '1 hour') returning id"
    )[0]
    queue(
        served,
        "insert into procrastinate_jobs (queue_name, task_name, status, worker_id) values ('there', 'a', 'doing', %s)",
        worker,
    )
    time.sleep(5)
    assert queue(served, "select status::text from procrastinate_jobs where worker_id = %s", worker) == [("doing",)]


def test_a_backup_taken_while_kexie_is_served_and_written_to_can_be_restored(served, tmp_path):
    """Counts and dump see one snapshot: the restore compares every table with the manifest and would refuse."""
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            queue(served, "insert into procrastinate_workers (last_heartbeat) values (now())")
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        done = installed.kexie(served.root, "backup", str(tmp_path / "b.tar"))
    finally:
        stop.set()
        writer.join()
    assert done.returncode == 0, done.stderr
    assert written != []
    done = installed.kexie(tmp_path / "there", "restore", str(tmp_path / "b.tar"))
    assert done.returncode == 0, done.stderr
    assert served.status() == 200


def test_production_is_served_on_the_named_host_over_https_only(home):
    made = Served(home, KEXIE_ENV="production", KEXIE_HOSTS="kexie.example.org")
    made.wait_for_answer = lambda seconds: wait_until(lambda: made.status() == 400, seconds)
    made.start()
    try:
        ask = http.client.HTTPConnection("127.0.0.1", made.port, timeout=10)
        ask.request("GET", "/notices/", headers={"Host": "kexie.example.org"})
        plain = ask.getresponse()
        assert (plain.status, plain.headers["Location"]) == (301, "https://kexie.example.org/notices/")
        plain.read()
        ask.request("GET", "/notices/", headers={"Host": "kexie.example.org", "X-Forwarded-Proto": "https"})
        assert ask.getresponse().status == 200
        ask.close()
        ask.request("GET", "/accounts/login/", headers={"Host": "kexie.example.org", "X-Forwarded-Proto": "https"})
        door = ask.getresponse()
        assert door.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        (cookie,) = door.headers.get_all("Set-Cookie")
        (name, _, _), flags = cookie.partition("="), cookie.split("; ")[1:]
        assert (name, {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} - set(flags)) == ("__Host-csrf", set())
    finally:
        made.stop()
