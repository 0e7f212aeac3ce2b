"""Tidying takes what nobody needs, and only that."""

import io
import os
from datetime import UTC, datetime, timedelta

import pytest
from django.db import models, transaction

from camtay.foundation.files import PAPERS, find_damage, keep, path_of, store, sweep, sweeping
from camtay.foundation.files.models import StoredFile
from camtay.foundation.files.tests import samples

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


def take(word: str = "a") -> StoredFile:
    return store(io.BytesIO(samples.pdf(word=word)), name="a.pdf", kinds=PAPERS, now=NOW)


def take_and_roll_back(word: str) -> StoredFile:
    with transaction.atomic():
        lost = take(word)
        transaction.set_rollback(True)
    return lost


def age(path, moment=NOW):
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_it_deletes_drafts_of_yesterday_and_leaves_those_of_today(files_root):
    (files_root / "tmp").mkdir(parents=True)
    old, fresh = files_root / "tmp" / "old", files_root / "tmp" / "fresh"
    old.write_bytes(b"x")
    fresh.write_bytes(b"x")
    age(old)
    age(fresh, LATER)
    assert sweep(LATER).drafts == 1
    assert (old.exists(), fresh.exists()) == (False, True)


def test_it_deletes_old_content_whose_row_was_rolled_back():
    kept = take("kept")
    lost = take_and_roll_back("lost")
    for file in (kept, lost):
        age(path_of(file))
    assert sweep(NOW).without_row == 0, "an upload may still be under way"
    assert sweep(LATER).without_row == 1
    assert (path_of(kept).exists(), path_of(lost).exists()) == (True, False)


def test_it_leaves_content_that_an_upload_has_just_used_again():
    lost = take_and_roll_back("again")
    age(path_of(lost))
    file = take("again")
    StoredFile.objects.all().delete()
    age(path_of(file), LATER)
    assert sweep(LATER).without_row == 0


def test_it_deletes_unreferenced_rows_only_when_told_and_past_their_retention(
    django_capture_on_commit_callbacks,
):
    file, retained = take("a"), take("b")
    keep(retained, until=LATER.date() + timedelta(days=30))
    keep(retained, until=LATER.date())
    assert sweep(LATER).unreferenced == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep(LATER, unreferenced=True).unreferenced == 1
    assert list(StoredFile.objects.all()) == [retained]
    assert (path_of(file).exists(), path_of(retained).exists()) == (False, True)


def test_it_never_deletes_what_a_record_refers_to(monkeypatch):
    file = take()

    class Pointer:
        """Stands for a record of some domain: this room may not know any."""

        related_model = StoredFile
        field = models.BigIntegerField()

    Pointer.field.attname = "id"
    monkeypatch.setattr(sweeping, "relations_to", lambda _model: [Pointer])
    assert sweep(LATER, unreferenced=True).unreferenced == 0
    assert path_of(file).exists()


def test_it_finds_what_the_disk_has_lost_or_changed():
    sound, missing, altered = take("a"), take("b"), take("c")
    assert list(find_damage()) == []
    path_of(missing).unlink()
    path_of(altered).write_bytes(b"other")
    assert set(find_damage()) == {(missing.sha256, "missing"), (altered.sha256, "altered")}
    assert path_of(sound).exists()


def test_it_heals_a_lost_content_when_it_is_sent_again():
    file = take()
    path_of(file).unlink()
    assert take() == file
    assert path_of(file).exists()
