"""The job of a worker that died is taken up again, once, and a worker that comes back too late changes nothing."""

import os
import signal
import subprocess
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from camtay.foundation.jobs import enqueue, register, run_due, run_worker, status
from camtay.foundation.jobs.models import Job
from camtay.foundation.jobs.running import LEASE, claim, take_up_dead
from camtay.foundation.jobs.tests.conftest import Calls
from camtay.foundation.jobs.workers import is_dead, worker_name


def begun_elsewhere(calls, now, worker="other-machine/77/abcd") -> Job:
    """A job that some worker has begun and not ended."""
    register("letters.send", calls)
    job = enqueue("letters.send", "7", {})
    DBTaskResult.objects.get(pk=job.task_id).claim(worker)
    return claim(job.pk, worker, now)


@pytest.mark.django_db
def test_it_leaves_a_running_job_alone_while_its_lease_lasts(calls, now):
    begun_elsewhere(calls, now)
    assert run_due(now + LEASE) == 0
    assert status("letters.send", "7").state == "running"


@pytest.mark.django_db
def test_it_runs_the_job_again_when_the_lease_has_run_out(calls, now):
    begun_elsewhere(calls, now)
    later = now + LEASE + timedelta(seconds=1)
    assert run_due(later) == 0
    assert status("letters.send", "7").last_error == "The worker died."
    assert run_due(later + timedelta(seconds=10)) == 1
    assert (status("letters.send", "7").state, len(calls)) == ("done", 1)
    assert DBTaskResult.objects.filter(status="RUNNING").count() == 0


@pytest.mark.django_db
def test_it_gives_up_on_a_job_that_kills_every_worker(calls, now):
    job = begun_elsewhere(calls, now)
    Job.objects.filter(pk=job.pk).update(attempts=5)
    run_due(now + LEASE + timedelta(seconds=1))
    assert status("letters.send", "7").state == "failed"


@pytest.mark.django_db
def test_it_does_not_note_the_end_of_a_job_that_was_taken_away(now):
    def overtaken(payload, *, now, progress):
        """While this works, its lease is lost: another worker takes the job up."""
        take_up_dead(now + LEASE + timedelta(seconds=1))

    register("letters.slow", overtaken)
    enqueue("letters.slow", "7", {})
    run_due(now)
    assert status("letters.slow", "7").state == "queued"


@pytest.mark.django_db
def test_it_frees_a_task_whose_worker_died_before_it_began(calls, now):
    register("letters.send", calls)
    job = enqueue("letters.send", "7", {})
    process = subprocess.Popen(["true"])
    process.wait()
    machine = worker_name().split("/")[0]
    DBTaskResult.objects.get(pk=job.task_id).claim(f"{machine}/{process.pid}/abcd")
    assert run_due(now) == 1
    assert len(calls) == 1


def test_it_is_sure_of_a_death_only_on_its_own_machine():
    machine = worker_name().split("/")[0]
    process = subprocess.Popen(["true"])
    process.wait()
    assert is_dead(f"{machine}/{process.pid}/abcd")
    assert is_dead(f"{machine}/{os.getpid()}/abcd"), "its number was given to us"
    assert not is_dead(worker_name())
    assert not is_dead(f"{machine}/{os.getppid()}/abcd")
    assert not is_dead(f"elsewhere/{process.pid}/abcd")
    assert not is_dead("")


def dies_once(payload, *, now, progress):
    if not os.path.exists(payload["mark"]):
        with open(payload["mark"], "w"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_it_finishes_the_job_of_a_worker_killed_in_the_middle(now, tmp_path):
    register("letters.deadly", dies_once)
    enqueue("letters.deadly", "7", {"mark": str(tmp_path / "mark")})
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    child = os.fork()
    if child == 0:
        run_worker(Event(), clock=lambda: now)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert status("letters.deadly", "7").state == "running"
    assert run_due(now) == 0, "taken up, and to be tried in ten seconds"
    assert run_due(now + timedelta(seconds=10)) == 1
    found = status("letters.deadly", "7")
    assert (found.state, found.attempts) == ("done", 2)


@pytest.mark.django_db
def test_it_counts_a_death_as_an_attempt(now):
    calls = Calls()
    begun_elsewhere(calls, now)
    run_due(now + timedelta(minutes=5))
    assert status("letters.send", "7").due_at == now + timedelta(minutes=5, seconds=10)
