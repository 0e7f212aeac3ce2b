"""Regimes as data: the product's, and a place's own before it."""

from dataclasses import replace
from datetime import date

import pytest

from camtay.domains.closings import actions, queries
from camtay.domains.closings.models import Regime
from camtay.domains.closings.tests.make import NOW, account, actor, phu_xuan, regime
from camtay.domains.indicators import queries as indicators
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
SAID = actions.RegimeSaid(
    title="Báo cáo tuần của phường",
    receiver="Đảng ủy phường",
    frequency="week",
    first_day=5,
    valid_from=date(2026, 1, 1),
    indicators=("cases.received",),
)


def officer():
    return actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())), NOW)


def test_it_comes_with_regimes_whose_figures_exist() -> None:
    made = actions.load_regimes(by=SYSTEM, now=NOW)
    assert made == 4
    assert actions.load_regimes(by=SYSTEM, now=NOW) == 0
    for one in Regime.objects.all():
        assert all(indicators.definition(code) is not None for code in one.indicators)
        assert queries.period_at(one, date(2026, 11, 24)).first <= date(2026, 11, 24)


def test_it_leaves_what_was_changed_here_as_it_is() -> None:
    actions.load_regimes(by=SYSTEM, now=NOW)
    one = Regime.objects.get(code="tthc-thang")
    Regime.objects.filter(pk=one.pk).update(deadline_days=9)
    actions.load_regimes(by=SYSTEM, now=NOW)
    one.refresh_from_db()
    assert one.deadline_days == 9


def test_a_places_own_regime_stands_before_everybodys() -> None:
    here = phu_xuan()
    regime()
    everywhere = regime(code="nam", title="Báo cáo năm", frequency="year")
    own = actions.add_regime(
        place=here, code="tthc-thang", said=replace(SAID, title="Của phường"), by=officer(), now=NOW
    )
    assert queries.regimes_of(here) == [everywhere, own]
    province = places.province_of(here)
    assert [one.place for one in queries.regimes_of(province)] == [None, None]


def test_a_provinces_regime_binds_its_communes() -> None:
    here = phu_xuan()
    citys = regime(places.province_of(here), code="tp", title="Của thành phố")
    assert queries.regime_of(here, "tp") == citys


def test_it_forgets_none_that_is_over_but_for_a_day_after() -> None:
    here = phu_xuan()
    old = regime(valid_until=date(2026, 6, 30))
    assert queries.regimes_of(here) == [old]
    assert queries.regimes_of(here, date(2026, 7, 1)) == []
    last = [one.last for one in queries.periods_between(old, date(2026, 4, 20), date(2026, 12, 31))]
    assert last == [date(2026, 5, 14), date(2026, 6, 14)]


def test_it_is_written_in_the_journal() -> None:
    made = actions.add_regime(place=phu_xuan(), said=SAID, by=officer(), now=NOW)
    actions.change_regime(
        regime_id=made.pk, said=replace(SAID, deadline_days=2), version=1, by=officer(), now=NOW
    )
    entries = Entry.objects.filter(object_type="closings.Regime").order_by("number")
    assert [(one.action, one.note) for one in entries] == [
        ("closings.add_regime", "bao-cao-tuan-cua-phuong"),
        ("closings.change_regime", "bao-cao-tuan-cua-phuong"),
    ]
    assert entries[1].fields == ["deadline_days"]


def test_whoever_was_overtaken_is_told_so() -> None:
    made = actions.add_regime(place=phu_xuan(), said=SAID, by=officer(), now=NOW)
    actions.change_regime(regime_id=made.pk, said=replace(SAID, title="A"), version=1, by=officer(), now=NOW)
    with pytest.raises(actions.Changed):
        actions.change_regime(
            regime_id=made.pk, said=replace(SAID, title="B"), version=1, by=officer(), now=NOW
        )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"), ({"receiver": ""}, "receiver"), ({"frequency": "day"}, "frequency"),
        ({"first_day": 8}, "first_day"), ({"frequency": "month", "first_day": 29}, "first_day"),
        ({"deadline_days": 91}, "deadline_days"), ({"deadline_hour": 24}, "deadline_hour"),
        ({"indicators": ()}, "indicators"), ({"indicators": ("cases.gone",)}, "indicators"),
        ({"valid_until": date(2025, 1, 1)}, "valid_until"),
    ],
)  # fmt: skip
def test_it_says_beside_which_field_something_is_wrong(wrong, field) -> None:
    with pytest.raises(actions.Unfit) as refusal:
        actions.add_regime(place=phu_xuan(), said=replace(SAID, **wrong), by=officer(), now=NOW)
    assert refusal.value.field == field


def test_no_place_changes_everybodys_regime() -> None:
    one = regime()
    with pytest.raises(Refused):
        actions.change_regime(regime_id=one.pk, said=SAID, by=officer(), now=NOW)
    with pytest.raises(Refused):
        actions.load_regimes(by=officer(), now=NOW)


def test_a_clerk_sets_none() -> None:
    clerk = actor(account("Trương Thị Nga", ("clerk", phu_xuan())), NOW)
    with pytest.raises(Refused):
        actions.add_regime(place=phu_xuan(), said=SAID, by=clerk, now=NOW)


def test_the_windows_of_a_report_are_those_of_its_periods() -> None:
    one = regime()
    said = queries.windows(one, queries.period_at(one, date(2026, 11, 1)), now=NOW)
    assert [(each.first, each.last) for each in (said.before, said.year_before, said.year_to_date)] == [
        (date(2026, 9, 15), date(2026, 10, 14)),
        (date(2025, 10, 15), date(2025, 11, 14)),
        (date(2025, 12, 15), date(2026, 11, 14)),
    ]
    assert queries.last_over(one, date(2026, 11, 24)).words == "tháng 11/2026"
