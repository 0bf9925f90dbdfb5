"""Write docs/sbom.cdx.json from the lock files: every package that runs, builds or tests Kexie (CycloneDX 1.6).

The same locks give the same bytes: no time and no random number stands in it. `make lock` runs it.
"""

import json
import re
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "sbom.cdx.json"
# Lock file -> what its packages are to a running Kexie; the first that names a package tells.
PYTHON = {
    "requirements.lock": "required",
    "requirements-tools.lock": "excluded",
    "requirements-dev.lock": "excluded",
    "requirements-scanners.lock": "excluded",
}
NPM = "package-lock.json"


def canonical(name):
    """A name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def python_packages(text):
    """(name, version) of every pin of a lock; two where the version depends on the Python that runs it."""
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", text, flags=re.M)
    return [(canonical(name), version) for name, version in pins]


def npm_packages(text):
    """(name, version) of every package of npm's lock."""
    packages = json.loads(text)["packages"]
    return [(path.rsplit("node_modules/", 1)[1], facts["version"]) for path, facts in packages.items() if path]


def component(name, version, purl, scope):
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": scope, "purl": purl}


def components():
    """Every locked package once, by its address of packages."""
    found = {}
    for lock, scope in PYTHON.items():
        for name, version in python_packages((ROOT / lock).read_text("utf-8")):
            purl = f"pkg:pypi/{name}@{version}"
            found.setdefault(purl, component(name, version, purl, scope))
    for name, version in npm_packages((ROOT / NPM).read_text("utf-8")):
        purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        found.setdefault(purl, component(name, version, purl, "excluded"))
    return [found[purl] for purl in sorted(found)]


def told():
    """The whole file as text."""
    project = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), flags=re.M)
    version = project.group(1)
    parts = components()
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, parts]))
    bom = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": "kexie", "name": "kexie", "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": parts,
    }  # fmt: skip
    return json.dumps(bom, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(told(), "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(components())} packages")
