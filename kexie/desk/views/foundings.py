"""Foundings: the list, one application, its form, its acts, its papers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations.actions import foundings, meetings
from kexie.associations.forms import meeting as meeting_forms
from kexie.associations.queries import founding as reads
from kexie.associations.rules import founding as rules
from kexie.desk import acting, founding_acts, founding_facts, fresh, lookups, pages, plan_acts
from kexie.desk.forms import foundings as forms
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import idempotency, kept, paging
from kexie.organisations import queries as organisations


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """By state, the newest first."""
    context = founding_facts.index(request, by)
    page = paging.page_of(reads.listed(by, context["view"]), request, 50)
    context |= {"page": page, "rows": founding_facts.rows(list(page))}
    return pages.render(request, by, "foundings/list.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Begin one for a unit that has no account."""
    kept_places = organisations.organisations_where(by, rules.GUIDE)
    places = list(reads.places().filter(pk__in=kept_places.values("pk")))
    if not places:
        require(refused("您的职务不办理成立申请。由区、功能区科协或市科协的经办人代为填报", "founding.enter.right"))
    form = forms.BeginForm(request.POST if request.method == "POST" else None, places=places)
    if not form.is_valid():
        context = founding_facts.begin_page(form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        made = foundings.begin(form.place_chosen(), form.cleaned_data["unit_name"], by=by).founding
        sending.made(reverse("desk:founding_edit", args=[made.ref]))
    return redirect("desk:founding_edit", ref=made.ref)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """One application with all that was told, done and resolved."""
    return pages.render(request, by, "foundings/detail.html", founding_facts.detail(by, lookups.founding(by, ref)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The form, on the unit's behalf."""
    row = lookups.founding(by, ref)
    require(rules.can_edit_founding(by, row))
    if kept.asked(request):
        return kept.answer(request, stale=request.POST.get("version") != str(row.version))
    form = founding_facts.form_of(row, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        offered = kept.into(request, form, version=row.version)
        context = {**founding_facts.form_page(row, form), "kept": offered}
        return pages.render(request, by, "foundings/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:founding", args=[ref])
    with idempotency.once(request, by) as sending:
        foundings.edit(row, form.application(), by=by, version=form.cleaned_data["version"])
        sending.made(here)
        kept.drop(request)
    messages.success(request, "已保存。填好后请提出申请", extra_tags=kept.key(request))
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, ref: int, noun: str) -> HttpResponse:
    """提出申请, 核查, 不同意, 拟批复, 退回备案, 撤回."""
    row, door = lookups.founding(by, ref), founding_acts.FOUNDING[noun]
    form, here = plan_acts.form_of(door, request), reverse("desk:founding", args=[ref])
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, row))
        crumbs = founding_facts.simple(row, form, door.label, "")["crumbs"]
        context = plan_acts.asking(door, form, row.unit_name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        done = door.action(row, by=by, **(form.cleaned_data if form else {}))
        here = reverse("desk:document", args=[done.reply.ref]) if noun == "approval" else here
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def telephones(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Ask with a reason; the answer to the POST shows whom to ring, this once: no address leads to it."""
    row = lookups.founding(by, ref)
    require(rules.can_reveal_telephones(by, row))
    form = forms.RevealForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = founding_facts.simple(row, form, "查看电话", "查看")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        told = foundings.reveal(row, by=by, reason=form.cleaned_data["reason"])
        sending.made(reverse("desk:founding", args=[ref]))
    context = {**founding_facts.simple(row, form, "联系电话", ""), "told": told}
    return pages.render(request, by, "foundings/telephones.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def send_back(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """退回补正, with reasons by field."""
    row = lookups.founding(by, ref)
    require(rules.can_return(by, row))
    form = forms.ReturnForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = founding_facts.simple(row, form, "退回补正", "退回补正")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:founding", args=[ref])
    with idempotency.once(request, by) as sending:
        foundings.return_(row, by=by, note=form.cleaned_data["note"], reasons=form.reasons())
        sending.made(here)
    messages.success(request, "已退回补正，只退这一次")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def meeting(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Record the founding meeting on the unit's behalf."""
    row = lookups.founding(by, ref)
    require(rules.can_hold(by, row))
    sent = request.POST if request.method == "POST" else None
    form = meeting_forms.MeetingForm(sent, candidates=list(row.assembly.candidates.all()))
    if not form.is_valid():
        context = founding_facts.simple(row, form, "记录成立大会", "保存")
        return pages.render(request, by, "foundings/meeting.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:founding", args=[ref])
    with idempotency.once(request, by) as sending:
        meetings.hold(row, form.meeting(), by=by)
        sending.made(here)
    messages.success(request, "已记录成立大会，请报备案")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def filing(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """File what was resolved on the unit's behalf."""
    row = lookups.founding(by, ref)
    require(rules.can_file(by, row))
    sent, house = request.POST if request.method == "POST" else None, reads.house_rules(row.place)[0]
    form = meeting_forms.FilingForm(sent, assembly=row.assembly, term_years=house.term_years)
    if not form.is_valid():
        context = founding_facts.simple(row, form, "报备案", "报备案")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:founding", args=[ref])
    with idempotency.once(request, by) as sending:
        meetings.file(row, form.filing(), by=by)
        sending.made(here)
    messages.success(request, "已报备案，等待核对")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def activate(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Register the association. The answer bears the invitation of its secretary-general: shown this once."""
    row = lookups.founding(by, ref)
    if request.method == "GET":
        require(rules.can_activate(by, row))
        context = founding_facts.simple(row, None, "核对通过，登记成立", "登记成立")
        return pages.render(request, by, "foundings/activation.html", context)
    with idempotency.once(request, by) as sending:
        made = meetings.activate(row, by=by)
        sending.made(reverse("desk:founding", args=[ref]))
    link = request.build_absolute_uri(reverse("portal:claim", args=[made.token]))
    context = {**founding_facts.simple(row, None, "已成立", ""), "made": made, "link": link}
    return pages.render(request, by, "foundings/founded.html", context)


@require_POST
@acting.staff
def link(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """A link for the unit to go on with itself. The answer itself bears it: stored nowhere, shown this once."""
    row = lookups.founding(by, ref)
    with idempotency.once(request, by) as sending:
        made = foundings.make_link(row, by=by)
        sending.made(reverse("desk:founding", args=[ref]))
    address = request.build_absolute_uri(reverse("portal:founding", args=[made.token]))
    context = {**founding_facts.simple(row, None, "申请链接", ""), "link": address}
    return pages.render(request, by, "foundings/link.html", context)
