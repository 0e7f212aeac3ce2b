"""`camtay export-open-data DIR`: the public figures as CSV and JSON, with their catalogue."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.domains.indicators import queries
from camtay.foundation.access import SYSTEM
from camtay.foundation.tables.exporting import Field, export_csv
from camtay.foundation.tables.open_files import export_json

CATALOGUE = "danh-muc.jsonld"


class Command(BaseCommand):
    help = (
        "Write the public figures of all communes as CSV and JSON, with a DCAT catalogue: no names, no number under five. "
        "The same files as the page of open data gives out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, **options: Any) -> None:
        folder, now = options["folder"], timezone.now()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for one in queries.DATASETS:
                rows = list(queries.open_rows(one.code, by=SYSTEM, now=now))
                fields = [Field(name, name) for name in one.columns]
                (folder / f"{one.code}.csv").write_bytes(
                    b"".join(export_csv(fields, queries.open_cells(rows)))
                )
                (folder / f"{one.code}.json").write_bytes(b"".join(export_json(rows)))
                self.stdout.write(f"{one.code:16} {len(rows):>9} rows")
            home = f"{settings.CAMTAY_PUBLIC_URL}{queries.OPEN_DATA_HOME}"
            told = queries.catalogue(home, title="Dữ liệu mở", publisher="Cầm Tay", now=now)
            (folder / CATALOGUE).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
        except OSError as error:
            raise CommandError(str(error)) from error
