"""Reads for others: regimes and their periods."""

from camtay.domains.closings.queries.kept import KEEPS, about
from camtay.domains.closings.queries.regimes import (
    Windows,
    last_over,
    period_at,
    period_before,
    periods_between,
    places_to_set,
    regime_of,
    regimes_of,
    windows,
    year_before,
    year_to_date,
)
from camtay.domains.closings.rules.periods import Period

__all__ = [
    "KEEPS", "Period", "Windows", "about", "last_over", "period_at", "period_before", "periods_between",
    "places_to_set", "regime_of", "regimes_of", "windows", "year_before", "year_to_date",
]  # fmt: skip
