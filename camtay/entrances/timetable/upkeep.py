"""What is done each night, so that nothing grows without end."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people import actions as people
from camtay.domains.people.states import FORGOTTEN
from camtay.foundation import files, jobs
from camtay.foundation.audit import journal
from camtay.foundation.once.once import forget_before

DAYS_IN_MONTH = 365.25 / 12
REQUESTS_KEPT = timedelta(days=30)  # a field outbox may come back after a month without network


def forget_jobs(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    jobs.forget_old(now)


def forget_requests(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    forget_before(now - REQUESTS_KEPT)


def clear_sessions(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Django reads the clock itself here."""
    call_command("clearsessions")


def sweep_files(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Drafts of broken uploads, and content no row knows; never what a row refers to."""
    files.sweep(now)


def look_at_tables(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Tell SQLite how full its tables are, or it takes long ways through them. PostgreSQL looks for itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")


def purge_codes(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """One-time codes that are no longer counted against who asks too often."""
    people.purge_codes(now=now)


def forget_looks(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Who looked at whose data, once its term is over; and the telephones of those who were forgotten and told so."""
    journal.forget_looks(before=now - timedelta(days=round(settings.CAMTAY_LOOKS_MONTHS * DAYS_IN_MONTH)))
    dispatch.forget_addresses(kind=FORGOTTEN, now=now)
