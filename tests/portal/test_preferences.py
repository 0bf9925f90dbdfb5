"""Size, theme and language: cookies set by the server, applied by the server, and never a way out of this site."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("query", "cookies"),
    [
        ("size=lg", {"size": "lg"}),
        ("size=xl&theme=dark", {"size": "xl", "theme": "dark"}),
        ("lang=en", {"lang": "en"}),
        ("size=huge&theme=../../etc&lang=klingon", {}),
    ],
)
def test_known_choices_become_cookies_and_nothing_else(client: Client, query: str, cookies: dict[str, str]) -> None:
    answer = client.get(f"/preferences/?{query}&next=/notices/")
    assert answer.status_code == 302
    assert {name: morsel.value for name, morsel in answer.cookies.items()} == cookies


def test_cookies_last_a_year_and_no_script_reads_them(client: Client) -> None:
    morsel = client.get("/preferences/?size=lg").cookies["size"]
    assert (morsel["max-age"], morsel["httponly"], morsel["samesite"], morsel["path"]) == (31536000, True, "Lax", "/")


@pytest.mark.parametrize(
    "hostile",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "evil.example",
        "",
    ],
)
def test_a_hostile_next_leads_home(client: Client, hostile: str) -> None:
    answer = client.get("/preferences/", {"size": "lg", "next": hostile})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_control_characters_in_the_address_are_refused(client: Client) -> None:
    assert client.get("/preferences/?size=lg&next=/%00//evil.example").status_code == 400
    assert client.get("/preferences/?size=lg&next=%2F%09%2Fevil.example").headers["Location"] == "/"


def test_next_keeps_its_query_but_loses_a_language_that_would_win_over_the_choice(client: Client) -> None:
    back = client.get("/preferences/", {"lang": "zh", "next": "/notices/?lang=en&q=工作&page=2"})
    assert back.headers["Location"] == "/notices/?q=%E5%B7%A5%E4%BD%9C&page=2"
    kept = client.get("/preferences/", {"size": "lg", "next": "/notices/?q=a&page=2"})
    assert kept.headers["Location"] == "/notices/?q=a&page=2"


def test_only_reading_the_address_sets_a_preference(client: Client) -> None:
    assert client.post("/preferences/?size=lg").status_code == 405


def test_it_is_never_kept_by_a_cache(client: Client) -> None:
    assert client.get("/preferences/?size=lg").headers["Cache-Control"] == "no-store"
