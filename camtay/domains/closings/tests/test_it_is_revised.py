"""A correction shows as a correction: a new revision, the difference, and the records that caused it."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from camtay.domains.cases.models import Case
from camtay.domains.closings import actions, queries
from camtay.domains.closings.models import Closing
from camtay.domains.closings.tests.make import (
    IN_TIME,
    NOW,
    account,
    actor,
    data_officer,
    leader,
    phu_xuan,
    regime,
    settled,
)
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit import journal

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


@pytest.fixture
def closed() -> Closing:
    settled()
    settled(on_time=False)
    return actions.close(place=phu_xuan(), regime=regime(), day=IN_TIME.date(), by=data_officer(), now=NOW)


def corrected(case: Case, **fields) -> None:
    Case.objects.filter(pk=case.pk).update(**fields)
    journal.record(
        by=SYSTEM,
        action="cases.import",
        object_type="cases.Case",
        object_id=case.pk,
        now=LATER,
        place_id=phu_xuan().pk,
    )


def test_it_names_the_records_that_caused_the_difference(closed):
    late = Case.objects.get(on_time=False)
    corrected(late, on_time=True)
    new = settled(recorded_at=LATER)
    found = queries.since_closed(closed, now=LATER)
    said = {one.closed.code: (one.closed.numerator, one.now.figure.numerator) for one in found.numbers}
    assert said == {"cases.received": (2, 3), "cases.on_time": (1, 3)}
    share = found.figures[1]
    assert (share.records.added, share.records.removed) == ((str(new.pk),), ())
    assert share.records.changed == (str(late.pk),)
    told = found.told["cases.Case/1"]
    assert told[str(late.pk)].action == "cases.import"
    assert str(new.pk) not in told


def test_the_old_stays_as_it_was(closed):
    before = [asdict_of(one) for one in queries.figures_of(closed)]
    corrected(Case.objects.get(on_time=False), on_time=True)
    revised = actions.revise(
        closing_id=closed.pk, reason="Hệ thống tỉnh ghi lại", by=leader(LATER), now=LATER
    )
    assert [asdict_of(one) for one in queries.figures_of(closed)] == before
    assert (revised.revision, revised.number, revised.before) == (1, 2, closed.digest)
    assert [one.numerator for one in queries.figures_of(revised)] == [2, 2]
    assert queries.revisions_of(closed) == [closed, revised]
    assert queries.latest(phu_xuan(), "tthc-thang", closed.first) == revised
    assert [(one.number, one.overtaken) for one in queries.closings_of(phu_xuan(), by=leader())] == [
        (2, False), (1, True),
    ]  # fmt: skip


def asdict_of(one) -> dict:
    return asdict(one) if hasattr(one, "__dataclass_fields__") else {
        name: value for name, value in vars(one).items() if not name.startswith("_")
    }  # fmt: skip


def test_without_a_difference_there_is_nothing_to_revise(closed):
    with pytest.raises(Refused, match="vẫn như đã chốt"):
        actions.revise(closing_id=closed.pk, reason="x", by=leader(LATER), now=LATER)


def test_it_wants_a_reason(closed):
    corrected(Case.objects.get(on_time=False), on_time=True)
    with pytest.raises(actions.Unfit) as refusal:
        actions.revise(closing_id=closed.pk, reason=" ", by=leader(LATER), now=LATER)
    assert refusal.value.field == "reason"


def test_only_the_latest_is_revised(closed):
    corrected(Case.objects.get(on_time=False), on_time=True)
    actions.revise(closing_id=closed.pk, reason="Một", by=leader(LATER), now=LATER)
    with pytest.raises(Refused, match="mới hơn"):
        actions.revise(closing_id=closed.pk, reason="Hai", by=leader(LATER), now=LATER)


def test_the_leader_alone_revises(closed):
    corrected(Case.objects.get(on_time=False), on_time=True)
    with pytest.raises(Refused):
        actions.revise(closing_id=closed.pk, reason="x", by=data_officer(LATER), now=LATER)


def test_a_clerk_closes_nothing(closed):
    clerk = actor(account("Trương Thị Nga", ("clerk", phu_xuan())), NOW)
    with pytest.raises(Refused):
        actions.close(place=phu_xuan(), regime=closed.regime, day=IN_TIME.date(), by=clerk, now=NOW)


def test_what_an_overtaken_closing_says_is_checked_too(closed):
    corrected(Case.objects.get(on_time=False), on_time=True)
    actions.revise(closing_id=closed.pk, reason="Một", by=leader(LATER), now=LATER)
    assert [one.kind for one in queries.verify() if one.kind != "note"] == ["later"]
