"""The suite's database: made by migrations once, then copied for every process of the run.

Migrations take 10 s of processor time, a copy a fraction of a second. SQLite's is kept in `.pytest_cache` until a
migration or a library changes; PostgreSQL's is made once a run, and copied as Django's own parallel tests do.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).parent.parent
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """In the place of pytest-django's, which migrates in every process."""
    own = tmp_path_factory.getbasetemp()
    run = own if WORKER == "alone" else own.parent
    kept = request.config.cache.mkdir("database")
    with django_db_blocker.unblock():
        with one_process_at_a_time(kept / "lock"):
            connection.settings_dict["NAME"] = (
                copy_file(kept / f"{digest_of_migrations()}.sqlite3")
                if connection.vendor == "sqlite"
                else copy_database(run / "migrated")
            )
        yield
        connection.creation.destroy_test_db(verbosity=0)


@contextmanager
def one_process_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def digest_of_migrations() -> str:
    """Of everything that the tables come from: ours, and the libraries'."""
    read = hashlib.sha256()
    for path in [*sorted(ROOT.glob("camtay/*/*/migrations/*.py")), ROOT / "requirements" / "dev.txt"]:
        read.update(path.read_bytes())
    return read.hexdigest()[:16]


def copy_file(template: Path) -> str:
    """The name of this process's own copy."""
    own = connection.creation._get_test_db_name()
    if not template.exists():
        migrate()
        for old in template.parent.glob("*.sqlite3"):
            old.unlink()
        shutil.copy(own, half := template.with_suffix(".half"))
        half.rename(template)
    return str(shutil.copy(template, own))


def copy_database(migrated: Path) -> str:
    """The same. `migrated`: a file that says whether this run has made the one to copy from."""
    creation = connection.creation
    if migrated.exists():
        connection.settings_dict["NAME"] = creation._get_test_db_name()
    else:
        migrate()
        migrated.touch()
    creation.clone_test_db(WORKER, verbosity=0, autoclobber=True)
    return str(creation.get_test_db_clone_settings(WORKER)["NAME"])


def migrate() -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()  # what is written ahead goes into the file, and nobody is in the way of copying
