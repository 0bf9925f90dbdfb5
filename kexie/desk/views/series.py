"""Document numbers of one's own house: the codes, how far each has come this year, every number given."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, house, pages, series_facts
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging
from kexie.notices import forms, queries
from kexie.notices.actions import series


@require_http_methods(["GET", "POST"])
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The codes with their last numbers; POST adds or changes one."""
    issuer = house.own(by, "documents.number")
    row = next((one for one in queries.codes_kept(issuer) if one.code == request.GET.get("code")), None)
    form = forms.SeriesCodeForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_valid():
        with idempotency.once(request, by) as sending:
            code = series.set_code(issuer, **form.values(), by=by)
            sending.made(reverse("desk:series"))
        messages.success(request, f"已设置机关代字“{code.code}”")
        return redirect("desk:series")
    context = {**series_facts.of(by, issuer), "form": form}
    context["page"] = paging.page_of(queries.numberings(issuer), request, 20)
    return pages.render(request, by, "settings/series.html", context, status=422 if form.is_bound else 200)
