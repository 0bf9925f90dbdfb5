"""The printed papers of associations (rules.md 4.5): of a founding, a re-election, one that stands; .docx and PDF."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.associations.actions import memberships
from kexie.associations.documents import cards, charter, letter, papers, plaque
from kexie.associations.documents.facts import Told
from kexie.associations.forms import shown
from kexie.associations.queries import papers as gathered
from kexie.desk import acting, card_parts, fresh, lookups, membership_facts, unit_facts
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.web import errors
from kexie.notices.documents import press
from kexie.notices.documents.tables import Paper
from kexie.organisations.actions import roll


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


@require_safe
@acting.staff
def association(request: HttpRequest, by: Actor, number: int, code: str, form: str) -> HttpResponse:
    """换届提醒函, 章程 or 牌匾文字 of one that stands."""
    unit = lookups.organisation(by, number)
    offered = dict(gathered.offered(by, unit))
    if code not in offered:
        raise Http404
    return _file(request, _paper(by, unit, code), f"{unit.name}{offered[code]}", form)


def _paper(by: Actor, unit: Any, code: str) -> Paper:
    """One of those that are offered."""
    if code == "reminder" and (due := gathered.due_of(by, unit)):
        return letter.letter(due)
    if code == "charter" and (told := gathered.charter_of(by, unit)):
        return charter.adopted(told)
    return plaque.plaque(*gathered.plaque_of(unit))


@require_safe
@acting.staff
@fresh.needed
def member_cards(request: HttpRequest, by: Actor, number: int, form: str) -> HttpResponse:
    """会员证 of everybody in the roll; who took them is journalled."""
    unit = lookups.organisation(by, number)
    holding = gathered.holding(by, unit)
    total = holding.count()
    if not total or form not in press.MEDIA:
        raise Http404
    holders = gathered.holders(holding[card_parts.asked(request, total)])
    roll.note_cards(unit, len(holders), by=by)
    return _file(request, cards.cards(unit.name, holders), f"{unit.name}会员证", form)


@require_safe
@acting.staff
def unit_cards(request: HttpRequest, by: Actor, number: int, form: str) -> HttpResponse:
    """Certificates of the units of one view; who took them is journalled."""
    body = lookups.organisation(by, number)
    holding = membership_facts.holding(by, body, *membership_facts.asked(request))
    total = holding.count()
    if not total or form not in press.MEDIA:
        raise Http404
    found = list(holding[card_parts.asked(request, total)])
    memberships.note_cards(body, len(found), by=by)
    noun = unit_facts.noun(body)
    paper = cards.unit_cards(body.name, noun, gathered.unit_holders(found))
    return _file(request, paper, f"{body.name}{noun}证书", form)


def _answer(request: HttpRequest, told: Told, code: str, form: str) -> HttpResponse:
    """One paper. Raises Http404 for a paper there is none of."""
    try:
        label, paper = papers.drawn(told, code, request.GET.get("order", ""))
    except KeyError:
        raise Http404 from None
    return _file(request, paper, f"{told.name}{label}", form)


def _file(request: HttpRequest, paper: Any, name: str, form: str) -> HttpResponse:
    """Raises Http404 for a form there is none of."""
    if form not in press.MEDIA:
        raise Http404
    ready = press.tables_sheet([paper], name, form, settings.FONT_FOLDER)
    try:
        return files.made(press.tables_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[form])
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")
