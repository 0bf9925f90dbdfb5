"""Every fault the doctor names, planted; and the command it gives, tried where it can be."""

import dataclasses
import datetime
import os
import re
import shutil
import socket
import subprocess
import sys

import psycopg
import pytest

from kexie.kit import upkeep
from kexie.machine import backup, doctor, dsn, postgres, preparing, processes, program, supervisor
from kexie.machine import installation as installations
from kexie.machine.doctor import backups, database, finding, surroundings
from kexie.machine.doctor.finding import Case
from kexie.machine.installation import Installation
from kexie.machine.postgres import ADMIN
from kexie.notices.documents import fonts
from tests.machine import installed
from tests.waiting import wait_until

pytestmark = pytest.mark.machine
KEXIE = program.command().strip()
KEYS: dict[str, str] = {}
SET_THE_CLOCK = "timedatectl set-ntp true   (or: date --set 'YYYY-MM-DD HH:MM:SS')"
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """One prepared installation; each test works on a copy."""
    root = tmp_path_factory.mktemp("well") / "home"
    here = installed.make(root)
    KEYS.update(schema=preparing.schema_key(), static=preparing.static_key())
    (here.home.run / "static.key").write_text(KEYS["static"])
    return root


@pytest.fixture
def case(template, tmp_path):
    root = tmp_path / "home"
    shutil.copytree(template, root, symlinks=True)
    (root / "secrets").chmod(0o700)
    here = Installation(installations.Home(root), None, postgres.Cluster(root / "database", root / "secrets"))
    return Case(here, "127.0.0.1", postgres.free_port(), chinese_fonts=lambda: True)


def named(case):
    return [(finding.level, finding.name, finding.mend) for finding in doctor.examine(case)]


def only(case):
    (finding,) = named(case)
    return finding


def owner(case, statement):
    with (
        case.installation.database(),
        psycopg.connect(str(case.installation.embedded.address(ADMIN, "kexie")), autocommit=True) as connection,
    ):
        connection.execute(statement)


def in_year(case, year):
    """The machine's clock and the database's agree; only the calendar sees another year."""
    return dataclasses.replace(case, now=lambda: datetime.datetime(year, 3, 2, tzinfo=datetime.UTC))


@pytest.fixture(autouse=True)
def one_version(monkeypatch, template):
    """The program's keys as they were when the template was made, whatever is edited while the tests run."""
    monkeypatch.setattr(preparing, "schema_key", lambda: KEYS["schema"])
    monkeypatch.setattr(preparing, "static_key", lambda: KEYS["static"])


@pytest.fixture(autouse=True)
def known_year(request, monkeypatch):
    """Tests of other faults shall not depend on how far chinesecalendar reaches on the day they run."""
    if "calendar" not in request.node.name:
        monkeypatch.setattr(surroundings, "AHEAD", -datetime.timedelta(days=365 * 40))


def mended(case, mend):
    """Run the command of a finding (what stands in brackets after it is for people), then nothing is found."""
    command = mend.split("   (")[0]
    environment = installed.environment(case.installation.home.root)
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (command, done.stderr)
    assert named(case) == []


def test_a_sound_installation_has_no_findings_and_its_database_is_stopped_again(case):
    assert named(case) == []
    assert case.installation.embedded.running() is None


def test_a_taken_port_is_named_with_the_next_one(case):
    with socket.socket() as other:
        other.bind(("127.0.0.1", case.port))
        other.listen()
        assert only(case) == (
            "fault", "port", f"PORT={case.port + 1} {KEXIE} serve   (the other: ss -ltnp 'sport = :{case.port}')",
        )  # fmt: skip
    assert named(case) == []


def test_a_stale_lock_of_the_server_is_named_and_its_command_mends_it(case):
    (case.installation.home.run / "serve.json").write_text('{"pid": 1, "port": 8000}')
    level, name, mend = only(case)
    assert (level, name, mend) == ("warning", "stale lock", f"rm {case.installation.home.run / 'serve.json'}")
    subprocess.run(mend, shell=True, check=True)
    assert named(case) == []


