"""The words added here, and the questions nobody answered."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from camtay.domains.procedures import queries
from camtay.domains.procedures.states import TermKind


@dataclass(frozen=True)
class Word:
    text: str
    kind: str
    procedure: str
    remove_url: str


@dataclass(frozen=True)
class Question:
    text: str
    times: int
    last_at: datetime
    settle_url: str


def words() -> list[Word]:
    """Newest first, at most two hundred."""
    rows = list(queries.terms()[:200])
    names = queries.by_codes({row.procedure_code for row in rows if row.procedure_code})
    return [
        Word(
            row.text,
            str(TermKind(row.kind).label),
            names[row.procedure_code].name if row.procedure_code in names else row.procedure_code,
            reverse("desk:word_remove", args=[row.pk]),
        )
        for row in rows
    ]


def questions() -> list[Question]:
    """Most often asked first, at most a hundred."""
    return [
        Question(row.text, row.times, row.last_at, reverse("desk:missed_settle", args=[row.pk]))
        for row in queries.missed()[:100]
    ]
