"""Cards of a long roll, so many to a file: which part an address asks for, and the links to all of them."""

from typing import Any

from django.http import Http404, HttpRequest

from kexie.associations.documents import cards
from kexie.kit.verdict import refused, require


def asked(request: HttpRequest, total: int) -> slice:
    """The rows of the part asked for; all of them where they fit into one file.

    Raises:
        Refused: too many for one file, and no part was chosen.
        Http404: no such part.
    """
    text = request.GET.get("part", "")
    if not text:
        if total > cards.MOST:
            reason = f"共 {total} 张，一个文件最多 {cards.MOST} 张。请在名册页面选择其中一批"
            require(refused(reason, "cards.most"))
        return slice(0, cards.MOST)
    part = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 1 <= part <= _parts(total):
        raise Http404
    return slice((part - 1) * cards.MOST, part * cards.MOST)


def links(label: str, docx: str, pdf: str, total: int) -> list[dict[str, Any]]:
    """One line a part: 会员证第 1 至 2000 张; only the label where one file is enough."""
    if total <= cards.MOST:
        return [{"label": label, "docx": docx, "pdf": pdf}]
    return [
        {
            "label": f"{label}第 {(part - 1) * cards.MOST + 1} 至 {min(part * cards.MOST, total)} 张",
            **{form: f"{url}{'&' if '?' in url else '?'}part={part}" for form, url in (("docx", docx), ("pdf", pdf))},
        }
        for part in range(1, _parts(total) + 1)
    ]


def _parts(total: int) -> int:
    return -(-total // cards.MOST)
