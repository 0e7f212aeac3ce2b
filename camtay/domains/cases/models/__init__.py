"""Tables of a case."""

from camtay.domains.cases.models.case import Case, CaseQuerySet, late, late_explained
from camtay.domains.cases.models.content import Answers, CaseFile, CaseNumber, CasePaper
from camtay.domains.cases.models.noted import NotedCase
from camtay.domains.cases.models.pauses import CasePause, Disruption
from camtay.domains.cases.models.ratings import CaseRating
from camtay.domains.cases.models.work import BulkDeed, CaseApology, CaseNote, CaseStep

__all__ = [
    "Answers",
    "BulkDeed",
    "Case",
    "CaseApology",
    "CaseFile",
    "CaseNote",
    "CaseNumber",
    "CasePaper",
    "CasePause",
    "CaseQuerySet",
    "CaseRating",
    "CaseStep",
    "Disruption",
    "NotedCase",
    "late",
    "late_explained",
]
