"""A made-up city into a lake, or its cases into the database."""

import shutil
from collections.abc import Callable, Iterator, Mapping
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
from camtay.domains.indicators.rules.lake import divided
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
        sizes = _sizes(live, session, made)
        draft = lake.folder / f"{table}.tmp"
        draft.mkdir(parents=True, exist_ok=True)
        session.run(
            f"COPY (SELECT {', '.join(columns)}, {live.wanted.places[0]} AS lake_commune, {_part(live, sizes, now)} "
            f"AS lake_part FROM {made} ORDER BY lake_commune, {live.wanted.month or 'lake_part'}, id) TO {quoted(str(draft))} "
            f"(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (lake_commune, lake_part), OVERWRITE_OR_IGNORE)"
        )
        _settle(lake, live, session, draft, made, sizes, now)
        shutil.rmtree(draft)
    lake.complete(table, live.columns, covers=city.communes, as_of=now)


def _month(live: Live) -> str:
    return f"COALESCE({live.wanted.month} // 100, 0)" if live.wanted.month else "0"


def _sizes(live: Live, session: Session, made: str) -> dict[str, dict[int, int]]:
    """Commune → month → how many records."""
    found: dict[str, dict[int, int]] = {}
    for row in session.rows(
        f"SELECT {live.wanted.places[0]} AS c, {_month(live)} AS m, COUNT(*) AS n FROM {made} GROUP BY 1, 2"
    ):
        found.setdefault(row["c"], {})[row["m"]] = row["n"]
    return found


def _part(live: Live, sizes: Mapping[str, Mapping[int, int]], now: datetime) -> str:
    """In which file a record lies, as an expression."""
    cases = []
    for commune, months in sizes.items():
        for part, those in divided(months, now).items():
            listed = ", ".join(map(str, those))
            cases.append(
                f"WHEN {live.wanted.places[0]} = {quoted(commune)} AND {_month(live)} IN ({listed}) THEN {quoted(part)}"
            )
    return f"CASE {' '.join(cases)} END"


def _settle(
    lake: Lake, live: Live, session: Session, draft: Path, made: str, sizes: Mapping[str, Mapping[int, int]],
    now: datetime,
) -> None:  # fmt: skip
    """Move the engine's files to where a lake has them, and vouch for them."""
    table, home = live.wanted.table, live.wanted.places[0]
    named: dict[str, set[str]] = {}
    for one in live.wanted.places:
        for row in session.rows(f"SELECT DISTINCT {home} AS c, {one} AS p FROM {made}"):
            named.setdefault(row["c"], set()).add(row["p"])
    for commune, months in sizes.items():
        parts: dict[str, Partition] = {}
        for part, those in divided(months, now).items():
            files = list((draft / f"lake_commune={commune}" / f"lake_part={part}").glob("*.parquet"))
            if len(files) != 1:
                raise LakeError(f"{len(files)} files for {table} {commune} {part}, and there should be one")
            path = lake.path(table, commune, part)
            path.parent.mkdir(parents=True, exist_ok=True)
            files[0].replace(path)
            parts[part] = partition_of(path, sum(months[month] for month in those))
        lake.vouch(table, commune, parts, places=named[commune], as_of=now)


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
    return Case(
        **plain, **times, **{f"{name}_id": ids[row[name]] for name in PLACES},
        code=code, origin="mirror", external_code=code, received_at=received,
        due_at=times["clock_due_at"], handed_over_at=times["settled_at"], finished_at=times["settled_at"],
        recorded_at=now, search=code.lower(),
    )  # fmt: skip
