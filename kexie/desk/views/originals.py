"""Paper originals: those of one document, one by its code, a code typed or scanned."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, lookups, original_facts, pages
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import errors, idempotency, paging
from kexie.notices import copy_codes, forms, queries, rules
from kexie.notices.actions import originals
from kexie.notices.documents import press


@require_http_methods(["GET", "POST"])
@acting.staff
def index(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Counts, the copies, the form for more; POST makes them."""
    document = lookups.document(by, ref, whole=False)
    require(rules.can_keep_originals(by, document))
    form = forms.CopiesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with idempotency.once(request, by) as sending:
            made = originals.make(document, form.cleaned_data["count"], by=by)
            sending.made(reverse("desk:originals", args=[ref]))
        messages.success(request, f"已登记 {len(made)} 份原件，逐份打印后送用印")
        return redirect("desk:originals", ref=ref)
    context = original_facts.index(request, document, form)
    page = paging.page_of(queries.originals.listed(document, context["view"], context["q"]), request, 50)
    context |= {"page": page, "rows": [original_facts.row(one) for one in page.rows]}
    return pages.render(request, by, "originals/list.html", context, status=422 if form.is_bound else 200)


@require_POST
@acting.staff
def stamp(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """用印 of all that were printed."""
    document = lookups.document(by, ref)
    with idempotency.once(request, by) as sending:
        count = originals.stamp_all(document, by=by)
        sending.made(reverse("desk:originals", args=[ref]))
    messages.success(request, f"{count} 份原件已用印")
    return redirect("desk:originals", ref=ref)


@require_safe
@acting.staff
def find(request: HttpRequest, by: Actor) -> HttpResponse:
    """A code typed or scanned opens its copy; what is none says why."""
    typed = request.GET.get("code", "").strip()[:60]
    code = copy_codes.read(typed)
    if code and queries.originals.coded(by, code) is not None:
        return redirect("desk:original", code=code)
    context = original_facts.finding(typed, code)
    return pages.render(request, by, "originals/find.html", context, status=404 if typed else 200)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, code: str) -> HttpResponse:
    """One copy: where it is, what may be done, what was."""
    return pages.render(request, by, "originals/detail.html", original_facts.detail(_coded(by, code)))


@require_POST
@acting.staff
def step(request: HttpRequest, by: Actor, code: str) -> HttpResponse:
    """One step of a copy."""
    original = _coded(by, code)
    form = forms.StepForm(request.POST)
    if not form.is_valid():
        return pages.render(request, by, "originals/detail.html", original_facts.detail(original, form), status=422)
    told = form.cleaned_data
    with idempotency.once(request, by) as sending:
        if told["verb"] == "send":
            originals.send(original, told["receiver"], by=by)
        else:
            originals.step(original, told["verb"], by=by, note=told["note"])
        sending.made(reverse("desk:original", args=[code]))
    messages.success(request, f"原件 {original.serial:06d} 已记下")
    return redirect("desk:original", code=code)


@require_safe
@acting.staff
def pdf(request: HttpRequest, by: Actor, code: str) -> HttpResponse:
    """The copy to print, with its number and code."""
    original = _coded(by, code)
    document = lookups.document(by, original.document.ref)
    require(rules.can_keep_originals(by, document))
    sheet = press.copy_of(press.sheet(document, press.PDF, settings.FONT_FOLDER), original.serial, original.code)
    try:
        drawn = press.pdf_of(sheet, settings.FONT_FOLDER)
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")
    return files.made(drawn, sheet.name, press.MEDIA[press.PDF])


def _coded(by: Actor, code: str) -> lookups.Document:
    found = queries.originals.coded(by, code)
    if found is None:
        raise Http404
    return found
