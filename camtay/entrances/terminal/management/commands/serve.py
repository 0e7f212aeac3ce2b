"""`camtay serve`: web, jobs and schedule under one parent."""

import gc
import importlib
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db.utils import OperationalError

from camtay.entrances.terminal import home, readiness, web
from camtay.entrances.terminal.supervisor import Child, Supervisor


class Command(BaseCommand):
    help = "Serve the installation: web pages, queued jobs and the schedule, under one parent that keeps them alive."
    requires_system_checks: list[
        str
    ] = []  # `camtay check` has its own time; here a start takes under a second

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="host:port, or unix:/path behind nginx")
        parser.add_argument("--workers", type=int, default=2, help="web processes; 0 for none (default 2)")
        parser.add_argument(
            "--threads", type=int, default=4, help="requests a web process answers at once (default 4)"
        )
        parser.add_argument(
            "--jobs", type=int, default=1, help="processes for queued jobs; 0 for none (default 1)"
        )
        parser.add_argument(
            "--no-schedule", action="store_true", help="leave messages and the schedule to another"
        )

    def handle(self, **options: Any) -> None:
        self._check_database()
        try:
            with home.hold(alone=False):
                status = self._serve(options)
        except home.HomeInUseError as error:
            raise CommandError(f"{error} is being restored. Wait for `camtay restore` to end.") from error
        sys.exit(status)

    def _serve(self, options: dict[str, Any]) -> int:
        children = [self._web(options)] if options["workers"] else []
        children += [
            Child(f"jobs {number + 1}", lambda: call_command("work_jobs"))
            for number in range(options["jobs"])
        ]
        if not options["no_schedule"]:
            children.append(Child("schedule", lambda: call_command("keep_time")))
        if not children:
            raise CommandError("Nothing to serve: no web process, no jobs, no schedule.")
        warm_up()
        readiness.close_connections()
        gc.freeze()  # what is loaded now stays shared with the children
        return Supervisor(children).run()

    def _check_database(self) -> None:
        try:
            missing = readiness.missing()
        except OperationalError as error:
            raise CommandError(
                f"The database cannot be reached: {str(error).strip()}\n"
                "Start it, or correct CAMTAY_DATABASE_URL (CAMTAY_HOME for SQLite)."
            ) from error
        if missing:
            raise CommandError(
                f"Not ready: {'; '.join(missing)}.\n"
                "Run `camtay upgrade` (a new place: `camtay set-up CODE --admin EMAIL`), then `camtay serve` again."
            )

    def _web(self, options: dict[str, Any]) -> Child:
        bind = options["bind"]
        try:
            listener = web.listen(bind)
        except (OSError, ValueError, OverflowError) as error:
            raise CommandError(
                f"Cannot listen on {bind}: {error}. Is it served already? Try another --bind."
            ) from error
        where = bind if bind.startswith("unix:") else "{}:{}".format(*listener.getsockname()[:2])
        self.stdout.write(f"Cầm Tay: {settings.CAMTAY_PUBLIC_URL} (listening on {where}; Ctrl-C stops it)")
        self.stdout.flush()
        server = web.Server(listener, workers=options["workers"], threads=options["threads"])
        return Child("web", server.run)


def warm_up() -> None:
    """Load here, once, what each web process would load with its first request."""
    importlib.import_module(settings.ROOT_URLCONF)
