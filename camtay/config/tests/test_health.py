import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connections
from django.test import RequestFactory
from django.utils import timezone

from camtay.config import health
from camtay.domains.dispatch import actions
from camtay.entrances.terminal import readiness
from camtay.foundation import jobs
from camtay.foundation.jobs import registry


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """A place with a mail server but no telephone company."""
    settings.CAMTAY_KEY_FILE = tmp_path / "keys.json"
    settings.CAMTAY_KEY_FILE.touch()
    settings.CAMTAY_SMS_URL = ""
    health._missing.cache_clear()


def ready() -> tuple[int, dict]:
    answer = health.readyz(RequestFactory().get("/readyz"))
    return answer.status_code, json.loads(answer.content)


def write(channel: str, **ago: float) -> None:
    then = timezone.now() - timedelta(**ago)
    actions.write(key=channel, channel=channel, address="0905123456", body="Chào bà", kind="test", now=then)


def test_being_alive_needs_no_database():
    answer = health.healthz(RequestFactory().get("/healthz"))  # a database is refused to this test
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_whole_installation_is_ready():
    status, said = ready()
    assert status == 200
    assert said["ready"] is True
    assert set(said["checks"].values()) == {"ok"}
    assert said["warnings"] == []
    assert said["queues"]["sms"] == {"via": "", "waiting": 0, "lag_seconds": 0, "failed": 0}


@pytest.mark.django_db
def test_a_silent_database_is_not_ready(monkeypatch):
    def broken(*_):
        raise DatabaseError("password=secret")

    monkeypatch.setattr(connections["default"], "cursor", broken)
    status, said = ready()
    assert status == 503
    assert said["checks"]["database"] == "does not answer"
    assert "secret" not in json.dumps(said)


@pytest.mark.django_db
def test_a_database_of_an_older_version_is_not_ready(monkeypatch):
    monkeypatch.setattr(readiness, "missing", lambda: ["2 changes to the database are not applied"])
    status, said = ready()
    assert status == 503
    assert "camtay upgrade" in said["checks"]["upgrade"]
    monkeypatch.undo()
    assert ready()[0] == 200


@pytest.mark.django_db
def test_a_lost_key_file_is_not_ready(settings):
    Path(settings.CAMTAY_KEY_FILE).unlink()
    status, said = ready()
    assert status == 503
    assert "gone" in said["checks"]["keys"]


@pytest.mark.django_db
def test_a_full_disk_is_not_ready(monkeypatch):
    monkeypatch.setattr(health, "DISK_NEEDED", 1 << 60)
    status, said = ready()
    assert status == 503
    assert said["checks"]["disk"].endswith("MB free")


@pytest.mark.django_db
def test_messages_without_a_way_out_are_said_plainly():
    write("sms", seconds=5)
    status, said = ready()
    assert status == 200
    assert said["warnings"] == [
        "1 messages wait for a way out: no telephone company is set (CAMTAY_SMS_URL), text messages and sign-in"
        " codes stay queued"
    ]


@pytest.mark.django_db
def test_a_queue_that_lags_wants_a_look():
    write("email", minutes=11)
    status, said = ready()
    assert status == 200
    assert "has waited 66" in said["warnings"][0]


@pytest.mark.django_db
def test_jobs_that_lag_or_failed_want_a_look(monkeypatch):
    def broken(payload, *, now, progress):
        raise jobs.GiveUp("no luck")

    monkeypatch.setattr(registry, "_bindings", {})
    jobs.register("test.late", broken)
    jobs.register("test.broken", broken)
    jobs.enqueue("test.broken", "1", {})
    jobs.run_due(timezone.now())
    jobs.enqueue("test.late", "1", {}, run_at=timezone.now() - timedelta(minutes=11))
    status, said = ready()
    assert status == 200
    assert said["queues"]["jobs"]["waiting"] == 1
    assert said["queues"]["jobs"]["failed"] == 1
    late, failed = said["warnings"]
    assert "camtay serve" in late
    assert failed == "jobs: some failed for good: test.broken"
