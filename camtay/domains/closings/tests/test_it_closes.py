"""Closing a period: what is frozen, what is not, and how it is chained."""

import json
from datetime import date, datetime, timedelta

import pytest

from camtay.domains.cases.models import Case
from camtay.domains.closings import actions, queries
from camtay.domains.closings.models import ClosedFigure, Closing
from camtay.domains.closings.rules import contents, evidence
from camtay.domains.closings.rules.contents import BENEATH, CONTENTS, LATEST
from camtay.domains.closings.tests.make import IN_TIME, NOW, data_officer, leader, phu_xuan, regime, settled
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries.lake.records import wanted_here
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit import journal
from camtay.foundation.audit.models import Entry
from camtay.foundation.calendar import ZONE
from camtay.foundation.jobs.models import Job

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def close(day: date = NOVEMBER, **more) -> Closing:
    said = {
        "place": phu_xuan(),
        "regime": queries.regime_of(phu_xuan(), "tthc-thang"),
        "by": data_officer(),
        "now": NOW,
    }
    return actions.close(day=day, **(said | more))


def figures(one: Closing) -> dict[str, tuple[int, int | None]]:
    return {each.code: (each.numerator, each.denominator) for each in queries.figures_of(one)}


def test_it_freezes_the_figures_of_the_period():
    regime()
    settled()
    settled(on_time=False)
    settled(datetime(2026, 11, 20, 10, tzinfo=ZONE))  # the next period's
    one = close()
    assert figures(one) == {"cases.received": (2, None), "cases.on_time": (1, 2)}
    assert (one.words, one.first, one.last) == ("tháng 11/2026", date(2026, 10, 15), date(2026, 11, 14))
    assert queries.figures_of(one)[1].value == 0.5
    assert queries.figures_of(one)[1].formula.startswith("đúng hạn theo Bộ chỉ số 766")


def test_every_figure_is_what_its_page_says():
    regime(indicators=[one.code for one in indicators.definitions()])
    for minutes in (0, 30, 95):
        settled(IN_TIME + timedelta(minutes=minutes), saved_minutes=minutes, worked_half_days=minutes // 9)
    settled(settled_at=None, settled_day=None, on_time=None, on_time_explained=None, supplement_count=2)
    one = close()
    window = indicators.Window(one.first, one.last, one.cut)
    shown = indicators.figures(phu_xuan(), window, by=SYSTEM)
    said = {each.code: (each.numerator, each.denominator, each.value) for each in shown}
    kept = {each.code: (each.numerator, each.denominator, each.value) for each in queries.figures_of(one)}
    assert kept == said
    assert said["cases.overdue_now"][0] == 1


def test_what_became_known_after_the_cut_does_not_count():
    regime()
    settled()
    settled(recorded_at=NOW - timedelta(minutes=5))
    assert figures(close(cut=NOW - timedelta(hours=1)))["cases.received"] == (1, None)


def test_what_was_known_at_the_cut_counts_to_the_second():
    regime()
    settled(recorded_at=NOW - timedelta(hours=1))
    assert figures(close(cut=NOW - timedelta(hours=1)))["cases.received"] == (1, None)


def test_the_evidence_is_kept_once_a_source():
    regime()
    late, good = settled(on_time=False), settled()
    one = close()
    [kept] = one.evidence.all()
    assert (kept.contents, kept.records) == ("cases.Case/1", 2)
    share = ClosedFigure.objects.select_related("evidence").get(closing=one, code="cases.on_time")
    assert queries.frozen_keys(share, counts=True) == [str(good.pk)]
    assert queries.frozen_keys(share, counts=False) == [str(late.pk)]


def test_closings_of_a_place_are_chained():
    regime()
    settled()
    first, second = close(date(2026, 10, 1)), close()
    assert (first.number, first.before) == (1, "")
    assert (second.number, second.before) == (2, first.digest)
    assert first.digest != second.digest
    assert [name for name, _length, _head in second.journal] == [phu_xuan().pk]


def test_it_is_written_in_the_journal_with_its_digest():
    regime()
    one = close()
    entry = Entry.objects.get(object_type="closings.Closing", object_id=str(one.pk))
    assert (entry.action, entry.note) == ("closings.close", f"1 {one.digest}")
    assert journal.verify() == []


def test_a_period_that_is_not_over_is_not_closed():
    regime()
    with pytest.raises(Refused, match="Hết ngày 14/12/2026"):
        close(date(2026, 11, 20))
    with pytest.raises(Refused, match="chưa hết"):
        close(cut=datetime(2026, 11, 14, 23, 59, tzinfo=ZONE))


def test_a_period_is_closed_once():
    regime()
    close()
    with pytest.raises(Refused, match="đã chốt rồi"):
        close()


def test_a_regime_of_elsewhere_closes_nothing_here():
    other = regime(code="khac")
    other.code = "la"
    other.pk = 999
    with pytest.raises(Refused, match="không áp dụng"):
        close(regime=other)


def test_without_an_authority_nothing_is_asked_for(settings):
    settings.CAMTAY_TSA_URL = ""
    regime()
    close()
    assert not Job.objects.filter(name="closings.stamp").exists()


def test_a_preview_says_what_would_be_frozen():
    asked = regime()
    settled(), settled(on_time=False)
    seen = queries.preview(phu_xuan(), asked, NOVEMBER, by=leader(), now=NOW)
    assert [(each.figure.code, each.figure.numerator) for each in seen.taken.figures] == [
        ("cases.received", 2), ("cases.on_time", 1),
    ]  # fmt: skip
    assert (seen.standing, seen.before, seen.empty) == (None, {}, [])
    assert Closing.objects.count() == 0


def test_every_column_that_a_figure_reads_is_frozen():
    """A new indicator that reads another column asks for the next version of the list of fields."""
    for one in wanted_here():
        frozen = {*LATEST[one.table].fields, *LATEST[one.table].key}
        shown_only = {"procedure_name"}
        assert {*one.fields} - frozen - shown_only == set(), one.table
    assert {*BENEATH.values()} <= LATEST.keys()


def test_a_list_of_fields_never_changes_under_its_name():
    """What was frozen by it could not be compared any more: make the next version."""
    said = json.dumps({one.name: [one.key, one.fields] for one in CONTENTS}, sort_keys=True)
    assert contents.digest({"lists": said})[:16] == "694e0ea445b08212"


def test_evidence_reads_as_it_was_written():
    lines = {"b": ("0" * 32, 3), "a": ("f" * 32, 0b1100)}
    assert evidence.unpack(evidence.pack(lines)) == lines
    assert list(evidence.population(lines, 1)) == [("a", "f" * 32, True)]
    with pytest.raises(evidence.Damaged):
        evidence.unpack(b"x")


def test_a_cases_hash_is_the_one_the_paper_says():
    """docs/decisions/0013 says how to work it out elsewhere."""
    made = settled()
    row = Case.objects.values("pk", *LATEST["cases.Case"].fields).get(pk=made.pk)
    assert len(LATEST["cases.Case"].hash_of(row)) == 32
    assert LATEST["cases.Case"].hash_of(row) != LATEST["cases.Case"].hash_of(row | {"rating": 5})
