"""Between two elections: another secretary-general, another name, a re-election put off. Asked for, then agreed to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from kexie.associations.actions import locking, tenures
from kexie.associations.flow import CHANGE
from kexie.associations.models import Candidate, Change, Tenure
from kexie.associations.queries import clocks
from kexie.associations.rules import tenure as rules
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.verdict import Refused, require
from kexie.organisations.actions import organisations, posts
from kexie.organisations.models import Organisation, Post
from kexie.organisations.particulars import FIELDS, Particulars

# What each kind asks, as its form gives it.
ASKED: Mapping[str, tuple[str, ...]] = {
    "leader": ("role", "name", "gender", "born", "politics", "job", "title", "telephone"),
    "name": ("name", "short_name"),
    "postpone": (),
}
ROLES = ("chair", "vice_chair", "secretary_general")


@transaction.atomic
def ask(
    organisation: Organisation, kind: str, on: date, asked: Mapping[str, Any], *, by: Actor, reason: str
) -> Change:  # fmt: skip
    """Ask the superior. ``on``: the day the leader or the name changes, or to which the term is to run.

    Raises:
        Refused: by the rule, or values that cannot be.
        Overtaken: the same is asked for already.
    """
    require(rules.can_ask_change(by, organisation, kind))
    if not reason.strip():
        raise Refused("请写明理由", "change.reason")
    told = {name: asked.get(name, "") for name in ASKED[kind]}
    telephone = told.pop("telephone", "")
    row = Change(
        organisation=organisation, kind=kind, on=on, asked=told, telephone=telephone, reason=reason.strip()[:500]
    )
    _fits(row)
    row.due_on = clocks.of_change(row)
    with locking.once():
        row.save(force_insert=True)
    journal.write(CHANGE.entity, row.pk, "ask", by=by, target=row.state, diff={"on": ("", on.isoformat())})
    return row


@transaction.atomic
def agree(row: Change, *, by: Actor, note: str = "") -> Change:
    """Agree, and do it. Raises Refused, Overtaken."""
    row = _locked(row, "agree")
    require(rules.can_agree_change(by, row))
    _fits(row)
    {"leader": _leader, "name": _name, "postpone": _postpone}[row.kind](row, by)
    row.note = note.strip()[:500]
    flow.move(row, CHANGE, "agree", by=by, note=note, also=("note",))
    return row


@transaction.atomic
def refuse(row: Change, *, by: Actor, note: str) -> Change:
    """Do not. Raises Refused, Overtaken."""
    row = _locked(row, "refuse")
    require(rules.can_judge_change(by, row))
    row.note = note.strip()[:500]
    flow.move(row, CHANGE, "refuse", by=by, note=note, also=("note",))
    return row


@transaction.atomic
def withdraw(row: Change, *, by: Actor, note: str) -> Change:
    """Take it back. Raises Refused, Overtaken."""
    row = _locked(row, "withdraw")
    require(rules.can_withdraw_change(by, row))
    flow.move(row, CHANGE, "withdraw", by=by, note=note)
    return row


def _locked(row: Change, verb: str) -> Change:
    row = locking.change(row)
    locking.expect(row, CHANGE, verb)
    return row


def _fits(row: Change) -> None:
    if row.kind == "postpone":
        require(rules.postpones(_term(row), row.on))
        return
    if row.on > clock.today():
        raise Refused("变更日期不能晚于今天", "change.not_future")
    if not row.asked["name"]:
        raise Refused("请填写新的名称" if row.kind == "name" else "请填写接任人姓名", "change.name")
    if row.kind == "leader":
        if row.asked["role"] not in ROLES:
            raise Refused("请选择变更的职务", "change.role")
        term = _term(row)
        if not term.starts_on < row.on <= term.ends_on:
            raise Refused(
                f"本届任期 {term.starts_on} 至 {term.ends_on}，变更日期应在任期之内，不含首日", "change.in_term"
            )


def _term(row: Change) -> Tenure:
    term = rules.last(row.organisation)
    assert term is not None, "asked only where there is a term (rules.can_ask_change); terms are never removed"
    return term


def _leader(row: Change, by: Actor) -> None:
    """The office changes hands on the day; vice-chairs are added, none leaves."""
    term, role, yesterday = _term(row), row.asked["role"], row.on - timedelta(days=1)
    told = Candidate(**row.asked, telephone=clear(row.telephone))
    if role != "vice_chair":
        for post in Post.objects.filter(organisation=row.organisation, kind=role).exclude(ends_on__lt=row.on):
            # One that began since ends with its first day: acts may have been done through it.
            posts.end(post, max(yesterday, post.starts_on), by=by, note="变更负责人")
        term.seats.filter(role=role, ends_on__gte=row.on, starts_on__lte=yesterday).update(ends_on=yesterday)
        term.seats.filter(role=role, starts_on__gte=row.on).delete()
    person = tenures.person_of(row.organisation, told, row.on, by)
    given = posts.appoint(person, row.organisation, role, by=by, starts_on=row.on, ends_on=term.ends_on)
    tenures.seat(term, given)


def _name(row: Change, by: Actor) -> None:
    now = Particulars(**{name: _value(row.organisation, name) for name in FIELDS})
    new = replace(now, name=row.asked["name"], short_name=row.asked["short_name"])
    organisations.edit(row.organisation, new, by=by)


def _value(organisation: Organisation, name: str) -> Any:
    return (organisation.jurisdiction_id or "") if name == "jurisdiction" else getattr(organisation, name)


def _postpone(row: Change, by: Actor) -> None:
    """The term runs on, and with it the posts of those who sit; one that has lapsed is given anew from today."""
    term, today = _term(row), clock.today()
    before, term.ends_on = term.ends_on, row.on
    term.save(update_fields=["ends_on"])
    for seat in term.seats.filter(ends_on=before).select_related("post", "person"):
        post = seat.post
        if post is not None and post.ends_on == before and before >= today:
            posts.end(post, row.on, by=by, note="延期换届")
        elif post is not None and post.ends_on == before:
            post = posts.appoint(
                seat.person, row.organisation, seat.role, by=by, starts_on=today, ends_on=row.on, note="延期换届"
            )
            type(seat).objects.filter(pk=seat.pk).update(post=post)
        type(seat).objects.filter(pk=seat.pk).update(ends_on=row.on)
