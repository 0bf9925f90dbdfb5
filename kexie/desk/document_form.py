"""The page on which a document is drafted: sections, what is prefilled, which version the officer sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import document_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import kept
from kexie.notices import forms

# Section: anchor, title, words beside it, fields in order.
SECTIONS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("basics", "一、标题与文种", "", ("issuer_number", "title", "kind", "urgency", "openness", "column")),
    ("receivers", "二、收件与会签", "", ("addressee_text", "classes", "units", "cc", "due_on", "co_issuers")),
    ("text", "三、正文", "", ("body", "attachment_note", "signature", "written_on", "contact_note", "printed_by")),
    ("origin", "四、来源与旧文", "新拟的公文一般不用填", ("source", "author", "given_number", "published_at")),
)


FULL = ("title", "addressee_text", "classes")  # these take the whole width


@dataclass(frozen=True, slots=True)
class Page:
    """The form with what the page draws; ``version`` is the one the sender had before him."""

    form: forms.DocumentForm
    context: Mapping[str, Any]
    version: int | None = None


def new(request: HttpRequest, by: Actor) -> Page:
    """A new draft, prefilled from its issuer.

    Raises:
        Refused: this post drafts for nobody.
    """
    form = forms.DocumentForm(request.POST if request.method == "POST" else None, by=by)
    if form.first_issuer is None:
        require(refused("只有拟稿人能拟公文。请在页头选择有拟稿职责的职务", "right"))
    prefilled = _prefill(form)
    offer = kept.into(request, form)
    context = _context(form, "拟公文", reverse("desk:documents"), prefilled) | {"kept": offer}
    return Page(form, {**context, "facts": "存为拟稿后可再改、加附件，再送核稿"})


def _prefill(form: forms.DocumentForm) -> dict[str, str]:
    """Signature, imprint and source as this issuer writes them; names of the fields with where they come from."""
    issuer: Any = form.first_issuer  # there is one: the caller has refused who drafts for nobody
    told = {"signature": issuer.name, "printed_by": f"{issuer.label}办公室", "source": issuer.label}
    form.initial.update(told)
    return dict.fromkeys(told, "来自发文机关")


def edit(request: HttpRequest, by: Actor, document: Any) -> Page:
    """A draft to be changed."""
    sent = request.method == "POST"
    form = forms.DocumentForm(request.POST if sent else None, by=by, document=document)
    raw = request.POST.get("version", "") if sent else str(document.version)
    version = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 9 else 0
    back = reverse("desk:document", args=[document.ref])
    offer = kept.into(request, form, version=document.version)
    context = _context(form, "修改公文", back, {}) | {"kept": offer}
    context |= {"document": document, "version": version, "facts": document_facts.facts(document)}
    here = document_facts.short(document.title)
    context["crumbs"] = [("公文", reverse("desk:documents")), (here, back), ("修改", "")]
    return Page(form, context, version)


def _context(form: forms.DocumentForm, heading: str, back: str, prefilled: Mapping[str, str]) -> dict[str, Any]:
    return {
        "form": form,
        "heading": heading,
        "back": back,
        "sections": [_section(form, *section, prefilled) for section in SECTIONS],
        "crumbs": [("公文", reverse("desk:documents")), (heading, "")],
    }


def _section(
    form: forms.DocumentForm, anchor: str, title: str, sub: str, names: tuple[str, ...], prefilled: Mapping[str, str]
) -> dict[str, Any]:
    shown = [name for name in names if not (name == "issuer_number" and form.document is not None)]
    wrong = sum(name in form.errors for name in shown) if form.is_bound else 0
    return {
        "anchor": anchor,
        "title": title,
        "sub": sub,
        "wrong": wrong,
        "fields": [
            {"bound": form[name], "source": prefilled.get(name, ""), "span": "full" if name in FULL else ""}
            for name in shown
        ],
    }
