"""What the code never does: unpickle, make code of text, call out, use algorithms that docs/security.md does not list."""

import ast
import re

import pytest

from tests.house.tree import ROOT, name_of, parsed, sources

# Modules that turn bytes into objects or code, or text into a system's command.
NEVER = {"pickle", "cPickle", "marshal", "shelve", "dill", "yaml", "jsonpickle"}
# Modules that reach another machine, each with the only places that may: the mail server, the gateway behind the SMS
# door, and an installation's own ports.
OUTWARD = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "smtplib", "ftplib", "socket", "telnetlib"}
MAY_REACH = {
    "kexie/messages/doors.py": "faults of the mail server, by name",
    "kexie/machine": "ports of this very installation",
    "kexie/kit/database": "the database of the settings",
}
ALGORITHMS = {
    "sha256": "SHA-256",
    "sha512": "SHA-512",
    "blake2b": "BLAKE2b",
    "SM3": "HMAC-SM3",
    "SM4": "SM4",
    "SHA1": "SHA-1",
}


def imported(tree: ast.Module) -> set[str]:
    """Modules a file names, whole and by their first part."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found | {name.partition(".")[0] for name in found}


def algorithms(tree: ast.Module) -> set[str]:
    """What is asked of hashlib, cryptography's hashes and ciphers, and by name of Django's keyed hash."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in ("hashlib", "hashes", "algorithms"):
                found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg == "algorithm" and isinstance(node.value, ast.Constant):
            found.add(str(node.value.value))
    return found - {"new", "HashAlgorithm"}


def outward(name: str, tree: ast.Module) -> set[str]:
    return set() if any(name.startswith(place) for place in MAY_REACH) else imported(tree) & OUTWARD


def test_nothing_is_unpickled() -> None:
    assert [(name_of(path), found) for path in sources() if (found := imported(parsed(path)) & NEVER)] == []


def test_nothing_reaches_another_machine_but_what_the_settings_name() -> None:
    assert [(name_of(path), found) for path in sources() if (found := outward(name_of(path), parsed(path)))] == []


def test_every_algorithm_in_use_stands_in_the_list_of_keys_and_algorithms() -> None:
    used = {one for path in sources() for one in algorithms(parsed(path))}
    listed = (ROOT / "docs/security.md").read_text("utf-8").partition("## Keys and algorithms")[2]
    assert used <= set(ALGORITHMS), used - set(ALGORITHMS)
    assert {ALGORITHMS[one] for one in used if ALGORITHMS[one] not in listed} == set()
    assert not re.search(r"\b(MD5|DES|RC4|ECB)\b", listed)


@pytest.mark.parametrize(
    ("code", "seen"),
    [("import pickle", {"pickle"}), ("from yaml import load", {"yaml"}), ("def f():\n import marshal", {"marshal"})],
)
def test_canary_an_import_is_seen_wherever_it_stands(code: str, seen: set[str]) -> None:
    assert imported(ast.parse(code)) & NEVER == seen


def test_canary_a_call_outward_and_a_weak_hash_are_seen() -> None:
    assert outward("kexie/plans/x.py", ast.parse("import urllib.request")) == {"urllib.request"}
    assert outward("kexie/machine/x.py", ast.parse("import urllib.request")) == set()
    assert algorithms(ast.parse("hashlib.md5(b'')\nhashes.SM3()\nsalted_hmac('a', 'b', algorithm='sha1')")) == {
        "md5", "SM3", "sha1",
    }  # fmt: skip
