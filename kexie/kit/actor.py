"""Who acts: a person, through which post or part, for whom. Journalled with every act; never a global."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """One acting person. ``person_id`` is None only for the system itself and for unclaimed outsiders.

    ``post_id`` and ``organisation_id`` name the post acted through and where it is held; ``part`` names a part in
    the very record (``author``, ``countersigner``, …) where no post is used; ``behalf_id`` the person acted for.
    """

    person_id: UUID | None = None
    post_id: UUID | None = None
    organisation_id: UUID | None = None
    part: str = ""
    behalf_id: UUID | None = None
    rights: frozenset[str] = field(default_factory=frozenset)
    request_id: UUID | None = None
    # What one reading request has already been told of this actor; None where every question is asked anew (acts).
    known: dict[Any, Any] | None = field(default=None, compare=False, repr=False)

    @property
    def is_system(self) -> bool:
        """True for the product's own acts (jobs, the sealer)."""
        return self.person_id is None and self.part == "system"

    def once(self, key: tuple[Any, ...], ask: Callable[[], Any]) -> Any:
        """What ``ask`` tells of this actor under this key: once for an actor that only reads, else every time."""
        if self.known is None:
            return ask()
        if key not in self.known:
            self.known[key] = ask()
        return self.known[key]


SYSTEM = Actor(part="system")
STRANGER = Actor(part="stranger")
