"""What every installation starts with: how fresh the columns are kept (bar.md 2.3), how long documents are kept.

The terms by kind are a proposal after 国家档案局令第8号 (a body's own decisions and approvals for good, its circulars
and notices thirty years, letters ten); a house sets its own at the desk.
"""

from django.db import migrations

FRESH = {"bulletin": 180, "news": 14, "frontline": 14, "briefing": 180, "work": 14}
TERMS = {
    "decision": "permanent", "reply": "permanent", "request": "permanent", "report": "permanent",
    "minutes": "permanent", "opinion": "permanent", "notice": "30", "circular": "30", "announcement": "30",
    "letter": "10",
}  # fmt: skip


def sow(apps, schema_editor):
    column, term = apps.get_model("notices", "Column"), apps.get_model("notices", "RetentionTerm")
    for code, days in FRESH.items():
        column.objects.filter(code=code).update(fresh_days=days)
    term.objects.bulk_create(term(issuer=None, kind=kind, term=kept) for kind, kept in TERMS.items())


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_originals_openings_retention")]

    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
