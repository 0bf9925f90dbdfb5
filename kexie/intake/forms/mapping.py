"""What each column of a table means, which sheet is read, what is done with who is known."""

from typing import Any

from django import forms

from kexie.intake import reading
from kexie.intake.kinds import Kind, Policy
from kexie.kit.tables import letters

_NONE = ("", "不导入")


class MappingForm(forms.Form):
    """One choice a column. :meth:`values` are the arguments of ``actions.batches.check``."""

    policy = forms.ChoiceField(
        label="已登记过的怎么办", choices=Policy.choices, widget=forms.RadioSelect, required=False,
        error_messages={"invalid_choice": "请在列表中选择处理办法"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, batch: Any, **more: Any) -> None:
        told = {f"column_{at}": code for at, code in batch.columns.items()}
        super().__init__(data, initial={"policy": batch.policy, **told}, **more)
        self._fields = reading.fields_of(batch.kind)
        self._columns = [at for at, head in enumerate(batch.heads) if head]
        options = [_NONE, *((one.code, one.label + (" *" if one.required else "")) for one in self._fields)]
        for at in self._columns:
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=f"{letters(at)} 列 {batch.heads[at][:60]}", choices=options, required=False,
                error_messages={"invalid_choice": "请在列表中选择栏目"},
            )  # fmt: skip
        if batch.kind == Kind.BASE_LIST:
            del self.fields["policy"]
        if batch.kind == Kind.PEOPLE:
            self.fields["signed"] = forms.BooleanField(
                label="名单中的人都已在纸面签字同意", required=False,
                help_text="表里有民族、政治面貌的，须本人同意才能登记；没有这几列的不用勾。签字的纸面由本单位保存",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A field has one column; what every row must have, has one."""
        told: dict[str, Any] = super().clean() or {}
        seen: dict[str, int] = {}
        labels = {one.code: one.label for one in self._fields}
        for at in self._columns:
            code = told.get(f"column_{at}", "")
            if code and code in seen:
                self.add_error(f"column_{at}", f"{letters(seen[code])} 列已经对应“{labels[code]}”，请只留一列")
            elif code:
                seen[code] = at
        absent = [one.label for one in self._fields if one.required and one.code not in seen]
        if absent and not self.errors:
            raise forms.ValidationError(f"还没有哪一列对应“{'”“'.join(absent)}”，请选择")
        return told

    def columns(self) -> dict[int, str]:
        """Column to field, as chosen."""
        chosen = ((at, self.cleaned_data.get(f"column_{at}", "")) for at in self._columns)
        return {at: code for at, code in chosen if code}

    def values(self) -> dict[str, Any]:
        """``columns``, ``policy`` and ``signed``."""
        policy, signed = self.cleaned_data.get("policy") or Policy.SKIP.value, bool(self.cleaned_data.get("signed"))
        return {"columns": self.columns(), "policy": policy, "signed": signed}


class SheetForm(forms.Form):
    """Which sheet of the file."""

    def __init__(self, data: Any = None, *, batch: Any, **more: Any) -> None:
        super().__init__(data, initial={"sheet": batch.sheet}, **more)
        names = [(name, name) for name in batch.options.get("sheets", [])]
        self.fields["sheet"] = forms.ChoiceField(
            label="工作表", choices=names,
            error_messages={"required": "请选择工作表", "invalid_choice": "文件里没有这张工作表，请在列表中选择"},
        )  # fmt: skip
