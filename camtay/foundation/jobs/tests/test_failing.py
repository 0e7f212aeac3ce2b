"""What fails is tried again, later and later, and then shown."""

from datetime import timedelta

import pytest

from camtay.foundation.jobs import GiveUp, enqueue, overview, register, registry, requeue, run_due, status
from camtay.foundation.jobs.models import Job
from camtay.foundation.jobs.tests.conftest import Calls

pytestmark = pytest.mark.django_db


def test_it_tries_five_times_and_waits_longer_each_time(now):
    calls = Calls(failures=99)
    register("letters.send", calls)
    enqueue("letters.send", "7", {})
    moments = []
    for minute in range(0, 60 * 60, 5):  # an hour, every five seconds
        moment = now + timedelta(seconds=minute)
        if run_due(moment):
            moments.append(moment - now)
    assert moments == [
        timedelta(0),
        timedelta(seconds=10),
        timedelta(seconds=70),
        timedelta(seconds=370),
        timedelta(seconds=2170),
    ]
    found = status("letters.send", "7")
    assert (found.state, found.attempts) == ("failed", 5)
    assert found.last_error.rstrip().endswith("RuntimeError: failure 5")


def test_it_succeeds_after_a_passing_trouble_and_forgets_the_error(now):
    calls = Calls(failures=2)
    register("letters.send", calls)
    enqueue("letters.send", "7", {"letter": 7})
    for seconds in (0, 10, 70):
        run_due(now + timedelta(seconds=seconds))
    found = status("letters.send", "7")
    assert (found.state, found.attempts, found.last_error) == ("done", 3, "")


def test_it_is_still_the_same_job_while_it_waits_to_be_tried_again(now):
    register("letters.send", Calls(failures=1))
    job = enqueue("letters.send", "7", {})
    run_due(now)
    assert enqueue("letters.send", "7", {}) == job


def test_it_gives_up_at_once_when_trying_again_is_useless(now):
    def hopeless(payload, *, now, progress):
        raise GiveUp("the letter was deleted")

    register("letters.send", hopeless)
    enqueue("letters.send", "7", {})
    run_due(now)
    assert status("letters.send", "7").state == "failed"


def test_it_reports_a_name_that_is_bound_no_longer(now, monkeypatch, calls):
    register("letters.old", calls)
    enqueue("letters.old", "7", {})
    monkeypatch.setattr(registry, "_bindings", {})
    run_due(now)
    found = status("letters.old", "7")
    assert found.state == "failed"
    assert "No job is called 'letters.old'" in found.last_error


def test_it_may_be_given_fewer_tries(now):
    register("letters.once", Calls(failures=9), tries=1)
    enqueue("letters.once", "7", {})
    run_due(now)
    assert status("letters.once", "7").state == "failed"


def test_it_starts_afresh_when_people_ask_for_it(now):
    calls = Calls(failures=1)
    register("letters.send", calls, tries=1)
    job = enqueue("letters.send", "7", {})
    run_due(now)
    assert requeue(job.pk).state == "queued"
    assert requeue(job.pk).state == "queued"
    assert run_due(now) == 1
    assert status("letters.send", "7").state == "done"
    assert requeue(job.pk).state == "done"


def test_it_does_not_start_a_failed_job_beside_a_new_one(now):
    register("letters.send", Calls(failures=1), tries=1)
    failed = enqueue("letters.send", "7", {})
    run_due(now)
    fresh = enqueue("letters.send", "7", {})
    assert requeue(failed.pk) == fresh
    assert Job.objects.get(pk=failed.pk).state == "failed"


def test_it_shows_what_waits_what_runs_and_what_went_wrong(now):
    seen = []

    def slow(payload, *, now, progress):
        progress(120, 3000)
        seen.append(overview())

    register("lists.import", slow)
    register("letters.send", Calls(failures=9))
    enqueue("lists.import", "a", {})
    enqueue("lists.import", "b", {}, run_at=now + timedelta(days=1))
    enqueue("letters.send", "7", {})
    run_due(now)
    (during,) = seen
    running = next(each for each in during if each.name == "lists.import")
    assert (running.running, running.queued) == (1, 1)
    assert [(each.key, each.done, each.total) for each in running.running_now] == [("a", 120, 3000)]
    letters, lists = overview()
    assert (letters.name, letters.queued, letters.retrying, letters.done) == ("letters.send", 1, 1, 0)
    assert letters.last_failure.last_error.rstrip().endswith("failure 1")
    assert (lists.queued, lists.running, lists.done, lists.last_failure) == (1, 0, 1, None)
    assert lists.last_finished_at == now
    assert (status("lists.import", "a").done, status("lists.import", "a").total) == (120, 3000)
