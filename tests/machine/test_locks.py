"""The lock files: no address in them, a hash for each file, in step with pyproject.toml."""

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements-tools.lock", "requirements.lock", "requirements-dev.lock", "package-lock.json"]


def pins(name):
    text = (ROOT / name).read_text().replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if re.match(r"\S+==", line):
            found[canonicalize_name(line.split("==")[0].split("[")[0])] = (line.split("==")[1].split()[0], line)
    return found


def unmet(requirements, locked):
    told = []
    for text in requirements:
        wanted = Requirement(text)
        version = locked.get(canonicalize_name(wanted.name), ("none", ""))[0]
        if version == "none" or not wanted.specifier.contains(version, prereleases=True):
            told.append(f"{wanted} locked as {version}")
    return told


def test_no_lock_names_a_host_or_a_folder_of_a_machine():
    found = {name: re.findall(r"\w+://\S+|/(?:root|home|opt|tmp)/\S*", (ROOT / name).read_text()) for name in LOCKS}
    assert found == {name: [] for name in LOCKS}


def test_every_locked_package_carries_hashes():
    naked = [line for name in LOCKS[:3] for _, line in pins(name).values() if "--hash=sha256:" not in line]
    assert naked == []
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, facts in packages.items() if name and not facts.get("integrity")] == []


def test_the_locks_satisfy_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert unmet(project["project"]["dependencies"], pins("requirements.lock")) == []
    assert unmet(project["dependency-groups"]["dev"], pins("requirements-dev.lock")) == []


def test_a_dependency_that_was_not_locked_is_noticed():
    assert unmet(["django>=99", "no-such-package>=1"], pins("requirements.lock")) == [
        f"django>=99 locked as {pins('requirements.lock')['django'][0]}",
        "no-such-package>=1 locked as none",
    ]


def test_the_same_package_has_the_same_version_in_every_lock():
    run, dev, tools = pins("requirements.lock"), pins("requirements-dev.lock"), pins("requirements-tools.lock")
    apart = [name for name in dev for other in (run, tools) if name in other and other[name][0] != dev[name][0]]
    assert apart == []
    assert set(run) <= set(dev)
