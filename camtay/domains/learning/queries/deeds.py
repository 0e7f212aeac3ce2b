"""How far real deeds have been read."""

from datetime import datetime

from camtay.domains.learning.models import DeedsRead


def deeds_read_until(deed: str) -> datetime | None:
    """None where none were read yet."""
    return DeedsRead.objects.filter(deed=deed).values_list("until", flat=True).first()
