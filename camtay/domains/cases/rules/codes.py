"""Case codes and the bearer's token."""

import secrets
from datetime import date


def case_code(agency: str, day: date, number: int) -> str:
    """`agency-yymmdd-nnnn`, the pattern provincial systems use (their agency ids are a setting of the place)."""
    return f"{agency}-{day:%y%m%d}-{number:04d}"


def new_token() -> str:
    """128 random bits in 22 letters: what the QR of a receipt carries, and all that following a case needs."""
    return secrets.token_urlsafe(16)
