"""A document behind a signed link, and why a link does not open it any more. Asks no database."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kexie.kit import clock
from kexie.portal.shown.paper import Paper


class Letter(Paper):
    """The document of one unit's link: the unit, its due day, its own receipt and nobody else's."""

    def __init__(self, link: Any, token: str) -> None:
        """``token`` is known here only because it stands in the address; the row keeps its hash."""
        document = link.addressee.document
        super().__init__(document, lambda row: reverse("portal:receipt_file", args=(token, row.id)))
        self.unit, self.issuer = str(link.addressee.name), document.issuer
        self.receipt = getattr(link.addressee, "receipt", None)
        self.due_on = link.addressee.due_on
        self.reply_url = reverse("portal:reply", args=[token]) if hasattr(document, "reply_slip") else ""
        self.is_overdue = self.receipt is None and self.due_on is not None and clock.today() > self.due_on


@dataclass(frozen=True, slots=True)
class Closed:
    """What the page says where a link opens nothing: title, cause, what to do; ``issuer`` is whom to ask, if known."""

    title: str
    cause: str
    next: str
    issuer: Any = None


def closed(rule: str, issuer: Any = None) -> Closed:
    """The words for the rule that refused; any other text for an unknown token, which says nothing of any document."""
    again = _("仍需签收的，请向发文单位要新的链接。")
    told = {
        "revoked": (_("签收链接已作废"), _("发文单位收回了这个链接，或者给您的单位换了新的链接。"), again),
        "expired": (_("签收链接已过期"), _("这个链接的有效期已过。"), again),
        "corrected": (
            _("文件已更正"), _("这份文件已由更正件代替，不用再签收。"),
            _("请签收更正件；没有收到的，请向发文单位索取。"),
        ),
        "withdrawn": (_("文件不能签收"), _("这份文件已不在印发状态。"), _("有疑问请联系发文单位。")),
        "closed": (_("单位已撤销"), _("收件单位已经撤销或并入其他单位，不再签收。"), _("有疑问请联系发文单位。")),
    }.get(rule)  # fmt: skip
    if told is None:
        title, cause = _("签收链接无效"), _("没有这个链接，可能是地址没有复制完整。")
        return Closed(title, cause, _("请核对收到的链接；仍打不开的，请联系发文单位。"))
    return Closed(*told, issuer)
