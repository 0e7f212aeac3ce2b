"""Case codes."""

from datetime import date


def case_code(agency: str, day: date, number: int) -> str:
    """`agency-yymmdd-nnnn`, the pattern provincial systems use (their agency ids are a setting of the place)."""
    return f"{agency}-{day:%y%m%d}-{number:04d}"
