"""For whoever watches the installation: is the process alive, is it ready to serve."""

import logging
import os
import shutil
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from camtay.domains.dispatch import queries as dispatch
from camtay.entrances.terminal import readiness
from camtay.foundation import jobs

logger = logging.getLogger(__name__)

DISK_NEEDED = 500 * 1024 * 1024  # bytes; below, an upload or a database's log may fill the disk
LAG_BORNE = 600  # seconds a message that is due may wait before somebody should look


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nothing of database or disk, so that a restart is not what a full disk gets."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """200 when requests can be served, 503 when not: `checks` says why. `warnings` want a look, but nobody is
    turned away for them. No secrets, no personal data."""
    checks = {"database": _database(), "keys": _keys(), "disk": _disk()}
    content: dict[str, Any] = {"version": version("camtay"), "checks": checks, "queues": {}, "warnings": []}
    if checks["database"] == "ok":
        checks["upgrade"] = _upgrade()
        if checks["upgrade"] == "ok":
            content["queues"] = _queues(content["warnings"])
    content["ready"] = all(state == "ok" for state in checks.values())
    return JsonResponse(content, status=200 if content["ready"] else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return "does not answer"
    return "ok"


def _upgrade() -> str:
    found = _missing()
    if found:
        _missing.cache_clear()
    return "; ".join((*found, "run `camtay upgrade`")) if found else "ok"


@cache
def _missing() -> tuple[str, ...]:
    """Once nothing is missing, nothing will be while this process lives: a new version is a new process."""
    return tuple(readiness.missing())


def _keys() -> str:
    path = Path(settings.CAMTAY_KEY_FILE)
    return "ok" if os.access(path, os.R_OK) else "the key file is gone or unreadable"


def _disk() -> str:
    free = shutil.disk_usage(settings.CAMTAY_HOME).free
    return "ok" if free >= DISK_NEEDED else f"{free // 1024 // 1024} MB free"


def _queues(warnings: list[str]) -> dict[str, Any]:
    found = {}
    for queue in dispatch.queues(timezone.now()):
        found[queue.channel] = {
            "via": queue.via, "waiting": queue.waiting, "lag_seconds": round(queue.lag), "failed": queue.failed,
        }  # fmt: skip
        if not queue.via and queue.waiting:
            warnings.append(
                f"{queue.waiting} messages wait for a way out: {readiness.NO_ROUTE[queue.channel]}"
            )
        elif queue.via and queue.lag > LAG_BORNE:
            warnings.append(f"{queue.channel}: a message that is due has waited {round(queue.lag)} seconds")
    found["jobs"] = _jobs(warnings)
    return found


def _jobs(warnings: list[str]) -> dict[str, Any]:
    names, lag = jobs.overview(), jobs.lag(timezone.now())
    if lag > LAG_BORNE:
        warnings.append(
            f"jobs: one that is due has waited {round(lag)} seconds; is `camtay serve` running them?"
        )
    if failed := [one.name for one in names if one.failed]:
        warnings.append(f"jobs: some failed for good: {', '.join(failed)}")
    return {
        "waiting": sum(one.queued for one in names),
        "running": sum(one.running for one in names),
        "lag_seconds": round(lag),
        "failed": sum(one.failed for one in names),
    }
