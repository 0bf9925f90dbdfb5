"""The embedded cluster alone: start, stop, kill, and start again."""

import os
import pwd
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from kexie.machine import leftovers, postgres, processes
from kexie.machine.postgres import ADMIN, Cluster, ClusterError
from tests.waiting import wait_until

pytestmark = pytest.mark.machine


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path / "cluster")
    made.start()
    yield made
    made.stop()


def rows(cluster, statement):
    with psycopg.connect(cluster.dsn(ADMIN, "postgres"), autocommit=True) as connection:
        found = connection.execute(statement)
        return found.fetchall() if found.description else None


def test_a_new_cluster_is_durable_utf8_checksummed_and_listens_here_only(cluster):
    names = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums", "server_encoding", "listen_addresses",
             "unix_socket_directories", "password_encryption", "TimeZone"]  # fmt: skip
    shown = [rows(cluster, f"show {name}")[0][0] for name in names]
    assert shown == ["on", "on", "on", "on", "UTF8", "127.0.0.1", "", "scram-sha-256", "UTC"]
    assert rows(cluster, "select datlocprovider, datlocale from pg_database where datname = 'postgres'") == [
        ("b", "C.UTF-8")
    ]


def test_nobody_enters_without_the_generated_password(cluster):
    address = cluster.address(ADMIN, "postgres")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(str(address.as_role(ADMIN, "guess")))
    assert [path.stat().st_mode & 0o777 for path in cluster.secrets.iterdir()] == [0o600]
    assert cluster.secrets.stat().st_mode & 0o777 == 0o700


def test_a_second_owner_is_refused_while_the_first_runs_and_can_still_ask(cluster):
    other = Cluster(cluster.folder)
    assert other.running() == cluster.running()
    with pytest.raises(ClusterError, match="another Kexie uses"):
        other.start(wait_for_lock=0.2)
    assert rows(other, "select 1") == [(1,)]


def test_a_stopped_cluster_is_told_as_stopped_and_leaves_no_process(cluster):
    cluster.stop()
    assert cluster.running() is None
    assert Cluster(cluster.folder).running() is None
    assert leftovers.of(cluster.data) == []


def test_a_killed_server_comes_back_on_its_port_with_every_acknowledged_row(cluster):
    port = cluster.running().port
    rows(cluster, "create table kept (n int)")
    rows(cluster, "insert into kept select generate_series(1, 100)")
    os.kill(cluster.running().pid, signal.SIGKILL)
    wait_until(lambda: not cluster.alive())
    cluster.launch()
    assert cluster.running().port == port
    assert rows(cluster, "select count(*) from kept") == [(100,)]


def test_the_server_dies_with_its_killed_owner_and_the_next_start_works(tmp_path):
    folder = tmp_path / "cluster"
    program = f"""
import sys, time
from pathlib import Path
from kexie.machine.postgres import Cluster
cluster = Cluster(Path({str(folder)!r})); cluster.start(); print("up", flush=True); time.sleep(60)
"""
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert owner.stdout.readline() == b"up\n"
    cluster = Cluster(folder)
    assert leftovers.of(cluster.data) != []
    owner.kill()
    owner.wait()
    wait_until(lambda: leftovers.of(cluster.data) == [])
    cluster.start()
    assert rows(cluster, "select 1") == [(1,)]
    cluster.stop()


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(cluster):
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n0\n5432\n\n\n0 0\n")
    cluster.start()
    assert rows(cluster, "select 1") == [(1,)]


def test_a_half_made_cluster_is_made_anew(tmp_path):
    half = tmp_path / "cluster" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    cluster = Cluster(tmp_path / "cluster")
    cluster.start()
    assert rows(cluster, "select 1") == [(1,)]
    cluster.stop()


def test_a_cluster_of_another_major_version_is_left_alone_with_a_way_out(tmp_path):
    data = tmp_path / "cluster" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(ClusterError, match=r"made by PostgreSQL 14.*\n.*kexie backup FILE"):
        Cluster(tmp_path / "cluster").start()
    assert sorted(path.name for path in data.iterdir()) == ["PG_VERSION"]


def test_a_server_that_cannot_start_shows_its_last_words(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "START_SECONDS", 0.1)
    with pytest.raises(ClusterError, match=r"does not start(.|\n)*no_such_setting"):
        Cluster(tmp_path / "cluster", settings={"no_such_setting": "1"}).start()
    assert Cluster(tmp_path / "cluster").running() is None


def test_a_home_whose_path_is_longer_than_a_socket_may_be_works(tmp_path):
    deep = Path(tmp_path, *["long-name-of-a-folder"] * 8)
    cluster = Cluster(deep)
    cluster.start()
    assert rows(cluster, "select 1") == [(1,)]
    cluster.stop()


def test_root_without_namespaces_runs_it_as_a_system_user_outside_closed_folders(monkeypatch):
    """Where this test runs as root it really starts as `nobody`; an ordinary user stays what it is."""
    monkeypatch.setattr(processes, "_user_namespaces_work", lambda: False)
    monkeypatch.setenv("KEXIE_DATABASE_USER", "nobody")
    with tempfile.TemporaryDirectory(dir="/tmp") as open_folder:
        Path(open_folder).chmod(0o755)
        cluster = Cluster(Path(open_folder) / "cluster")
        cluster.start()
        try:
            expected = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
            assert Path(f"/proc/{cluster.running().pid}").stat().st_uid == expected
            assert rows(cluster, "select 1") == [(1,)]
        finally:
            cluster.stop()
