"""Each entry has its turn once per period, however many watch the clock."""

import threading
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camtay.foundation.jobs import enqueue, every, register, run_due, run_schedule, tick
from camtay.foundation.jobs.models import Job, ScheduleTurn
from camtay.foundation.jobs.registry import Entry
from camtay.foundation.jobs.schedule import period_of

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_it_has_a_turn_once_a_minute(calls, now):
    register("outbox.send", calls)
    every("outbox.send", seconds=60, payload={"limit": 50})
    for second in range(0, 180, 7):
        tick(now + second * SECOND)
        tick(now + second * SECOND)
        run_due(now + second * SECOND)
    assert [payload for payload, _now in calls] == [{"limit": 50}] * 3


def test_it_has_a_turn_each_day_at_its_local_time_and_makes_up_for_a_missed_one(calls):
    register("night.clean", calls)
    every("night.clean", daily_at=time(2, 0))
    start = datetime(2026, 3, 1, 19, 30, tzinfo=UTC)  # 02:30 on 2 March in Việt Nam
    assert len(tick(start)) == 1
    run_due(start)
    assert tick(start + timedelta(hours=23)) == []
    assert len(tick(start + timedelta(hours=24))) == 1
    run_due(start)
    assert len(tick(start + timedelta(days=5, hours=7))) == 1, "asleep for four days: one turn, not four"


def test_it_does_not_pile_up_behind_a_slow_worker(calls, now):
    register("outbox.send", calls)
    every("outbox.send", seconds=5)
    for second in range(0, 60, 5):
        tick(now + second * SECOND)
    assert Job.objects.count() == 1


def test_it_keeps_only_the_last_turn(calls, now):
    from django_tasks_db.models import DBTaskResult

    register("outbox.send", calls)
    every("outbox.send", seconds=5)
    for second in range(0, 60, 5):
        tick(now + second * SECOND)
        run_due(now + second * SECOND)
    assert len(calls) == 12
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_it_keeps_the_turn_when_enqueueing_fails(calls, now, monkeypatch):
    register("outbox.send", calls)
    every("outbox.send", seconds=60)

    def broken(*_args):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("camtay.foundation.jobs.schedule.enqueue", broken)
        with pytest.raises(RuntimeError):
            tick(now)
    assert len(tick(now)) == 1


@pytest.mark.parametrize("options", [{}, {"seconds": 5, "daily_at": time(2)}, {"seconds": 0}])
def test_it_refuses_an_entry_without_a_clear_period(calls, options):
    register("outbox.send", calls)
    with pytest.raises(ValueError):
        every("outbox.send", **options)


instants = st.integers(1_700_000_000, 1_900_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
entries = st.one_of(
    st.integers(1, 90_000).map(lambda seconds: Entry("x", seconds, None)),
    st.times().map(lambda at: Entry("x", None, at.replace(tzinfo=None))),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries, instants, st.integers(0, 200_000))
def test_it_cuts_time_into_periods_that_follow_one_another(entry, moment, later):
    length = timedelta(seconds=entry.seconds) if entry.seconds else timedelta(days=1)
    period = period_of(entry, moment)
    assert period <= moment < period + length
    assert period_of(entry, period) == period
    following = period_of(entry, moment + later * SECOND)
    assert following >= period
    assert (following - period) % length == timedelta(0)


@pytest.mark.django_db(transaction=True)
def test_it_has_one_turn_when_four_schedulers_run(now):
    register("outbox.send", lambda payload, *, now, progress: None)
    every("outbox.send", seconds=60)
    jobs, start = [], threading.Barrier(4)

    def watch():
        start.wait()
        jobs.extend(tick(now))
        connection.close()

    threads = [threading.Thread(target=watch) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(jobs) == 1
    assert ScheduleTurn.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_watches_the_clock_until_told_to_stop(now):
    register("outbox.send", lambda payload, *, now, progress: None)
    every("outbox.send", seconds=60)
    stop = threading.Event()
    thread = threading.Thread(target=run_schedule, args=(stop,), kwargs={"clock": lambda: now})
    thread.start()
    for _each in range(1000):
        if Job.objects.exists():
            break
        stop.wait(0.02)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert enqueue("outbox.send", "schedule", {}) == Job.objects.get()