def test_a_stale_lock_of_the_database_is_named_and_the_next_start_clears_it(case):
    pid_file = case.installation.home.database / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n0\n5432\n\n\n0 0\n")
    assert only(case) == ("warning", "stale lock", f"{KEXIE} prepare")
    assert named(case) == []  # the doctor itself started and stopped it


@pytest.mark.parametrize("folder", ["", "database/data"])
def test_a_data_folder_of_another_owner_is_named_and_its_command_mends_it(case, folder):
    path = case.installation.home.root / folder
    if os.geteuid() == 0 and folder:
        os.chown(path, 12345, 12345)
    else:  # an ordinary user cannot give a folder away: then it is the user that is another
        case = dataclasses.replace(case, own_uid=54321)
        path = case.installation.home.root
    found = named(case)[0]
    assert found[:2] == ("fault", "owner")
    assert found[2] in (f"chown -R {os.geteuid()} {path}", f"chown -R 54321 {path}")


def test_a_schema_that_is_behind_is_named(case):
    owner(case, "comment on database kexie is 'an older schema'")
    level, name, mend = only(case)
    assert (level, name, mend) == ("fault", "schema", f"{KEXIE} migrate")
    mended(case, mend)


@pytest.mark.full
def test_a_database_that_was_never_set_up_is_named(tmp_path):
    here = Installation(
        installations.Home(tmp_path / "new").ensure(), None,
        postgres.Cluster(tmp_path / "new" / "database", tmp_path / "new" / "secrets"),
    )  # fmt: skip
    case = Case(here, "127.0.0.1", postgres.free_port(), chinese_fonts=lambda: True)
    assert named(case) == [("fault", "static", f"{KEXIE} prepare"), ("fault", "schema", f"{KEXIE} prepare")]


@pytest.mark.full
def test_a_silent_worker_is_named_while_kexie_is_served(case, monkeypatch):
    monkeypatch.setattr("kexie.machine.ports.answers", lambda host, port: True)
    served = dataclasses.replace(case, served=True)
    log = case.installation.home.logs / "worker.log"
    assert only(served) == ("fault", "worker", f"{KEXIE} worker   (why: the end of {log})")
    owner(case, "insert into procrastinate_workers (last_heartbeat) values (now() - interval '5 minutes')")
    mend = only(served)[2].split("   (")[0]
    with (
        case.installation.database(),
        subprocess.Popen(
            ["sh", "-c", f"exec {mend}"], env=installed.environment(case.installation.home.root)
        ) as worker,
    ):
        try:
            wait_until(lambda: named(served) == [])
        finally:
            worker.terminate()


def test_a_missing_or_old_backup_is_named_in_production_and_the_command_mends_it(case, monkeypatch, tmp_path):
    monkeypatch.setenv("KEXIE_ENV", "production")
    monkeypatch.setenv("KEXIE_HOSTS", "kexie.example.org")
    assert named(case) == []  # nothing was done here yet: nothing to lose
    owner(
        case, "insert into kit_journal_entry (at, part, entity, entity_id, verb, source, target, diff, note_hash) "
        "values (now(), '', 'document', gen_random_uuid(), 'issue', '', '', '{}', '')",
    )  # fmt: skip
    assert only(case) == ("warning", "backup", f"{KEXIE} backup FILE   (and keep the file on another machine)")
    monkeypatch.setenv("KEXIE_ENV", "development")
    assert named(case) == []
    monkeypatch.setenv("KEXIE_ENV", "production")
    owner(case, "insert into kit_backup values (now() - interval '8 days', 'old.tar', 1, 1)")
    (told,) = doctor.examine(case)
    assert (told.name, told.problem[-10:], told.mend.split("   ")[0]) == (
        "backup", "8 days ago", f"{KEXIE} backup FILE",
    )  # fmt: skip
    with case.installation.database():
        backup.write(case.installation, tmp_path / "new.tar")
    assert named(case) == []
    assert backups.AGE == upkeep.BACKUP_AGE


