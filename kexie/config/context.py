"""What every page of the public face knows: whose site this is, where it is, who answers the telephone."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kexie.organisations import queries

PLATFORM = "企事业科协工作平台"


class Site:
    """The association that runs this installation, as head, foot and meta names show it; empty where it told nothing.

    Before the first set-up there is none: the pages then bear the product's own name.
    """

    def __init__(self) -> None:
        """One query."""
        begun = queries.installation()
        association = begun.organisation if begun else None
        self.is_begun = association is not None
        self.name = association.name if association else ""
        self.platform = (begun.platform_name if begun else "") or _(PLATFORM)
        self.address = association.address if association else ""
        self.postcode = association.postcode if association else ""
        self.phone = association.telephone if association else ""
        self.fax = association.fax if association else ""
        self.editor_phone = begun.editor_telephone if begun else ""
        self.icp_filing = begun.icp_filing if begun else ""
        self.police_filing = begun.police_filing if begun else ""
        self.id_code = begun.site_code if begun else ""
        self.domain = settings.SITE_ADDRESS.partition("://")[2].partition("/")[0]

    @property
    def contacts(self) -> list[tuple[str, str]]:
        """地址, 邮编, 电话, 传真, 网站编辑部: those that are told."""
        told = [
            (_("地址"), self.address),
            (_("邮编"), self.postcode),
            (_("电话"), self.phone),
            (_("传真"), self.fax),
            (_("网站编辑部"), self.editor_phone),
        ]
        return [(label, value) for label, value in told if value]


def site(request: HttpRequest) -> dict[str, Any]:
    """``site``, read at first use and at most once a request: fragments and files never ask for it."""
    if not hasattr(request, "kexie_site"):
        request.kexie_site = SimpleLazyObject(Site)  # type: ignore[attr-defined]
    return {"site": request.kexie_site}  # type: ignore[attr-defined]
