"""One way to draw a form field: label above, red star, hint under, an error in the hint's place (look.md 8)."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
COUNTED = 5000  # characters; a longer field shows no count


class NotAField(TypeError):
    """`{% field %}` was handed nothing, mostly a misspelt field name: say so instead of drawing an empty page."""


def field(
    bound: BoundField,
    unit: str = "",
    source: str = "",
    ask: str = "",
    hint: str = "",
    span: str = "",
    switch: bool = False,
    label: str = "",
    **attrs: Any,
) -> SafeString:
    """`{% field form.title %}`; options:

    `unit` suffix (万元); `source` prefilled from where (来自名册); `ask` read-only and whom to ask;
    `hint` instead of help_text; `span="full"`; `switch` draws a checkbox as a switch; `label` instead of the form's;
    further names go to the widget, `_` read as `-` (`autocomplete="email"`, `data_autosave="…"`).
    """
    if not isinstance(bound, BoundField):
        raise NotAField(f"{{% field %}} needs a bound field, not {bound!r}")
    if bound.is_hidden:
        return SafeString(str(bound))
    widget = bound.field.widget
    group, box = isinstance(widget, _CHOICES), isinstance(widget, forms.CheckboxInput)
    text = hint or str(bound.help_text)
    limit = widget.attrs.get("maxlength") if isinstance(widget, forms.Textarea) else None
    # Where there is room for a book, the count tells nobody anything.
    limit = limit if limit and int(limit) <= COUNTED else None
    given = {name.replace("_", "-"): value for name, value in attrs.items()}
    context = {
        "bound": bound,
        "errors": bound.errors,
        "text": text,
        "unit": unit,
        "source": source,
        "ask": ask,
        "label": label or bound.label,
        "group": group,
        "box": box,
        "switch": switch,
        "limit": limit,
        "length": len(str(bound.value() or "")),
        "select": _is_closed_list(widget),
        "choices": list(bound) if group else (),
        "input_type": "check" if isinstance(widget, forms.CheckboxSelectMultiple) else "radio",
        "full": span == "full" or (isinstance(widget, forms.Textarea) and span != "half"),
        "widget": "" if group else bound.as_widget(attrs=_attrs(bound, given, text, ask, limit, box, switch)),
    }
    return render_to_string("kit/form/_field.html", context)


def _is_closed_list(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.Select) and not isinstance(widget, (*_CHOICES, forms.SelectMultiple))


def _attrs(
    bound: BoundField, given: dict[str, Any], text: str, ask: str, limit: Any, box: bool, switch: bool
) -> dict[str, Any]:
    described = [f"{bound.auto_id}_error"] if bound.errors else [f"{bound.auto_id}_helptext"] if text or ask else []
    if limit:
        described.append(f"{bound.auto_id}_count")
    attrs: dict[str, Any] = dict(given)
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if ask:
        attrs["readonly"] = True
    if limit:
        attrs["data-count"] = f"{bound.auto_id}_count"
    if box:
        attrs["class"] = "switch" if switch else "check"
        if switch:
            attrs["role"] = "switch"
    return attrs


def error_summary(form: forms.BaseForm, title: str = "", focus: bool = True) -> SafeString:
    """On top of a form: `有 2 处要改` each error a link to its field. Takes the focus; empty where all is right."""
    if not form.errors:
        return SafeString("")
    lines: list[dict[str, str]] = [{"label": "", "text": str(e), "target": ""} for e in form.non_field_errors()]
    for bound in form:
        lines += [
            {"label": str(bound.label), "text": str(e), "target": str(bound.id_for_label or bound.auto_id)}
            for e in bound.errors
        ]
    return render_to_string(
        "kit/form/_error_summary.html", {"lines": lines, "title": title or f"有 {len(lines)} 处要改", "focus": focus}
    )
