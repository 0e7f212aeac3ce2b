"""Writing an archive while the installation serves."""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from camtay.entrances.terminal.archive.choice import engine_here
from camtay.entrances.terminal.archive.manifest import NAME, ArchiveError, Manifest, fingerprints

KEYS = "keys.json"
FILES = "files"
DRAFTS = "tmp"


class Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self._digest.update(piece)
        return piece

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def write(target: Path, *, with_keys: bool, now: datetime) -> Manifest:
    """Write one archive to `target` (a new file; in a folder, a file named by the time) and describe it.

    The database first, then the files: they are named by their content and never change, so all that the copy of
    the database names is among them. Raises ArchiveError.
    """
    if target.is_dir():
        target = target / f"camtay-{now:%Y%m%d-%H%M%S}.tar.gz"
    if target.exists():
        raise ArchiveError(f"{target} exists already. Name a new file, or a folder.")
    engine = engine_here()
    manifest = Manifest(
        version=version("camtay"),
        engine=engine.name,
        made_at=now.isoformat(),
        keys=fingerprints(settings.KEYS),
        with_keys=with_keys,
    )
    draft = target.with_name(f"{target.name}.part")
    try:
        with (
            tempfile.TemporaryDirectory(dir=target.parent, prefix=".camtay-backup-") as folder,
            _open(draft) as raw,
        ):
            copy = Path(folder) / engine.member
            manifest.tables = engine.snapshot(copy)
            with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=1) as archive:
                _fill(archive, manifest, copy, with_keys=with_keys)
            raw.flush()
            os.fsync(raw.fileno())
        draft.rename(target)
    except OSError as error:
        raise ArchiveError(f"The archive could not be written: {error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _open(path: Path) -> IO[bytes]:
    """A new file that only this account may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _fill(archive: tarfile.TarFile, manifest: Manifest, copy: Path, *, with_keys: bool) -> None:
    _add(archive, manifest, copy, copy.name)
    if with_keys:
        _add(archive, manifest, Path(settings.CAMTAY_KEY_FILE), KEYS)
    root = Path(settings.FILES_ROOT)
    for path in stored_files(root):
        _add(archive, manifest, path, f"{FILES}/{path.relative_to(root).as_posix()}")
    content = manifest.to_json()
    info = tarfile.TarInfo(NAME)
    info.size, info.mode = len(content), 0o600
    archive.addfile(info, io.BytesIO(content))


def stored_files(root: Path) -> Iterator[Path]:
    """Every finished file, in a steady order; uploads under way have a folder of their own."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if Path(folder, name) != root / DRAFTS)
        yield from (Path(folder, name) for name in sorted(names))


def _add(archive: tarfile.TarFile, manifest: Manifest, path: Path, name: str) -> None:
    try:
        source: Any = path.open("rb")
    except FileNotFoundError:
        return  # thrown away by retention since the folder was listed
    with source:
        info = tarfile.TarInfo(name)
        status = os.fstat(source.fileno())
        info.size, info.mtime, info.mode = status.st_size, int(status.st_mtime), 0o600
        hashing = Hashing(source)
        archive.addfile(info, hashing)  # only `read` is called
    manifest.files[name] = hashing.hexdigest()
