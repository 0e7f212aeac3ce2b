"""The open data as a catalogue that machines read (DCAT)."""

from datetime import datetime, timedelta
from typing import Any

from camtay.domains.indicators.queries.opendata import DATASETS, whole_months
from camtay.foundation.tables.open_files import Described, dcat

HOME = "/du-lieu-mo/"  # permanent: others link to it; the portal answers it
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MONTHS = {"theo-thang": 24, "theo-thu-tuc": 12}


def catalogue(home: str, *, title: str, publisher: str, now: datetime) -> dict[str, Any]:
    """`home`: the address under which the files lie, with its last slash."""
    described = []
    for one in DATASETS:
        window = whole_months(now, MONTHS[one.code])
        files = {kind: f"{home}{one.code}.{kind}" for kind in ("csv", "json")}
        described.append(
            Described(
                f"{home}#{one.code}", str(one.title), str(one.meaning), window.first, window.last, files
            )
        )
    modified = whole_months(now, 1).last + timedelta(days=1)  # from then on that month is whole
    return dcat(
        home, title=title, publisher=publisher, licence=LICENCE, modified=modified, datasets=described
    )
