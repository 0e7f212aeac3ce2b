"""What somebody looked into, and what was counted the last time."""

from typing import ClassVar

from django.db import models

from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.quality.states import Reason
from camtay.foundation.ids import uuid7


class Looked(models.Model):
    """A finding that somebody looked into. `records`: the ids of what the check found then; another record is not
    covered by it. Never changed: a later one of the same place and check stands for it."""

    PERSONAL: ClassVar = dict.fromkeys(
        ("id", "place", "check_code", "reason", "words", "records", "noted_at", "noted_by"), "none"
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    check_code = models.CharField(max_length=60)
    reason = models.CharField(max_length=10, choices=Reason)
    words = models.CharField(max_length=500, blank=True)
    records = models.JSONField(default=list)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["place", "check_code", "noted_at"], name="looked_by_place")]


class Tally(models.Model):
    """What one check found in one commune when all were last counted. `fresh`: not looked into by anybody."""

    PERSONAL: ClassVar = dict.fromkeys(("id", "place", "check_code", "found", "fresh", "counted_at"), "none")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+", db_index=False)
    check_code = models.CharField(max_length=60)
    found = models.PositiveIntegerField(default=0)
    fresh = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "check_code"], name="tally_once_a_check")]
