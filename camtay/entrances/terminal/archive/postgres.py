"""PostgreSQL: pg_dump in an exported snapshot, and one transaction that replaces everything."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import IO, Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from camtay.entrances.terminal import readiness
from camtay.entrances.terminal.archive import engines
from camtay.entrances.terminal.archive.manifest import ArchiveError

# Tables and all they own go; extensions stay, since their owner may be another than this account.
EMPTY_SCHEMA = """
DO $$ DECLARE thing record; BEGIN
  FOR thing IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', thing.name);
  END LOOP;
  FOR thing IN SELECT viewname AS name FROM pg_views v WHERE schemaname = 'public' AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = format('public.%I', v.viewname)::regclass AND d.deptype = 'e') LOOP
    EXECUTE format('DROP VIEW IF EXISTS public.%I CASCADE', thing.name);
  END LOOP;
  FOR thing IN SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP SEQUENCE IF EXISTS public.%I CASCADE', thing.name);
  END LOOP;
  FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', thing.name);
  END LOOP;
END $$;
"""


class Postgres:
    name = "postgresql"
    member = "database.dump"

    def snapshot(self, target: Path) -> dict[str, int]:
        """The dump and the counts see one moment: pg_dump works in the snapshot that the counting transaction holds."""
        self._check_client("pg_dump")
        connection = connections[DEFAULT_DB_ALIAS]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            moment = cursor.fetchone()[0]
            self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-comments", f"--snapshot={moment}", f"--file={target}")  # fmt: skip
            return engines.count_rows()

    def load(self, source: Path, tables: dict[str, int], aside: Path | None) -> None:
        if aside is not None:
            self.snapshot(aside / self.member)
        self._check_client("pg_restore", "psql")
        readiness.close_connections()
        psql = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program
            [_program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**self._environment(), "PGOPTIONS": "-c client_min_messages=warning"},
        )
        assert psql.stdin is not None
        assert psql.stderr is not None
        complaint = ""
        try:
            psql.stdin.write(b"BEGIN;\n" + EMPTY_SCHEMA.encode())
            psql.stdin.flush()
            complaint = _feed(source, psql.stdin)
            if not complaint:  # without this line the transaction ends with psql, and nothing has changed
                psql.stdin.write(_checks(tables).encode() + b"COMMIT;\n")
            psql.stdin.close()
        except BrokenPipeError:
            pass  # psql met an error and has said so
        said = psql.stderr.read().decode(errors="replace").strip()
        psql.stderr.close()
        if psql.wait() != 0 or complaint:
            raise ArchiveError(
                f"PostgreSQL did not take the copy, and nothing was changed: {said or complaint}"
            )

    def others(self) -> int:
        """Ours are closed first; the server takes a moment to see that."""
        readiness.close_connections()
        with psycopg.connect(**self._address()) as plain:
            for _ in range(20):
                row = plain.execute(
                    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
                ).fetchone()
                plain.rollback()  # else the statistics stay those of the first look
                if row == (0,):
                    return 0
                time.sleep(0.1)
        return int(row[0]) if row else 0

    def _run(self, *command: str) -> None:
        whole = [_program(command[0]), *command[1:]]
        found = subprocess.run(whole, env=self._environment(), capture_output=True, text=True, check=False)  # noqa: S603
        if found.returncode:
            raise ArchiveError(f"{command[0]} failed: {found.stderr.strip()}")

    def _address(self) -> dict[str, Any]:
        """How to reach the database, in libpq's words."""
        config = connections[DEFAULT_DB_ALIAS].settings_dict
        given = {
            "host": config["HOST"],
            "port": config["PORT"],
            "user": config["USER"],
            "password": config["PASSWORD"],
            "dbname": config["NAME"],
            **{name: config["OPTIONS"].get(name) for name in ("sslmode", "sslrootcert")},
        }
        return {name: str(value) for name, value in given.items() if value}

    def _environment(self) -> dict[str, str]:
        """The same for client programs: in the environment, where other accounts do not see the password."""
        address = self._address()
        address["database"] = address.pop("dbname")
        return {**os.environ, **{f"PG{name.upper()}": value for name, value in address.items()}}

    def _check_client(self, *names: str) -> None:
        """Refuse client programs older than the server: pg_dump would, and a restore could lose what they do not know."""
        server = connections[DEFAULT_DB_ALIAS].get_database_version()[0]
        for name in names:
            said = subprocess.run([_program(name), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
            client = int(said.stdout.split()[2].split(".")[0])
            if client < server:
                raise ArchiveError(
                    f"{name} is of version {client}, the server of {server}."
                    f" Install the client of the server's version (Debian: postgresql-client-{server})."
                )


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise ArchiveError(
            f"{name} is missing. Install PostgreSQL's client programs (Debian: postgresql-client)."
        )
    return path


def _feed(source: Path, sink: IO[bytes]) -> str:
    """Write the dump as SQL into `sink`; what pg_restore complained of, or an empty text."""
    command = [
        _program("pg_restore"),
        "--no-owner",
        "--no-privileges",
        "--no-comments",
        "--file=-",
        str(source),
    ]
    found = subprocess.run(command, stdout=sink, stderr=subprocess.PIPE, check=False)  # noqa: S603
    if found.returncode == 0:
        return ""
    return found.stderr.decode(errors="replace").strip() or "pg_restore failed"


def _checks(tables: dict[str, int]) -> str:
    """SQL that fails, and so undoes everything, when a table has other than its rows."""
    lines = []
    for name, count in tables.items():
        table = '"' + name.replace('"', '""') + '"'
        words = f"table {name} has not its {count} rows".replace("'", "''").replace("%", "%%")
        wrong = f"(SELECT COUNT(*) FROM public.{table}) <> {count}"  # noqa: S608 -- a name from our own manifest
        lines.append(f"IF {wrong} THEN RAISE EXCEPTION '{words}'; END IF;")
    return "DO $$ BEGIN\n" + "\n".join(lines) + "\nEND $$;\n"
