"""Writing the records behind figures into a lake: every source that a figure is counted from, commune by commune."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from camtay.connectors.warehouse import Lake, encode
from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.lake.records import Folder, Live, folders, lives
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor


@dataclass(frozen=True)
class Written:
    """One commune of one table: how many records it has, in how many months, and how many of those were new."""

    table: str
    commune: str
    rows: int
    months: int
    changed: int


def export_lake(
    *, folder: Path, by: Actor, now: Callable[[], datetime], tell: Callable[[Written], None] = lambda _: None
) -> list[Written]:
    """Bring the lake up to what the database says now. Months that have not changed are left as they are.

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


def _write(lake: Lake, live: Live, folder: Folder, as_of: datetime) -> Written:
    months, answering = live.months(folder)
    files = {month: (len(rows), encode(live.columns, rows)) for month, rows in months.items()}
    changed = lake.replace(live.wanted.table, folder.code, files, places=answering, as_of=as_of)
    return Written(live.wanted.table, folder.code, sum(map(len, months.values())), len(files), changed)
