"""Is the database ready for this version of the program, and what makes it so."""

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

NO_ROUTE = {
    "sms": "no telephone company is set (CAMTAY_SMS_URL), text messages and sign-in codes stay queued",
    "email": "no mail server is set (CAMTAY_EMAIL_URL), letters and invitations stay queued",
}


def missing() -> list[str]:
    """What a start would stumble over, in words; empty when all is there. Raises OperationalError without database."""
    connection = connections[DEFAULT_DB_ALIAS]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    found = []
    if plan:
        found.append(f"{len(plan)} changes to the database are not applied (first: {plan[0][0]})")
    table = settings.CACHES["default"].get("LOCATION", "")
    if "DatabaseCache" in settings.CACHES["default"]["BACKEND"] and not _has_table(table):
        found.append("the table that counts sign-in attempts is missing")
    if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"] and not _has_manifest():
        found.append("style sheets and images are not collected")
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
            connection.close_pool()


def _has_table(name: str) -> bool:
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        return name in connection.introspection.table_names(cursor)


def _has_manifest() -> bool:
    return (settings.STATIC_ROOT / "staticfiles.json").exists()
