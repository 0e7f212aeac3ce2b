"""A line of the catalogue as it is typed in the browser."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from camtay.domains.procedures.models import Procedure


@dataclass(frozen=True)
class Facts:
    """A line of the catalogue as it is typed. `fee`: None where it is not known, which is not the same as free."""

    name: str
    field: str
    authority: str
    time_amount: int | None
    time_unit: str
    time_note: str
    fee: int | None
    fee_note: str


def facts_of(procedure: Procedure) -> Facts:
    return Facts(**{one.name: getattr(procedure, one.name) for one in fields(Facts)})


def seen(procedure: Procedure) -> str:
    """Stands for the line as somebody saw it, against two who change it at once."""
    said: dict[str, Any] = asdict(facts_of(procedure))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
