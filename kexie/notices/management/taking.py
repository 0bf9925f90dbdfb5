"""What the commands that import a text share: its characters, and in whose name it is kept."""

from collections.abc import Callable
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management.base import CommandError

from kexie.kit import word
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, Verdict
from kexie.notices import decoding
from kexie.organisations import actors
from kexie.organisations.models import Organisation
from kexie.people.models import Account


def source_of(path: Path) -> tuple[word.Told, "ContentFile[bytes] | None"]:
    """The file's text to the character, what is left out of it, and the file itself where it is a .docx.

    Raises CommandError for what is no file or no text.
    """
    try:
        if path.suffix.lower() == ".docx":
            file = ContentFile(path.read_bytes(), name=path.name)
            return word.read(file), file
        return word.Told(decoding.decoded(path.read_bytes()), ()), None
    except Refused as fault:
        raise CommandError(f"{path}: {fault.reason}") from None
    except OSError as fault:
        raise CommandError(f"{path}: {fault.strerror}") from None
    except decoding.DecodingError as fault:
        raise CommandError(f"{path}: {fault}") from None


def officer(
    username: str | None, number: int | None, may: Callable[[Actor, Organisation], Verdict], verb: str
) -> tuple[Organisation, Actor]:
    """The organisation of this number (else the post's own), and the account's first post through which it ``may``.

    Raises CommandError without an account, for unknown ones, and where no post carries the right (``verb`` names it).
    """
    if not username:
        raise CommandError("--as USERNAME is needed to store (or --dry-run to look only)")
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise CommandError(f"no account {username}")
    named = Organisation.objects.filter(number=number).first() if number is not None else None
    if number is not None and named is None:
        raise CommandError(f"no organisation {number}")
    for post in actors.posts_of(account):
        by = actors.actor_of(account, post.pk)
        organisation = named or post.organisation
        if may(by, organisation):
            return organisation, by
    raise CommandError(f"{username} may not {verb} for {named or 'any organisation'}")
