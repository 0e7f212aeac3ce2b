"""Claims of "alone", those drawn to be seen again, and who may see them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Observation, Progress, Review
from camtay.domains.learning.states import ReviewState, Rung, Seen
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor, scope_of

CLAIMS = (Seen.ALONE_CHECKED, Seen.ALONE_DECLARED)  # what somebody says; a matched deed speaks for itself


def claims_between(after: datetime | None, until: datetime) -> list[tuple[UUID, int | None]]:
    """Claims made in that time that stand: their ids, each with the commune of the person. None of practice."""
    alone = Progress.objects.filter(person=OuterRef("person"), skill=OuterRef("skill"), rung__gte=Rung.ALONE)
    rows = Observation.objects.filter(
        Exists(alone), seen__in=CLAIMS, recorded_at__lte=until, withdrawn_by=None, review=None,
        session__cancelled_at=None,
    ).exclude(person__commune__practice=True)  # fmt: skip
    if after is not None:
        rows = rows.filter(recorded_at__gt=after)
    return list(rows.order_by("recorded_at", "pk").values_list("pk", "person__commune"))


def hands_in(claim: Observation) -> frozenset[int]:
    """The people who taught it, or said it was there: those on whom the claim does not rest need look."""
    seen = Observation.objects.filter(person=claim.person_id, skill=claim.skill).exclude(by=None)
    accounts = Account.objects.filter(pk__in=seen.values("by"))
    return frozenset(accounts.values_list("person", flat=True))


def reviews_waiting(by: Actor) -> QuerySet[Review]:
    """Those that `by` may settle, the longest waiting first: in their places, not their own, and with no hand in it."""
    scope = scope_of(permissions.REVIEW, by)
    hands = Observation.objects.filter(
        person=OuterRef("observation__person"), skill=OuterRef("observation__skill"), by=by.account_id
    )
    rows = Review.objects.filter(~Exists(hands), state=ReviewState.WAITING).exclude(
        observation__person__in=by.own_ids
    )
    if not scope.everywhere:
        home = Q(observation__person__neighbourhood__in=scope.place_ids)
        rows = rows.filter(home | Q(observation__person__commune__in=scope.place_ids))
    shown = rows.select_related("observation__person__neighbourhood", "observation__person__commune")
    return shown.order_by("drawn_at", "pk")


def review(review_id: UUID, *, by: Actor) -> Review | None:
    """One that waits, for who may settle it."""
    return reviews_waiting(by).filter(pk=review_id).first()


def was_settled(review_id: UUID, *, by: Actor) -> bool:
    """Has `by`, or somebody before them, settled it meanwhile?"""
    found = Review.objects.select_related("observation__person").filter(pk=review_id).first()
    if found is None or found.state == ReviewState.WAITING:
        return False
    return found.seen_by_id == by.account_id or permissions.can_review(
        found, hands_in(found.observation), by=by
    )
