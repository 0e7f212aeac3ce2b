"""The nodes. What cannot mean the same on every engine is refused when the node is made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal as Only
from typing import TypeAlias, get_args

Op: TypeAlias = Only["eq", "ne", "lt", "le", "gt", "ge"]
OPS: tuple[Op, ...] = get_args(Op)
ORDERED = frozenset({"lt", "le", "gt", "ge"})
Literal: TypeAlias = bool | int | Decimal | str | datetime

# Also the name of a column in SQL, written there without quotes: engines do not agree on the sign.
NAME = re.compile(r"[a-z][a-z0-9_]*")


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise ValueError(f"a field is named with small letters, digits and _, not {name!r}")


def _check_literal(value: object) -> None:
    if not isinstance(value, bool | int | Decimal | str | datetime):
        raise ValueError(
            f"a value is a truth value, a number, a text or a time, not {value!r}; for nothing use IsNull"
        )
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError(f"a time must carry its zone: {value!r}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"a number must be finite: {value!r}")
    if isinstance(value, str) and "\x00" in value:
        raise ValueError("a text may not hold the character NUL")


@dataclass(frozen=True)
class Field:
    """Another field of the same row, as the right side of a comparison."""

    name: str

    def __post_init__(self) -> None:
        _check_name(self.name)


@dataclass(frozen=True)
class Compare:
    """`field` against a value or a Field; false when either is empty. `a__b` follows a forward relation in
    Django and is a flat column in SQL."""

    field: str
    op: Op
    value: Literal | Field

    def __post_init__(self) -> None:
        _check_name(self.field)
        if self.op not in OPS:
            raise ValueError(f"a comparison is one of {', '.join(OPS)}, not {self.op!r}")
        if isinstance(self.value, Field):
            return
        _check_literal(self.value)
        if self.op in ORDERED and isinstance(self.value, str | bool):
            raise ValueError(
                "texts and truth values have no order that all engines share: compare with eq or ne"
            )


@dataclass(frozen=True)
class IsNull:
    field: str

    def __post_init__(self) -> None:
        _check_name(self.field)


@dataclass(frozen=True)
class In:
    """`field` is one of `values`; false when it is empty or there are none."""

    field: str
    values: tuple[Literal, ...]

    def __post_init__(self) -> None:
        _check_name(self.field)
        object.__setattr__(self, "values", tuple(self.values))
        for value in self.values:
            _check_literal(value)


@dataclass(frozen=True, init=False)
class And:
    """All parts; true when there are none. `And(a, b)` or `And(*parts)`."""

    parts: tuple["Predicate", ...]

    def __init__(self, *parts: "Predicate") -> None:
        object.__setattr__(self, "parts", _checked(parts))


@dataclass(frozen=True, init=False)
class Or:
    """At least one part; false when there are none."""

    parts: tuple["Predicate", ...]

    def __init__(self, *parts: "Predicate") -> None:
        object.__setattr__(self, "parts", _checked(parts))


@dataclass(frozen=True)
class Not:
    part: "Predicate"

    def __post_init__(self) -> None:
        _checked((self.part,))


Predicate: TypeAlias = Compare | IsNull | In | And | Or | Not


def _checked(parts: tuple[Predicate, ...]) -> tuple[Predicate, ...]:
    for part in parts:
        if not isinstance(part, Compare | IsNull | In | And | Or | Not):
            raise ValueError(f"a part of a condition is a condition, not {part!r}")
    return parts


def nodes(predicate: Predicate) -> Iterator[Predicate]:
    """The node itself and all below it."""
    yield predicate
    below: Iterable[Predicate] = ()
    if isinstance(predicate, And | Or):
        below = predicate.parts
    elif isinstance(predicate, Not):
        below = (predicate.part,)
    for part in below:
        yield from nodes(part)


def fields_of(predicate: Predicate) -> frozenset[str]:
    """Names of all fields that are read."""
    found = set()
    for node in nodes(predicate):
        if isinstance(node, Compare | IsNull | In):
            found.add(node.field)
        if isinstance(node, Compare) and isinstance(node.value, Field):
            found.add(node.value.name)
    return frozenset(found)
