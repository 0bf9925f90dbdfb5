"""Papers of a long roll, so many cards or names to a file: which part an address asks for, and links to them all."""

from typing import Any

from django.http import Http404, HttpRequest

from kexie.associations.documents import cards
from kexie.kit.verdict import refused, require


def asked(request: HttpRequest, total: int, unit: str = "张", most: int | None = None) -> slice:
    """The rows of the part asked for; all of them where they fit into one file (``most``: of cards, if not said).

    Raises:
        Refused: too many for one file, and no part was chosen.
        Http404: no such part.
    """
    text, most = request.GET.get("part", ""), most or cards.MOST
    if not text:
        if total > most:
            reason = f"共 {total} {unit}，一个文件最多 {most} {unit}。请在名册页面选择其中一批"
            require(refused(reason, "cards.most"))
        return slice(0, most)
    part = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 1 <= part <= _parts(total, most):
        raise Http404
    return slice((part - 1) * most, part * most)


def links(
    label: str, docx: str, pdf: str, total: int, unit: str = "张", most: int | None = None
) -> list[dict[str, Any]]:
    """One line a part: 会员证第 1 至 2000 张; only the label where one file is enough."""
    most = most or cards.MOST
    if total <= most:
        return [{"label": label, "docx": docx, "pdf": pdf}]
    return [
        {
            "label": f"{label}第 {(part - 1) * most + 1} 至 {min(part * most, total)} {unit}",
            **{form: f"{url}{'&' if '?' in url else '?'}part={part}" for form, url in (("docx", docx), ("pdf", pdf))},
        }
        for part in range(1, _parts(total, most) + 1)
    ]


def _parts(total: int, most: int) -> int:
    return -(-total // most)
