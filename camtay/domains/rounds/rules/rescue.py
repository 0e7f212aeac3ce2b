"""The rescue file of a phone that cannot send: sealed and encrypted under a key that the phone and we derive alike."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext_lazy as _

from camtay.domains.rounds.rules.payloads import as_uuid
from camtay.foundation.access import Refused

FORMAT = "camtay-rescue/1"
MOST_BYTES = 30 * 1024 * 1024
_NONE = _("Tệp này không phải tệp cứu của ứng dụng ngoài địa bàn, hoặc chưa chép hết. Hãy chép lại rồi nạp.")
_UNREADABLE = _(
    "Không mở được tệp này: tệp bị sửa, hoặc máy đã ghi tên lại sau khi lưu tệp. Hãy lưu tệp mới từ máy ấy."
)


class BadRescue(Refused):
    """No rescue file, or one that cannot be opened."""


@dataclass(frozen=True)
class Sealed:
    """A rescue file that is not opened yet: whose, and what only its key opens."""

    device: UUID
    nonce: bytes
    content: bytes


def sealed(text: bytes) -> Sealed:
    """Raises BadRescue."""
    try:
        said = json.loads(text)
        device = as_uuid(said["device"])
        if said["format"] != FORMAT or device is None:
            raise BadRescue(_NONE)
        return Sealed(device, _bytes(said["nonce"]), _bytes(said["content"]))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadRescue(_NONE) from error


def opened(one: Sealed, digest: str) -> Mapping[str, Any]:
    """What is in it. `digest`: of the phone's secret, which is all we keep of it. Raises BadRescue."""
    try:
        text = AESGCM(_key(digest)).decrypt(one.nonce, one.content, _bound_to(one.device))
        said = json.loads(text)
    except (InvalidTag, ValueError, RecursionError) as error:
        raise BadRescue(_UNREADABLE) from error
    if not isinstance(said, dict):
        raise BadRescue(_NONE)
    return said


def closed(content: Mapping[str, Any], *, device: UUID, digest: str, nonce: bytes) -> bytes:
    """The file as a phone makes it."""
    text = json.dumps(content, ensure_ascii=False).encode()
    hidden = AESGCM(_key(digest)).encrypt(nonce, text, _bound_to(device))
    said = {"format": FORMAT, "device": str(device), "nonce": _text(nonce), "content": _text(hidden)}
    return json.dumps(said).encode()


def file_of(said: object) -> bytes:
    """An attachment's bytes. Raises BadRescue."""
    try:
        return _bytes(said)
    except (ValueError, TypeError) as error:
        raise BadRescue(_NONE) from error


def _key(digest: str) -> bytes:
    return hmac.new(bytes.fromhex(digest), FORMAT.encode(), hashlib.sha256).digest()


def _bound_to(device: UUID) -> bytes:
    return f"{FORMAT}|{device}".encode()


def _bytes(said: object) -> bytes:
    if not isinstance(said, str):
        raise TypeError
    try:
        return base64.b64decode(said, validate=True)
    except binascii.Error as error:
        raise ValueError from error


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
