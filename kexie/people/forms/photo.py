"""照片 as it is chosen."""

from django import forms

from kexie.kit.files import kinds

_MISSING = "没有收到照片，请重新选择"


class PhotoForm(forms.Form):
    """One picture; what it may be is ``kit.files``' to say."""

    file = forms.FileField(
        label="照片", max_length=200, help_text="近期免冠证件照，JPG 或 PNG，不超过 2 MB；拍摄地点、时间、设备等不保存",
        error_messages={
            "required": "请选择照片", "empty": "文件是空的，请重新选择", "missing": _MISSING, "invalid": _MISSING,
            "max_length": "文件名太长，请改短后再上传",
        },
        widget=forms.ClearableFileInput(attrs={"accept": kinds.accept("photo")}),
    )  # fmt: skip
