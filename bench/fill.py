"""Rows for the measures, through the product's own bulk actions; run inside `kexie manage shell -c`."""

import json
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from random import Random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.actions import documents
from kexie.notices.models import Addressee, Document
from kexie.organisations import actors
from kexie.organisations import queries as organisations
from kexie.organisations.actions import bulk, members, posts
from kexie.organisations.actions.organisations import Particulars
from kexie.organisations.models import Organisation
from kexie.people import queries as people
from kexie.people.actions import persons
from kexie.people.models import Account, Person

BACKEND = "kexie.people.sign_in.backend.Backend"


def actor(username: str, kind: str) -> Actor:
    """One of the cast through a post of this kind."""
    account = people.account_named(username)
    held = actors.posts_of(account)
    return actors.chosen(account, held, next(post.pk for post in held if post.kind == kind))


def units(count: int, prefix: str) -> list[Organisation]:
    """That many further enterprise associations, spread over the districts."""
    by = actor("chen", "officer")
    root = organisations.installation().organisation
    above = list(organisations.of_kinds(root, ["association"]).exclude(pk=root.pk))
    lines = [
        bulk.Line(Particulars(name=f"武汉{prefix}{n:06d}有限公司科学技术协会"), "enterprise", above[n % len(above)])
        for n in range(count)
    ]
    found: list[Organisation] = []
    for start in range(0, count, 10_000):
        found += bulk.register_many(lines[start : start + 10_000], by=by)
    return found


def crowd(count: int, places: list[Organisation]) -> list[Person]:
    """That many people, in these places in turn."""
    by, random = actor("chen", "officer"), Random(7)
    letters = "明华建文志海伟国强平东晓丽敏静涛军杰勇洋"
    found: list[Person] = []
    for start in range(0, count, 10_000):
        batch = [
            members.Member(
                persons.Particulars(name="测" + random.choice(letters) + random.choice(letters)),
                places[n % len(places)],
            )
            for n in range(start, min(start + 10_000, count))
        ]
        found += members.register_many(batch, by=by, on=clock.today())
    return found


def sessions(persons_: list[Person], usernames: str) -> list[str]:
    """An account and an open session for each person; the session keys."""
    now = clock.now()
    accounts = [
        Account(person=one, username=f"{usernames}{n}", password="!", created_at=now, is_active=True)
        for n, one in enumerate(persons_)
    ]
    Account.objects.bulk_create(accounts, batch_size=2000)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    rows, keys = [], []
    for account in accounts:
        key = store._get_new_session_key()
        told = {
            SESSION_KEY: str(account.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: account.get_session_auth_hash(),
            "signed_in_at": now.timestamp(),
            "seen_at": now.timestamp(),
        }
        rows.append(store.model(session_key=key, session_data=store.encode(told), expire_date=now + timedelta(hours=8)))
        keys.append(key)
    store.model.objects.bulk_create(rows, batch_size=2000)
    return keys


def session_of(username: str) -> str:
    """The key of a fresh session of one of the cast."""
    account, now = people.account_named(username), clock.now().timestamp()
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(account.pk), BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store["signed_in_at"] = store["seen_at"] = now
    store.save()
    return str(store.session_key)


def queries_of(who: str, paths: list[str]) -> dict[str, int]:
    """SQL statements of each page as this reader gets it, all of it drawn and asked anew every time."""
    settings.COUNTS_KEPT = settings.PIECES_KEPT = settings.FIGURES_KEPT = 0
    client, found = Client(), {}
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(who)
    for path in paths:
        if (code := client.get(path).status_code) != 200:
            raise RuntimeError(f"{path} answered {code} to {who}")
        with CaptureQueriesContext(connection) as taken:
            client.get(path)
        found[path] = len(taken)
    return found


def number(unit: str) -> int:
    """Under which number the unit of this short name stands."""
    return Organisation.objects.get(short_name=unit).number


def rows(unit: str) -> dict[str, int]:
    """How many of each kind there are; ``received``: what was sent to the unit of this short name."""
    return {
        "people": Person.objects.count(),
        "units": Organisation.objects.count(),
        "documents": Document.objects.count(),
        "received": Addressee.objects.filter(organisation__short_name=unit).count(),
    }


def public_queries_of(paths: list[str]) -> dict[str, dict[str, int]]:
    """SQL statements of each page as a stranger reads it: drawn anew, and kept whole."""
    from kexie.kit.web import caching

    client, found = Client(), {}
    for path in paths:
        client.get(path)
        counts = {}
        for name in ("drawn", "kept"):
            if name == "drawn":
                caching.store.clear()
            with CaptureQueriesContext(connection) as taken:
                client.get(path)
            counts[name] = len(taken)
        found[path] = counts
    return found


def storm(count: int, out: str) -> None:
    """``count`` units each with a liaison who is signed in, and a numbered document addressed to all of them."""
    with transaction.atomic():
        made = units(count, "签收")
        staff = crowd(count, made)
        kinds = [posts.Appointment(person, place, "liaison") for person, place in zip(staff, made, strict=True)]
        posts.appoint_many(kinds, by=actor("chen", "officer"), starts_on=clock.today())
        keys = sessions(staff, "bench")
        chen, he = actor("chen", "officer"), actor("he", "office_reviewer")
        root = organisations.installation().organisation
        values = {
            "title": "关于签收测速的通知",
            "addressee_text": "各企业科协",
            "units": made,
            "body": [{"text": "请签收。"}],
        }
        document = documents.draft(root, values, by=chen)
        documents.submit(document, by=chen)
        documents.review(document, by=he)
        documents.sign_off(document, by=actor("qian", "leader"))
        documents.number(document, by=actor("he", "registrar"))
    Path(out).write_text(json.dumps({"ref": document.ref, "sessions": keys}), "utf-8")


def many(people_count: int, unit_count: int) -> None:
    """The registry at size: further units and people."""
    with transaction.atomic():
        made = units(unit_count, "名册")
        crowd(people_count, made)
