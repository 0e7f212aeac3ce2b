"""The applicant's last word: how they found the service."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Case, CaseRating
from camtay.domains.cases.rules import ratings
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import day_key
from camtay.foundation.prepared import update

_SAID = ("score", "reasons", "words")


@transaction.atomic
def rate(
    *, case_id: UUID, score: int, reasons: Collection[str] = (), words: str = "", by: Actor, now: datetime
) -> CaseRating:
    """Say how it was, once; within a week it may be said otherwise. Saying the same again changes nothing.

    The case keeps its version and its time line: a rating is no step of it, and the clerk who has the page open
    to hand the result over is not stopped by it. The day it counts for is that of the first word.
    Raises Refused with a sentence for people.
    """
    case = moves.locked(case_id)
    permissions.check_can(permissions.RATE, case, by=by)
    words = words.strip()
    wrong = ratings.problem(case.state, case.origin) or ratings.problem_of_content(score, reasons, words)
    if wrong is not None:
        raise Refused(wrong)
    rating = CaseRating.objects.filter(pk=case.pk).first() or CaseRating(case=case, rated_at=now)
    wanted = {"score": score, "reasons": _in_order(score, reasons), "words": words}
    changed = [name for name in _SAID if case.rating is None or getattr(rating, name) != wanted[name]]
    if not changed:
        return rating
    if now > ratings.may_change_until(rating.rated_at):
        raise Refused(_("Đã quá 7 ngày từ lúc chấm điểm nên không sửa được nữa."))
    for name in changed:
        setattr(rating, name, wanted[name])
    rating.save()
    _note(case, rating, changed, by=by, now=now)
    return rating


def _in_order(score: int, reasons: Collection[str]) -> list[str]:
    return [code for code in states.REASONS_FOR[states.Score(score)] if code in reasons]


def _note(case: Case, rating: CaseRating, changed: list[str], *, by: Actor, now: datetime) -> None:
    """On the case, for figures; and in the journal, as a deed of its own."""
    case.rating, case.rated_day = rating.score, day_key(rating.rated_at)
    update(case, "rating", "rated_day")
    record(
        by=by,
        action="cases.rate",
        object_type="cases.CaseRating",
        object_id=case.pk,
        now=now,
        place_id=case.receiving_place_id,
        about=case.applicant_id,
        fields=changed,
    )
