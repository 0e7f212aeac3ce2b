"""An installation is copied while it works, and put back to the last record; on whichever database this run has."""

import io
import json
import tarfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from camtay.domains.dispatch import actions
from camtay.domains.dispatch.models import Message
from camtay.entrances.terminal import home
from camtay.entrances.terminal.archive import manifest, writing
from camtay.entrances.terminal.archive.choice import engine_here

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def house(settings, tmp_path) -> Path:
    """A home with two stored files and one upload under way."""
    settings.CAMTAY_HOME = tmp_path / "home"
    settings.FILES_ROOT = settings.CAMTAY_HOME / "files"
    settings.CAMTAY_KEY_FILE = tmp_path / "keys.json"
    settings.CAMTAY_KEY_FILE.write_text('{"current": "k1"}')
    put_file(settings, "ab/abc1", b"giay chung sinh")
    put_file(settings, "cd/cde2", b"\x00" * 300_000)
    put_file(settings, "tmp/draft", b"half")
    return settings.CAMTAY_HOME


def put_file(settings, name: str, content: bytes) -> None:
    path = settings.FILES_ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write(*keys: str) -> None:
    for key in keys:
        actions.write(
            key=key, channel="email", address="man@example.vn", body="Chào bà Mận", kind="test", now=NOW
        )


def keys_written() -> set[str]:
    return set(Message.objects.values_list("key", flat=True))


@pytest.fixture
def archive(tmp_path) -> Path:
    write("one", "two")
    call_command("backup", tmp_path / "copy.tar.gz", stdout=io.StringIO())
    return tmp_path / "copy.tar.gz"


def restore(archive: Path, **options: bool) -> str:
    said = io.StringIO()
    call_command("restore", archive, stdout=said, **options)
    return said.getvalue()


def rewrite(archive: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """The same archive with each member's content passed through `change`."""
    with tarfile.open(archive) as old:
        members = [(info.name, old.extractfile(info).read()) for info in old]
    with tarfile.open(archive, "w:gz") as new:
        for name, content in members:
            if (changed := change(name, content)) is not None:
                info = tarfile.TarInfo(name)
                info.size = len(changed)
                new.addfile(info, io.BytesIO(changed))


def members(archive: Path) -> list[str]:
    with tarfile.open(archive) as found:
        return found.getnames()


def test_everything_comes_back_and_the_rest_is_laid_aside(archive, house, settings):
    write("three")
    Message.objects.filter(key="one").delete()
    put_file(settings, "ab/abc1", b"")
    put_file(settings, "ef/later", b"x")
    assert "all counted and equal" in restore(archive, replace=True)
    assert keys_written() == {"one", "two"}
    assert (settings.FILES_ROOT / "ab/abc1").read_bytes() == b"giay chung sinh"
    assert (settings.FILES_ROOT / "cd/cde2").stat().st_size == 300_000
    assert not (settings.FILES_ROOT / "ef").exists()
    [aside] = house.glob("before-restore-*")
    assert (aside / "files/ef/later").exists()
    assert (aside / Path(connection.settings_dict["NAME"]).name).exists() or (
        aside / "database.dump"
    ).exists()


def test_it_restores_into_an_empty_house(archive, settings):
    Message.objects.all().delete()
    for path in list(writing.stored_files(settings.FILES_ROOT)):
        path.unlink()
    restore(archive)
    assert keys_written() == {"one", "two"}
    assert (settings.FILES_ROOT / "ab/abc1").exists()
    write("three")
    assert "three" in keys_written()


def test_a_copy_taken_under_load_is_whole(tmp_path, settings):
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            put_file(settings, f"zz/f{number}", b"x" * number)
            write(f"k{number}")
            number += 1
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        while Message.objects.count() < 20:
            pass
        made = writing.write(tmp_path / "copy.tar.gz", with_keys=False, now=NOW)
    finally:
        stop.set()
        worker.join()
    assert Message.objects.count() > made.tables["dispatch_message"] >= 20
    restore(tmp_path / "copy.tar.gz", replace=True)
    there = keys_written()
    assert len(there) == made.tables["dispatch_message"]
    assert there == {f"k{number}" for number in range(len(there))}
    assert all((settings.FILES_ROOT / f"zz/f{key[1:]}").exists() for key in there)


def test_it_says_what_it_holds(archive, house):
    with tarfile.open(archive) as found:
        said = json.load(found.extractfile("manifest.json"))
    assert said["tables"]["dispatch_message"] == 2
    assert said["engine"] == connection.vendor
    assert set(said["files"]) == {engine_here().member, "files/ab/abc1", "files/cd/cde2"}
    assert archive.stat().st_mode & 0o077 == 0


def test_a_folder_gets_a_file_named_by_the_time(tmp_path):
    writing.write(tmp_path, with_keys=False, now=NOW)
    assert (tmp_path / "camtay-20260302-013000.tar.gz").exists()
    assert not list(tmp_path.glob("*.part"))


def test_it_overwrites_no_file(archive):
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", archive)


def test_it_does_not_touch_a_house_in_use(archive):
    with pytest.raises(CommandError, match="not empty"):
        restore(archive)
    with home.hold(alone=False), pytest.raises(CommandError, match="Stop `camtay serve` first"):
        restore(archive, replace=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda name, content: content[:-1] + b"?" if name == "files/ab/abc1" else content,
            "damaged: files/ab/abc1",
        ),
        (lambda name, content: None if name == "files/cd/cde2" else content, "damaged: files/cd/cde2"),
        (lambda name, content: None if name == "manifest.json" else content, "no manifest.json"),
        (lambda name, content: b"{}" if name == "manifest.json" else content, "newer version"),
        (lambda name, content: b"no json" if name == "manifest.json" else content, "cannot be read"),
    ],
)
def test_a_damaged_archive_changes_nothing(archive, change, words):
    rewrite(archive, change)
    write("three")
    with pytest.raises(CommandError, match=words):
        restore(archive, replace=True)
    assert keys_written() == {"one", "two", "three"}


