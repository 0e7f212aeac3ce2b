from datetime import timedelta

import pytest
from django.utils import timezone

from camtay.foundation.jobs import enqueue, lag, run_due

pytestmark = pytest.mark.django_db


def test_it_is_not_late_without_work(now):
    assert lag(now) == 0.0


def test_it_counts_from_the_time_a_job_was_due(calls, now):
    from camtay.foundation.jobs import register

    register("late", calls)
    enqueue("late", "1", {}, run_at=now + timedelta(minutes=5))
    assert lag(now) == 0.0
    assert lag(now + timedelta(minutes=7)) == 120.0
    run_due(now + timedelta(minutes=7))
    assert lag(now + timedelta(minutes=7)) == 0.0


def test_a_job_for_at_once_is_due_since_it_was_put_in(calls):
    from camtay.foundation.jobs import register

    register("late", calls)
    enqueue("late", "1", {})
    assert 59 < lag(timezone.now() + timedelta(minutes=1)) < 70
