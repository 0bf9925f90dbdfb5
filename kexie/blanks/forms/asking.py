"""Each kind of field as the form fields that ask it, and what they took as the value that is kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from kexie.blanks import kinds, queries, values
from kexie.blanks.models import Field
from kexie.kit import files
from kexie.kit.forms import fields as kit

# A text of more characters than this is asked in several lines.
ONE_LINE = 60
_PARTS = {"name": ("姓名", "name"), "position": ("职务", "organization-title"), "phone": ("电话", "tel")}


def persons_asked(one: Field) -> int:
    """For how many persons there is room."""
    return int(one.most) if one.most is not None else 1


def persons(one: Field, before: Sequence[Mapping[str, str]]) -> dict[str, forms.Field]:
    """Name, post and telephone of each person, as fields by name."""
    made: dict[str, forms.Field] = {}
    for row in range(persons_asked(one)):
        standing = before[row] if row < len(before) else {}
        for part, (label, autocomplete) in _PARTS.items():
            longest = 30 if part == "phone" else values.NAME_LIMIT
            made[f"{one.key}-{row}-{part}"] = kit.Line(
                label=f"{label}（第 {row + 1} 位）" if persons_asked(one) > 1 else label,
                required=one.required and part in ("name", "phone") and row == 0,
                max_length=longest, initial=standing.get(part, ""),
                widget=forms.TextInput(attrs={"autocomplete": "off" if row else autocomplete}),
                error_messages={
                    "max_length": f"{label}不超过 {longest} 字，现有 %(show_value)d 字",
                    "required": f"请填写{one.label}的{label}",
                },
            )  # fmt: skip
    return made


def field(one: Field, before: Any) -> forms.Field:
    """The form field of a question that is asked in one."""
    made = _MAKERS[one.kind](one)
    made.label, made.help_text = one.label, _help(one)
    # A file that stands need not come again.
    made.required = made.widget.is_required = one.required and not (one.kind == "file" and before)
    made.error_messages["required"] = f"请上传{one.label}" if one.kind == "file" else f"请填写{one.label}"
    if one.kind == "organisation":
        made.initial = before["name"] if before else ""
    elif one.kind != "file":
        made.initial = before
    return made


def _help(one: Field) -> str:
    limits = [one.help]
    if one.kind == "choices" and one.most is not None:
        limits.append(f"最多选 {int(one.most)} 项")
    if one.kind == "organisation":
        limits.append("写单位全称")
    return "，".join(part for part in limits if part)


def _text(one: Field) -> forms.Field:
    most = int(one.most) if one.most is not None else kinds.TEXT_LIMIT
    if most <= ONE_LINE:
        return kit.Line(widget=forms.TextInput(attrs={"autocomplete": "off"}))
    return kit.Text(widget=forms.Textarea(attrs={"rows": 3, "maxlength": most}))


def _number(one: Field) -> forms.Field:
    mode = "decimal" if one.places else "numeric"
    return forms.DecimalField(
        max_digits=30, widget=forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"}),
        error_messages={"invalid": f"{one.label}应为数字", "max_digits": f"{one.label}的数字太大"},
    )  # fmt: skip


def _date(one: Field) -> forms.Field:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": f"{one.label}应为日期，如 2013-05-12"},
    )


def _choice(one: Field) -> forms.Field:
    wrong = f"{one.label}请在所列各项中选择"
    listed, errors = [(option, option) for option in one.options], {"invalid_choice": wrong, "invalid_list": wrong}
    if one.kind == "choices":
        return forms.MultipleChoiceField(choices=listed, widget=forms.CheckboxSelectMultiple, error_messages=errors)
    return forms.ChoiceField(choices=listed, widget=forms.RadioSelect, error_messages=errors)


def _organisation(_one: Field) -> forms.Field:
    return kit.Line(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "organization"}))


def _file(one: Field) -> forms.Field:
    return forms.FileField(
        widget=forms.FileInput(attrs={"accept": files.kinds.accept("attachment")}),
        error_messages={"empty": f"{one.label}是空文件，请重新选择", "invalid": f"请上传{one.label}"},
    )


_MAKERS: dict[str, Callable[[Field], forms.Field]] = {
    "text": _text, "number": _number, "date": _date, "choice": _choice, "choices": _choice,
    "organisation": _organisation, "file": _file,
}  # fmt: skip


def read(one: Field, raw: Any) -> Any:
    """The value of what a field took. Raises ValidationError: no such unit, a file that is not accepted."""
    reader = _READERS.get(one.kind)
    return reader(one, raw) if reader else raw


def _unit(one: Field, raw: str) -> dict[str, str]:
    found = queries.unit_named(raw)
    if found is None:
        raise forms.ValidationError(f"名册里没有唯一的“{raw}”，请写{one.label}的全称")
    return {"id": str(found.pk), "name": found.name}


def _upload(_one: Field, raw: Any) -> dict[str, Any]:
    verdict, name = files.judge(raw, "attachment")
    if not verdict:
        raise forms.ValidationError(verdict.reason)
    return {"id": "", "name": name, "size": raw.size}


_READERS: dict[str, Callable[[Field, Any], Any]] = {
    "number": lambda _one, raw: values.figure(raw),
    "date": lambda _one, raw: raw.isoformat(),
    "choices": lambda one, raw: [option for option in one.options if option in raw],
    "organisation": _unit,
    "file": _upload,
}
