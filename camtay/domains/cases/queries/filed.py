"""Cases that somebody filed with their own hand: what proves that they can."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from camtay.domains.cases import states
from camtay.domains.cases.models import Case


@dataclass(frozen=True)
class FiledAlone:
    """A case filed online by the applicant, who pressed alone, and taken in under this code."""

    person_id: int
    code: str
    at: datetime


def filed_alone(since: datetime) -> Iterator[FiledAlone]:
    """Those taken in, brought by a list or tied to a person since a moment, own and mirrored; none for practice. For
    jobs: what it tells is for rungs and figures, and nobody's to read."""
    new = Q(received_at__gte=since) | Q(recorded_at__gte=since) | Q(noted__found_at__gte=since)
    rows = (
        Case.objects.real()
        .filter(new, channel=states.Channel.ONLINE, pressed_by=states.Pressed.SELF)
        .exclude(Q(applicant=None) | Q(submitted_at=None) | Q(code=None))
        .order_by("submitted_at", "pk")
        .values_list("applicant", "code", "submitted_at")
    )
    for person_id, code, at in rows.iterator(2000):
        if at is not None:
            yield FiledAlone(person_id, str(code), at)
