"""The tree as a check on one row in Python: the reference that the engines are tested against."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from camtay.foundation.predicates.tree import And, Compare, Field, In, IsNull, Not, Or, Predicate

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}


def holds(predicate: Predicate, row: Mapping[str, Any] | object) -> bool:
    """Is it true of `row`: a mapping (a missing key is empty) or an object (`a__b` follows attributes)?"""
    match predicate:
        case Compare(field, op, value):
            left, right = read(row, field), read(row, value.name) if isinstance(value, Field) else value
            return left is not None and right is not None and _COMPARE[op](left, right)
        case IsNull(field):
            return read(row, field) is None
        case In(field, values):
            found = read(row, field)
            return found is not None and found in values
        case And(parts):
            return all(holds(part, row) for part in parts)
        case Or(parts):
            return any(holds(part, row) for part in parts)
        case Not(part):
            return not holds(part, row)


def read(row: Mapping[str, Any] | object, name: str) -> Any:
    """The value of a field, None when it or the thing before it is empty."""
    if isinstance(row, Mapping):
        return row.get(name)
    value: Any = row
    for step in name.split("__"):
        if value is None:
            return None
        value = getattr(value, step)
    return value
