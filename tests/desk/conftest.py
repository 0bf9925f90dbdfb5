"""The desk's own cast: signed-in clients of the small city."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.city import PASSWORD, City, city, city_of_module  # noqa: F401

SignIn = Callable[..., Client]


@pytest.fixture
def sign_in(city: City) -> SignIn:  # noqa: F811
    """``sign_in("chen")`` gives a client; ``post="chen:registrar"`` acts through that post."""

    def enter(username: str, post: str = "") -> Client:
        client = Client()
        answer = client.post("/accounts/login/", {"login": username, "password": PASSWORD})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        if post:
            answer = client.post("/desk/acting/", {"post": city.facts.posts[post], "next": "/desk/"})
            assert answer.status_code == 302
        return client

    return enter
