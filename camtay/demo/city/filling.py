"""A made-up city into a lake, or its cases into the database."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from camtay.connectors.warehouse import Lake, LakeError, Session, quoted
from camtay.connectors.warehouse.client.lake import Partition, partition_of
from camtay.demo.city import tables
from camtay.demo.city.shares import City
from camtay.domains.cases.models import Case
from camtay.domains.indicators.queries.lake import Live, lives
from camtay.domains.learning.queries import lessons
from camtay.domains.places import queries as places

Say = Callable[[str], object]
MARK = "GIA-"  # every code of a made-up case begins so
PLACES = ("receiving_place", "deciding_place")


def into_lake(city: City, folder: Path, *, now: datetime, say: Say) -> None:
    """Raises LakeError for a folder that holds anything else."""
    lake = Lake(folder, synthetic=True)
    with Session() as session:
        make(city, session, say)
        for live in lives():
            _write(lake, live, city, session, now)
            say(f"{live.wanted.table}: written")


def make(city: City, session: Session, say: Say) -> None:
    """All tables, in the session's memory, under their names in small letters."""
    for macro in tables.macros(city):
        session.run(macro)
    skills = [one.code for one in lessons.all_lessons()]
    statements = {
        "cases_case": tables.cases(city),
        "observed": tables.observations(city, skills),
        "learning_progress": tables.progress(),
        "learning_personprogress": tables.learners(),
        "learning_trainee": tables.trainees(city),
        "teams": tables.teams(city),
        "teams_team": "SELECT * EXCLUDE (i) FROM teams",
        "teams_membership": tables.members(),
        "teams_teammonth": tables.team_months(city),
        "teams_coverage": tables.coverage(city),
    }
    for table, statement in statements.items():
        session.run(f"CREATE TABLE {table} AS {statement}")
        [row] = session.rows(f"SELECT COUNT(*) AS size FROM {table}")
        say(f"{table}: {row['size']} rows")


def _write(lake: Lake, live: Live, city: City, session: Session, now: datetime) -> None:
    """A source that the city does not know has no records there, and a column that it does not know is empty."""
    table, made = live.wanted.table, live.wanted.table.replace(".", "_").lower()
    shutil.rmtree(lake.folder / table, ignore_errors=True)
    known = {row["column_name"] for row in session.rows(f"SELECT column_name FROM duckdb_columns() WHERE table_name = {quoted(made)}")}  # fmt: skip
    if known:
        types = {"text": "VARCHAR", "int": "BIGINT", "bool": "BOOLEAN", "time": "TIMESTAMP"}
        columns = [
            one if one in known else f"NULL::{types[kind]} AS {one}" for one, kind in live.columns.items()
        ]
        month = f"COALESCE({live.wanted.month} // 100, 0)" if live.wanted.month else "0"
        home = live.wanted.places[0]
        draft = lake.folder / f"{table}.tmp"
        draft.mkdir(parents=True, exist_ok=True)
        session.run(
            f"COPY (SELECT {', '.join(columns)}, {home} AS lake_commune, {month} AS lake_month FROM {made} "
            f"ORDER BY lake_commune, lake_month, id) TO {quoted(str(draft))} "
            f"(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (lake_commune, lake_month), OVERWRITE_OR_IGNORE)"
        )
        _settle(lake, live, session, draft, made, now)
        shutil.rmtree(draft)
    lake.complete(table, live.columns, covers=city.communes, as_of=now)


def _settle(lake: Lake, live: Live, session: Session, draft: Path, made: str, now: datetime) -> None:
    """Move the engine's files to where a lake has them, and vouch for them."""
    table, home = live.wanted.table, live.wanted.places[0]
    month = f"COALESCE({live.wanted.month} // 100, 0)" if live.wanted.month else "0"
    sizes = {(row["c"], str(row["m"])): row["n"] for row in session.rows(
        f"SELECT {home} AS c, {month} AS m, COUNT(*) AS n FROM {made} GROUP BY 1, 2")}  # fmt: skip
    named: dict[str, set[str]] = {}
    for field in live.wanted.places:
        for row in session.rows(f"SELECT DISTINCT {home} AS c, {field} AS p FROM {made}"):
            named.setdefault(row["c"], set()).add(row["p"])
    months: dict[str, dict[str, Partition]] = {}
    for (commune, when), rows in sizes.items():
        files = list((draft / f"lake_commune={commune}" / f"lake_month={when}").glob("*.parquet"))
        if len(files) != 1:
            raise LakeError(f"{len(files)} files for {table} {commune} {when}, and there should be one")
        path = lake.path(table, commune, when)
        path.parent.mkdir(parents=True, exist_ok=True)
        files[0].replace(path)
        months.setdefault(commune, {})[when] = partition_of(path, rows)
    for commune, those in months.items():
        lake.vouch(table, commune, those, places=named[commune], as_of=now)


def into_database(city: City, *, now: datetime, say: Say) -> int:
    """Its cases, as if a list had brought them; how many. Raises LakeError where there are cases already."""
    if Case.objects.exists():
        raise LakeError("There are cases here. A made-up city goes into an empty database.")
    ids = {code: pk for pk, code in places.codes().items()}
    with Session() as session:
        make(city, session, say)
        rows = session.rows("SELECT * FROM cases_case ORDER BY id")
    for block in _blocks(rows):
        Case.objects.bulk_create([_case(row, ids, now) for row in block])
    return len(rows)


def _blocks(rows: list[dict[str, Any]], size: int = 2000) -> Iterator[list[dict[str, Any]]]:
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]


def _case(row: dict[str, Any], ids: dict[str, int], now: datetime) -> Case:
    received = datetime.strptime(str(row["received_day"]), "%Y%m%d").replace(hour=2, tzinfo=UTC)
    times = {
        name: row[name] and row[name].replace(tzinfo=UTC)
        for name in ("settled_at", "clock_due_at", "supplement_asked_at")
    }
    plain = {name: value for name, value in row.items() if name not in {"neighbourhood", *PLACES, *times}}
    plain["id"] = UUID(row["id"])
    code = MARK + row["id"][:8] + row["id"][9:13]
    state = (
        "handed_over"
        if times["settled_at"]
        else "supplement_asked"
        if times["supplement_asked_at"]
        else "in_progress"
    )
    return Case(
        **plain, **times, **{f"{name}_id": ids[row[name]] for name in PLACES},
        code=code, origin="mirror", external_code=code, state=state, received_at=received,
        due_at=times["clock_due_at"], handed_over_at=times["settled_at"], finished_at=times["settled_at"],
        recorded_at=now, search=code.lower(),
    )  # fmt: skip
