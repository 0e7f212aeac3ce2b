"""Tidying the store: drafts of broken uploads, content without a row, rows without a reference, damage."""

import hashlib
import logging
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from camtay.foundation.calendar.days import local_day
from camtay.foundation.files.serving import path_of, place_of
from camtay.foundation.kept import relations_to

if TYPE_CHECKING:
    from camtay.foundation.files.models import StoredFile

DRAFTS_AFTER = timedelta(days=1)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Swept:
    """How many were taken away: drafts, contents without a row, rows (with content) without a reference."""

    drafts: int
    without_row: int
    unreferenced: int


def sweep(now: datetime, *, unreferenced: bool = False) -> Swept:
    """Delete drafts and row-less content older than a day; with `unreferenced` also files nothing refers to.

    Safe beside uploads: what an upload is just putting in place is either left or put again by it.
    """
    before = now - DRAFTS_AFTER
    drafts = sum(_drop_if_old(path, before) for path in _inside(settings.FILES_ROOT / "tmp"))
    without_row = sum(_take_orphan(path, before) for path in _contents() if not _has_row(path.name))
    rows = 0
    if unreferenced:
        rows = sum(
            _take_unreferenced(pk, before, local_day(now)) for pk in _unreferenced(before, local_day(now))
        )
    return Swept(drafts, without_row, rows)


def drop(pks: Iterable[int], *, now: datetime) -> int:
    """Take these files away at once, but for those that something still refers to or a duty of retention keeps; the
    number taken. Call it after commit: what is gone from the disk does not come back with a rollback."""
    return sum(_take_unreferenced(pk, now, local_day(now)) for pk in sorted(set(pks)))


@transaction.atomic
def keep(file: "StoredFile", *, until: date) -> None:
    """Keep `file` at least until that day. A later day already set stays: duties of retention only add up."""
    from camtay.foundation.files.models import StoredFile

    StoredFile.objects.filter(pk=file.pk).filter(Q(keep_until=None) | Q(keep_until__lt=until)).update(
        keep_until=until
    )
    file.refresh_from_db(fields=["keep_until"])


def find_damage() -> Iterator[tuple[str, str]]:
    """(digest, “missing” or “altered”) of each row whose content is not what was stored; reads every file."""
    from camtay.foundation.files.models import StoredFile

    for file in StoredFile.objects.order_by("pk").iterator():
        try:
            with path_of(file).open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() != file.sha256:
                    yield file.sha256, "altered"
        except FileNotFoundError:
            yield file.sha256, "missing"


def _inside(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.iterdir())) if folder.is_dir() else iter(())


def _contents() -> Iterator[Path]:
    for outer in _inside(settings.FILES_ROOT):
        if len(outer.name) == 2:
            for inner in _inside(outer):
                yield from _inside(inner)


def _is_old(path: Path, before: datetime) -> bool:
    try:
        return path.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False


def _drop_if_old(path: Path, before: datetime) -> bool:
    if not _is_old(path, before):
        return False
    path.unlink(missing_ok=True)
    return True


def _has_row(digest: str) -> bool:
    from camtay.foundation.files.models import StoredFile

    return StoredFile.objects.filter(sha256=digest).exists()


def _set_aside(place: Path) -> Path | None:
    aside: Path = settings.FILES_ROOT / "tmp" / f"swept-{secrets.token_hex(16)}"
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        place.rename(aside)
    except FileNotFoundError:
        return None
    return aside


def _take_orphan(place: Path, before: datetime) -> bool:
    """Set aside first, look again, then delete: an upload may have refreshed it since it was listed."""
    if not _is_old(place, before):
        return False
    aside = _set_aside(place)
    if aside is None:
        return False
    if not _is_old(aside, before) or _has_row(place.name):
        with suppress(FileExistsError):
            os.link(aside, place)
        aside.unlink()
        return False
    aside.unlink()
    return True


def _unreferenced(before: datetime, today: date) -> list[int]:
    return list(_unreferenced_rows(before, today).order_by("pk").values_list("pk", flat=True))


def _unreferenced_rows(before: datetime, today: date) -> "QuerySet[StoredFile]":
    """Rows older than `before`, past their retention, to which no foreign key of any model points."""
    from camtay.foundation.files.models import StoredFile

    rows = StoredFile.objects.filter(created_at__lt=before).filter(
        Q(keep_until=None) | Q(keep_until__lt=today)
    )
    for relation in relations_to(StoredFile):
        pointing = relation.related_model._base_manager.filter(**{relation.field.attname: OuterRef("pk")})
        rows = rows.filter(~Exists(pointing))
    return rows


def _take_unreferenced(pk: int, before: datetime, today: date) -> bool:
    """The content goes aside before the row's removal commits, so that an upload of the same content either
    meets the old row (and is refused by its foreign key) or puts its own copy in place."""
    from camtay.foundation.files.models import StoredFile

    with transaction.atomic():
        row = StoredFile.objects.select_for_update().filter(pk=pk).first()
        if row is None or not _unreferenced_rows(before, today).filter(pk=pk).exists():
            return False
        place = place_of(row.sha256)
        aside = _set_aside(place)
        try:
            row.delete()
        except BaseException:
            if aside is not None:
                with suppress(FileExistsError):
                    os.link(aside, place)
            raise
        transaction.on_commit(lambda: aside.unlink(missing_ok=True) if aside else None)
    logger.info("swept a file that nothing refers to", extra={"sha256": row.sha256})
    return True
