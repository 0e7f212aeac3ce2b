"""`camtay demo`: what bin/demo runs once everything is installed."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.demo import load, people, smoke
from camtay.entrances.terminal import readiness


class Command(BaseCommand):
    help = "Load the demo city where it is not loaded yet, print addresses and sign-ins, and serve it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--smoke", action="store_true", help="look at the main pages as each role, then end"
        )

    def handle(self, **options: Any) -> None:
        if not settings.CAMTAY_DEMO:
            raise CommandError("The demonstration runs with CAMTAY_DEMO=1. Start it with bin/demo.")
        self._prepare()
        if options["smoke"]:
            sys.exit(smoke.run(self.stdout.write))
        address = f"http://127.0.0.1:{options['port']}"
        self.stdout.write(WELCOME % {"address": address, "password": people.PASSWORD})
        for line in people.sign_ins():
            self.stdout.write(f"  {line}")
        self.stdout.flush()
        bind = f"127.0.0.1:{options['port']}"
        if address == settings.CAMTAY_PUBLIC_URL:
            call_command("serve", bind=bind)
            return
        readiness.close_connections()  # printed addresses come from the environment: start over with the right one
        environment = {**os.environ, "CAMTAY_PUBLIC_URL": address}
        os.execve(sys.executable, [sys.executable, "-m", "camtay", "serve", "--bind", bind], environment)

    def _prepare(self) -> None:
        if readiness.missing():
            self.stdout.write("preparing the database")
            call_command("upgrade", verbosity=0)
        if not load.is_loaded():
            load.load(timezone.localdate(), self.stdout.write)


WELCOME = """
Cầm Tay: thành phố trình diễn / the demo city

  Cổng của bà con (portal)          %(address)s/
  Vào bằng một cú bấm (personas)    %(address)s/trai-nghiem/
  Tin nhắn gửi đi (inbox)           %(address)s/hop-thu-mau/
  Việc hôm nay (desk)               %(address)s/can-bo/
  Số liệu điều hành (cockpit)       %(address)s/dieu-hanh/

Mật khẩu của cán bộ (staff password): %(password)s
"""
