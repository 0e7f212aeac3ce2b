"""The database behind an installation: SQLite for a commune, PostgreSQL from a city up."""

from pathlib import Path
from typing import Any

import environ

# IMMEDIATE: a transaction that reads and then writes would else fail when another wrote in between.
# FULL: an acknowledged filing survives a power cut.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    " PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;"
)


def from_url(url: str, home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for `url`, or for SQLite in `home` when it is empty."""
    if not url:
        url = f"sqlite:///{home / 'camtay.sqlite3'}"
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if config["ENGINE"].endswith("sqlite3"):
        config["ENGINE"] = "camtay.foundation.sqlite3"
        config["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START}
        config["CONN_MAX_AGE"] = None
    else:
        config["OPTIONS"] = {
            "options": "-c jit=off",  # compiling a page's query takes longer than answering it
            **config.get("OPTIONS", {}),
            "pool": {"min_size": 1, "max_size": 8, "timeout": 20},
            "prepare_threshold": 1,  # statements made once (foundation/prepared) are planned once a connection
        }
        config["CONN_MAX_AGE"] = 0
    return config
