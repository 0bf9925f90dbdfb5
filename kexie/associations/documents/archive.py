"""归档目录 of a revoked association: what of it is kept, how much, of which years. Pure."""

from collections.abc import Sequence

from kexie.notices.documents.tables import Column, Paper, Table

_SIGN = "日期：　　　　年　　月　　日"


def paper(name: str, place: str, facts: Sequence[tuple[str, str]], kept: Sequence[tuple[str, str, str]]) -> Paper:
    """``kept``: label, how many, span of years; ``facts`` of the revocation itself."""
    columns = (
        Column("序号", 16, figures=True), Column("材料", 70), Column("件（条）数", 30, figures=True),
        Column("起止年度", 40),
    )  # fmt: skip
    rows = [(str(place_), *one) for place_, one in enumerate(kept, start=1)]
    note = "电子记录留存在本平台，可以查阅，不能修改。印章、牌匾和纸质档案的移交，在移交单上登记。"
    return Paper(
        title=f"{name}归档目录",
        tables=(
            Table("一、撤销情况", (Column("项目", 46), Column("内容", 110)), list(facts)),
            Table("二、归档材料", columns, rows, note),
        ),
        parties=(
            (f"移交单位：{name}", "移交人（签字）：", _SIGN),
            (f"接收单位（盖章）：{place}", "接收人（签字）：", _SIGN),
        ),
    )
