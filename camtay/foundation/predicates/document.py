"""The tree as a JSON document, for form conditions, audiences and the field app.

{"op": "eq", "field": "channel", "value": "online"}        {"op": "le", "field": "done", "other": "due"}
{"op": "null", "field": "done"}                            {"op": "in", "field": "kind", "values": ["a", "b"]}
{"op": "and" | "or", "parts": [...]}                       {"op": "not", "part": {...}}
A time is {"time": "2026-03-01T00:00:00Z"}, a fraction {"decimal": "1.50"}.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from camtay.foundation.predicates.tree import (
    OPS,
    And,
    Compare,
    Field,
    In,
    IsNull,
    Literal,
    Not,
    Or,
    Predicate,
)


class PredicateError(ValueError):
    """A document that is not a predicate; says which part."""


def to_json(predicate: Predicate) -> dict[str, Any]:
    match predicate:
        case Compare(field, op, value):
            if isinstance(value, Field):
                return {"op": op, "field": field, "other": value.name}
            return {"op": op, "field": field, "value": _literal_to_json(value)}
        case IsNull(field):
            return {"op": "null", "field": field}
        case In(field, values):
            return {"op": "in", "field": field, "values": [_literal_to_json(value) for value in values]}
        case And(parts):
            return {"op": "and", "parts": [to_json(part) for part in parts]}
        case Or(parts):
            return {"op": "or", "parts": [to_json(part) for part in parts]}
        case Not(part):
            return {"op": "not", "part": to_json(part)}


def from_json(document: object) -> Predicate:
    """Raises PredicateError for anything `to_json` would not have written."""
    if not isinstance(document, Mapping):
        raise PredicateError(f"a condition is an object with an `op`, not {document!r}")
    op = document.get("op")
    try:
        if op in ("and", "or"):
            _only(document, "parts")
            parts = [from_json(part) for part in _list(document["parts"])]
            return And(*parts) if op == "and" else Or(*parts)
        if op == "not":
            _only(document, "part")
            return Not(from_json(document["part"]))
        return _leaf(op, document)
    except KeyError as missing:
        raise PredicateError(f"the condition {dict(document)!r} lacks {missing}") from missing
    except (ValueError, TypeError, InvalidOperation) as error:
        if isinstance(error, PredicateError):
            raise
        raise PredicateError(f"the condition {dict(document)!r} cannot be read: {error}") from error


def _leaf(op: object, document: Mapping[str, Any]) -> Predicate:
    if op == "null":
        _only(document, "field")
        return IsNull(document["field"])
    if op == "in":
        _only(document, "field", "values")
        return In(document["field"], tuple(_literal_from_json(value) for value in _list(document["values"])))
    for known in OPS:
        if op == known and "other" in document:
            _only(document, "field", "other")
            return Compare(document["field"], known, Field(document["other"]))
        if op == known:
            _only(document, "field", "value")
            return Compare(document["field"], known, _literal_from_json(document["value"]))
    raise PredicateError(f"a condition's `op` is and, or, not, null, in, {', '.join(OPS)}; not {op!r}")


def _only(document: Mapping[str, Any], *allowed: str) -> None:
    extra = sorted(set(document) - {"op", *allowed})
    if extra:
        raise PredicateError(f"the condition {dict(document)!r} holds what it should not: {', '.join(extra)}")


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise PredicateError(f"a list was expected, not {value!r}")
    return value


def _literal_to_json(value: Literal) -> Any:
    if isinstance(value, datetime):
        return {"time": value.astimezone(UTC).isoformat().replace("+00:00", "Z")}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return value


def _literal_from_json(value: object) -> Literal:
    if isinstance(value, Mapping) and set(value) == {"time"}:
        return datetime.fromisoformat(value["time"])
    if isinstance(value, Mapping) and set(value) == {"decimal"}:
        return Decimal(value["decimal"])
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, bool | int | str):
        return value
    raise PredicateError(f"{value!r} is not a value that can be compared; for nothing use the op `null`")
