"""申请成立企事业科协、联合会: public, all the year, saved by itself. The link is the right; a GET changes nothing.

The address holds the secret: the page is kept by nobody and found by no search engine (see ``views/receipt.py``).
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations import applying
from kexie.associations.actions import assemblies, foundings, meetings
from kexie.associations.documents import papers
from kexie.associations.forms import shown as told
from kexie.associations.forms.application import ApplicationForm
from kexie.associations.forms.meeting import FilingForm, MeetingForm
from kexie.associations.queries import founding as reads
from kexie.associations.queries import papers as gathered
from kexie.associations.rules import founding as rules
from kexie.kit import files
from kexie.kit.verdict import Overtaken, Refused
from kexie.kit.web import errors, text
from kexie.notices.documents import press
from kexie.people.sign_in import lockout
from kexie.portal.forms.founding import BeginForm, WithdrawForm
from kexie.portal.shown import founding as shown
from kexie.portal.views.receipt import unlisted

# What belongs to one sending of the form and not to what was typed.
_APART = frozenset({"csrfmiddlewaretoken", "idempotency_key", "version", "autosave", "act"})
_LONGEST = 200_000  # characters; the longest form has 20,000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """For which unit, in which district; then on with a link of its own."""
    form = BeginForm(request.POST if request.method == "POST" else None, places=list(reads.places()))
    if not form.is_valid():
        return render(request, "portal/founding/begin.html", {"form": form}, status=422 if form.is_bound else 200)
    by = rules.applicant(request_id=getattr(request, "id", None))
    made = foundings.begin(form.place_chosen(), form.cleaned_data["unit_name"], by=by)
    return redirect("portal:founding", token=made.token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The form while the unit writes, what became of it afterwards."""
    row = reads.founding_of(token)
    if row is None:
        return unknown(request)
    by = _by(request, row)
    if not rules.can_edit_founding(by, row):
        return state_page(request, row, token, 200 if request.method != "POST" else 409)
    if request.method == "POST" and request.POST.get("autosave") == "keep":
        return _kept(request, row, by)
    if request.method == "POST":
        return _sent(request, row, token, by)
    form = _form(row)
    _fill(form, applying.unpacked(row.typed))
    return _page(request, row, token, form)


def _form(row: Any, data: Any = None) -> ApplicationForm:
    return ApplicationForm(data, founding=row, standing=assemblies.nominees(row.assembly))


def _fill(form: ApplicationForm, typed: list[list[str]]) -> None:
    """What was typed and not saved stands in the form; hidden fields are the form's own."""
    data = QueryDict(mutable=True)
    for name, value in typed:
        data.appendlist(name, value)
    for name, field in form.fields.items() if typed else ():
        value = field.widget.value_from_datadict(data, {}, name)
        if value is not None and not field.widget.is_hidden:
            form.initial[name] = value


def _kept(request: HttpRequest, row: Any, by: rules.Applicant) -> HttpResponse:
    pairs = [(name, text.clean(one)) for name, all_ in request.POST.lists() if name not in _APART for one in all_]
    if sum(len(value) for _, value in pairs) > _LONGEST:
        return _plain("内容太长", 413)
    told_version = request.POST.get("version", "")
    version = int(told_version) if told_version.isascii() and told_version.isdigit() and len(told_version) < 9 else 0
    try:
        foundings.keep_typed(row, pairs, by=by, version=version)
    except Overtaken:
        return _plain("您打开之后已有人改过", 409)
    return _plain(shown.saved(), 200)


def _sent(request: HttpRequest, row: Any, token: str, by: rules.Applicant) -> HttpResponse:
    form = _form(row, request.POST)
    if not form.is_valid():
        return _page(request, row, token, form, 422)
    try:
        row = foundings.edit(row, form.application(), by=by, version=form.cleaned_data["version"])
        if request.POST.get("act") == "send":
            foundings.send(row, by=by)
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        form.data = _caught_up(form.data, reads.founding_of(token))
        return _page(request, row, token, form, refusal.status)
    return redirect("portal:founding", token=token)


