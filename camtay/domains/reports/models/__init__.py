"""Tables of reports."""

from camtay.domains.reports.models.sheets import MorningWish, OwnLine

__all__ = ["MorningWish", "OwnLine"]
