"""The editable calendar: one row for each day that is not what its weekday says."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayRule(models.Model):
    """A day off, a day worked instead, or a day that is ordinary although the seed says otherwise."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        ("id", "day", "kind", "name", "act", "source", "by_hand", "version"), "none"
    )

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Ngày nghỉ")
        MAKE_UP = "make_up", _("Làm bù")
        ORDINARY = "ordinary", _("Ngày thường")

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120)
    act = models.CharField(max_length=200, blank=True, default="")
    source = models.CharField(max_length=200, blank=True, default="")
    by_hand = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["holiday", "make_up", "ordinary"]), name="day_rule_kind_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
