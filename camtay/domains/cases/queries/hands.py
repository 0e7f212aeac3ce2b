"""Cases by whose hand they were filed: under a mandate, or guided by a helper."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case, CaseQuerySet
from camtay.domains.people import queries as people
from camtay.domains.people.models import Authorisation
from camtay.foundation.access import Actor


@dataclass(frozen=True)
class Hand:
    """Who has a hand in a case beside its applicant. `helper`: who stands by; `agent`: who acts, for `principal`;
    `confirmed`: whether the mandate is. `mine`: it is the reader who acts."""

    helper: people.Guide | None = None
    agent: str = ""
    principal: str = ""
    confirmed: bool = True
    mine: bool = False


def hand_of(case: Case, *, by: Actor) -> Hand | None:
    """None for a case its applicant does alone; no query for it."""
    if case.authorisation is not None:
        mandate = case.authorisation
        return Hand(
            agent=mandate.agent.name,
            principal=mandate.principal.name,
            confirmed=mandate.confirmed_at is not None,
            mine=people.is_agent(mandate, by),
        )
    if case.helped_by_id is None:
        return None
    name = people.names_of([case.helped_by_id]).get(case.helped_by_id, "")
    guide = people.guide(case.helped_by_id, on=by.day) if by.day else None
    return Hand(helper=guide or people.Guide(case.helped_by_id, name, "", ""))


def acts_for_applicant(case: Case, *, by: Actor) -> bool:
    """Is it the reader who acts for the applicant of this case, today?"""
    return permissions.acts_for_applicant(case, by=by)


def under_mandates(mandates: Collection[Authorisation], *, by: Actor) -> dict[UUID, list[Case]]:
    """Mandate's id → its cases and drafts that the agent may see today, latest first. One query at most."""
    open_ones = [
        one for one in mandates if by.day is not None and one.standing(by.day) in ("valid", "waiting")
    ]
    if not open_ones:
        return {}
    found: dict[UUID, list[Case]] = {}
    rows = Case.objects.filter(authorisation__in=open_ones).select_related("authorisation")
    for case in rows.order_by("-pk"):
        if permissions.is_own(case, by=by) and case.authorisation_id is not None:
            found.setdefault(case.authorisation_id, []).append(case)
    return found


def guided_by(by: Actor) -> CaseQuerySet:
    """What was filed while the reader stood by, latest first: for a list of numbers and procedures, of nobody's data."""
    if by.account_id is None:
        return Case.objects.none()
    return (
        Case.objects.filter(helped_by=by.account_id)
        .exclude(submitted_at=None)
        .order_by("-submitted_at", "pk")
    )


def titles(case_ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Case's id → (name of the procedure, code), for who has been shown that these cases are theirs to read of."""
    rows = Case.objects.filter(pk__in=list(case_ids)).values_list("pk", "procedure_name", "code")
    return {pk: (name, code or "") for pk, name, code in rows}
