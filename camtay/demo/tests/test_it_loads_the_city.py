import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from camtay.demo import lists, load
from camtay.domains.cases import states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.indicators import queries
from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.states import ROLES
from camtay.domains.places import queries as places
from camtay.domains.teams.models import Membership, Team
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.audit.models import Entry
from camtay.foundation.audit.words import deed_words
from camtay.foundation.calendar import day_range

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
ARTICLE = (date(2026, 1, 1), date(2026, 10, 31))


@pytest.fixture
def small(monkeypatch):
    """Lists a twentieth as long, with the same shares."""
    short = [replace(plan, settled=plan.settled // 20, online=plan.online // 20, on_time=plan.on_time // 20, open=12)
             for plan in lists.PLANS]  # fmt: skip
    monkeypatch.setattr(lists, "PLANS", tuple(short))


def figures(code):
    now = day_range(TODAY, TODAY)[1]
    found = queries.figures(places.by_code(code), queries.Window(*ARTICLE, now), by=SYSTEM)
    return {figure.code: figure for figure in found}


def share(figure):
    return round(100 * figure.numerator / figure.denominator, 1)


def teams_of(code):
    """Teams, people in them, and how many of those are the core."""
    rows = Membership.objects.on(TODAY).filter(commune__code=code)
    return (
        Team.objects.on(TODAY).filter(commune__code=code).count(),
        rows.count(),
        rows.filter(is_core=True).count(),
    )


def test_its_journal_can_be_read(small):
    """No deed is shown by its code."""
    load.load(TODAY, lambda _line: None)
    done = set(Entry.objects.values_list("action", flat=True).distinct())
    assert len(done) > 40
    assert sorted(done - deed_words().keys()) == []


def test_its_students_come_for_some_weeks(small):
    load.load(TODAY, lambda _line: None)
    held = RoleHeld.objects.filter(account__email="anh@demo.camtay.example")
    assert {(one.role, one.valid_until) for one in held} == {("helper", date(2026, 12, 17))}
    assert teams_of("20179") == (1, 12, 5)


def test_it_holds_the_figures_of_the_article():
    load.load(TODAY, lambda _line: None)
    phong_thai, phu_vinh = figures("19858"), figures("19945")
    assert 2900 < phong_thai["cases.received"].value < 3000
    assert share(phong_thai["cases.filed_online"]) == 98.6
    assert share(phong_thai["cases.digitised"]) == 100
    assert share(phong_thai["cases.on_time"]) == 96.4
    assert 94 < share(phu_vinh["cases.handled_online"]) < 95
    assert share(phu_vinh["cases.digitised"]) == 100
    assert share(phong_thai["learning.officials_trained"]) == 100
    window = queries.Window(*ARTICLE, day_range(TODAY, TODAY)[1])
    closed = queries.closings(places.by_code("19858"), window, by=SYSTEM)
    assert len(closed) == 3  # the ends of three quarters
    assert teams_of("19945") == (40, 2640, 320)
    assert verify() == []
    before = Case.objects.count()
    load.load(TODAY, lambda _line: None)
    assert Case.objects.count() == before


def test_the_same_day_gives_the_same_rows_with_everyone_and_every_state(small):
    first, roles, found = loaded()
    assert roles == {role.code for role in ROLES}
    assert found == {state.code for state in states.TABLE.states}
    assert loaded()[0] == first


def test_the_list_of_a_province_knows_every_national_state():
    load.load(TODAY, lambda _line: None)
    mirrored = Case.objects.filter(origin=states.Origin.MIRROR)
    assert set(mirrored.values_list("state", flat=True)) == set(states.FROM_NATIONAL.values())


def loaded():
    """Everything the demonstration writes as one digest, its roles and its states; taken back afterwards."""
    _count_from_one()
    with transaction.atomic():
        load.load(TODAY, lambda _line: None)
        digest = hashlib.sha256()
        for model in apps.get_models():
            if not model.__module__.startswith("camtay."):
                continue
            rows = list(model.objects.order_by("pk").values())
            keys = {row.pop("id", None): n for n, row in enumerate(rows) if isinstance(row.get("id"), int)}
            digest.update(json.dumps([model.__name__, len(keys), len(rows)]).encode())
            digest.update(json.dumps(_without_serials(rows), default=str, sort_keys=True).encode())
        found = set(Case.objects.values_list("state", flat=True))
        roles = set(RoleHeld.objects.values_list("role", flat=True))
        transaction.set_rollback(True)
    return digest.hexdigest(), roles, found


def _count_from_one():
    """PostgreSQL's serial numbers go on after a rollback, and the journal's digests are over them."""
    models = [model for model in apps.get_models() if model.__module__.startswith("camtay.")]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)


def _without_serials(rows):
    """Serial numbers go on counting after a rollback; what they point at is compared by its own row."""
    return [{k: v for k, v in row.items() if not isinstance(v, int) or isinstance(v, bool)} for row in rows]


def test_it_refuses_where_somebody_else_is(small):
    Person.objects.create(name="Người thật", created_at=day_range(TODAY, TODAY)[0])
    with pytest.raises(load.ForeignRecordsError):
        load.load(TODAY, lambda _line: None)
    assert not Account.objects.exists()


def test_its_residents_say_how_it_was_and_have_ways_that_are_known(small):
    load.load(TODAY, lambda _line: None)
    own = Case.objects.filter(origin=states.Origin.OWN)
    assert 8 <= own.exclude(rating=None).count() < own.filter(state__in=states.RATEABLE).count()
    assert {1, 2, 3, 4, 5} >= set(own.exclude(rating=None).values_list("rating", flat=True)) > {2, 5}
    settled = own.filter(state=states.HANDED_OVER)
    assert not settled.filter(saved_minutes=None).exists()
    assert settled.values("saved_minutes").distinct().count() > 2  # two neighbourhoods, one way or two


def test_codes_from_the_national_portal_are_found_waiting_and_in_doubt(small):
    load.load(TODAY, lambda _line: None)
    notes = {note.procedure.code: note for note in NotedCase.objects.select_related("case")}
    found, doubted, waiting = (notes[code] for code in ("1.014027", "2.000635", "1.001193"))
    assert (found.case.applicant.name, found.case.pressed_by) == ("Phan Thị Sen", "guided")
    assert (doubted.case, doubted.doubt) == (None, "name")
    assert (waiting.case, waiting.doubt) == (None, "")
