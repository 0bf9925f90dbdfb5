"""Check of the last backup: what is lost with this machine."""

import datetime
import os

from kexie.machine import program
from kexie.machine.doctor.finding import Case, Finding, warning

AGE = datetime.timedelta(days=7)


def backup(case: Case) -> Finding | None:
    """In production, once anything was done here: no backup for a week, or none ever."""
    if case.app is None or os.environ.get("KEXIE_ENV") != "production":
        return None
    known = case.app.execute("select to_regclass('kit_backup') is not null").fetchone()
    if not known or not known[0]:
        return None  # `schema` says it
    row = case.app.execute("select max(made_at), exists (select from kit_journal_entry) from kit_backup").fetchone()
    last, begun = row or (None, False)
    if isinstance(last, datetime.datetime):
        if case.now() - last <= AGE:
            return None
        problem = f"the last backup is of {last:%Y-%m-%d}, {(case.now() - last).days} days ago"
    elif begun:
        problem = "there has never been a backup"
    else:
        return None
    return warning("backup", problem, f"{program.command('backup', 'FILE')}   (and keep the file on another machine)")
