"""`camtay search-procedures "lam khai sinh cho con" --format json`"""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from camtay.domains.procedures import queries


class Command(BaseCommand):
    help = "Find procedures in people's own words; with - one query a line is read from standard input."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", help="what somebody would say, or - for standard input")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, **options: Any) -> None:
        if options["query"] != "-":
            self._answer(options["query"], options)
            return
        # A terminal may speak another encoding than the people who pipe lists in.
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for line in sys.stdin:
            self._answer(line.strip(), options)
            self.stdout.flush()

    def _answer(self, query: str, options: dict[str, Any]) -> None:
        hits = queries.find(query, limit=options["limit"]) if query else []
        if options["format"] == "json":
            rows = [{"code": hit.code, "name": hit.name, "score": hit.score} for hit in hits]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for hit in hits:
            self.stdout.write(f"{hit.score:.2f}  {hit.code}  {hit.name}")
