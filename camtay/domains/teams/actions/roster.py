"""Bringing a commune's teams and their members in from a table; the months and the coverage are folded again."""

from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.domains.teams import permissions
from camtay.domains.teams.actions import folding
from camtay.domains.teams.actions.roster_target import RosterTarget
from camtay.domains.teams.models import Decision, Quota, Team, TeamMonth
from camtay.domains.teams.rules.roster import SCHEMA
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.kept import relations_to
from camtay.foundation.tables.batches import Deeds
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch

_PARTS = {Decision, TeamMonth, Quota}


def _check(place: Place, *, by: Actor) -> None:
    permissions.check_can_keep(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Danh sách tổ phải nạp vào một xã, phường, đặc khu."))


def _fold(batch: Batch, target: RosterTarget, by: Actor, now: datetime) -> None:  # noqa: ARG001  as every list's
    teams = list(Team.objects.filter(pk__in=target.touched).order_by("pk"))
    folding.fold_months(teams, today=local_day(now))
    folding.fold_coverage({batch.place_id}, today=local_day(now))


def _take_teams_back(batch: Batch, target: RosterTarget, by: Actor, now: datetime) -> None:  # noqa: ARG001
    """The teams that the list brought go with it, where nothing else speaks of them."""
    brought = Team.objects.filter(batch=batch).annotate(count=Count("members")).filter(count=0)
    Team.objects.filter(pk__in=[team.pk for team in brought if not _spoken_of(team)]).delete()
    folding.fold_coverage({batch.place_id}, today=local_day(now))


def _spoken_of(team: Team) -> bool:
    """Does any record of this domain or of one above, but for what belongs to the team, point to it?"""
    others = [one for one in relations_to(Team) if one.related_model not in _PARTS]
    return (
        any(one.related_model._base_manager.filter(**{one.field.attname: team.pk}).exists() for one in others)
        or TeamMonth.objects.filter(team=team, sessions__gt=0).exists()
    )


_DEEDS = Deeds(
    SCHEMA, places.get, _check, RosterTarget, done="teams.import_roster", undone="teams.undo_roster", carried=_fold,
    taken_back=_take_teams_back,
)  # fmt: skip
propose_roster = _DEEDS.propose
map_roster = _DEEDS.choose_columns
compare_roster = _DEEDS.compare
run_roster = _DEEDS.carry_out
import_roster = _DEEDS.bring_in
undo_roster = _DEEDS.take_back
