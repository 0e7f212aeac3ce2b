from datetime import UTC, datetime
from uuid import uuid4

import pytest

from camtay.domains.cases import actions
from camtay.entrances.timetable import cases
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM, Refused

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_a_right_taken_back_meanwhile_is_not_tried_again(monkeypatch):
    def refused(**_):
        raise Refused("Tài khoản này không được giao việc này ở đây.")

    monkeypatch.setattr(actions, "run_import", refused)
    with pytest.raises(jobs.GiveUp, match="không được giao"):
        cases.run_import({"batch": str(uuid4()), "account": None}, now=NOW, progress=jobs.Progress())


@pytest.mark.django_db
def test_it_runs_for_whoever_confirmed_it(monkeypatch):
    asked = []
    monkeypatch.setattr(actions, "run_import", lambda **given: asked.append(given))
    batch = uuid4()
    cases.run_import({"batch": str(batch), "account": None}, now=NOW, progress=jobs.Progress())
    assert asked == [{"batch_id": batch, "by": SYSTEM, "now": NOW}]
