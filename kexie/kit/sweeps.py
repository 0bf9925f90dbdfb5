"""The bottom storey's own periodic work; config/plugs.py names this module among those whose tasks the worker knows."""

from datetime import timedelta

from kexie.kit import clock, files, invariants, journal, search
from kexie.kit.jobs import periodic
from kexie.kit.web import idempotency, kept, logs


@periodic("kit.seal", "* * * * * */5")
def seal() -> None:
    """Every 5 seconds: close what has been written into the chain, and publish the head."""
    journal.sealing.seal()


@periodic("kit.refresh_search", "10 18 * * *")
def refresh_search() -> None:
    """Every night (02:10 in Shanghai): count anew how rare each term is."""
    search.refresh_all()


@periodic("kit.forget_sent_forms", "40 18 * * *")
def forget_sent_forms() -> None:
    """Every night: keys of forms older than two days (no browser page lives that long), unsaved words of 30 days."""
    idempotency.forget(before=clock.now() - timedelta(days=2))
    kept.forget(before=clock.now() - timedelta(days=30))


@periodic("kit.sweep_files", "50 18 * * *")
def sweep_files() -> None:
    """Every night: bytes that no row points at, a day old."""
    files.sweep()


@periodic("kit.check_invariants", "20 19 * * *")
def check_invariants() -> None:
    """Every night: rows that should not exist are told in the log."""
    for breach in invariants.breaches():
        logs.get("kexie.invariants").error("breach", invariant=breach.invariant, record=breach.record)
