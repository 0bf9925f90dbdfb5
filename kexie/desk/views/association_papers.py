"""申请报告, 议程, 选举办法, 选票, 计票表, 备案表, 名册: as .docx and PDF."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.associations.documents import papers
from kexie.associations.documents.facts import Told
from kexie.associations.forms import shown
from kexie.associations.queries import papers as gathered
from kexie.desk import acting, lookups
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.web import errors
from kexie.notices.documents import press


@require_safe
@acting.staff
def founding(request: HttpRequest, by: Actor, ref: int, code: str, form: str) -> HttpResponse:
    """Of a founding."""
    row = lookups.founding(by, ref)
    return _answer(request, gathered.of_founding(row, shown.rows(row)), code, form)


@require_safe
@acting.staff
def reelection(request: HttpRequest, by: Actor, pk: UUID, code: str, form: str) -> HttpResponse:
    """Of a re-election."""
    return _answer(request, gathered.of_reelection(lookups.reelection(by, pk)), code, form)


def _answer(request: HttpRequest, told: Told, code: str, form: str) -> HttpResponse:
    """One paper. Raises Http404 for a paper or form there is none of."""
    if code not in papers.ALL or form not in press.MEDIA:
        raise Http404
    paper = papers.drawn(told, code, request.GET.get("order", ""))
    ready = press.tables_sheet([paper], f"{told.name}{papers.ALL[code][0]}", form, settings.FONT_FOLDER)
    try:
        return files.made(press.tables_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[form])
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")
