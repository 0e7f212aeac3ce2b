"""Tables of a case."""

from camtay.domains.cases.models.case import Case, CaseQuerySet, late, late_explained
from camtay.domains.cases.models.content import Answers, CaseFile, CaseNumber, CasePaper
from camtay.domains.cases.models.pauses import CasePause, Disruption
from camtay.domains.cases.models.ratings import CaseRating

__all__ = [
    "Answers",
    "Case",
    "CaseFile",
    "CaseNumber",
    "CasePaper",
    "CasePause",
    "CaseQuerySet",
    "CaseRating",
    "Disruption",
    "late",
    "late_explained",
]
