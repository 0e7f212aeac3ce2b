"""Why a clock stands still: pauses of one case, and what stopped the work of a whole place."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from camtay.domains.cases import states
from camtay.domains.cases.models.case import Case
from camtay.domains.places.models import Place
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7


class Disruption(models.Model):
    """What stopped the work of a whole place (a storm, a system that was down): one deed pauses every case it
    touched. `evidence`: the document or notice that proves it. Taken back, it stays, with its pauses gone."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "kind": "none", "since": "none", "until": "none", "evidence": "none",
        "recorded_at": "none", "recorded_by": "none", "undone_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=states.Pause)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="disruption_forward", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        ]
        ordering = ["-since", "id"]


class CasePause(models.Model):
    """A typed pause. The explained clock reads all kinds; the official one only the applicant's.
    `evidence` and `file`: what proves it. `recorded_by`: who wrote it down by hand; None where a move made it."""

    PERSONAL: ClassVar = {
        "id": "none", "case": "none", "kind": "none", "since": "none", "until": "none", "evidence": "basic",
        "disruption": "none", "file": "none", "recorded_at": "none", "recorded_by": "none",
    }  # fmt: skip

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    kind = models.CharField(max_length=20, choices=states.Pause)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=500, blank=True)
    disruption = models.ForeignKey(Disruption, on_delete=models.CASCADE, null=True, related_name="pauses")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_pause_forward", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(until=None), name="case_one_open_pause_a_kind"
            ),
        ]
