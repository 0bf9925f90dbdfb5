"""牌匾文字 (rules.md 4.5): what stands on the plaque of an association, large, as the maker takes it. Pure."""

from datetime import date

from kexie.associations.documents.wording import GAP
from kexie.notices.documents.tables import Paper


def plaque(name: str, approved_by: str, guided_by: str, on: date | None) -> Paper:
    """``approved_by``: who replied to the application; empty where the register does not know, then who guides it."""
    given = f"{approved_by}批准" if approved_by else f"业务指导单位：{guided_by}"
    when = f"{on.year}年{on.month}月" if on else f"{GAP * 2}年{GAP}月"
    return Paper(title=name, after=(given, when), plaque=True)
