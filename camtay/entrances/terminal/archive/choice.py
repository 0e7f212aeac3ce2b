"""Which engine this installation runs on."""

from django.db import DEFAULT_DB_ALIAS, connections

from camtay.entrances.terminal.archive.engines import Engine
from camtay.entrances.terminal.archive.postgres import Postgres
from camtay.entrances.terminal.archive.sqlite import Sqlite


def engine_here() -> Engine:
    return Sqlite() if connections[DEFAULT_DB_ALIAS].vendor == "sqlite" else Postgres()
