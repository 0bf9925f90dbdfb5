"""Numbers that must not lie readable in the database's files or in a dump (decisions/0010): SM4-GCM and HMAC-SM3."""

from kexie.kit.crypto.keys import KeyFault
from kexie.kit.crypto.sealing import Unopened, index, opened, seal, sought

__all__ = ["KeyFault", "Unopened", "index", "opened", "seal", "sought"]
