"""Which team."""

from datetime import date

from django.db.models import Q

from camtay.domains.places.models import Place
from camtay.domains.teams.models import Membership, Team


def team_of(account_id: int, place: Place, on: date) -> Team | None:
    """The team for which an account works at a place on a day, by being a core member of it: a team of that very
    place before one that reaches it from the commune. None where there is none."""
    who = Q(person__account=account_id) | Q(person__merged__account=account_id)
    inside = Q(team__place=place) | Q(team__works_in__place=place) | Q(team__place=place.parent_id)
    around = Q(team__place__parent=place)
    mine = (
        Membership.objects.on(on)
        .filter(who, inside | around, is_core=True)
        .select_related("team__place")
        .order_by("since_day", "pk")
        .distinct()
    )
    return min((one.team for one in mine), key=lambda team: team.place_id != place.pk, default=None)
