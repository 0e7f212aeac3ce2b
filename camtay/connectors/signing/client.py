"""Asking for a token (TimeStampReq, RFC 3161) and checking one, both by pyHanko."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from asn1crypto import cms, pem, x509
from django.core.exceptions import ImproperlyConfigured
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from camtay.connectors.signing.settings import Authority, PermanentError, Stamped, TemporaryError

ALGORITHM = "sha256"
TIMEOUT_SECONDS = 15


def stamp(digest: bytes, authority: Authority) -> tuple[bytes, Stamped]:
    """A token over a SHA-256 digest, checked before it is handed back. Raises TemporaryError, PermanentError."""
    auth = (authority.user, authority.password) if authority.user else None
    asking = HTTPTimeStamper(authority.url, timeout=TIMEOUT_SECONDS, auth=auth)
    try:
        content = asyncio.run(asking.async_timestamp(digest, ALGORITHM))
    except (TimestampRequestError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise TemporaryError(f"{type(error).__name__}: {error}") from error
    except ValueError as error:  # an answer that is no answer
        raise TemporaryError(f"the authority's answer cannot be read: {error}") from error
    token: bytes = content.dump()
    return token, check(token, digest, authority.roots)


def check(token: bytes, digest: bytes, roots: Path) -> Stamped:
    """Does the token stamp this digest, signed by somebody the roots vouch for? Raises PermanentError saying why not,
    ImproperlyConfigured for roots that cannot be read."""
    vouching = read_roots(roots)
    try:
        signed = cms.ContentInfo.load(bytes(token), strict=True)["content"]
        stamped_at: datetime = signed["encap_content_info"]["content"].parsed["gen_time"].native
        trusted = ValidationContext(trust_roots=vouching, allow_fetching=False, moment=stamped_at)
        found = asyncio.run(validate_tst_signed_data(signed, trusted, _imprint_of(digest)))
    except (ValueError, TypeError, KeyError, AttributeError, SignatureValidationError) as error:
        raise PermanentError(f"the token cannot be read: {error}") from error
    status = TimestampSignatureStatus(**found)
    if not (status.intact and status.valid):
        raise PermanentError("the token is not over this digest, or its signature does not hold")
    if not status.trusted:
        raise PermanentError("the token leads to none of the trusted certificates (CAMTAY_TSA_ROOTS)")
    return Stamped(stamped_at, status.signing_cert.subject.human_friendly[:200])


def _imprint_of(digest: bytes) -> Any:
    """A token over a digest of another kind stamps nothing of ours."""
    return lambda algorithm: digest if algorithm == ALGORITHM else b""


def read_roots(path: Path) -> Sequence[x509.Certificate]:
    """Raises ImproperlyConfigured for a file that holds no certificate."""
    try:
        armoured = pem.unarmor(path.read_bytes(), multiple=True)
        return [x509.Certificate.load(data) for _type, _headers, data in armoured]
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"CAMTAY_TSA_ROOTS: {path} holds no certificates ({error}).") from error
