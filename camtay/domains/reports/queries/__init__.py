"""Reads for others: forms, filings, the five columns, figures from outside, and the sheets."""

from camtay.domains.reports.queries.closed import KINDS, closed_letter
from camtay.domains.reports.queries.day import Day, day_count, day_places
from camtay.domains.reports.queries.filings import (
    Due,
    Stands,
    closed_periods,
    due,
    filing,
    filings_at,
    filings_of,
    lines_of,
    periods_to_fill,
    revisions_of,
    stands,
)
from camtay.domains.reports.queries.filling import title_of
from camtay.domains.reports.queries.five import Five, Reading, five
from camtay.domains.reports.queries.forms import (
    Pointed,
    document_of,
    editions_of,
    form,
    forms_of,
    known_names,
    newest_edition,
    part_choices,
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
    correction_of,
    history_of,
    outside_in,
    outside_of,
    outside_one,
    standing,
)
from camtay.domains.reports.queries.statement import Statement, statement, statement_roles
from camtay.domains.reports.queries.statement_letter import statement_letter
from camtay.domains.reports.queries.village import Village, village, village_places
from camtay.domains.reports.rules.deciding import Choice
from camtay.domains.reports.rules.few import count_words
from camtay.domains.reports.rules.lines import Line
from camtay.domains.reports.rules.proposing import Proposal

__all__ = [
    "KEEPS", "KINDS", "CaseLine", "Cause", "Choice", "Day", "Due", "Five", "Line", "Monday", "Morning",
    "Pointed", "Proposal", "Reading", "Stands", "Statement", "TaskLine", "Village", "about", "closed_letter", "closed_periods",
    "codes_of", "correction_of", "count_words", "day_count", "day_places", "document_of", "due",
    "editions_of", "filing", "filings_at", "filings_of", "five", "form", "forms_of", "history_of",
    "known_names", "lines_of", "monday", "monday_places", "morning", "newest_edition", "outside_in",
    "outside_of", "outside_one", "part_choices", "parts_of", "periods_to_fill", "places_kept",
    "places_seen", "pointed", "pointings_of", "regimes_of", "revisions_of", "signers_of", "standing", "stands",
    "statement", "statement_letter", "statement_roles", "title_of", "village", "village_places",
    "wants_morning", "week_of",
]  # fmt: skip