def test_an_archive_cut_short_changes_nothing(archive):
    archive.write_bytes(archive.read_bytes()[:-400])
    with pytest.raises(CommandError, match=r"cannot be unpacked|no manifest"):
        restore(archive, replace=True)
    assert keys_written() == {"one", "two"}


def edit(archive: Path, **change: object) -> None:
    def changed(name: str, content: bytes) -> bytes:
        return json.dumps({**json.loads(content), **change}).encode() if name == "manifest.json" else content

    rewrite(archive, changed)


def test_counts_that_differ_change_nothing(archive, settings):
    with tarfile.open(archive) as found:
        tables = json.load(found.extractfile("manifest.json"))["tables"]
    edit(archive, tables={**tables, "dispatch_message": 3})
    write("three")
    with pytest.raises(CommandError, match="dispatch_message"):
        restore(archive, replace=True)
    assert keys_written() == {"one", "two", "three"}
    assert (settings.FILES_ROOT / "ab/abc1").exists()


def test_another_engines_archive_is_refused(archive):
    edit(archive, engine="oracle")
    with pytest.raises(CommandError, match="CAMTAY_DATABASE_URL"):
        restore(archive, replace=True)


def test_keys_stay_out_unless_asked_for(archive, tmp_path, settings):
    assert "keys.json" not in members(archive)
    with pytest.raises(CommandError, match="holds no keys"):
        restore(archive, replace=True, with_keys=True)
    said = io.StringIO()
    call_command("backup", tmp_path / "keys.tar.gz", with_keys=True, stdout=said)
    assert "can read every citizen number" in said.getvalue()
    settings.CAMTAY_KEY_FILE.write_text("others")
    restore(tmp_path / "keys.tar.gz", replace=True, with_keys=True)
    assert settings.CAMTAY_KEY_FILE.read_text() == '{"current": "k1"}'
    assert settings.CAMTAY_KEY_FILE.stat().st_mode & 0o077 == 0
    [kept] = settings.CAMTAY_HOME.glob("before-restore-*/keys.json.before-restore")
    assert kept.read_text() == "others"


def test_an_archive_under_other_keys_is_refused(archive):
    edit(archive, keys={"k1": "0" * 16, "index": "1" * 16})
    with pytest.raises(CommandError, match=r"other keys \(index, k1\)"):
        restore(archive, replace=True)
    restore(archive, replace=True, any_keys=True)
    assert keys_written() == {"one", "two"}


def test_a_key_added_since_does_not_matter():
    made = manifest.Manifest("1", "sqlite", "", keys={"k1": "a", "index": "b"})
    assert made.lacks({"k1": "a", "k2": "c", "index": "b"}) == []
    assert made.lacks({"k1": "x", "index": "b"}) == ["k1"]
