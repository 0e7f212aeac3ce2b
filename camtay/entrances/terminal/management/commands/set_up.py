"""`camtay set-up CODE --admin EMAIL`: a real place made ready."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from camtay.entrances.terminal import readiness, setting_up


class Command(BaseCommand):
    help = (
        "Make a place ready: database, units, procedures, calendar, style sheets, and its administrator, who gets"
        " a link. Safe to repeat: what stands already stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the place's code, such as 19945 (a commune) or 46 (a province)")
        parser.add_argument(
            "--admin", required=True, metavar="EMAIL", help="who looks after accounts and settings"
        )
        parser.add_argument("--name", default="Quản trị viên", help="the administrator's name")
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="a setting of the place; may be repeated",
        )

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        try:
            validate_email(options["admin"])
        except ValidationError as error:
            raise CommandError(f"{options['admin']} is not an e-mail address.") from error
        readiness.make_ready(verbosity=0)
        for line in setting_up.load_everything(now):
            self.stdout.write(line)
        try:
            place = setting_up.find_place(options["code"])
            changed = setting_up.change_settings(place, options["set"], now)
            admin = setting_up.appoint_admin(place, email=options["admin"], name=options["name"], now=now)
        except setting_up.SetUpError as error:
            raise CommandError(str(error)) from error
        self._report(f"{place.name} ({place.code})", changed, admin)

    def _report(self, place: str, changed: list[str], admin: setting_up.Admin) -> None:
        if changed:
            self.stdout.write(f"settings: {', '.join(changed)}")
        self.stdout.write(f"{place} is ready. Administrator: {admin.account.email}")
        if admin.link:
            self.stdout.write(
                f"They choose a password here, once, within a week (also sent by e-mail):\n  {admin.link}\n"
                "Give it to nobody else."
            )
        else:
            self.stdout.write("They have signed in before; nothing was sent.")
        self.stdout.write("Left to do: " + "; ".join(setting_up.what_is_left()))