def test_a_schema_from_before_the_trace_is_named_once(case, monkeypatch):
    monkeypatch.setenv("KEXIE_ENV", "production")
    monkeypatch.setenv("KEXIE_HOSTS", "kexie.example.org")
    owner(case, "drop table kit_backup")
    assert named(case) == []


def test_a_web_server_that_does_not_answer_is_named(case, monkeypatch):
    owner(case, "insert into procrastinate_workers (last_heartbeat) values (now())")
    why = f"   (why: the end of {case.installation.home.logs / 'web.log'})"
    served = dataclasses.replace(case, served=True)
    assert only(served) == ("fault", "web", f"{KEXIE} serve{why}")
    # One that is still there holds the port: it is ended first.
    monkeypatch.setattr("kexie.machine.supervisor.serving", lambda here: supervisor.Serving(4242, case.port))
    assert only(served)[2] == f"kill 4242; sleep 20; {KEXIE} serve{why}"


@pytest.mark.parametrize(("total", "free"), [(100 << 30, 200 << 20), (1000 << 30, 20 << 30)])
def test_a_disk_nearly_full_is_named(case, total, free):
    assert only(dataclasses.replace(case, free_space=lambda path: (total, free))) == (
        "fault", "disk",
        (f"find {case.installation.home.logs} -type f -exec truncate -s 0 {{}} +   (empties Kexie's logs; what more is "
        "needed, move off this disk by hand, old backups first: find / -xdev -name 'kexie-*.tar'; then "
        f"{KEXIE} doctor)"),
    )  # fmt: skip


def test_a_clock_apart_from_the_databases_is_named(case):
    late = dataclasses.replace(case, now=lambda: NOON - datetime.timedelta(days=4000))
    assert only(late) == ("fault", "clock", SET_THE_CLOCK)


def test_a_clock_behind_the_newest_act_is_named(case):
    owner(
        case,
        "insert into kit_journal_entry (at, entity, entity_id, verb, source, target, part, diff, note_hash) "
        "values (now() + interval '3 days', 'x', gen_random_uuid(), 'y', '', '', '', '{}', '')",
    )
    assert only(case) == ("fault", "clock", SET_THE_CLOCK)


def test_missing_chinese_fonts_are_named(case):
    assert only(dataclasses.replace(case, chinese_fonts=lambda: False)) == (
        "warning", "fonts", "apt-get install fonts-noto-cjk"
    )  # fmt: skip


SHOWS = """[ "$*" = ":lang=zh family" ] && echo 'Noto Sans CJK SC,思源黑体'"""


@pytest.mark.parametrize(
    ("fc_list", "file", "found"),
    [
        (SHOWS, None, True),
        (":", "NotoSansCJK-Regular.ttc", False),  # what fontconfig does not show, nobody is shown
        (None, "NotoSansCJK-Regular.ttc", True),
        (None, "DejaVuSans.ttf", False),
        (f"{SHOWS}; exit 1", None, False),
        ("exit 1", "NotoSansCJK-Regular.ttc", True),
    ],
    ids=["shown", "not shown", "no fontconfig", "no fontconfig, no file", "fails, no file", "fails"],
)
def test_chinese_fonts_are_looked_for_with_fontconfig_and_without_it_among_the_files(
    fc_list, file, found, tmp_path, monkeypatch
):
    programs, kept = tmp_path / "bin", tmp_path / "fonts" / "opentype"
    programs.mkdir()
    kept.mkdir(parents=True)
    if fc_list:
        (programs / "fc-list").write_text(f"#!/bin/sh\n{fc_list}\n")
        (programs / "fc-list").chmod(0o755)
    if file:
        (kept / file).touch()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(finding, "FONT_FILES", kept.parent)
    told = surroundings.fonts(Case(None, "127.0.0.1", 0))
    assert (told and told.mend) == (None if found else "apt-get install fonts-noto-cjk")


