"""The tree as a Django Q, which also lists the rows behind a number.

Each comparison says first that its fields are filled. Without that Django's own negation lets a row with an empty
field through or not, depending on which side the empty field is.
Fields may be columns or forward relations; a reverse relation would be asked row by row and is not meant.
"""

from functools import reduce
from operator import and_, or_

from django.db.models import F, Q

from camtay.foundation.predicates.tree import And, Compare, Field, In, IsNull, Literal, Not, Op, Or, Predicate

_LOOKUP: dict[Op, str] = {"eq": "exact", "lt": "lt", "le": "lte", "gt": "gt", "ge": "gte"}


def to_q(predicate: Predicate) -> Q:
    match predicate:
        case Compare(field, op, value):
            return _compare(field, op, value)
        case IsNull(field):
            return Q((f"{field}__isnull", True))
        case In(field, values):
            return Q((f"{field}__isnull", False), (f"{field}__in", list(values)))
        case And(parts):
            return reduce(and_, map(to_q, parts)) if parts else everything()
        case Or(parts):
            return reduce(or_, map(to_q, parts)) if parts else nothing()
        case Not(part):
            return ~to_q(part)


def everything() -> Q:
    """All rows. An empty Q would vanish under `~`, where it must become no rows."""
    return Q(pk__isnull=False)


def nothing() -> Q:
    return Q(pk__in=[])


def _compare(field: str, op: Op, value: Literal | Field) -> Q:
    filled = Q((f"{field}__isnull", False))
    if isinstance(value, Field):
        filled &= Q((f"{value.name}__isnull", False))
    right = F(value.name) if isinstance(value, Field) else value
    if op == "ne":
        return filled & ~Q((f"{field}__exact", right))
    return filled & Q((f"{field}__{_LOOKUP[op]}", right))
