"""What each figure counts, out of what, and by which law: the definitions in words."""

from datetime import UTC, date, datetime

from camtay.domains.indicators import queries
from camtay.domains.indicators.queries import Indicator, Window
from camtay.entrances.terminal.reference.page import Page, grid, reference

# A definition speaks of a period; the page needs one to speak of, the same every time.
EXAMPLE = Window(first=date(2026, 1, 1), last=date(2026, 10, 31), now=datetime(2026, 11, 1, tzinfo=UTC))
INTRODUCTION = (
    "Every figure is a query and opens into its records. Conditions are written for the period from 01/01/2026 to"
    " 31/10/2026, both days included."
)


def section(indicator: Indicator) -> str:
    formula = queries.formula(indicator, EXAMPLE)
    rows = [
        ["Kind, unit", f"{indicator.kind}, {indicator.unit}"],
        ["Out of", formula.population],
        ["Counts", formula.counts],
        ["Records", f"`{indicator.source.model}`"],
        ["Split by", ", ".join((*indicator.split_by, *(("month",) if indicator.month_field else ())))],
        ["Source", formula.law],
        ["Seen by anybody", "yes" if indicator.public else "no"],
    ]
    return f"## `{indicator.code}`\n\n**{indicator.label}.** {indicator.meaning}\n\n{grid(['', ''], rows)}"


def page() -> Page:
    return reference(
        "indicators", "Indicators", INTRODUCTION, *(section(one) for one in queries.definitions())
    )
