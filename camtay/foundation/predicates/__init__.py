"""One small tree that becomes a Django Q, plain ANSI SQL, a check in Python, and words.

A comparison with nothing (NULL, None) is false, also under Not: every part is true or false, never unknown,
so all engines give the same rows. No date functions: rows carry calendar keys. Times are aware.
Texts are only equal or not, since engines sort letters differently.
"""

from camtay.foundation.predicates.document import PredicateError, from_json, to_json
from camtay.foundation.predicates.python import holds
from camtay.foundation.predicates.query import to_q
from camtay.foundation.predicates.sql import to_sql
from camtay.foundation.predicates.tree import (
    And,
    Compare,
    Field,
    In,
    IsNull,
    Literal,
    Not,
    Op,
    Or,
    Predicate,
    fields_of,
)
from camtay.foundation.predicates.wording import words

__all__ = [
    "And",
    "Compare",
    "Field",
    "In",
    "IsNull",
    "Literal",
    "Not",
    "Op",
    "Or",
    "Predicate",
    "PredicateError",
    "fields_of",
    "from_json",
    "holds",
    "to_json",
    "to_q",
    "to_sql",
    "words",
]
