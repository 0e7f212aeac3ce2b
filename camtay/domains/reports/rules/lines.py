"""One line of a filing: what was written into one cell, out of which numbers, or why it could not be."""

from dataclasses import asdict, dataclass, fields
from typing import Any

NO_FIGURE = "chưa có số liệu"  # in the superior's form, which is Vietnamese


@dataclass(frozen=True)
class Line:
    """`value`: as it was written; None where the cell was left empty. `why`: why there is none, a sentence. `evidence`:
    indicator, first and last day (ISO), place's code, and the part: what its page of evidence is found by. `outside`:
    the row of the outside figure. `mark`: a warning beside a value that was written. `origin`: where a figure comes from,
    in words; `closings`: ids of the closings it was taken of, the oldest period first."""

    cell: str
    label: str
    what: str
    title: str
    value: int | float | str | None = None
    numerator: int | None = None
    denominator: int | None = None
    why: str = ""
    mark: str = ""
    code: str = ""
    column: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    by: str = ""
    key: str = ""
    outside: str = ""
    origin: str = ""
    closings: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        return bool(self.why)

    def document(self) -> dict[str, Any]:
        """As it is kept: only what it says."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None, ())}


def of_document(kept: dict[str, Any]) -> Line:
    known = {one.name for one in fields(Line)}
    said = {name: value for name, value in kept.items() if name in known}
    return Line(**said | {"closings": tuple(said.get("closings", ()))})
