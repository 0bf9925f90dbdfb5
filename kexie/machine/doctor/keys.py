"""Check of the keys that numbers of people are sealed with."""

from kexie.config import env
from kexie.kit.crypto.keys import KeyFault
from kexie.machine import fieldkeys, program
from kexie.machine.doctor.finding import Case, Finding, fault


def keys(case: Case) -> Finding | None:
    """Rows that nothing at hand opens: after a restore, a move or a loss of the file."""
    if case.app is None:
        return None
    home, place = case.installation.home, fieldkeys.where(case.installation.home)
    copy = f"COPY-OF-THE-DATA-HOME/secrets/{fieldkeys.FILE}"
    mend = f"(umask 077; cat {copy} >> {place}); {program.command('doctor')}"
    needed = fieldkeys.needed(case.app)
    try:
        lacking = fieldkeys.lacking(home, needed)
    except (KeyFault, env.EnvironmentFault) as error:
        return fault("keys", str(error), mend)
    if not lacking:
        return None
    count = sum(needed[name] for name in lacking)
    return fault("keys", f"{count} numbers of people are sealed with key {', '.join(lacking)}, not in {place}", mend)
