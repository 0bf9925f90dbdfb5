"""A browser of the races: its own cookies over real HTTP, many of them at once from threads."""

import http.client
import re
import secrets
import threading
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.city import PASSWORD


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    location: str
    body: str


@dataclass
class Browser:
    """Signed in, with a token of its own for every form."""

    site: str
    cookies: dict[str, str] = field(default_factory=lambda: {"csrf": secrets.token_hex(16)})

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask("GET", path, "")

    def post(self, path: str, told: dict[str, str]) -> Answer:
        """A form."""
        return self._ask("POST", path, urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookies["csrf"], **told}))

    def _ask(self, method: str, path: str, body: str) -> Answer:
        address = urllib.parse.urlsplit(self.site)
        wire = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            wire.request(method, path, body, headers)
            answer = wire.getresponse()
            text = answer.read().decode("utf-8", "replace")
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name.strip()] = value
            return Answer(answer.status, answer.headers.get("Location", ""), text)
        finally:
            wire.close()

    def twin(self) -> "Browser":
        """Another window of the same browser."""
        return Browser(self.site, dict(self.cookies))

    def key_of(self, path: str) -> str:
        """The idempotency key in a page's form, as the reader has it before him."""
        found = re.search(r'name="idempotency_key" value="([0-9a-f-]{36})"', self.get(path).body)
        assert found, f"no form with a key on {path}"
        return found.group(1)


def signed_in(site: str, login: str, post: str = "") -> Browser:
    """Through the door; through a named post where the account has several."""
    browser = Browser(site)
    entered = browser.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert entered.status == 302, entered.body[:300]
    if post:
        chosen = browser.post("/desk/acting/", {"post": post})
        assert chosen.status == 302, chosen.body[:3000]
    return browser


def at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """All acts begun at one moment, each in its thread; the answers in order of the acts."""
    told: list[Answer | BaseException | None] = [None] * len(acts)
    start = threading.Barrier(len(acts), timeout=30)

    def run(place: int) -> None:
        try:
            start.wait()
            told[place] = acts[place]()
        except BaseException as fault:
            told[place] = fault

    threads = [threading.Thread(target=run, args=(place,), daemon=True) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    lost = [one for one in told if not isinstance(one, Answer)]
    assert lost == [], lost
    return told  # type: ignore[return-value]
