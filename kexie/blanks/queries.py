"""Named reads of forms; each starts from what the actor may see."""

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from kexie.blanks.models import Answer, AnswerFile, AnswerTelephone, Blank, Field, Version
from kexie.blanks.rules import visible_blanks
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.organisations.models import Organisation


def listed(actor: Actor) -> QuerySet[Blank]:
    """The forms, those in use first, newest first; each with ``newest`` (published version's number) and ``has_draft``.

    One query.
    """
    rows = visible_blanks(actor).select_related("owner").annotate(
        newest=Max("versions__number", filter=Q(versions__published_at__isnull=False)),
        has_draft=Exists(Version.objects.filter(blank=OuterRef("pk"), published_at=None)),
    )  # fmt: skip
    return rows.order_by(F("retired_at").asc(nulls_first=True), "-ref")


def blank(actor: Actor, ref: int) -> Blank | None:
    """The form with this short number, with its house."""
    return visible_blanks(actor).select_related("owner", "made_by").filter(ref=ref).first()


def versions(blank: Blank) -> list[Version]:
    """Its versions, newest first, with their fields. Two queries."""
    return list(blank.versions.select_related("blank__owner", "made_by").prefetch_related("fields"))


def usable(actor: Actor) -> QuerySet[Version]:
    """The newest published version of every form in use, with its form, one's own before the ready ones."""
    newest = Version.objects.filter(blank=OuterRef("blank"), published_at__isnull=False).order_by("-number")
    rows = Version.objects.filter(pk=Subquery(newest.values("pk")[:1]), blank__retired_at=None)
    rows = rows.filter(blank__in=visible_blanks(actor)).select_related("blank__owner")
    return rows.order_by(F("blank__owner").asc(nulls_last=True), "-blank__ref")


def fields(version: Version) -> list[Field]:
    """The fields of a version in their order. One query."""
    return list(version.fields.all())


def unit_named(name: str) -> Organisation | None:
    """The unit in the register that is called so (whole or short name, or its number), if there is one and only one."""
    wanted = Q(name=name) | Q(short_name=name)
    if name.isdecimal() and len(name) < 10:
        wanted |= Q(number=int(name))
    found = Organisation.objects.filter(wanted, state="active")[:2]
    return found[0] if len(found) == 1 else None


def file_of(answer: Answer, key: str) -> AnswerFile | None:
    """The file of one field of an answer."""
    return answer.files.select_related("file").filter(key=key).first()


def mobiles_of(answer: Answer) -> dict[tuple[str, int], str]:
    """(field key, place among its persons) -> their mobiles in clear, for who may see them. One query."""
    rows = AnswerTelephone.objects.filter(answer=answer)
    return {(one.key, one.place): clear(one.mobile) for one in rows}


def named(answer: Answer) -> list[tuple[str, str]]:
    """(参会人员 王秘书, their mobiles in clear) of the persons an answer names, for who may see them. Two queries."""
    labels = dict(Field.objects.filter(version=answer.version_id, kind="person").values_list("key", "label"))
    told = sorted(mobiles_of(answer).items())
    return [(f"{labels[key]} {answer.values[key][place]['name']}", one) for (key, place), one in told]
