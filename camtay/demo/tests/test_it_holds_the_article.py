"""The figures of the article, over lists as long as there."""

from datetime import date

import pytest

from camtay.demo import load
from camtay.demo.tests.cities import TODAY, teams_of, whole_city  # noqa: F401  a fixture
from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.indicators import queries
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.calendar import day_range

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_city")]
ARTICLE = (date(2026, 1, 1), date(2026, 10, 31))


def figures(code):
    now = day_range(TODAY, TODAY)[1]
    found = queries.figures(places.by_code(code), queries.Window(*ARTICLE, now), by=SYSTEM)
    return {figure.code: figure for figure in found}


def share(figure):
    return round(100 * figure.numerator / figure.denominator, 1)


def test_it_holds_the_figures_of_the_article():
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


def test_the_list_of_a_province_knows_every_national_state():
    mirrored = Case.objects.filter(origin=states.Origin.MIRROR)
    assert set(mirrored.values_list("state", flat=True)) == set(states.FROM_NATIONAL.values())
