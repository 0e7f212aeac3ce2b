"""The canonical document of a closing: what its digest covers (docs/decisions/0013)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from camtay.domains.closings.rules import contents

FORM = 1


class Closed(Protocol):
    """The columns of a closing that are digested."""

    place_id: int
    number: int
    regime_code: str
    title: str
    first: date
    last: date
    words: str
    revision: int
    reason: str
    cut: datetime
    closed_at: datetime
    closed_by_id: int | None
    journal: Any
    form: int
    before: str


class ClosedNumbers(Protocol):
    """The columns of a figure that are."""

    code: str
    label: str
    kind: str
    unit: str
    numerator: int
    denominator: int | None
    value: float | None
    definition: str
    formula: str
    number: int
    evidence_digest: str


class ClosedRecords(Protocol):
    """The columns of a source's evidence that are."""

    contents: str
    records: int
    digest: str


def document(
    closing: Closed, figures: Sequence[tuple[ClosedNumbers, str]], evidence: Sequence[ClosedRecords]
) -> dict[str, Any]:
    """`figures`: each with the name of its evidence's contents, in their order; `evidence`: by name."""
    return {
        "form": closing.form, "place": closing.place_id, "number": closing.number, "before": closing.before,
        "regime": closing.regime_code, "title": closing.title,
        "period": [closing.first.isoformat(), closing.last.isoformat()], "words": closing.words,
        "revision": closing.revision, "reason": closing.reason, "cut": contents.plain(closing.cut),
        "closed_at": contents.plain(closing.closed_at), "closed_by": closing.closed_by_id,
        "journal": closing.journal,
        "figures": [_figure(one, name) for one, name in figures],
        "evidence": [{"contents": one.contents, "records": one.records, "digest": one.digest} for one in evidence],
    }  # fmt: skip


def _figure(one: ClosedNumbers, name: str) -> Mapping[str, Any]:
    return {
        "code": one.code, "label": one.label, "kind": one.kind, "unit": one.unit, "numerator": one.numerator,
        "denominator": one.denominator, "value": None if one.value is None else float(one.value),
        "definition": one.definition, "formula": one.formula,
        "evidence": {"contents": name, "number": one.number, "digest": one.evidence_digest},
    }  # fmt: skip
