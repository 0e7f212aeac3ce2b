"""Looks at people in teams: who opened a line with its telephone, who took a whole list out."""

from datetime import datetime

from camtay.domains.places.models import Place
from camtay.domains.teams.models import Membership
from camtay.foundation.access import Actor
from camtay.foundation.audit import journal


def note_member(*, member: Membership, by: Actor, now: datetime) -> None:
    """A member's line was opened."""
    journal.look(
        by=by, action="teams.look_member", object_type="teams.Membership", object_id=member.pk,
        about=member.person_id, now=now, place_id=member.commune_id,
    )  # fmt: skip


def note_export(*, commune: Place, by: Actor, now: datetime) -> None:
    """The list of all teams of a commune was taken out."""
    journal.look(
        by=by, action="teams.export", object_type="places.Place", object_id=commune.pk, about=None, now=now,
        place_id=commune.pk,
    )  # fmt: skip
