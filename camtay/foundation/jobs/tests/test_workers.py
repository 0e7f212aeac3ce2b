"""Several workers share one queue, each job once."""

import threading
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection

from camtay.foundation.jobs import enqueue, register, run_worker, running, status
from camtay.foundation.jobs.models import Job

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def workers(count, now):
    stop = threading.Event()
    options = {"clock": lambda: now, "poll_seconds": 0.02}
    threads = [threading.Thread(target=run_worker, args=(stop,), kwargs=options) for _each in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def wait_until(condition, seconds=20.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def test_it_does_each_of_many_jobs_once_with_three_workers(now):
    done, lock = Counter(), threading.Lock()

    def count(payload, *, now, progress):
        with lock:
            done[payload["n"]] += 1

    register("numbers.count", count)
    for number in range(30):
        enqueue("numbers.count", str(number), {"n": number})
    with workers(3, now):
        wait_until(lambda: Job.objects.filter(state="done").count() == 30)
    assert done == dict.fromkeys(range(30), 1)


def test_it_queues_one_job_for_many_hands_at_once(calls):
    register("letters.send", calls)
    ids, start = set(), threading.Barrier(4)

    def ask():
        start.wait()
        ids.add(enqueue("letters.send", "7", {}).pk)
        connection.close()

    threads = [threading.Thread(target=ask) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 1
    assert Job.objects.count() == 1


def test_it_keeps_the_lease_and_shows_progress_while_a_long_job_works(now, monkeypatch):
    monkeypatch.setattr(running, "PROGRESS_SECONDS", 0.02)
    monkeypatch.setattr(running, "BEAT_SECONDS", 0.05)
    release = threading.Event()

    def long(payload, *, now, progress):
        progress(5, 10)
        release.wait(20)
        progress(10, 10)

    register("lists.long", long)
    enqueue("lists.long", "1", {})
    with workers(1, now):
        wait_until(lambda: status("lists.long", "1").done == 5)
        Job.objects.update(lease_until=now - timedelta(seconds=1))
        wait_until(lambda: Job.objects.get().lease_until > now)
        release.set()
        wait_until(lambda: status("lists.long", "1").state == "done")
    assert (status("lists.long", "1").done, status("lists.long", "1").attempts) == (10, 1)


def test_it_finishes_the_job_under_way_when_told_to_stop(now):
    begun, stop = threading.Event(), threading.Event()

    def slow(payload, *, now, progress):
        begun.set()
        stop.wait(20)

    register("lists.slow", slow)
    enqueue("lists.slow", "1", {})
    thread = threading.Thread(target=run_worker, args=(stop,), kwargs={"clock": lambda: now})
    thread.start()
    assert begun.wait(20)
    stop.set()
    thread.join(20)
    assert status("lists.slow", "1").state == "done"
