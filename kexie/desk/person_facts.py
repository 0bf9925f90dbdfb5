"""What the pages about people show."""

from collections.abc import Iterable
from typing import Any

from kexie.organisations import queries

Facts = dict[str, Any]


def rows(people: Iterable[Any]) -> list[Facts]:
    """The lines of the list: name, present unit, title, discipline."""
    return [
        {
            "pk": person.pk,
            "name": person.name,
            "unit": "、".join(one.organisation.label for one in person.present),
            "title": person.title,
            "discipline": person.discipline,
        }
        for person in people
    ]


def detail(person: Any) -> Facts:
    """Particulars, posts and affiliations of one person. Two queries."""
    return {
        "person": person,
        "crumbs": [("人员", "/desk/people/"), (person.name, "")],
        "facts": " · ".join([person.title] * bool(person.title) + [person.get_degree_display()] * bool(person.degree)),
        "elements": elements(person),
        "posts": list(queries.posts_held(person)),
        "affiliations": list(queries.affiliations_of(person)),
    }


def elements(person: Any) -> list[tuple[str, Any]]:
    """Names and values; what may be told about a person is no more than this."""
    return [
        ("姓名", person.name),
        ("性别", person.get_gender_display()),
        ("出生年份", f"{person.birth_year} 年" if person.birth_year else ""),
        ("职称", person.title),
        ("职称级别", person.get_title_level_display()),
        ("专业（学科）", person.discipline),
        ("学位", person.get_degree_display()),
        ("电子邮箱", person.email),
    ]
