"""Ways to the centre that were not made: reckoned from records, told with their assumptions, claimed only where known."""

from datetime import datetime

import pytest

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Answers, Case
from camtay.domains.cases.rules import savings
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_every_edge import people, perform  # noqa: F401 -- a fixture
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import neighbourhood
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
ONE_WAY = 49  # minutes: 8 km by motorbike, half an hour there
BY_FILE = {"receive": "electronic", "copies": 0}


@pytest.fixture
def home():
    """Tổ 3, four kilometres from the centre."""
    part = neighbourhood(factories.phu_xuan(), 3, "Tổ 3")
    places.set_distances(place=factories.phu_xuan(), values={part.code: "4"}, by=SYSTEM, now=NOW)
    return part


def settled(people, home, *, document=BY_FILE, upto="hand_over", **fields):  # noqa: F811
    """A case at the step before its end, taken there by the ordinary deeds."""
    state = states.IN_PROGRESS if upto in ("refuse", "stop", "withdraw") else states.DECIDED
    case = factories.case(
        state, at=NOW, applicant_id=people["resident"].person_id, neighbourhood=home, **fields
    )
    Answers.objects.create(case=case, document=document, saved_at=NOW)
    for move in ("attach_result", "hand_over") if upto == "hand_over" else (upto,):
        perform(move, case, people)
    return Case.objects.get(pk=case.pk)


def test_the_sum_by_its_named_assumptions():
    assert savings.saved(1, 4.0) == savings.Saved(1, 4.0, minutes=ONE_WAY, dong=8_000)
    assert savings.saved(2, 4.0).minutes == 98
    assert savings.saved_in(98, 2).km == 4.0
    assert savings.trips_spared(filed_from_home=False, has_result_from_home=True) == 0


def test_filing_spares_one_way_and_a_file_as_result_another(people, home):  # noqa: F811
    case = settled(people, home, upto="attach_result")
    assert (case.state, case.saved_minutes) == (states.RESULT_READY, ONE_WAY)
    actions.hand_over(case_id=case.pk, by=people["clerk"], now=NOW)
    case.refresh_from_db()
    assert case.saved_minutes == 98
    assert queries.saved(case) == savings.Saved(2, 4.0, minutes=98, dong=16_000)


@pytest.mark.parametrize(
    "document", [{"receive": "counter"}, {"receive": "post"}, {"receive": "electronic", "copies": 2}, {}]
)
def test_who_came_for_the_result_was_spared_one_way(people, home, document):  # noqa: F811
    assert settled(people, home, document=document).saved_minutes == ONE_WAY


@pytest.mark.parametrize(("move", "minutes"), [("refuse", ONE_WAY), ("stop", ONE_WAY), ("withdraw", None)])
def test_an_answer_of_the_office_counts_and_a_withdrawal_does_not(people, home, move, minutes):  # noqa: F811
    assert settled(people, home, upto=move).saved_minutes == minutes


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": states.Channel.COUNTER},
        {"channel": states.Channel.POST},
        {"pressed_by": states.Pressed.GUIDED},
        {"pressed_by": states.Pressed.AUTHORISED},
        {"pressed_by": states.Pressed.UNKNOWN},
    ],
)
def test_nothing_is_claimed_for_who_may_have_come_to_file(people, home, fields):  # noqa: F811
    case = settled(people, home, **fields)
    assert case.saved_minutes is None
    assert queries.saved(case) is None


def test_nothing_is_claimed_where_the_way_is_not_known(people):  # noqa: F811
    part = neighbourhood(factories.phu_xuan(), 4, "Tổ 4")
    assert settled(people, part).saved_minutes is None
    assert settled(people, None).saved_minutes is None


def test_the_communes_average_is_for_its_own_people(people):  # noqa: F811
    values = {"km_to_centre_default": "4"}
    places.set_settings(place=factories.phu_xuan(), values=values, by=SYSTEM, now=NOW)
    assert settled(people, None).saved_minutes == 98
    far = {
        **people,
        "resident": factories.actor(factories.account("A", ("resident", factories.nam_dong())), NOW),
    }
    assert settled(far, None).saved_minutes is None


def test_what_was_written_down_stands_when_the_way_is_corrected(people, home):  # noqa: F811
    case = settled(people, home)
    places.set_distances(place=factories.phu_xuan(), values={home.code: "9"}, by=SYSTEM, now=NOW)
    told = queries.saved(Case.objects.get(pk=case.pk))
    assert (told.minutes, told.km, told.dong) == (98, 4.0, 16_000)


def test_a_case_under_way_asks_nothing_more(people, home, django_assert_num_queries):  # noqa: F811
    case = factories.case(states.IN_PROGRESS, at=NOW, neighbourhood=home)
    with django_assert_num_queries(0):
        assert queries.savings.reckon(case) is None
    done = factories.case(states.RESULT_READY, at=NOW, neighbourhood=home)
    with django_assert_num_queries(1):
        assert queries.savings.reckon(done).minutes == ONE_WAY
