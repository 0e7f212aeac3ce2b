"""How the person found the service: said once, by them alone, after the answer."""

from datetime import datetime, timedelta

import pytest

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Case, CaseRating
from camtay.domains.cases.tests import factories
from camtay.foundation.access import GUEST, SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)


@pytest.fixture
def mai():
    return factories.actor(factories.account("Nguyễn Thị Mai", ("resident", factories.phu_xuan())), NOW)


def mine(mai, state=states.HANDED_OVER, **fields):
    return factories.case(state, at=NOW, applicant_id=mai.person_id, **fields)


def rate(case, by, score=5, reasons=(), words="", now=NOW):
    return actions.rate(case_id=case.pk, score=score, reasons=reasons, words=words, by=by, now=now)


def kept(case):
    case.refresh_from_db()
    return case.rating, case.rated_day


@pytest.mark.parametrize("state", sorted(states.RATEABLE))
def test_it_keeps_score_reasons_and_words(mai, state):
    case = mine(mai, state)
    assert queries.awaits_rating(case)
    rate(case, mai, 4, {"kind", "quick"}, "  Nhanh, cảm ơn.  ")
    assert kept(case) == (4, 20261124)
    found = queries.rating(case)
    assert (found.label, found.words) == ("Hài lòng", "Nhanh, cảm ơn.")
    assert found.reasons == ["Nhanh, đúng hẹn", "Cán bộ tận tình"]
    assert not queries.awaits_rating(case)
    assert verify() == []


def test_it_is_no_step_of_the_case(mai):
    """The clerk who has the page open hands over all the same, and the time line, which strangers see, is silent."""
    case = mine(mai, states.RESULT_READY)
    rate(case, mai, 2, {"late"})
    clerk = factories.actor(factories.account("Nga", ("clerk", factories.phu_xuan())), NOW)
    actions.hand_over(case_id=case.pk, version=case.version, by=clerk, now=NOW)
    assert [one.action for one in history("cases.Case", case.pk)] == ["cases.hand_over"]
    assert [one.action for one in history("cases.CaseRating", case.pk)] == ["cases.rate"]
    assert kept(case) == (2, 20261124)


def test_saying_it_twice_is_saying_it_once(mai):
    case = mine(mai)
    for _press in range(2):
        rate(case, mai, 5, {"clear"}, "Tốt")
    assert CaseRating.objects.count() == 1
    assert history("cases.CaseRating", case.pk).count() == 1


def test_it_may_be_changed_for_a_week_and_counts_for_its_first_day(mai):
    case = mine(mai)
    rate(case, mai, 1, {"late"})
    rate(case, mai, 4, {"kind"}, now=NOW + timedelta(days=7))
    assert kept(case) == (4, 20261124)
    assert [one.fields for one in history("cases.CaseRating", case.pk)][1] == ["score", "reasons"]
    after = NOW + timedelta(days=7, minutes=1)
    with pytest.raises(Refused, match="7 ngày"):
        rate(case, mai, 5, {"kind"}, now=after)
    rate(case, mai, 4, {"kind"}, now=after)  # sent once more from an old page
    assert kept(case) == (4, 20261124)
    assert not queries.can_rate(case, queries.rating(case), by=mai, now=after)


def test_nobody_rates_for_another(mai):
    case = mine(mai)
    here = factories.phu_xuan()
    others = [factories.actor(factories.account(role, (role, here)), NOW) for role in ("resident", "clerk")]
    for other in (*others, GUEST, SYSTEM):
        with pytest.raises(Refused):
            rate(case, other)
        assert not queries.can_rate(case, None, by=other, now=NOW)
    assert not CaseRating.objects.exists()


@pytest.mark.parametrize("state", sorted({one.code for one in states.TABLE.states} - states.RATEABLE))
def test_it_waits_for_the_answer(mai, state):
    case = mine(mai, state)
    with pytest.raises(Refused, match="có kết quả"):
        rate(case, mai)
    assert not queries.can_rate(case, None, by=mai, now=NOW)


def test_a_case_from_elsewhere_is_rated_there(mai):
    case = mine(mai, origin=states.Origin.MIRROR)
    with pytest.raises(Refused, match="Cổng Dịch vụ công quốc gia"):
        rate(case, mai)
    assert not queries.awaits_rating(case)


@pytest.mark.parametrize(
    "said",
    [
        {"score": 0},
        {"score": 6},
        {"score": 5, "reasons": {"late"}},
        {"score": 1, "reasons": {"kind"}},
        {"score": 3, "reasons": {"nonsense"}},
        {"score": 3, "words": "x" * 1001},
    ],
)
def test_it_takes_nothing_that_does_not_fit(mai, said):
    case = mine(mai)
    with pytest.raises(Refused):
        rate(case, mai, **said)
    assert Case.objects.get(pk=case.pk).rating is None


def test_a_case_without_a_rating_asks_nothing(mai, django_assert_num_queries):
    case = mine(mai)
    with django_assert_num_queries(0):
        assert queries.rating(case) is None
