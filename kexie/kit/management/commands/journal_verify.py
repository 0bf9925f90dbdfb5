"""`kexie journal-verify`: check the journal's chain from its rows."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from kexie.kit import journal


class Command(BaseCommand):
    """Prints what was checked, what is not sealed yet, and the first break; exit code 1 on a break."""

    help = "recompute the journal's chain and compare it with the published heads; exit code 1 where it is broken"

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and tell."""
        report = journal.verifying.verify()
        self.stdout.write(f"日志 {report.rows} 行，封条 {report.seals} 个，已公布的链头 {report.heads} 个")
        self.stdout.write(f"尚未封存 {report.unsealed} 行，最早的已等 {report.unsealed_seconds:.0f} 秒")
        if report.broken is None:
            self.stdout.write("日志完整")
            return
        self.stdout.write(f"日志已破坏（{report.broken.kind}）：{report.broken.words}")
        sys.exit(1)
