"""Bringing a commune's teams and their members in from a table: propose, compare, run, undo."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

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
from camtay.foundation.tables import batches, comparing, engine
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode
from camtay.foundation.tables.sheets import Table


@transaction.atomic
def propose_roster(
    *,
    place: Place,
    table: Table,
    chosen: Mapping[str, str] | None = None,
    mode: str = Mode.GOOD,
    file_ref: str = "",
    by: Actor,
    now: datetime,
) -> Batch:
    """A batch waiting for its confirmation. `chosen`: column key → header; without it, remembered or proposed.

    `file_ref`: where the caller keeps the file, to open it again. Raises Refused, or TableProblem.
    """
    permissions.check_can_keep(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Danh sách tổ phải nạp vào một xã, phường, đặc khu."))
    return batches.propose(
        SCHEMA, table, place_id=place.pk, chosen=chosen, mode=mode, file_ref=file_ref, by=by, now=now
    )


@transaction.atomic
def map_roster(*, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused, or TableProblem."""
    _place_of(batch, by)
    return batches.choose_columns(batch, SCHEMA, table, chosen, now=now)


def compare_roster(*, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
    """What the batch would do, field by field; writes nothing. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    return batches.compare(batch, SCHEMA, table, RosterTarget(place, by=by, now=now))


@transaction.atomic
def run_roster(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry a proposed batch out and remember its mapping. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    target = RosterTarget(place, by=by, now=now)
    done = batches.carry_out(batch, SCHEMA, table, target, now=now)
    teams = list(Team.objects.filter(pk__in=target.touched).order_by("pk"))
    folding.fold_months(teams, today=local_day(now))
    folding.fold_coverage({place.pk}, today=local_day(now))
    batches.write_journal("teams.import_roster", done, by=by, now=now)
    return done


@transaction.atomic
def import_roster(*, place: Place, table: Table, mode: str = Mode.GOOD, by: Actor, now: datetime) -> Batch:
    """Propose and carry out in one go, where nobody is asked to confirm."""
    batch = propose_roster(place=place, table=table, mode=mode, by=by, now=now)
    return run_roster(batch=batch, table=table, by=by, now=now)


@transaction.atomic
def undo_roster(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole batch back, with the teams it brought where nothing else speaks of them. Raises UndoRefused, and
    changes nothing, when a member was changed since."""
    place = _place_of(batch, by)
    undone = engine.undo(batch, RosterTarget(place, by=by, now=now), by=by.account_id, now=now)
    brought = Team.objects.filter(batch=batch).annotate(count=Count("members")).filter(count=0)
    Team.objects.filter(pk__in=[team.pk for team in brought if not _spoken_of(team)]).delete()
    folding.fold_coverage({place.pk}, today=local_day(now))
    batches.write_journal("teams.undo_roster", undone, by=by, now=now)
    return undone


_PARTS = {Decision, TeamMonth, Quota}


def _spoken_of(team: Team) -> bool:
    """Does any record of this domain or of one above, but for what belongs to the team, point to it?"""
    others = [one for one in relations_to(Team) if one.related_model not in _PARTS]
    return (
        any(one.related_model._base_manager.filter(**{one.field.attname: team.pk}).exists() for one in others)
        or TeamMonth.objects.filter(team=team, sessions__gt=0).exists()
    )


def _place_of(batch: Batch, by: Actor) -> Place:
    place = Place.objects.select_related("parent").get(pk=batch.place_id)
    permissions.check_can_keep(place, by=by)
    return place
