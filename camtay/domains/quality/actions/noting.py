"""Saying that a finding was looked into, counting, and who read names."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.quality import permissions
from camtay.domains.quality.models import Looked, Tally
from camtay.domains.quality.queries.findings import found_in, suspects
from camtay.domains.quality.rules.shapes import Check
from camtay.domains.quality.states import Reason
from camtay.foundation.access import Actor, check
from camtay.foundation.audit.journal import look, record

MOST = 10_000  # records one person can be said to have looked into


class Unfit(ValueError):  # noqa: N818  said to people, not raised as a fault
    """It cannot be noted so; `str` is for people."""


@transaction.atomic
def note(*, finding: Check, place: Place, reason: str, words: str = "", by: Actor, now: datetime) -> Looked:
    """All that the check finds there now was looked into. Raises Refused, Unfit."""
    check(permissions.NOTE, by, places=[place.pk])
    if reason not in Reason.values:
        raise Unfit(_("Hãy chọn một lý do."))
    ids = [
        str(pk) for pk in suspects(finding, place, now).order_by().values_list("pk", flat=True)[: MOST + 1]
    ]
    if not ids:
        raise Unfit(_("Phép kiểm này không còn thấy gì ở đây."))
    if len(ids) > MOST:
        raise Unfit(_("Nhiều quá để xem hết một lần. Hãy sửa ở hệ thống gốc trước."))
    made = Looked.objects.create(
        place=place, check_code=finding.code, reason=reason, words=words.strip()[:500], records=sorted(ids),
        noted_at=now, noted_by_id=by.account_id,
    )  # fmt: skip
    Tally.objects.filter(place=place, check_code=finding.code).update(fresh=0)
    record(
        by=by, action="quality.note", object_type="quality.Looked", object_id=made.pk, now=now, place_id=place.pk,
        note=f"{finding.code}:{reason}:{len(ids)}",
    )  # fmt: skip
    return made


def count(*, place: Place, by: Actor, now: datetime) -> None:
    """Count every check of a commune again, for the marks on pages of figures. Raises Refused."""
    check(permissions.COUNT, by, places=[place.pk])
    # Read before the transaction begins: nobody's writing waits for the checks.
    tallies = [
        Tally(place=place, check_code=one.check.code, found=one.found, fresh=one.fresh, counted_at=now)
        for one in found_in(place, now)
    ]
    with transaction.atomic():
        Tally.objects.bulk_create(
            tallies,
            update_conflicts=True,
            unique_fields=["place", "check_code"],
            update_fields=["found", "fresh", "counted_at"],
        )


def count_all(*, by: Actor, now: datetime) -> None:
    """Every commune that has records, each in its own transaction. Raises Refused."""
    for commune in indicators.places_with_figures():
        count(place=commune, by=by, now=now)


@transaction.atomic
def read_names(*, finding: Check, place: Place, names: int, by: Actor, now: datetime) -> None:
    """`by` read the names of so many people behind a finding, having been shown to be allowed to."""
    look(
        by=by, action="quality.see", object_type=finding.source.model, object_id=f"list:{names}", about=None,
        place_id=place.pk, now=now,
    )  # fmt: skip
