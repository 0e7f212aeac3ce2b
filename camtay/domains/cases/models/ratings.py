"""What people say of the service."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from camtay.domains.cases import states
from camtay.domains.cases.models.case import Case


class CaseRating(models.Model):
    """What the person says of the service, once the result is there: one to five, why, and in own words."""

    PERSONAL: ClassVar = {
        "case": "none", "score": "none", "reasons": "none", "words": "basic", "rated_at": "none", "source": "none",
    }  # fmt: skip

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="rated")
    score = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)
    words = models.CharField(max_length=1000, blank=True)
    rated_at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=states.RatingSource, default=states.RatingSource.HERE)

    class Meta:
        constraints = [
            models.CheckConstraint(name="case_rating_score", condition=Q(score__gte=1, score__lte=5)),
        ]
