"""Checks of the data home: who owns it, who may read it, is there room."""

import os
from pathlib import Path

from kexie.machine import leftovers, program
from kexie.machine.doctor.finding import Case, Finding, fault, warning

LEAST_FREE = 1024**3
LEAST_SHARE = 0.03


def owner(case: Case) -> Finding | None:
    """Another user's data folder: PostgreSQL refuses it, or worse, mixes files of two owners into it."""
    for path in (case.installation.home.root, case.installation.home.database / "data"):
        if path.exists() and path.stat().st_uid != case.own_uid and case.own_uid != 0:
            return _other_owner(path, case.own_uid)
        # Root sees everybody's files; a cluster of another user was made by that user and must be run by it.
        if path.name == "data" and path.exists() and case.own_uid == 0 and path.stat().st_uid != _expected_owner():
            return _other_owner(path, _expected_owner())
    return None


def _expected_owner() -> int:
    from kexie.machine import processes

    try:
        return processes.database_identity().uid or 0
    except processes.NoIdentityError:
        return 0


def _other_owner(path: Path, uid: int) -> Finding:
    found = path.stat().st_uid
    return fault("owner", f"{path} belongs to user {found}, not to {uid}", f"chown -R {uid} {path}")


def writable(case: Case) -> Finding | None:
    """Uploads must be written there; tried with a real file, because root passes every permission bit."""
    folder = case.installation.home.files
    trial = folder / f".doctor-{os.getpid()}"
    try:
        trial.touch()
        trial.unlink()
    except OSError as error:
        mend = f"mkdir -p {folder} && chmod u+rwx {folder}"
        if folder.is_symlink() and not folder.exists():  # an empty folder there would only hide the uploads
            mend = f"mount the disk of {folder.readlink()} (mount -a); then {program.command('doctor')}"
        return fault("uploads", f"cannot write in {folder}: {error.strerror}", mend)
    return None


def secrets(case: Case) -> Finding | None:
    """Passwords that others can read."""
    folder = case.installation.home.secrets
    if not folder.is_dir():
        return None
    open_ones = [path for path in (folder, *sorted(folder.iterdir())) if path.stat().st_mode & 0o077]
    if not open_ones:
        return None
    names = ", ".join(str(path) for path in open_ones)
    return fault("secrets", f"others can read {names}", f"chmod -R go-rwx {folder}")


def room(case: Case) -> Finding | None:
    """PostgreSQL stops on a full disk."""
    total, free = case.free_space(case.installation.home.root)
    if free >= LEAST_FREE and free >= total * LEAST_SHARE:
        return None
    root = case.installation.home.root
    logs = case.installation.home.logs
    return fault(
        "disk", f"only {free // 1024**2} MB free on the disk of {root}",
        f"find {logs} -type f -exec truncate -s 0 {{}} +   (empties Kexie's logs; what more is needed, move off this "
        f"disk by hand, old backups first: find / -xdev -name 'kexie-*.tar'; then {program.command('doctor')})",
    )  # fmt: skip


def lock(case: Case) -> Finding | None:
    """Traces of a run that was killed: told, because a person may wonder; the next start clears them by itself."""
    installation = case.installation
    told = installation.home.run / "serve.json"
    if told.exists() and not case.served:
        return warning("stale lock", f"{told} tells of a run that is gone (it was killed)", f"rm {told}")
    cluster = installation.cluster
    if cluster is None or cluster.running() is not None:
        return None
    if (cluster.data / "postmaster.pid").exists():
        left = leftovers.of(cluster.data)
        what = f"processes {left} of a killed database" if left else "a pid file of a database that is gone"
        return warning("stale lock", f"{what} in {cluster.data}", program.command("prepare"))
    return None