def test_a_year_unknown_to_the_calendar_is_named_until_its_days_are_entered(case):
    def calendar(year):
        return [finding.mend for finding in doctor.examine(in_year(case, year)) if finding.name == "calendar"]

    assert calendar(2025) == []
    assert calendar(2200) == [
        (
            f"{sys.executable} -m uv pip install --upgrade chinesecalendar   (if it does not know 2200 yet: sign in at "
            f"http://127.0.0.1:{case.port}/desk/calendar/ as an officer of the city and enter the days of the State "
            f"Council's notice); then {KEXIE} doctor"
        )
    ]
    owner(
        case,
        "insert into kit_day_override (id, day, working, name) values (gen_random_uuid(), '2200-01-01', false, '元旦')",
    )
    assert calendar(2200) == []


def test_an_upload_folder_on_a_disk_that_is_not_mounted_is_named(case):
    files = case.installation.home.files
    files.rmdir()
    files.symlink_to("/nonexistent/volume")
    mend = f"mount the disk of /nonexistent/volume (mount -a); then {KEXIE} doctor"
    assert only(case) == ("fault", "uploads", mend)


def test_an_upload_folder_that_is_gone_is_named_and_its_command_mends_it(case):
    files = case.installation.home.files
    files.rmdir()
    level, name, mend = only(case)
    assert (level, name, mend) == ("fault", "uploads", f"mkdir -p {files} && chmod u+rwx {files}")
    mended(case, mend)


def test_secrets_that_others_can_read_are_named_and_the_command_mends_it(case):
    (case.installation.home.secrets / "database-kexie_app").chmod(0o644)
    level, name, mend = only(case)
    assert (level, name, mend) == ("fault", "secrets", f"chmod -R go-rwx {case.installation.home.secrets}")
    subprocess.run(mend, shell=True, check=True)
    assert named(case) == []


def test_an_unreachable_server_is_named_without_its_password(case):
    address = dsn.parse(f"postgresql://someone:hush-hush@127.0.0.1:{postgres.free_port()}/kexie")
    away = dataclasses.replace(case, installation=Installation(case.installation.home, address, None))
    (finding,) = [finding for finding in doctor.examine(away) if finding.name == "database"]
    assert finding.level == "fault"
    assert "hush-hush" not in finding.problem
    assert finding.mend == (
        "systemctl start postgresql   (on 127.0.0.1; it must listen on port "
        f"{address.port}); or name another server: "
        f"export DATABASE_URL=postgresql://someone:PASSWORD@127.0.0.1:{address.port}/kexie && {KEXIE} prepare"
    )


def test_a_server_older_than_15_is_named(case, monkeypatch):
    monkeypatch.setattr(installations, "OLDEST_SERVER", 19)
    (finding,) = doctor.examine(case)
    assert (finding.level, finding.name) == ("fault", "database")
    assert "Kexie needs 19 or newer" in finding.problem


WANTED = "export DATABASE_URL=postgresql://kexie:PASSWORD@db.example.org:5432/"
NEW = "createdb -h db.example.org -p 5432 -U kexie -E UTF8 -T template0"


