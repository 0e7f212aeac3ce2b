"""What the pages of filing on the national portal show."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from camtay.domains.cases import queries as cases
from camtay.domains.cases.models import Case
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.entrances.portal.filing import presenters as filing
from camtay.entrances.portal.finding import presenters as finding
from camtay.foundation.access import Actor

PORTAL = filing.NATIONAL_PORTAL


@dataclass(frozen=True)
class Guide:
    """The steps' content. `sheets`: addresses of preparation sheets the person has begun, with when."""

    papers: list[tuple[str, str]]
    has_form: bool
    sheets: list[tuple[str, datetime | None]]
    portal: str
    page: str


def guide(procedure: Procedure, *, by: Actor) -> Guide:
    has_form = procedures.form(procedure) is not None
    return Guide(
        papers=finding.shown(procedure).papers,
        has_form=has_form,
        sheets=_sheets(procedure, by) if has_form and by.kind != "guest" else [],
        portal=PORTAL,
        page=procedure.national_page,
    )


def _sheets(procedure: Procedure, by: Actor) -> list[tuple[str, datetime | None]]:
    found = cases.drafts_of(by).filter(procedure=procedure, token=None)[:3]
    return [(reverse("portal:case", args=[one.pk]), one.drafted_at) for one in found]


def boxes(case: Case, *, now: datetime) -> list[filing.Section]:
    """The answers of a sheet, in the order of the form."""
    return filing.sections(case, today=now.date())
