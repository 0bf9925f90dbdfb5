"""提出撤销: why an association is to end, and who takes over what it leaves open."""

from typing import Any

from django import forms

from kexie.associations.forms import fields
from kexie.associations.models.revocation import Ground
from kexie.kit.actor import Actor
from kexie.organisations.forms.closing import successor
from kexie.organisations.models import Organisation


class ProposeForm(forms.Form):
    """``cleaned_data`` are arguments of ``revocations.propose`` and ``mend``."""

    ground = fields.choice("撤销原因", [("", "请选择"), *Ground.choices])
    reason = fields.text(
        "情况说明", 500, required=True, hint="写明事实和依据，如注销登记的日期、文号，征求单位意见的情况"
    )

    def __init__(self, data: Any = None, *, by: Actor, organisation: Organisation, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["successor"] = successor(by, organisation)