@pytest.mark.parametrize(
    ("told", "mend"),
    [
        (
            lambda: installations.refuse_unfit(140012, "UTF8"),
            f"unset DATABASE_URL && {KEXIE} prepare   (the embedded one; or name a newer server in DATABASE_URL)",
        ),
        (
            lambda: installations.refuse_unfit(180001, "SQL_ASCII"),
            f"{NEW} kexie_utf8 && {WANTED}kexie_utf8 && {KEXIE} prepare",
        ),
        ('database "kexie" does not exist', f"{NEW} kexie && {WANTED}kexie && {KEXIE} prepare"),
        (
            'password authentication failed for user "kexie"',
            f"{WANTED}kexie && {KEXIE} prepare   (with the right password)",
        ),
    ],
    ids=["too old", "not in UTF-8", "no such database", "wrong password"],
)
def test_what_is_wrong_with_a_server_of_one_s_own_is_named_with_its_command(case, monkeypatch, told, mend):
    def refuse(address):
        if callable(told):
            told()
        raise installations.DatabaseError(told)

    monkeypatch.setattr(installations, "connect", refuse)
    address = dsn.parse("postgresql://kexie:hush-hush@db.example.org:5432/kexie")
    theirs = dataclasses.replace(case, installation=Installation(case.installation.home, address, None))
    found = database.reachable(theirs)
    assert (found.level, found.name, found.mend, "hush-hush" in found.problem) == ("fault", "database", mend, False)


@pytest.mark.parametrize(
    ("told", "mend"),
    [
        ("{data} was made by PostgreSQL 17\ninstall PostgreSQL 17", "install PostgreSQL 17"),
        ("another Kexie uses {data}", f"kill $(fuser {{data}}/lock); then {KEXIE} doctor"),
        (
            'it does not start\npassword authentication failed for user "postgres"',
            f"cp COPY-OF-THE-DATA-HOME/secrets/database-{ADMIN} {{secrets}}/database-{ADMIN} && {KEXIE} doctor",
        ),
    ],
    ids=["another version", "in use", "lost password"],
)
def test_why_an_embedded_database_does_not_start_is_named_with_its_command(case, told, mend):
    home = case.installation.home
    places = {"data": home.database, "secrets": home.secrets}
    found = database.unstartable(case, postgres.ClusterError(told.format(**places)))
    assert (found.level, found.name, found.mend) == ("fault", "database", mend.format(**places))


def test_a_role_that_is_superuser_is_named_and_its_command_takes_it_away(case):
    owner(case, "alter role kexie_app superuser")
    assert only(case) == ("fault", "rights", 'psql "$DATABASE_URL" -c "ALTER ROLE kexie_app NOSUPERUSER"')
    owner(case, "alter role kexie_app nosuperuser")
    assert named(case) == []


@pytest.mark.full
def test_a_database_that_cannot_start_is_named_and_a_backup_mends_it(case, tmp_path):
    assert installed.kexie(case.installation.home.root, "backup", str(tmp_path / "b.tar")).returncode == 0
    (case.installation.home.files / "kept").write_text("younger than the backup")
    (case.installation.home.database / "data" / "global" / "pg_control").unlink()
    level, name, mend = only(case)
    home = case.installation.home
    assert (level, name, mend) == (
        "fault", "database",
        (f"mv {home.database} {home.database}.broken && mv {home.files} {home.files}.broken && {KEXIE} restore FILE   "
        f"(FILE: the newest backup; why: the end of {home.database / 'server.log'})"),
    )  # fmt: skip
    mended(case, mend.replace("FILE", str(tmp_path / "b.tar")))


def test_root_without_anybody_to_be_is_named(case, monkeypatch):
    def nobody():
        raise processes.NoIdentityError("PostgreSQL does not run as root\nuseradd --system kexie")

    monkeypatch.setattr(processes, "database_identity", nobody)
    assert named(case) == [("fault", "root", "useradd --system kexie")]


def test_an_application_role_that_may_change_the_schema_is_named_and_its_command_mends_it(case):
    owner(case, "grant create on schema public to kexie_app")
    level, name, mend = only(case)
    assert (level, name, mend) == ("fault", "rights", f"{KEXIE} migrate")
    mended(case, mend)


def test_static_files_of_another_version_are_named(case):
    (case.installation.home.run / "static.key").write_text("older")
    assert only(case) == ("fault", "static", f"{KEXIE} prepare")


