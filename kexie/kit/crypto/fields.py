"""Columns of sealed numbers: what a model declares, what its instances hold, how rows are found by them."""

from typing import Any, NoReturn

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from kexie.kit import masks
from kexie.kit.crypto import sealing
from kexie.kit.masks import Mask

# Said of the column in the database itself: backup and doctor find them there without reading any model.
COMMENT = "sealed by kexie.kit.crypto"


class Secret:
    """A sealed number in memory: still sealed. It opens when asked, and shows itself in no text, log or diff."""

    __slots__ = ("mask", "purpose", "sealed")

    def __init__(self, sealed: bytes, purpose: str, mask: Mask) -> None:
        self.sealed, self.purpose, self.mask = sealed, purpose, mask

    def reveal(self) -> str:
        """The number itself. Raises Unopened without its key."""
        return sealing.opened(self.sealed, self.purpose)

    @property
    def masked(self) -> str:
        """As pages show it; said in words where its key is not at hand, so that a page still comes."""
        try:
            return self.mask.shown(self.reveal())
        except sealing.Unopened:
            return "（密钥不在，无法显示）"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and (self.sealed, self.purpose) == (other.sealed, other.purpose)

    def __hash__(self) -> int:
        return hash((self.sealed, self.purpose))

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __reduce__(self) -> tuple[Any, ...]:
        return Secret, (self.sealed, self.purpose, self.mask)


def clear(secret: Secret | None) -> str:
    """The text itself, for whom it may be shown; empty for none, or where its key is not at hand."""
    try:
        return secret.reveal() if secret is not None else ""
    except sealing.Unopened:
        return ""


class _Sealing(DeferredAttribute):
    """Text is sealed the moment it is put into an instance: no model in memory holds it open."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class Sealed(models.BinaryField):  # type: ignore[type-arg]
    """A sealed number, or None. Put text in, a :class:`Secret` comes out.

    ``purpose`` keeps this column's keys from others' and is for ever: with another one nothing opens.
    """

    descriptor_class = _Sealing

    def __init__(self, *args: Any, purpose: str, mask: Mask = masks.WHOLE, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "null": True, "blank": True, "db_comment": COMMENT})
        self.purpose, self.mask = purpose, mask

    def deconstruct(self) -> Any:
        """For migrations: the mask is no business of the database."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def sealed(self, text: str) -> bytes | None:
        """What the column holds for this number, for rows that are written without an instance (kit.bulk)."""
        return sealing.seal(text, self.purpose) if text else None

    def to_python(self, value: Any) -> Secret | None:
        """A Secret of whatever is put in.

        Raises:
            TypeError: it is neither text, nor sealed, nor nothing; or sealed for another column.
        """
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return Secret(sealing.seal(value, self.purpose), self.purpose, self.mask)
        if isinstance(value, Secret) and value.purpose == self.purpose:
            return value
        raise TypeError(f"{self.name} takes text or what was sealed as {self.purpose}")

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Secret | None:
        """A Secret of the column's bytes."""
        return None if value is None else Secret(bytes(value), self.purpose, self.mask)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The bytes."""
        told = self.to_python(value)
        return connection.Database.Binary(told.sealed) if told else None

    def value_to_string(self, obj: models.Model) -> NoReturn:
        """Fixtures hold no sealed numbers: they would open nowhere else."""
        raise TypeError(f"{self.name} is sealed and goes into no fixture")


class Blind(models.BinaryField):  # type: ignore[type-arg]
    """What finds rows by a sealed number: of the whole, or of its last signs. Written with the number it belongs to.

    ``first``: of several numbers in one text the first, of so many signs.
    """

    def __init__(self, *args: Any, of: str, last: int | None = None, first: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "null": True, "blank": True, "editable": False})
        self.of, self.last, self.first = of, last, first

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        first = {} if self.first is None else {"first": self.first}
        return name, path, args, {**kwargs, "of": self.of, "last": self.last, **first}

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        """Of the number as it stands in the instance; as it was where that one does not open."""
        secret: Secret | None = getattr(model_instance, self.of)
        try:
            value = None if secret is None else self.value(secret.reveal())
        except sealing.Unopened:
            value = getattr(model_instance, self.attname)
        setattr(model_instance, self.attname, value)
        return value

    def value(self, text: str) -> bytes | None:
        """What the column holds beside this number."""
        return sealing.index(self._part(text), self._purpose) if text else None

    def sought(self, text: str) -> list[bytes]:
        """Every value a row with this number can bear: ``filter(mobile_index__in=field.sought(text))``."""
        return sealing.sought(self._part(text), self._purpose)

    @property
    def _purpose(self) -> str:
        purpose: str = self.model._meta.get_field(self.of).purpose  # type: ignore[union-attr]
        return purpose if self.last is None else f"{purpose}/last-{self.last}"

    def _part(self, text: str) -> str:
        whole = text[: self.first]
        return whole if self.last is None else whole[-self.last :]
