"""The tree as SQL text for engines that read the lake (DuckDB, Spark) and, in tests, PostgreSQL and SQLite.

The session must be set to UTC. Literals are written into the text, since Spark SQL over files takes no parameters:
texts are escaped, numbers and times are written by us.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal as Only

from camtay.foundation.predicates.tree import And, Compare, Field, In, IsNull, Literal, Not, Op, Or, Predicate

Dialect = Only["ansi", "sqlite"]
_SIGN: dict[Op, str] = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def to_sql(predicate: Predicate, dialect: Dialect = "ansi") -> str:
    """A condition in brackets that is TRUE or FALSE, never NULL. "sqlite" writes times as Django stores them there."""
    match predicate:
        case Compare(field, op, value):
            right = value.name if isinstance(value, Field) else literal(value, dialect)
            return f"COALESCE({field} {_SIGN[op]} {right}, FALSE)"
        case IsNull(field):
            return f"({field} IS NULL)"
        case In(_, ()):
            return "(1 = 0)"
        case In(field, values):
            return f"COALESCE({field} IN ({', '.join(literal(value, dialect) for value in values)}), FALSE)"
        case And(()):
            return "(1 = 1)"
        case Or(()):
            return "(1 = 0)"
        case And(parts):
            return "(" + " AND ".join(to_sql(part, dialect) for part in parts) + ")"
        case Or(parts):
            return "(" + " OR ".join(to_sql(part, dialect) for part in parts) + ")"
        case Not(part):
            return f"(NOT {to_sql(part, dialect)})"


def literal(value: Literal, dialect: Dialect = "ansi") -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return _time(value, dialect)
    return _text(value, dialect)


def _time(value: datetime, dialect: Dialect) -> str:
    moment = value.astimezone(UTC).replace(tzinfo=None)
    return f"'{moment}'" if dialect == "sqlite" else f"TIMESTAMP '{moment}'"


def _text(value: str, dialect: Dialect) -> str:
    quoted = "'" + value.replace("'", "''") + "'"
    if dialect == "sqlite" or "\\" not in value:
        return quoted
    # Spark reads a backslash in a text as an escape, the others as itself.
    return "(" + quoted.replace("\\", "' || CHR(92) || '") + ")"
