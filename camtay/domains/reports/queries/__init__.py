"""Reads for others: forms, filings, the five columns, figures from outside, and the sheets."""

from camtay.domains.reports.queries.closed import KINDS, closed_letter
from camtay.domains.reports.queries.filings import (
    Due,
    due,
    filing,
    filings_at,
    filings_of,
    lines_of,
    periods_to_fill,
    revisions_of,
)
from camtay.domains.reports.queries.five import Five, Reading, five
from camtay.domains.reports.queries.forms import (
    Pointed,
    document_of,
    editions_of,
    form,
    forms_of,
    known_names,
    newest_edition,
    parts_of,
    places_kept,
    places_seen,
    pointed,
    pointings_of,
    regimes_of,
    signers_of,
)
from camtay.domains.reports.queries.kept import KEEPS, about
from camtay.domains.reports.queries.monday import (
    CaseLine,
    Cause,
    Monday,
    TaskLine,
    monday,
    monday_places,
    week_of,
)
from camtay.domains.reports.queries.morning import Morning, morning, wants_morning
from camtay.domains.reports.queries.outside import (
    codes_of,
    history_of,
    outside_in,
    outside_of,
    outside_one,
    standing,
)
from camtay.domains.reports.rules.deciding import Choice
from camtay.domains.reports.rules.lines import Line
from camtay.domains.reports.rules.proposing import Proposal

__all__ = [
    "KEEPS", "KINDS", "CaseLine", "Cause", "Choice", "Due", "Five", "Line", "Monday", "Morning", "Pointed",
    "Proposal", "Reading", "TaskLine", "about", "closed_letter", "codes_of", "document_of", "due",
    "editions_of", "filing", "filings_at", "filings_of", "five", "form", "forms_of", "history_of",
    "known_names", "lines_of", "monday", "monday_places", "morning", "newest_edition", "outside_in",
    "outside_of", "outside_one", "parts_of", "periods_to_fill", "places_kept", "places_seen", "pointed",
    "pointings_of", "regimes_of", "revisions_of", "signers_of", "standing", "wants_morning", "week_of",
]  # fmt: skip
