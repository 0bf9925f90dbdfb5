"""The few best hits of each kind for the search page."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kexie.kit.actor import Actor
from kexie.notices import flow
from kexie.notices import queries as notices
from kexie.organisations import queries as organisations

FEW = 6


def groups(by: Actor, q: str) -> list[dict[str, Any]]:
    """Documents, organisations, people: a label, at most FEW hits, whether there are more and where."""
    found = [
        _group("公文", "desk:documents", q, [_document(row) for row in notices.documents_found(by, q)[: FEW + 1]]),
        _group("组织", "desk:organisations", q, [_organisation(row) for row in _organisations(by, q)[: FEW + 1]]),
        _group("人员", "desk:people", q, [_person(row) for row in organisations.people_listed(by, q)[: FEW + 1]]),
    ]
    return [group for group in found if group["hits"]]


def _organisations(by: Actor, q: str) -> Any:
    return organisations.listed(by, organisations.Sought(text=q))


def _group(label: str, name: str, q: str, hits: list[dict[str, str]]) -> dict[str, Any]:
    more = f"{reverse(name)}?{urlencode({'q': q})}" if len(hits) > FEW else ""
    return {"label": label, "hits": hits[:FEW], "more_url": more}


def _document(row: Any) -> dict[str, str]:
    state = flow.DOCUMENT.state(row.state).label
    return {
        "title": row.title,
        "meta": f"{row.number or '未编号'} · {row.issuer.label} · {state}",
        "url": reverse("desk:document", args=[row.ref]),
    }


def _organisation(row: Any) -> dict[str, str]:
    meta = f"{row.get_kind_display()} · {row.superior.label if row.superior else '最上级'}"
    return {"title": row.name, "meta": meta, "url": reverse("desk:organisation", args=[row.number])}


def _person(row: Any) -> dict[str, str]:
    meta = " · ".join([*(one.organisation.label for one in row.present), row.title]).strip(" ·")
    return {"title": row.name, "meta": meta, "url": reverse("desk:person", args=[row.pk])}
