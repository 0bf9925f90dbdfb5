"""Keeping an answer. Whose it is and whether it may come is the business of the domain that asks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction

from kexie.blanks import mobiles, queries, values
from kexie.blanks.models import Answer, AnswerFile, AnswerTelephone, Field, Version
from kexie.kit import clock, files
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.organisations.models import Organisation

Uploads = Mapping[str, "File[bytes]"]


@transaction.atomic
def keep(
    version: Version,
    told: Mapping[str, Any],
    *,
    by: Actor,
    uploads: Uploads | None = None,
    before: Answer | None = None,
    organisation_id: UUID | None = None,
) -> Answer:
    """Check and keep an answer to a published version; mobiles in it under seal.

    Args:
        version: what is answered.
        told: field key -> value (``kinds``). Files come by ``uploads``; without one, that of ``before`` stays.
        by: who answers.
        uploads: field key -> upload.
        before: the answer this one corrects, to the same version.
        organisation_id: for which organisation the files are kept.

    Raises:
        Refused: a value that cannot be kept, with the reason as it stands beside the field; not published.
    """
    if version.is_draft:
        raise Refused("这张表单还没有发布，不能填写", "blank.draft")
    fields = queries.fields(version)
    stored = _files(fields, uploads or {}, before, by, organisation_id)
    # What a file is, only the kept file says.
    kept = {key: value for key, value in told.items() if value not in (None, "", []) and not _is_file(fields, key)}
    for key, row in stored.items():
        kept[key] = {"id": str(row.pk), "name": row.name, "size": row.size}
    found = values.faults(fields, kept)
    if found:
        key, why = next(iter(found.items()))
        raise Refused(why, f"blank.{key}")
    _check_units(fields, kept)
    kept, sealed = mobiles.taken_out(fields, kept)
    answer = Answer(version=version, values=kept, at=clock.now())
    answer.save(force_insert=True)
    AnswerTelephone.objects.bulk_create(
        AnswerTelephone(answer=answer, key=key, place=place, mobile=told) for (key, place), told in sealed.items()
    )
    AnswerFile.objects.bulk_create(AnswerFile(answer=answer, key=key, file=row) for key, row in stored.items())
    return answer


def _is_file(fields: list[Field], key: str) -> bool:
    return any(field.key == key and field.kind == "file" for field in fields)


def _files(
    fields: list[Field], uploads: Uploads, before: Answer | None, by: Actor, organisation_id: UUID | None
) -> dict[str, Any]:
    old = {row.key: row.file for row in before.files.select_related("file")} if before is not None else {}
    stored: dict[str, Any] = {}
    for key in (field.key for field in fields if field.kind == "file"):
        if key in uploads:
            stored[key] = files.keep(uploads[key], "attachment", by=by, organisation_id=organisation_id)
        elif key in old:
            stored[key] = old[key]
    return stored


def _check_units(fields: list[Field], kept: Mapping[str, Any]) -> None:
    for field in fields:
        value = kept.get(field.key) if field.kind == "organisation" else None
        if value and not Organisation.objects.filter(pk=value["id"], name=value["name"]).exists():
            raise Refused(f"{field.label}请填写名册里的单位", f"blank.{field.key}")
