"""The lock files: no address in them, a hash for each file, in step with pyproject.toml; the list of parts beside them."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ["requirements-tools.lock", "requirements.lock", "requirements-dev.lock", "requirements-scanners.lock"]
LOCKS = [*PYTHON, "package-lock.json"]


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


def _without_funding(facts):
    return {name: value for name, value in facts.items() if name != "funding"}


def test_no_lock_names_a_host_or_a_folder_of_a_machine():
    told = {name: (ROOT / name).read_text() for name in LOCKS}
    # Where its makers take donations, a package says itself; nothing is fetched from there.
    told["package-lock.json"] = json.dumps(json.loads(told["package-lock.json"], object_hook=_without_funding))
    found = {name: re.findall(r"\w+://\S+|/(?:root|home|opt|tmp)/\S*", text) for name, text in told.items()}
    assert found == {name: [] for name in LOCKS}


def test_every_locked_package_carries_hashes():
    naked = [line for name in PYTHON for _, line in pins(name).values() if "--hash=sha256:" not in line]
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


def purls():
    """Every pin of every lock, counted here by another rule than the script's: a name, two equal signs, a version."""
    found = set()
    for name in PYTHON:
        pinned = [
            line.split(" ", 1)[0] for line in (ROOT / name).read_text().splitlines() if "==" in line.split(" ")[0]
        ]
        for pin in pinned:
            package, version = pin.split("==")
            found.add(f"pkg:pypi/{canonicalize_name(package.split('[')[0])}@{version}")
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    locked = {(path.split("node_modules/")[-1], facts["version"]) for path, facts in packages.items() if path}
    return found | {f"pkg:npm/{name.replace('@', '%40')}@{version}" for name, version in locked}


@pytest.fixture(scope="module")
def sbom():
    spec = importlib.util.spec_from_file_location("sbom_script", ROOT / "scripts" / "sbom.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_of_parts_names_every_locked_package_and_none_else():
    told = json.loads((ROOT / "docs/sbom.cdx.json").read_text())
    assert {one["purl"] for one in told["components"]} == purls()
    assert (told["bomFormat"], told["metadata"]["component"]["name"]) == ("CycloneDX", "kexie")


def test_the_list_of_parts_is_what_its_script_writes_today(sbom):
    assert (ROOT / "docs/sbom.cdx.json").read_text() == sbom.told(), "run make lock, or scripts/sbom.py"


def test_what_runs_is_told_apart_from_what_tests():
    told = json.loads((ROOT / "docs/sbom.cdx.json").read_text())
    scopes = {one["name"]: one["scope"] for one in told["components"]}
    assert [scopes[name] for name in ("django", "pytest", "wapiti3", "axe-core")] == ["required", *["excluded"] * 3]
    runs = {one["name"] for one in told["components"] if one["scope"] == "required"}
    assert runs == set(pins("requirements.lock"))


def test_canary_a_package_that_was_locked_since_is_missed(sbom, monkeypatch):
    read = Path.read_text
    later = lambda path, *more: read(path, *more) + ("later==1.0 --hash\n" if path.name == PYTHON[1] else "")  # noqa: E731
    monkeypatch.setattr(Path, "read_text", later)
    assert "pkg:pypi/later@1.0" in purls()
    assert (ROOT / "docs/sbom.cdx.json").read_text() != sbom.told()


def test_how_to_report_a_weakness_and_what_follows_is_told():
    """ASVS V15.1.1, bar.md L3: 48 hours for an answer, 90 days for a mend, days for a library by how grave it is."""
    told = (ROOT / "SECURITY.md").read_text("utf-8")
    assert [
        words for words in ("48 hours", "90 days", "private", "docs/sbom.cdx.json", "seven days") if words not in told
    ] == []
