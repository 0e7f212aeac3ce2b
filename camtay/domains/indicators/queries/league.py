"""Who may be put beside whom: the rules of comparison, for the pages that compare."""

from camtay.domains.indicators.rules.league import ENOUGH, League, Standing, is_judged, league, size_of

__all__ = ["ENOUGH", "League", "Standing", "is_judged", "league", "size_of"]
