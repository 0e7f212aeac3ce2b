"""Reads for others: regimes and their periods, what was closed, and how it stands now."""

from camtay.domains.closings.queries.closed import (
    Changed,
    Preview,
    SinceClosed,
    check_stamping,
    closed_before,
    closing,
    closings_of,
    figures_before,
    figures_of,
    frozen_keys,
    is_over,
    latest,
    lines_of,
    of_ids,
    open_before,
    open_periods,
    preview,
    revisions_of,
    since_closed,
    source_of,
    stamping_configured,
    standing,
)
from camtay.domains.closings.queries.frozen import CannotSplit, Frozen
from camtay.domains.closings.queries.kept import KEEPS, about
from camtay.domains.closings.queries.records import frozen, rows_now, shown
from camtay.domains.closings.queries.regimes import (
    Windows,
    last_over,
    period_at,
    period_before,
    periods_between,
    places_to_set,
    regime,
    regime_of,
    regimes_of,
    windows,
    year_before,
    year_to_date,
)
from camtay.domains.closings.queries.taking import Taken, TakenFigure
from camtay.domains.closings.queries.tracing import Told
from camtay.domains.closings.queries.verifying import BAD, Finding, verify
from camtay.domains.closings.rules.evidence import Damaged, Difference
from camtay.domains.closings.rules.periods import Period

__all__ = [
    "BAD", "KEEPS", "CannotSplit", "Changed", "Damaged", "Difference", "Finding", "Frozen", "Period", "Preview", "SinceClosed", "Taken", "TakenFigure", "Told",
    "Windows", "about", "check_stamping", "closed_before", "closing", "closings_of", "figures_before", "figures_of", "frozen", "frozen_keys",
    "is_over", "last_over", "latest", "lines_of", "of_ids", "open_before", "open_periods", "period_at", "period_before", "periods_between",
    "places_to_set", "preview", "regime", "regime_of", "regimes_of", "revisions_of", "rows_now", "shown", "since_closed", "source_of",
    "stamping_configured", "standing", "verify", "windows", "year_before", "year_to_date",
]  # fmt: skip