def _caught_up(data: Any, row: Any) -> Any:
    """What was typed stays; the number of the version that now counts comes with it."""
    fresh = data.copy()
    fresh["version"] = str(row.version)
    return fresh


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, token: str) -> HttpResponse:
    """Record the founding meeting."""
    row = reads.founding_of(token)
    if row is None:
        return unknown(request)
    by = _by(request, row)
    if not rules.can_hold(by, row):
        return state_page(request, row, token, 409)
    form = MeetingForm(_data(request), candidates=list(row.assembly.candidates.all()))
    if form.is_valid():
        try:
            meetings.hold(row, form.meeting(), by=by)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return redirect("portal:founding", token=token)
    return _simple(request, row, token, form, "记录成立大会", "meeting.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def filing(request: HttpRequest, token: str) -> HttpResponse:
    """File what was resolved."""
    row = reads.founding_of(token)
    if row is None:
        return unknown(request)
    by = _by(request, row)
    if not rules.can_file(by, row):
        return state_page(request, row, token, 409)
    house = reads.house_rules(row.place)[0]
    form = FilingForm(_data(request), assembly=row.assembly, term_years=house.term_years)
    if form.is_valid():
        try:
            meetings.file(row, form.filing(), by=by)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return redirect("portal:founding", token=token)
    return _simple(request, row, token, form, "报备案", "simple.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """The unit wants it no longer."""
    row = reads.founding_of(token)
    if row is None:
        return unknown(request)
    by = _by(request, row)
    if not rules.can_withdraw(by, row):
        return state_page(request, row, token, 409)
    form = WithdrawForm(_data(request))
    if not form.is_valid():
        return _simple(request, row, token, form, "撤回申请", "simple.html")
    foundings.withdraw(row, by=by, note=form.cleaned_data["note"])
    return redirect("portal:founding", token=token)


@never_cache
@require_safe
def paper(request: HttpRequest, token: str, code: str, form: str) -> HttpResponse:
    """One printed paper as .docx or PDF."""
    row = reads.founding_of(token)
    if row is None or code not in papers.FOUNDING or form not in press.MEDIA:
        raise Http404
    gist = gathered.of_founding(row, told.rows(row))
    label, drawn = papers.drawn(gist, code, request.GET.get("order", ""))
    ready = press.tables_sheet([drawn], f"{gist.name}{label}", form, settings.FONT_FOLDER)
    try:
        return files.made(press.tables_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[form])
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")


def _by(request: HttpRequest, row: Any) -> rules.Applicant:
    return rules.applicant(row.pk, getattr(request, "id", None))


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(request: HttpRequest, row: Any, token: str, form: Any, status: int = 200) -> HttpResponse:
    letter = shown.Letter(row, token, _by(request, row))
    key = f"kexie founding {row.pk}"
    context = {"shown": letter, "form": form, "sections": form.sections(), "key": key, "fresh": status != 200}
    return unlisted(render(request, "portal/founding/form.html", context, status=status))


def state_page(request: HttpRequest, row: Any, token: str, status: int) -> HttpResponse:
    """What has become of it, where the unit has nothing to write."""
    letter = shown.Letter(row, token, _by(request, row), reads.last_note(row))
    return unlisted(render(request, "portal/founding/state.html", {"shown": letter}, status=status))


def _simple(request: HttpRequest, row: Any, token: str, form: Any, heading: str, template: str) -> HttpResponse:
    context = {"shown": shown.Letter(row, token, _by(request, row)), "form": form, "heading": heading}
    status = 422 if form.is_bound else 200
    return unlisted(render(request, f"portal/founding/{template}", context, status=status))


def unknown(request: HttpRequest) -> HttpResponse:
    """The same for every unknown token; guesses count like failed sign-ins of the address."""
    status = 404 if lockout.count_asking(request) else 429
    page = unlisted(render(request, "portal/founding/unknown.html", status=status))
    return lockout.come_back(page) if status == 429 else page


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
