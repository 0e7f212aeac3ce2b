import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from camtay.entrances.terminal import home, readiness


@pytest.mark.django_db
def test_a_whole_database_lacks_nothing():
    assert readiness.unapplied() == []
    assert readiness.missing() == []


@pytest.mark.django_db
def test_a_change_not_applied_is_named():
    MigrationRecorder.Migration.objects.filter(app="dispatch").delete()
    assert readiness.unapplied() == ["dispatch.0001_initial"]
    with pytest.raises(CommandError, match=r"first: dispatch\.0001_initial\).*\n.*camtay upgrade"):
        call_command("serve")


@pytest.mark.django_db
def test_the_table_for_counting_attempts_is_part_of_it(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "no_such_table"}
    }
    assert readiness.missing() == ["the table that counts sign-in attempts is missing"]


@pytest.mark.django_db
def test_collected_style_sheets_are_part_of_it(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path
    assert readiness.missing() == ["style sheets and images are not collected"]
    (tmp_path / "staticfiles.json").touch()
    assert readiness.missing() == []


def test_a_database_out_of_reach_is_said_plainly(monkeypatch):
    def broken() -> list[str]:
        raise OperationalError("connection refused")

    monkeypatch.setattr(readiness, "missing", broken)
    with pytest.raises(CommandError, match="cannot be reached: connection refused"):
        call_command("serve")


@pytest.mark.django_db
def test_it_does_not_serve_a_home_that_is_being_restored(settings, tmp_path):
    settings.CAMTAY_HOME = tmp_path
    with home.hold(alone=True), pytest.raises(CommandError, match="being restored"):
        call_command("serve")


@pytest.mark.django_db
def test_it_says_when_the_address_is_taken(settings, tmp_path):
    from camtay.entrances.terminal import web

    settings.CAMTAY_HOME = tmp_path
    with web.listen("127.0.0.1:0") as taken, pytest.raises(CommandError, match="Cannot listen"):
        call_command("serve", bind=f"127.0.0.1:{taken.getsockname()[1]}")


@pytest.mark.django_db
def test_it_refuses_to_serve_nothing(settings, tmp_path):
    settings.CAMTAY_HOME = tmp_path
    with pytest.raises(CommandError, match="Nothing to serve"):
        call_command("serve", workers=0, jobs=0, no_schedule=True)


def test_it_listens_on_a_socket_file(tmp_path):
    from camtay.entrances.terminal import web

    for _ in range(2):  # a file left behind by an earlier run is no hindrance
        web.listen(f"unix:{tmp_path}/camtay.sock").close()
    assert (tmp_path / "camtay.sock").is_socket()
