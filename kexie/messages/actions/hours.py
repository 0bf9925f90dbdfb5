"""The quiet hours of the installation."""

from dataclasses import asdict

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.messages import quiet, rules
from kexie.messages.models import QuietHours
from kexie.organisations.models import Installation


@transaction.atomic
def put(hours: quiet.Hours, *, by: Actor) -> QuietHours:
    """From now on nothing leaves the house in these hours.

    Raises:
        Refused: no right; hours that would never end.
    """
    require(rules.can_set_hours(by))
    if hours.is_on and hours.starts_at == hours.ends_at:
        raise Refused("开始和结束不能是同一时刻。不要免打扰时段的，请去掉“启用”", "quiet_hours.span")
    row = QuietHours.objects.select_for_update().get_or_create(id=1)[0]
    before = asdict(row.hours)
    for name, value in asdict(hours).items():
        setattr(row, name, value)
    diff = journal.changes(before, asdict(hours))
    if diff:
        row.save()
        root = Installation.objects.get().organisation_id
        journal.write("organisation", root, "quiet_hours", by=by, diff=diff)
    return row
