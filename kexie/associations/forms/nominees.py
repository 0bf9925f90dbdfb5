"""Who is to be elected: chair, secretary-general and two vice-chairs field by field, the others as pasted lines."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from kexie.associations import elections
from kexie.associations.applying import Nominee, Places
from kexie.associations.forms import fields
from kexie.associations.models.assembly import Gathering
from kexie.kit.masks import MOBILE

# Rows of the form: prefix, office, words, must be there.
ROWS = (
    ("chair", "chair", "主席", True),
    ("secretary", "secretary_general", "秘书长", True),
    ("vice1", "vice_chair", "副主席", False),
    ("vice2", "vice_chair", "副主席", False),
)
PARTS = ("name", "gender", "born", "politics", "job", "title", "telephone")
_OFFICES = {"副主席": "vice_chair", "委员": "committee_member"}
_GENDERS = (("", "未填"), ("男", "男"), ("女", "女"))
_BORN = re.compile(r"(18|19|20)[0-9]{2}-(0[1-9]|1[0-2])")
_LONGEST = {"name": 60, "gender": 2, "born": 7, "politics": 20, "job": 60, "title": 40, "telephone": 20}
_HINT = "一行一人，用空格或制表符隔开，可从 Excel 粘贴：副主席或委员 姓名 性别 出生年月 政治面貌 职务 职称 电话"


class NomineesForm(forms.Form):
    """:meth:`nominees` gives who stands; ``standing`` is who stands now."""

    gathering = fields.choice("会议形式", [("", "未定"), *Gathering.choices], required=False)
    vice_places = fields.count("应选副主席", 60, hint="名额；候选人多于名额的为差额选举")
    member_places = fields.count("应选委员", 60, hint="名额，不含主席、副主席、秘书长")
    others = fields.text("其他副主席、委员", 5000, hint=_HINT, rows=6)

    def __init__(self, data: Any = None, *, standing: Sequence[Nominee] = (), **more: Any) -> None:
        self._standing, rest = _placed(standing)
        self._rest = list(rest)
        super().__init__(data, initial={**_told(self._standing, rest), **more.pop("initial", {})}, **more)
        for prefix, _, words, required in ROWS:
            self.fields.update(_row(prefix, words, required))
            if prefix in self._standing:
                self.fields[f"{prefix}_telephone"].kept = self._standing[prefix].telephone  # type: ignore[attr-defined]

    def rows(self) -> list[tuple[str, list[Any]]]:
        """Words of the office and its bound fields."""
        return [(words, [self[f"{prefix}_{part}"] for part in PARTS]) for prefix, _, words, _ in ROWS]

    def clean(self) -> dict[str, Any]:
        """Months of birth, and each pasted line with its office and name."""
        told: dict[str, Any] = super().clean() or {}
        for prefix, *_ in ROWS:
            born = told.get(f"{prefix}_born")
            if born and not _BORN.fullmatch(born):
                self.add_error(f"{prefix}_born", "出生年月请写成 1970-03 的样子")
            if not told.get(f"{prefix}_name") and any(told.get(f"{prefix}_{part}") for part in PARTS[1:]):
                self.add_error(f"{prefix}_name", "请填写姓名，或把这一行清空")
            self._same(prefix, told)
        self._others: list[Nominee] = []
        for place, line in enumerate((told.get("others") or "").splitlines(), start=1):
            if line.strip():
                self._other(place, re.split(r"[\t ,，、]+", line.strip()))
        self._enough(told)
        return told

    def _enough(self, told: dict[str, Any]) -> None:
        """No fewer candidates than places."""
        standing = [role for prefix, role, *_ in ROWS if told.get(f"{prefix}_name")]
        standing += [one.role for one in self._others]
        for name, role in (("vice_places", "vice_chair"), ("member_places", "committee_member")):
            if wrong := elections.short(standing, {role: told.get(name) or 0}):
                self.add_error(name, wrong)

    def places(self) -> Places:
        """What meeting elects how many."""
        return Places(**{name: self.cleaned_data[name] for name in Places.__dataclass_fields__})

    def _same(self, prefix: str, told: dict[str, Any]) -> None:
        """A number that stays is that of who stood there before: another person brings another."""
        field: Any = self.fields[f"{prefix}_telephone"]
        typed = str(self[f"{prefix}_telephone"].data or "").strip()
        if field.stays(typed) and told.get(f"{prefix}_name") != self._standing[prefix].name:
            self.add_error(f"{prefix}_telephone", "已换人选，请填写新人选的电话，或清空")

    def _other(self, place: int, parts: list[str]) -> None:
        office = _OFFICES.get(parts[0])
        if office is None or len(parts) < 2:
            self.add_error("others", f"第 {place} 行应以“副主席”或“委员”开头，后面是姓名")
            return
        told = dict(zip(PARTS, parts[1:], strict=False))
        if long := next((part for part, value in told.items() if len(value) > _LONGEST[part]), None):
            self.add_error("others", f"第 {place} 行的“{told[long][:10]}”太长，请按提示的次序填写")
            return
        if "*" in told.get("telephone", ""):
            shown = (told["name"], told["telephone"])
            kept = next((one for one in self._rest if (one.name, MOBILE.shown(one.telephone)) == shown), None)
            if kept is None:
                self.add_error("others", f"第 {place} 行的电话不全，请写全，或不写")
                return
            told["telephone"] = kept.telephone
        self._others.append(Nominee(role=office, **told))

    def nominees(self) -> tuple[Nominee, ...]:
        """In the order of the ballot: chair, vice-chairs, secretary-general, members."""
        clean = self.cleaned_data
        named = [
            Nominee(role=role, **{part: clean[f"{prefix}_{part}"] for part in PARTS})
            for prefix, role, *_ in ROWS
            if clean[f"{prefix}_name"]
        ]
        order = ("chair", "vice_chair", "secretary_general", "committee_member")
        return tuple(sorted([*named, *self._others], key=lambda one: order.index(one.role)))


def _row(prefix: str, words: str, required: bool) -> dict[str, Any]:
    return {
        f"{prefix}_name": fields.line(f"{words}姓名", 60, required=required),
        f"{prefix}_gender": fields.choice(f"{words}性别", _GENDERS, required=False),
        f"{prefix}_born": fields.line(f"{words}出生年月", 7, help_text="如 1970-03"),
        f"{prefix}_politics": fields.line(f"{words}政治面貌", 20),
        f"{prefix}_job": fields.line(f"{words}单位职务", 60),
        f"{prefix}_title": fields.line(f"{words}职称", 40),
        f"{prefix}_telephone": fields.telephone(f"{words}电话", 20),
    }


def _placed(standing: Sequence[Nominee]) -> tuple[dict[str, Nominee], list[Nominee]]:
    """Who stands in which row of the form, and the others."""
    left, placed = list(standing), {}
    for prefix, role, *_ in ROWS:
        one = next((row for row in left if row.role == role), None)
        if one is not None:
            left.remove(one)
            placed[prefix] = one
    return placed, left


def _told(placed: dict[str, Nominee], rest: Sequence[Nominee]) -> dict[str, Any]:
    """As the form shows them, telephones by their masks."""
    told = {f"{prefix}_{part}": _part(one, part) for prefix, one in placed.items() for part in PARTS}
    words = {code: word for word, code in _OFFICES.items()}
    lines = [" ".join([words.get(one.role, "委员"), *(_part(one, part) or "-" for part in PARTS)]) for one in rest]
    return {**told, "others": "\n".join(line.rstrip(" -") for line in lines)}


def _part(one: Nominee, part: str) -> str:
    value: str = getattr(one, part)
    return MOBILE.shown(value) if part == "telephone" else value
