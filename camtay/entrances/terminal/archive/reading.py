"""Putting an archive back."""

import hashlib
import shutil
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.utils import OperationalError

from camtay.entrances.terminal.archive import engines
from camtay.entrances.terminal.archive.choice import engine_here
from camtay.entrances.terminal.archive.manifest import NAME, ArchiveError, Manifest, fingerprints
from camtay.entrances.terminal.archive.writing import FILES, KEYS, stored_files


def restore(source: Path, *, replace: bool, with_keys: bool, any_keys: bool, now: datetime) -> Manifest:
    """Put the archive in place of this installation's database and files; what it held.

    Everything is unpacked beside and checked before the first thing is touched. Raises ArchiveError; then, unless
    it says otherwise, nothing has changed. With `replace`, what was here is laid into `before-restore-…`.
    """
    home = Path(settings.CAMTAY_HOME)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        beside = Path(folder)
        manifest = unpack(source, beside)
        engine = engine_here()
        check_fit(manifest, engine, with_keys=with_keys, any_keys=any_keys)
        occupied = _occupied(engine)
        if occupied and not replace:
            raise ArchiveError(
                f"This installation is not empty ({occupied}). Restore into a new CAMTAY_HOME and database,"
                " or add --replace: what is here is then laid aside."
            )
        aside = None
        if occupied:
            aside = home / f"before-restore-{now:%Y%m%d-%H%M%S}"
            aside.mkdir(mode=0o700)
        engine.load(beside / engine.member, manifest.tables, aside)
        _put_files(beside / FILES, aside)
        if with_keys:
            _put_keys(beside / KEYS, aside)
    return manifest


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack into `folder` and compare each file with its hash. Raises ArchiveError for anything amiss."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise ArchiveError(f"{source} cannot be unpacked: {error}.") from error
    listing = folder / NAME
    if not listing.exists():
        raise ArchiveError(f"{source} has no {NAME}: it is cut short, or no archive of ours.")
    manifest = Manifest.from_json(listing.read_bytes())
    there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and p != listing}
    wrong = sorted(there.keys() ^ manifest.files.keys())
    wrong += sorted(
        name for name, path in there.items() if name in manifest.files and _hash(path) != manifest.files[name]
    )
    if wrong:
        raise ArchiveError(
            f"The archive is damaged: {', '.join(wrong[:5])}{' and more' if len(wrong) > 5 else ''}."
        )
    return manifest


def check_fit(manifest: Manifest, engine: engines.Engine, *, with_keys: bool, any_keys: bool) -> None:
    """Can this installation take the archive: engine, keys, nobody else at work? Raises ArchiveError."""
    if manifest.engine != engine.name:
        raise ArchiveError(
            f"The archive is of {manifest.engine}, this installation runs on {engine.name}. Set CAMTAY_DATABASE_URL."
        )
    if with_keys and not manifest.with_keys:
        raise ArchiveError("The archive holds no keys. Put the key file in place from its own copy.")
    lacking = manifest.lacks(fingerprints(settings.KEYS))
    if lacking and not with_keys and not any_keys:
        raise ArchiveError(
            f"The archive was made under other keys ({', '.join(lacking)}): citizen numbers in it could not be read."
            " Put the key file of that time at CAMTAY_KEY_FILE first"
            + (", or add --with-keys: the archive holds it." if manifest.with_keys else ".")
            + " To do without those numbers, add --any-keys."
        )
    if others := engine.others():
        raise ArchiveError(
            f"The database has {others} other connections. Stop `camtay serve` everywhere first."
        )


def _occupied(engine: engines.Engine) -> str:
    try:
        records = engines.holds_records()
    except OperationalError as error:
        raise ArchiveError(f"The database cannot be reached: {error}.") from error
    files = next(stored_files(Path(settings.FILES_ROOT)), None) is not None
    return ", ".join(
        [
            *([f"its {engine.name} database holds records"] if records else []),
            *(["it holds files"] if files else []),
        ]
    )


def _put_files(new: Path, aside: Path | None) -> None:
    root = Path(settings.FILES_ROOT)
    if root.exists():
        if aside is not None:
            root.rename(aside / FILES)
        else:
            shutil.rmtree(root)  # found empty above
    new.mkdir(exist_ok=True)
    new.chmod(0o700)
    root.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(new, root)


def _put_keys(new: Path, aside: Path | None) -> None:
    target = Path(settings.CAMTAY_KEY_FILE)
    if target.exists():
        keep = (aside or target.parent) / f"{target.name}.before-restore"
        shutil.copy2(target, keep)
        keep.chmod(0o600)
    draft = target.with_name(f"{target.name}.new")
    draft.touch(mode=0o600)
    draft.write_bytes(new.read_bytes())
    draft.rename(target)


def _hash(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
