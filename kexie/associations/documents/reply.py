"""批复: the words of the reply to an application (《关于同意成立…的批复》), as the notices take a draft."""

from typing import Any

_FIGURES = "零一二三四五六七八九十"


def title(name: str) -> str:
    """《关于同意成立某公司科学技术协会的批复》, without the marks."""
    return f"关于同意成立{name}的批复"


def values(unit_name: str, name: str, place: str, months: int, *, founders: int = 1) -> dict[str, Any]:
    """The draft: kind, title, to whom, text. The officer may change every word before it is sent to review.

    ``founders``: how many units found a federation; the 通则 of enterprises' associations does not speak of one.
    """
    told = _FIGURES[months] if months < len(_FIGURES) else str(months)
    whose = f"你单位等 {founders} 家单位" if founders > 1 else "你单位"
    by_rule = "有关规定" if founders > 1 else "《企业科学技术协会组织通则》和有关规定"
    agreed = f"{whose}关于成立{name}的请示收悉。经研究，同意成立{name}，业务上接受{place}指导。"
    asked = (
        f"请按照{by_rule}，自批复之日起{told}个月内召开成立大会，"
        "通过章程，选举产生领导机构，并将选举结果和章程报业务指导单位备案。逾期未召开的，本批复自行失效。"
    )
    text = (agreed, asked, "此复。")
    return {
        "kind": "reply", "title": title(name), "addressee_text": unit_name, "openness": "on_request",
        "body": [{"kind": "paragraph", "level": 0, "text": one} for one in text],
    }  # fmt: skip
