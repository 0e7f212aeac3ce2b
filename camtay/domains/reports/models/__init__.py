"""Tables of reports."""

from camtay.domains.reports.models.forms import (
    Edition,
    Filing,
    Form,
    OutsideFigure,
    Pointing,
)
from camtay.domains.reports.models.sheets import MorningWish, OwnLine

__all__ = [
    "Edition",
    "Filing",
    "Form",
    "MorningWish",
    "OutsideFigure",
    "OwnLine",
    "Pointing",
]
