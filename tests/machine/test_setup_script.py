"""scripts/setup.py where something is missing: it installs as root on Debian, else it names the package and fails."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def setup(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("setup_script", ROOT / "scripts" / "setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    module.ran = []
    monkeypatch.setattr(module, "run", lambda *command, **more: module.ran.append([str(part) for part in command]))
    return module


def test_a_python_without_ensurepip_gets_its_package_as_root_on_debian(setup, monkeypatch):
    monkeypatch.setattr(setup, "has_ensurepip", lambda: False)
    monkeypatch.setattr(setup, "on_debian_as_root", lambda: True)
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    setup.make_venv()
    assert setup.ran == [
        ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "python3-venv"],
        ["/usr/bin/python3", "-m", "venv", str(setup.VENV)],
    ]


def test_elsewhere_the_missing_package_is_named(setup, monkeypatch):
    monkeypatch.setattr(setup, "has_ensurepip", lambda: False)
    monkeypatch.setattr(setup, "on_debian_as_root", lambda: False)
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(setup.SetupError, match="install python3-venv"):
        setup.make_venv()
    assert setup.ran == []


def test_an_environment_whose_python_is_gone_is_made_anew(setup, monkeypatch):
    setup.PYTHON.parent.mkdir(parents=True)
    setup.PYTHON.symlink_to("/nonexistent/python3")
    setup.make_venv()
    assert setup.ran == [[sys.executable, "-m", "venv", str(setup.VENV)]]


def test_a_missing_browser_is_installed_as_root_on_debian_and_named_elsewhere(setup, monkeypatch):
    monkeypatch.setattr(setup, "missing_for_browser", lambda: ["chromium", "fonts-noto-cjk"])
    monkeypatch.setattr(setup, "on_debian_as_root", lambda: True)
    setup.install_browser()
    assert setup.ran[0][-2:] == ["chromium", "fonts-noto-cjk"]
    monkeypatch.setattr(setup, "on_debian_as_root", lambda: False)
    with pytest.raises(setup.SetupError, match="chromium, fonts-noto-cjk"):
        setup.install_browser()


def test_package_lists_are_refreshed_only_when_an_installation_fails(setup, monkeypatch):
    def run(*command):
        setup.ran.append(command[1])
        if setup.ran == ["install"]:
            raise setup.SetupError("no such package")

    monkeypatch.setattr(setup, "run", run)
    setup.apt_install("chromium")
    assert setup.ran == ["install", "update", "install"]


def test_a_changed_lock_is_installed_and_an_unchanged_one_is_not(setup, monkeypatch, tmp_path):
    setup.VENV.mkdir()
    assert setup.install("run") == "installed"
    commands = len(setup.ran)
    assert (setup.install("run"), len(setup.ran)) == ("up to date", commands)
    assert setup.install("test") == "installed"
    monkeypatch.setattr(setup, "stamp_of", lambda kind: "another lock")
    assert setup.install("run") == "installed"


def test_the_scanner_gets_an_environment_of_its_own_by_hash_and_only_once(setup, monkeypatch, tmp_path):
    monkeypatch.setattr(setup, "SCANNERS", tmp_path / "scanners")
    monkeypatch.setattr(setup, "works", lambda python: True)
    (tmp_path / "scanners").mkdir()
    monkeypatch.setattr(setup.shutil, "rmtree", lambda *folder, **more: None)
    assert (setup.install_scanners(), len(setup.ran)) == ("installed", 2)
    assert ("--require-hashes" in setup.ran[1], setup.ran[1][-1]) == (True, "requirements-scanners.lock")
    assert (setup.install_scanners(), len(setup.ran)) == ("up to date", 2)


def test_every_package_is_installed_by_its_hash(setup):
    setup.VENV.mkdir()
    setup.install("test")
    assert [("--require-hashes" in command) or ("--no-deps" in command) for command in setup.ran] == [True, True, True]
    assert setup.ran[-1][-2:] == ["--editable", "."]


def test_an_old_python_is_told_what_is_needed():
    script = str(ROOT / "scripts" / "setup.py")
    old = "import sys, runpy; sys.version_info = (3, 9, 2); sys.argv = ['setup.py', 'run']; "
    old += f"runpy.run_path({script!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", old],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("set-up: Kexie needs Python 3.11 or newer; this is ")


def test_the_script_is_written_for_a_python_too_old_to_run_kexie():
    """It must live long enough to say so: no syntax newer than 3.8."""
    import ast

    ast.parse((ROOT / "scripts" / "setup.py").read_text(), feature_version=(3, 8))
