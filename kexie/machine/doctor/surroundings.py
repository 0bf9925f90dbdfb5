"""Checks of what surrounds an installation: clock, fonts, calendar, hosts, the site's own address."""

import datetime
import os
import sys
from pathlib import Path

from kexie.config import env
from kexie.machine import ports, preparing, program
from kexie.machine.doctor.finding import Case, Finding, fault, warning

APART = datetime.timedelta(seconds=30)
AHEAD = datetime.timedelta(days=45)


def clock(case: Case) -> Finding | None:
    """A clock behind the newest act, or apart from the database's: dates on documents would be wrong."""
    mend = "timedatectl set-ntp true   (or: date --set 'YYYY-MM-DD HH:MM:SS')"
    now = case.now()
    if case.app is None:
        return None
    row = case.app.execute("select clock_timestamp(), to_regclass('kit_journal_entry') is not null").fetchone()
    there = row[0] if row else None
    if isinstance(there, datetime.datetime) and abs(there - now) > APART:
        return fault(
            "clock", f"this machine says {now:%Y-%m-%d %H:%M:%S}, the database {there:%Y-%m-%d %H:%M:%S}", mend
        )
    if row and row[1]:
        newest = (case.app.execute("select max(at) from kit_journal_entry").fetchone() or (None,))[0]
        if isinstance(newest, datetime.datetime) and newest > now + APART:
            return fault(
                "clock", f"the newest act is of {newest:%Y-%m-%d %H:%M:%S}, after now ({now:%Y-%m-%d %H:%M:%S})", mend
            )
    return None


def fonts(case: Case) -> Finding | None:
    """Without a Chinese font printed papers and the browser tests show boxes."""
    if case.chinese_fonts():
        return None
    return warning("fonts", "no font with Chinese characters is installed", "apt-get install fonts-noto-cjk")


def document_fonts(_case: Case) -> Finding | None:
    """The office's own fonts for PDFs: the folder it names must be there and hold what documents are set in."""
    folder, again = env.text("KEXIE_FONT_FOLDER", ""), f"stop Kexie and {program.command('serve')}"
    if not folder:
        return None  # free stand-ins come with the program (decisions/0007)
    if not Path(folder).is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        return fault(
            "document fonts", f"KEXIE_FONT_FOLDER={folder} is no folder that can be read: PDFs show stand-ins",
            f"mkdir -p {folder} && cp FONT-FILES {folder}   (or: unset KEXIE_FONT_FOLDER); then {again}",
        )  # fmt: skip
    from kexie.notices.documents import fonts  # only here: the typesetter

    lacking = [fonts.CHINESE[name] for name in fonts.chosen(folder).stand_ins if name in fonts.NEEDED]
    if not lacking:
        return None
    return warning(
        "document fonts", f"{folder} holds no {' and no '.join(lacking)}: PDFs show stand-ins for them",
        f"cp FONT-FILES {folder}   (those of {' and '.join(lacking)}); then {again}",
    )  # fmt: skip


def calendar(case: Case) -> Finding | None:
    """A year whose holidays nobody has entered: terms in working days cannot be reckoned."""
    from chinese_calendar import constants  # only here: 40 ms

    year = (case.now() + AHEAD).astimezone(datetime.timezone(datetime.timedelta(hours=8))).year
    if year <= max(day.year for day in constants.holidays):
        return None
    if case.app is not None and _entered(case, year):
        return None
    return warning(
        "calendar",
        f"holidays and make-up days of {year} are not known; terms in working days that reach into it are refused",
        f"{sys.executable} -m uv pip install --upgrade chinesecalendar   (if it does not know {year} yet: sign in at "
        f"http://{ports.shown_host(case.host)}:{case.port}/desk/calendar/ as an officer of the city and enter the "
        f"days of the State Council's notice); then {program.command('doctor')}",
    )


def _entered(case: Case, year: int) -> bool:
    assert case.app is not None
    if (case.app.execute("select to_regclass('kit_day_override') is null").fetchone() or (True,))[0]:
        return False
    row = case.app.execute(
        "select exists (select from kit_day_override where extract(year from day) = %s)", [year]
    ).fetchone()
    return bool(row and row[0])


def hosts(case: Case) -> Finding | None:
    """In production Django answers 400 to every address that was not named."""
    if os.environ.get("KEXIE_ENV") != "production" or os.environ.get("KEXIE_HOSTS"):
        return None
    mend = f"export KEXIE_HOSTS=kexie.example.org && {program.command('serve')}   (the site's own name)"
    return fault("hosts", "KEXIE_ENV=production without KEXIE_HOSTS: every page answers 400", mend)


def address(_case: Case) -> Finding | None:
    """In production links in letters, feeds and search engines must lead strangers here, not to their own machine."""
    if os.environ.get("KEXIE_ENV") != "production":
        return None
    mend = f"export KEXIE_ADDRESS=https://kexie.example.org && {program.command('serve')}   (the site's own name)"
    try:
        told = env.site(production=True, https=env.flag("KEXIE_HTTPS", True))
    except env.EnvironmentFault as error:
        return fault("address", str(error), mend)
    host = told.partition("://")[2]
    if host == env.NOWHERE and os.environ.get("KEXIE_HOSTS"):
        return fault("address", "the site was not told its own name: links in letters and feeds lead nowhere", mend)
    if not env.points_here(host):
        return None  # without KEXIE_HOSTS `hosts` says it
    return fault("address", f"links in letters and feeds begin with {told}: every reader's own machine", mend)


def static(case: Case) -> Finding | None:
    """Style and scripts that were never gathered."""
    stamp = case.installation.home.run / "static.key"
    if stamp.exists() and stamp.read_text() == preparing.static_key():
        return None
    return fault("static", "the static files are not those of this program", program.command("prepare"))
