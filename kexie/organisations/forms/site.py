"""What the public site says of itself: names, filings (quality/bar.md 2.3), where the association is."""

from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kexie.organisations.forms import fields
from kexie.organisations.site import Contacts, SiteFacts

_ICP = RegexValidator(
    r"^[\u4e00-\u9fff]ICP[备证][0-9]{6,12}号(-[0-9]{1,4})?$", "备案号写成 鄂ICP备19013409号 的样子，可带 -1"
)
_POLICE = RegexValidator(
    r"^[\u4e00-\u9fff]公网安备 ?[0-9]{14}号$", "公安备案号写成 鄂公网安备42010202002213号 的样子，数字 14 位"
)
_CODE = RegexValidator(r"^[A-Za-z]{0,3}[0-9]{8,10}$", "网站标识码为 10 位，例如 4201000001")


class SiteForm(forms.Form):
    """Clean values are those of ``SiteFacts`` and ``Contacts``."""

    platform_name = fields.line("平台名称", 60, help_text="页头和浏览器标题里的名称；不填用“企事业科协工作平台”")
    address = fields.line("地址", 200)
    postcode = fields.line("邮编", 6, fields.POSTCODE, inputmode="numeric")
    telephone = fields.line("电话", 40, fields.TELEPHONE, fields.public, inputmode="tel")
    fax = fields.line("传真", 40, fields.TELEPHONE, fields.public, inputmode="tel")
    editor_telephone = fields.line("网站编辑部电话", 40, fields.TELEPHONE, fields.public, inputmode="tel")
    icp_filing = fields.line("ICP备案号", 60, _ICP, help_text="例如 鄂ICP备19013409号")
    police_filing = fields.line("公安备案号", 60, _POLICE, help_text="例如 鄂公网安备42010202002213号")
    site_code = fields.line("网站标识码", 20, _CODE, help_text="政府网站的 10 位标识码；没有可不填")

    def told(self) -> dict[str, Any]:
        """``site`` and ``contacts``: the arguments of ``actions.installation.tell``."""
        made = {
            name: shape(**{field.name: self.cleaned_data[field.name] for field in fields_of(shape)})
            for name, shape in (("site", SiteFacts), ("contacts", Contacts))
        }
        return dict(made)
