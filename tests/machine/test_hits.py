"""The comparison of tests/hits.py sees an address nobody opened and a template nobody drew."""

from pathlib import Path

import pytest

from tests import hits


def templates() -> list[Path]:
    return sorted((hits.ROOT / "kexie").rglob("templates/**/*.html"))


@pytest.fixture
def told(tmp_path: Path) -> list[str]:
    """What a run would write that opened every address and drew every template; two processes wrote it."""
    return [*(f"url {route}" for route in hits.routes()), *(f"template {path}" for path in templates())]


def compared(told: list[str], folder: Path) -> list[str]:
    half = len(told) // 2
    for name, lines in (("1.txt", told[:half]), ("2.txt", told[half:])):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return hits.missing(folder)


def test_a_run_that_opened_and_drew_everything_misses_nothing(told: list[str], tmp_path: Path) -> None:
    assert len(told) > 200
    assert compared(told, tmp_path) == []


@pytest.mark.parametrize("route", ["desk/settings/site/", "desk/people/<uuid:pk>/edit/"])
def test_canary_an_address_nobody_opened_turns_the_run_red(told: list[str], tmp_path: Path, route: str) -> None:
    assert compared([line for line in told if line != f"url {route}"], tmp_path) == [f"no test opens {route}"]


def test_canary_a_planted_address_and_a_planted_template_turn_the_run_red(
    told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kexie" / "desk" / "templates" / "desk"
    folder.mkdir(parents=True)
    (folder / "nowhere.html").write_text("<p></p>")
    routes = [*hits.routes(), "desk/nowhere/"]
    monkeypatch.setattr(hits, "ROOT", tmp_path)
    monkeypatch.setattr(hits, "routes", lambda: iter(routes))
    assert compared(told, tmp_path) == [
        "no test opens desk/nowhere/", "no test draws kexie/desk/templates/desk/nowhere.html",
    ]  # fmt: skip


def test_the_run_itself_ends_red_where_something_is_missing(
    told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEXIE_HITS", str(tmp_path))
    monkeypatch.setenv("KEXIE_ENV", "test")
    compared(told, tmp_path)
    assert hits.main() == 0
    compared([line for line in told if line != "url desk/me/"], tmp_path)
    capsys.readouterr()
    assert hits.main() == 1
    assert capsys.readouterr().out == "no test opens desk/me/\n"
