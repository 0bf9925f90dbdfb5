"""An authenticator in Python: makes passkeys and shows them as a browser does, and lies where a test tells it to."""

import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

HOST = "testserver"
ORIGIN = f"http://{HOST}"
_PRESENT, _KNOWN, _KEY = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey for one site. ``counter`` is what it tells next; ``knows`` whether it has asked for a finger."""

    handle: bytes = b"h" * 16
    counter: int = 1
    knows: bool = True
    host: str = HOST
    origin: str = ORIGIN
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: str) -> str:
        """The answer to a page that asks for a new one."""
        public = AttestedCredentialData.create(
            b"\0" * 16, self.handle, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(sha256(self.host.encode()), self._flags(_KEY), self.counter, public)
        client = self._client(CollectedClientData.TYPE.CREATE, options)
        response = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        return self._answer(response)

    def shown(self, options: str) -> str:
        """The answer to a page that asks to see it."""
        data = AuthenticatorData.create(sha256(self.host.encode()), self._flags(0), self.counter)
        client = self._client(CollectedClientData.TYPE.GET, options)
        signature = self.key.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
        }
        return self._answer(response)

    def _flags(self, more: int) -> AuthenticatorData.FLAG:
        return AuthenticatorData.FLAG(_PRESENT | more | (_KNOWN if self.knows else 0))

    def _client(self, kind: Any, options: str) -> CollectedClientData:
        challenge = json.loads(options)["publicKey"]["challenge"]
        return CollectedClientData.create(kind, challenge, self.origin)

    def _answer(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.handle)
        return json.dumps({
            "id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {},
        })  # fmt: skip
