"""Which column of the file is what."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import Column, Raw, Schema
from camtay.foundation.tables.mapping import Confidence
from camtay.foundation.tables.reading import Preview
from camtay.foundation.tables.time_cells import moment
from camtay.foundation.ui import formats

SAMPLES = 3
PREFIX = "cot_"


@dataclass(frozen=True)
class Choice:
    """One wanted column, `hint`: how it is filled in. `options`: (header, is it chosen); `samples`: what stands under the chosen one."""

    field: str
    label: str
    hint: str
    required: bool
    options: list[tuple[str, bool]]
    note: str
    unsure: bool
    samples: str


@dataclass(frozen=True)
class Shown:
    """`main`: required or matched columns; `more`: the others that a list may have. `unused`: headers without use."""

    main: list[Choice]
    more: list[Choice]
    unused: list[str]
    header_row: int
    sheet: str


def chosen(schema: Schema, said: Mapping[str, str]) -> dict[str, str]:
    """What was posted: column key → header; columns left open are not in it."""
    found = {column.key: str(said.get(f"{PREFIX}{column.key}", "")) for column in schema.columns}
    return {key: header for key, header in found.items() if header}


def page(schema: Schema, preview: Preview, taken: Mapping[str, str]) -> Shown:
    """The choice for each column, with the first cells of the file beside it."""
    choices = {column.key: _choice(column, preview, taken.get(column.key, "")) for column in schema.columns}
    main = [choices[one.key] for one in schema.columns if one.required or taken.get(one.key)]
    more = [choices[one.key] for one in schema.columns if not (one.required or taken.get(one.key))]
    used = set(taken.values())
    unused = [label for label in preview.header.labels if label and label not in used]
    return Shown(main, more, unused, preview.header.row, preview.header.sheet)


def _choice(column: Column, preview: Preview, header: str) -> Choice:
    matches = {match.column: match for match in preview.proposal.matches}
    match = matches.get(column.key)
    proposed = match if match is not None and match.header == header else None
    return Choice(
        field=f"{PREFIX}{column.key}",
        label=str(column.label),
        hint=str(column.hint),
        required=column.required,
        options=[(label, label == header) for label in preview.header.labels if label],
        note=str(proposed.confidence.label) if proposed else "",
        unsure=bool(proposed and proposed.confidence is Confidence.FUZZY),
        samples=_samples(preview, header),
    )


def _samples(preview: Preview, header: str) -> str:
    if not header or header not in preview.header.labels:
        return ""
    at = preview.header.labels.index(header)
    cells = [cells[at] for _number, cells in preview.sample if at < len(cells)]
    said = list(dict.fromkeys(words for cell in cells if (words := _said(cell))))
    return _("Ví dụ: %(samples)s") % {"samples": "; ".join(said[:SAMPLES])} if said else ""


def _said(cell: Raw) -> str:
    if cell is None or cell == "":
        return ""
    if hasattr(cell, "hour") and hasattr(cell, "year"):
        return formats.moment(moment(cell))
    return str(cell)[:60]
