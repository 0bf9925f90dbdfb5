"""附件材料: one file and what it is."""

from django import forms

from kexie.associations.forms import fields
from kexie.associations.forms.activities import upload
from kexie.associations.models.assembly import Matter


class MaterialForm(forms.Form):
    """``cleaned_data`` are arguments of ``materials.attach``."""

    matter = fields.choice("材料", [("", "请选择"), *Matter.choices])
    file = upload(
        required=True, label="文件", purpose="material",
        hint="Word、Excel、PDF 或照片，一次一个，不超过 10 MB；盖章的扫描或拍照",
    )  # fmt: skip
