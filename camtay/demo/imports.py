"""Lists brought into the demo through the ordinary importer, as the provincial system would write them."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from camtay.domains.cases import actions
from camtay.domains.places import queries as places
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.tables.exporting import Field, export_csv


def bring_in(place_code: str, name: str, rows: Iterable[Sequence[str]], *, now: datetime) -> int:
    """Carry a list out, headers first; how many cases are new."""
    place = places.by_code(place_code)
    assert place is not None
    header, *lines = rows
    columns = [Field(one, one) for one in header]
    content = b"".join(export_csv(columns, (dict(zip(header, line, strict=True)) for line in lines)))
    stored = files.store(io.BytesIO(content), name=f"{place_code}.csv", kinds=files.TABLES, now=now)
    batch = actions.propose_import(place=place, file=stored, name=name, by=SYSTEM, now=now)
    batch = actions.run_import(batch_id=batch.pk, by=SYSTEM, now=now)
    if batch.wrong:
        raise AssertionError(batch.problems[:3])
    return batch.new
