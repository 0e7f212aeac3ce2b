from datetime import date, datetime

import pytest

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories
from camtay.domains.indicators import queries
from camtay.foundation.access import GUEST, SYSTEM, Refused
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)


def actor(role, place):
    return factories.actor(factories.account("Người thử", (role, place)), NOW)


def test_a_leader_sees_the_own_commune_and_no_other():
    here, there = factories.phu_xuan(), factories.phu_vinh()
    leader = actor("commune_leader", here)
    assert queries.figures(here, WINDOW, by=leader)
    with pytest.raises(Refused):
        queries.figures(there, WINDOW, by=leader)
    with pytest.raises(Refused):
        queries.evidence("cases.on_time", there, WINDOW, "rest", by=leader)


def test_the_city_sees_every_commune_side_by_side():
    here, there = factories.phu_xuan(), factories.phu_vinh()
    for place in (here, there):
        factories.case(states.HANDED_OVER, at=NOW, where=place)
    viewer = actor("city_viewer", factories.hue())
    rows = queries.look(factories.hue(), WINDOW, by=viewer).by_commune("cases.on_time")
    assert {place.pk: figure.denominator for place, figure in rows} == {here.pk: 1, there.pk: 1}
    assert {place.pk for place in queries.places_seen(by=viewer)} >= {here.pk, there.pk, factories.hue().pk}


def test_anybody_sees_public_figures_and_nobody_but_staff_the_records():
    here = factories.phu_xuan()
    assert queries.public_look(here, WINDOW, by=GUEST).figures()
    with pytest.raises(Refused):
        queries.figures(here, WINDOW, by=GUEST)
    with pytest.raises(Refused):
        queries.evidence("cases.received", here, WINDOW, "numerator", by=GUEST)


def test_evidence_carries_nobodys_name():
    case = factories.case(states.HANDED_OVER, at=NOW)
    (row,) = queries.evidence_rows(
        queries.definition_of("cases.received"),
        queries.evidence("cases.received", case.receiving_place, WINDOW, "numerator", by=SYSTEM),
    )
    assert case.applicant_name not in str(row)
    assert case.applicant_phone not in str(row)


def test_practice_counts_nowhere():
    here = factories.phu_xuan()
    practice = factories.place(
        "TT-19753", "Phường Phú Xuân (thực hành)", "phuong", factories.hue(), practice=True
    )
    factories.case(states.HANDED_OVER, at=NOW, where=practice)
    city = {figure.code: figure.value for figure in queries.figures(factories.hue(), WINDOW, by=SYSTEM)}
    assert city["cases.received"] == 0
    assert practice not in queries.places_with_figures()
    assert here not in queries.places_with_figures()


def test_nothing_counted_is_no_number_not_nought_per_cent():
    figures = {figure.code: figure for figure in queries.figures(factories.phu_xuan(), WINDOW, by=SYSTEM)}
    assert figures["cases.on_time"].denominator == 0
    assert figures["cases.on_time"].value is None
    assert figures["cases.received"].value == 0


def test_all_numbers_of_a_page_are_one_query_a_population(django_assert_num_queries):
    factories.case(states.HANDED_OVER, at=NOW, where=factories.phu_xuan())
    factories.case(states.HANDED_OVER, at=NOW, where=factories.phu_vinh())
    city = factories.hue()
    with django_assert_num_queries(1 + 7 + 4 + 6):
        # the communes; cases received, settled, timed, rated, open, received and settled with a result to give; people shown, own cases, skills, officials;
        # teams, their members, months, neighbourhoods, campaigns, volunteers
        seen = queries.look(city, WINDOW, by=SYSTEM)
        figures = {figure.code: figure for figure in seen.figures()}
        months = seen.by_month("cases.on_time")
        sides = seen.by_commune("cases.on_time")
        seen.by_month("cases.received")
    assert figures["cases.on_time"].denominator == 2
    assert sum(figure.denominator for _month, figure in months) == 2
    assert [figure.denominator for _place, figure in sides] == [1, 1]


def test_a_stock_has_no_months():
    factories.case(states.IN_PROGRESS, at=NOW, where=factories.phu_xuan())
    assert queries.look(factories.hue(), WINDOW, by=SYSTEM).by_month("cases.overdue_now") == []


def test_the_formula_is_told_in_words():
    told = queries.formula(queries.definition_of("cases.handled_online"), WINDOW)
    assert "kênh nộp" in told.counts
    assert "ngày giải quyết xong" in told.population
    assert "766" in told.law
