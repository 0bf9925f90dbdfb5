"""People of the actor's organisations: a list with search, one person."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, forms, fresh, lookups, pages, people_table, person_facts
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import exports, members, resets, sign_in


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Everybody the acting post may see, by pinyin."""
    q = request.GET.get("q", "").strip()[:60]
    page = person_facts.page(request, by, q)
    context = {
        "page": page, "rows": person_facts.rows(page), "q": q, "clear_url": request.path,
        "tables": [
            {"label": f"按{label}为序", "url": f"table.xlsx?{urlencode(asked | ({'q': q} if q else {}))}".rstrip("?")}
            for label, asked in (("姓名拼音", {}), ("姓氏笔画", {"order": "strokes"}))
        ],
        "can_import": "people.edit" in by.rights,
        "no_match": f"没有姓名、拼音、单位或手机尾号符合“{q}”的人", "facts": "随所在单位显示；只显示现在的单位",
    }  # fmt: skip
    return pages.render(request, by, "people/list.html", context, piece="people/_list.html")


@require_safe
@acting.staff
@fresh.needed
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook, numbers masked; who took it is journalled."""
    q = request.GET.get("q", "").strip()[:60]
    made, rows = people_table.table(by, q, by_strokes=request.GET.get("order") == "strokes")
    exports.note("export_people", rows, by=by)
    return files.made(made, "人员.xlsx", sheets.MIME)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One person: particulars, posts, where they work."""
    context = person_facts.detail(request, by, lookups.person(by, pk))
    return pages.render(request, by, "people/detail.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Correct what is known of somebody whose unit one keeps."""
    person = lookups.person(by, pk)
    form = forms.ParticularsForm(
        request.POST if request.method == "POST" else None, person=person,
        asking=person_facts.consents_lacking(by, person, forms.ParticularsForm.base_fields),
    )  # fmt: skip
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                signed = bool(form.cleaned_data.get("signed"))
                members.edit(person, form.particulars(), by=by, signed=signed)
                sending.made(reverse("desk:person", args=[pk]))
            messages.success(request, "已保存")
            return redirect("desk:person", pk=pk)
        except Refused as fault:
            person_facts.unless_signed(form, fault)
    require(rules.can_edit_person(by, person))
    context = person_facts.editing(person, form)
    return pages.render(request, by, "people/edit.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_POST
@acting.staff
@fresh.pressed(person_facts.page_of)
def invite(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """A letter to take an account. The answer itself bears the link: it is stored nowhere and shown this once."""
    person = lookups.holder(by, pk)
    with idempotency.once(request, by) as sending:
        letter, token = members.invite(person, by=by)
        sending.made(person_facts.page_of(by, pk))
    link = request.build_absolute_uri(reverse("portal:claim", args=[token]))
    return pages.render(request, by, "people/invitation.html", person_facts.invitation(by, person, letter, link))


@never_cache
@require_POST
@acting.staff
@fresh.pressed(person_facts.page_of)
def reset(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """A link to another password for somebody who forgot theirs; as with the invitation, shown this once."""
    person = lookups.holder(by, pk)
    with idempotency.once(request, by) as sending:
        letter, token = resets.hand(person, by=by)
        sending.made(person_facts.page_of(by, pk))
    link = request.build_absolute_uri(reverse("account_reset", args=[token]))
    return pages.render(request, by, "people/reset.html", person_facts.reset(by, person, letter, link))


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def drop_factors(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """撤销两步登录 of somebody who has lost what they sign in with, with how they were known."""
    person = lookups.holder(by, pk)
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    back = person_facts.page_of(by, pk)
    if not form.is_valid():
        require(rules.can_drop_factors(by, person))
        context = person_facts.dropping(person, form, back)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        sign_in.drop_factors(person, by=by, note=form.cleaned_data["note"])
        sending.made(back)
    messages.success(request, f"已撤销{person.name}的两步登录")
    return redirect(back)
