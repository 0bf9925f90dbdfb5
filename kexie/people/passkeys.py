"""通行密钥 (WebAuthn): what is asked of the browser, and whether its answer is right. The ceremonies are fido2's.

A passkey is asked to know its owner (PIN, finger, face): it stands for both answers at the door.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@functools.cache
def _library() -> Any:
    """fido2: with every public suffix of the world 4 MB in each process, for those who sign in by a passkey."""
    import fido2.server
    import fido2.utils
    import fido2.webauthn

    return fido2


class WrongAnswer(ValueError):
    """What the browser sent does not fit what was asked."""


@dataclass(frozen=True, slots=True)
class Place:
    """The site as the browser names it: ``kexie.example.cn``, ``https://kexie.example.cn``, its name for people."""

    host: str
    origin: str
    name: str

    @property
    def server(self) -> Any:
        """The library's server, for this very origin and no other below its domain."""
        site = _library().webauthn.PublicKeyCredentialRpEntity(id=self.host, name=self.name)
        return _library().server.Fido2Server(site, verify_origin=lambda told: told == self.origin)


@dataclass(frozen=True, slots=True)
class Question:
    """``options`` for the browser as JSON, ``state`` to keep until its answer comes."""

    options: str
    state: dict[str, str]


@dataclass(frozen=True, slots=True)
class Key:
    """A passkey as it is kept: its name, its public key, how often it was used."""

    handle: str
    public: str
    counter: int


def ask_new(place: Place, user: bytes, username: str, shown: str, known: list[str]) -> Question:
    """Make one for this user, on no device that holds one of ``known`` public keys already."""
    told = _library().webauthn
    who = told.PublicKeyCredentialUserEntity(id=user, name=username, display_name=shown)
    options, state = place.server.register_begin(
        who, [_data(one) for one in known], told.ResidentKeyRequirement.REQUIRED, _must()
    )
    return Question(json.dumps(dict(options)), _plain(state))


def made(place: Place, state: Mapping[str, str], answer: str) -> Key:
    """The passkey that was made. Raises WrongAnswer."""
    try:
        found = place.server.register_complete(dict(state), _read(answer))
        data = found.credential_data
        if data is None:
            raise WrongAnswer("no key")
        encode = _library().utils.websafe_encode
        return Key(encode(data.credential_id), encode(bytes(data)), found.counter)
    except WrongAnswer:
        raise
    except Exception as fault:  # a stranger's bytes: the parsers below raise whatever they stumble over
        raise WrongAnswer(str(fault)) from fault


def ask(place: Place, known: list[str]) -> Question:
    """Show one of these public keys; any of this site where none is named (who comes is not known yet)."""
    options, state = place.server.authenticate_begin([_data(one) for one in known], _must())
    return Question(json.dumps(dict(options)), _plain(state))


def handle_in(answer: str) -> str:
    """Which passkey an answer speaks of. Raises WrongAnswer."""
    told = _read(answer).get("rawId")
    if not isinstance(told, str) or not 0 < len(told) <= 1400:
        raise WrongAnswer("no handle")
    return told


def shown(place: Place, state: Mapping[str, str], answer: str, public: str) -> int:
    """How often the passkey says it was used. Raises WrongAnswer, also where it was not this one."""
    try:
        told = _read(answer)
        place.server.authenticate_complete(dict(state), [_data(public)], told)
        return int(_library().webauthn.AuthenticationResponse.from_dict(told).response.authenticator_data.counter)
    except Exception as fault:
        raise WrongAnswer(str(fault)) from fault


def _read(answer: str) -> Mapping[str, Any]:
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError) as fault:
        raise WrongAnswer("no JSON") from fault
    if not isinstance(told, dict):
        raise WrongAnswer("no object")
    return told


def _data(public: str) -> Any:
    return _library().webauthn.AttestedCredentialData(_library().utils.websafe_decode(public))


def _must() -> Any:
    return _library().webauthn.UserVerificationRequirement.REQUIRED


def _plain(state: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(getattr(value, "value", value)) for name, value in state.items()}