@pytest.mark.parametrize(
    ("hosts", "address", "problem"),
    [
        ("kexie.example.org", "", None),
        ("kexie.example.org,127.0.0.1", "https://www.kexie.example.org", None),
        ("kexie.example.org", "http://127.0.0.1:8000", "every reader's own machine"),
        ("kexie.example.org", "https://localhost", "every reader's own machine"),
        ("127.0.0.1,*", "", "links in letters and feeds lead nowhere"),
        ("kexie.example.org", "kexie.example.org", "should look like https://kexie.example.org"),
    ],
)
def test_a_production_address_that_leads_nobody_here_is_named(case, monkeypatch, hosts, address, problem):
    for name, value in {"KEXIE_ENV": "production", "KEXIE_HOSTS": hosts, "KEXIE_ADDRESS": address}.items():
        monkeypatch.setenv(name, value)
    found = surroundings.address(case)
    assert (found is None) is (problem is None)
    if found:
        assert problem in found.problem
        assert found.mend == (
            f"export KEXIE_ADDRESS=https://kexie.example.org && {KEXIE} serve   (the site's own name)"
        )
        good = re.search(r"export (\w+)=(\S+) ", found.mend)
        monkeypatch.setenv(good[1], good[2])
        assert surroundings.address(case) is None
    monkeypatch.setenv("KEXIE_ENV", "development")
    assert surroundings.address(case) is None


def test_production_without_hosts_is_named(case, monkeypatch):
    monkeypatch.setenv("KEXIE_ENV", "production")
    monkeypatch.delenv("KEXIE_HOSTS", raising=False)
    assert only(case) == (
        "fault", "hosts", f"export KEXIE_HOSTS=kexie.example.org && {KEXIE} serve   (the site's own name)"
    )  # fmt: skip


def test_the_command_prints_findings_with_their_remedy_and_fails_on_faults_only(case):
    root = case.installation.home.root
    (root / "run" / "static.key").write_text("older")
    done = installed.kexie(root, "doctor", PORT=str(case.port))
    assert done.returncode == 1
    mend = f"{KEXIE} prepare\n"
    assert f"FAULT static: the static files are not those of this program\n    mend: {mend}" in done.stdout
    done = installed.kexie(root, "prepare")
    assert done.returncode == 0, done.stderr
    done = installed.kexie(root, "doctor", "--json", PORT=str(case.port))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_font_folder_that_is_not_there_is_a_fault(case, monkeypatch, tmp_path):
    monkeypatch.setenv("KEXIE_FONT_FOLDER", str(tmp_path / "fonts"))
    assert only(case) == (
        "fault", "document fonts",
        (f"mkdir -p {tmp_path / 'fonts'} && cp FONT-FILES {tmp_path / 'fonts'}   (or: unset KEXIE_FONT_FOLDER); "
         f"then stop Kexie and {KEXIE} serve"),
    )  # fmt: skip


def test_a_font_folder_without_the_fonts_of_documents_is_told(case, monkeypatch, tmp_path):
    monkeypatch.setenv("KEXIE_FONT_FOLDER", str(tmp_path))
    assert only(case) == (
        "warning", "document fonts",
        f"cp FONT-FILES {tmp_path}   (those of 仿宋 and 小标宋); then stop Kexie and {KEXIE} serve",
    )  # fmt: skip


def test_a_font_folder_with_its_fonts_is_well(case, monkeypatch, tmp_path):
    font = (fonts.STAND_INS / "NotoSansSC-Regular.otf").read_bytes()
    wanted = {"fangsong": "Own FangSong", "xiaobiaosong": "Own XiaoSong"}  # as long as the name they stand in place of
    for family in wanted.values():
        renamed = font.replace("Noto Sans SC".encode("utf-16-be"), family.encode("utf-16-be"))
        (tmp_path / f"{family}.otf").write_bytes(renamed)
    monkeypatch.setattr(fonts, "WANTED", fonts.WANTED | {name: (family,) for name, family in wanted.items()})
    monkeypatch.setenv("KEXIE_FONT_FOLDER", str(tmp_path))
    assert named(case) == []
