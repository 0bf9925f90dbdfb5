"""What the pages about sealed numbers show: masks, who saw one and why; a number itself only where one asked for it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from kexie.desk import histories, words
from kexie.kit.actor import Actor
from kexie.people import numbers, queries

Facts = dict[str, Any]


def back(by: Actor, pk: UUID) -> str:
    """Where one came from: one's own page, or the person's."""
    return reverse("desk:me") if by.person_id == pk else reverse("desk:person", args=[pk])


def elements(person: Any) -> list[tuple[str, Any]]:
    """The kind of the papers and the numbers, sealed: the page shows them by their masks (``kit.masked``)."""
    told = [(kind.label, getattr(person, kind.code)) for kind in numbers.KINDS.values()]
    return [("证件种类", person.get_id_kind_display()), *told]


def editing(by: Actor, person: Any, form: Any) -> Facts:
    """The form of the numbers."""
    return {
        "form": form,
        "heading": f"证件、手机和银行账号：{person.name}",
        "facts": "加密保存，各处只显示头尾几位；日志只记改了哪一项",
        "submit": "保存",
        "back": back(by, person.pk),
        "crumbs": [(person.name, back(by, person.pk)), ("证件、手机和银行账号", "")],
    }


def asking(by: Actor, person: Any, form: Any) -> Facts:
    """The form with which one asks to see a number."""
    return {
        "form": form,
        "heading": f"查看完整号码：{person.name}",
        "facts": "谁在什么时候看了哪个号码、为什么，记入日志，本人看得到",
        "submit": "查看",
        "refusal": "" if form.fields["code"].choices else "还没有登记号码",
        "back": back(by, person.pk),
        "crumbs": [(person.name, back(by, person.pk)), ("查看完整号码", "")],
    }


def shown(by: Actor, person: Any, code: str, number: str) -> Facts:
    """The number, this once."""
    label = numbers.KINDS[code].label
    return {
        "person": person,
        "label": f"{person.get_id_kind_display()}号码" if code == "id_number" else label,
        "number": number,
        "back": back(by, person.pk),
        "crumbs": [(person.name, back(by, person.pk)), ("查看完整号码", "")],
    }


def seen(person: Any) -> list[Facts]:
    """Who saw a number of this person, the newest first. One query for none, else three."""
    found = list(queries.reveals(person))
    names, posts = histories.names(found), histories.posts(found)
    return [
        {
            "when": words.moment(entry.at),
            "who": "本人"
            if entry.person_id == person.pk
            else (entry.person_id and names.get(entry.person_id)) or "已删去",
            "post": (entry.post_id and posts.get(entry.post_id)) or "",
            "what": "、".join(numbers.KINDS[code].label for code in entry.diff),
            "reason": entry.note.text if hasattr(entry, "note") else "",
        }
        for entry in found
    ]
