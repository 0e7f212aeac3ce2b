"""Writing the records behind figures into a lake: every source that a figure is counted from, commune by commune."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from camtay.connectors.warehouse import Grid, Lake, Partition, encode, engine
from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.lake.looking import LakeLook
from camtay.domains.indicators.queries.lake.records import Folder, Live, folders, lives
from camtay.domains.indicators.queries.lake.summaries import COLUMNS, counted, file_of, span
from camtay.domains.indicators.rules.definitions import DEFINITIONS
from camtay.domains.indicators.rules.lake import divided
from camtay.domains.indicators.rules.summaries import version
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor


@dataclass(frozen=True)
class Written:
    """One commune of one table: how many records it has, in how many files, and how many of those are new."""

    table: str
    commune: str
    rows: int
    files: int
    changed: int


def export_lake(
    *, folder: Path, by: Actor, now: Callable[[], datetime], tell: Callable[[Written], None] = lambda _: None
) -> list[Written]:
    """Bring the lake up to what the database says now. What has not changed is left as it is.

    `now`: the clock, since each commune is as of the moment at which it was read. Raises Refused, LakeError.
    """
    permissions.check_can_export(by=by)
    lake, here = Lake(folder), folders()
    real = {one.code for one in here}
    ours = set(places.codes().values())
    told = []
    for live in lives():
        table, began, named = live.wanted.table, now(), live.places()
        before = lake.written(table)
        lake.remove(table, (before & ours) - real)  # real once, for practice now
        for one in here:
            if one.code in before or one.places & named:
                told.append(_write(lake, live, one, now()))
                tell(told[-1])
        lake.complete(table, live.columns, covers=real, as_of=began)
    return told


def summarise(*, folder: Path, by: Actor) -> int:
    """Count what pages ask of each province that has records in the lake, so that they need not; how many rows.
    Raises Refused, LakeError."""
    permissions.check_can_export(by=by)
    lake, size = Lake.open(folder), 0
    if not lake.tables:
        return 0
    oldest = min(one.as_of for one in lake.tables.values())
    named = {code for table in lake.tables for one in lake.communes(table).values() for code in one.places}
    for province in places.real().filter(kind="province"):
        if named.isdisjoint(one.code for one in places.communes_of(province)):
            continue
        with engine("duckdb") as session:
            look = LakeLook(province, span(oldest), DEFINITIONS, lake, session, whole=True)
            as_of = look.as_of() or oldest
            look.window = span(as_of)
            rows = sorted(counted(look, as_of))
        Grid.write(
            file_of(folder, province),
            COLUMNS,
            rows,
            {"as_of": as_of.isoformat(), "version": version(DEFINITIONS)},
        )
        size += len(rows)
    return size


def _write(lake: Lake, live: Live, folder: Folder, as_of: datetime) -> Written:
    """Read twice: first whether anything has changed, as the engine says it; then what has, as a lake keeps it. What
    changes in between is another again for the next run."""
    table, code, read = live.wanted.table, folder.code, live.read(folder)
    known = lake.known(table, code)
    parts: dict[str, tuple[int, bytes, str] | Partition] = {}
    for part, months in divided({month: len(rows) for month, rows in read.months.items()}, as_of).items():
        digest = read.digest(months)
        if part in known and known[part].read == digest:
            parts[part] = known[part]
        elif rows := live.rows(folder, months):
            parts[part] = (len(rows), encode(live.columns, rows), digest)
    answering = {live.code_of(pk) for pk in read.places if pk is not None}
    changed = lake.replace(table, code, parts, places=answering, as_of=as_of)
    return Written(table, code, sum(map(len, read.months.values())), len(parts), changed)
