"""The words of the notice that revokes an association (《关于撤销…的通知》), as the notices take a draft. Pure."""

from typing import Any


def values(name: str, ground: str, place: str, authority: str) -> dict[str, Any]:
    """The draft: kind, title, to whom, text. The officer may change every word before it is sent to review."""
    proposed = f"经{place}提出，" if place != authority else ""
    text = (
        f"{name}{_because(ground)}。{proposed}{authority}研究，决定撤销{name}。",
        f"自本通知印发之日起，{name}停止活动，原任职人员的职务自然免除，任何人不得再以其名义办理事务。",
        f"请{place}收回印章和牌匾，办理档案移交，做好会员的接续服务。",
        "特此通知。",
    )
    return {
        "kind": "notice", "title": f"关于撤销{name}的通知", "addressee_text": "各有关单位", "openness": "on_request",
        "body": [{"kind": "paragraph", "level": 0, "text": one} for one in text],
    }  # fmt: skip


def _because(ground: str) -> str:
    """所在单位已注销, 长期没有活动."""
    told = {
        "单位注销": "所在单位已注销", "单位迁出": "所在单位已迁出", "单位合并、重组": "所在单位已合并、重组",
        "单位申请撤销": "所在单位申请撤销", "其他": "已不具备存续条件",
    }  # fmt: skip
    return told.get(ground, ground)
