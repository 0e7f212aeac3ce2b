"""Is the database ready for this version of the program, and what makes it so."""

from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

NO_ROUTE = {
    "sms": "no telephone company is set (CAMTAY_SMS_URL), text messages and sign-in codes stay queued",
    "email": "no mail server is set (CAMTAY_EMAIL_URL), letters and invitations stay queued",
}


def missing() -> list[str]:
    """What a start would stumble over, in words; empty when all is there. Raises OperationalError without database."""
    found = []
    if changes := unapplied():
        found.append(f"{len(changes)} changes to the database are not applied (first: {changes[0]})")
    table = settings.CACHES["default"].get("LOCATION", "")
    if "DatabaseCache" in settings.CACHES["default"]["BACKEND"] and not _has_table(table):
        found.append("the table that counts sign-in attempts is missing")
    if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"] and not _has_manifest():
        found.append("style sheets and images are not collected")
    return found


def unapplied() -> list[str]:
    """Migrations on disk that this database has not seen. By name alone: loading them all would double a start."""
    applied = MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations()
    found = []
    for config in apps.get_app_configs():
        module, _explicit = MigrationLoader.migrations_module(config.label)
        spec = find_spec(module) if module else None
        names = sorted(name for _, name, _ in iter_modules(spec.submodule_search_locations)) if spec else []
        found += [
            f"{config.label}.{name}"
            for name in names
            if name[0] not in "_~" and (config.label, name) not in applied
        ]
    return found


def make_ready(*, verbosity: int = 1) -> None:
    """Bring database, cache table and static files to this version. Safe to repeat."""
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)
    call_command("collectstatic", interactive=False, verbosity=0)


def close_connections() -> None:
    """Before a fork: a connection shared by two processes is broken for both."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's alone


def _has_table(name: str) -> bool:
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        return name in connection.introspection.table_names(cursor)


def _has_manifest() -> bool:
    return (settings.STATIC_ROOT / "staticfiles.json").exists()
