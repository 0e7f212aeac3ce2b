"""The link of an invitation: signed, so that nobody makes one up."""

from datetime import timedelta
from uuid import UUID

from django.core import signing

LIFE = timedelta(days=7)
INVITED = "/loi-moi/{token}/"  # the permanent path of an invitation's page
_SALT = "camtay.people.invitation"


def token(invitation_id: UUID) -> str:
    return signing.Signer(salt=_SALT).sign(invitation_id.hex)


def read(said: str) -> UUID | None:
    """The invitation a link speaks of; None for one that is not ours."""
    try:
        return UUID(signing.Signer(salt=_SALT).unsign(said))
    except (signing.BadSignature, ValueError):
        return None
