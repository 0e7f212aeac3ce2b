"""The same city counted by DuckDB, PostgreSQL (the same SQL text), pandas and Apache Spark on two workers.

    .venv/bin/python -m benchmarks.lake_engines [--cases 300000] [--runs 3] [--without postgresql spark pandas]

All figures × communes × 36 months; stocks at the end of each month. Every answer is compared with DuckDB's.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import ground
from benchmarks.lake import cells, window
from benchmarks.postgres import children_of

PANDAS = ("cases.received", "cases.filed_online", "cases.assisted")


def worked() -> float:
    """Of this process and the children it has waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def timed(label: str, runs: int, work: Callable[[], Any], pids: Callable[[], list[int]] = list) -> Any:
    """By the clock and the processor, the lowest of each; `pids`: other processes that work for it."""
    clocks, processors = [], []
    for _ in range(runs):
        began, used, others = time.perf_counter(), worked(), ground.Meter.of(pids())
        found = work()
        clocks.append(time.perf_counter() - began)
        processors.append(worked() - used + ground.Meter.of(pids()) - others)
    print(f"  {label:44} clock {min(clocks):7.2f} to {max(clocks):7.2f} s, processor {min(processors):7.2f} s, "
          f"load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    return found


def others() -> list[int]:
    return children_of(os.getpid())


class Postgres:
    """The lake's tables in PostgreSQL, asked in the very words that DuckDB is asked."""

    def __init__(self) -> None:
        from django.db import connection

        self._database = connection

    def __enter__(self) -> "Postgres":
        return self

    def __exit__(self, *_error: object) -> None:
        for number in range(20):
            self._run(f"DROP VIEW IF EXISTS kept_{number}")

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with self._database.cursor() as cursor:
            cursor.execute(sql)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def keep(
        self, _lake: Any, table: str, columns: Any, *, kept_as: str, where: str = "", **_rest: Any
    ) -> None:
        condition = f" WHERE {where}" if where else ""
        self._run(f"DROP VIEW IF EXISTS {kept_as}")
        self._run(
            f"CREATE TEMP VIEW {kept_as} AS SELECT {', '.join(columns)} FROM {name_of(table)}{condition}"
        )

    def load(self, folder: Path) -> None:
        """Every table, with an index that begins with the place and goes on with the day; analysed."""
        from camtay.connectors.warehouse import Lake, Session
        from camtay.domains.indicators.queries import definitions

        lake = Lake.open(folder)
        kinds = {"text": "text", "int": "bigint", "bool": "boolean", "time": "timestamp"}
        for table, one in lake.tables.items():
            listed = ", ".join(f"'{path}'" for path in lake.files(table, one.covers))
            columns = ", ".join(f"{name} {kinds[kind]}" for name, kind in one.columns.items())
            self._run(f"CREATE TABLE {name_of(table)} ({columns})")
            if not listed:
                continue
            with Session() as session, tempfile.TemporaryDirectory() as where:
                rows = (
                    Path(where) / "rows.csv"
                )  # written anew by the engine: a file opened before would stay empty
                session.run(f"COPY (SELECT {', '.join(one.columns)} FROM read_parquet([{listed}], "
                            f"hive_partitioning = false)) TO '{rows}' (FORMAT csv, HEADER false)")  # fmt: skip
                with (
                    rows.open("rb") as file,
                    self._database.cursor() as cursor,
                    cursor.copy(f"COPY {name_of(table)} FROM STDIN (FORMAT csv)") as copy,
                ):
                    while block := file.read(1 << 20):
                        copy.write(block)
            keys = {
                (d.place_field, d.month_field)
                for d in definitions()
                if d.source.model == table and d.month_field
            }
            for place, day in sorted(keys):
                self._run(f"CREATE INDEX ON {name_of(table)} ({place}, {day})")
            self._run(f"ANALYZE {name_of(table)}")

    def _run(self, sql: str) -> None:
        with self._database.cursor() as cursor:
            cursor.execute(sql)


def name_of(table: str) -> str:
    return "of_the_lake_" + table.replace(".", "_").lower()


def by_postgres(folder: Path) -> dict[str, Any]:
    from camtay.connectors.warehouse import Lake
    from camtay.domains.indicators.queries import definitions, lake
    from camtay.domains.places import queries as places

    city = places.by_code("46")
    assert city is not None
    with Postgres() as engine:
        look = lake.LakeLook(city, window(), definitions(), Lake.open(folder), engine, whole=True)
        return {one.code: look.grid(one.code) for one in definitions()}


def by_spark(folder: Path) -> dict[str, Any]:
    from camtay.domains.indicators.queries import definitions, lake
    from camtay.domains.places import queries as places
    from camtay.foundation.access import SYSTEM

    city = places.by_code("46")
    assert city is not None
    with lake.opened(city, window(), folder, by=SYSTEM, whole=True, name="spark") as look:
        return {one.code: look.grid(one.code) for one in definitions()}


def read_by_pandas(folder: Path) -> Any:
    import pyarrow.parquet as pq

    columns = ["receiving_place", "received_day", "channel", "pressed_by"]
    files = sorted((folder / "cases.Case").rglob("*.parquet"))
    import pandas

    return pandas.concat(
        [pq.read_table(file, columns=columns, partitioning=None).to_pandas() for file in files]
    )


def by_pandas(cases: Any) -> dict[str, int]:
    """Three figures of what was received, by hand: commune and month."""
    day = cases["received_day"]
    seen = cases[(day >= window().first_key) & (day <= window().last_key)]
    seen = seen.assign(
        month=seen["received_day"] // 100, online=seen["channel"] == "online",
        helped=seen["pressed_by"].isin(["guided", "family", "authorised"]),
    )  # fmt: skip
    grouped = seen.groupby(["receiving_place", "month"]).agg(
        received=("month", "size"), online=("online", "sum"), helped=("helped", "sum")
    )
    return dict(zip(PANDAS, map(int, grouped.sum()), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=300_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], choices=("postgresql", "spark", "pandas"))
    given = parser.parse_args()
    print(ground.machine())
    engine = "sqlite" if "postgresql" in given.without else "postgresql"
    with (
        ground.installation(engine, demo=False) as where,
        tempfile.TemporaryDirectory(prefix="camtay-lake-") as name,
    ):
        where.camtay("load-units", "-v0")
        where.camtay("generate-city", "--cases", str(given.cases), "--residents", str(given.cases * 2 // 5),
                     "--lake", name)  # fmt: skip
        where.take_over()
        measure(where, Path(name), given)


def measure(where: ground.Installation, folder: Path, given: argparse.Namespace) -> None:
    print(f"{given.cases} cases, {2 * given.cases} observations")
    found = timed("DuckDB", given.runs, lambda: cells(folder))
    if "pandas" not in given.without:
        table = timed("pandas, loading four columns", given.runs, lambda: read_by_pandas(folder))
        told = timed("pandas, three figures", given.runs, lambda: by_pandas(table))
        assert told == {code: sum(one.numerator for one in found[code].values()) for code in PANDAS}
        timed("DuckDB, the same three", given.runs, lambda: cells(folder, PANDAS))
    if "postgresql" not in given.without:
        timed("PostgreSQL, loading", 1, lambda: Postgres().load(folder), lambda: where.server_pids)
        assert found == timed("PostgreSQL, the same words", given.runs, lambda: by_postgres(folder), lambda: where.server_pids)  # fmt: skip
    if "spark" not in given.without:
        spark(folder, found, given)


def spark(folder: Path, found: dict[str, Any], given: argparse.Namespace) -> None:
    from django.conf import settings

    from camtay.domains.indicators.tests.clusters import cluster, leave

    with cluster() as (master, _workers):
        settings.CAMTAY_SPARK_MASTER = master
        assert found == timed("Spark on two workers, first", 1, lambda: by_spark(folder), others)
        timed("Spark on two workers, again", given.runs, lambda: by_spark(folder), others)
        leave()


if __name__ == "__main__":
    main()
