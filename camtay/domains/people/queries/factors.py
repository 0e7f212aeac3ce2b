"""Second factors: their secrets at rest, and how many there are."""

from allauth.mfa.models import Authenticator

from camtay.domains.people.rules import secrecy

OPENING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes stand in for one of these


def sealed(text: str) -> str:
    """A secret of ours, encrypted under the key file."""
    return secrecy.encrypt(text)


def unsealed(stored: str) -> str:
    return secrecy.decrypt(stored)


def has_other_factor(account_id: int, authenticator_id: int) -> bool:
    """Is there, beside this one, another that opens a session?"""
    others = Authenticator.objects.filter(user_id=account_id, type__in=OPENING).exclude(pk=authenticator_id)
    return bool(others.exists())


def factors_of(account_id: int, kind: str) -> int:
    """How many of a kind an account has."""
    return int(Authenticator.objects.filter(user_id=account_id, type=kind).count())
