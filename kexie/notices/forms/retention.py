"""How long the documents of each kind are kept."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kexie.notices.models import RetentionTerm


class RetentionForm(forms.Form):
    """One choice a kind of document; empty: as everybody's. ``kept`` as ``queries.archive.terms`` tells it."""

    def __init__(self, data: Any = None, *, kept: Iterable[tuple[str, str, str, bool]]) -> None:
        super().__init__(data)
        labels = dict(RetentionTerm.Term.choices)
        for kind, label, term, own in kept:
            general = "按通用的" if own else f"按通用的（{labels.get(term, '未定')}）"
            self.fields[kind] = forms.ChoiceField(
                label=label, required=False, choices=[("", general), *RetentionTerm.Term.choices],
                initial=term if own else "", error_messages={"invalid_choice": "请从列表中选择保管期限"},
            )  # fmt: skip
