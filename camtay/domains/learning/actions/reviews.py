"""Claims of "alone" are drawn by chance to be seen again, and settled by somebody who neither taught nor claimed."""

from collections.abc import Collection
from datetime import datetime, timedelta
from random import Random, SystemRandom
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions, queries
from camtay.domains.learning.actions import folding
from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.actions.observing import write
from camtay.domains.learning.models import Draw, Observation, Review
from camtay.domains.learning.states import ReviewState, Seen
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.ids import uuid7

CHANCE = SystemRandom()  # nobody can work out beforehand whose claim is drawn
LATE = timedelta(minutes=10)  # what a transaction that ends late wrote is in the next drawing
GONE = _("Không có lời ghi này, hoặc tài khoản này không được xem lại.")


@transaction.atomic
def draw_reviews(*, by: Actor, now: datetime, chance: Random = CHANCE) -> Draw:
    """Each claim made since the last drawing is drawn once in so many times as its commune has set, or never again."""
    check(permissions.DRAW, by)
    last = Draw.objects.select_for_update().order_by("until").last()
    until = now - LATE
    claims = queries.claims_between(last.until if last else None, until)
    share = _shares({commune for _pk, commune in claims})
    drawn = [pk for pk, commune in claims if chance.random() * 100 < share[commune]]
    Review.objects.bulk_create(Review(observation_id=pk, drawn_at=now) for pk in drawn)
    return Draw.objects.create(drawn_at=now, until=until, claims=len(claims), drawn=len(drawn))


def _shares(communes: Collection[int | None]) -> dict[int | None, int]:
    """Commune → how many of a hundred. Where somebody lives nowhere we know, nobody would go and look."""
    known = places.by_ids([pk for pk in communes if pk is not None])
    share: dict[int | None, int] = {pk: places.settings_of(place).review_share for pk, place in known.items()}
    return {None: 0, **share}


@transaction.atomic
def settle_review(*, review_id: UUID, version: int, state: str, by: Actor, now: datetime) -> Review:
    """What was seen the second time. Done alone again is seen alone; not done takes "alone" back; who was not met is
    left as they were. Raises Refused, also for who taught it or said it was there; Changed."""
    review = Review.objects.select_for_update().filter(pk=review_id).first()
    if review is None:
        raise Refused(GONE)
    claim = Observation.objects.select_related("person").get(pk=review.observation_id)
    review.observation = claim
    if review.seen_by_id == by.account_id is not None and review.state == state:
        return review
    permissions.check_can_review(review, queries.hands_in(claim), by=by)
    if review.version != version or review.state != ReviewState.WAITING:
        raise Changed(review)
    if state not in ReviewState.values:
        raise Refused(_("Hãy chọn xem lại thấy thế nào."))
    review.state, review.seen_by_id, review.seen_at = state, by.account_id, now
    review.version += 1
    review.save(update_fields=["state", "seen_by", "seen_at", "version"])
    _observe(claim, _SEEN.get(state), by=by, now=now)
    record(
        by=by, action="learning.settle_review", object_type="learning.Review", object_id=review.pk, now=now,
        place_id=claim.person.commune_id or 0, about=claim.person_id,
    )  # fmt: skip
    return review


_SEEN: dict[str, Seen] = {ReviewState.HELD: Seen.ALONE_CHECKED, ReviewState.NOT_HELD: Seen.NOT_ALONE}


def _observe(claim: Observation, seen: Seen | None, *, by: Actor, now: datetime) -> None:
    if seen is not None:
        learner = folding.lock([claim.person])[claim.person_id]
        made = Observation(
            id=uuid7(), person_id=learner.pk, skill=claim.skill, seen=seen, by_id=by.account_id, occurred_at=now,
            recorded_at=now,
        )  # fmt: skip
        write(made, learner, by=by, now=now)
