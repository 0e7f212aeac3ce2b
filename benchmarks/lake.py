"""Figures of a city from a lake: all indicators × communes × months, by DuckDB, against a raw scan and PostgreSQL.

    .venv/bin/python -m benchmarks.lake [--cases 100000 1000000 3000000] [--postgres 1000000] [--runs 5]

Each city is made up anew with one seed, measured, and removed. The files are in the machine's memory when they are read
again; the first run after they were written is told apart.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import ground
from benchmarks.many import tidy

WORK: list[float] = []
FIRST, LAST = (2023, 11, 1), (2026, 10, 31)


def window() -> Any:
    from datetime import date, datetime

    from camtay.domains.indicators.queries import Window
    from camtay.foundation.calendar import ZONE

    return Window(date(*FIRST), date(*LAST), datetime(2026, 11, 2, 9, 0, tzinfo=ZONE))


def timed(runs: int, work: Callable[[], Any]) -> list[float]:
    """By the clock; what the processor did meanwhile is said too, since neighbours slow the clock alone."""
    found = []
    for _ in range(runs):
        began, worked = time.perf_counter(), time.process_time()
        work()
        found.append(time.perf_counter() - began)
        WORK.append(time.process_time() - worked)
    return found


def said(label: str, times: list[float]) -> None:
    ordered, worked = sorted(times), min(WORK[-len(times) :])
    by_clock = f"{ordered[0]:7.3f} {statistics.median(ordered):7.3f} {ordered[-1]:7.3f} s"
    print(f"  {label:44} {by_clock}, processor {worked:.2f} s, load {os.getloadavg()[0]:.1f}", flush=True)


def cells(folder: Path, codes: Sequence[str] = ()) -> dict[str, dict[tuple[int, int], Any]]:
    """Every indicator, commune and month: all that a page of the city could show."""
    from camtay.domains.indicators.queries import definitions, lake
    from camtay.domains.places import queries as places
    from camtay.foundation.access import SYSTEM

    city = places.by_code("46")
    assert city is not None
    with lake.opened(city, window(), folder, by=SYSTEM, whole=True) as look:
        return {code: look.grid(code) for code in codes or [one.code for one in definitions()]}


def raw(folder: Path) -> None:
    """Every value of the columns that figures are counted from, once, and nothing done with them."""
    from camtay.connectors.warehouse import Lake, Session
    from camtay.domains.indicators.queries import definitions
    from camtay.domains.indicators.rules.lake import fields_needed

    opened = Lake.open(folder)
    with Session() as session:
        for table in opened.tables:
            fields = {
                name
                for one in definitions()
                if one.source.model == table
                for name in fields_needed(one, [window()])
            }
            files = opened.files(table, opened.tables[table].covers)
            listed = ", ".join(f"'{path}'" for path in files)
            columns = ", ".join(f"MAX({name})" for name in sorted(fields))
            # Without a condition the engine would answer from what the files say of themselves.
            place = next(one.place_field for one in definitions() if one.source.model == table)
            session.rows(
                f"SELECT {columns} FROM read_parquet([{listed}], hive_partitioning = false) WHERE {place} <> ''"
            )


def of_a_lake(where: ground.Installation, cases: int, runs: int) -> float:
    with tempfile.TemporaryDirectory(prefix="camtay-lake-") as name:
        folder = Path(name)
        began = time.perf_counter()
        where.camtay(
            "generate-city", "--cases", str(cases), "--residents", str(cases * 2 // 5), "--lake", name
        )
        print(f"{cases} cases, {2 * cases} observations: made in {time.perf_counter() - began:.1f} s, "
              f"{sum(path.stat().st_size for path in folder.rglob('*.parquet')) / 1e6:.0f} MB in "
              f"{len(list(folder.rglob('*.parquet')))} files; others use {ground.busy():.2f} cores")  # fmt: skip
        said("figures, first", timed(1, lambda: cells(folder)))
        times = timed(runs, lambda: cells(folder))
        said("figures, again", times)
        scans = timed(runs, lambda: raw(folder))
        said("raw scan of their columns", scans)
        print(
            f"  {sum(map(len, cells(folder).values()))} figures; {min(times) / min(scans):.1f} times a raw scan"
        )
        return min(times)


def line(points: dict[int, float]) -> None:
    """Least squares: what a city costs that is empty, and each million cases more."""
    if len(points) < 2:
        return
    slope, start = statistics.linear_regression([size / 1e6 for size in points], list(points.values()))
    print(f"cost = {start:.2f} s + {slope:.2f} s for each million cases")


def live(where: ground.Installation, cases: int, runs: int) -> None:
    """The same from PostgreSQL and from a lake exported from it: cases alone, in the product's own table."""
    from camtay.domains.indicators.queries import definitions, look
    from camtay.domains.places import queries as places
    from camtay.foundation.access import SYSTEM

    city = places.by_code("46")
    assert city is not None
    codes = [one.code for one in definitions() if one.source.model == "cases.Case"]
    stocks = [one.code for one in definitions() if one.code in codes and one.month_field is None]

    def figures() -> int:
        whole = look(city, window(), by=SYSTEM)
        seen = sum(figure.numerator for code in codes for _month, figure in whole.by_month(code))
        for part in window().months().values():
            ends = look(city, part, by=SYSTEM)
            seen += sum(figure.numerator for code in stocks for _place, figure in ends.by_commune(code))
        return seen

    slow = timed(runs, figures)
    said(f"PostgreSQL, {len(codes)} figures of {cases} cases", slow)
    with tempfile.TemporaryDirectory(prefix="camtay-lake-") as name:
        for word in ("export", "export again"):
            said(word, timed(1, lambda: where.camtay("export-lake", name)))
        found = cells(Path(name), codes)
        assert figures() == sum(figure.numerator for grid in found.values() for figure in grid.values())
        quick = timed(runs, lambda: cells(Path(name), codes))
        said("DuckDB, the same", quick)
    print(f"  DuckDB is {min(slow) / min(quick):.1f} times as quick, and they agree")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, nargs="*", default=[100_000, 1_000_000, 3_000_000])
    parser.add_argument("--postgres", type=int, default=0, metavar="CASES")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    print(ground.machine())
    print(f"  {'':44} {'lowest':>7} {'middle':>7} {'highest':>7}")
    if given.postgres:
        with ground.installation("postgresql", demo=False) as where:
            where.camtay("load-units", "-v0")
            where.camtay("generate-city", "--cases", str(given.postgres), "--database")
            where.take_over()
            tidy()
            live(where, given.postgres, given.runs)
        return
    with ground.installation("sqlite", demo=False) as where:
        where.camtay("load-units", "-v0")
        where.take_over()
        line({cases: of_a_lake(where, cases, given.runs) for cases in given.cases})


if __name__ == "__main__":
    main()
