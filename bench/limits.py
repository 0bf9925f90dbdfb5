"""What the machine gives at most: a bare WSGI answer, one query, one template, on the product's own server."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.serving import ROOT, Installation, free_port

APP = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
import django; django.setup()
from django.db import connection
from django.template import engines
PIECE = engines["django"].from_string("{% for n in rows %}<li><a href=\\"/{{ n }}/\\">{{ n }}</a></li>{% endfor %}")
def application(environ, start_response):
    path = environ["PATH_INFO"]
    body = b"ok"
    if path == "/query":
        with connection.cursor() as cursor:
            cursor.execute("select id, title from notices_document limit 20")
            body = str(len(cursor.fetchall())).encode()
    if path == "/template":
        body = PIECE.render({"rows": range(30)}).encode()
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]
"""


@contextlib.contextmanager
def running(site: Installation) -> Iterator[str]:
    """The bare application on two granian workers, beside the served installation's database."""
    folder = site.home / "bare"
    folder.mkdir(exist_ok=True)
    (folder / "bare_app.py").write_text(APP, "utf-8")
    port = free_port()
    pids = Path("/proc").glob("[0-9]*/environ")
    told = {}
    for path in pids:  # the database's address is known only to the installation's own processes
        with contextlib.suppress(OSError):
            raw = path.read_bytes()
            if str(site.home).encode() in raw and b"KEXIE_APP_DSN=" in raw:
                told = dict(item.split("=", 1) for item in raw.decode().split("\0") if item.startswith("KEXIE_"))
                break
    environment = os.environ | told | {"PYTHONPATH": f"{folder}:{ROOT}"}
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2",
        "--no-ws", "--log-level", "error", "bare_app:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=environment, cwd=folder)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
