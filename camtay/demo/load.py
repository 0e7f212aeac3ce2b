"""Loading the demonstration, and knowing whether it is there."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.db import transaction

from camtay.demo import (
    apologies,
    around,
    classes,
    closings,
    counter,
    learning,
    lists,
    national,
    officials,
    own,
    people,
    plans,
    reports,
    tasks,
    teams,
    wishes,
)
from camtay.demo.imports import bring_in
from camtay.domains.cases.models import Case
from camtay.domains.closings import actions as closing_actions
from camtay.domains.people.models import Account, Person
from camtay.domains.places import actions as places_actions
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import actions as procedures
from camtay.domains.quality import actions as quality
from camtay.foundation import ids
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE, calendar_now, seed

Say = Callable[[str], None]


class ForeignRecordsError(Exception):
    """There are records here that are not the demonstration's own."""


def is_loaded() -> bool:
    return Account.objects.filter(email__endswith=people.DOMAIN).exists()


def load(today: date, say: Say) -> None:
    """Make the demo city as it stands on the morning of `today`. Raises ForeignRecordsError; changes nothing when it is there.

    Deterministic: the same day gives the same rows (but for what the installation's own keys encrypt).
    """
    if is_loaded():
        say("the demonstration is loaded already")
        return
    if Person.objects.exists() or Case.objects.exists():
        raise ForeignRecordsError
    now = datetime.combine(today, time(7, 30), ZONE)
    with ids.seeded(f"camtay:{today}", now):
        _lay_ground(today, now)
        say("units, catalogue, calendar and reporting regimes")
        with transaction.atomic():
            accounts = people.make_people(people.make_neighbourhoods(), now=now)
            phu_xuan = _open_intake(now)
            _measure_ways(now)
        say(f"{len(accounts)} people with their roles")
        say(f"{teams.play(accounts, now=now)} people in teams")
        say(f"{officials.play(accounts, now=now)} officials on the rolls of three communes")
        say(f"{learning.play(accounts, now=now)} people shown how, hand in hand")
        say(f"{classes.play(accounts, now=now)} people in a class with a code to scan")
        for planned in lists.PLANS:
            say(f"{planned.place}: {_import(planned, today, now)} cases from the provincial list")
        say(f"{_import_around(today, now)} cases from the lists of the other communes")
        cast = own.cast(accounts, now=now)
        number = own.play(phu_xuan, cast, today=now, calendar=calendar_now())
        number += counter.play(phu_xuan, cast.clerk, today=now, calendar=calendar_now())
        say(f"{phu_xuan.code}: {number} cases of its own")
        say(f"{national.PLACE}: {national.play(accounts, today=today)} cases found by their national codes")
        say(f"{phu_xuan.code}: {apologies.play(cast.specialist, now=now)} apologies to give out")
        asked = wishes.play(accounts, phu_xuan, now=now, calendar=calendar_now())
        say(f"{phu_xuan.code}: {asked} requests about personal data")
        say(f"{tasks.play(accounts, now=now, calendar=calendar_now())} tasks given in two communes")
        say(f"{reports.PLACE}: {reports.play(accounts, now=now)} periods of the superior's form sent")
        say(f"{plans.play(accounts, now=now, calendar=calendar_now())} goals in the plans of two communes")
        say(f"{closings.play(accounts, now=now, calendar=calendar_now())} closings of two communes")
        say(f"{reports.PLACE}: {reports.fill_last(accounts, now=now)} filled from its closing")
        quality.count_all(by=SYSTEM, now=now)


def _lay_ground(today: date, now: datetime) -> None:
    places_actions.load_units(by=SYSTEM, now=now)
    procedures.load_catalogue(by=SYSTEM, now=now)
    seed(range(2024, today.year + 3))
    closing_actions.load_regimes(by=SYSTEM, now=now)


def _open_intake(now: datetime) -> Place:
    phu_xuan = places.by_code("19753")
    assert phu_xuan is not None
    values = {
        "own_intake": True,
        "desk_phone": "0234 3520 520",
        "desk_address": "số 2 đường Đinh Tiên Hoàng, phường Phú Xuân, thành phố Huế",
        "km_to_centre_default": 2,
    }
    places_actions.set_settings(place=phu_xuan, values=values, by=SYSTEM, now=now)
    return phu_xuan


def _measure_ways(now: datetime) -> None:
    """How far the neighbourhoods lie from the centre, for the commune that says so."""
    for code, km in people.distances().items():
        place = places.by_code(code)
        assert place is not None
        places_actions.set_distances(place=place, values=km, by=SYSTEM, now=now)


def _import(plan: lists.Plan, today: date, now: datetime) -> int:
    """Through the ordinary importer, from a file as the provincial system would write it."""
    rows = lists.rows(plan, today=today, calendar=calendar_now())
    first = closings.first_list(plan, rows)
    return bring_in(plan.place, f"danh-sach-{plan.place}.csv", first, now=now)


def _import_around(today: date, now: datetime) -> int:
    hue = places.by_code("46")
    assert hue is not None
    return sum(
        _import(plan, today, now) for plan in around.plans([one.code for one in places.communes_of(hue)])
    )
