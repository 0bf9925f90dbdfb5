"""归档目录 of one's house, by year: on the page, to be printed, as .xlsx; and how long what is kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, archive_facts, house, pages
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices import forms, queries, rules
from kexie.notices.actions import retention


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The list of a year."""
    require(rules.can_read_archive(by))
    return pages.render(request, by, "archive/list.html", archive_facts.of(by, archive_facts.year(request)))


@require_safe
@acting.staff
def printed(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same on paper."""
    require(rules.can_read_archive(by))
    return pages.render(request, by, "archive/print.html", archive_facts.of(by, archive_facts.year(request)))


@require_safe
@acting.staff
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook."""
    require(rules.can_read_archive(by))
    year = archive_facts.year(request)
    return files.made(archive_facts.table(by, year), f"归档目录 {year}.xlsx", sheets.MIME)


@require_http_methods(["GET", "POST"])
@acting.staff
def terms(request: HttpRequest, by: Actor) -> HttpResponse:
    """How long the documents of each kind are kept by one's own house."""
    issuer = house.own(by, "documents.number")
    form = forms.RetentionForm(request.POST if request.method == "POST" else None, kept=queries.archive.terms(issuer))
    if not form.is_valid():
        context = {
            "form": form, "heading": "保管期限", "submit": "保存", "back": reverse("desk:settings"),
            "facts": f"{issuer.name} · 选“按通用的”即不另定",
            "crumbs": [("设置", reverse("desk:settings")), ("保管期限", "")],
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        retention.set_terms(issuer, form.cleaned_data, by=by)
        sending.made(reverse("desk:retention"))
    messages.success(request, "保管期限已保存")
    return redirect("desk:retention")
