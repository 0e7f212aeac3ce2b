"""Reporting regimes."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.closings import states
from camtay.domains.places.models import Place


class Regime(models.Model):
    """Chế độ báo cáo: which figures go to whom, how often, by when.

    `place`: whose it is, and of all that lies in it; null: the whole product's. A place's own regime of the same `code`
    stands before it. `first_day`: on which a period begins, a day of a month or a weekday (1 Monday); `deadline_days`
    after its last day, at `deadline_hour`. `indicators`: codes, in the order they are reported. It asks for the periods
    whose last day lies between `valid_from` and `valid_until`.
    """

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id", "place", "code", "title", "receiver", "basis", "frequency", "first_day", "deadline_days",
            "deadline_hour", "indicators", "valid_from", "valid_until", "version", "recorded_at",
        ),
        "none",
    )  # fmt: skip

    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    receiver = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    frequency = models.CharField(max_length=8, choices=states.Frequency)
    first_day = models.PositiveSmallIntegerField(default=1)
    deadline_days = models.PositiveSmallIntegerField(default=0)
    deadline_hour = models.PositiveSmallIntegerField(default=17)
    indicators = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="regime_once_a_place"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(place=None), name="regime_once_for_all_places"
            ),
            models.CheckConstraint(
                name="regime_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="regime_begins_on_a_day",
                condition=Q(first_day__gte=1, first_day__lte=states.LAST_FIRST_DAY)
                & (~Q(frequency=states.Frequency.WEEK) | Q(first_day__lte=7)),
            ),
            models.CheckConstraint(
                name="regime_due_at_an_hour", condition=Q(deadline_hour__lte=23, deadline_days__lte=90)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def asks_on(self, day: date) -> bool:
        """Is it in force on a day?"""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
