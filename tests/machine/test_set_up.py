"""From nothing: a clean clone, an empty HOME, PATH=/usr/bin:/bin, and the commands of the README."""

import os
import shutil
import signal
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import pytest

from kexie.machine import postgres
from tests.machine.installed import alive, descendants
from tests.waiting import wait_until

pytestmark = pytest.mark.machine
ROOT = Path(__file__).resolve().parents[2]
# Where packages come from is the business of the machine; nothing else of this environment is handed on.
NETWORK = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_INDEX_URL",
           "UV_DEFAULT_INDEX", "SSL_CERT_FILE")  # fmt: skip


def git(*words):
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """What a newcomer gets, with the edits that are not committed yet; files git does not know are missing."""
    folder = tmp_path_factory.mktemp("newcomer") / "kexie"
    git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
    for name in git("diff", "--name-only", "-z", "HEAD").split("\0"):
        if name and (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
        elif name:
            (folder / name).unlink(missing_ok=True)
    return folder


def bare(home, **more):
    handed = {name: os.environ[name] for name in NETWORK if name in os.environ}
    return {"HOME": str(home), "PATH": "/usr/bin:/bin"} | handed | more


@pytest.fixture
def empty_home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    return home


def make(clone, environment, *targets, seconds=600):
    done = subprocess.run(
        ["/usr/bin/make", *targets], cwd=clone, env=environment, capture_output=True, text=True, timeout=seconds,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def steps(printed):
    return [(line.split()[0], " ".join(line.split()[1:-2])) for line in printed.splitlines() if line.endswith(" s")]


def answer(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as reply:
        return reply.status, reply.read().decode()


@pytest.mark.full
def test_a_clean_clone_is_set_up_twice_and_serves(clone, empty_home):
    """In the gate downloads may come from the caches of this machine; `test-full` does without them."""
    caches = {"UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(Path.home() / ".cache" / "uv"))}
    environment = bare(empty_home, **caches)
    assert "make run" in make(clone, environment)  # `make` alone prints help
    assert [name for name, _ in steps(make(clone, environment, "setup"))] == [
        "environment", "packages", "database", "schema", "static",
    ]  # fmt: skip
    again = steps(make(clone, environment, "setup"))
    assert [told for _, told in again] == ["there already", "up to date", "runs", "up to date", "up to date"]
    assert not (clone / "node_modules").exists()
    port = postgres.free_port()
    served = subprocess.Popen(
        [clone / ".venv" / "bin" / "kexie", "serve"], cwd=clone, env=environment | {"PORT": str(port)}
    )
    try:
        wait_until(lambda: served.poll() is not None or _status(port, "/health/") == 200, 60)
        assert _status(port, "/health/") == 200
    finally:
        served.terminate()
        served.wait(40)
    assert os.listdir(empty_home) in ([], [".cache"])


def _status(port, path):
    try:
        return answer(port, path)[0]
    except OSError:
        return None


@pytest.mark.full
def test_make_run_serves_the_demo_city_from_cold_caches_survives_a_kill_and_runs_again(clone, empty_home):
    environment = bare(empty_home, PORT=str(postgres.free_port()))
    port = int(environment["PORT"])
    shutil.rmtree(clone / "var", ignore_errors=True)
    shutil.rmtree(clone / ".venv", ignore_errors=True)
    for how in (signal.SIGKILL, signal.SIGTERM):
        running = subprocess.Popen(["/usr/bin/make", "run"], cwd=clone, env=environment)
        try:
            wait_until(lambda: running.poll() is not None or _status(port, "/notices/") == 200, 900)  # noqa: B023
            assert "2013年武汉市企事业科协工作要点" in answer(port, "/notices/")[1]
        finally:
            everybody = descendants(running.pid)
            os.kill(everybody[0], how)
            running.wait(60)
        wait_until(lambda: not any(alive(pid) for pid in everybody), 20)  # noqa: B023
        assert _status(port, "/") is None


@pytest.fixture
def nobodys(clone):
    """A copy of the clone that belongs to somebody who is not root, with a home beside it; who that is."""
    user = 65534 if os.geteuid() == 0 else os.geteuid()
    folder = Path(tempfile.mkdtemp(prefix="kexie-nobody-"))
    shutil.copytree(clone, folder / "kexie", ignore=shutil.ignore_patterns("var", ".venv", "node_modules"))
    (folder / "home").mkdir()
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user, user, follow_symlinks=False)
    yield folder, user
    shutil.rmtree(folder)


@pytest.mark.full
def test_somebody_who_is_not_root_sets_up_and_serves(nobodys):
    folder, user = nobodys
    who = {"user": user, "group": user, "extra_groups": []} if os.geteuid() == 0 else {}
    environment = bare(folder / "home", PORT=str(postgres.free_port()))
    running = subprocess.Popen(["/usr/bin/make", "run"], cwd=folder / "kexie", env=environment, **who)
    port = int(environment["PORT"])
    try:
        wait_until(lambda: running.poll() is not None or _status(port, "/notices/") == 200, 600)
        assert "2013年武汉市企事业科协工作要点" in answer(port, "/notices/")[1]
        everybody = descendants(running.pid)
        assert {os.stat(f"/proc/{pid}").st_uid for pid in everybody} == {user}
    finally:
        everybody = descendants(running.pid)
        os.kill(everybody[0], signal.SIGTERM)
        running.wait(60)
    wait_until(lambda: not any(alive(pid) for pid in everybody), 20)
    owners = {path.lstat().st_uid for path in (folder / "kexie" / "var").rglob("*")}
    assert owners == {user}
