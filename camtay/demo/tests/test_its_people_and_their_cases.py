"""Who comes to help, what residents say of their cases, codes that were noted, and the journal in words."""

from datetime import date

import pytest

from camtay.demo.tests.cities import small_city, teams_of  # noqa: F401  a fixture
from camtay.domains.cases import states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.people.models import RoleHeld
from camtay.foundation.audit.models import Entry
from camtay.foundation.audit.words import deed_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_city")]


def test_its_students_come_for_some_weeks():
    held = RoleHeld.objects.filter(account__email="anh@demo.camtay.example")
    assert {(one.role, one.valid_until) for one in held} == {("helper", date(2026, 12, 17))}
    assert teams_of("20179") == (1, 12, 5)


def test_its_residents_say_how_it_was_and_have_ways_that_are_known():
    own = Case.objects.filter(origin=states.Origin.OWN)
    assert 8 <= own.exclude(rating=None).count() < own.filter(state__in=states.RATEABLE).count()
    assert {1, 2, 3, 4, 5} >= set(own.exclude(rating=None).values_list("rating", flat=True)) > {2, 5}
    settled = own.filter(state=states.HANDED_OVER)
    assert not settled.filter(saved_minutes=None).exists()
    assert settled.values("saved_minutes").distinct().count() > 2  # two neighbourhoods, one way or two


def test_codes_from_the_national_portal_are_found_waiting_and_in_doubt():
    notes = {note.procedure.code: note for note in NotedCase.objects.select_related("case")}
    found, doubted, waiting = (notes[code] for code in ("1.014027", "2.000635", "1.001193"))
    assert (found.case.applicant.name, found.case.pressed_by) == ("Phan Thị Sen", "guided")
    assert (doubted.case, doubted.doubt) == (None, "name")
    assert (waiting.case, waiting.doubt) == (None, "")


def test_its_journal_can_be_read():
    """No deed is shown by its code."""
    done = set(Entry.objects.values_list("action", flat=True).distinct())
    assert len(done) > 40
    assert sorted(done - deed_words().keys()) == []
