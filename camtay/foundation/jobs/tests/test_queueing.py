"""Jobs are queued with what causes them, once per name and key."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from camtay.foundation.jobs import UnknownJob, enqueue, every, forget_old, names, register, run_due, status
from camtay.foundation.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _registered(calls):
    register("letters.send", calls)


def test_it_runs_a_job_with_its_payload_and_the_present(calls, now):
    enqueue("letters.send", "7", {"letter": 7})
    assert run_due(now) == 1
    assert calls == [({"letter": 7}, now)]
    assert run_due(now) == 0
    found = status("letters.send", "7")
    assert (found.state, found.attempts, found.finished_at) == ("done", 1, now)


def test_it_never_was_when_the_transaction_is_rolled_back(calls, now):
    with transaction.atomic():
        enqueue("letters.send", "7", {})
        transaction.set_rollback(True)
    assert run_due(now) == 0
    assert status("letters.send", "7") is None


def test_it_changes_nothing_while_the_same_job_waits(calls, now):
    first = enqueue("letters.send", "7", {"version": 1})
    assert enqueue("letters.send", "7", {"version": 2}) == first
    assert enqueue("letters.send", "8", {"version": 3}) != first
    run_due(now)
    assert sorted(payload["version"] for payload, _now in calls) == [1, 3]


def test_it_changes_nothing_while_the_same_job_runs(now):
    def again(payload, *, now, progress):
        assert enqueue("letters.again", "1", {}).state == "running"

    register("letters.again", again)
    enqueue("letters.again", "1", {})
    assert run_due(now) == 1


def test_it_can_be_asked_for_anew_once_done(calls, now):
    enqueue("letters.send", "7", {})
    run_due(now)
    enqueue("letters.send", "7", {})
    assert run_due(now) == 1
    assert len(calls) == 2


def test_it_waits_for_its_time(calls, now):
    enqueue("letters.send", "7", {}, run_at=now + timedelta(hours=1))
    assert run_due(now + timedelta(minutes=59)) == 0
    assert run_due(now + timedelta(hours=1)) == 1


def test_it_refuses_a_name_that_nobody_bound():
    with pytest.raises(UnknownJob, match=r"'letters\.sned'.*Known: letters\.send"):
        enqueue("letters.sned", "7", {})
    with pytest.raises(UnknownJob):
        every("letters.sned", seconds=60)
    assert Job.objects.count() == 0


def test_it_refuses_a_payload_that_is_no_json(now):
    with pytest.raises(TypeError):
        enqueue("letters.send", "7", {"at": now})


def test_it_refuses_to_bind_a_name_twice_to_different_things(calls):
    register("letters.send", calls)
    with pytest.raises(ValueError):
        register("letters.send", "some.where")
    assert names() == ["letters.send"]


def test_it_binds_a_dotted_path(now):
    register("letters.path", "camtay.foundation.jobs.tests.test_queueing.by_path")
    enqueue("letters.path", "1", {"a": 1})
    run_due(now)
    assert status("letters.path", "1").state == "done"


def by_path(payload, *, now, progress):
    assert payload == {"a": 1}


def test_it_runs_jobs_that_jobs_enqueue(calls, now):
    register(
        "letters.first", lambda payload, *, now, progress: enqueue("letters.send", "9", {"from": "first"})
    )
    enqueue("letters.first", "9", {})
    assert run_due(now) == 2
    assert calls == [({"from": "first"}, now)]


def test_it_stops_at_the_limit(calls, now):
    for number in range(5):
        enqueue("letters.send", str(number), {})
    assert run_due(now, limit=3) == 3
    assert run_due(now) == 2


def test_it_lets_the_database_itself_refuse_a_second_active_job():
    Job.objects.create(name="x", key="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(name="x", key="1")
    Job.objects.create(name="x", key="1", state="done")


def test_it_forgets_what_was_done_long_ago(now):
    from django_tasks_db.models import DBTaskResult

    enqueue("letters.send", "7", {})
    run_due(now)
    assert forget_old(now + timedelta(days=7)) == 0
    assert forget_old(now + timedelta(days=7, seconds=1)) == 1
    assert Job.objects.count() == 0
    assert DBTaskResult.objects.filter(status="READY").count() == 0
